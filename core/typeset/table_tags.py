"""The elements of a table, one for all its pieces on all pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag, head_cell


class TableTags:
    """Table, rows and cells; a head drawn a second time is furniture."""

    def __init__(self, alt: str = "", row_heads: int = 0) -> None:
        self.table = Tag("Table", alt=alt)
        self._row_heads = row_heads
        self._head = Tag("TR", self.table)
        self._rows: dict[int, Tag] = {}
        self._cells: dict[tuple[int, int], Tag] = {}

    @contextmanager
    def head(self, canvas: TaggedCanvas) -> Iterator[None]:
        """Around the drawing of the head."""
        if canvas.tree.has(self._head):
            with canvas.furniture():
                yield
        else:
            with canvas.opened(self._head):
                yield

    def row(self, index: int) -> Tag:
        """The row's element."""
        return self._rows.setdefault(index, Tag("TR", self.table))

    @contextmanager
    def cell(
        self, canvas: TaggedCanvas, index: int, column: int, *, single: bool
    ) -> Iterator[None]:
        """Around the drawing of a cell; a single text is the cell itself."""
        tag = self._cells.setdefault((index, column), self._made(index, column))
        if single:
            canvas.tree.element(tag)  # an empty cell is a cell
            with canvas.marked(tag):
                yield
        else:
            with canvas.opened(tag):
                yield

    def _made(self, index: int, column: int) -> Tag:
        if index < 0:
            return head_cell("Column")
        return head_cell("Row") if column < self._row_heads else Tag("TD")
