"""How many in each year, as bars to press: one year is chosen, pressed again all are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import theme, ui
from gui.widgets.painted import CENTRE, Painted, rounded, words

MOST_YEARS = 12
_HIGH, _LOW, _WIDE, _BAR, _LINE = 148, 92, 58, 30, 22


class YearBars(QWidget):
    """The bars, the last years where there are many.

    Attributes:
        chosen: the year pressed, 0 for all.
    """

    chosen = Signal(int)

    def __init__(self, *, low: bool = False) -> None:
        super().__init__()
        self.bars: list[YearBar] = []
        self._box = QHBoxLayout(self)
        ui.fill(self._box, (), 4)
        self.setFixedHeight(ui.px(_LOW if low else _HIGH))

    def show_years(self, years: Sequence[tuple[int, int]], chosen: int = 0) -> None:
        """Show how many each year has; one of them, or none, is chosen.

        The year that has the keyboard keeps it.
        """
        held = next((bar.year for bar in self.bars if bar.hasFocus()), None)
        while self._box.count():
            item = self._box.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        shown = years[-MOST_YEARS:]
        most = max((many for _year, many in shown), default=0)
        self.bars = [YearBar(year, many, most) for year, many in shown]
        for bar in self.bars:
            bar.setChecked(bar.year == chosen)
            bar.clicked.connect(lambda _on=False, bar=bar: self._press(bar))
            self._box.addWidget(bar)
            if bar.year == held:
                bar.setFocus()
        self._box.addStretch(1)

    def follow(self, before: QWidget) -> None:
        """Tab leads from this widget to the bars, one by one."""
        for bar in self.bars:
            QWidget.setTabOrder(before, bar)
            before = bar

    def begin(self) -> bool:
        """Give the keyboard to the year chosen, or the last; whether there is one."""
        chosen = next((bar for bar in self.bars if bar.isChecked()), None)
        for bar in self.bars[-1:]:
            (chosen or bar).setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.bars)

    def _press(self, bar: YearBar) -> None:
        for other in self.bars:
            other.setChecked(other is bar and bar.isChecked())
        self.chosen.emit(bar.year if bar.isChecked() else 0)


class YearBar(Painted):
    """One year."""

    def __init__(self, year: int, many: int, most: int) -> None:
        super().__init__(to_thai(f"ปี {year} {many} ข้อ"))
        self.year, self.many, self._share = year, many, many / max(most, 1)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        return QSize(ui.px(_WIDE), ui.px(_LOW))

    @override
    def draw(self, painter: QPainter) -> None:
        now, box, line = theme.now(), QRectF(self.rect()), ui.px(_LINE)
        on = self.isChecked()
        if on or self.underMouse():
            rounded(painter, box.adjusted(1, 1, -1, -1), "ink-tint" if on else "sunken")
        foot = box.bottom() - line - now.px(4)
        room = foot - box.top() - line - now.px(6)
        high = max(self._share * room, now.px(2))
        middle, half = box.center().x(), ui.px(_BAR) / 2
        bar = QRectF(middle - half, foot - high, 2 * half, high)
        painter.fillRect(bar, now.colour("ink" if on or self._share == 1 else "ink-soft"))
        count = QRectF(box.left(), bar.top() - line, box.width(), line)
        words(painter, count, to_thai(self.many), "small", "text", 500, CENTRE)
        year = QRectF(box.left(), foot + now.px(2), box.width(), line)
        words(painter, year, to_thai(self.year), "small", "text-2", side=CENTRE)
