"""Committees that an order appoints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import Column, row_text, table_look, table_of
from core.documents.pieces.texts import heading, is_single, numbered_items
from core.documents.pieces.wrapped import Indented
from core.typeset.block import Block
from core.typeset.measures import MM
from core.typeset.style import BODY, HEADING, ITEM

_BLANK = 6  # dotted lines of a draft without a committee


@dataclass(frozen=True, slots=True, kw_only=True)
class Committees(Piece):
    """Each committee of the value: its title, its people in columns, its duties.

    Several are counted. ``duties`` is what stands before a list of duties.
    """

    value: str
    columns: tuple[Column, ...]
    duties: str
    left_mm: float = 25.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            return [on.blanks(_BLANK, before=BODY.before)]
        rows = contents.rows(on.content(self.value))
        return [
            block
            for number, row in enumerate(rows, 1)
            for block in self._committee(on, number if len(rows) > 1 else 0, row)
        ]

    def _committee(
        self, on: Compositor, number: int, row: Mapping[str, Content]
    ) -> Iterable[Block]:
        title = contents.said(row["title"])
        if title:
            counted = on.digits(f"{number}. ") if number else ""
            yield heading(on, counted + title, replace(HEADING, left=self.left_mm * MM))
        people = contents.rows(row["people"])
        if people:
            yield self._people(on, people, title)
        duties = contents.items(row["duties"])
        if is_single(duties):
            yield on.paragraph(f"{on.digits(self.duties)}{duties[0].text}", BODY)
        elif duties:
            yield on.paragraph(on.digits(self.duties), replace(BODY, with_next=True))
            yield from numbered_items(on, duties, ITEM, above=f"{number}." if number else "")

    def _people(
        self, on: Compositor, people: tuple[Mapping[str, Content], ...], title: str
    ) -> Block:
        look = table_look(on, 16.0, grid=0.0)
        cells = [[row_text(on, one.cell, row) for one in self.columns] for row in people]
        alt = title or on.value(self.value).label
        made = table_of(on, self.columns, cells, look, alt=alt, before=2.0)
        return Indented(made, self.left_mm * MM - look.beside)
