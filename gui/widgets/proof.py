"""The one file that proves something: chosen, kept as a copy, named beside the button."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core import files
from gui.desk import Desk
from gui.ui import button, label, row
from gui.widgets.answers.attached import PAPERS


class Proof(QWidget):
    """A button and the file's name.

    Attributes:
        file: the copy's name in the data folder; empty while there is none.
        arrived: a copy is kept.
        refused: why there is none (an exception).
    """

    arrived = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.file = desk, ""
        self._said = label("ยังไม่มีไฟล์", "small", "muted", wrap=True)
        choose = button("แนบหลักฐาน", "", "paper", "s", do=self._choose)
        line = row(choose, self._said, gap=10)
        line.setStretch(1, 1)
        self.setLayout(line)

    def take(self, source: Path) -> None:
        """A copy of the file is kept and will be the proof."""
        folder = self._desk.workspace.files
        self._desk.runner.compute(
            lambda _progress: files.keep_file(folder, source),
            self._keep,
            owner=self,
            failed=self.refused.emit,
        )

    def _choose(self) -> None:
        self._desk.open_file("เลือกหลักฐาน", PAPERS, self.take)

    def _keep(self, name: str) -> None:
        self.file = name
        self._said.setText(PurePosixPath(name).name)
        self.arrived.emit()
