"""Dates as Thai offices write them. Stored Gregorian; the Buddhist era is made at the edge."""

from __future__ import annotations

import re
from datetime import date

from core.errors import UserError
from core.thai import text
from core.thai.numerals import to_arabic, to_thai

BE = 543  # พ.ศ. = ค.ศ. + 543
FIRST_BE_YEAR = 2400  # a year from here on is read as พ.ศ.
MONTHS = tuple(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
)
SHORT_MONTHS = tuple("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split())
WEEKDAYS = tuple("จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split())
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OCTOBER = 10
_SLASHED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2,4})")
_NAMED = re.compile(r"(?:วัน\S+ที่|วันที่|ที่)?\s*(\d{1,2})\s*([ก-๙.]+?)\s*(?:พ\.?ศ\.?)?\s*(\d{2,4})")
_SHORT_YEAR = 100
_CENTURY_BE = 2500
HINT = "เช่น ๑๓ มิ.ย. ๒๕๖๘ หรือ 13/6/2568"  # of how a day may be typed


def year_be(day: date) -> int:
    """The Buddhist year of a day."""
    return day.year + BE


def fiscal_year(day: date) -> int:
    """The fiscal year (พ.ศ.): 1 October to 30 September, named by the later year."""
    return year_be(day) + (day.month >= _OCTOBER)


def weekday(day: date) -> str:
    """The day's name without ``วัน``; always derived from the date."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date, *, era: bool = False, with_weekday: bool = False) -> str:
    """``13 มิถุนายน 2568``; with ``era`` ``13 มิถุนายน พ.ศ. 2568``. Arabic digits."""
    head = f"วัน{weekday(day)}ที่ " if with_weekday else ""
    return f"{head}{day.day} {MONTHS[day.month - 1]} {'พ.ศ. ' if era else ''}{year_be(day)}"


def spelled_date(day: date) -> str:
    """``อังคาร ที่ 29 เดือน สิงหาคม พ.ศ.2566``, as web pages of knowledge records say it."""
    return f"{weekday(day)} ที่ {day.day} เดือน {MONTHS[day.month - 1]} พ.ศ.{year_be(day)}"


def short_date(day: date) -> str:
    """``13 มิ.ย. 2568``. Arabic digits."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year_be(day)}"


def parse_date(written: str) -> date:
    """A day written ``YYYY-MM-DD``; a year of 2400 or more is พ.ศ. and converted before the check.

    Raises:
        UserError: not of that form, or no such day.
    """
    found = _ISO.fullmatch(to_arabic(written).strip())
    if not found:
        raise UserError(
            f"วันที่ “{written}” อ่านไม่ได้ เขียนเป็น ปี-เดือน-วัน เช่น 2568-06-13", code="bad-date"
        )
    year, month, day = (int(part) for part in found.groups())
    gregorian = year - BE if year >= FIRST_BE_YEAR else year
    try:
        return date(gregorian, month, day)
    except ValueError:
        raise UserError(f"ไม่มีวันที่ “{written}” ในปฏิทิน ตรวจเดือนและวันแล้วแก้", code="bad-date") from None


def month_length(month: int, year_be_: int) -> int:
    """Days in a month of a Buddhist year."""
    first = date(year_be_ - BE, month, 1)
    after = date(first.year + month // 12, month % 12 + 1, 1)
    return (after - first).days


def read_day(written: str) -> date:
    """The day that ``๑๓ มิ.ย. ๒๕๖๘``, ``13/6/68``, ``13/6/2025`` or ``2568-06-13`` means.

    A year of two digits is of พ.ศ. ๒๕๐๐, one of four up to ๒๓๙๙ is ค.ศ.

    Raises:
        UserError: it cannot be read, or there is no such day; the sentence says which.
    """
    words = to_arabic(text.line(written))
    found = _SLASHED.fullmatch(words)
    if found:
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    named = _NAMED.fullmatch(words)
    month = _month(named[2]) if named else 0
    if named and month:
        return _checked(int(named[1]), month, int(named[3]))
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        year, number, day = (int(part) for part in words.split("-"))
        return _checked(day, number, year)
    raise UserError(f"อ่านวันที่ “{text.line(written)}” ไม่ได้ พิมพ์ {HINT}", code="bad-date")


def _month(name: str) -> int:
    bare = name.replace(".", "").strip()
    for names in (MONTHS, SHORT_MONTHS):
        for number, known in enumerate(names, 1):
            if known.replace(".", "") == bare:
                return number
    return 0


def _checked(day: int, month: int, year: int) -> date:
    year_be = year + _CENTURY_BE if year < _SHORT_YEAR else year
    if year_be < FIRST_BE_YEAR:
        year_be += BE
    if not 1 <= month <= len(MONTHS):
        raise UserError(f"ไม่มีเดือนที่ {to_thai(month)} แก้เดือน", code="bad-date")
    length = month_length(month, year_be)
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        raise UserError(
            f"เดือน{name} {to_thai(year_be)} มี {to_thai(length)} วัน แก้วันที่", code="bad-date"
        )
    return date(year_be - BE, month, day)
