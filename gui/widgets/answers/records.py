"""Rows of records: a card for each, or a line where its fields are few and short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.answers import Answer, Fields, new_row_id, row_ids, rows_answer
from gui import ui
from gui.ui import button, col, row
from gui.widgets.answers.composed import in_a_line
from gui.widgets.answers.editor import AnswerEditor, Answers, Question, tab_through
from gui.widgets.answers.record_row import ROW, RecordRow


class RecordsEditor(AnswerEditor):
    """Rows in an order; the last one may be empty and wait, and is none until it says something.

    Alt+PageUp and Alt+PageDown move a row, Alt+Insert makes one after it, Alt+Delete takes it out.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._rows: list[RecordRow] = []
        self._later: list[int] = []  # rows that are still to be made, of these answers
        self._answers: Answers = {}
        self._flat = in_a_line(question.fields)
        self._record = Fields(question.fields)
        self._last_id = 0
        self._told: list[int] = []
        self._people: Sequence[tuple[str, str]] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(ui.px(6 if self._flat else 10))
        noun = (question.asked.row if question.asked else "") or ROW
        self._noun = noun.replace("{n}", "").removesuffix("ที่ ").strip()
        add = [] if self._flat else [row(self._adder(), None)]
        self.setLayout(col(self._box, *add, gap=8))
        self._show_rows([])

    def _adder(self) -> QPushButton:
        self.add = button(f"เพิ่ม{self._noun}", "", "plus", "s", do=self.append)
        self.add.setAccessibleName(f"เพิ่ม{self._noun} {self.question.name}")
        return self.add

    @property
    def rows(self) -> list[RecordRow]:
        """Every row; those that were still to be made are made now."""
        self.finish()
        return self._rows

    @property
    @override
    def slots(self) -> Sequence[str]:
        ids = self._ids()
        rows = (one for one in self.rows if one.id in ids)
        return [self.question.key, *(slot for one in rows for slot in one.editor.slots)]

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return [field for one in self.rows for field in one.editor.fields]

    @property
    @override
    def whole(self) -> bool:
        return not self._later

    @override
    def begin(self, answers: Answers) -> None:
        ids = row_ids(answers.get(self.question.key))
        if self._flat or not ids:
            self.show_answers(answers)
            return
        self._last_id = max(self._last_id, new_row_id(self.question.key, answers) - 1)
        first = {**answers, self.question.key: rows_answer(ids[:1])}
        self.show_answers(first)
        self._told, self._later, self._answers = self._saying(ids, answers), ids[1:], answers

    def _saying(self, ids: Sequence[int], answers: Answers) -> list[int]:
        """The rows that are told of: all but those at the end that say nothing."""
        told = list(ids)
        while told and self._record.is_empty(f"{self.question.key}.{told[-1]}", answers):
            told.pop()
        return told

    @override
    def more(self) -> None:
        one = self._add(len(self._rows), self._later.pop(0))
        one.editor.show_answers(self._answers)
        one.show_number(len(self._rows), waits=False)
        one.show()  # else Tab would pass it by before the next event
        if not self._later:
            self._answers = {}
            self._number()

    @override
    def show_answers(self, answers: Answers) -> None:
        self._later = []
        self._last_id = max(self._last_id, new_row_id(self.question.key, answers) - 1)
        self._show_rows(row_ids(answers.get(self.question.key)))
        for one in self.rows:
            one.editor.show_answers(answers)
        self._told = self._ids()
        self._number()

    @override
    def answer(self, slot: str) -> Answer:
        if slot == self.question.key:
            return rows_answer(self._ids())
        one = self._row_of(slot)
        return None if one is None else one.editor.answer(slot)

    @override
    def hold(self, slot: str) -> Callable[[Answer], None]:
        one = self._row_of(slot)
        return super().hold(slot) if one is None else one.editor.hold(slot)

    @override
    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        self._people = people
        for one in self.rows:
            one.editor.know_people(people)

    @override
    def first_field(self) -> QWidget:
        return self.rows[-1].editor.first_field()

    def append(self) -> None:
        """A new row stands last, with the keyboard in it."""
        if self._says(self.rows[-1]):
            self._add(len(self.rows))
            self._settle()
        self.rows[-1].editor.first_field().setFocus()

    def _row_of(self, slot: str) -> RecordRow | None:
        id_ = slot.removeprefix(f"{self.question.key}.").partition(".")[0]
        return next((one for one in self.rows if str(one.id) == id_), None)

    def _says(self, one: RecordRow) -> bool:
        return not self._record.is_empty(f"{self.question.key}.{one.id}", one.editor.said())

    def _ids(self) -> list[int]:
        """The rows there are: all but those at the end that say nothing."""
        ids = [one.id for one in self.rows]
        while ids and not self._says(self.rows[len(ids) - 1]):
            ids.pop()
        return ids

    def _show_rows(self, ids: Sequence[int]) -> None:
        """These rows stand in this order, and one that waits where there should be one."""
        waiting = self._rows[-1].id if self._rows and self._rows[-1].id not in ids else 0
        kept = {one.id: one for one in self._rows}
        for one in self._rows[:]:
            if one.id not in ids and one.id != waiting:
                self._take_out(one)
        wanted = [*ids, *([waiting] if waiting and (self._flat or not ids) else [])]
        if waiting and waiting not in wanted:
            self._take_out(kept[waiting])
        for at, id_ in enumerate(wanted):
            if id_ not in kept:
                self._add(at, id_)
            elif self._rows[at].id != id_:
                self._move(self._rows.index(kept[id_]), at)
        if not self._rows or (self._flat and not waiting):
            self._add(len(self._rows))

    def _add(self, at: int, id_: int = 0) -> RecordRow:
        self._last_id = max(self._last_id + (not id_), id_)
        one = RecordRow(self.question, id_ or self._last_id, flat=self._flat)
        one.editor.know_people(self._people)
        one.editor.edited.connect(self._on_edited)
        one.editor.faulted.connect(self._on_faulted)
        one.shifted.connect(partial(self._shift, one))
        one.dropped.connect(partial(self._drop, one))
        one.followed.connect(partial(self._follow, one))
        self._rows.insert(at, one)
        self._box.insertWidget(at, one)
        return one

    def _take_out(self, one: RecordRow) -> None:
        self._rows.remove(one)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _move(self, at: int, to: int) -> None:
        one = self._rows.pop(at)
        self._rows.insert(to, one)
        self._box.removeWidget(one)
        self._box.insertWidget(to, one)

    def _shift(self, one: RecordRow, step: int) -> None:
        at = self.rows.index(one)
        to, last = at + step, len(self._ids())
        if at < last and 0 <= to < last:
            field = one.focusWidget()
            self._move(at, to)
            self._settle()
            (field or one.editor.first_field()).setFocus()

    def _drop(self, one: RecordRow) -> None:
        if one.out.isHidden():
            return
        name, at = one.name, self.rows.index(one)
        self._take_out(one)
        if not self.rows or (self._flat and self._says(self.rows[-1])):
            self._add(len(self.rows))
        self._settle()
        self.rows[min(at, len(self.rows) - 1)].editor.first_field().setFocus()
        if not self._flat:
            self.question.desk.toast(f"เอา{name}ออกแล้ว กด Ctrl Z เพื่อนำกลับ")

    def _follow(self, one: RecordRow) -> None:
        if not self._says(one):
            return
        made = self._add(self.rows.index(one) + 1)
        self._settle()
        made.editor.first_field().setFocus()

    def _on_edited(self, slot: str) -> None:
        if self._flat and self._says(self.rows[-1]):
            self._add(len(self.rows))
        if self._ids() != self._told:
            self._settle()
        self.edited.emit(slot)

    def _settle(self) -> None:
        """Number the rows; tell if they are others, or in another order, than before."""
        self._number()
        ids = self._ids()
        if ids != self._told:
            self._told = ids
            self.edited.emit(self.question.key)

    def _number(self) -> None:
        ids = self._ids()
        for number, one in enumerate(self.rows, 1):
            waits = one.id not in ids and (self._flat or len(self.rows) == 1)
            one.show_number(number, waits=waits)
        tab_through(*self.fields, *([] if self._flat else [self.add]))

    def _on_faulted(self, _fault: str) -> None:
        faults = (one.editor.fault for one in self.rows)
        self.complain(next((fault for fault in faults if fault), ""))
