"""Answers that are chosen: the five virtues, the indicators of a moral organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from core.answers import VIRTUES, Answer
from core.thai.numerals import to_thai
from gui import ui
from gui.widgets.answers.editor import AnswerEditor, Answers, Question

_COLUMNS = 5
INDICATORS = {number: to_thai(number) for number in range(1, 10)}


class ChoicesEditor(AnswerEditor):
    """Several of a few, each with a box to tick."""

    def __init__(self, question: Question, offered: Mapping[Any, str]) -> None:
        super().__init__(question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(ui.px(8))
        grid.setVerticalSpacing(ui.px(2))
        self.boxes: dict[Any, QCheckBox] = {}
        for i, (value, name) in enumerate(offered.items()):
            box = TickBox(name)
            box.setAccessibleName(f"{question.name} {name}")
            box.clicked.connect(lambda _on: self.edited.emit(question.key))
            self.boxes[value] = box
            grid.addWidget(box, i // _COLUMNS, i % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        chosen = kept if isinstance(kept, list) else []
        for value, box in self.boxes.items():
            box.setChecked(value in chosen)

    @override
    def answer(self, slot: str) -> Answer:
        return [value for value, box in self.boxes.items() if box.isChecked()]

    @override
    def first_field(self) -> QWidget:
        return next(iter(self.boxes.values()))


class VirtuesEditor(ChoicesEditor):
    """Some of the five virtues."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, VIRTUES)


class IndicatorsEditor(ChoicesEditor):
    """Some of the nine indicators of a moral organisation, by number."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, INDICATORS)


class TickBox(QCheckBox):
    """A box to tick that is never narrower than its words."""

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
