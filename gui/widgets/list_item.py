"""One item of a list editor: its number, how deep it lies, its field and the field's keys."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import ui
from gui.ui import col, row
from gui.widgets.growing import Growing
from gui.widgets.list_drag import Handle

if TYPE_CHECKING:  # the list makes its items
    from gui.widgets.list_editor import ListEditor

INDENT = 26  # pixels a level
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


_NEW = count(-1, -1)


class ItemId:
    """Which item of the store this is. Goes wherever the item goes.

    Below 0 until the store knows it, so that what is written twice in a row is one item.
    """

    __slots__ = ("value",)

    def __init__(self, value: int = 0) -> None:
        self.value = value or next(_NEW)


class Entry(NamedTuple):
    """An item: which one it is, its words, how deep it lies, from 0."""

    id: ItemId
    words: str
    level: int = 0


class ItemRow(QWidget):
    """A number and its field."""

    def __init__(self, field: ItemField, entry: Entry, handle: Handle) -> None:
        super().__init__()
        self.field, self.id, self.level = field, entry.id, entry.level
        self._mark = handle
        self._box = row(col(self._mark, None), field, gap=6)
        self.setLayout(self._box)

    @property
    def entry(self) -> Entry:
        """The item as it stands."""
        return Entry(self.id, self.field.toPlainText(), self.level)

    def show_number(self, name: str, number: str) -> None:
        """Show the item's number; a screen reader says it with the list's name."""
        self._mark.setText(to_thai(number))
        self._box.setContentsMargins(ui.px(INDENT) * self.level if self.level else 0, 0, 0, 0)
        tone = "muted" if self.field.toPlainText() else "faint"
        if self._mark.property("tone") != tone:
            ui.restyle(self._mark, "tone", tone)
        self.field.setAccessibleName(f"{name} ข้อ {to_thai(number.removesuffix('.'))}")


class ItemField(Growing):
    """One item's words; keys that are about the list go to the list.

    Tab at the beginning of an item makes it a sub-item, Shift+Tab takes it out again; whoever came
    by Tab goes on by Tab.
    """

    def __init__(self, editor: ListEditor, words: str, hint: str) -> None:
        super().__init__(words, hint)
        self._editor = editor
        self._passing = False  # came by Tab and has done nothing here yet

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._editor.paste(self._editor.place_of(self), source.text()):
            super().insertFromMimeData(source)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._passing = event.reason() in _TAB_REASONS
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._passing = False
        super().mousePressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        editor, at = self._editor, self._editor.place_of(self)
        waits = self is editor.fields[-1] and not self.toPlainText()
        indents = not self._passing and self._at_start() and (editor.tab_in_last or not waits)
        if indents and editor.indent(at, 1 if next else -1):
            return True
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift):
            self._passing = False
        if self._about_list(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _about_list(self, event: QKeyEvent) -> bool:
        """Do what the key does to the list; whether it did anything."""
        editor, at, key = self._editor, self._editor.place_of(self), event.key()
        if event.modifiers() & _ALT:
            return self._about_place(key, at)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CTRL:
            editor.enter(at)
        elif key == Qt.Key.Key_Backspace and at and self._at_start():
            editor.join(at)
        elif key == Qt.Key.Key_Z and event.modifiers() == _CTRL:
            return not self.document().isUndoAvailable() and editor.take_back()
        else:
            return False
        return True

    def _about_place(self, key: int, at: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._editor.shift(at, -1 if key == Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._editor.indent(at, -1 if key == Qt.Key.Key_Left else 1)
        return False

    def _at_start(self) -> bool:
        cursor = self.textCursor()
        return cursor.atStart() and not cursor.hasSelection()

    def put_cursor(self, place: int) -> None:
        """The cursor stands before this letter, the field has the keyboard."""
        self.setFocus()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
