"""Single fields: search, combo, and a labelled field with its hint and its error below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from gui import hints, theme, ui
from gui.ui import col, label, row
from gui.widgets.signed_field import SignedField

REQUIRED = "จำเป็น"


class SearchField(SignedField):
    """Search as you type; Esc empties it."""

    def __init__(self, hint: str, typed: Callable[[str], object] | None = None) -> None:
        super().__init__("search", "close", "ล้างคำค้น (Esc)")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.textChanged.connect(self._show_trail)
        if self.trail is not None:
            self.trail.clicked.connect(self.clear)
        if typed is not None:
            self.textChanged.connect(typed)
        self._show_trail("")

    def _show_trail(self, words: str) -> None:
        if self.trail is not None:
            self.trail.setVisible(bool(words))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)


class Combo(QComboBox):
    """One of several values, each with its words; the wheel passes over it."""

    def __init__(
        self, name: str, choices: Sequence[tuple[str, object]] = (), width: int = 0
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.set_choices(choices)
        if width:
            self.setFixedWidth(theme.now().px(width))

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer ``(words, value)`` pairs; the value chosen stays chosen if it is still there."""
        before = self.currentData()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for words, value in choices:
            self.addItem(words, value)
        self.choose(before)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def choose(self, value: object) -> None:
        """Show this value, if it is one of the choices."""
        at = next((i for i in range(self.count()) if self.itemData(i) == value), -1)
        if at >= 0:
            self.setCurrentIndex(at)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a form is scrolled over its fields, and nothing in it changes


class Field(QWidget):
    """A field under its name, a hint at the right, the error below."""

    def __init__(
        self, name: str, inside: QWidget, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__()
        self.inside = inside
        named = label(name, "small")
        named.setBuddy(inside)
        if not inside.accessibleName():
            inside.setAccessibleName(name)
        side = label(hint or (REQUIRED if required else ""), "small", "faint")
        self._why = label("", "small", "bad", wrap=True)
        sign = ui.Glyph("wait", "bad-text", 16)
        why = row(col(2, sign, None, gap=0), self._why, gap=6)
        why.setStretch(1, 1)
        self._error = ui.box(why)
        self._error.hide()
        # beside a field that complains, a low one stays at the top
        low = inside.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed
        rest = [None] if low else []
        self.setLayout(col(row(named, None, side, gap=6), inside, self._error, *rest, gap=3))

    def complain(self, why: str) -> None:
        """Show the finished sentence under the field; empty takes it away."""
        if why == self.error:
            return
        self._why.setText(why)
        self._error.setVisible(bool(why))
        self.inside.setAccessibleDescription(why)
        ui.restyle(self.inside, "state", "bad" if why else "")

    @property
    def error(self) -> str:
        """What is wrong with the field; empty if nothing is."""
        return hints.plain(self._why.text())


def text_field(text: str = "", hint: str = "", width: int = 0) -> QLineEdit:
    """A one-line field."""
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    if width:
        made.setFixedWidth(theme.now().px(width))
    return made
