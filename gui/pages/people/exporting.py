"""The people shown, in their order, as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from core.jobs import Progress
from core.people.queries import PersonRow
from core.thai.numerals import to_thai
from gui.page import Page

WORKBOOKS = [("ไฟล์ Excel", ("xlsx",))]


def ask_where(page: Page, people: Sequence[PersonRow]) -> None:
    """Let the officer name the file, then write it."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    name = folder / f"รายชื่อบุคลากร {len(people)} คน.xlsx"
    page.desk.save_file("ส่งออกรายชื่อ", WORKBOOKS, name, partial(write, page, people))


def write(page: Page, people: Sequence[PersonRow], file: Path) -> None:
    """The workbook holds these people; a long list shows its progress and may be stopped."""

    def work(progress: Progress) -> int:
        from core.people.export import export  # noqa: PLC0415 - brings openpyxl

        return export(people, file, progress)

    def done(many: int) -> None:
        page.desk.toast(f"ส่งออก {to_thai(f'{many:,}')} คน ไว้ใน {file.name} แล้ว")

    page.desk.watch(page.compute(work, done), f"ส่งออก {file.name}")
