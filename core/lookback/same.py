"""Which names mean the same activity in different years."""

from __future__ import annotations

import re
from functools import lru_cache

from core.search.folding import fold

_YEAR = re.compile(
    r"(?:ประจำ\s*)?(?:ปี\s*)?(?:งบประมาณ|งบ|การศึกษา)?\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?[/\-]?\s*(?<!\d)25\d\d(?!\d)"
    r"|(?:ประจำ\s*)?ปี\s*(?:งบประมาณ|งบ|การศึกษา)?\s*[6-9]\d(?!\d)"  # ปี 69
)
_TIMES = re.compile(r"(?:ครั้ง|รุ่น|ระยะ)\s*(?:ที่\s*)?\d+\s*/?")
_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.)]\s*(?!\d)")  # of a list it was copied from
_BEFORE = re.compile(
    r"^(?:(?:การ(?:จัด|ดำเนิน(?:การ|งาน)?))?(?:กิจกรรม|โครงการ)|การคัดเลือก|(?:การ)?ถอดบทเรียน)+(?=.)"
)
_BETWEEN = re.compile(r"[^\wก-๛]+")


@lru_cache(16_384)
def key_of(activity: str) -> str:
    """The name without its year, its number, blanks and signs; equal for the same activity.

    A name that is nothing but these is its own key.
    """
    folded = _NUMBER.sub("", fold(activity))
    bare = _BETWEEN.sub("", _YEAR.sub("", _TIMES.sub("", folded)))
    return _BEFORE.sub("", bare) or _BETWEEN.sub("", folded)
