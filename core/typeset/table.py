"""Tables whose cells wrap, whose head repeats, and which break between rows or inside long ones."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from core.typeset.block import Block, draw_stack, stacked
from core.typeset.style import Style
from core.typeset.table_cells import (
    Blocks,
    Cell,
    Merged,
    Merges,
    Repeated,
    Row,
    placed,
    repeated,
    split_cell,
)
from core.typeset.table_grid import draw_grid, edges_of
from core.typeset.table_plan import Column, Look, Plan, Rows
from core.typeset.tagged_canvas import TaggedCanvas

__all__ = ["PLAIN_LOOK", "Cell", "Column", "Look", "Merged", "Table", "TablePiece"]

PLAIN_LOOK = Look()
_TALL = 10 * 18.1  # a row higher than this may break inside
_KEEP = 2  # rows that go with what follows where that does not stand on the page


class TablePiece(Block):
    """The rows of a table that stand on one page, by their numbers in the table."""

    def __init__(self, plan: Plan, rows: Rows, before: float, *, continued: bool = False) -> None:
        self._plan, self._rows, self.before = plan, rows, before
        self._continued = continued

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return self._plan.look

    @property
    def heads(self) -> tuple[Row, ...]:
        """The rows of its head."""
        return tuple(row for _, row in self._plan.head)

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows under the head."""
        return tuple(row for _, row in self._rows)

    @property
    def merges(self) -> Merges:
        """Which cells reach over others; rows of the head count from below 0."""
        return self._plan.merges

    @property
    def alt(self) -> str:
        """What the table is, for those who hear it."""
        return self._plan.alt

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns in a table of ``width`` points."""
        return self._plan.widths(width)

    @override
    def height(self, width: float) -> float:
        plan = self._plan
        return sum(plan.heights(plan.head, width)) + sum(plan.heights(self._rows, width))

    @override
    def lines(self, width: float) -> int:
        return len(self._rows)

    @override
    def opening(self) -> str:
        """The first row; the head too where the table begins."""
        rows = self.body[:1] if self._continued or not self.heads else self.heads
        return " ".join(
            said for row in rows for cell in row for block in cell if (said := block.opening())
        )

    @override
    def feet(self, width: float) -> Sequence[Block]:
        return [
            foot for index, row in self._rows for foot in self._plan.row_feet(index, row, width)
        ]

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        room = height + 0.01 - sum(self._plan.heights(self._plan.head, width))
        fitting, used = self._fitting(width, room)
        if fitting == len(self._rows):  # what follows wants some of it
            fitting = len(self._rows) - _KEEP
            return self._parts(*self._at(fitting, width)) if fitting > 0 else None
        inside = self._split_row(fitting, width, room - used)
        if inside:
            index, _ = self._rows[fitting]
            upper = (*self._rows[:fitting], (index, inside[0]))
            lower = ((index, inside[1]), *self._rows[fitting + 1 :])
            return self._parts(upper, lower)
        if fitting == len(self._rows) - 1 and fitting > _KEEP:
            fitting -= 1  # no row stands alone under a head that is repeated for it
        return self._parts(*self._at(fitting, width)) if fitting else None

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        plan, edges, tops = self._plan, edges_of(x, self.widths(width)), [top]
        for rows in (plan.head, self._rows):
            heights = plan.heights(rows, width)
            if rows is plan.head and self.look.tint:
                self._tint(canvas, x, top, edges[-1] - x, sum(heights))
            for i, (index, _) in enumerate(rows):
                with plan.tags.row(canvas, index):
                    self._draw_row(canvas, (rows, i), (edges, tops[-1], width), heights)
                tops.append(tops[-1] - heights[i])
        numbers = [index for index, _ in (*plan.head, *self._rows)]
        draw_grid(canvas, tops, edges, numbers, self.merges, self.look.grid)

    def _parts(self, upper: Rows, lower: Rows) -> tuple[Block, Block]:
        first = TablePiece(self._plan, upper, self.before, continued=self._continued)
        return first, TablePiece(self._plan, lower, 0.0, continued=True)

    def _fitting(self, width: float, room: float) -> tuple[int, float]:
        """How many rows stand in the room, and how high they are."""
        fitting, used = 0, 0.0
        for n in range(1, len(self._rows) + 1):
            if self.merges:
                high = sum(self._plan.heights(self._rows[:n], width))
            else:
                high = used + self._plan.row_height(*self._rows[n - 1], width)
            if high > room:
                break
            fitting, used = n, high
        return fitting, used

    def _at(self, start: int, width: float) -> tuple[Rows, Rows]:
        """The rows in two, the second beginning with the row ``start``."""
        return self._rows[:start], self._below(start, width)

    def _below(self, start: int, width: float) -> Rows:
        """The rows from ``start`` on; a cell that reaches down into them is shown in them again."""
        first, *rest = self._rows[start:]
        index, row = first
        plan, cells = self._plan, list(row)
        for i, j, count in plan.tall_cells(self._rows):
            if i < start < i + count:
                inside = plan.inside(index, j, width)
                cells[j] = repeated(self._rows[i][1][j], inside, self.look.leading)
        return ((index, tuple(cells)), *rest)

    def _split_row(self, at: int, width: float, left: float) -> tuple[Row, Row] | None:
        """The row in two where it is so high that moving it whole would leave a gap."""
        index, row = self._rows[at]
        plan, look = self._plan, self.look
        room = left - look.above - look.below
        if sum(plan.heights(((index, row),), width)) < _TALL or room <= look.leading:
            return None
        halves = [
            split_cell(cell, plan.inside(index, j, width), room) for j, cell in enumerate(row)
        ]
        upper, lower = (tuple(half[n] for half in halves) for n in (0, 1))
        if not any(map(_reads, upper)) or not any(map(_reads, lower)):
            return None
        return upper, self._named(index, row, lower, width)

    def _named(self, index: int, row: Row, lower: Row, width: float) -> Row:
        """The lower part of a row, with what names the row shown again where it is not cut."""
        cells, plan = list(lower), self._plan
        for j in range(max(1, self.look.row_heads)):
            above, column = plan.merges.anchor(index, j)
            if not cells[j] and column == j:
                inside = plan.inside(index, j, width)
                cells[j] = repeated(row[j] or plan.body[above][1][j], inside, self.look.leading)
        return tuple(cells)

    def _draw_row(
        self,
        canvas: TaggedCanvas,
        at: tuple[Rows, int],
        place: tuple[Sequence[float], float, float],
        heights: Sequence[float],
    ) -> None:
        (rows, i), (edges, top, width) = at, place
        plan, look, (index, row) = self._plan, self.look, rows[i]
        high = {j: sum(heights[i : i + count]) for n, j, count in plan.tall_cells(rows) if n == i}
        for j, cell in enumerate(row):
            covered = not cell and self.merges.anchor(index, j) != (index, j)
            if covered or not plan.begins(rows, i, j):
                continue
            inside = plan.inside(index, j, width)
            down = look.above
            if len(plan.head) > 1 and index < 0:  # what heads several columns stands in the middle
                down = (high.get(j, heights[i]) - stacked(cell, inside)) / 2
            self._draw_cell(canvas, (index, j), cell, (edges[j] + look.beside, top - down, inside))

    def _draw_cell(
        self,
        canvas: TaggedCanvas,
        at: tuple[int, int],
        cell: Blocks,
        place: tuple[float, float, float],
    ) -> None:
        if cell and all(isinstance(block, Repeated) for block in cell):
            draw_stack(cell, canvas, *place)
            return
        of = self.merges.anchor(*at)
        plan = self._plan
        with plan.tags.cell(canvas, *of, is_text=plan.is_text(*of), lang=plan.language(*of)):
            draw_stack(cell, canvas, *place)

    def _tint(self, canvas: TaggedCanvas, x: float, top: float, wide: float, high: float) -> None:
        canvas.saveState()
        canvas.setFillColor(self.look.tint)
        canvas.rect(x, top - high, wide, high, stroke=0, fill=1)
        canvas.restoreState()


class Table(TablePiece):
    """Rows of cells; a text is set as its column says, blocks are taken as they are.

    The head is what the columns say, or rows of its own with merged cells. A cell over several
    rows that a page's turn cuts, and what names a row that one cuts, are drawn again on the next
    page and not read twice.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        look: Look = PLAIN_LOOK,
        *,
        head: Sequence[Sequence[Cell]] = (),
        alt: str = "",
        before: float = 6.0,
        own: tuple[str, ...] = (),
    ) -> None:
        if not head and any(column.head for column in columns):
            head = [[column.head for column in columns]]
        styles = [Style(size=look.size, leading=look.leading, align=c.align) for c in columns]
        bold = Style("text-bold", look.size, look.leading, "center")
        above, over = placed(head, [bold] * len(columns), own, first=-len(head))
        body, sizes = placed(rows, styles, own)
        plan = Plan(columns, look, above, body, {**over, **sizes}, alt)
        super().__init__(plan, plan.body, before)


def _reads(cell: Blocks) -> bool:
    """Whether a cell holds something that was not read before."""
    return any(not isinstance(block, Repeated) for block in cell)
