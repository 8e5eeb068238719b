"""What a record says while it is written: every change is a step, and steps go back and forth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from core.answers import Answer, Answers
from core.lessons.template import Part, Template
from gui import ui
from gui.form import Form
from gui.pages.lessons.draft import Draft
from gui.pages.lessons.steps import Ids, Steps, cells_of_others, with_ids


class Answering(QObject):
    """The answers of the form, by slot, kept in step with the draft that is written to disk.

    ``answers`` is what stands in the form, ``opening`` what the record said when it was opened,
    ``touched`` whether anything was changed since.

    Attributes:
        changed: the answers of these parts are new.
        learned: ids of new items, in the window and in the store.
    """

    changed = Signal(object)
    learned = Signal(object)

    def __init__(
        self, template: Template, form: Form, draft: Draft, steps: Steps, opening: Answers
    ) -> None:
        super().__init__(form)
        self._template, self._form, self._draft, self.steps = template, form, draft, steps
        self.answers: dict[str, Answer] = {**draft.stored, **draft.unsaved}
        self.opening = dict(opening)
        self.touched = self.answers != self.opening
        form.edited.connect(self._on_edited)
        form.finished.connect(steps.end_run)
        form.undo_asked.connect(self.take_back)
        form.redo_asked.connect(self.do_again)
        draft.learned.connect(self._learn)

    def take_back(self) -> bool:
        """The last step is undone, wherever it was; whether there was one."""
        step = self.steps.back()
        if step is not None:
            self._put(step.before)
        return step is not None

    def do_again(self) -> bool:
        """The step undone last is done again; whether there was one."""
        step = self.steps.forth()
        if step is not None:
            self._put(step.after)
        return step is not None

    def take_back_all(self) -> None:
        """The whole record says what it said when it was opened; that is one step."""
        wanted = {slot: self.opening.get(slot) for slot in {**self.answers, **self.opening}}
        self.steps.end_run()
        for slot, answer in wanted.items():
            before, part = self.answers.get(slot), self._template.part_of(slot)
            if part is not None and (before or None) != (answer or None):
                self.steps.note(part.key, slot, before, answer)
        self.steps.end_run()
        self._put(wanted)
        self._draft.close_sitting()

    def _put(self, answers: Answers) -> None:
        """These slots say this; the keyboard stands where the first of them is."""
        if not ui.alive(self):
            return
        self.answers.update(answers)
        for slot, answer in answers.items():
            if isinstance(answer, dict):
                self._forget_rows(slot, answer)
        parts = [part for part in self._template.parts if _is_in(part, answers)]
        for part in reversed(parts):
            self._form.show_change(part.key, self.answers)
        slots = [slot for part in parts for slot in self._form.sections[part.key].editor.slots]
        for slot in slots:
            if slot in answers:
                self.answers[slot] = self._form.answer(slot)
                self._draft.type(slot, self.answers[slot])
        self._tell(parts)

    def _on_edited(self, key: str, slot: str) -> None:
        self.take(key, slot, self._form.answer(slot))

    def take(self, key: str, slot: str, now: Answer) -> None:
        """A slot of a part says this now, as typed in the form or elsewhere."""
        before = self.answers.get(slot)
        if before != now:
            self.steps.note(key, slot, before, now)
            if isinstance(now, dict):
                for cell in cells_of_others(slot, now, self.answers):
                    self.steps.note(key, cell, self.answers[cell], None)
                self._forget_rows(slot, now)
            QTimer.singleShot(0, self, self.steps.end_turn)
            self.answers[slot] = now
            self._draft.type(slot, now)
        self._tell([self._template.by_key[key]])

    def show_again(self, key: str) -> None:
        """The form shows what was typed elsewhere."""
        self._form.show_part(key, self.answers)

    def close_sitting(self) -> None:
        """What is typed is on disk soon, and in the history; what follows is another step."""
        self.steps.end_run()
        self._draft.close_sitting()

    def _forget_rows(self, slot: str, rows: Answer) -> None:
        for cell in cells_of_others(slot, rows, self.answers):
            self.answers.pop(cell)

    def _learn(self, ids: Ids) -> None:
        """New items are known by the store's ids."""
        if ids:
            self.answers = {slot: with_ids(one, ids) for slot, one in self.answers.items()}
            self.learned.emit(ids)

    def _tell(self, parts: Sequence[Part]) -> None:
        self.touched = True
        self.changed.emit(parts)


def _is_in(part: Part, answers: Answers) -> bool:
    """Whether any of the slots is the part's."""
    return any(slot.partition(".")[0] == part.key for slot in answers)
