"""Moves an item by its number, with the mouse, inside its list or to one beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from gui import theme, ui

if TYPE_CHECKING:  # the list makes its items, and they their handles
    from gui.widgets.list_editor import ListEditor

_LEFT, _THICK = 34, 2
_SIGHT = 40  # pixels that are kept in sight above and below the mouse
TIP = "ลากเพื่อเรียงใหม่ (Alt ↑ ↓)"


class Handle(ui.Words):
    """An item's number, by which it is dragged; ``at`` says which item it is now."""

    def __init__(self, drag: Drag, at: Callable[[], int], wide: int) -> None:
        super().__init__()
        self._drag, self._at = drag, at
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "body")
        self.setFixedWidth(ui.px(wide))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setContentsMargins(0, theme.now().px(7), 0, 0)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        ui.set_tip(self, TIP)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self._drag.over(self._at(), here)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragging, self._pressed = self._dragging, False, None
        if dragged:
            self._drag.drop(self._at(), event.globalPosition().toPoint())


class Drag:
    """One item on its way: a line shows between which items it would lie."""

    def __init__(self, source: ListEditor) -> None:
        self._source = source
        self._line: QWidget | None = None

    def over(self, at: int, place: QPoint) -> None:
        """The item hangs over this place on the screen."""
        self._wipe()
        target = self._target(place)
        if target is None or not self._source.may_move(at, *target):
            return
        editor, gap = target
        self._line = _line_in(editor, editor.top_of(gap))
        _keep_in_sight(editor, place)

    def drop(self, at: int, place: QPoint) -> None:
        """The item lies there from now on, if it may."""
        self._wipe()
        target = self._target(place)
        if target is not None and self._source.may_move(at, *target):
            self._source.move_item(at, *target)

    def _wipe(self) -> None:
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
            self._line = None

    def _target(self, place: QPoint) -> tuple[ListEditor, int] | None:
        """The list at this height, and before which of its items the gap is."""
        for editor in (self._source, *self._source.friends):
            y = editor.mapFromGlobal(place).y()
            if editor.isVisible() and 0 <= y < editor.height():
                return editor, editor.gap_at(y)
        return None


class _Line(QWidget):
    """Where the item would lie."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.now().colour("ink"))
        painter.end()


def _line_in(editor: ListEditor, top: int) -> QWidget:
    line = _Line(editor)
    line.setGeometry(ui.px(_LEFT), max(0, top - 1), editor.width(), ui.px(_THICK))
    line.show()
    return line


def _keep_in_sight(editor: ListEditor, place: QPoint) -> None:
    above: QWidget | None = editor
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inside = above.widget() if isinstance(above, QScrollArea) else None
    if isinstance(above, QScrollArea) and inside is not None:
        above.ensureVisible(0, inside.mapFromGlobal(place).y(), 0, ui.px(_SIGHT))
