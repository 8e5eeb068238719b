"""Which column of a sheet holds what: found by its header, given by hand, or remembered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select

from core import paths
from core.database import Session
from core.errors import UserError
from core.imports.columns import find_columns, fingerprint, read_source
from core.imports.model import ColumnMapping
from core.imports.sheet import Sheet, reheaded
from core.thai.numerals import to_thai

_TITLE_ROWS = 10


@dataclass(frozen=True, slots=True)
class Mapped:
    """Columns by key, as a spreadsheet numbers them, and headers that nobody asked for."""

    columns: Mapping[str, tuple[int, ...]]
    extra: tuple[str, ...]


def headed(sheet: Sheet, source: str, categories: Mapping[str, str], least: int) -> Sheet:
    """The sheet with its header where ``least`` of the wanted columns are found.

    Offices write a title above the header; it is looked for in the first rows. Where none of them
    is a header, the sheet is as it was.
    """
    known = read_source(paths.RESOURCES, source)
    for number in (None, *(row.number for row in sheet.rows[:_TITLE_ROWS])):
        tried = sheet if number is None else reheaded(sheet, number)
        if tried.rows and len(find_columns(tried, known, categories, {}).columns) >= least:
            return tried
    return sheet


def map_columns(
    session: Session,
    source: str,
    sheet: Sheet,
    categories: Mapping[str, str],
    given: Mapping[str, int],
) -> Mapped:
    """The sheet's columns: what is given wins over what is remembered, that over what is found.

    Raises:
        UserError: a given key or column does not exist, or one column is given to two keys.
    """
    known = read_source(paths.RESOURCES, source)
    wanted = {*known.keys, *categories}
    _refuse_given(sheet, wanted, given)
    kept = session.scalar(
        select(ColumnMapping).where(
            ColumnMapping.source == source,
            ColumnMapping.fingerprint == _mark(sheet),
        )
    )
    found = find_columns(sheet, known, categories, given)
    columns = dict(found.columns)
    if kept is not None:
        remembered = {k: n for k, n in kept.columns.items() if k in wanted and k not in given}
        columns = _without(columns, set(chain(*remembered.values())) - set(given.values()))
        columns.update(_without(remembered, set(given.values())))
    return Mapped(columns, found.extra)


def _without(
    columns: Mapping[str, Sequence[int]], taken: Collection[int]
) -> dict[str, tuple[int, ...]]:
    """The columns but those that are something else, and only the keys that still have one."""
    left = {key: tuple(n for n in numbers if n not in taken) for key, numbers in columns.items()}
    return {key: numbers for key, numbers in left.items() if numbers}


def remember(session: Session, source: str, sheet: Sheet, mapped: Mapped) -> None:
    """The next file with this header row is read through the same columns."""
    mark = _mark(sheet)
    columns = {key: list(numbers) for key, numbers in mapped.columns.items() if numbers}
    kept = session.scalar(
        select(ColumnMapping).where(
            ColumnMapping.source == source, ColumnMapping.fingerprint == mark
        )
    )
    if kept is None:
        session.add(ColumnMapping(source=source, fingerprint=mark, columns=columns))
    else:
        kept.columns = columns
    session.flush()


def _mark(sheet: Sheet) -> str:
    """What a mapping is remembered by: the header row and the column in which it begins."""
    return f"{fingerprint(sheet.header)}:{sheet.first_column}"


def _refuse_given(sheet: Sheet, keys: set[str], given: Mapping[str, int]) -> None:
    last = sheet.first_column + len(sheet.header) - 1
    used: dict[int, str] = {}
    for key, number in given.items():
        if key not in keys:
            names = ", ".join(sorted(keys))
            raise UserError(f"ไม่มีคอลัมน์ชนิด “{key}” เลือกจาก: {names}", code="bad-column")
        if not sheet.first_column <= number <= last:
            raise UserError(
                f"คอลัมน์ที่ {to_thai(number)} ของ {key} อยู่นอกตาราง "
                f"ซึ่งมีคอลัมน์ที่ {to_thai(sheet.first_column)} ถึง {to_thai(last)}",
                code="bad-column",
            )
        if (other := used.setdefault(number, key)) != key:
            raise UserError(
                f"คอลัมน์ที่ {to_thai(number)} เป็นทั้ง {other} และ {key} ไม่ได้ ระบุคนละคอลัมน์แล้วลองอีกครั้ง",
                code="bad-column",
            )
