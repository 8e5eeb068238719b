"""A one-line field with a sign at its beginning and a small button at its end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from gui import icons, theme, ui
from gui.widgets.painted import Painted, rounded

_SIGN, _BUTTON = 16, 26


class SignedField(QLineEdit):
    """Qt's own signs keep their size when the window is zoomed; these grow with it."""

    def __init__(self, lead: str = "", trail: str = "", tip: str = "") -> None:
        super().__init__()
        self._lead = lead
        self.trail = TrailButton(trail, tip, self) if trail else None
        left = ui.px(_SIGN + 6) if lead else 0
        right = ui.px(_BUTTON - 4) if trail else 0
        self.setTextMargins(left, 0, right, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.trail is not None:
            left = self.width() - self.trail.width() - ui.px(4)
            self.trail.move(left, (self.height() - self.trail.height()) // 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lead:
            painter = QPainter(self)
            edge = ui.px(_SIGN)
            box = QRectF(ui.px(10), (self.height() - edge) / 2, edge, edge)
            icons.paint(painter, self._lead, box, theme.now().colour("text-3"), 1.8)
            painter.end()


class TrailButton(Painted):
    """For the mouse; the field's keys do the same."""

    def __init__(self, icon: str, tip: str, field: QLineEdit) -> None:
        super().__init__(tip)
        self._icon = icon
        self.setParent(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(ui.px(_BUTTON), ui.px(_BUTTON))
        ui.set_tip(self, tip)

    @override
    def draw(self, painter: QPainter) -> None:
        if self.underMouse():
            rounded(painter, QRectF(self.rect()), "still-tint")
        inset = (self.width() - ui.px(_SIGN)) / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, self._icon, box, theme.now().colour("text-2"))
