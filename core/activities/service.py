"""What an officer does with the year's activities: write them down, change them, take them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from core.activities.model import Activity
from core.activities.naming import key_of
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.people.model import Person
from core.thai import calendar, text
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """What the form gives.

    ``owner`` may be anybody's name or a group's; with ``owner_id`` it is that person.
    """

    name: str = ""
    fiscal_year: int = 0
    kind: str = ""
    owner: str = ""
    owner_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def add(session: Session, given: ActivityFields) -> int:
    """A new activity; returns its id.

    Raises:
        ConflictError: the year has one of this name.
        UserError: no name or year, control characters, days that are the wrong way round, or a
            person who is not in the register.
    """
    values = _cleaned(session, given)
    _refuse_second(session, values, 0)
    made = Activity(**values)
    session.add(made)
    session.flush()
    return made.id


def add_all(session: Session, given: Iterable[ActivityFields]) -> list[int]:
    """All that the year does not have yet are new activities; returns their ids.

    Raises:
        UserError: as for one of them.
    """
    out: list[int] = []
    for one in given:
        values = _cleaned(session, one)
        if _known(session, values) is None:
            made = Activity(**values)
            session.add(made)
            session.flush()
            out.append(made.id)
    return out


def edit(session: Session, activity_id: int, given: ActivityFields) -> None:
    """The activity is as the fields say.

    Raises:
        NotFoundError: no such activity.
        ConflictError: the year has another one of this name.
        UserError: as for a new one.
    """
    activity = get(session, activity_id)
    values = _cleaned(session, given)
    _refuse_second(session, values, activity_id)
    for name, value in values.items():
        setattr(activity, name, value)
    session.flush()


def remove(session: Session, activity_id: int) -> ActivityFields:
    """The activity is gone, lessons about it stay; returns what it said, to put it back.

    Raises:
        NotFoundError: no such activity.
    """
    activity = get(session, activity_id)
    said = fields_of(activity)
    session.delete(activity)
    session.flush()
    return said


def fields_of(activity: Activity) -> ActivityFields:
    """What the form shows of it."""
    return ActivityFields(
        activity.name,
        activity.fiscal_year,
        activity.kind,
        activity.owner,
        activity.owner_id,
        activity.starts_on,
        activity.ends_on,
    )


def get(session: Session, activity_id: int) -> Activity:
    """The activity's row.

    Raises:
        NotFoundError: no such activity.
    """
    activity = session.get(Activity, activity_id)
    if activity is None:
        raise NotFoundError(
            to_thai(f"ไม่พบกิจกรรมหมายเลข {activity_id} อาจถูกลบไปแล้ว ตรวจหมายเลขจากรายการกิจกรรม")
        )
    return activity


def _known(session: Session, values: dict[str, Any]) -> Activity | None:
    return session.scalar(
        select(Activity).where(
            Activity.fiscal_year == values["fiscal_year"], Activity.key == values["key"]
        )
    )


def _refuse_second(session: Session, values: dict[str, Any], own: int) -> None:
    known = _known(session, values)
    if known is not None and known.id != own:
        raise ConflictError(
            to_thai(
                f"ปีงบประมาณ พ.ศ. {known.fiscal_year} มีกิจกรรม “{known.name}” อยู่แล้ว "
                "แก้รายการเดิม หรือตั้งชื่อให้ต่างกัน"
            ),
            code="same-activity",
        )


def _cleaned(session: Session, given: ActivityFields) -> dict[str, Any]:
    """Columns that the fields mean."""
    name = _line(given.name)
    if not name:
        raise UserError("ยังไม่มีชื่อกิจกรรม พิมพ์ชื่อก่อนบันทึก", code="name-missing")
    if given.starts_on and given.ends_on and given.ends_on < given.starts_on:
        raise UserError("วันสิ้นสุดอยู่ก่อนวันเริ่ม แก้วันใดวันหนึ่งแล้วบันทึกอีกครั้ง", code="days-reversed")
    year = _year(given)
    key = key_of(name, year)
    if not key:
        raise UserError(f"ชื่อกิจกรรม “{name}” ไม่มีตัวอักษร พิมพ์ชื่อใหม่", code="name-missing")
    return {
        "name": name,
        "key": key,
        "fiscal_year": year,
        "kind": _line(given.kind),
        "owner": _owner(session, given),
        "owner_id": given.owner_id,
        "starts_on": given.starts_on,
        "ends_on": given.ends_on,
    }


def _year(given: ActivityFields) -> int:
    """The fiscal year: as given, else of the days."""
    if given.fiscal_year >= calendar.FIRST_BE_YEAR:
        return given.fiscal_year
    day = given.ends_on or given.starts_on
    if given.fiscal_year or day is None:
        raise UserError("ต้องระบุปีงบประมาณเป็น พ.ศ. เช่น ๒๕๖๘", code="year-missing")
    return calendar.fiscal_year(day)


def _owner(session: Session, given: ActivityFields) -> str:
    if given.owner_id is None:
        return _line(given.owner)
    person = session.get(Person, given.owner_id)
    if person is None:
        raise NotFoundError("ไม่พบผู้รับผิดชอบในทะเบียนบุคลากร เลือกผู้รับผิดชอบใหม่")
    return person.full_name


def _line(words: str) -> str:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    return text.line(words)
