"""A column of a survey by what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.imports import cells
from core.imports.sheet import Sheet
from core.surveys.scale import is_number, scale
from core.thai.numerals import to_thai

_STRAY = 10  # one cell of so many may be a number that is on no scale of five


@dataclass(frozen=True)
class Column:
    """A column and how often each thing is said in it; ``number`` as a spreadsheet counts."""

    number: int
    header: str
    said: Mapping[str, int]

    @property
    def called(self) -> str:
        """How a sentence names it."""
        return f"คอลัมน์ “{self.header}”" if self.header else to_thai(f"คอลัมน์ที่ {self.number}")

    @property
    def is_item(self) -> bool:
        """Whether it is rated from one to five; a stray number does not spoil it."""
        return self._stray and self._rated * 2 > self._filled

    @property
    def repeats(self) -> bool:
        """Whether its cells are chosen from a few."""
        return 0 < len(self.said) * 2 <= sum(self.said.values())

    @property
    def why_not(self) -> str:
        """Why it is no item, in a finished sentence; nothing where it holds no rating at all."""
        if not self._rated:
            return ""
        many, what = self._rated, "คำตอบที่เป็นระดับ ๑–๕ เพียง"
        if not self._stray:
            many, what = self._off_scale, "ตัวเลขนอกช่วง ๑–๕"
        return (
            f"{self.called} มี{what} {to_thai(many)} จาก {to_thai(self._filled)} ช่อง "
            "จึงไม่นับเป็นรายการประเมิน ถ้าเป็นรายการประเมิน แก้คำตอบในไฟล์แล้วอ่านใหม่"
        )

    @cached_property
    def _filled(self) -> int:
        """How many cells say something, but that nothing is rated."""
        return sum(many for said, many in self.said.items() if not scale().declines(said))

    @cached_property
    def _rated(self) -> int:
        return sum(many for said, many in self.said.items() if scale().rating(said))

    @cached_property
    def _off_scale(self) -> int:
        """How many cells are other numbers."""
        words = scale()
        return sum(n for said, n in self.said.items() if is_number(said) and not words.rating(said))

    @property
    def _stray(self) -> bool:
        return self._off_scale <= max(1, self._filled // _STRAY)


def read_columns(sheet: Sheet) -> list[Column]:
    """Every column of the sheet, those without a header too."""
    wide = max(map(len, (sheet.header, *(row.cells for row in sheet.rows))))
    heads = [*sheet.header, *[""] * (wide - len(sheet.header))]
    return [
        Column(number, header, Counter(filter(None, column_of(sheet, number))))
        for number, header in enumerate(heads, sheet.first_column)
    ]


def column_of(sheet: Sheet, number: int) -> list[str]:
    """What each row says in the column; empty where nothing."""
    return [cells.written(cells.at(row, number, sheet.first_column)) for row in sheet.rows]
