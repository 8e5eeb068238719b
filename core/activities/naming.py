"""When two names are the same activity's."""

from __future__ import annotations

import re
import unicodedata

from core.thai import text
from core.thai.numerals import to_arabic

_KIND = re.compile("(?:โครงการ|กิจกรรม)+(?=.)")
_YEAR = "(?:ประจำ)?(?:ปีงบประมาณ|ปี)?(?:พศ)?{year}$"


def key_of(name: str, fiscal_year: int) -> str:
    """What two names of one activity of the year have in common.

    Blanks, marks of punctuation, the kind of digits, the words โครงการ and กิจกรรม at the beginning
    and the year at the end make no difference; every letter does.
    """
    folded = to_arabic(text.clean(name)).casefold()
    letters = "".join(one for one in folded if unicodedata.category(one)[0] not in "PZSC")
    bare = re.sub(_YEAR.format(year=fiscal_year), "", letters) or letters
    return _KIND.sub("", bare, count=1) if _KIND.match(bare) else bare
