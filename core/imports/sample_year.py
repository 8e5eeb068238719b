"""The invented people of the sample year, brought into an empty workspace as one batch."""

from __future__ import annotations

from sqlalchemy import select

from core import catalogue, paths, settings
from core.awards.model import Award
from core.database import Session
from core.errors import ConflictError
from core.imports import roster
from core.imports.roster import RosterReport
from core.imports.sheet import Sheet, read_sheet
from core.jobs import Progress
from core.people.model import Person
from core.settings import Office

YEAR_BE = 2568


def sample_office() -> Office:
    """The invented office."""
    file = paths.SAMPLE / "office.toml"
    return settings.build(Office, catalogue.read(file), file)


def sample_roster(progress: Progress | None = None) -> Sheet:
    """The invented roster."""
    return read_sheet(paths.SAMPLE / "roster.csv", progress)


def is_empty(session: Session) -> bool:
    """Whether there is nobody in the register and no round."""
    return not any(
        session.scalar(select(table.id).limit(1)) is not None for table in (Person, Award)
    )


def bring_in(session: Session, sheet: Sheet, progress: Progress | None = None) -> RosterReport:
    """The invented people are in the register, as one batch that can be undone.

    Raises:
        ConflictError: somebody or some round is there already; nothing is written.
        CancelledError: stopped through ``progress``.
    """
    if not is_empty(session):
        raise ConflictError(
            "มีรายชื่อหรือรอบคัดเลือกอยู่แล้ว จึงไม่ใส่ข้อมูลตัวอย่างปนกัน เปิดโฟลเดอร์ข้อมูลใหม่เพื่อลอง",
            code="not-empty",
        )
    return roster.bring_in(session, sample_office(), sheet, progress=progress)
