"""One part in a form: its heading at once, the widget for its answer when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.errors import UserError
from core.lessons.template import Part
from core.thai.numerals import to_thai
from gui import theme, ui
from gui.desk import Desk
from gui.ui import col, label, row
from gui.widgets.answers.composed import MAY_BE_LEFT_OUT
from gui.widgets.answers.editor import AnswerEditor, Answers, tab_through
from gui.widgets.answers.making import editor_for

_ABOUT = 96  # pixels that a part is high, more or less, before its answer stands in it
_BACK = Qt.FocusReason.BacktabFocusReason


class Section(QWidget):
    """One part: its heading, a hint, the widget for its answer, what is wrong below.

    Attributes:
        edited: the answer of this slot is new.
        judged: what is wrong with the answer, or no longer, is new.
    """

    edited = Signal(str)
    judged = Signal()

    def __init__(self, part: Part, number: int, desk: Desk) -> None:
        super().__init__()
        self.part, self._desk = part, desk
        self._editor: AnswerEditor | None = None
        self._answers: Answers = {}
        self._people: Sequence[tuple[str, str]] = ()
        self._stops: Sequence[QWidget] = ()
        role: theme.Role = "heading" if number else "strong"
        name = label(part.heading, role, wrap=True)
        numbered = [label(f"{to_thai(number)}.", role, "muted")] if number else []
        free = [] if part.required else [label(MAY_BE_LEFT_OUT, "small", "faint")]
        head = row(*[ui.box(col(one, None)) for one in numbered], name, gap=6)
        head.setStretch(len(numbered), 1)
        for one in free:
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        hints = [label(part.hint, "small", "muted", wrap=True)] if part.hint else []
        self._why, self._error = _said_below("bad", "bad-text")
        self._advice, self._advised = _said_below("wait", "wait-text")
        self._inside = col(head, *hints, 2, self._error, self._advised, gap=2)
        self.setLayout(self._inside)
        self.setMinimumHeight(ui.px(_ABOUT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # until there is a field that takes it
        self.setAccessibleName(part.heading)

    @property
    def made(self) -> bool:
        """Whether the answer has its widget already."""
        return self._editor is not None

    @property
    def whole(self) -> bool:
        """Whether the answer has its widget, and that all of its rows."""
        return self._editor is not None and self._editor.whole

    @property
    def editor(self) -> AnswerEditor:
        """The widget for the answer, made now if it was not before."""
        return self._editor or self._made()

    def make(self) -> None:
        """The answer has its widget; it may still be short of rows."""
        if self._editor is None:
            self._made()

    def more(self) -> None:
        """The answer has its widget, or that has a row more."""
        if self._editor is None:
            self._made()
        else:
            self._editor.more()

    def finish(self) -> None:
        """The answer has its widget with all of its rows."""
        self.editor.finish()

    def _made(self) -> AnswerEditor:
        editor = editor_for(self.part, self._desk)
        self._editor = editor
        editor.faulted.connect(self._on_faulted)
        self._inside.insertWidget(self._inside.indexOf(self._error), editor)
        editor.know_people(self._people)
        editor.begin(self._answers)
        editor.edited.connect(self.edited)  # only now: what is stored is no news
        self._stand(editor)
        return editor

    def _stand(self, editor: AnswerEditor) -> None:
        """The widget is on the screen, and Tab comes to it after the heading."""
        self._stops = _stops(editor)
        tab_through(self, *self._stops)
        self.setMinimumHeight(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        editor.show()  # else it could not get the keyboard before the next event

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.finish()
        stops = [one for one in self._stops if one.isVisible() and one.isEnabled()]
        if stops:
            stops[-1 if event.reason() is _BACK else 0].setFocus(event.reason())

    def show_answers(self, answers: Answers) -> None:
        """Show these answers, now or when there is a widget; nothing is told as edited."""
        if not self.whole:
            self._answers = dict(answers)
        if self._editor is not None:
            self._editor.show_answers(answers)

    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Names and posts to be offered where a person is asked for."""
        self._people = people
        if self._editor is not None:
            self._editor.know_people(people)

    @property
    def fault(self) -> str:
        """What is wrong with the answer; empty if nothing is."""
        if not self.whole and not self._is_readable():
            self.finish()  # only the widget knows the sentence
        return self._editor.fault if self._editor is not None else ""

    def _is_readable(self) -> bool:
        """Whether the answer that waits for its widget is one of its kind."""
        kind, key = self.part.answer, self.part.key
        if kind.is_empty(key, self._answers):
            return True
        try:
            kind.read(key, kind.give(key, self._answers))
        except UserError:
            return False
        return True

    def _on_faulted(self, why: str) -> None:
        self.complain(why)
        self.judged.emit()

    def complain(self, why: str) -> None:
        """Show the finished sentence below; empty takes it away."""
        self._why.setText(why)
        self._error.setVisible(bool(why))
        self.setAccessibleDescription(why)

    def advise(self, advice: str) -> None:
        """Show what should be looked at again; empty takes it away."""
        if advice != self.advice:
            self._advice.setText(advice)
            self._advised.setVisible(bool(advice))

    @property
    def advice(self) -> str:
        """What is said to be looked at again."""
        return self._advice.text()

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._why.text()


def _stops(editor: QWidget) -> list[QWidget]:
    """Where Tab stops in the widget, in its order; what was made together stands together."""
    stops, one = list[QWidget](), editor.nextInFocusChain()
    while one is not None and editor.isAncestorOf(one):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(one)
        one = one.nextInFocusChain()
    return stops


def _said_below(tone: str, colour: str) -> tuple[ui.Words, QWidget]:
    """Words with a sign before them, and what holds them, hidden."""
    words = label("", "small", tone, wrap=True)
    line = row(col(2, ui.Glyph("wait", colour, 16), None, gap=0), words, gap=6)
    line.setStretch(1, 1)
    box = ui.box(line)
    box.hide()
    return words, box
