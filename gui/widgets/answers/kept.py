"""An answer that is shown and kept, of a kind for which there is no field to type in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.answers import Answer
from gui.ui import col, label
from gui.widgets.answers.editor import AnswerEditor, Answers, Question


class KeptEditor(AnswerEditor):
    """Gives back what it was shown."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._kept: dict[str, Answer] = {}
        self._told = label("", "small", "muted", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(question.name)
        self.setLayout(col(self._told))

    @override
    def show_answers(self, answers: Answers) -> None:
        own, inside = self.question.key, f"{self.question.key}."
        self._kept = {k: a for k, a in answers.items() if k == own or k.startswith(inside)}
        self._told.setText("\n".join(a for a in self._kept.values() if isinstance(a, str)))

    @override
    def answer(self, slot: str) -> Answer:
        return self._kept.get(slot)

    @override
    def first_field(self) -> QWidget:
        return self
