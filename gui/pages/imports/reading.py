"""Reading a roster off the window's thread and judging every row; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from core.database import Session
from core.errors import RefusedFileError
from core.imports import roster
from core.imports.roster import RosterReport
from core.imports.sheet import Sheet, read_sheet
from core.jobs import Progress
from core.settings import Office
from gui.dialogs import Trouble
from gui.page import Page

SHEETS = [("ไฟล์ตาราง", ("xlsx", "csv", "tsv", "zip"))]
CHOOSE = "เลือกไฟล์รายชื่อบุคลากร"
SAFE = "ยังไม่ได้บันทึกอะไร รายชื่อเดิมยังครบ"


@dataclass(frozen=True, slots=True)
class Checked:
    """A roster that was read, and what an import of it would do. ``origin`` is a place's key."""

    file: Path
    sheet: Sheet
    report: RosterReport
    origin: str = ""


def read_roster(page: Page, file: Path, origin: str = "") -> None:
    """Show the roster under นำเข้า, every row judged; a refused file is told where one is."""
    desk = page.desk

    def read(sheet: Sheet) -> None:
        work = partial(judge, office=desk.workspace.settings.office, sheet=sheet)
        task = desk.runner.study(work, partial(show, sheet), owner=page, failed=fail)
        desk.watch(task, f"กำลังตรวจทุกแถวของ {file.name}")

    def show(sheet: Sheet, report: RosterReport) -> None:
        desk.go("imports", checked=Checked(file, sheet, report, origin))

    def fail(error: Exception) -> None:
        refuse(page, file, error, origin)

    work = partial(read_sheet, file)
    desk.watch(desk.runner.compute(work, read, owner=page, failed=fail), f"กำลังอ่าน {file.name}")


def judge(session: Session, progress: Progress, office: Office, sheet: Sheet) -> RosterReport:
    """What an import would do; the session is one for looking, so all of it is rolled back."""
    return replace(roster.bring_in(session, office, sheet, None, progress), batch=None)


def refuse(page: Page, file: Path, error: Exception, origin: str) -> None:
    """Say why a file is not taken, what is safe, and offer another one."""
    if not isinstance(error, RefusedFileError):
        page.desk.tell(error)
        return
    again = partial(
        page.desk.open_file, CHOOSE, SHEETS, lambda other: read_roster(page, other, origin)
    )
    page.desk.tell(
        Trouble(
            f"ไม่รับไฟล์ {file.name}",
            str(error),
            SAFE,
            lines=error.findings,
            acts=[("เลือกไฟล์อื่น", again)],
        )
    )
