"""A card over the dimmed window: one thing to answer. Nothing else can be reached meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from gui import theme, ui

AIR = 24  # least distance of the card from the window's edge


class Sheet(QWidget):
    """A dialog inside the window. Deletes itself when closed.

    Attributes:
        closed: it has been answered or put away.
        refused: it was put away with Esc; comes before ``closed``.
        works: it follows work under way, and asks nothing.
    """

    closed = Signal()
    refused = Signal()
    works: ClassVar[bool] = False

    def __init__(self, host: QWidget, inside: QLayout, width: int = 500, top: float = 0.42) -> None:
        super().__init__(host)
        self.setProperty("floats", "yes")
        self._host, self._width, self._top = host, width, top
        self._before = QApplication.focusWidget()
        self._may_refuse: Callable[[], bool] = lambda: True
        self.card = ui.panel(inside, "card")
        self.card.setParent(self)
        self._inside = inside
        host.installEventFilter(self)

    def open(self, first: QWidget | None = None) -> None:
        """Stand over the window with the keyboard on ``first``."""
        self._lie()
        self.show()
        self.raise_()
        target = first or next(iter(self._stops()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def hold(self, may_refuse: Callable[[], bool]) -> None:
        """Esc puts the sheet away only while ``may_refuse`` answers yes."""
        self._may_refuse = may_refuse

    def finish(self) -> None:
        """Go away and give the keyboard back to where it was."""
        self._host.removeEventFilter(self)
        shown = self.isVisible()
        self.hide()
        if shown and _still_there(self._before, self):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[union-attr]
        self.closed.emit()
        self.deleteLater()

    def refuse(self) -> None:
        """What Esc does."""
        if self._may_refuse():
            self.refused.emit()
            self.finish()

    def answer(self, then: Callable[[], object], _pressed: object = None) -> None:
        """Go away, then do what was chosen."""
        self.finish()
        then()

    def press_ink(self) -> None:
        """Press the act in ink, if there is one and it is possible."""
        for button in self.findChildren(QPushButton):
            if button.property("kind") in ("primary", "danger-now") and button.isEnabled():
                button.click()
                return

    def fit(self) -> None:
        """Take the size that the content needs now."""
        self._lie()

    def _lie(self) -> None:
        self.setGeometry(self._host.rect())
        air = theme.now().px(AIR)
        wide = min(theme.now().px(self._width), self.width() - 2 * air)
        self.card.setFixedWidth(wide)
        self._inside.activate()
        grows = self.card.hasHeightForWidth()
        need = self.card.heightForWidth(wide) if grows else self.card.sizeHint().height()
        high = min(need, self.height() - 2 * air)
        self.card.setFixedHeight(high)
        left, top = (self.width() - wide) // 2, round((self.height() - high) * self._top)
        self.card.move(left, max(top, air))

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        stops, widget = [], self.nextInFocusChain()
        while widget is not None and widget is not self:
            tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if (
                tab
                and widget.focusProxy() is None  # who stands in for it is a stop of its own
                and self.isAncestorOf(widget)
                and widget.isVisibleTo(self)
                and widget.isEnabled()
            ):
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return stops

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.refuse()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press_ink()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.now().colour("scrim"))
        soft_edge(painter, QRectF(self.card.geometry()), 18, QColor(0, 0, 0, 9))
        painter.end()


def standing(host: QWidget) -> Sheet | None:
    """The sheet that stands over ``host`` and must be answered first."""
    sheets = host.findChildren(Sheet, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((one for one in reversed(sheets) if one.isVisible()), None)


def soft_edge(painter: QPainter, box: QRectF, reach: int, colour: QColor) -> None:
    """A shadow made of rounded boxes: no effect object, which would slow every repaint."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = theme.now().shape("radius-l")
    for step in range(reach, 0, -2):
        grown = box.adjusted(-step, -step / 2, step, step * 1.4)
        painter.drawRoundedRect(grown, corner + step, corner + step)


def _still_there(widget: QWidget | None, sheet: Sheet) -> bool:
    return widget is not None and isValid(widget) and not sheet.isAncestorOf(widget)
