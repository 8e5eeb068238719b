"""The few things that a paper asks the officer for: one field each, all may stay empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.thai import text
from gui import hints, ui
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field, text_field

if TYPE_CHECKING:  # what draws papers is imported by the thread that draws the first one
    from core.documents.document import Value

_BY_HAND, _MAY_BE_EMPTY = "ว่างไว้เขียนด้วยมือได้", "ว่างไว้ได้"


class PaperFields(QWidget):
    """A field for each value that may be given for one paper.

    Attributes:
        changed: something else is said.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = ui.fill(QVBoxLayout(self), (), 10)
        self._values: Mapping[str, str] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._days: dict[str, DateField] = {}

    def show_values(self, given: Sequence[Value]) -> None:
        """Stand a field for each; they say what was said before."""
        for value in given:
            if value.kind == "date":
                self._add_day(value)
            else:
                self._add_line(value)
        self.fill_in(self._values)

    def values(self) -> Mapping[str, str]:
        """What is said, by slot; days in the form that files have. Empty fields are left out."""
        if not (self._lines or self._days):
            return self._values
        said = {slot: text.line(made.text()) for slot, made in self._lines.items()}
        said |= {slot: made.day.isoformat() for slot, made in self._days.items() if made.day}
        return {slot: words for slot, words in said.items() if words}

    def fill_in(self, values: Mapping[str, str]) -> None:
        """The fields say this."""
        self._values = values
        for slot, line in self._lines.items():
            line.setText(values.get(slot, ""))
        for slot, day in self._days.items():
            said = values.get(slot, "")
            day.set_day(date.fromisoformat(said) if said else None)

    def start(self) -> bool:
        """Put the keyboard into the first field; whether there is one."""
        first = next(iter([*self._lines.values(), *self._days.values()]), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def _add_day(self, value: Value) -> None:
        made = DateField()
        made.day_changed.connect(lambda _day: self.changed.emit())
        shown = Field(value.label, made, _BY_HAND)
        made.complain_in(shown)
        self._days[value.slot] = made
        self._box.addWidget(shown)

    def _add_line(self, value: Value) -> None:
        made = text_field(hint="ใช้คำปกติ" if value.default else "")
        made.setToolTip(hints.folded(value.default))
        made.textEdited.connect(lambda _words: self.changed.emit())
        self._lines[value.slot] = made
        self._box.addWidget(Field(value.label, made, _MAY_BE_EMPTY))
