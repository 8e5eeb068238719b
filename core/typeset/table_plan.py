"""What all pieces of one table share: its columns, its rows, and how high and wide they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.typeset.block import Block, stacked
from core.typeset.measures import MM
from core.typeset.style import Align
from core.typeset.table_cells import Blocks, Merges, Place, Row, is_text, language
from core.typeset.table_tags import TableTags
from core.typeset.table_widths import shared

Rows: TypeAlias = "tuple[tuple[int, Row], ...]"  # each with its number; those of the head are < 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column ``width_mm`` wide, or as wide as its content wants.

    Texts up to ``whole_mm`` wide stand on one line where the other columns keep their words whole.
    """

    head: str = ""
    width_mm: float = 0.0
    align: Align = "left"
    whole_mm: float = 0.0


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


class Plan:
    """A table before it is cut into pieces."""

    def __init__(
        self,
        columns: Sequence[Column],
        look: Look,
        head: Sequence[Row],
        body: Sequence[Row],
        sizes: Mapping[Place, tuple[int, int]],
        alt: str,
    ) -> None:
        self.look, self.alt = look, alt
        self.head: Rows = tuple(enumerate(head, -len(head)))
        self.body: Rows = tuple(enumerate(body))
        self.merges = Merges(sizes)
        self.tags = TableTags(alt, look.row_heads, self.merges)
        self._wanted = [column.width_mm * MM for column in columns]
        self._whole = [column.whole_mm * MM for column in columns]
        self._laid: tuple[float, tuple[float, ...]] = (-1.0, ())
        self._highs: dict[tuple[int, float], tuple[Row, float]] = {}
        self._feet: dict[tuple[int, float], tuple[Row, Sequence[Block]]] = {}

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns in a table of ``width`` points."""
        if self._laid[0] != width:
            rows = [
                [() if self.merges.size(i, j)[0] > 1 else cell for j, cell in enumerate(row)]
                for i, row in (*self.head, *self.body)
            ]
            look = self.look
            padding = look.beside * 2
            laid = shared(self._wanted, rows, width, padding, full=look.full, whole=self._whole)
            self._laid = (width, laid)
        return self._laid[1]

    def wide(self, index: int, column: int, width: float) -> float:
        """Width of a cell over all its columns."""
        return sum(self.widths(width)[column : column + self.merges.size(index, column)[0]])

    def inside(self, index: int, column: int, width: float) -> float:
        """Width of what a cell holds."""
        return self.wide(index, column, width) - self.look.beside * 2

    def is_text(self, index: int, column: int) -> bool:
        """Whether the cell was given as a text, whatever part of it a page shows."""
        return is_text(self._cell(index, column))

    def language(self, index: int, column: int) -> str:
        """The language of a cell given as a text, where it is not the paper's."""
        return language(self._cell(index, column))

    def _cell(self, index: int, column: int) -> Blocks:
        row = self.head[index] if index < 0 else self.body[index]
        return row[1][column]

    def heights(self, rows: Rows, width: float) -> list[float]:
        """Each row's height; what a cell over several rows lacks is the last one's."""
        highs = [self.row_height(index, row, width) for index, row in rows]
        if self.merges:
            for i, j, count in self.tall_cells(rows):
                index, row = rows[i]
                need = stacked(row[j], self.inside(index, j, width))
                need += self.look.above + self.look.below
                highs[i + count - 1] += max(0.0, need - sum(highs[i : i + count]))
        return highs

    def row_height(self, index: int, row: Row, width: float) -> float:
        """Height of a row by itself, without cells over several rows; worked out once."""
        known = self._highs.get((id(row), width))
        if known is None:  # the row is kept too, so that its identity stays its own
            known = self._highs[id(row), width] = (row, self._row_height(index, row, width))
        return known[1]

    def _row_height(self, index: int, row: Row, width: float) -> float:
        look = self.look
        low = (j for j in range(len(row)) if self.merges.size(index, j)[1] == 1)
        tallest = max((stacked(row[j], self.inside(index, j, width)) for j in low), default=0.0)
        return max(tallest, look.leading) + look.above + look.below

    def row_feet(self, index: int, row: Row, width: float) -> Sequence[Block]:
        """The notes that a row asks for at the page's foot; worked out once."""
        known = self._feet.get((id(row), width))
        if known is None:
            known = self._feet[id(row), width] = (row, self._row_feet(index, row, width))
        return known[1]

    def _row_feet(self, index: int, row: Row, width: float) -> Sequence[Block]:
        return [
            foot
            for j, cell in enumerate(row)
            for block in cell
            for foot in block.feet(self.inside(index, j, width))
        ]

    def tall_cells(self, rows: Rows) -> Iterator[tuple[int, int, int]]:
        """Place and number of rows of each cell that stands over several, as far as these go."""
        for i, (index, row) in enumerate(rows):
            for j in range(len(row)):
                if self.merges.size(index, j)[1] > 1 and self.begins(rows, i, j):
                    anchor = self.merges.anchor(index, j)
                    same = (self.merges.anchor(below, j) == anchor for below, _ in rows[i:])
                    count = next((n for n, one in enumerate(same) if not one), len(rows) - i)
                    yield i, j, count

    def begins(self, rows: Rows, i: int, j: int) -> bool:
        """Whether a cell begins at this place of the rows, and is not one covered by another."""
        anchor = self.merges.anchor(rows[i][0], j)
        if anchor[1] != j:
            return False
        above = rows[i - 1][0] if i else None
        return above is None or self.merges.anchor(above, j) != anchor
