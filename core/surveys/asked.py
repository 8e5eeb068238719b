"""What was asked: the rated columns with a title each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.imports.sheet import Sheet
from core.surveys.profile import Column, column_of
from core.thai import text
from core.thai.numerals import to_arabic, to_thai

_GRID = re.compile(r"\[([^\[\]]+)\]\s*$")
_NUMBERING = re.compile(r"^(?:ข้อ(?:ที่)?\s*)?[(\[]?\d+(?:\.\d+)*(?:[.)\]:]+\s*|\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One item and its columns; of several, one at most is filled in each row."""

    title: str
    columns: tuple[int, ...]


def asked(sheet: Sheet, items: Sequence[Column]) -> tuple[Asked, ...]:
    """The items; columns of one header that no row fills twice are one, as forms branch."""
    heads = {one.number: one.header for one in items}
    whole = [(heads[numbers[0]], numbers) for numbers in _merged(sheet, items)]
    short = [_row_of_grid(header) for header, _ in whole]
    titles = [
        one if short.count(one) == 1 else _unnumbered(header)
        for one, (header, _) in zip(short, whole, strict=True)
    ]
    return tuple(
        Asked(title, numbers)
        for title, (_, numbers) in zip(_told_apart(titles, whole), whole, strict=True)
    )


def _merged(sheet: Sheet, items: Iterable[Column]) -> list[tuple[int, ...]]:
    """The numbers of each item's columns, in the order of the sheet."""
    by_header: dict[str, list[int]] = {}
    for one in items:
        by_header.setdefault(one.header or str(one.number), []).append(one.number)
    out: list[tuple[int, ...]] = []
    for numbers in by_header.values():
        apart = len(numbers) > 1 and _filled_twice(sheet, numbers)
        out += [(number,) for number in numbers] if apart else [tuple(numbers)]
    return sorted(out)


def _filled_twice(sheet: Sheet, numbers: Iterable[int]) -> bool:
    """Whether a row says something in two of the columns."""
    rows = zip(*(column_of(sheet, number) for number in numbers), strict=True)
    return any(sum(map(bool, row)) > 1 for row in rows)


def _row_of_grid(header: str) -> str:
    found = _GRID.search(header)
    return _unnumbered(found[1] if found else header)


def _unnumbered(header: str) -> str:
    words = text.line(header)
    found = _NUMBERING.match(to_arabic(words))
    return words[found.end() :] if found else words


def _told_apart(
    titles: Sequence[str], whole: Sequence[tuple[str, tuple[int, ...]]]
) -> Iterator[str]:
    """The titles; one that is empty or not alone says its column."""
    for title, (_, numbers) in zip(titles, whole, strict=True):
        column = to_thai(f"คอลัมน์ที่ {numbers[0]}")
        if title and titles.count(title) > 1:
            yield f"{title} ({column})"
        else:
            yield title or column
