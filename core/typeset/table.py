"""Tables whose cells wrap, whose head repeats, and which break between rows or inside long ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from typing_extensions import override

from core.typeset.block import Block, draw_stack, stacked
from core.typeset.measures import MM
from core.typeset.operators import number
from core.typeset.paragraph import Paragraph
from core.typeset.style import Align, Style
from core.typeset.table_tags import TableTags
from core.typeset.table_widths import shared
from core.typeset.tagged_canvas import TaggedCanvas

Cell: TypeAlias = "str | Block | Sequence[Block]"
Row: TypeAlias = "tuple[tuple[Block, ...], ...]"

_TALL = 10 * 18.1  # a row higher than this may break inside


@dataclass(frozen=True, slots=True)
class Column:
    """A column ``width_mm`` wide, or as wide as its content wants."""

    head: str = ""
    width_mm: float = 0.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn; measures in points.

    Attributes:
        grid: thickness of the rules; 0 for none.
        tint: colour behind the head.
        row_heads: columns at the left that name their row.
    """

    grid: float = 0.5
    tint: str = ""
    size: float = 16.0
    leading: float = 18.1
    beside: float = 4.0
    above: float = 1.0
    below: float = 3.0
    row_heads: int = 0
    full: bool = True


PLAIN_LOOK = Look()


