"""What groups say, typed live before all of them: the whole window, big letters, Enter goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from core.answers import Answer, Answers, Field, new_row_id, row_ids, rows_answer
from core.lessons.template import Part, Template
from core.thai.numerals import to_thai
from gui import hints, ui
from gui.desk import Desk
from gui.pages.lessons.answering import Answering
from gui.ui import button, chip, col, label, row
from gui.widgets.answers.lists import LEVELS, entries_of, items_of
from gui.widgets.answers.words import OneLine, show_words
from gui.widgets.list_editor import ListEditor
from gui.widgets.sheet import Sheet

COLUMNS = 3
_TITLE_LETTERS = 22
HOW = (
    "Enter ข้อต่อไป · Tab ช่องถัดไป · Alt → ข้อย่อย · Alt PageDown กลุ่มถัดไป · Alt Insert เพิ่มกลุ่ม · Esc ออก"
)


@dataclass(frozen=True, slots=True)
class Board:
    """The part whose rows are groups: what each is about, and the lists that are its columns."""

    part: Part
    topic: Field
    columns: tuple[Field, ...]


def board_of(template: Template) -> Board | None:
    """The board that this template has; None if it asks no groups."""
    for part in template.parts:
        lists = tuple(one for one in part.fields if one.kind == "list")
        lines = [one for one in part.fields if one.kind == "line"]
        if part.kind == "rows" and len(lists) == COLUMNS and lines:
            return Board(part, lines[0], lists)
    return None


class BigList(ListEditor):
    """A list for those who sit far away; Tab in the empty last item goes on to the next list."""

    number_wide = 60
    tab_in_last = False


class GroupPane(QWidget):
    """One group: its topic, and its lists beside each other.

    Attributes:
        edited: (slot, answer) is new.
    """

    edited = Signal(str, object)

    def __init__(self, board: Board, id_: int, number: int) -> None:
        super().__init__()
        self.key = f"{board.part.key}.{id_}"
        self.id = id_
        name = to_thai((board.part.row or "กลุ่มที่ {n}").format(n=number))
        self._topic_slot = f"{self.key}.{board.topic.key}"
        self.topic = OneLine(hint=board.topic.label)
        self.topic.setAccessibleName(f"{name} {board.topic.label}")
        self.topic.textChanged.connect(lambda: self.edited.emit(self._topic_slot, self.topic.words))
        self.lists: dict[str, ListEditor] = {}
        columns = QHBoxLayout()
        ui.fill(columns, [self._column(asked, name) for asked in board.columns], 20)
        for at in range(len(board.columns)):
            columns.setStretch(at, 1)
        beside = tuple(self.lists.values())
        for one in beside:
            one.friends = beside
        head = row(label(name, "title"), self.topic, gap=16)
        head.setStretch(1, 1)
        self.setLayout(col(head, columns, gap=16))

    def _column(self, asked: Field, group: str) -> QWidget:
        slot = f"{self.key}.{asked.key}"
        made = BigList(f"{group} {asked.label}", levels=LEVELS)
        made.edited.connect(lambda: self.edited.emit(slot, items_of(made.entries)))
        self.lists[slot] = made
        return ui.box(col(label(asked.label, "heading", "ink", wrap=True), made, None, gap=10))

    def show_answers(self, answers: Answers) -> None:
        """Show what the group says; nothing is told as edited."""
        show_words(self.topic, str(answers.get(self._topic_slot) or ""))
        for slot, one in self.lists.items():
            items = answers.get(slot)
            one.set_entries(list(entries_of(items)) if isinstance(items, tuple) else [])

    def learn(self, ids: Mapping[int, int]) -> None:
        """New items are known by the store's ids."""
        for one in self.lists.values():
            for entry in one.entries:
                entry.id.value = ids.get(entry.id.value, entry.id.value)


