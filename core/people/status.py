"""Whether somebody still works here, read from the words of the roster's status column."""

from __future__ import annotations

from core.thai import text

LEFT_WORDS = (
    "ย้าย",
    "โอน",
    "ลาออก",
    "เกษียณ",
    "เสียชีวิต",
    "ถึงแก่กรรม",
    "พ้นจาก",
    "ให้ออก",
    "ไล่ออก",
    "ปลดออก",
)
_STAYING = ("ช่วยราชการ", "ย้ายเข้า", "รับโอน", "โอนเข้า", "โอนมา", "ย้ายมา")


def has_left(status: str) -> bool:
    """Whether the status says that the person no longer works here; an empty one does not."""
    words = text.line(status)
    return any(word in words for word in LEFT_WORDS) and not any(word in words for word in _STAYING)
