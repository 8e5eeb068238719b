"""Rows of records: a card for each, or a line where its fields are few and short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.answers import Answer, Fields, new_row_id, row_ids, rows_answer
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, row
from gui.widgets.answers.composed import FieldsEditor, LineOfFields, in_a_line
from gui.widgets.answers.editor import AnswerEditor, Answers, Question, tab_through

_ALT = Qt.KeyboardModifier.AltModifier
_ROW = "รายการที่ {n}"
_NUMBER_WIDE = 26


class RecordRow(QWidget):
    """One row: what it is called, its record, ways to move it and to take it out.

    Attributes:
        shifted: it should change places, up (-1) or down (1).
        dropped: it should go.
        followed: a new row should stand after it.
    """

    shifted = Signal(int)
    dropped = Signal()
    followed = Signal()

    def __init__(self, question: Question, id_: int, *, flat: bool) -> None:
        super().__init__()
        self.id, self._flat = id_, flat
        asked = question.asked
        self._pattern = (asked.row if asked else "") or _ROW
        key = f"{question.key}.{id_}"
        inside = Question(key, question.name, "", question.desk, asked, question.make)
        self.editor = LineOfFields(inside) if flat else FieldsEditor(inside)
        self._mark = label("", "small" if flat else "strong", "muted" if flat else "")
        self.out = self._act("close", "เอาออก (Alt Delete)", self.dropped.emit)
        if flat:
            self._mark.setFixedWidth(ui.px(_NUMBER_WIDE))
            self._mark.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._mark.setContentsMargins(0, ui.px(7), 0, 0)
            box = row(col(self._mark, None), self.editor, col(self.out, None), gap=6)
            box.setStretch(1, 1)
            self.setLayout(box)
        else:
            self._stand_as_card()

    def _act(self, icon: str, tip: str, do: Callable[[], object]) -> QPushButton:
        made = button("", "icon", icon, tip=tip, do=do)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # rows are equally wide
        made.setSizePolicy(policy)
        return made

    def _stand_as_card(self) -> None:
        up = self._act("up", "เลื่อนขึ้น (Alt PageUp)", partial(self.shifted.emit, -1))
        down = self._act("down", "เลื่อนลง (Alt PageDown)", partial(self.shifted.emit, 1))
        head = row(self._mark, None, up, down, self.out, gap=2)
        inside = col(head, self.editor, gap=6, margin=(12, 6, 8, 12))
        self.setLayout(col(ui.panel(inside, "card")))

    def show_number(self, number: int, *, waits: bool) -> None:
        """Show which row it is; one that waits to be filled cannot be taken out."""
        self._mark.setText(to_thai(f"{number}." if self._flat else self._pattern.format(n=number)))
        self.out.setVisible(not waits)

    @property
    def name(self) -> str:
        """What it is called."""
        return self._mark.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event.key()) if event.modifiers() & _ALT else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
            event.accept()

    def _act_of(self, key: int) -> Callable[[], object] | None:
        keys = Qt.Key
        up, down = partial(self.shifted.emit, -1), partial(self.shifted.emit, 1)
        acts: dict[int, Callable[[], object]] = {
            keys.Key_PageUp: up,
            keys.Key_PageDown: down,
            keys.Key_Delete: self.dropped.emit,
            keys.Key_Insert: self.followed.emit,
        }
        if self._flat:
            acts |= {keys.Key_Up: up, keys.Key_Down: down}
        return acts.get(key)


class RecordsEditor(AnswerEditor):
    """Rows in an order; the last one may be empty and wait, and is none until it says something.

    Alt+PageUp and Alt+PageDown move a row, Alt+Insert makes one after it, Alt+Delete takes it out.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.rows: list[RecordRow] = []
        self._flat = in_a_line(question.fields)
        self._record = Fields(question.fields)
        self._last_id = 0
        self._told: list[int] = []
        self._people: Sequence[tuple[str, str]] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(ui.px(6 if self._flat else 10))
        noun = (question.asked.row if question.asked else "") or _ROW
        self._noun = noun.replace("{n}", "").removesuffix("ที่ ").strip()
        add = [] if self._flat else [row(self._adder(), None)]
        self.setLayout(col(self._box, *add, gap=8))
        self._show_rows([])

    def _adder(self) -> QPushButton:
        self.add = button(f"เพิ่ม{self._noun}", "", "plus", "s", do=self.append)
        self.add.setAccessibleName(f"เพิ่ม{self._noun} {self.question.name}")
        return self.add

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

    @override
    def show_answers(self, answers: Answers) -> None:
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
        waiting = self.rows[-1].id if self.rows and self.rows[-1].id not in ids else 0
        kept = {one.id: one for one in self.rows}
        for one in self.rows[:]:
            if one.id not in ids and one.id != waiting:
                self._take_out(one)
        wanted = [*ids, *([waiting] if waiting and (self._flat or not ids) else [])]
        if waiting and waiting not in wanted:
            self._take_out(kept[waiting])
        for at, id_ in enumerate(wanted):
            if id_ not in kept:
                self._add(at, id_)
            elif self.rows[at].id != id_:
                self._move(self.rows.index(kept[id_]), at)
        if not self.rows or (self._flat and not waiting):
            self._add(len(self.rows))

    def _add(self, at: int, id_: int = 0) -> RecordRow:
        self._last_id = max(self._last_id + (not id_), id_)
        one = RecordRow(self.question, id_ or self._last_id, flat=self._flat)
        one.editor.know_people(self._people)
        one.editor.edited.connect(self._on_edited)
        one.editor.faulted.connect(self._on_faulted)
        one.shifted.connect(partial(self._shift, one))
        one.dropped.connect(partial(self._drop, one))
        one.followed.connect(partial(self._follow, one))
        self.rows.insert(at, one)
        self._box.insertWidget(at, one)
        return one

    def _take_out(self, one: RecordRow) -> None:
        self.rows.remove(one)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _move(self, at: int, to: int) -> None:
        one = self.rows.pop(at)
        self.rows.insert(to, one)
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
