"""What became of each lesson: confirmed, applied as a paper proves, or not applied and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from core.approvals.standing import APPLIED, CONFIRMED, DRAFT, ITEM_NAMES, NOT_APPLIED, TAUGHT
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.history import service as history
from core.lessons.model import LessonItem
from core.thai import text

_NEXT: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({CONFIRMED}),
    CONFIRMED: frozenset({APPLIED, NOT_APPLIED}),
    APPLIED: frozenset({CONFIRMED}),
    NOT_APPLIED: frozenset({CONFIRMED}),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item stands. ``paper`` names what proves it, ``proof`` is a file of the workspace."""

    state: str = DRAFT
    paper: str = ""
    proof: str = ""
    reason: str = ""
    settled_on: date | None = None


def confirm(session: Session, item_id: int) -> None:
    """The item holds; what was said of its use before is in the history only.

    Raises:
        NotFoundError: no such item.
        ConflictError: it is confirmed already.
    """
    _move(session, item_id, Outcome(CONFIRMED))


def apply(session: Session, item_id: int, on: date, paper: str = "", proof: str = "") -> None:
    """The item was put to use, as the paper or the file proves.

    Raises:
        NotFoundError: no such item.
        ConflictError: it is a draft still, or settled.
        UserError: neither a paper nor a file is given.
    """
    said = text.line(paper)
    if not said and not proof:
        raise UserError("ยังไม่มีหลักฐาน พิมพ์ชื่อเอกสารหรือแนบไฟล์ที่แสดงว่านำไปปรับใช้แล้ว", code="proof-missing")
    _move(session, item_id, Outcome(APPLIED, said, proof, settled_on=on))


def leave(session: Session, item_id: int, on: date, reason: str) -> None:
    """The item will not be put to use, for this reason.

    Raises:
        NotFoundError: no such item.
        ConflictError: it is a draft still, or settled.
        UserError: no reason is given.
    """
    said = text.line(" ".join(reason.split()))
    if not said:
        raise UserError("ยังไม่มีเหตุผล พิมพ์เหตุผลที่ไม่ปรับใช้ก่อน", code="reason-missing")
    _move(session, item_id, Outcome(NOT_APPLIED, reason=said, settled_on=on))


def outcome(session: Session, item_id: int) -> Outcome:
    """How the item stands now.

    Raises:
        NotFoundError: no such item.
    """
    return _outcome(_get(session, item_id))


def put_back(session: Session, item_id: int, wanted: Outcome) -> None:
    """The item stands as it once did.

    Raises:
        NotFoundError: no such item.
    """
    _put(session, _get(session, item_id), wanted)


def _move(session: Session, item_id: int, wanted: Outcome) -> None:
    item = _get(session, item_id)
    if wanted.state not in _NEXT[item.state]:
        hint = "แนบฉบับลงนามหรือยืนยันข้อนี้ก่อน" if item.state == DRAFT else "เปิดรายการใหม่เพื่อดูสถานะล่าสุด"
        raise ConflictError(f"ข้อนี้มีสถานะ “{ITEM_NAMES[item.state]}” {hint}", code="state")
    _put(session, item, wanted)


def _put(session: Session, item: LessonItem, wanted: Outcome) -> None:
    before = asdict(_outcome(item))
    after = asdict(wanted)
    for name, value in after.items():
        setattr(item, name, value)
    session.flush()
    changes = {
        f"{item.id}.{name}": [_plain(before[name]), _plain(after[name])]
        for name in after
        if before[name] != after[name]
    }
    if changes:
        history.record(session, "lesson", item.record_id, "item", changes)


def _get(session: Session, item_id: int) -> LessonItem:
    item = session.get(LessonItem, item_id)
    if item is None or item.part not in TAUGHT:
        raise NotFoundError("ไม่พบข้อนี้ในบันทึก อาจถูกลบไปแล้ว เปิดบันทึกแล้วเลือกข้อใหม่")
    return item


def _outcome(item: LessonItem) -> Outcome:
    return Outcome(item.state, item.paper, item.proof, item.reason, item.settled_on)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
