"""The people list as a workbook that any spreadsheet opens, every cell as plain text."""

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
from core.people.queries import PersonRow

HEADINGS = ("ชื่อ-นามสกุล", "ตำแหน่ง", "กลุ่ม", "หน่วยงาน", "อีเมล", "ประเภท", "สถานะ")
_WIDTHS = (34, 40, 30, 42, 30, 18, 18)  # in letters, as spreadsheets count
_AS_TEXT = "@"
_HEAD = Font(bold=True)


def export(people: Sequence[PersonRow], file: Path, progress: Progress | None = None) -> int:
    """The people stand in the workbook, in their order; returns how many.

    The headings are those that a roster import knows. No cell is ever a formula.

    Raises:
        UserError: the file cannot be written; an older file of that name stays whole.
        CancelledError: stopped through ``progress``; nothing is written.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "บุคลากร"
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    _write(sheet, 1, HEADINGS)
    for cell in sheet[1]:
        cell.font = _HEAD
    for number, person in enumerate((progress or Progress()).each(people, "เขียนรายชื่อ"), 2):
        _write(sheet, number, _row(person))
    data = io.BytesIO()
    book.save(data)
    files.write_whole(file, data.getvalue())
    return len(people)


def _row(one: PersonRow) -> tuple[str, ...]:
    return one.name, one.post, one.group_name, one.office, one.email, one.kind, one.status


def _write(sheet: Worksheet, row: int, words: Sequence[str]) -> None:
    for column, said in enumerate(words, 1):
        cell = sheet.cell(row, column, said)
        cell.data_type = "s"  # "=1+1" stays what somebody typed
        cell.number_format = _AS_TEXT
