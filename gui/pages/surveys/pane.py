"""The survey chosen: what it is, the very PDF of its paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.paper import Request
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.documents.making import Made, Maker
from gui.pages.surveys.listing import about
from gui.pages.surveys.reading import Kept
from gui.ui import button, col, label, panel, row
from gui.widgets.banner import Banner
from gui.widgets.pdf_preview import PdfPreview

KIND = "survey"


class SurveyPane(QWidget):
    """One survey.

    Attributes:
        made: another paper is shown, or none.
        asked: edit or remove, whose button was pressed.
    """

    made = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept: Kept | None = None
        self.paper: Made | None = None
        self._maker = Maker(desk, self)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._title = label("", "heading", wrap=True)
        self._facts = label("", "small", "muted", wrap=True)
        self._lacking: Banner | None = None
        self._told = col(gap=6)
        remove = button("ลบ", "danger", "bin", do=lambda: self.asked.emit("remove"))
        edit = button("แก้ไข", "", "pen", do=lambda: self.asked.emit("edit"))
        head = row(ui.box(col(self._title, self._facts, gap=0)), remove, edit, gap=8)
        head.setStretch(0, 1)
        card = panel(col(head, self._told, gap=8, margin=(18, 12, 14, 12)))
        self.preview = PdfPreview(desk.runner, name="", thumbs=not desk.narrow)
        box = QVBoxLayout(self)
        ui.fill(box, [card, self.preview], 10)
        box.setStretch(1, 1)
        self.show_survey(None)

    @property
    def why_not(self) -> str:
        """Why the paper cannot be printed or kept now; empty if it can."""
        return "" if self.paper else "กำลังทำเอกสาร" if self._kept else "เลือกแบบประเมินก่อน"

    def show_survey(self, kept: Kept | None) -> None:
        """Make and show its paper."""
        self._kept, self.paper = kept, None
        self._tell("")
        if kept is None:
            self._maker.forget()
        else:
            self._title.setText(kept.row.title)
            self._facts.setText(about(kept))
            self.preview.say("กำลังทำเอกสาร")
            self._maker.make(Request(KIND, values=kept.values))
        self.made.emit()

    def _on_made(self, made: Made) -> None:
        if self._kept is None:
            return
        self.paper = made
        pages = to_thai(f"{made.paper.pages} หน้า")
        source = self._kept.row.file
        self._facts.setText(" · ".join(filter(None, (about(self._kept), pages, source))))
        lacking = ", ".join(made.lacking)
        self._tell(f"ยังขาด {lacking} ที่แสดงอยู่คือฉบับร่าง" if lacking else "")
        self.preview.show_pdf(made.paper.data)
        self.made.emit()

    def _on_failed(self, why: str) -> None:
        self.preview.say(why)
        self.made.emit()

    def _tell(self, words: str) -> None:
        """Say above the paper what it lacks; empty takes it away."""
        if self._lacking is not None:
            self._told.removeWidget(self._lacking)
            self._lacking.hide()
            self._lacking.deleteLater()
            self._lacking = None
        if words:
            go = self._desk.go
            self._lacking = Banner(words, "wait", act="ไปเติม", do=lambda: go("settings"))
            self._told.addWidget(self._lacking)
