"""The list of slots: point, what it asks for, how many files, how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from core.evidence.pack import SlotState
from core.thai.numerals import printed, to_thai
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Filter, Listing

HELD = Badge("มีหลักฐาน", "good", "check")
MADE = Badge("โปรแกรมทำให้", "ink", "paper")
NONE = Badge("ไม่มี", "still", "close")
EMPTY = Badge("ยังว่าง", "wait", "wait")


def key(state: SlotState) -> str:
    """``5/lessons``: one slot of the year."""
    return f"{state.row.point.number}/{state.row.slot.key}"


def badge(state: SlotState) -> Badge:
    """How the slot stands."""
    if state.row.files:
        return HELD
    if state.made:
        return MADE
    return NONE if state.row.none is not None else EMPTY


def title(state: SlotState) -> str:
    """What the slot asks for."""
    return printed(state.row.slot.title)


def held(state: SlotState) -> str:
    """How many files a pack would hold of it."""
    many = len(state.row.files) + len(state.made)
    return to_thai(many) if many else "–"


def point(state: SlotState) -> str:
    """``ข้อ ๕ ทบทวนและถอดบทเรียน``."""
    return f"ข้อ {to_thai(state.row.point.number)} {state.row.point.title}"


LISTING: Listing[SlotState] = Listing(
    "evidence",
    (
        Column("หลักฐาน", title, below=point),
        Column("ไฟล์", held, width=72, tone="text-2"),
        Column("สถานะ", lambda one: badge(one).text, width=140, badges=lambda one: (badge(one),)),
    ),
    identity=key,
    search=lambda one: f"{one.row.slot.title} {point(one)} {one.row.point.wording}",
    hint="ค้นข้อหรือหลักฐาน",
    unit="ช่อง",
    filters=(
        Filter("all", "ทั้งหมด", lambda _one: True),
        Filter("empty", "ยังว่าง", lambda one: not one.settled),
        Filter("held", "มีหลักฐาน", lambda one: bool(one.row.files or one.made)),
        Filter("none", "ไม่มี", lambda one: badge(one) is NONE),
    ),
    two_lines=True,
)


def counted(found: Sequence[SlotState]) -> str:
    """``องค์กรคุณธรรม ๙ ข้อ · ครบ ๖ จาก ๒๒ ช่อง``."""
    done = sum(state.settled for state in found)
    points = len({state.row.point.number for state in found})
    return to_thai(f"องค์กรคุณธรรม {points} ข้อ · ครบ {done} จาก {len(found)} ช่อง")
