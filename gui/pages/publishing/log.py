"""The log of publications of a year: shown as lines, and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from core.jobs import Progress
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.dialogs import Question

if TYPE_CHECKING:
    from core.database import Session
    from core.publishing.log import PublicationRow

WORKBOOKS = [("ไฟล์ Excel", ("xlsx",))]
HEADINGS = ("วันที่", "เรื่อง", "เผยแพร่ที่", "ไฟล์", "ผู้เผยแพร่", "ตัดหรือแทน", "SHA-256")
_TITLE = "ทะเบียนการเผยแพร่"


def show_log(desk: Desk) -> None:
    """Every publication of the fiscal year, the latest first."""
    year = desk.year_be

    def work(session: Session) -> list[PublicationRow]:
        from core.publishing.log import entries  # noqa: PLC0415 - brings SQLAlchemy

        return entries(session, year)

    desk.runner.query(work, partial(_show, desk), owner=desk)


def cells(row: PublicationRow) -> list[str]:
    """The entry under the headings."""
    said = row.published
    day, many = to_thai(short_date(said.on)), to_thai(f"{row.refused} รายการ")
    return [day, said.title, said.destination, said.file, said.who, many, said.sha256]


def write_log(desk: Desk, rows: Sequence[PublicationRow], file: Path) -> None:
    """The entries lie in the workbook."""

    def work(progress: Progress) -> int:
        from core.table_file import write_table  # noqa: PLC0415 - brings openpyxl

        lines = [cells(row) for row in rows]
        return write_table(file, _TITLE, HEADINGS, lines, progress=progress)

    def done(many: int) -> None:
        desk.toast(to_thai(f"ส่งออก {many:,} รายการ ไว้ใน ") + f"{file.name} แล้ว")

    desk.runner.compute(work, done, owner=desk, keep=True)


def _show(desk: Desk, rows: Sequence[PublicationRow]) -> None:
    lines = [" · ".join(cells(row)[:-1]) for row in rows]
    year = to_thai(desk.year_be)
    what = "รายการล่าสุดก่อน" if rows else "ยังไม่มีการเผยแพร่ของปีนี้ ทำฉบับเผยแพร่จากบันทึกหรือจากหน้ากิจกรรมของปี"
    if not rows:
        desk.ask(Question(f"{_TITLE} {year}", what, yes="เข้าใจแล้ว", no="ปิด"), lambda: None)
        return
    question = Question(f"{_TITLE} {year}", what, yes="ส่งออก Excel", no="ปิด", lines=lines)
    desk.ask(question, partial(_ask_where, desk, rows))


def _ask_where(desk: Desk, rows: Sequence[PublicationRow]) -> None:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    name = folder / f"{_TITLE} {desk.year_be}.xlsx"
    desk.save_file(f"ส่งออก{_TITLE}", WORKBOOKS, name, partial(write_log, desk, rows))
