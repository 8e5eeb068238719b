"""What is known of the thing chosen in a list, beside it; words that ask where none is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui import ui
from gui.ui import col, label


class Pane(QFrame):
    """A card that holds one widget at a time; Tab comes to it after ``follows``."""

    def __init__(self, name: str, follows: QWidget | None = None) -> None:
        super().__init__()
        self._follows = follows
        self.setProperty("ground", "card")
        self.setAccessibleName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def hold(self, inside: QWidget) -> None:
        """This widget stands in the pane; what stood there before is gone."""
        old = self._box.takeAt(0)
        widget = old.widget() if old is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._box.addWidget(inside)
        if self._follows is not None:
            ui.tab_after(self._follows, inside)


def lines_of(name: str, *lines: ui.Item, gap: int = 12) -> QScrollArea:
    """Lines that the arrow keys scroll; ``name`` is the thing they are about."""
    area = ui.scroll(col(*lines, None, gap=gap, margin=(18, 16, 14, 16)))
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows scroll it
    area.setAccessibleName(f"รายละเอียดของ {name}")
    return area


def nothing_chosen(words: str) -> QWidget:
    """Words that ask to choose, in the middle."""
    said = label(words, "small", "muted", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return ui.box(col(None, said, None, margin=(24, 16, 24, 16)))
