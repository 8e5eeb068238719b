"""A numbered list as fields: Enter makes the next, Backspace in an empty one takes it away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from core.thai import text as thai_text
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.ui import col, label, row
from gui.widgets.growing import Growing

_NUMBERED = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])|[-–•·*])\s*")
_MOST_UNDO = 100
Entry: TypeAlias = tuple[object, str]  # an item's id (None while it is new) and its words


class ListEditor(QWidget):
    """A list whose last field is always empty and waits for the next item.

    Enter splits at the cursor, Backspace at the beginning of an item joins it to the one before,
    Alt+↑↓ moves it, Ctrl+Z where the field has nothing of its own to take back undoes what was
    split, joined, moved or pasted. A pasted numbered list becomes one item a line, without its
    numbers. An id stays with its item through all that; a split leaves it with the first half.

    Attributes:
        edited: the items are new.
    """

    edited = Signal()

    def __init__(self, name: str, items: Sequence[str] = (), hint: str = "") -> None:
        super().__init__()
        self._name, self._hint = name, hint
        self._rows: list[ItemRow] = []
        self._undo: list[list[Entry]] = []
        self._quiet = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ui.px(6))
        self.setAccessibleName(name)
        self.set_entries([(None, words) for words in items])

    @property
    def entries(self) -> list[Entry]:
        """Id and clean words of each item; empty ones left out."""
        pairs = [(one.item_id, one.field.words) for one in self._rows]
        return [pair for pair in pairs if pair[1]]

    @property
    def items(self) -> list[str]:
        """The items' words."""
        return [words for _id, words in self.entries]

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these items; there is nothing to take back after that."""
        self._undo.clear()
        self._show([*entries, (None, "")])

    @property
    def fields(self) -> list[ItemField]:
        """The fields, the empty last one too."""
        return [one.field for one in self._rows]

    def take_back(self) -> bool:
        """The list is as before the last split, join, move or paste; whether there was one."""
        if not self._undo:
            return False
        self._show(self._undo.pop())
        self.edited.emit()
        return True

    def split(self, at: int) -> None:
        """What stands after the cursor becomes the next item."""
        self._remember()
        field = self._rows[at].field
        words, place = field.toPlainText(), field.textCursor().position()
        field.setPlainText(words[:place].rstrip())
        self._insert(at + 1, (None, words[place:].lstrip()))
        self._settle(at + 1)

    def join(self, at: int) -> None:
        """The item is joined to the one before it."""
        if at == 0:
            return
        self._remember()
        words, before = self._rows[at].field.toPlainText(), self._rows[at - 1]
        place = len(before.field.toPlainText())
        if not place and words:
            before.item_id = self._rows[at].item_id
        self._drop(at)
        before.field.setPlainText(before.field.toPlainText() + words)
        self._settle(at - 1, place)

    def shift(self, at: int, step: int) -> None:
        """The item changes places with its neighbour; the empty last field stays last."""
        to, last = at + step, len(self._rows) - 1
        if not 0 <= to < last or at >= last:
            return
        self._remember()
        place = self._rows[at].field.textCursor().position()
        state = self._state()
        state[at], state[to] = state[to], state[at]
        self._show(state)
        self._settle(to, place)

    def paste(self, at: int, pasted: str) -> bool:
        """Several pasted lines become items; False for one line, which the field takes itself."""
        lines = listed(pasted)
        if len(lines) < 2:  # noqa: PLR2004 - one line is ordinary text
            return False
        self._remember()
        field = self._rows[at].field
        field.textCursor().removeSelectedText()
        words, place = field.toPlainText(), field.textCursor().position()
        lines[0] = (words[:place] + lines[0]).strip()
        lines[-1] = (lines[-1] + words[place:]).strip()
        field.setPlainText(lines[0])
        for i, line in enumerate(lines[1:], at + 1):
            self._insert(i, (None, line))
        self._settle(at + len(lines) - 1, len(lines[-1]))
        return True

    def place_of(self, field: ItemField) -> int:
        """Which item a field holds."""
        return self.fields.index(field)

    def focus_item(self, at: int) -> None:
        """Put the keyboard into an item's field."""
        self._rows[max(0, min(at, len(self._rows) - 1))].field.setFocus()

    def _state(self) -> list[Entry]:
        return [(one.item_id, one.field.toPlainText()) for one in self._rows]

    def _remember(self) -> None:
        self._undo = [*self._undo, self._state()][-_MOST_UNDO:]

    def _show(self, state: Sequence[Entry]) -> None:
        self._quiet = True
        while len(self._rows) > len(state):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(state):
            self._insert(len(self._rows), (None, ""))
        for one, (item_id, words) in zip(self._rows, state, strict=True):
            one.item_id = item_id
            if one.field.toPlainText() != words:
                one.field.setPlainText(words)
        self._quiet = False
        self._number()

    def _insert(self, at: int, entry: Entry) -> None:
        one = ItemRow(ItemField(self, entry[1], self._hint), entry[0])
        one.field.textChanged.connect(self._on_typed)
        self._rows.insert(at, one)
        self._box.insertWidget(at, one)

    def _drop(self, at: int) -> None:
        one = self._rows.pop(at)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _settle(self, at: int, place: int = 0) -> None:
        """Keep an empty last field, number anew, put the cursor where the work goes on."""
        self._on_typed()
        field = self._rows[at].field
        field.setFocus()
        cursor = field.textCursor()
        cursor.setPosition(min(place, len(field.toPlainText())))
        field.setTextCursor(cursor)

    def _on_typed(self) -> None:
        if self._quiet:
            return
        if self._rows[-1].field.toPlainText().strip():
            self._insert(len(self._rows), (None, ""))
        self._number()
        self.edited.emit()

    def _number(self) -> None:
        for i, one in enumerate(self._rows, 1):
            one.show_number(self._name, i)
        for one, after in zip(self._rows, self._rows[1:], strict=False):
            QWidget.setTabOrder(one.field, after.field)


