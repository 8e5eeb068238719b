"""What an officer should know of a paper before it is printed, a banner each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.paper import Paper
from gui import ui
from gui.desk import Desk
from gui.ui import row
from gui.widgets.banner import Banner


class PaperNotes(QWidget):
    """Banners below each other, the way to the settings where that mends something."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._box = ui.fill(QVBoxLayout(self), (), 8)

    def show_paper(self, paper: Paper, lacking: Sequence[str]) -> None:
        """Say what the paper lacks, what was set smaller, and what else there is to say."""
        while (item := self._box.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        named = " ".join(lacking or paper.missing)
        if named:
            words = f"ยังขาด {named} ที่แสดงอยู่คือฉบับร่าง ใส่ในหน้าตั้งค่าแล้วกลับมาพิมพ์ฉบับจริง"
            self._note(words, "wait", settings=True)
        if paper.shrunk:
            self._note(f"ชื่อยาว ย่อขนาดให้พอดีกรอบ: {', '.join(paper.shrunk)}", "ink")
        for words in paper.notes:
            self._note(words, "sunken", settings="หน้าตั้งค่า" in words)
        self.setVisible(self._box.count() > 0)

    def _note(self, words: str, tone: str, *, settings: bool = False) -> None:
        self._box.addWidget(Banner(words, tone))
        if settings:
            to_settings = partial(self._desk.go, "settings")
            go = ui.button("ไปหน้าตั้งค่า", "link", "settings", do=to_settings)
            self._box.addWidget(ui.box(row(28, go, None)))
