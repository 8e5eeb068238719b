"""The people list as a workbook that any spreadsheet opens, every cell as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.jobs import Progress
from core.people.queries import PersonRow
from core.table_file import write_table

HEADINGS = ("ชื่อ-นามสกุล", "ตำแหน่ง", "กลุ่ม", "หน่วยงาน", "อีเมล", "ประเภท", "สถานะ")
_WIDTHS = (34, 40, 30, 42, 30, 18, 18)  # in letters, as spreadsheets count


def export(people: Sequence[PersonRow], file: Path, progress: Progress | None = None) -> int:
    """The people stand in the workbook, in their order; returns how many.

    The headings are those that a roster import knows. No cell is ever a formula.

    Raises:
        UserError: the file cannot be written; an older file of that name stays whole.
        CancelledError: stopped through ``progress``; nothing is written.
    """
    rows = [_row(one) for one in people]
    return write_table(file, "บุคลากร", HEADINGS, rows, widths=_WIDTHS, progress=progress)


def _row(one: PersonRow) -> tuple[str, ...]:
    return one.name, one.post, one.group_name, one.office, one.email, one.kind, one.status
