"""Times of a whole column, as form exports and spreadsheets of every locale write them.

Source: exports seen of Google Forms, Google Sheets, Microsoft Forms and Excel, with Gregorian and
Buddhist years, Thai and English halves of the day. A time without a zone is Thai time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from operator import ge, le

from core.imports.grid import Cell
from core.thai import text
from core.thai.calendar import BE, FIRST_BE_YEAR
from core.thai.numerals import to_arabic

_THAILAND = timezone(timedelta(hours=7))
_YEARS = range(1950, 2201)  # beyond: a year converted twice, or no time at all
_SHORT_BE_YEARS = range(43, 100)  # of two digits; the others may belong to either era
_SHORT_BE_CENTURY = 2500
_SHORT_DIGITS, _LONG_DIGITS = 2, 4  # of a year
_MONTHS = 12
_HALF_DAY_H = 12
_SERIAL_START = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day 0 has no zone
_FIRST_SERIAL, _LAST_SERIAL = 18_000, 310_000  # about the years above, also those typed as พ.ศ.
_DAY_MS = 86_400_000

_WRITTEN = re.compile(
    r"(?P<a>\d{1,4})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})"
    r"(?:[ t]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?"
    r"(?: ?น\.?)?(?: ?(?P<half>am|pm))?"
    r"(?: ?(?:utc|gmt)?(?P<zone>z|[+-][01]?\d(?::?[0-5]\d)?)| ?(?:utc|gmt))?)?"
)
_HALVES = (("ก่อนเที่ยง", "am"), ("หลังเที่ยง", "pm"), ("a.m.", "am"), ("p.m.", "pm"))
_SERIAL = re.compile(r"\d{5,6}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a cell gives it.

    Attributes:
        utc_text: ISO text in UTC to the microsecond, so that text order is time order.
        written: what the cell says.
        assumed: the year was written with two digits and taken for พ.ศ. 25xx.
    """

    utc_text: str
    written: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class _Date:
    """A date and time; unless ``fixed``, ``first`` may be the day or the month.

    ``thai``: written as a Thai sheet does, in พ.ศ. or with a comma before a 24-hour time.
    """

    first: int
    second: int
    year: int
    clock: time
    zone: tzinfo = _THAILAND
    fixed: bool = False  # first is the month
    assumed: bool = False
    thai: bool = False

    @property
    def day_first(self) -> bool | None:
        """Whether the day stands first, as far as this date alone can tell."""
        if self.fixed or self.second > _MONTHS:
            return False
        return True if self.first > _MONTHS else None

    def at(self, *, day_first: bool) -> datetime | None:
        """The moment in UTC under one reading; None where there is no such day."""
        swapped = day_first and not self.fixed
        day, month = (self.first, self.second) if swapped else (self.second, self.first)
        try:
            local = datetime.combine(date(self.year, month, day), self.clock, self.zone)
        except ValueError:
            return None
        return local.astimezone(UTC)


def read_times(cells: Sequence[Cell], *, day_first: bool | None = None) -> list[Moment | None]:
    """The moment of each cell; None where it is empty, unreadable, or day and month are unclear.

    ``day_first`` says which of them stands first; without it the column does: a part above 12 is
    a day, else the reading that keeps the column in order is right; where both do, or where every
    cell is written as a Thai sheet writes it, the day is first.
    """
    dates = [_date(cell) for cell in cells]
    if day_first is None:
        day_first = _column_order(dates)
    return [
        _moment(cell, found, column_order=day_first)
        for cell, found in zip(cells, dates, strict=True)
    ]


def is_unclear(cells: Sequence[Cell]) -> bool:
    """Whether only a person can say if the day or the month stands first in this column."""
    dates = [_date(cell) for cell in cells]
    undecided = any(found and found.day_first is None for found in dates)
    return undecided and _column_order(dates) is None


def _moment(cell: Cell, found: _Date | None, *, column_order: bool | None) -> Moment | None:
    if found is None:
        return None
    order = found.day_first if column_order is None else column_order
    at = None if order is None else found.at(day_first=order)
    if at is None:
        return None
    return Moment(at.isoformat(timespec="microseconds"), str(cell).strip(), found.assumed)


