"""A newsletter of one page: masthead, what happened, photographs in the room left, contact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents.compositor import Compositor
from core.documents.pieces.photos import shots
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import names_in
from core.typeset.block import Block, stacked
from core.typeset.cover import FullPage
from core.typeset.emblem import Emblem
from core.typeset.figures import GUTTER, Beside, Figure, Shot
from core.typeset.measures import A4_POSTER, MM
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.poster import Ground, Masthead
from core.typeset.style import ITEM, PLAIN, TITLE, Style
from core.typeset.tags import Tag

_INK, _EDGE, _WHITE = "#1F3A6E", "#C9A227", "#FFFFFF"
_HEADLINE = 24.0
_LEAST, _MOST = 26 * MM, 104 * MM  # height of a row of photographs
_ABOVE = 8.0  # points over a row
_LYING = 1.4  # width of a usual photograph, of its height
# Photographs in each row, by how many there are; more stand three a row.
_GRIDS: Mapping[int, Sequence[Sequence[int]]] = {
    1: ((1,),),
    2: ((2,), (1, 1)),
    3: ((1, 2), (3,)),
    4: ((2, 2), (1, 3)),
    5: ((2, 3), (1, 2, 2)),
    6: ((3, 3), (2, 2, 2)),
}
_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter(Piece):
    """All of it.

    Attributes:
        head: its first line is the title; a line is left out where one of its names says nothing.
        lead: the first paragraph in parts, left out in the same way.
        text: further paragraphs.
        value: the photographs.
        foot: lines in the same way.
    """

    head: tuple[str, ...]
    headline: str
    lead: tuple[str, ...]
    text: str
    value: str
    foot: tuple[str, ...]
    emblem_mm: float = 24.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        top, middle, foot = [self._masthead(on)], self._words(on), [self._contact(on)]
        width, high = A4_POSTER.column, A4_POSTER.text
        free = high - sum(stacked(group, width) for group in (top, middle, foot)) - 2 * _ABOVE
        middle += photo_grid(on, shots(on, on.content(self.value)), width, free)
        return [FullPage(top, middle, foot, points=high)]

    def _masthead(self, on: Compositor) -> Block:
        mark = Emblem(on.emblem, self.emblem_mm, name="ตราสำนักงาน", align="left", below=0.0)
        first, *rest = _said(on, self.head)
        title = _line(on, first, 34.0, Tag("H1"), face="text-bold")
        lines = [title, *(_line(on, one, 18.0) for one in rest)]
        return Masthead(mark, lines, ink=_INK, edge=_EDGE, to_head=not on.draft)

    def _words(self, on: Compositor) -> list[Block]:
        words = on.words(self.headline)
        leading = on.papers.leading_pt * _HEADLINE / 16
        style = replace(TITLE, size=_HEADLINE, ink=_INK, leading=leading, before=10.0)
        lead = on.paragraph(" ".join(_said(on, self.lead)), replace(ITEM, before=4.0))
        return [Heading(words, 2, style, own=on.own), lead, *on.paragraphs(self.text, ITEM)]

    def _contact(self, on: Compositor) -> Block:
        style = replace(PLAIN, align="center", ink=_WHITE)
        lines = (on.paragraph(one, style) for one in _said(on, self.foot))
        return Ground(*lines, ink=_INK, edge=_EDGE)


def photo_grid(on: Compositor, some: Sequence[Shot], width: float, free: float) -> list[Block]:
    """The photographs in rows that share the free height, as large as they can be."""
    if not some:
        return []
    usual = ((_A_ROW,) * -(-len(some) // _A_ROW),)
    made = [_grid(on, some, counts, width, free) for counts in _GRIDS.get(len(some), usual)]
    return [*max(made, key=_seen)]


def _grid(
    on: Compositor, some: Sequence[Shot], counts: Sequence[int], width: float, free: float
) -> list[Beside]:
    starts = [sum(counts[:i]) for i in range(len(counts))]
    rows = [some[at : at + count] for at, count in zip(starts, counts, strict=True)]
    words = sum(_row(on, row, width, 0.0).height(width) + _ABOVE for row in rows)
    high = min(max((free - words) / len(rows), _LEAST), _MOST)
    return [_row(on, row, width, high) for row in rows]


def _seen(grid: Sequence[Beside]) -> float:
    """How large usual photographs would stand in it, all together."""
    sizes = (figure.size for row in grid for figure in row.figures)
    return sum(min(wide, high * _LYING) for wide, high in sizes)


def _row(on: Compositor, some: Sequence[Shot], width: float, high: float) -> Beside:
    wide = (width - GUTTER * (len(some) - 1)) / len(some)
    style = replace(PLAIN, leading=on.papers.leading_pt)
    figures = [Figure(one, size=(wide, high), style=style, own=on.own) for one in some]
    return Beside(figures, columns=len(some), before=_ABOVE)


def _said(on: Compositor, patterns: Sequence[str]) -> list[str]:
    """The wordings of which every name says something."""
    return [on.words(one) for one in patterns if all(map(on.speaks, names_in(one)))]


def _line(
    on: Compositor, words: str, size: float, tag: Tag | None = None, face: str = "text"
) -> Paragraph:
    style: Style = replace(PLAIN, face=face, size=size, ink=_WHITE)
    return on.paragraph(words, style, tag=tag, leading=on.papers.leading_pt * size / 16)
