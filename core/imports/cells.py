"""Cells of a foreign sheet as text."""

from __future__ import annotations

from core.imports.sheet import Cell, SheetRow
from core.thai import text


def written(cell: Cell) -> str:
    """What the cell says, cleaned, on one line; a whole number without its decimal point."""
    if isinstance(cell, str):
        return text.line(cell)
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return text.line(str(cell))


def has_control(cell: Cell) -> bool:
    """Whether the cell holds control characters, which no keyboard types."""
    return isinstance(cell, str) and text.has_control(cell)


def at(row: SheetRow, column: int, first_column: int) -> Cell:
    """The cell in the column of this number as a spreadsheet counts; None past the row."""
    place = column - first_column
    return row.cells[place] if 0 <= place < len(row.cells) else None
