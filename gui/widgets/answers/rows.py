"""Answers that are rows of a small table: signers, periods, groups of participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from core.answers import KINDS, Answer, Rows
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.ui import button, col, label, row
from gui.widgets.answers.cells import Cell, DayCell, MakeCell, NameCell, NumberCell, WordsCell
from gui.widgets.answers.editor import AnswerEditor, Answers, Question, tab_through

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a row: its name for screen readers, a hint inside, its width (0: the rest)."""

    key: str
    name: str
    cell: MakeCell
    hint: str = ""
    width: int = 0


class RowEditor(QWidget):
    """One row, on one or more lines, with its number and a way to take it out.

    Attributes:
        edited: a value is new.
        dropped: it should go.
        shifted: it should change places, up (-1) or down (1).
    """

    edited = Signal()
    dropped = Signal()
    shifted = Signal(int)

    def __init__(self, lines: Sequence[Sequence[Column]], name: str) -> None:
        super().__init__()
        self.cells: dict[str, Cell] = {}
        self._name = name
        self._mark = label("", width=26)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._mark.setContentsMargins(0, theme.now().px(6), 0, 0)
        self._out = button("", "icon", "close", tip="เอาแถวนี้ออก", do=self.dropped.emit)
        policy = self._out.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # rows are equally wide
        self._out.setSizePolicy(policy)
        below = [self._line(line) for line in lines]
        box = row(col(self._mark, None), col(*below, gap=6), col(self._out, None), gap=6)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _line(self, columns: Sequence[Column]) -> ui.Row:
        made = row(gap=6)
        for column in columns:
            cell = column.cell(f"{self._name} {column.name}", column.hint or column.name)
            cell.edited.connect(self.edited)
            if column.width:
                cell.setFixedWidth(ui.px(column.width))
            made.addWidget(cell, 0 if column.width else 1, Qt.AlignmentFlag.AlignTop)
            self.cells[column.key] = cell
        if all(column.width for column in columns):
            made.addStretch(1)
        return made

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [*(cell.field for cell in self.cells.values()), self._out]

    def show_values(self, values: Values) -> None:
        """Show these values."""
        for key, cell in self.cells.items():
            cell.show_value(values.get(key))

    def values(self) -> dict[str, Any]:
        """What is typed; empty values left out."""
        typed = {key: cell.value() for key, cell in self.cells.items()}
        return {key: value for key, value in typed.items() if value not in ("", None)}

    def show_number(self, number: int, *, last: bool) -> None:
        """Show its number; the empty last row cannot be taken out."""
        self._mark.setText(f"{to_thai(number)}.")
        self._out.setVisible(not last)
        for cell in self.cells.values():
            cell.say_row(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class RowsEditor(AnswerEditor):
    """Rows; the last one is always empty and waits. Alt+↑↓ moves a row."""

    kind: ClassVar[str]
    lines: ClassVar[Sequence[Sequence[Column]]]

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.rows: list[RowEditor] = []
        self._posts: Mapping[str, str] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ui.px(8))
        self._add()
        self._number()

    @override
    def show_answers(self, answers: Answers) -> None:
        kept = answers.get(self.question.key)
        self._show([one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else [])
        self.complain(self._found())

    @override
    def answer(self, slot: str) -> Answer:
        kind = KINDS[self.kind]
        needed = kind.needed if isinstance(kind, Rows) else ()
        typed = [one.values() for one in self.rows]
        return [{**dict.fromkeys(needed, ""), **values} for values in typed if values]

    @override
    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        self._posts = dict(people)
        for one in self.rows:
            self._offer(one)

    @override
    def first_field(self) -> QWidget:
        return next(iter(self.rows[-1].cells.values())).field

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return [cell.field for one in self.rows for cell in one.cells.values()]

    def _show(self, values: Sequence[Values]) -> None:
        while len(self.rows) > len(values) + 1:
            self._take_out(self.rows[-1])
        while len(self.rows) < len(values) + 1:
            self._add()
        for one, given in zip(self.rows, [*values, {}], strict=True):
            one.show_values(given)
        self._number()

    def _add(self) -> RowEditor:
        made = RowEditor(self.lines, self.question.name)
        made.edited.connect(self._on_edited)
        made.dropped.connect(partial(self._drop, made))
        made.shifted.connect(partial(self._shift, made))
        self.rows.append(made)
        self._box.addWidget(made)
        self._offer(made)
        return made

    def _offer(self, one: RowEditor) -> None:
        """Offer the people known, where a row asks for one."""

    def _take_out(self, one: RowEditor) -> None:
        self.rows.remove(one)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _drop(self, one: RowEditor) -> None:
        at = self.rows.index(one)
        self._take_out(one)
        next(iter(self.rows[at].cells.values())).field.setFocus()
        self._on_edited()

    def _shift(self, one: RowEditor, step: int) -> None:
        at, last = self.rows.index(one), len(self.rows) - 1
        to = at + step
        if not (0 <= to < last and at < last):
            return
        values = [row.values() for row in self.rows[:last]]
        values[at], values[to] = values[to], values[at]
        self._show(values)
        next(iter(self.rows[to].cells.values())).field.setFocus()
        self._on_edited()

    def _on_edited(self) -> None:
        if self.rows[-1].values():
            self._add()
        self._number()
        self.complain(self._found())
        self.edited.emit(self.question.key)

    def _found(self) -> str:
        """The first fault of all cells."""
        faults = (cell.fault() for one in self.rows for cell in one.cells.values())
        return next((fault for fault in faults if fault), "")

    def _number(self) -> None:
        for i, one in enumerate(self.rows, 1):
            one.show_number(i, last=i == len(self.rows))
        tab_through(*(stop for one in self.rows for stop in one.stops))


class SignersEditor(RowsEditor):
    """Who signs, the first drafted it; names of the roster bring their post along."""

    kind = "signers"
    lines = (
        (Column("name", "ชื่อ", NameCell, "ชื่อและนามสกุล พร้อมคำนำหน้า"),),
        (Column("position", "ตำแหน่ง", WordsCell, "ตำแหน่งและระดับ"),),
        (
            Column("date", "วันที่ลงนาม", DayCell, "วันที่ลงนาม", 190),
            Column("order", "ข้อความที่สั่งการ", WordsCell, "ข้อสั่งการ"),
        ),
    )

    @override
    def _offer(self, one: RowEditor) -> None:
        one.cells["name"].offer(list(self._posts))

    @override
    def _add(self) -> RowEditor:
        made = super()._add()
        made.cells["name"].picked.connect(partial(self._bring_post, made))
        return made

    def _bring_post(self, one: RowEditor, name: str) -> None:
        post = self._posts.get(name, "")
        if post and not one.cells["position"].value():
            one.cells["position"].show_value(post)
            self._on_edited()


class PeriodsEditor(RowsEditor):
    """Days on which it was held, from and to."""

    kind = "periods"
    lines = (
        (
            Column("start", "ตั้งแต่วันที่", DayCell, "วันแรก"),
            Column("end", "ถึงวันที่", DayCell, "วันสุดท้าย ถ้ามี"),
        ),
    )


class GroupsEditor(RowsEditor):
    """Who took part, and how many."""

    kind = "groups"
    lines = (
        (
            Column("group", "กลุ่ม", WordsCell, "กลุ่มผู้เข้าร่วม"),
            Column("n", "จำนวนคน", NumberCell, "คน", 84),
        ),
    )
