"""The scorecard of an assessment: indicators, tools over their rows, the total below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import table_look
from core.documents.scorecard import NOT_KEPT
from core.typeset.block import Block
from core.typeset.style import PLAIN, Align, Style
from core.typeset.table import Cell, Column, Merged, Table

_TINT = "#EEEEEE"
_WIDTHS = (16.0, 78.0, 20.0, 20.0, 26.0)
_ALIGNS: tuple[Align, ...] = ("center", "left", "center", "center", "center")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Piece):
    """A scorecard: ``rows`` of ``number``, ``name``, ``score``, ``tool``, ``weighted``, and a foot.

    A tool and what it weighs stand once over all of its rows. The foot is ``total`` and ``grade``.

    Attributes:
        head: what stands above the five columns.
        foot: what the total and the grade are called.
        lacking: stands with the year instead of a scorecard that is not kept.
    """

    value: str
    head: tuple[str, ...]
    foot: tuple[str, ...]
    lacking: str = "ยังไม่มีผลประเมิน ITA ในระบบ ของปีงบประมาณ พ.ศ."
    alt: str = ""
    before: float = 6.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        card = contents.parts(on.content(self.value))
        rows = contents.rows(card.get("rows", ()))
        if not rows:
            year = contents.said(card.get(NOT_KEPT, ""))
            return [on.paragraph(f"{on.digits(self.lacking)} {year}", PLAIN)] if year else []
        columns = [
            Column(on.digits(word), wide, align)
            for word, wide, align in zip(self.head, _WIDTHS, _ALIGNS, strict=True)
        ]
        cells = [*_rows(on, rows), *self._foot(on, card)]
        look = table_look(on, 16.0, tint=_TINT)
        alt = on.bare(self.alt)
        return [Table(columns, cells, look, alt=alt, before=self.before, own=on.own)]

    def _foot(self, on: Compositor, card: Mapping[str, Content]) -> Iterator[list[Cell]]:
        for name, key in zip(self.foot, ("total", "grade"), strict=True):
            said = contents.said(card.get(key, ""))
            yield [Merged(_bold(on, on.digits(name)), columns=4), _bold(on, said, middle=True)]


def _rows(on: Compositor, rows: Sequence[Mapping[str, Content]]) -> Iterator[list[Cell]]:
    for tool, group in groupby(rows, key=lambda row: contents.said(row.get("tool", ""))):
        members = list(group)
        for i, row in enumerate(members):
            said = [contents.said(row.get(key, "")) for key in ("number", "name", "score")]
            weighted = contents.said(row.get("weighted", ""))
            shared = [Merged([_middle(on, one)], rows=len(members)) for one in (tool, weighted)]
            yield [*said, *(shared if i == 0 else [])]


def _middle(on: Compositor, words: str) -> Block:
    return on.paragraph(words, _centred())


def _centred() -> Style:
    return replace(PLAIN, align="center")


def _bold(on: Compositor, words: str, *, middle: bool = False) -> list[Block]:
    style = _centred() if middle else PLAIN
    return [on.paragraph(words, replace(style, face="text-bold"))]
