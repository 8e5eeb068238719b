"""Numbers in Thai digits. Both kinds of digit may be typed; the value stays a plain number."""

from __future__ import annotations

from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox
from typing_extensions import override

from core.thai.numerals import to_arabic, to_thai
from gui import theme


class NumberField(QDoubleSpinBox):
    """A number between two bounds, with arrows; the wheel passes over it."""

    def __init__(self, least: float, most: float, decimals: int = 0, step: float = 1.0) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(theme.now().px(8), 0, 0, 0)  # a style sheet cannot pad it

    @override
    def textFromValue(self, val: float) -> str:
        return to_thai(f"{val:.{self.decimals()}f}")

    @override
    def valueFromText(self, text: str) -> float:
        try:
            return float(to_arabic(text))
        except ValueError:
            return self.value()

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        plain = to_arabic(input)
        digits = plain.replace(".", "", 1)
        if self.minimum() < 0:
            digits = digits.removeprefix("-")
            plain = "" if plain == "-" else plain
        if not plain or (digits.isdigit() and not self._inside(plain)):
            return QValidator.State.Intermediate, input, pos
        good = digits.isdigit() and (self.decimals() > 0 or "." not in plain)
        state = QValidator.State.Acceptable if good else QValidator.State.Invalid
        return state, input, pos

    def _inside(self, plain: str) -> bool:
        return self.minimum() <= float(plain) <= self.maximum()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
