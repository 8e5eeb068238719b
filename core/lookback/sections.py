"""What parts of a lesson mean to whoever holds the same activity again."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Meaning(Enum):
    """What an item tells, in the order in which it is read before the next round."""

    PROBLEM = "ปัญหาและสิ่งที่ควรหลีกเลี่ยง"
    WISH = "สิ่งที่ต้องการเพื่อให้ทำได้ดียิ่งขึ้น"
    WELL = "สิ่งที่ทำได้ดี"
    USABLE = "บทเรียนที่นำไปใช้ได้"
    ADVICE = "ข้อเสนอแนะ"


_PARTS: Mapping[str, Meaning] = {  # parts of every template, rows' fields among them
    "problems": Meaning.PROBLEM,
    "wishes": Meaning.WISH,
    "went_well": Meaning.WELL,
    "success_factors": Meaning.WELL,
    "usable": Meaning.USABLE,
    "lessons": Meaning.USABLE,
    "recommendations": Meaning.ADVICE,
    "executive_recommendations": Meaning.ADVICE,
    "solutions": Meaning.ADVICE,
    "ways": Meaning.ADVICE,
    "must": Meaning.ADVICE,
    "should": Meaning.ADVICE,
}


def meaning_of(slot: str) -> Meaning | None:
    """What an item of this slot tells; None if nothing here.

    A slot is ``problems``, ``priorities.must``, ``problems.users`` or, in a row, ``groups.7.ways``.
    """
    keys = slot.split(".")
    return _PARTS.get(keys[-1]) or _PARTS.get(keys[0])


def rank(slot: str) -> int:
    """Where items of this slot stand among those with a meaning."""
    keys = slot.split(".")
    order = list(_PARTS)
    return min((order.index(key) for key in (keys[-1], keys[0]) if key in order), default=0)
