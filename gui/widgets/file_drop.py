"""Drop one file anywhere on a page: a veil says what will happen, then the page gets the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gui import icons, theme, ui
from gui.widgets.painted import CENTRE, words


class FileDrop(QObject):
    """Takes one file dropped on ``page`` and gives its path to ``then``."""

    def __init__(self, page: QWidget, says: str, then: Callable[[Path], object]) -> None:
        super().__init__(page)
        self._page, self._then = page, then
        self._veil = Veil(page, says)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._veil.hide()
            return True
        if not isinstance(event, QDropEvent):
            return False
        file = one_file(event.mimeData())
        if file is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if kind == QEvent.Type.Drop:
            self._veil.hide()
            self._then(file)
        else:
            self._veil.lie()
        return True


def one_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged; None for several, folders and everything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return None if file.is_dir() else file


class Veil(QWidget):
    """Lies over the page while a file hangs above it."""

    def __init__(self, page: QWidget, says: str) -> None:
        super().__init__(page)
        self.setProperty("floats", "yes")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._says = says
        self.hide()

    def lie(self) -> None:
        """Cover the page."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = now.px(24)
        box = QRectF(self.rect()).adjusted(inset, now.px(4), -inset, -now.px(16))
        painter.setPen(QPen(now.colour("ink-text"), now.px(2), Qt.PenStyle.DashLine))
        painter.setBrush(now.colour("ink-tint"))
        corner = now.shape("radius-l")
        painter.drawRoundedRect(box, corner, corner)
        edge = ui.px(36)
        sign = QRectF(box.center().x() - edge / 2, box.center().y() - edge, edge, edge)
        icons.paint(painter, "import", sign, now.colour("ink-text"))
        line = QRectF(box.left(), box.center().y() + now.px(8), box.width(), now.px(28))
        words(painter, line, self._says, "heading", "ink-text", side=CENTRE)
        painter.end()
