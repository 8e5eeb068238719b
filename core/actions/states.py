"""The rules of an action's state, as pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import ConflictError, UserError

OPEN, DOING, DONE, DROPPED = "open", "doing", "done", "dropped"
STATES = (OPEN, DOING, DONE, DROPPED)
CLOSED = frozenset({DONE, DROPPED})
NEXT: Mapping[str, frozenset[str]] = {
    OPEN: frozenset({DOING, DONE, DROPPED}),
    DOING: frozenset({OPEN, DONE, DROPPED}),
    DONE: frozenset({OPEN}),
    DROPPED: frozenset({OPEN}),
}
NAMES: Mapping[str, str] = {
    OPEN: "ค้าง",
    DOING: "กำลังทำ",
    DONE: "เสร็จ",
    DROPPED: "เลิก",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stands. A day is known of a closed one, a reason of a dropped one only."""

    state: str = OPEN
    reason: str = ""
    note: str = ""
    evidence: str = ""
    closed_on: date | None = None


def begin(now: Standing) -> Standing:
    """Somebody has begun.

    Raises:
        ConflictError: the action is under way or closed.
    """
    _pass(now, DOING)
    return Standing(DOING)


def finish(now: Standing, on: date, note: str = "", evidence: str = "") -> Standing:
    """It is done, as the note or the evidence says.

    Raises:
        ConflictError: the action is closed already.
        UserError: neither a note nor evidence is given.
    """
    _pass(now, DONE)
    if not note and not evidence:
        raise UserError("ยังไม่มีบันทึกผลหรือหลักฐาน พิมพ์ผลที่เกิดขึ้นหรือแนบไฟล์ก่อนปิดงาน", code="note-missing")
    return Standing(DONE, note=note, evidence=evidence, closed_on=on)


def drop(now: Standing, on: date, reason: str) -> Standing:
    """It will not be done, for this reason.

    Raises:
        ConflictError: the action is closed already.
        UserError: no reason is given.
    """
    _pass(now, DROPPED)
    if not reason:
        raise UserError("ยังไม่มีเหตุผล พิมพ์เหตุผลที่เลิกก่อน", code="reason-missing")
    return Standing(DROPPED, reason=reason, closed_on=on)


def reopen(now: Standing) -> Standing:
    """It waits again; what was said at its closing is in the history only.

    Raises:
        ConflictError: the action waits already.
    """
    _pass(now, OPEN)
    return Standing(OPEN)


def is_overdue(state: str, due: date | None, today: date) -> bool:
    """Whether the last day has passed and the action is not closed."""
    return state not in CLOSED and due is not None and due < today


def _pass(now: Standing, wanted: str) -> None:
    if wanted not in NEXT[now.state]:
        raise ConflictError(
            f"งานนี้มีสถานะ “{NAMES[now.state]}” อยู่แล้ว เปิดรายการใหม่เพื่อดูสถานะล่าสุด", code="state"
        )
