"""A list of activities as it comes from a plan: lines, or a table out of Word or Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.activities.naming import key_of
from core.activities.service import ActivityFields
from core.errors import UserError
from core.thai import text
from core.thai.calendar import read_day
from core.thai.numerals import to_arabic

_MARK = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|[-–•·▪●◦*])\s*")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
_RANGE = re.compile(r"\s*(?:–|—|ถึง|\s-\s)\s*")
_ONE_MONTH = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2}\s*[^\d\s-].*)")
# Words that name a column, the most telling first; a heading is the first of which it holds one.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "other": ("เป้าหมาย", "สถานที่", "งบประมาณ", "ตัวชี้วัด", "หมายเหตุ"),
    "ends": ("สิ้นสุด", "วันเสร็จ", "ถึงวันที่"),
    "starts": ("เริ่ม", "วันที่", "ระยะเวลา", "กำหนดการ", "ช่วงเวลา"),
    "owner": ("ผู้รับผิดชอบ", "กลุ่มงาน", "กลุ่ม", "หน่วยงาน", "เจ้าของ"),
    "kind": ("ประเภท", "หมวด", "แผนงาน", "ยุทธศาสตร์"),
    "name": ("กิจกรรม", "โครงการ", "รายการ", "ชื่อ", "เรื่อง"),
    "number": ("ลำดับ", "ที่"),
}


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One activity of the list; ``note`` is a finished sentence on what of it was not read."""

    line: int
    given: ActivityFields
    note: str = ""


def read_list(pasted: str, fiscal_year: int) -> list[PastedLine]:
    """The activities of a pasted text, one a line, each once.

    Cells of a table are parted by tabs; a first line of headings says which is which, else the
    first words are the name, words after it owner and kind, and days are days.
    """
    rows = [
        (number, [text.line(cell) for cell in line.split("\t")])
        for number, line in enumerate(text.clean(pasted).split("\n"), 1)
        if line.strip()
    ]
    columns = _columns(rows[0][1]) if rows else {}
    found = (_line(number, cells, columns, fiscal_year) for number, cells in rows[bool(columns) :])
    return list(_once(one for one in found if one.given.name))


def _once(lines: Iterator[PastedLine]) -> Iterator[PastedLine]:
    seen: set[str] = set()
    for one in lines:
        key = key_of(one.given.name, one.given.fiscal_year)
        if key and key not in seen:
            seen.add(key)
            yield one


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is what; empty where the line is no line of headings."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        for name, words in _HEADS.items():
            if name not in found and len(cell) <= 30 and any(word in cell for word in words):  # noqa: PLR2004 - longer ones are no headings
                found[name] = at
                break
    return found if "name" in found and len(found) > 1 else {}


def _line(
    number: int, cells: Sequence[str], columns: Mapping[str, int], fiscal_year: int
) -> PastedLine:
    if columns:
        said = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    else:
        said = _guessed(cells)
    starts, ends, note = _days(said.get("starts", ""), said.get("ends", ""))
    given = ActivityFields(
        name=_unnumbered(said.get("name", "")),
        fiscal_year=fiscal_year,
        kind=said.get("kind", ""),
        owner=said.get("owner", ""),
        starts_on=starts,
        ends_on=ends,
    )
    return PastedLine(number, given, note)


def _guessed(cells: Sequence[str]) -> dict[str, str]:
    """The cells of a table without headings."""
    days = [cell for cell in cells if _is_day(cell)]
    words = [cell for cell in cells if cell and cell not in days]
    if len(words) > 1 and _NUMBER.fullmatch(to_arabic(words[0])):
        words = words[1:]
    said = dict(zip(("name", "owner", "kind"), words, strict=False))
    return {**said, **dict(zip(("starts", "ends"), days, strict=False))}


def _is_day(cell: str) -> bool:
    try:
        return bool(cell) and all(_halves(cell))
    except UserError:
        return False


def _days(starts: str, ends: str) -> tuple[date | None, date | None, str]:
    """First and last day; where they cannot be read, none and a sentence."""
    try:
        first, last = _halves(starts) if starts else (None, None)
        if ends:
            last = _halves(ends)[1]
    except UserError as error:
        return None, None, str(error)
    if first and last and last < first:
        return None, None, "วันสิ้นสุดอยู่ก่อนวันเริ่ม จึงเว้นวันไว้ แก้ที่รายการหลังเพิ่ม"
    return first, last, ""


def _halves(written: str) -> tuple[date, date]:
    """The first and the last day of what is written as one day or as two.

    Raises:
        UserError: it cannot be read.
    """
    within = _ONE_MONTH.fullmatch(to_arabic(written))
    if within:
        last = read_day(within[2])
        return last.replace(day=min(int(within[1]) or 1, last.day)), last
    parts = _RANGE.split(written, maxsplit=1)
    days = [read_day(part) for part in parts]
    return days[0], days[-1]


def _unnumbered(name: str) -> str:
    """The name without the number or bullet before it."""
    found = _MARK.match(to_arabic(name))
    return name[found.end() :] if found else name
