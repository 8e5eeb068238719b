"""Any list as a workbook that every spreadsheet opens, each cell as plain text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core import files
from core.jobs import Progress

_AS_TEXT = "@"
_HEAD = Font(bold=True)
_NARROWEST, _WIDEST = 8, 60  # letters, as spreadsheets count


def write_table(
    file: Path,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int] = (),
    progress: Progress | None = None,
) -> int:
    """The rows stand in the workbook under their headings, in their order; returns how many.

    No cell is ever a formula. ``widths`` are letters; without them a column is as wide as its
    longest line, within reason.

    Raises:
        UserError: the file cannot be written; an older file of that name stays whole.
        CancelledError: stopped through ``progress``; nothing is written.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, width in enumerate(widths or _fitting(headings, rows), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    _write(sheet, 1, headings)
    for cell in sheet[1]:
        cell.font = _HEAD
    for number, row in enumerate((progress or Progress()).each(rows, "เขียนรายการ"), 2):
        _write(sheet, number, row)
    data = io.BytesIO()
    book.save(data)
    files.write_whole(file, data.getvalue())
    return len(rows)


def _fitting(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the longest line of each column."""
    columns = zip(headings, *rows, strict=True)
    longest = (max(len(line) for cell in column for line in cell.split("\n")) for column in columns)
    return [min(max(many + 2, _NARROWEST), _WIDEST) for many in longest]


def _write(sheet: Worksheet, row: int, words: Sequence[str]) -> None:
    for column, said in enumerate(words, 1):
        cell = sheet.cell(row, column, said)
        cell.data_type = "s"  # "=1+1" stays what somebody typed
        cell.number_format = _AS_TEXT
