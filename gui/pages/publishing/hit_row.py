"""One line of what must be answered: what it is, where it stands, and the three answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from core.publishing.answers import Act, Answer, Hit
from core.publishing.finding import KIND_NAMES
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import chip, col, label, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.fields import text_field

_ACTS: tuple[tuple[Act, str], ...] = (
    ("keep", "เก็บไว้"),
    ("remove", "ตัดออก"),
    ("replace", "แทนด้วยคำ"),
)
_NAMES = dict(_ACTS)
_SHOWN = 3  # ways of writing and places that a line names


class HitRow(QWidget):
    """A thing found, answered by pressing one of the chips.

    Attributes:
        answered: another answer was chosen or typed.
    """

    answered = Signal()

    def __init__(self, hit: Hit, before: Answer | None = None) -> None:
        super().__init__()
        self.hit = hit
        self.chips: dict[Act, QPushButton] = {}
        self._group = QButtonGroup(self)
        for act, name in _ACTS:
            if act == "replace" and hit.kind == "photo":
                continue
            made = chip(name)
            made.setAccessibleName(f"{name}: {hit.words[0]}")
            made.clicked.connect(self._choose)
            self._group.addButton(made)
            self.chips[act] = made
        usual = before or hit.suggestion
        self.words = text_field(usual.words if usual else "", "คำที่ใช้แทน")
        self.words.setAccessibleName(f"คำที่ใช้แทน {hit.words[0]}")
        self.words.textChanged.connect(lambda _words: self.answered.emit())
        self.words.hide()
        self._place(before)

    @property
    def answer(self) -> Answer | None:
        """What was chosen; None while nothing was, or while the words to stand instead lack."""
        act = next((act for act, made in self.chips.items() if made.isChecked()), None)
        words = self.words.text().strip()
        if act is None or (act == "replace" and not words):
            return None
        return Answer(act, words if act == "replace" else "")

    def choose(self, act: Act) -> None:
        """Answer so."""
        self.chips[act].setChecked(True)
        self._choose()

    def _place(self, before: Answer | None) -> None:
        hit = self.hit
        written = " · ".join(hit.words[:_SHOWN])
        where = ", ".join(hit.places[:_SHOWN])
        more = len(hit.places) - _SHOWN
        where += to_thai(f" และอีก {more} แห่ง") if more > 0 else ""
        badge = BadgeLabel(Badge(KIND_NAMES[hit.kind], "wait", "shield"))
        named = label(written, "strong", wrap=True, select=True)
        head = row(badge, named, gap=8)
        head.setStretch(1, 1)
        lines: list[ui.Item] = [head, label(where, "small", "muted", wrap=True)]
        if hit.excerpt and hit.excerpt not in hit.words:
            lines.append(label(hit.excerpt, "small", "muted", wrap=True))
        lines.append(row(*self.chips.values(), self.words, None, gap=6))
        usual = self._usual(before)
        if usual:
            lines.append(label(usual, "small", "faint", wrap=True))
        self.setLayout(col(*lines, ui.rule(), gap=4))

    def _usual(self, before: Answer | None) -> str:
        """What was answered last time, else what is usual."""
        if before is not None:
            return f"ครั้งก่อนตอบว่า {_said(before)}"
        return f"โดยทั่วไปตอบว่า {_said(self.hit.suggestion)}" if self.hit.suggestion else ""

    def _choose(self) -> None:
        replace = self.chips.get("replace")
        self.words.setVisible(replace is not None and replace.isChecked())
        self.answered.emit()


def _said(answer: Answer) -> str:
    words = f" “{answer.words}”" if answer.words else ""
    return f"{_NAMES[answer.act]}{words}"
