"""One ring for every control: it lies over the window and follows the keyboard, not the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from gui import theme, ui

REACH = 4  # gap and line of the ring


class FocusRing(QWidget):
    """Drawn over the window, since a style sheet can draw no gap.

    It watches the focused widget and what that stands in, for moving and scrolling; an event
    filter over the whole program would slow every event.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("floats", "yes")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watched: list[QWidget] = []
        self._hole = QRect()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.hide()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for before in self._watched:
            if isValid(before):
                before.removeEventFilter(self)
        self._watched = []
        if new is None or new.isWindow() or new.window() is not self.window():
            self.hide()
            return
        widget: QWidget | None = new
        while widget is not None and widget is not self.window():
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget = widget.parentWidget()
        self.setVisible(QApplication.mouseButtons() == Qt.MouseButton.NoButton)
        self._lie()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._lie()
        elif kind in (QEvent.Type.Hide, QEvent.Type.MouseButtonPress) and self._is_focus(watched):
            self.hide()
        return False

    def _is_focus(self, watched: QObject) -> bool:
        return bool(self._watched) and watched is self._watched[0]

    def _lie(self) -> None:
        """Lie round the focused widget, within what is seen of it."""
        if not self._watched or not all(map(isValid, self._watched)):
            return
        focus, reach, over = self._watched[0], ui.px(REACH), self.window()
        whole = QRect(focus.mapTo(over, QPoint()), focus.size()).adjusted(
            -reach, -reach, reach, reach
        )
        seen = whole
        for widget in self._watched[1:]:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):  # widget is a viewport
                port = QRect(widget.mapTo(over, QPoint()), widget.size())
                seen = seen.intersected(port.adjusted(-reach, -reach, reach, reach))
        self._hole = whole.translated(-seen.topLeft())
        self.setGeometry(seen)
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("ring"), now.px(2)))
        corner = now.px(9)
        painter.drawRoundedRect(QRectF(self._hole).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()
