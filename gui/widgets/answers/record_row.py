"""One row of records: a card, or a line where its fields are few and short."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, row
from gui.widgets.answers.composed import FieldsEditor, LineOfFields
from gui.widgets.answers.editor import Question

ROW = "รายการที่ {n}"
_ALT = Qt.KeyboardModifier.AltModifier
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
        self._pattern = (asked.row if asked else "") or ROW
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
