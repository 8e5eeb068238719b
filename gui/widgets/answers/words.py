"""Answers in words: a line, paragraphs, the four fields of a SWOT, a day, a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from core.answers import KINDS, SWOT, Answer
from core.errors import UserError
from core.thai import text as thai_text
from core.thai.calendar import read_day
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, row
from gui.widgets.answers.editor import AnswerEditor, Answers, Question
from gui.widgets.date_field import DateField
from gui.widgets.fields import Combo
from gui.widgets.growing import Growing

_YEARS_AHEAD, _YEARS_BACK = 1, 12
_DATE_WIDE, _YEAR_WIDE = 280, 150
_QUADRANTS: Mapping[str, tuple[str, str, str]] = {  # letter, name, hint in the field
    "strengths": ("S", "จุดแข็ง", "ข้อได้เปรียบภายในองค์กร"),
    "weaknesses": ("W", "จุดอ่อน", "ข้อเสียเปรียบภายในองค์กร"),
    "opportunities": ("O", "โอกาส", "สิ่งภายนอกที่ช่วยให้ทำได้"),
    "threats": ("T", "อุปสรรค", "ข้อจำกัดหรือสิ่งที่คุกคามงาน"),
}


class OneLine(Growing):
    """One line that shows all its words; Enter goes on to the next field."""

    @property
    @override
    def words(self) -> str:
        return thai_text.clean(self.toPlainText()).replace("\n", " ").strip()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(thai_text.without_control(thai_text.line(source.text())))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class LineEditor(AnswerEditor):
    """One line of text; words that are offered are chosen from a menu (Alt+↓)."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = OneLine(hint=question.hint)
        self.field.setAccessibleName(question.name)
        self.field.textChanged.connect(partial(self.edited.emit, question.key))
        offer = [self._offer()] if question.choices else []
        line = row(self.field, *offer, gap=4)
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def _offer(self) -> QPushButton:
        made = button("", "icon", "down", tip="เลือกจากคำที่เตรียมไว้ (Alt ↓)", do=self.open_choices)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def open_choices(self) -> None:
        """Show the words that are offered."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words in self.question.choices:
            menu.addAction(words).triggered.connect(partial(self._choose, words))
        menu.popup(self.field.mapToGlobal(QPoint(0, self.field.height() + 2)))

    def _choose(self, words: str, _on: object = None) -> None:
        self.field.setPlainText(words)
        self.field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and self.question.choices:
            self.open_choices()
        else:
            super().keyPressEvent(event)

    @override
    def show_answers(self, answers: Answers) -> None:
        show_words(self.field, str(answers.get(self.question.key) or ""))

    @override
    def answer(self, slot: str) -> Answer:
        return self.field.words

    @override
    def first_field(self) -> QWidget:
        return self.field


class TextEditor(AnswerEditor):
    """Paragraphs; Enter begins the next."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = Growing(hint=question.hint, least=2 if "." in question.key else 3)
        self.field.setAccessibleName(question.name)
        self.field.textChanged.connect(partial(self.edited.emit, question.key))
        self.setLayout(col(self.field))

    @override
    def show_answers(self, answers: Answers) -> None:
        show_words(self.field, str(answers.get(self.question.key) or ""))

    @override
    def answer(self, slot: str) -> Answer:
        return paragraphs(self.field.words)

    @override
    def first_field(self) -> QWidget:
        return self.field


class SwotEditor(AnswerEditor):
    """Strengths and weaknesses above, opportunities and threats below."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(ui.px(10))
        self.quadrants: dict[str, Growing] = {}
        for i, name in enumerate(SWOT):
            letter, title, hint = _QUADRANTS[name]
            field = Growing(hint=hint, least=3)
            field.setAccessibleName(f"{question.name} {title}")
            slot = f"{question.key}.{name}"
            field.textChanged.connect(partial(self.edited.emit, slot))
            self.quadrants[slot] = field
            head = row(label(letter, "strong", "ink"), label(title, "small", "muted"), None, gap=6)
            grid.addLayout(col(head, field, None, gap=3), i // 2, i % 2)
            grid.setColumnStretch(i % 2, 1)

    @override
    def show_answers(self, answers: Answers) -> None:
        for slot, field in self.quadrants.items():
            show_words(field, str(answers.get(slot) or ""))

    @override
    def answer(self, slot: str) -> Answer:
        return paragraphs(self.quadrants[slot].words)

    @property
    @override
    def slots(self) -> Sequence[str]:
        return tuple(self.quadrants)

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return tuple(self.quadrants.values())

    @override
    def first_field(self) -> QWidget:
        empty = (field for field in self.quadrants.values() if not field.words)
        return next(empty, next(iter(self.quadrants.values())))


class DayEditor(AnswerEditor):
    """A day. What cannot be read stays as it is typed, and the editor says so."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = DateField()
        self.field.setAccessibleName(question.name)
        self.field.setFixedWidth(ui.px(_DATE_WIDE))
        tell = partial(self.edited.emit, question.key)
        self.field.textEdited.connect(lambda _text: tell())
        self.field.day_changed.connect(lambda _day: tell())
        self.field.refused.connect(self.complain)
        self.setLayout(row(self.field, None))

    @override
    def show_answers(self, answers: Answers) -> None:
        self.field.set_written(str(answers.get(self.question.key) or ""))

    @override
    def answer(self, slot: str) -> Answer:
        return day_as_typed(self.field.text())

    @override
    def first_field(self) -> QWidget:
        return self.field

    @override
    def complain(self, fault: str) -> None:
        ui.restyle(self.field, "state", "bad" if fault else "")
        super().complain(fault)


class YearEditor(AnswerEditor):
    """A year of พ.ศ., chosen."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.field = Combo(question.name)
        self.field.setFixedWidth(ui.px(_YEAR_WIDE))
        self._offer(None)
        self.field.currentIndexChanged.connect(lambda _at: self.edited.emit(question.key))
        self.setLayout(row(self.field, None))

    def _offer(self, year: int | None) -> None:
        now = self.question.desk.year_be
        years = {*range(now - _YEARS_BACK, now + _YEARS_AHEAD + 1), *([year] if year else [])}
        offered: list[tuple[str, object]] = [("ยังไม่ระบุ", None)]
        self.field.set_choices(
            [*offered, *((to_thai(one), one) for one in sorted(years, reverse=True))]
        )

    @override
    def show_answers(self, answers: Answers) -> None:
        year = answers.get(self.question.key)
        self._offer(year if isinstance(year, int) else None)
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.field.choose(year)
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @override
    def answer(self, slot: str) -> Answer:
        year: int | None = self.field.currentData()
        return year

    @override
    def first_field(self) -> QWidget:
        return self.field


def show_words(field: Growing, words: str) -> None:
    """The field holds these words, without a word to anybody; the same words stay untouched."""
    if field.words != words:
        field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        field.setPlainText(words)
        field.blockSignals(False)  # noqa: FBT003 - Qt's own signature


def paragraphs(words: str) -> str:
    """The words as paragraphs are kept: no empty lines, clean."""
    kept = KINDS["text"].read("", words)[""]
    return kept if isinstance(kept, str) else ""


def day_as_typed(written: str) -> str:
    """The day as it is kept, ISO; what cannot be read stays as it is written."""
    words = thai_text.line(written)
    try:
        return read_day(words).isoformat() if words else ""
    except UserError:
        return words
