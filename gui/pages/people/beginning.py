"""The first day: nobody is in the register yet. What to do first, and the sample year to try."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.database import Session
from core.imports import batches, sample_year
from core.imports.roster import RosterReport
from core.imports.sheet import Sheet
from core.jobs import Progress
from core.settings import Office, Settings
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.ui import button
from gui.widgets.empty import empty


def beginning(
    desk: Desk,
    bring_in: Callable[[], object],
    add: Callable[[], object],
    try_sample: Callable[[], object],
) -> QWidget:
    """The card of an empty register. The sample is offered while the office has no name."""
    year = to_thai(sample_year.YEAR_BE)
    link = button(f"ลองกับข้อมูลตัวอย่างปี {year} ก่อน", "link", do=try_sample)
    return empty(
        "เริ่มจากรายชื่อบุคลากรของสำนักงาน",
        "เลือกไฟล์ Excel หรือ CSV ที่มีชื่อ ตำแหน่ง และกลุ่ม โปรแกรมแสดงทุกแถวให้ตรวจก่อน และถอยได้ทั้งชุด",
        button("นำเข้ารายชื่อ", "primary", "import", do=bring_in),
        button("พิมพ์ทีละคน", "", "plus", do=add),
        link=None if desk.workspace.settings.office.name else link,
    )


def load_sample(desk: Desk, owner: QObject) -> None:
    """The sample year's people and office are in this workspace; the toast takes both back."""

    def read(progress: Progress) -> Sheet:
        return sample_year.sample_roster(progress)

    def write(sheet: Sheet) -> None:
        def work(session: Session, progress: Progress) -> RosterReport:
            return sample_year.bring_in(session, sheet, progress)

        desk.run("ใส่ข้อมูลตัวอย่าง", work, lambda report: _loaded(desk, report))

    desk.watch(desk.runner.compute(read, write, owner=owner), "อ่านข้อมูลตัวอย่าง")


def _loaded(desk: Desk, report: RosterReport) -> None:
    before = desk.workspace.settings.office
    desk.change_settings(lambda now: replace(now, office=sample_year.sample_office()))
    people = to_thai(report.new)
    desk.toast(
        f"ใส่ข้อมูลตัวอย่างแล้ว {people} คน ถอยทั้งชุดได้", lambda: _unload(desk, report.batch or 0, before)
    )


def _unload(desk: Desk, batch: int, before: Office) -> None:
    rulebook = desk.workspace.rulebook

    def work(session: Session, _progress: Progress) -> batches.Undone:
        return batches.undo(session, rulebook, batch, batches.ROSTER)

    def done(_undone: batches.Undone) -> None:
        forget_office(desk, before)
        desk.toast("เอาข้อมูลตัวอย่างออกแล้ว")

    desk.run("เอาข้อมูลตัวอย่างออก", work, done)


def forget_office(desk: Desk, before: Office) -> None:
    """The office is as before, unless somebody has changed the sample's facts meanwhile."""
    sample = sample_year.sample_office()

    def back(now: Settings) -> Settings:
        return replace(now, office=before) if now.office == sample else now

    desk.change_settings(back)
