"""Says what has been done, and offers to take it back or to look at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui import theme, ui
from gui.ui import button, row
from gui.widgets.painted import rounded

STAYS_MS = 6000
AIR = 24  # distance from the window's corner


class Toast(QWidget):
    """Stands in the window's corner for six seconds, and longer under the pointer.

    ``undoes``: what it offers takes back what it tells; otherwise Ctrl+Z passes it by.
    """

    def __init__(
        self,
        host: QWidget,
        text: str,
        undo: Callable[[], object] | None,
        act: str = "เลิกทำ",
        *,
        undoes: bool = True,
    ) -> None:
        super().__init__(host)
        self.setProperty("floats", "yes")
        self.setAccessibleName(text)
        self._host, self._undo, self._undoes = host, undo, undoes
        inside: list[ui.Item] = [ui.Glyph("check", "surface", 18), ui.label(text, tone="turned")]
        if undo is not None:
            inside += [8, button(act, "turned", do=self.take_back)]
        self.setLayout(row(*inside, gap=8, margin=(14, 8, 14, 8)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        host.installEventFilter(self)
        self._lie()
        self.show()
        self._timer.start(STAYS_MS)

    @property
    def can_take_back(self) -> bool:
        """Whether what it tells can be undone."""
        return self._undoes and self._undo is not None

    def take_back(self) -> None:
        """Undo what the toast tells, or do what it offers, once."""
        undo, self._undo = self._undo, None
        self.leave()
        if undo is not None:
            undo()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self._host.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _lie(self) -> None:
        self.adjustSize()
        air = theme.now().px(AIR)
        left = self._host.width() - self.width() - air
        self.move(left, self._host.height() - self.height() - air)
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(STAYS_MS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(self.rect()), "text")
        painter.end()
