"""Answers that are one number."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.answers import Answer
from gui import ui
from gui.ui import row
from gui.widgets.answers.cells import Cell, DecimalCell, NumberCell
from gui.widgets.answers.editor import AnswerEditor, Answers, Question

_LEAST, _WIDE = 84, 110


class NumberEditor(AnswerEditor):
    """A whole number. What is none stays as it is typed, and the editor says so."""

    make_cell: ClassVar[type[NumberCell]] = NumberCell

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.cell: Cell = type(self).make_cell(question.name, question.hint)
        self.cell.setMinimumWidth(ui.px(_LEAST))
        self.cell.setMaximumWidth(ui.px(_WIDE))
        self.cell.edited.connect(self._on_edited)
        line = row(self.cell, gap=0)
        line.addStretch(0)
        self.setLayout(line)

    def _on_edited(self) -> None:
        self.complain(self.cell.fault())
        self.edited.emit(self.question.key)

    @override
    def show_answers(self, answers: Answers) -> None:
        self.cell.show_value(answers.get(self.question.key))
        self.complain(self.cell.fault())

    @override
    def answer(self, slot: str) -> Answer:
        value: Answer = self.cell.value()
        return value

    @override
    def first_field(self) -> QWidget:
        return self.cell.field

    @override
    def complain(self, fault: str) -> None:
        if fault != self.fault:
            ui.restyle(self.cell.field, "state", "bad" if fault else "")
        super().complain(fault)


class DecimalEditor(NumberEditor):
    """A number that may have decimals."""

    make_cell = DecimalCell
