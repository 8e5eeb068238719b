"""A day, typed as officers type it and shown in พ.ศ. The value stays a plain date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from core.errors import UserError
from core.thai import calendar
from core.thai.calendar import HINT, read_day
from core.thai.numerals import to_thai
from gui.widgets.fields import Field
from gui.widgets.month import MonthPopup
from gui.widgets.signed_field import SignedField


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
