"""How far a lesson has come, in a few words, as pure rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.actions.service import FOLLOWED
from core.approvals.stages import Stage, next_place
from core.thai.numerals import to_thai

DRAFT, SENT, SIGNED, APPLIED, NOT_APPLIED = "draft", "sent", "signed", "applied", "not-applied"
CONFIRMED = "confirmed"
# parts whose items are lessons: they say what to do, and somebody may have done it
TAUGHT = ("learned", "usable", *FOLLOWED, "solutions", "lessons")
ITEM_NAMES: Mapping[str, str] = {
    DRAFT: "ร่าง",
    CONFIRMED: "ยืนยันแล้ว",
    APPLIED: "นำไปปรับใช้แล้ว",
    NOT_APPLIED: "ไม่ปรับใช้",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lesson stands.

    Attributes:
        key: draft, sent, signed, applied or not-applied, for badges.
        version: of the paper, from 1; the one in writing, or the one sent last.
        waits_for: the post whose turn it is; empty where nobody's.
        applied: how many of its lessons were put to use, ``settled`` how many are decided on,
            ``lessons`` how many there are.
    """

    key: str
    version: int = 1
    waits_for: str = ""
    applied: int = 0
    settled: int = 0
    lessons: int = 0

    @property
    def words(self) -> str:
        """The state as lists say it."""
        many = f" {self.applied} จาก {self.lessons} ข้อ"
        said = {
            DRAFT: f"ร่างฉบับที่ {self.version}" if self.version > 1 else "ร่าง",
            SENT: "เสนอแล้ว",
            SIGNED: "ลงนามแล้ว",
            APPLIED: "นำไปปรับใช้แล้ว" + many,
            NOT_APPLIED: "ไม่นำไปปรับใช้",
        }
        return to_thai(said[self.key])

    @property
    def next_words(self) -> str:
        """What it waits for; empty where for nothing."""
        if self.key != SENT:
            return ""
        return f"รอ{self.waits_for}" if self.waits_for else "รอแนบฉบับลงนาม"


def standing_of(
    state: str, version: int, stages: Sequence[Stage], items: Mapping[str, int]
) -> Standing:
    """The standing of a record in this state; ``items`` counts its lessons by their state."""
    place = next_place(stages) if state == SENT else None
    applied, settled = items.get(APPLIED, 0), items.get(APPLIED, 0) + items.get(NOT_APPLIED, 0)
    many = sum(items.values())
    key = state
    if state == SIGNED and applied:
        key = APPLIED
    elif state == SIGNED and many and settled == many:
        key = NOT_APPLIED
    waits = "" if place is None else stages[place].who
    return Standing(key, version, waits, applied, settled, many)