class Workshop(Sheet):
    """Covers the window; writes into the record as one types. Esc leaves."""

    def __init__(self, host: QWidget, title: str, board: Board, answering: Answering) -> None:
        self._board, self._answering = board, answering
        self.panes: list[GroupPane] = []
        self.tabs: list[QPushButton] = []
        self._chips = QButtonGroup()
        self._tabs, self._groups = QHBoxLayout(), QVBoxLayout()
        self._groups.setSpacing(ui.px(32))
        self.all = chip("ทุกกลุ่ม")
        self.add = button("เพิ่มกลุ่ม", "", "plus", do=self.add_group)
        leave = button("ออก (Esc)", "quiet", "close", do=self.finish)
        self._chips.addButton(self.all)
        self.all.clicked.connect(lambda: self.show_group(None))
        self._bar = (self.all, self.add, leave)
        bar = row(
            label(hints.shortened(title, _TITLE_LETTERS), "heading"),
            None,
            self._tabs,
            self.all,
            self.add,
            leave,
            gap=10,
        )
        area = ui.scroll(col(self._groups, None, margin=(0, 0, 12, 0)))
        how = label(HOW, "small", "muted")
        super().__init__(host, col(bar, area, how, gap=16, margin=(28, 20, 20, 12)))
        self.card.setProperty("ground", "board")
        answering.learned.connect(self._learn)
        answering.destroyed.connect(self._on_gone)
        self.closed.connect(self._on_closed)
        for id_ in row_ids(answering.answers.get(board.part.key)):
            self._put(id_)

    def start(self) -> None:
        """Stand over the window with the keyboard where the first group goes on."""
        if not self.panes:
            self._put(self._new_id())
        self.open(self.panes[0].topic)
        self.show_group(self.panes[0])

    def add_group(self) -> None:
        """A new group is shown, with the keyboard in its topic."""
        self.show_group(self._put(self._new_id()))

    def show_group(self, pane: GroupPane | None) -> None:
        """Only this group is shown; without one, all of them below each other."""
        self._answering.close_sitting()
        for one, tab in zip(self.panes, self.tabs, strict=True):
            one.setVisible(pane in (None, one))
            tab.setChecked(one is pane)
        self.all.setChecked(pane is None)
        shown = pane or self.panes[0]
        empty = [one for one in shown.lists.values() if not one.entries]
        here = (empty or [*shown.lists.values()])[0].fields[-1]
        (here if shown.topic.words else shown.topic).setFocus()

    @property
    def shown(self) -> Sequence[GroupPane]:
        """The groups in sight."""
        return [one for one in self.panes if not one.isHidden()]

    def _new_id(self) -> int:
        taken = {**self._answering.answers, **{f"{one.key}.x": "" for one in self.panes}}
        return new_row_id(self._board.part.key, taken)

    def _put(self, id_: int) -> GroupPane:
        number = len(self.panes) + 1
        pane = GroupPane(self._board, id_, number)
        pane.show_answers(self._answering.answers)
        pane.edited.connect(partial(self._on_edited, pane))
        tab = chip(to_thai((self._board.part.row or "กลุ่มที่ {n}").format(n=number)))
        tab.clicked.connect(lambda: self.show_group(pane))
        self._chips.addButton(tab)
        self.panes.append(pane)
        self.tabs.append(tab)
        self._tabs.addWidget(tab)
        self._groups.addWidget(pane)
        for one, after in pairwise([*self.tabs, *self._bar]):
            QWidget.setTabOrder(one, after)
        return pane

    def _on_edited(self, pane: GroupPane, slot: str, answer: Answer) -> None:
        key = self._board.part.key
        rows = row_ids(self._answering.answers.get(key))
        if pane.id not in rows:  # it is a group from its first letter on
            self._answering.take(key, key, rows_answer([*rows, pane.id]))
        self._answering.take(key, slot, answer)

    def _learn(self, ids: Mapping[int, int]) -> None:
        for one in self.panes:
            one.learn(ids)

    def _on_gone(self) -> None:
        """The record is not on screen any more: the window was made anew, or is closing."""
        if ui.alive(self) and ui.alive(self._host):
            self.finish()

    def _on_closed(self) -> None:
        if ui.alive(self._answering):
            self._answering.close_sitting()
            self._answering.show_again(self._board.part.key)

    @override
    def _lie(self) -> None:
        self.setGeometry(self._host.rect())
        self.card.setGeometry(self.rect())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Insert:
            self.add_group()
        elif alt and step:
            here = next((i for i, one in enumerate(self.panes) if one in self.shown), 0)
            self.show_group(self.panes[(here + step) % len(self.panes)])
        else:
            super().keyPressEvent(event)


def stand_over(desk: Desk, template: Template, answering: Answering) -> None:
    """The groups are typed over the whole window, where the template asks groups."""
    board = board_of(template)
    if board is not None:
        title = str(answering.answers.get("activity") or template.title)
        Workshop(desk.host, title, board, answering).start()
