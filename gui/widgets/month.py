"""One month to choose a day from, in Thai and พ.ศ."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from core.thai import calendar
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.ui import button, label, row
from gui.widgets.painted import CENTRE, Painted, rounded, words

_DAYS = ("อา", "จ", "อ", "พ", "พฤ", "ศ", "ส")
_WEEKS, _WEEK = 6, 7
_EDGE = 34
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


class MonthPopup(QFrame):
    """Arrows go from day to day, PageUp and PageDown from month to month, Enter chooses.

    Attributes:
        chosen: the day pressed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "popup")
        self._today = datetime.now().astimezone().date()
        self._day = day or self._today
        self._title = label("", "strong")
        before = button("", "icon", "left", tip="เดือนก่อน", do=lambda: self.turn(-1))
        after = button("", "icon", "right", tip="เดือนถัดไป", do=lambda: self.turn(1))
        self._grid = QGridLayout()
        self._grid.setSpacing(ui.px(2))
        for column, name in enumerate(_DAYS):
            head = label(name, "caption", "faint")
            head.setAlignment(CENTRE)
            self._grid.addWidget(head, 0, column)
        self._days = [DayButton() for _ in range(_WEEKS * _WEEK)]
        for i, made in enumerate(self._days):
            made.clicked.connect(lambda _on=False, made=made: self._choose(made.day))
            self._grid.addWidget(made, i // _WEEK + 1, i % _WEEK)
        box = QVBoxLayout(self)
        ui.fill(box, [row(before, None, self._title, None, after), self._grid], 6, (12, 8, 12, 12))
        self.show_day(self._day)

    def show_day(self, day: date) -> None:
        """Show the month of this day with the keyboard on it."""
        self._day = day
        month = f"{calendar.MONTHS[day.month - 1]} {calendar.year_be(day)}"
        self._title.setText(to_thai(month))
        first = day.replace(day=1)
        start = first - timedelta(days=(first.weekday() + 1) % _WEEK)
        for i, made in enumerate(self._days):
            made.show_day(start + timedelta(days=i), month=day.month, today=self._today)
            if made.day == day:
                made.setChecked(True)
                made.setFocus()

    def turn(self, months: int) -> None:
        """Show another month, on the same day of it where there is one."""
        at = self._day.year * 12 + self._day.month - 1 + months
        year, month = at // 12, at % 12 + 1
        last = calendar.month_length(month, year + calendar.BE)
        self.show_day(date(year, month, min(self._day.day, last)))

    def _choose(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.show_day(self._day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)


class DayButton(Painted):
    """One day of the month shown, or of its neighbours."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self._inside = self._today = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(ui.px(_EDGE), ui.px(_EDGE))

    def show_day(self, day: date, *, month: int, today: date) -> None:
        """Stand for this day."""
        self.day, self._inside, self._today = day, day.month == month, day == today
        self.setAccessibleName(to_thai(calendar.long_date(day, with_weekday=True)))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # the month moves
        else:
            super().keyPressEvent(event)

    @override
    def draw(self, painter: QPainter) -> None:
        box, on = QRectF(self.rect()), self.isChecked()
        if on:
            rounded(painter, box, "ink")
        elif self.underMouse() or self.hasFocus():
            rounded(painter, box, "ink-tint")
        if self._today and not on:
            painter.setPen(theme.now().colour("ink-text"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = theme.now().shape("radius")
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        colour = "on-ink" if on else "text" if self._inside else "text-3"
        words(painter, box, to_thai(self.day.day), "small", colour, 600 if on else 400, CENTRE)
