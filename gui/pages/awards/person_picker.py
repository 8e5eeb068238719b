"""Choosing anybody of the register, over the window: search as one types, Enter takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.table_model import Column
from gui.ui import button, col, label, row
from gui.widgets.sheet import Sheet
from gui.widgets.table import Listing, Table

_HIGH = 320


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person to choose, with a few words that tell namesakes apart."""

    id: int
    name: str
    below: str
    votes: int = 0


class PersonPicker(QObject):
    """A sheet with everybody; ``taken`` gets the one chosen, ``note`` says what that means."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        people: Sequence[Somebody],
        taken: Callable[[Somebody], object],
        note: str = "",
    ) -> None:
        super().__init__(desk.host)
        self._taken = taken
        self.table = _table(desk, with_votes=any(one.votes for one in people))
        self.table.setMinimumHeight(min(ui.px(_HIGH), desk.host.height() // 2))
        self._take = button("เลือกคนนี้", "primary", do=self._answer)
        refuse = button("ยกเลิก")
        body = col(
            label(title, "heading", wrap=True),
            *([label(note, "small", "muted", wrap=True)] if note else []),
            self.table,
            row(None, refuse, self._take, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, 560, 0.3)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.table.set_rows(people)
        self.table.opened.connect(lambda _one: self._answer())
        self.table.search.installEventFilter(self)
        self.table.search.textChanged.connect(lambda _words: self.table.choose_first())
        self.table.choose_first()
        self.sheet.open(self.table.search)

    def _answer(self) -> None:
        chosen = self.table.current
        if chosen is not None:
            self.sheet.answer(lambda: self._taken(chosen))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field move in the table, Enter takes."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            view: QWidget = self.table.view
            view.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
            return True
        return False


def _table(desk: Desk, *, with_votes: bool) -> Table[Somebody]:
    return Table(
        Listing(
            "award-picker",
            _columns(with_votes=with_votes),
            identity=lambda one: one.id,
            search=lambda one: f"{one.name} {one.below}",
            hint="ค้นชื่อ ตำแหน่ง กลุ่ม",
            unit="คน",
            two_lines=True,
        ),
        desk.memory,
    )


def _columns(*, with_votes: bool) -> tuple[Column[Somebody], ...]:
    name: Column[Somebody] = Column("ชื่อ", lambda one: one.name, below=lambda one: one.below)
    votes: Column[Somebody] = Column(
        "คะแนน",
        lambda one: to_thai(f"{one.votes:,}"),
        sort=lambda one: one.votes,
        width=96,
        right=True,
    )
    return (name, votes) if with_votes else (name,)
