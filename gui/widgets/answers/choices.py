"""Answers that are chosen: the five virtues, the indicators of a moral organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from core.answers import VIRTUES, Answer
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import row
from gui.widgets.answers.editor import AnswerEditor, Answers, Question
from gui.widgets.fields import Combo

_COLUMNS = 5
_YES_NO = ("ใช่", "ไม่ใช่")
INDICATORS = {number: to_thai(number) for number in range(1, 10)}


class ChoicesEditor(AnswerEditor):
    """Several of a few, each with a box to tick."""

    def __init__(
        self, question: Question, offered: Mapping[Any, str], columns: int = _COLUMNS
    ) -> None:
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
            grid.addWidget(box, i // columns, i % columns)
        grid.setColumnStretch(columns, 1)

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

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return tuple(self.boxes.values())


class VirtuesEditor(ChoicesEditor):
    """Some of the five virtues."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, VIRTUES)


class IndicatorsEditor(ChoicesEditor):
    """Some of the nine indicators of a moral organisation, by number."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, INDICATORS)


class TicksEditor(ChoicesEditor):
    """Some of the words that the template offers."""

    def __init__(self, question: Question) -> None:
        super().__init__(question, {words: words for words in question.choices}, 1)


class ChoiceEditor(AnswerEditor):
    """One of the words that the template offers."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = Combo(question.name, _offered({words: words for words in question.choices}))
        self.field.currentIndexChanged.connect(lambda _at: self.edited.emit(question.key))
        self.setLayout(row(self.field, None))

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.field.setCurrentIndex(0)
        self.field.choose(kept)
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @override
    def answer(self, slot: str) -> Answer:
        kept: Answer = self.field.currentData()
        return kept

    @override
    def first_field(self) -> QWidget:
        return self.field


class YesNoEditor(ChoiceEditor):
    """Yes, no, or not said; the template may have words of its own for the two."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        words = question.choices if len(question.choices) == len(_YES_NO) else _YES_NO
        yes, no = words
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.field.set_choices([("ยังไม่ระบุ", None), (yes, True), (no, False)])
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature


def _offered(words: Mapping[Any, str]) -> list[tuple[str, object]]:
    return [("ยังไม่ระบุ", ""), *((name, value) for value, name in words.items())]


class TickBox(QCheckBox):
    """A box to tick that is never narrower than its words."""

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
