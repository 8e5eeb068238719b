"""What an officer does with an action: write it down, begin, finish, drop."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select

from core.actions import states
from core.actions.model import Action
from core.actions.states import Standing
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.lessons.model import LessonItem, LessonRecord
from core.people.model import Person
from core.thai import calendar, text
from core.thai.numerals import to_thai

FOLLOWED = (
    "priorities.should",
    "priorities.must",
    "priorities.want",
    "recommendations",
    "executive_recommendations",
)
FOLLOWED_ROWS = re.compile(r"groups\.\d+\.ways|solutions")  # in templates other than the memo
REQUESTS = "requests"  # what the chief was asked; one that was approved is somebody's task


@dataclass(frozen=True, slots=True)
class ActionFields:
    """What the form gives. ``fiscal_year`` 0 means that of the last day, else of today.

    ``owner`` may be anybody's name or a group's; with ``owner_id`` it is that person.
    """

    words: str = ""
    owner: str = ""
    owner_id: int | None = None
    due: date | None = None
    fiscal_year: int = 0


def is_followed(slot: str) -> bool:
    """Whether the items of a lesson's slot may become actions."""
    return slot in FOLLOWED or FOLLOWED_ROWS.fullmatch(slot) is not None


def add(session: Session, given: ActionFields, today: date) -> int:
    """A new action that came from no lesson; returns its id.

    Raises:
        UserError: no words, control characters, or a person who is not in the register.
    """
    return _put(session, Action(**_cleaned(session, given, today)))


def from_item(session: Session, item_id: int, given: ActionFields, today: date) -> int:
    """The lesson's item has become an action; returns its id.

    Without words the action says what the item says; its year is that of the lesson.

    Raises:
        NotFoundError: no such item.
        UserError: the item's part is not followed up, or the item says nothing.
        ConflictError: the item has an action already.
    """
    item = session.get(LessonItem, item_id)
    if item is None:
        raise NotFoundError("ไม่พบข้อนี้ในบันทึก อาจถูกลบไปแล้ว เปิดบันทึกแล้วเลือกข้อใหม่")
    if not (is_followed(item.part) or item.part == REQUESTS):
        raise UserError(
            "ติดตามได้เฉพาะข้อในส่วนควร–จำเป็น–อยากทำ และข้อเสนอแนะ เลือกข้อจากส่วนเหล่านี้",
            code="not-followed",
        )
    refuse_second(session, item_id)
    record = session.get_one(LessonRecord, item.record_id)
    values = {
        **asdict(given),
        "words": given.words or item.text,
        "fiscal_year": given.fiscal_year or record.fiscal_year or 0,
    }
    clean = _cleaned(session, ActionFields(**values), today)
    return _put(session, Action(**clean, record_id=record.id, part=item.part, item_id=item.id))


def of_item(session: Session, item_id: int) -> int | None:
    """The id of the item's action, None if it has none."""
    return session.scalar(select(Action.id).where(Action.item_id == item_id))


def refuse_second(session: Session, item_id: int) -> None:
    """Pass only for an item that has no action yet.

    Raises:
        ConflictError: it has one; the sentence says how that stands.
    """
    id_ = of_item(session, item_id)
    if id_ is None:
        return
    known = get(session, id_)
    owner = f" ผู้รับผิดชอบ {known.owner}" if known.owner else ""
    raise ConflictError(
        to_thai(
            f"ข้อนี้ติดตามอยู่แล้วในงานที่ {id_} สถานะ “{states.NAMES[known.state]}”{owner} เปิดงานนั้นเพื่อแก้ไข"
        ),
        code="already-followed",
    )


def edit(session: Session, action_id: int, given: ActionFields, today: date) -> None:
    """The action has these words, owner, day and year; how it stands does not change.

    Raises:
        NotFoundError: no such action.
        UserError: no words, control characters, or a person who is not in the register.
    """
    action = get(session, action_id)
    for name, value in _cleaned(session, given, today).items():
        setattr(action, name, value)
    session.flush()


def begin(session: Session, action_id: int) -> None:
    """The action is under way.

    Raises:
        UserError: there is no such action, or it is under way or closed.
    """
    put_back(session, action_id, states.begin(standing(session, action_id)))


def finish(session: Session, action_id: int, on: date, note: str = "", evidence: str = "") -> None:
    """The action is done, with a note or the file (a path below the workspace's files).

    Raises:
        UserError: there is no such action, it is closed, or nothing is said about it.
    """
    now = standing(session, action_id)
    put_back(session, action_id, states.finish(now, on, _paragraph(note), evidence))


def drop(session: Session, action_id: int, on: date, reason: str) -> None:
    """The action is given up for this reason.

    Raises:
        UserError: there is no such action, it is closed, or there is no reason.
    """
    now = standing(session, action_id)
    put_back(session, action_id, states.drop(now, on, _paragraph(reason)))


def reopen(session: Session, action_id: int) -> None:
    """The action waits again.

    Raises:
        UserError: there is no such action, or it waits already.
    """
    put_back(session, action_id, states.reopen(standing(session, action_id)))


def standing(session: Session, action_id: int) -> Standing:
    """How the action stands now.

    Raises:
        NotFoundError: no such action.
    """
    action = get(session, action_id)
    return Standing(**{field.name: getattr(action, field.name) for field in fields(Standing)})


def put_back(session: Session, action_id: int, wanted: Standing) -> None:
    """The action stands as it once did.

    Raises:
        NotFoundError: no such action.
    """
    action = get(session, action_id)
    for name, value in asdict(wanted).items():
        setattr(action, name, value)
    session.flush()


def remove(session: Session, action_id: int) -> None:
    """The action is gone; what it said is in the history.

    Raises:
        NotFoundError: no such action.
    """
    session.delete(get(session, action_id))
    session.flush()


def get(session: Session, action_id: int) -> Action:
    """The action's row.

    Raises:
        NotFoundError: no such action.
    """
    action = session.get(Action, action_id)
    if action is None:
        raise NotFoundError(
            to_thai(f"ไม่พบงานติดตามหมายเลข {action_id} อาจถูกลบไปแล้ว ตรวจหมายเลขจากรายการติดตาม")
        )
    return action


def _put(session: Session, action: Action) -> int:
    session.add(action)
    session.flush()
    return action.id


def _cleaned(session: Session, given: ActionFields, today: date) -> dict[str, Any]:
    """Columns that the fields mean."""
    words = _paragraph(given.words)
    if not words:
        raise UserError("ยังไม่มีเรื่องที่ต้องทำ พิมพ์ว่าจะทำอะไรก่อนบันทึก", code="words-missing")
    owner = _line(given.owner)
    if given.owner_id is not None:
        person = session.get(Person, given.owner_id)
        if person is None:
            raise NotFoundError("ไม่พบผู้รับผิดชอบในทะเบียนบุคลากร เลือกผู้รับผิดชอบใหม่")
        owner = person.full_name
    return {
        "words": words,
        "owner": owner,
        "owner_id": given.owner_id,
        "due": given.due,
        "fiscal_year": given.fiscal_year or calendar.fiscal_year(given.due or today),
    }


def _line(words: str) -> str:
    _refuse_control(words)
    return text.line(words)


def _paragraph(words: str) -> str:
    """Clean words in which lines may end."""
    lines = words.replace("\r\n", "\n").split("\n")
    return "\n".join(_line(one) for one in lines).strip("\n")


def _refuse_control(words: str) -> None:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
