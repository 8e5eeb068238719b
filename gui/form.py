"""Any list of parts as a form: one widget for each kind of answer, sections in groups.

``Form(parts, groups, desk)`` · ``show_answers`` · ``answer(slot)`` · ``hold(slot)`` ·
``edited(part, slot)`` while one types · ``entered``, ``paused``, ``finished`` as the keyboard comes
and goes · ``undo_asked``. A kind of ``core.answers`` without a line in ``EDITORS`` fails a test.
What is in sight is made first (``begin``), the rest between events, or when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from core.answers import Answer
from core.lessons.template import Group, Part
from gui import ui
from gui.desk import Desk
from gui.section import Section
from gui.ui import col, label, row
from gui.widgets.answers.composed import MAY_BE_LEFT_OUT
from gui.widgets.answers.editor import AnswerEditor, Answers
from gui.widgets.answers.making import EDITORS

__all__ = ["EDITORS", "MAY_BE_LEFT_OUT", "Form", "Section"]

_SLICE_MS = 12  # after which no further answer is made before the next event; one may take 20


class Form(QWidget):
    """Every part of a template as a section, in the template's groups.

    Attributes:
        edited: (key of the part, slot) is new.
        judged: what is wrong with this part, or no longer, is new.
        entered: the keyboard has come into this part, from another or from outside.
        paused: the keyboard has left a field, but not for something else in the window.
        finished: the keyboard has left a part for something else in the window.
        undo_asked: the last step should be undone; no field keeps steps of its own.
        redo_asked: the step undone last should be done again.
    """

    edited = Signal(str, str)
    judged = Signal(str)
    entered = Signal(str)
    paused = Signal()
    finished = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parts: Sequence[Part], groups: Sequence[Group], desk: Desk) -> None:
        super().__init__()
        self.sections: dict[str, Section] = {}
        self.field: QWidget | None = None  # where one typed last
        items: list[ui.Item] = []
        for group in groups:
            mine = [part for part in parts if part.group == group.key]
            if mine:
                items += [_group_head(group), *self._sections(mine, group, desk), 6]
        self.setLayout(col(*items, None, gap=16, margin=(20, 14, 14, 20)))
        self._from = 0  # where one reads: what follows is made before what stands above
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._make_some)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _sections(self, parts: Sequence[Part], group: Group, desk: Desk) -> list[Section]:
        made = []
        for number, part in enumerate(parts, 1):
            section = Section(part, number if group.numbered else 0, desk)
            section.edited.connect(partial(self.edited.emit, part.key))
            section.judged.connect(partial(self.judged.emit, part.key))
            self.sections[part.key] = section
            made.append(section)
        return made

    @property
    def whole(self) -> bool:
        """Whether every answer has its widget."""
        return all(section.whole for section in self.sections.values())

    def begin(self, key: str, high: int) -> None:
        """The answers from this part on, as many as are so high, have their widgets."""
        sections = list(self.sections.values())
        self._from = sections.index(self.sections[key])
        for section in sections[self._from :]:
            if high <= 0:
                return
            section.make()
            high -= section.sizeHint().height()

    def _make_some(self) -> None:
        """A few more answers have their widgets, so few that no key waits for it."""
        clock = QElapsedTimer()
        clock.start()
        sections = list(self.sections.values())
        for section in (*sections[self._from :], *reversed(sections[: self._from])):
            while not section.whole:
                if clock.elapsed() > _SLICE_MS:
                    return
                section.more()
        self._slices.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._slices.start()

    @property
    def slots(self) -> Sequence[str]:
        """Every slot that every part has now."""
        return [slot for section in self.sections.values() for slot in section.editor.slots]

    def show_answers(self, answers: Answers) -> None:
        """Show these answers; nothing is told as edited."""
        for section in self.sections.values():
            section.show_answers(answers)

    def show_part(self, key: str, answers: Answers) -> None:
        """A part shows these answers; nothing is told as edited, the keyboard stays."""
        self.sections[key].show_answers(answers)

    def show_change(self, key: str, answers: Answers) -> None:
        """A part shows these answers, and the keyboard stands where they are new."""
        editor = self.sections[key].editor
        before = {field: _words(field) for field in editor.fields}
        editor.show_answers(answers)
        new = (one for one in editor.fields if before.get(one) != _words(one))
        field = next(new, editor.first_field())
        field.setFocus()
        _put_cursor(field, before.get(field, ""))

    def answer(self, slot: str) -> Answer:
        """What stands in the slot as it is typed, valid or not."""
        return self._editor_of(slot).answer(slot)

    def hold(self, slot: str) -> Callable[[Answer], None]:
        """What must be called with the slot's answer as it is stored now, so that ids are known."""
        return self._editor_of(slot).hold(slot)

    def _editor_of(self, slot: str) -> AnswerEditor:
        return self.sections[slot.partition(".")[0]].editor

    def fault(self, key: str) -> str:
        """What is wrong with the answer to a part; empty if nothing is."""
        return self.sections[key].fault

    def advise(self, advice: Mapping[str, str]) -> None:
        """Say under each part, by key, what should be looked at again; nothing under the others."""
        for key, section in self.sections.items():
            section.advise(advice.get(key, ""))

    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Names and posts to be offered where a person is asked for."""
        for section in self.sections.values():
            section.know_people(people)

    def go(self, key: str) -> None:
        """Put the keyboard into the answer of a part."""
        self.sections[key].editor.first_field().setFocus()

    def part_of(self, widget: QWidget | None) -> str:
        """The part that a widget belongs to; empty if to none."""
        while widget is not None and widget is not self:
            if isinstance(widget, Section) and self.sections.get(widget.part.key) is widget:
                return widget.part.key
            widget = widget.parentWidget()
        return ""

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not ui.alive(self):
            return
        before = self.part_of(old) if old is not None and ui.alive(old) else ""
        after = self.part_of(new)
        if before and old is not None:
            old.removeEventFilter(self)
        if after and new is not None:
            self.sections[after].finish()  # Tab goes through all of it
            new.installEventFilter(self)
            self.field = new
        if before and new is not None and after != before:
            self.finished.emit()
        elif before:
            self.paused.emit()
        if after and after != before:
            self.entered.emit(after)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Undo):
                self.undo_asked.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Redo) or _is_redo(event):
                self.redo_asked.emit()
                return True
        return super().eventFilter(watched, event)


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y, which is no key for it on every desktop."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _words(field: QWidget) -> str:
    """What stands in a field."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _put_cursor(field: QWidget, before: str) -> None:
    """The cursor stands behind what is new in the field."""
    after, alike = _words(field), 0
    most = min(len(before), len(after))
    while alike < most and before[-1 - alike] == after[-1 - alike]:
        alike += 1
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(len(after) - alike)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(len(after) - alike)


def _group_head(group: Group) -> QWidget:
    line = row(label(group.title, "small", "ink"), ui.rule(), gap=10)
    line.setStretch(1, 1)
    return ui.box(line)
