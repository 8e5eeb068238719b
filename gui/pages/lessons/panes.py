"""How outline, form and paper stand: beside each other, or one at a time where it is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from core.thai.numerals import to_thai
from gui import ui
from gui.pages.lessons.outline import Outline, Progress
from gui.ui import chip, col, row
from gui.widgets.fields import Combo

_OUTLINE = 206
_FORM, _PAPER = 5, 6  # shares of the width


class Panes(QWidget):
    """The three panes.

    Attributes:
        asked: a part was chosen from the narrow window's list.
        paper_shown: the paper has come in sight.
    """

    asked = Signal(str)
    paper_shown = Signal()

    def __init__(
        self, outline: Outline, count: QWidget, form: QWidget, paper: QWidget, *, narrow: bool
    ) -> None:
        super().__init__()
        self._outline, self._form, self._paper, self._narrow = outline, form, paper, narrow
        self._parts: Combo | None = None
        if narrow:
            self._stand_narrow(count)
        else:
            self._stand_wide(count)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (
            (self._form, self._paper) if self._narrow else (self._outline, self._form, self._paper)
        )

    @property
    def paper_in_sight(self) -> bool:
        """Whether the paper is seen."""
        return self._paper.isVisible()

    def show_form(self) -> None:
        """The form is in sight."""
        if self._narrow and not self._form.isVisibleTo(self):
            self._write.click()

    def show_paper(self) -> None:
        """The paper is in sight."""
        if self._narrow and not self._paper.isVisibleTo(self):
            self._read.click()

    def show_here(self, key: str) -> None:
        """The narrow window's list shows this part."""
        if self._parts is not None:
            self._parts.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._parts.choose(key)
            self._parts.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def show_progress(self, progress: Mapping[str, Progress]) -> None:
        """The narrow window's list says how far each part is."""
        if self._parts is None:
            return
        for at, line in enumerate(line for line in self._outline.lines if line.key):
            number = f"{to_thai(line.number)}. " if line.number else ""
            how_far = progress.get(line.key, Progress.FREE).value
            self._parts.setItemText(at, f"{number}{line.name} · {how_far}")

    def _stand_wide(self, count: QWidget) -> None:
        left = ui.box(col(row(count, None, margin=(8, 0, 0, 4)), self._outline, gap=0), _OUTLINE)
        box = ui.fill(QHBoxLayout(self), [left, self._form, self._paper], 14)
        box.setStretch(1, _FORM)
        box.setStretch(2, _PAPER)

    def _stand_narrow(self, count: QWidget) -> None:
        lines = [line for line in self._outline.lines if line.key]
        self._parts = Combo("หัวข้อ", [(line.name, line.key) for line in lines])
        self._parts.currentIndexChanged.connect(lambda at: self.asked.emit(lines[at].key))
        self._outline.hide()
        self._outline.setParent(self)
        group = QButtonGroup(self)
        self._write, self._read = chip("เขียน", on=True), chip("ดูกระดาษ")
        for made in (self._write, self._read):
            group.addButton(made)
        self._write.toggled.connect(self._turn)
        bar = row(self._parts, count, None, self._write, self._read, gap=8)
        bar.setStretch(0, 1)
        self._paper.hide()
        ui.fill(QVBoxLayout(self), [bar, self._form, self._paper], 10)

    def _turn(self, writing: bool) -> None:  # noqa: FBT001 - a slot
        self._form.setVisible(writing)
        self._paper.setVisible(not writing)
        if not writing:
            self.paper_shown.emit()
