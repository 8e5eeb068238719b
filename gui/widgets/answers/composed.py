"""A record of named fields: an editor for each, under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.answers import Answer, Field
from gui import theme, ui
from gui.ui import col, label, row
from gui.widgets.answers.editor import AnswerEditor, Answers, Question
from gui.widgets.answers.lists import ItemsEditor

MAY_BE_LEFT_OUT = "เว้นว่างได้"
# Kinds that take little room stand beside each other: pixels of each.
SMALL = {"number": 110, "decimal": 110, "yes-no": 130, "choice": 170, "date": 210, "year": 150}
_ROOM = 400  # pixels that a form has at least


def _wide(asked: Field) -> int:
    """Pixels that a small field and its name take."""
    name = theme.width(asked.label, theme.now().font("small"))
    return max(ui.px(SMALL[asked.kind]), round(name))


class FieldsEditor(AnswerEditor):
    """Its answer is spread over the slots of its fields."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.editors: dict[str, AnswerEditor] = {}
        for asked in question.fields:
            editor = question.inner(asked, self.hint_of(asked))
            editor.edited.connect(self.edited)
            editor.faulted.connect(self._on_faulted)
            self.editors[asked.key] = editor
        lists = [one for one in self.editors.values() if type(one) is ItemsEditor]
        beside = tuple(one.lists[slot] for one in lists for slot in one.slots)
        for one in beside:
            one.friends = beside  # items move between the lists of a record
        self.place()

    def hint_of(self, asked: Field) -> str:
        """What is said inside the field while it is empty."""
        return asked.hint

    def place(self) -> None:
        """Put the editors where they stand."""
        self.setLayout(col(*self._lines(), gap=10))

    def _lines(self) -> Iterator[ui.Item]:
        small: list[Field] = []
        for asked in self.question.fields:
            if asked.kind in SMALL:
                if sum(map(_wide, (*small, asked))) > ui.px(_ROOM):
                    yield self._beside(small)
                    small = []
                small.append(asked)
                continue
            if small:
                yield self._beside(small)
                small = []
            yield self._named(asked)
        if small:
            yield self._beside(small)

    def _beside(self, some: Sequence[Field]) -> ui.Row:
        made = row(*(ui.box(self._named(one)) for one in some), None, gap=12)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _named(self, asked: Field) -> ui.Column:
        if asked.kind in SMALL:
            return col(label(asked.label, "small", "muted"), self.editors[asked.key], None, gap=3)
        name = label(asked.label, "small", "muted", wrap=True)
        free = [] if asked.required else [label(MAY_BE_LEFT_OUT, "small", "faint")]
        head = row(name, *free, gap=6)
        head.setStretch(0, 1)
        return col(head, self.editors[asked.key], gap=3)

    def _on_faulted(self, _fault: str) -> None:
        self.complain(next((one.fault for one in self.editors.values() if one.fault), ""))

    def of(self, slot: str) -> AnswerEditor:
        """The editor whose slot this is."""
        return self.editors[slot.removeprefix(f"{self.question.key}.").partition(".")[0]]

    def said(self) -> dict[str, Answer]:
        """Every slot as it is typed."""
        return {slot: self.of(slot).answer(slot) for slot in self.slots}

    @property
    @override
    def slots(self) -> Sequence[str]:
        return [slot for one in self.editors.values() for slot in one.slots]

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return [field for one in self.editors.values() for field in one.fields]

    @override
    def show_answers(self, answers: Answers) -> None:
        for one in self.editors.values():
            one.show_answers(answers)

    @override
    def answer(self, slot: str) -> Answer:
        return self.of(slot).answer(slot)

    @override
    def hold(self, slot: str) -> Callable[[Answer], None]:
        return self.of(slot).hold(slot)

    @override
    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        for one in self.editors.values():
            one.know_people(people)

    @override
    def first_field(self) -> QWidget:
        said = self.said()
        empty = (
            self.editors[asked.key]
            for asked in self.question.fields
            if asked.answer.is_empty(f"{self.question.key}.{asked.key}", said)
        )
        return next(empty, next(iter(self.editors.values()))).first_field()


class LineOfFields(FieldsEditor):
    """The fields beside each other; their names are said inside the empty ones."""

    @override
    def hint_of(self, asked: Field) -> str:
        return asked.label

    @override
    def place(self) -> None:
        box = row(gap=6)
        for asked in self.question.fields:
            editor = self.editors[asked.key]
            wide = SMALL.get(asked.kind, 0)
            if wide:
                editor.setFixedWidth(ui.px(wide))
            box.addWidget(editor, 0 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)


def in_a_line(fields: Sequence[Field]) -> bool:
    """Whether a record of these fields fits beside each other."""
    wide = sum(SMALL.get(one.kind, 170) for one in fields)
    return all(one.kind in SMALL or one.kind == "line" for one in fields) and wide <= _ROOM