class ItemRow(QWidget):
    """A number and its field."""

    def __init__(self, field: ItemField, item_id: object) -> None:
        super().__init__()
        self.field, self.item_id = field, item_id
        self._mark = label("", width=26)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._mark.setContentsMargins(0, theme.now().px(7), 0, 0)
        self.setLayout(row(col(self._mark, None), field, gap=6))

    def show_number(self, name: str, number: int) -> None:
        """Show the item's number; a screen reader says it with the list's name."""
        self._mark.setText(f"{to_thai(number)}.")
        tone = "muted" if self.field.toPlainText() else "faint"
        if self._mark.property("tone") != tone:
            ui.restyle(self._mark, "tone", tone)
        self.field.setAccessibleName(f"{name} ข้อ {to_thai(number)}")


class ItemField(Growing):
    """One item; keys that are about the list go to the list."""

    def __init__(self, editor: ListEditor, words: str, hint: str) -> None:
        super().__init__(words, hint)
        self._editor = editor

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._editor.paste(self._editor.place_of(self), source.text()):
            super().insertFromMimeData(source)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._about_list(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _about_list(self, event: QKeyEvent) -> bool:
        """Do what the key does to the list; whether it did anything."""
        editor, at = self._editor, self._editor.place_of(self)
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CTRL:
            if self.toPlainText().strip():
                editor.split(at)
        elif key == Qt.Key.Key_Backspace and at and self._at_start():
            editor.join(at)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            editor.shift(at, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Z and event.modifiers() == _CTRL:
            return not self.document().isUndoAvailable() and editor.take_back()
        else:
            return False
        return True

    def _at_start(self) -> bool:
        cursor = self.textCursor()
        return cursor.atStart() and not cursor.hasSelection()


_CTRL = Qt.KeyboardModifier.ControlModifier


def listed(pasted: str) -> list[str]:
    """The items of a pasted text: one a line, without numbers and bullets, clean.

    In a text whose first line is numbered, a line without a number goes on with the item before.
    """
    lines = [line for line in thai_text.clean(pasted).split("\n") if line.strip()]
    numbered = bool(lines) and _NUMBERED.match(lines[0]) is not None
    items: list[str] = []
    for line in lines:
        words = thai_text.line(_NUMBERED.sub("", line))
        if numbered and items and not _NUMBERED.match(line):
            items[-1] = f"{items[-1]} {words}".strip()
        else:
            items.append(words)
    return [words for words in items if words]
