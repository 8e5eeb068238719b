"""The fields that stand in a row of an answer: words, a person's name, a day, a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from typing_extensions import override

from core.thai import text as thai_text
from core.thai.numerals import to_arabic, to_thai
from gui import ui
from gui.widgets.answers.words import OneLine, day_as_typed, show_words
from gui.widgets.date_field import DateField
from gui.widgets.fields import text_field

_MOST_OFFERED = 8
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


class Cell(QWidget):
    """One value of a row.

    Attributes:
        field: what is typed in, and where the keyboard stands.
        edited: the value is new.
        picked: one of the offered values was chosen.
    """

    edited = Signal()
    picked = Signal(str)

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__()
        self.name = name
        self.field = field
        field.setProperty("fit", "m")  # as high as a growing field of one line
        self.setLayout(ui.col(field))
        self.say_row(1)

    def say_row(self, number: int) -> None:
        """A screen reader says in which row it stands."""
        self.field.setAccessibleName(
            f"{self.name} แถวที่ {to_thai(number)}" if number > 1 else self.name
        )

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Show this value."""
        raise NotImplementedError

    def value(self) -> Any:  # noqa: ANN401 - any JSON value
        """What stands in the cell as it is typed, valid or not."""
        raise NotImplementedError

    def fault(self) -> str:
        """What is wrong with it; empty if nothing is."""
        return ""

    def offer(self, choices: Sequence[str]) -> None:
        """Offer these while one is typed."""


class WordsCell(Cell):
    """Words on one line."""

    field: OneLine

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(OneLine(hint=hint), name)
        self.field.textChanged.connect(self.edited)

    @override
    def show_value(self, value: Any) -> None:
        show_words(self.field, str(value or ""))

    @override
    def value(self) -> str:
        return self.field.words


class NameCell(Cell):
    """A person's name, with names of the roster offered while it is typed."""

    field: QLineEdit

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(text_field(hint=hint), name)
        self.field.textChanged.connect(lambda _text: self.edited.emit())
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        completer.activated.connect(lambda name: self.picked.emit(str(name)))
        self.field.setCompleter(completer)

    @override
    def show_value(self, value: Any) -> None:
        words = str(value or "")
        if self.field.text() != words:
            self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.field.setText(words)
            self.field.setCursorPosition(0)
            self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @override
    def value(self) -> str:
        return thai_text.line(self.field.text())

    @override
    def offer(self, choices: Sequence[str]) -> None:
        self._names.setStringList(list(choices))


class DayCell(Cell):
    """A day."""

    field: DateField

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(DateField(), name)
        if hint:
            self.field.setPlaceholderText(hint)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.field.day_changed.connect(lambda _day: self.edited.emit())
        self.field.refused.connect(self._on_refused)

    def _on_refused(self, why: str) -> None:
        ui.restyle(self.field, "state", "bad" if why else "")
        self.edited.emit()

    @override
    def show_value(self, value: Any) -> None:
        self.field.set_written(str(value or ""))

    @override
    def value(self) -> str:
        return day_as_typed(self.field.text())

    @override
    def fault(self) -> str:
        return self.field.why_not


class NumberCell(Cell):
    """A whole number, shown in Thai digits; both kinds may be typed."""

    field: QLineEdit

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(text_field(hint=hint), name)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.textChanged.connect(lambda _text: self.edited.emit())

    @override
    def show_value(self, value: Any) -> None:
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.field.setText("" if value is None else to_thai(value))
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @override
    def value(self) -> int | str | None:
        words = to_arabic(thai_text.line(self.field.text())).replace(",", "")
        if words.isdigit():
            return int(words)
        return words or None

    @override
    def fault(self) -> str:
        if isinstance(self.value(), str):
            return f"“{self.field.text()}” ไม่ใช่จำนวน พิมพ์เป็นตัวเลข เช่น ๖๙"
        return ""


class DecimalCell(NumberCell):
    """A number that may have decimals, kept as it is written, in Arabic digits."""

    @override
    def value(self) -> str | None:
        return to_arabic(thai_text.line(self.field.text())).replace(",", "") or None

    @override
    def fault(self) -> str:
        written = str(self.value() or "")
        if written and not _DECIMAL.fullmatch(written):
            return f"“{self.field.text()}” ไม่ใช่จำนวน พิมพ์เป็นตัวเลข เช่น ๙๙.๑๕"
        return ""


MakeCell = Callable[[str, str], Cell]
