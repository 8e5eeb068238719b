"""Rows of cells as a foreign file holds them, before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | datetime | date | time | None
NumberedRow = tuple[int, tuple[Cell, ...]]  # the row's number as a spreadsheet shows it


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of one sheet; empty ones may be among them.

    Attributes:
        encoding: ``utf-8``, ``utf-8-sig``, ``utf-16``, ``cp874`` or ``xlsx``.
        sheet: the sheet's name, or that of the file inside a ZIP, else ``""``.
        first_column: the number of the column in which every row begins, counted from 1.
    """

    encoding: str
    sheet: str
    first_column: int
    rows: Sequence[NumberedRow]
