"""A day, typed as officers type it and shown in พ.ศ. The value stays a plain date."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from core.errors import UserError
from core.thai import calendar, text
from core.thai.numerals import to_arabic, to_thai
from gui.widgets.fields import Field
from gui.widgets.month import MonthPopup
from gui.widgets.signed_field import SignedField

_SLASHED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2,4})")
_NAMED = re.compile(r"(?:วัน\S+ที่|วันที่|ที่)?\s*(\d{1,2})\s*([ก-๙.]+?)\s*(?:พ\.?ศ\.?)?\s*(\d{2,4})")
_SHORT_YEAR = 100
_CENTURY_BE = 2500
HINT = "เช่น ๑๓ มิ.ย. ๒๕๖๘ หรือ 13/6/2568"


def read_day(written: str) -> date:
    """The day that ``๑๓ มิ.ย. ๒๕๖๘``, ``13/6/68``, ``13/6/2025`` or ``2568-06-13`` means.

    A year of two digits is of พ.ศ. ๒๕๐๐, one of four up to ๒๓๙๙ is ค.ศ.

    Raises:
        UserError: it cannot be read, or there is no such day; the sentence says which.
    """
    words = to_arabic(text.line(written))
    found = _SLASHED.fullmatch(words)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    named = _NAMED.fullmatch(words)
    month = _month(named[2]) if named else 0
    if named and month:
        return _day(int(named[1]), month, int(named[3]))
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        year, number, day = (int(part) for part in words.split("-"))
        return _day(day, number, year)
    raise UserError(f"อ่านวันที่ “{text.line(written)}” ไม่ได้ พิมพ์ {HINT}", code="bad-date")


def _month(name: str) -> int:
    bare = name.replace(".", "").strip()
    for names in (calendar.MONTHS, calendar.SHORT_MONTHS):
        for number, known in enumerate(names, 1):
            if known.replace(".", "") == bare:
                return number
    return 0


def _day(day: int, month: int, year: int) -> date:
    year_be = year + _CENTURY_BE if year < _SHORT_YEAR else year
    if year_be < calendar.FIRST_BE_YEAR:
        year_be += calendar.BE
    if not 1 <= month <= len(calendar.MONTHS):
        raise UserError(f"ไม่มีเดือนที่ {to_thai(month)} แก้เดือน", code="bad-date")
    length = calendar.month_length(month, year_be)
    if not 1 <= day <= length:
        name = calendar.MONTHS[month - 1]
        raise UserError(
            f"เดือน{name} {to_thai(year_be)} มี {to_thai(length)} วัน แก้วันที่", code="bad-date"
        )
    return date(year_be - calendar.BE, month, day)


class DateField(SignedField):
    """Reads the day when it is left or Enter is pressed, and writes it out in พ.ศ.

    Alt+↓ or the sign at its end opens a calendar.

    Attributes:
        day_changed: another day, or None, was entered.
        refused: the finished sentence that says what is wrong; empty when it is right again.
    """

    day_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, day: date | None = None) -> None:
        super().__init__(trail="calendar", tip="เลือกจากปฏิทิน (Alt ↓)")
        self._day: date | None = None
        self._why = ""
        self.setPlaceholderText(HINT)
        if self.trail is not None:
            self.trail.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._read)
        self.set_day(day)

    @property
    def day(self) -> date | None:
        """The day entered last that could be read; None for an empty field."""
        return self._day

    @property
    def why_not(self) -> str:
        """Why what stands in the field is no day; empty if it is one, or nothing."""
        return self._why

    def set_day(self, day: date | None) -> None:
        """Show this day."""
        self._day = day
        self.setText(to_thai(calendar.long_date(day)) if day else "")
        self._refuse("")

    def set_written(self, written: str) -> None:
        """Show words as they were typed once; those that are no day stay, and it is said why."""
        try:
            self.set_day(read_day(written) if written.strip() else None)
        except UserError as error:
            self._day = None
            self.setText(written)
            self._refuse(str(error))

    def complain_in(self, field: Field) -> None:
        """Let a labelled field show what is wrong."""
        self.refused.connect(field.complain)

    def _read(self) -> None:
        words = self.text().strip()
        if self._day is not None and words == to_thai(calendar.long_date(self._day)):
            return
        try:
            day = read_day(words) if words else None
        except UserError as error:
            self._refuse(str(error))
            return
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_changed.emit(day)

    def _refuse(self, why: str) -> None:
        if why != self._why:
            self._why = why
            self.refused.emit(why)

    def open_calendar(self) -> None:
        """Show a month to choose a day from."""
        popup = MonthPopup(self, self._day)
        popup.chosen.connect(self._choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()

    def _choose(self, day: date) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_changed.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)
