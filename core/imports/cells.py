"""Cells of a foreign sheet as text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from core.imports.sheet import Cell, SheetRow
from core.thai import text


def written(cell: Cell) -> str:
    """What the cell says, cleaned, on one line; a whole number without its decimal point."""
    if isinstance(cell, str):
        return _line(cell)
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return text.line(str(cell))


def has_control(cells: Iterable[Cell]) -> bool:
    """Whether one of the cells holds control characters, which no keyboard types."""
    return text.has_control("\n".join(cell for cell in cells if isinstance(cell, str)))


def at(row: SheetRow, column: int, first_column: int) -> Cell:
    """The cell in the column of this number as a spreadsheet counts; None past the row."""
    place = column - first_column
    return row.cells[place] if 0 <= place < len(row.cells) else None


@lru_cache(16384)
def _line(cell: str) -> str:
    """Cleaned once for the many rows that say the same."""
    return text.line(cell)
