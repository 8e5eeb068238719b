"""Dates as Thai offices write them. Stored Gregorian; the Buddhist era is made at the edge."""

from __future__ import annotations

import re
from datetime import date

from core.errors import UserError
from core.thai.numerals import to_arabic

BE = 543  # พ.ศ. = ค.ศ. + 543
FIRST_BE_YEAR = 2400  # a year from here on is read as พ.ศ.
MONTHS = tuple(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
)
SHORT_MONTHS = tuple("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split())
WEEKDAYS = tuple("จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split())
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OCTOBER = 10


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


def short_date(day: date) -> str:
    """``13 มิ.ย. 2568``. Arabic digits."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year_be(day)}"


def parse_date(text: str) -> date:
    """A day written ``YYYY-MM-DD``; a year of 2400 or more is พ.ศ. and converted before the check.

    Raises:
        UserError: not of that form, or no such day.
    """
    found = _ISO.fullmatch(to_arabic(text).strip())
    if not found:
        raise UserError(f"วันที่ “{text}” อ่านไม่ได้ เขียนเป็น ปี-เดือน-วัน เช่น 2568-06-13", code="bad-date")
    year, month, day = (int(part) for part in found.groups())
    gregorian = year - BE if year >= FIRST_BE_YEAR else year
    try:
        return date(gregorian, month, day)
    except ValueError:
        raise UserError(f"ไม่มีวันที่ “{text}” ในปฏิทิน ตรวจเดือนและวันแล้วแก้", code="bad-date") from None


def month_length(month: int, year_be_: int) -> int:
    """Days in a month of a Buddhist year."""
    first = date(year_be_ - BE, month, 1)
    after = date(first.year + month // 12, month % 12 + 1, 1)
    return (after - first).days
