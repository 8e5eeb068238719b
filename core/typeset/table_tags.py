"""The elements of a table, one for all its pieces on all pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.typeset.table_cells import Merges
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag


class TableTags:
    """Table, rows and cells; a head drawn a second time is furniture. Rows of the head are < 0."""

    def __init__(self, alt: str, row_heads: int, merges: Merges) -> None:
        self.table = Tag("Table", alt=alt)
        self._row_heads, self._merges = row_heads, merges
        self._rows: dict[int, Tag] = {}
        self._cells: dict[tuple[int, int], Tag] = {}

    @contextmanager
    def row(self, canvas: TaggedCanvas, index: int) -> Iterator[None]:
        """Around the drawing of a row."""
        tag = self._rows.setdefault(index, Tag("TR", self.table))
        if index < 0 and canvas.tree.has(tag):
            with canvas.furniture():
                yield
        else:
            with canvas.opened(tag):
                yield

    @contextmanager
    def cell(
        self, canvas: TaggedCanvas, index: int, column: int, *, is_text: bool, lang: str = ""
    ) -> Iterator[None]:
        """Around the drawing of a cell; a single text, in its language, is the cell itself."""
        tag = self._cells.get((index, column))
        if tag is None:
            tag = self._cells[index, column] = self._made(index, column, lang)
        if is_text:
            canvas.tree.element(tag)  # an empty cell is a cell
            with canvas.marked(tag):
                yield
        else:
            with canvas.opened(tag):
                yield

    def _made(self, index: int, column: int, lang: str) -> Tag:
        wide, high = self._merges.size(index, column)
        over = f"/ColSpan {wide}" if wide > 1 else ""
        over += f"/RowSpan {high}" if high > 1 else ""
        if index < 0 or column < self._row_heads:
            scope = "Column" if index < 0 else "Row"
            return Tag("TH", attributes=f"/O/Table/Scope/{scope}{over}", lang=lang)
        return Tag("TD", attributes=f"/O/Table{over}" if over else "", lang=lang)