def _column_order(dates: Sequence[_Date | None]) -> bool | None:
    """Whether the day stands first in the column; None where that stays unclear."""
    found = [entry for entry in dates if entry]
    told = {entry.day_first for entry in found if not entry.fixed} - {None}
    if told:
        return told.pop() if len(told) == 1 else None
    for compare in (le, ge):
        kept = [order for order in (True, False) if _in_order(found, compare, day_first=order)]
        if kept:
            return kept[0]
    return True if all(entry.thai for entry in found if not entry.fixed) else None


def _in_order(
    found: Sequence[_Date], compare: Callable[[datetime, datetime], bool], *, day_first: bool
) -> bool:
    moments = [at for entry in found if (at := entry.at(day_first=day_first))]
    return all(compare(before, after) for before, after in pairwise(moments))


def _date(cell: Cell) -> _Date | None:
    if isinstance(cell, str):
        return _from_text(cell)
    if isinstance(cell, datetime):
        return _from_day(cell.date(), cell.time(), cell.tzinfo or _THAILAND)
    if isinstance(cell, date):
        return _from_day(cell, time(), _THAILAND)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(cell)
    return None


def _from_day(day: date, clock: time, zone: tzinfo) -> _Date | None:
    year = _gregorian(day.year)
    return _Date(day.month, day.day, year, clock, zone, fixed=True) if year else None


def _from_serial(days: float) -> _Date | None:
    """A spreadsheet's day number, where it can be one."""
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    moment = _SERIAL_START + timedelta(milliseconds=round(days * _DAY_MS))
    return _from_day(moment.date(), moment.time(), _THAILAND)


def _from_text(cell: str) -> _Date | None:
    plain = to_arabic(text.line(cell)).casefold().replace(",", " ")
    for written, half in _HALVES:
        plain = plain.replace(written, half)
    if _SERIAL.fullmatch(plain):
        return _from_serial(float(plain))
    found = _WRITTEN.fullmatch(plain)
    clock = _clock(found) if found else None
    if not found or clock is None:
        return None
    entry = _from_parts(found["a"], found["b"], found["c"], clock, _zone(found["zone"]))
    comma = "," in cell and not found["half"]
    return entry and replace(entry, thai=comma or _in_buddhist_era(found["c"]))


def _in_buddhist_era(year: str) -> bool:
    """Whether the year can only be พ.ศ.; nobody who puts the month first writes that."""
    return len(year) == _LONG_DIGITS and int(year) >= FIRST_BE_YEAR


def _from_parts(a: str, b: str, c: str, clock: time, zone: tzinfo) -> _Date | None:
    """The date ``a/b/c``: its year is the part of four digits, else the last one."""
    if len(a) == _LONG_DIGITS and len(c) <= _SHORT_DIGITS:
        year = _gregorian(int(a))
        return _Date(int(b), int(c), year, clock, zone, fixed=True) if year else None
    if len(a) > _SHORT_DIGITS or len(c) not in {_SHORT_DIGITS, _LONG_DIGITS}:
        return None
    assumed = len(c) == _SHORT_DIGITS
    year = _gregorian(_SHORT_BE_CENTURY + int(c) if assumed else int(c))
    if not year or (assumed and int(c) not in _SHORT_BE_YEARS):
        return None
    return _Date(int(a), int(b), year, clock, zone, assumed=assumed)


def _gregorian(year: int) -> int | None:
    """The Gregorian year; None where no answer can have been given in it."""
    year -= BE if year >= FIRST_BE_YEAR else 0
    return year if year in _YEARS else None


def _clock(found: re.Match[str]) -> time | None:
    hour, half = int(found["hour"] or 0), found["half"]
    if half:
        if not 1 <= hour <= _HALF_DAY_H:
            return None
        hour = hour % _HALF_DAY_H + (_HALF_DAY_H if half == "pm" else 0)
    try:
        return time(
            hour,
            int(found["minute"] or 0),
            int(found["second"] or 0),
            int((found["part"] or "").ljust(6, "0")),
        )
    except ValueError:
        return None


def _zone(written: str | None) -> tzinfo:
    """The zone as written, such as ``+7`` or ``+05:30``; Thai time where none is."""
    if not written:
        return _THAILAND
    if written == "z":
        return UTC
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > _SHORT_DIGITS else (digits, "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if written[0] == "-" else offset)
