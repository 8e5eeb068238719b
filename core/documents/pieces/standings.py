"""The count of every category: who stands where, where every answer landed, who wins by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import Column, row_text, table_look, table_of
from core.documents.pieces.texts import heading
from core.typeset.block import Block
from core.typeset.style import HEADING, PLAIN

_TINT = "#EEEEEE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings(Piece):
    """A heading, what it comes to, a table and lines of text for each row of the value.

    Each heading stands ``before`` points below what is above it; with ``numbered`` it is counted.

    A row has ``title``, ``result``, ``standings`` (rows of the table) and ``lines`` (items under
    it).
    """

    value: str
    columns: tuple[Column, ...]
    size: float = 15.0
    before: float = 14.0
    numbered: bool = True

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        for i, row in enumerate(contents.rows(on.content(self.value)), 1):
            yield from self._category(on, i, row)

    def _category(self, on: Compositor, number: int, row: Mapping[str, Content]) -> Iterable[Block]:
        numbered = on.digits(f"{number}. ") if self.numbered else ""
        title = numbered + contents.said(row.get("title", ""))
        yield heading(on, title, replace(HEADING, before=self.before))
        result = contents.said(row.get("result", ""))
        if result:
            yield on.paragraph(result, replace(PLAIN, with_next=True))
        standings = contents.rows(row.get("standings", ()))
        if standings:
            yield self._table(on, standings, title)
        for i, line in enumerate(contents.items(row.get("lines", ()))):
            yield on.paragraph(line.text, replace(PLAIN, align="thai", before=0.0 if i else 4.0))

    def _table(
        self, on: Compositor, standings: tuple[Mapping[str, Content], ...], title: str
    ) -> Block:
        cells = [[row_text(on, one.cell, row) for one in self.columns] for row in standings]
        look = table_look(on, self.size, tint=_TINT)
        return table_of(on, self.columns, cells, look, alt=title, before=2.0)
