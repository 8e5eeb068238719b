"""One doubtful name: what the file says, whom it may mean as large choices, the keys below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.awards.spellings import SpellingRow
from core.people.matching import Proposal
from core.thai import names
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import KeyCap
from gui.widgets.choice import Choice

_ACTS_IN_ROW = 3
_SAID = 220  # width of what the file says, where it stands beside the choices
_MOST_ROWS = 6  # row numbers named before “และอีก”


@dataclass(frozen=True, slots=True)
class Place:
    """Which of how many names this is."""

    at: int
    total: int


class NameCard(QFrame):
    """Arrows choose, Enter confirms, Delete nobody, Insert a new person, → the next name.

    Attributes:
        confirmed: the id of the person it means.
        nobody: it means nobody.
        somebody: somebody who is not among the proposals is to be found.
        newcomer: a new person is to be added.
        moved: 1 for the next name, -1 for the one before.
        taken_back: the last word about a name is to be taken back.
    """

    confirmed = Signal(int)
    nobody = Signal()
    somebody = Signal()
    newcomer = Signal()
    moved = Signal(int)
    taken_back = Signal()

    def __init__(
        self, one: SpellingRow, place: Place, categories: Sequence[str], *, narrow: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._one = one
        self._group = QButtonGroup(self)
        self.choices = [self._choice(proposal) for proposal in one.proposals]
        self._acts = self._buttons()
        said = _said(one, categories)
        top = col(_head(place), gap=8, margin=(18, 14, 18, 0))
        asked = label("หมายถึงคนใดในทะเบียน", "strong")
        if not one.proposals:
            asked = label("ไม่มีชื่อใกล้เคียงในทะเบียน", "strong", "wait")
        each = _ACTS_IN_ROW
        starts = range(0, len(self._acts), each)
        acts = [row(*self._acts[i : i + each], None, gap=8) for i in starts]
        whom = col(asked, *self.choices, *acts, None, gap=8)
        if narrow:
            inside: ui.Row | ui.Column = row(ui.box(col(said, None), _SAID), whom, gap=16)
            inside.setStretch(1, 1)
        else:
            top.addWidget(said)
            inside = whom
        inside.setContentsMargins(ui.px(18), 0, ui.px(14), ui.px(8))
        middle = ui.scroll(inside)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        keys = ui.box(col(ui.rule(), *_keys(1 if narrow else 2), gap=8, margin=(18, 0, 18, 12)))
        box = ui.fill(QVBoxLayout(self), [top, middle, keys], 8, (1, 1, 1, 1))
        box.setStretch(1, 1)
        for widget in (*self.choices, *self._acts):
            widget.installEventFilter(self)

    def start(self) -> None:
        """Put the keyboard on the first proposal, or on what else can be done."""
        first: QWidget = self.choices[0] if self.choices else self._acts[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """The chosen proposal is the person."""
        at = next((i for i, made in enumerate(self.choices) if made.isChecked()), -1)
        if at >= 0:
            self.confirmed.emit(self._one.proposals[at].person_id)

    def _choice(self, proposal: Proposal) -> Choice:
        below = f"{proposal.post} · {proposal.reason}" if proposal.post else proposal.reason
        made = Choice(proposal.name, below, asked=_with_title(self._one.written, proposal.name))
        made.setChecked(not self._group.buttons())
        self._group.addButton(made)
        return made

    def _buttons(self) -> list[QPushButton]:
        confirm = button("ยืนยันคนนี้", "tint", "check", "s", do=self.confirm)
        nobody = button("ไม่ใช่ใครเลย", "", "", "s", do=self.nobody.emit)
        skip = button("ข้ามไว้ก่อน", "quiet", "", "s", do=lambda: self.moved.emit(1))
        find = button("ค้นคนอื่น", "", "search", "s", do=self.somebody.emit)
        add = button("เพิ่มเป็นคนใหม่", "", "plus", "s", do=self.newcomer.emit)
        made = [confirm, nobody, skip, find, add]
        return made if self._one.proposals else [nobody, find, add, skip]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        back = event.key() == Qt.Key.Key_Z and event.modifiers() == _CTRL
        if event.type() == QEvent.Type.ShortcutOverride and back:
            event.accept()  # ours, not the window's
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if back:
            self.taken_back.emit()
            return True
        return self._key(event.key(), watched)

    def _key(self, key: int, watched: QObject) -> bool:
        """Do what the key does; whether it did anything."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Choice):
            watched.setChecked(True)
            self.confirm()
        elif key == Qt.Key.Key_Delete:
            self.nobody.emit()
        elif key == Qt.Key.Key_Insert:
            self.newcomer.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            return False
        return True


_CTRL = Qt.KeyboardModifier.ControlModifier


def _head(place: Place) -> ui.Column:
    bar = QProgressBar()
    bar.setRange(0, place.total)
    bar.setValue(place.at - 1)
    bar.setTextVisible(False)
    bar.setAccessibleName("ชื่อที่ยืนยันแล้ว")
    count = label(to_thai(f"ชื่อที่ {place.at:,} จาก {place.total:,}"), "small", "muted")
    return col(row(label("ยืนยันชื่อ", "heading"), None, count), bar, gap=8)


def _said(one: SpellingRow, categories: Sequence[str]) -> QFrame:
    """What stands in the file, and where."""
    return panel(
        col(
            label(_where(one), "small", "muted", wrap=True),
            label(one.written, "heading", wrap=True, select=True),
            label(_role(one, categories), "small", "muted", wrap=True),
            gap=1,
            margin=(14, 8, 14, 10),
        ),
        "sunken",
    )


def _where(one: SpellingRow) -> str:
    rows = " ".join(map(str, one.rows[:_MOST_ROWS]))
    more = f" และอีก {len(one.rows) - _MOST_ROWS:,} แถว" if len(one.rows) > _MOST_ROWS else ""
    return to_thai(f"ในไฟล์ แถว {rows}{more} เขียนว่า")


def _role(one: SpellingRow, categories: Sequence[str]) -> str:
    if one.role == "voter":
        return "ผู้ลงคะแนน ใบนี้ยังไม่ถูกนับจนกว่าจะยืนยัน"
    return to_thai(f"ผู้ได้รับคะแนน {len(one.rows):,} ใบ · {' '.join(categories)}")


def _with_title(written: str, name: str) -> str:
    """As written, with the person's title before it where the file has none."""
    if names.split_title(written)[0]:
        return written
    title, rest = names.split_title(name)
    gap = " " if title and not name.startswith(title + rest) else ""
    return f"{title}{gap}{written}"


_KEYS = (
    ("↑ ↓", "เลือก"),
    ("Enter", "ยืนยัน"),
    ("Delete", "ไม่ใช่ใครเลย"),
    ("Insert", "คนใหม่"),
    ("→", "ข้ามไว้ก่อน"),
    ("Ctrl Z", "ถอยกลับ"),
)


def _keys(lines: int) -> list[ui.Row]:
    """The keys on so many lines."""
    half = len(_KEYS) // lines
    made = []
    for pairs in (_KEYS[i : i + half] for i in range(0, len(_KEYS), half)):
        items: list[ui.Item] = []
        for key, what in pairs:
            items += [KeyCap(key), label(what, "small", "muted"), 6]
        made.append(row(*items, None, gap=6))
    return made
