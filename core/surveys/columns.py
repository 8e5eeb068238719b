"""Which columns of a form's export are rated, and which one says who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core import paths
from core.errors import RefusedFileError, UserError
from core.imports.columns import Source, find_columns, header_key, read_source
from core.imports.sheet import Sheet, reheaded
from core.surveys.asked import Asked, asked
from core.surveys.profile import Column, read_columns
from core.surveys.scale import scale
from core.thai.numerals import to_thai

_SOURCE = "survey"
_TITLE_ROWS = 10  # above the header
_LOOKED_AT = 200  # rows that tell where the header is
_GROUP_WORDS = ("สถานะ", "สถานภาพ", "ตำแหน่ง", "ประเภทผู้", "กลุ่มผู้")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not counted, and why in a finished sentence; empty where that is plain."""

    called: str
    why: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things are, as a spreadsheet numbers its columns; only ``items`` is never empty."""

    items: tuple[Asked, ...]
    group: tuple[int, ...]
    time: tuple[int, ...]
    email: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    heads: Mapping[int, str]

    def called(self, number: int) -> str:
        """How a sentence names the column."""
        return self.heads.get(number) or to_thai(f"ที่ {number}")

    def headers(self) -> list[str]:
        """What stands above the rated columns."""
        return [self.heads.get(number, "") for item in self.items for number in item.columns]


def find(sheet: Sheet, group: int = 0) -> tuple[Sheet, Columns]:
    """The sheet with its header where it is, and the survey's columns.

    Offices write titles above the header; it is where every rated column has one that is no
    rating. ``group`` is the column of the respondents' groups, where somebody says which.

    Raises:
        RefusedFileError: no column is rated, or no row is a header.
        UserError: there is no such column for the groups.
    """
    known = read_source(paths.RESOURCES, _SOURCE)
    sheet = _headed(sheet, known)
    found = _found(sheet, known, group)
    if not found.items:
        raise _no_items(found.left_out)
    if all(map(scale().rating, found.headers())):
        raise RefusedFileError(
            "ไฟล์ไม่มีแถวหัวตาราง แถวแรกเป็นคำตอบแล้ว ใส่แถวชื่อรายการไว้บนสุด แล้วลองอีกครั้ง", code="no-header"
        )
    return sheet, found


def _headed(sheet: Sheet, known: Source) -> Sheet:
    """The sheet with its header where it is, told by its first rows; as it was if nowhere."""
    start = replace(sheet, rows=sheet.rows[:_LOOKED_AT])
    for number in (None, *(row.number for row in sheet.rows[:_TITLE_ROWS])):
        tried = start if number is None else reheaded(start, number)
        if not tried.rows:
            break
        heads = _found(tried, known, 0).headers()
        if heads and all(heads) and not any(map(scale().rating, heads)):
            return sheet if number is None else reheaded(sheet, number)
    return sheet


def _found(sheet: Sheet, known: Source, given: int) -> Columns:
    columns = [one for one in read_columns(sheet) if one.said]
    placed = find_columns(sheet, known, {}, {}).columns
    ignored = {header_key(word) for word in known.ignored}
    # an item may be called as times are: เวลา
    times = placed.get("time", ())
    rated = {one.number for one in columns if one.number in times and one.is_item}
    meant = {number for numbers in placed.values() for number in numbers} - rated
    free = [
        one for one in columns if one.number not in meant and header_key(one.header) not in ignored
    ]
    group = _given(columns, given) or _group(columns, placed.get("group", ()), free)
    items = [one for one in free if one.is_item and one.number not in group]
    return Columns(
        items=asked(sheet, items),
        group=group,
        time=tuple(number for number in times if number not in rated),
        email=placed.get("email", ()),
        left_out=tuple(
            LeftOut(one.called, one.why_not if one in free else "")
            for one in columns
            if one not in items and one.number not in group
        ),
        heads={one.number: one.header for one in columns},
    )


def _given(columns: Sequence[Column], number: int) -> tuple[int, ...]:
    """The column that somebody named, if one was."""
    if number and all(one.number != number for one in columns):
        there = to_thai(", ".join(str(one.number) for one in columns))
        raise UserError(
            f"คอลัมน์ที่ {to_thai(number)} ไม่มีหรือว่าง เลือกคอลัมน์กลุ่มผู้ตอบจาก: {there}", code="bad-column"
        )
    return (number,) if number else ()


def _group(
    columns: Sequence[Column], placed: Sequence[int], free: Sequence[Column]
) -> tuple[int, ...]:
    """The columns that say who answers, by their header; one of few different words first."""
    by_number = {one.number: one for one in columns}
    known = [by_number[number] for number in placed if number in by_number]
    spoken = [
        one
        for one in free
        if one.repeats and not one.is_item and any(word in one.header for word in _GROUP_WORDS)
    ]
    likely = [*(one for one in known if one.repeats), *spoken, *known]
    if not likely:
        return ()
    return tuple(one.number for one in columns if one.header == likely[0].header)


def _no_items(left_out: Sequence[LeftOut]) -> RefusedFileError:
    return RefusedFileError(
        "ไม่พบคอลัมน์ที่ตอบเป็นระดับ ๑–๕ หรือ น้อยที่สุด–มากที่สุด ตรวจว่าเลือกไฟล์แบบประเมินถูก แล้วลองอีกครั้ง",
        code="no-items",
        findings=[one.why for one in left_out if one.why],
    )
