"""Which column holds what, where the file does not say it clearly; remembered for the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.imports import cells
from core.imports.sheet import Sheet
from core.imports.vote_preview import ColumnsSeen
from core.imports.votes import Columns
from core.thai import calendar
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.awards.reading import Facts
from gui.ui import col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.choice import Choice
from gui.widgets.fields import Combo, Field

_FOUND = {"time": "เวลาที่ส่ง", "email": "อีเมลผู้ลงคะแนน", "name": "ชื่อผู้ลงคะแนน"}
_NONE = 0
_LONGEST = 46  # letters of a header in the list of columns


class ColumnsForm(QWidget):
    """A combo for every column that is wanted, a choice for the order of dates.

    Attributes:
        changed: it says something else.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, facts: Facts, sheet: Sheet, seen: ColumnsSeen, columns: Columns
    ) -> None:
        super().__init__()
        self._sheet, self._seen, self._given = sheet, seen, dict(columns.given)
        self._facts = facts
        self._day_first = columns.day_first
        self._named = {
            **_FOUND,
            **{c.key: facts.titled(c) for c in facts.row.tally.categories},
        }
        self._combos = {key: self._combo(key) for key in self._named}
        self._fields = {key: self._field(key) for key in self._named}
        self._dates = QButtonGroup(self)
        self._place(desk)
        self._check()

    def start(self) -> None:
        """Put the keyboard on the first thing that must be said."""
        missing = [key for key in self._named if key in self._seen.missing]
        if missing:
            self._combos[missing[0]].setFocus()
        elif self._dates.buttons():
            self._dates.buttons()[0].setFocus()
        else:
            next(iter(self._combos.values())).setFocus()

    def columns(self) -> Columns:
        """What the officer said, beside what the file says itself."""
        return Columns(dict(self._given), self._day_first)

    def why_not(self) -> str:
        """What is still to be said, as a sentence; empty if nothing."""
        twice = self._twice()
        if twice:
            return f"คอลัมน์เดียวใช้กับ{' และ '.join(self._named[key] for key in twice)} เลือกคนละคอลัมน์"
        left = [key for key in self._needed() if not self._chosen(key)]
        if left:
            return f"เลือกคอลัมน์ของ{' '.join(self._named[key] for key in left)}ก่อน"
        if self._dates.buttons() and self._day_first is None:
            return "เลือกก่อนว่าวันที่ในไฟล์เขียนวันหรือเดือนนำ"
        return ""

    def _needed(self) -> list[str]:
        keys = [c.key for c in self._facts.row.tally.categories]
        known = self._chosen("email") or self._chosen("name")
        anonymous = self._facts.round.options.anonymous
        return keys if known or anonymous else ["email", *keys]

    def _chosen(self, key: str) -> int:
        return int(self._combos[key].currentData() or _NONE)

    def _twice(self) -> list[str]:
        """The keys of one column that is chosen for several."""
        by_column: dict[int, list[str]] = {}
        for key in self._named:
            if self._chosen(key):
                by_column.setdefault(self._chosen(key), []).append(key)
        return next((keys for keys in by_column.values() if len(keys) > 1), [])

    def _combo(self, key: str) -> Combo:
        found = self._seen.columns.get(key, ())
        words = {number: _column_words(number, head) for number, head in self._seen.choices.items()}
        combo = Combo(self._named[key], [("ไม่มีในไฟล์นี้", _NONE), *((w, n) for n, w in words.items())])
        combo.choose(self._given.get(key, found[0] if found else _NONE))
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.currentIndexChanged.connect(partial(self._choose, key))
        return combo

    def _field(self, key: str) -> Field:
        found = self._seen.columns.get(key, ())
        also = "".join(f" และคอลัมน์ {number}" for number in found[1:])
        if key not in _FOUND:
            hint = to_thai(also.strip())
        else:
            hint = "ไม่มีก็ได้" if key == "time" else "อีเมลหรือชื่อ อย่างใดอย่างหนึ่ง"
        return Field(self._named[key], self._combos[key], hint)

    def _choose(self, key: str, _index: int) -> None:
        number = self._chosen(key)
        if number:
            self._given[key] = number
        else:
            self._given.pop(key, None)
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        needed, twice = self._needed(), self._twice()
        for key, field in self._fields.items():
            lacking = key in needed and not self._chosen(key)
            why = "ยังไม่รู้ว่าคอลัมน์ใด เลือกจากรายการ" if lacking else ""
            field.complain("คอลัมน์นี้ถูกเลือกสองครั้ง" if key in twice else why)

    def _place(self, desk: Desk) -> None:
        name = self._sheet.file
        rows = to_thai(f"{len(self._sheet.rows):,}")
        items: list[ui.Item] = [Banner(self._why(), "wait")]
        if self._seen.dates_unclear:
            items.append(self._dates_card())
        keys = list(self._fields)
        half = len(keys) if desk.narrow else (len(keys) + 1) // 2
        columns = [
            ui.box(col(*(self._fields[key] for key in part), None, gap=10))
            for part in (keys[:half], keys[half:])
            if part
        ]
        head = col(
            label("คอลัมน์ของไฟล์", "heading"),
            label(
                f"{name} · {rows} แถว · ไฟล์ที่มีหัวตารางเดียวกันครั้งหน้าไม่ต้องเลือกอีก",
                "small",
                "muted",
                wrap=True,
            ),
            gap=0,
        )
        items.append(panel(col(head, row(*columns, gap=24), gap=12, margin=(18, 14, 18, 16))))
        self._scrolled = ui.scroll(col(*items, None, gap=12, margin=(24, 0, 24, 16)))
        ui.fill(QVBoxLayout(self), [self._scrolled], 0)

    def _why(self) -> str:
        missing = [self._named[key] for key in self._seen.missing]
        if missing:
            return f"ไม่พบคอลัมน์ของ{' '.join(missing)} ชี้ให้ครบแล้วโปรแกรมตรวจทุกแถวให้"
        if self._seen.dates_unclear:
            return "วันที่ในไฟล์อ่านได้สองแบบ เลือกแบบที่ถูก แล้วโปรแกรมตรวจทุกแถวให้"
        return "โปรแกรมจับคู่คอลัมน์ให้แล้ว แก้ได้ถ้าไม่ตรง"

    def _dates_card(self) -> QWidget:
        told = self._date_told()
        pairs = (
            (True, "วัน/เดือน/ปี", _read_as(told, day_first=True)),
            (False, "เดือน/วัน/ปี", _read_as(told, day_first=False)),
        )
        choices = []
        for value, name, below in pairs:
            made = Choice(name, below)
            made.setChecked(self._day_first is value)
            made.clicked.connect(partial(self._order_dates, value))
            self._dates.addButton(made)
            choices.append(made)
        words = label("วันที่ในไฟล์เขียนแบบใด", "heading")
        return panel(col(words, row(*choices, gap=12), gap=8, margin=(18, 12, 18, 14)))

    def _date_told(self) -> str:
        """The date of the first row that has one, as it is written."""
        time = self._seen.columns.get("time", ())
        for one in self._sheet.rows if time else ():
            said = cells.written(cells.at(one, time[0], self._sheet.first_column))
            if "/" in said:
                return said.split(",")[0].split(" ")[0]
        return "2/6/2025"

    def _order_dates(self, day_first: bool, _on: bool = True) -> None:  # noqa: FBT001, FBT002 - a slot
        self._day_first = day_first
        self.changed.emit()


def _read_as(told: str, *, day_first: bool) -> str:
    """``“2/6/2025” คือ ๒ มิถุนายน``; only the date itself where it has no such day."""
    parts = [part for part in told.split("/") if part.isdecimal()]
    if len(parts) < 2 or max(map(int, parts[:2])) > len(calendar.MONTHS):  # noqa: PLR2004 - day, month
        return told
    day, month = parts[:2] if day_first else parts[1::-1]
    return f"“{told}” คือ {to_thai(int(day))} {calendar.MONTHS[int(month) - 1]}"


def _column_words(number: int, header: str) -> str:
    short = header if len(header) <= _LONGEST else f"{header[:_LONGEST].rstrip()}…"
    return to_thai(number) + (f" · {short}" if short else " · (ไม่มีหัวตาราง)")