class _Shared:
    """What all pieces of one table share, on whatever page they are."""

    def __init__(
        self, columns: Sequence[Column], look: Look, head: Row, body: Sequence[Row], alt: str
    ) -> None:
        self.look, self.head, self.body, self.alt = look, head, tuple(body), alt
        self.tags = TableTags(alt, look.row_heads)
        self._wanted = [column.width_mm * MM for column in columns]
        self._rows = (head, *body) if head else body
        self._laid: tuple[float, tuple[float, ...]] = (-1.0, ())

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns in a table of ``width`` points."""
        if self._laid[0] != width:
            look = self.look
            laid = shared(self._wanted, self._rows, width, look.beside * 2, full=look.full)
            self._laid = (width, laid)
        return self._laid[1]


class TablePiece(Block):
    """The rows of a table that stand on one page, by their numbers in the table."""

    def __init__(
        self,
        shared: _Shared,
        rows: tuple[tuple[int, Row], ...],
        before: float,
        *,
        continued: bool = False,
    ) -> None:
        self._shared, self._rows, self.before = shared, rows, before
        self._continued = continued

    @property
    def look(self) -> Look:
        """How the whole table is drawn."""
        return self._shared.look

    @property
    def head(self) -> Row:
        """The row that names the columns; empty for none."""
        return self._shared.head

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows of the whole table, without the head."""
        return self._shared.body

    @property
    def alt(self) -> str:
        """What the table is, in words."""
        return self._shared.alt

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns in a table of ``width`` points."""
        return self._shared.widths(width)

    @override
    def height(self, width: float) -> float:
        rows = [row for _, row in self._rows]
        heads = [self._shared.head] if self._shared.head else []
        return sum(self._row_height(row, width) for row in (*heads, *rows))

    @override
    def lines(self, width: float) -> int:
        return len(self._rows)

    @override
    def opening(self) -> str:
        """The first row; the head too where the table begins."""
        head = () if self._continued else self._shared.head
        row = head or (self._rows[0][1] if self._rows else ())
        return " ".join(said for cell in row for block in cell if (said := block.opening()))

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        left = height + 0.01
        if self._shared.head:
            left -= self._row_height(self._shared.head, width)
        fitting = 0
        for _, row in self._rows:
            high = self._row_height(row, width)
            if high > left:
                break
            left -= high
            fitting += 1
        inside = self._split_row(fitting, width, left) if fitting < len(self._rows) else None
        if inside:
            index, _ = self._rows[fitting]
            upper = (*self._rows[:fitting], (index, inside[0]))
            lower = ((index, inside[1]), *self._rows[fitting + 1 :])
            return self._parts(upper, lower)
        if 0 < fitting < len(self._rows):
            return self._parts(self._rows[:fitting], self._rows[fitting:])
        return None

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        tags, widths = self._shared.tags, self.widths(width)
        tops = [top]
        if self._shared.head:
            high = self._row_height(self._shared.head, width)
            self._tint(canvas, x, top - high, sum(widths), high)
            with tags.head(canvas):
                self._draw_row(canvas, self._shared.head, x, top, width, -1)
            tops.append(top - high)
        for index, row in self._rows:
            with canvas.opened(tags.row(index)):
                self._draw_row(canvas, row, x, tops[-1], width, index)
            tops.append(tops[-1] - self._row_height(row, width))
        self._grid(canvas, x, tops, widths)

    def _parts(
        self, upper: tuple[tuple[int, Row], ...], lower: tuple[tuple[int, Row], ...]
    ) -> tuple[Block, Block]:
        first = TablePiece(self._shared, upper, self.before, continued=self._continued)
        return first, TablePiece(self._shared, lower, 0.0, continued=True)

    def _row_height(self, row: Row, width: float) -> float:
        look = self._shared.look
        insides = (w - look.beside * 2 for w in self.widths(width))
        tallest = max(
            (stacked(cell, inside) for cell, inside in zip(row, insides, strict=True)), default=0.0
        )
        return max(tallest, look.leading) + look.above + look.below

    def _split_row(self, at: int, width: float, left: float) -> tuple[Row, Row] | None:
        """The row in two where it is so high that moving it whole would leave a gap."""
        row, look = self._rows[at][1], self._shared.look
        if self._row_height(row, width) < _TALL:
            return None
        room = left - look.above - look.below
        halves = [
            _split_cell(cell, inside - look.beside * 2, room)
            for cell, inside in zip(row, self.widths(width), strict=True)
        ]
        upper = tuple(half[0] for half in halves)
        lower = tuple(half[1] for half in halves)
        return (upper, lower) if any(upper) and any(lower) and room > look.leading else None

    def _draw_row(
        self, canvas: TaggedCanvas, row: Row, x: float, top: float, width: float, index: int
    ) -> None:
        look, tags = self._shared.look, self._shared.tags
        for j, (cell, wide) in enumerate(zip(row, self.widths(width), strict=True)):
            with tags.cell(canvas, index, j, single=len(cell) < 2):  # noqa: PLR2004
                draw_stack(cell, canvas, x + look.beside, top - look.above, wide - look.beside * 2)
            x += wide

    def _tint(self, canvas: TaggedCanvas, x: float, y: float, wide: float, high: float) -> None:
        if self._shared.look.tint:
            colour = self._shared.look.tint
            canvas.saveState()
            canvas.setFillColor(colour)
            canvas.rect(x, y, wide, high, stroke=0, fill=1)
            canvas.restoreState()

    def _grid(
        self, canvas: TaggedCanvas, x: float, tops: Sequence[float], widths: Sequence[float]
    ) -> None:
        thick = self._shared.look.grid
        if not thick or len(tops) < 2:  # noqa: PLR2004, a row has two edges
            return
        right, edges = x + sum(widths), [x]
        for wide in widths:
            edges.append(edges[-1] + wide)
        code = [f"{number(x)} {number(y)} m {number(right)} {number(y)} l" for y in tops]
        code += [f"{number(e)} {number(tops[0])} m {number(e)} {number(tops[-1])} l" for e in edges]
        canvas.write(f"q 2 J {number(thick)} w {' '.join(code)} S Q")


class Table(TablePiece):
    """Rows of cells; a text is set as its column says, blocks are taken as they are."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        look: Look = PLAIN_LOOK,
        *,
        alt: str = "",
        before: float = 6.0,
        own: tuple[str, ...] = (),
    ) -> None:
        styles = [Style(size=look.size, leading=look.leading, align=c.align) for c in columns]
        body = [
            tuple(_blocks(cell, style, own) for cell, style in zip(row, styles, strict=True))
            for row in rows
        ]
        head: Row = ()
        if any(column.head for column in columns):
            bold = Style("text-bold", look.size, look.leading, "center")
            head = tuple((Paragraph(column.head, bold),) for column in columns)
        super().__init__(_Shared(columns, look, head, body, alt), tuple(enumerate(body)), before)


def _blocks(cell: Cell, style: Style, own: tuple[str, ...]) -> tuple[Block, ...]:
    if isinstance(cell, str):
        return (Paragraph(cell, style, own=own),)
    if isinstance(cell, Block):
        return (cell,)
    return tuple(cell)


def _split_cell(
    cell: tuple[Block, ...], width: float, room: float
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What of a cell fits in the room, and what does not."""
    used = 0.0
    for i, block in enumerate(cell):
        used += block.before if i else 0.0
        high = block.height(width)
        if used + high > room + 0.01:
            parts = block.split(width, room - used)
            if parts:
                return (*cell[:i], parts[0]), (parts[1], *cell[i + 1 :])
            return cell[:i], cell[i:]
        used += high
    return cell, ()
