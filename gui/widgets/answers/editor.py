"""What every widget for an answer can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.answers import Answer, Answers, Field
from core.lessons.template import Part
from gui.desk import Desk

MakeEditor = Callable[["Question"], "AnswerEditor"]


@dataclass(frozen=True, slots=True)
class Question:
    """What an editor needs to know of the part, or the field of one, that it answers.

    ``key`` is the path of its slots, ``make`` makes the editors of what it is composed of.
    """

    key: str
    name: str
    hint: str
    desk: Desk
    asked: Part | Field | None = None
    make: MakeEditor | None = None

    def inner(self, asked: Field, hint: str) -> AnswerEditor:
        """The editor of a field of it."""
        if self.make is None:
            raise TypeError("nothing makes the editors of fields")
        key, name = f"{self.key}.{asked.key}", f"{self.name} {asked.label}"
        return self.make(Question(key, name, hint, self.desk, asked, self.make))

    @property
    def fields(self) -> Sequence[Field]:
        """What it is composed of."""
        return self.asked.fields if self.asked else ()

    @property
    def choices(self) -> Sequence[str]:
        """The words that are offered."""
        return self.asked.choices if self.asked else ()


__all__ = ["AnswerEditor", "Answers", "MakeEditor", "Question", "tab_before", "tab_through"]


def tab_through(first: QWidget, *others: QWidget) -> None:
    """Tab goes from each of these to the next, and from the last to what came after the first."""
    for one, after in pairwise((first, *others)):
        QWidget.setTabOrder(one, after)


def tab_before(last: QWidget, *stops: QWidget) -> None:
    """Tab goes through the stops and then to the last, from wherever it came to the last before."""
    if stops:
        tab_through(last, *stops)
        QWidget.setTabOrder(stops[-1], last)


class AnswerEditor(QWidget):
    """One answer, over one or more slots. It never changes what is being typed.

    Attributes:
        edited: the answer of this slot is new.
        faulted: the finished sentence that says what is wrong; empty when it is right again.
    """

    edited = Signal(str)
    faulted = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._fault = ""

    @property
    def slots(self) -> Sequence[str]:
        """The slots that the answer has now."""
        return (self.question.key,)

    @property
    def fault(self) -> str:
        """What is wrong with the answer; empty if nothing is."""
        return self._fault

    def show_answers(self, answers: Answers) -> None:
        """Show what the slots hold; nothing is told as edited."""
        raise NotImplementedError

    @property
    def whole(self) -> bool:
        """Whether all that was to be shown has its widgets."""
        return True

    def begin(self, answers: Answers) -> None:
        """Show what the slots hold for the first time; what is long, by and by with ``more``."""
        self.show_answers(answers)

    def more(self) -> None:
        """A little more has its widgets, where the editor is not whole."""

    def finish(self) -> None:
        """The editor is whole."""
        while not self.whole:
            self.more()

    def answer(self, slot: str) -> Answer:
        """What stands in the slot as it is typed, valid or not."""
        raise NotImplementedError

    def hold(self, slot: str) -> Callable[[Answer], None]:  # noqa: ARG002 - for lists
        """What must be called with the slot's answer as it is stored now, so that ids are known."""
        return lambda _stored: None

    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Names and posts that may be offered while one is typed."""

    def first_field(self) -> QWidget:
        """Where the keyboard goes."""
        raise NotImplementedError

    @property
    def fields(self) -> Sequence[QWidget]:
        """Where one types, in the order of reading."""
        return (self.first_field(),)

    def complain(self, fault: str) -> None:
        """The answer has this fault from now on, or none."""
        if fault != self._fault:
            self._fault = fault
            self.faulted.emit(fault)
