"""Under a search that found nobody: who is written nearly so, a press away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.people.listing import near
from core.people.matching import Known
from gui import ui
from gui.desk import Desk
from gui.ui import button, label

AFTER_MS = 250


class Nearness(QWidget):
    """``ชื่อใกล้เคียง`` and up to three names; hidden while there are none.

    Attributes:
        picked: the id of the name pressed.
    """

    picked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, ""
        self._box = ui.fill(QHBoxLayout(self), (), 10)
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.hide()

    def look(self, words: str) -> None:
        """Say who is near these words; empty words say nothing."""
        self._words = words
        self.hide()
        if words:
            self._timer.start()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        words = self._words

        def show(found: list[Known]) -> None:
            if words == self._words:
                self._show(found)

        self._desk.runner.query(partial(near, wanted=words), show, owner=self)

    def _show(self, found: Sequence[Known]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            names = [
                button(one.name, "link", do=partial(self.picked.emit, one.id)) for one in found
            ]
            ui.fill(self._box, [label("ชื่อใกล้เคียง", "small", "muted"), *names, None], 10)
        self.setVisible(bool(found))
