"""A weekday that is not the day's, and days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from core.checks.remark import Bare, Remark
from core.thai.calendar import BE, FIRST_BE_YEAR, MONTHS, SHORT_MONTHS, WEEKDAYS, weekday
from core.thai.numerals import to_arabic

_SHORT_YEARS = range(43, 100)  # of the Buddhist era, as people shorten it
_DAYS = "|".join((*WEEKDAYS, "พฤหัส"))  # the longer name first
_MONTHS = "|".join((*MONTHS, *(month.replace(".", r"\.") for month in SHORT_MONTHS)))
_DAY = re.compile(
    rf"(?:(?:วัน|(?<![ก-๎]))(?P<before>{_DAYS}) ?(?:ที่)? ?)?"
    rf"(?<![๐-๙0-9/])(?P<day>[๐-๙0-9]{{1,2}}) ?(?:เดือน ?)?(?P<month>{_MONTHS}) ?"
    rf"(?:พ\.ศ\. ?|ค\.ศ\. ?)?(?P<year>[๐-๙0-9]{{4}}|[๐-๙0-9]{{2}}(?=[^๐-๙0-9:.]|$))"
    rf"(?: ?\(? ?วัน(?P<after>{_DAYS}))?"
)
_FIGURES = re.compile(  # 19/10/2566, only where a weekday makes it a day
    rf"(?:วัน|(?<![ก-๎]))(?P<before>{_DAYS}) ?(?:ที่)? ?(?P<day>[๐-๙0-9]{{1,2}})"
    rf"(?P<sign>[/.-])(?P<month>[๐-๙0-9]{{1,2}})(?P=sign)"
    rf"(?P<year>[๐-๙0-9]{{4}}|[๐-๙0-9]{{2}})(?![๐-๙0-9])"
)


def look(bare: Bare) -> Iterator[Remark]:
    """Every date of the text whose weekday is another day's, or that does not exist."""
    for found in _DAY.finditer(bare.text):
        month = (*MONTHS, *SHORT_MONTHS).index(found["month"]) % 12 + 1
        place = "before" if found["before"] else "after"
        yield from _judged(bare, found, month, place)
    for found in _FIGURES.finditer(bare.text):
        yield from _judged(bare, found, int(to_arabic(found["month"])), "before")


def _judged(bare: Bare, found: re.Match[str], month: int, place: str) -> Iterator[Remark]:
    """What is wrong with a date whose weekday, if any, stands in the group ``place``."""
    year = _year(int(to_arabic(found["year"])))
    if year is None:
        return
    try:
        day = date(year, month, int(to_arabic(found["day"])))
    except ValueError:
        yield bare.remark(
            "no-such-day", f"ไม่มีวันที่ “{found.group()}” ในปฏิทิน ตรวจวันและเดือน", found.span()
        )
        return
    written = found[place]
    if written and not weekday(day).startswith(written):
        yield bare.remark(
            "weekday",
            f"“{found.group()}” ตรงกับวัน{weekday(day)} ไม่ใช่วัน{written} ตรวจชื่อวันหรือวันที่",
            found.span(place),
            weekday(day),
        )


def _year(written: int) -> int | None:
    """The Gregorian year; None where it cannot be told."""
    if written in _SHORT_YEARS:
        return 2500 + written - BE
    if written >= FIRST_BE_YEAR:
        return written - BE
    return written if 1800 <= written < 2200 else None  # noqa: PLR2004 - years people write
