"""A satisfaction survey: its tables, what is said of it, its chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor, is_empty
from core.documents.content import Content
from core.documents.pieces.figures import figures
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import Column, row_text, table_look
from core.documents.pieces.wording import names_in
from core.typeset import table
from core.typeset.block import Block
from core.typeset.style import ITEM, PLAIN

_TINT = "#EEEEEE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyTable(Piece):
    """One table of a survey: its ``groups`` or its ``items``; rows of totals are bold.

    Attributes:
        alt: what the table is, for those who hear it.
    """

    value: str
    part: str
    columns: tuple[Column, ...]
    alt: str = ""
    before: float = 6.0
    size: float = 16.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        rows = contents.rows(contents.parts(on.content(self.value)).get(self.part, ()))
        if not rows:
            return []
        look = table_look(on, self.size, tint=_TINT)
        columns = [
            table.Column(on.digits(one.head), one.width_mm, one.align) for one in self.columns
        ]
        cells = [self._row(on, row) for row in rows]
        alt = on.bare(self.alt)
        return [table.Table(columns, cells, look, alt=alt, before=self.before, own=on.own)]

    def _row(self, on: Compositor, row: Mapping[str, Content]) -> list[table.Cell]:
        texts = [row_text(on, one.cell, row) for one in self.columns]
        if not row.get("total"):
            return [*texts]
        bold = replace(PLAIN, face="text-bold", size=self.size)
        return [
            [on.paragraph(text, replace(bold, align=one.align))]
            for text, one in zip(texts, self.columns, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with {names} of the survey's own; left out where one of them says nothing."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLines(Piece):
    """Sentences about a survey; ``indent``: as paragraphs begin."""

    value: str
    lines: tuple[Said, ...]
    before: float = 6.0
    indent: bool = True

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        told = contents.parts(on.content(self.value))
        if on.dotted(self.value):
            yield on.blanks(1, before=self.before)
        style = replace(ITEM if self.indent else PLAIN, before=self.before)
        for line in self.lines:
            if not any(is_empty(told.get(name, "")) for name in names_in(line.text)):
                yield on.paragraph(row_text(on, line.text, told), style)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyChart(Piece):
    """The means of a survey's items as bars."""

    value: str
    caption: str

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        chart = contents.parts(contents.parts(on.content(self.value)).get("chart", {}))
        if not contents.items(chart.get("labels", ())):
            return []
        return list(figures(on, {"chart": {**chart, "title": on.bare(self.caption)}}, count(1)))
