"""The list of boxes with the acts on the whole design, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from core.documents.designs import Finding, fault_boxes
from core.documents.designs import label as named
from core.typeset.design import Design
from core.typeset.design_edits import outside
from gui import icons, theme, ui
from gui.ui import button, col, label, row
from gui.widgets.banner import Banner
from gui.widgets.fields import Combo, Field, text_field

_MOST_BANNERS = 6
PAPERS = {  # width and height in mm
    "A4 แนวนอน": (297.0, 210.0),
    "A4 แนวตั้ง": (210.0, 297.0),
    "A5 แนวนอน": (210.0, 148.0),
    "A5 แนวตั้ง": (148.0, 210.0),
}
_KINDS = {"text": "ข้อความ", "qr": "คิวอาร์ตรวจสอบ", "seal": "ตราหน่วยงาน"}


@dataclass(frozen=True, slots=True)
class DesignActs:
    """What the buttons of the list do."""

    add: Callable[[str], object]
    delete: Callable[[], object]
    choose_background: Callable[[], object]
    drop_background: Callable[[], object]
    pull_in: Callable[[], object]


class BoxRows(QListWidget):
    """The boxes; Delete asks to take the chosen one away.

    Attributes:
        deleting: the chosen box is to go.
    """

    deleting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("กล่องทั้งหมด")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(ui.px(120))
        edge = ui.px(16)
        self.setIconSize(QSize(edge, edge))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleting.emit()
        else:
            super().keyPressEvent(event)


class BoxList(QWidget):
    """Title, boxes, acts, findings.

    Attributes:
        picked: a box was chosen, by its place.
        titled: the design is called otherwise.
        repaged: the design is to be on paper of this width and height in mm.
    """

    picked = Signal(int)
    titled = Signal(str)
    repaged = Signal(object)

    def __init__(self, acts: DesignActs) -> None:
        super().__init__()
        self.title = text_field()
        self.rows = BoxRows()
        self.rows.currentRowChanged.connect(self._on_row)
        self.rows.deleting.connect(acts.delete)
        self.title.textEdited.connect(self.titled)
        self.add = button("เพิ่มกล่อง", "", "plus", "s")
        menu = QMenu(self.add)
        for kind, words in _KINDS.items():
            menu.addAction(words).triggered.connect(partial(self._add, acts, kind))
        self.add.setMenu(menu)
        self.delete = button("ลบ", "", "bin", "s", tip="ลบกล่องที่เลือก (Delete)", do=acts.delete)
        self.background = button("พื้นหลังของเรา", "", "picture", "s", do=acts.choose_background)
        self.drop = button("เอาพื้นหลังออก", "quiet", "", "s", do=acts.drop_background)
        self.paper = Combo("กระดาษ")
        self.paper.activated.connect(self._repage)
        self._papers: dict[str, tuple[float, float]] = {}
        self.pull = button("ดึงกล่องเข้ามา", "", "whole", "s", do=acts.pull_in)
        self.pull.hide()
        self._found = ui.col(gap=6)
        self._showing = False
        ui.fill(
            QVBoxLayout(self),
            [
                Field("ชื่อแบบ", self.title),
                Field("กระดาษ", self.paper),
                col(label("กล่อง", "small"), self.rows, gap=3),
                row(self.add, self.delete, None, gap=6),
                col(row(self.background, None), row(self.drop, None), gap=4),
                row(self.pull, None),
                self._found,
            ],
            10,
        ).setStretch(2, 1)

    def show_design(self, design: Design, index: int, found: Sequence[Finding]) -> None:
        """List the boxes, those at fault with a sign."""
        self._showing = True
        if self.title.text().strip() != design.title:
            self.title.setText(design.title)
        self._show_paper(design.page)
        self.pull.setVisible(bool(outside(design)))
        names, bad = [named(box) for box in design.boxes], fault_boxes(tuple(found))
        if [self.rows.item(i).text() for i in range(self.rows.count())] != names:
            self.rows.clear()
            for name in names:
                self.rows.addItem(QListWidgetItem(name))
        edge = theme.now().px(16)
        sign = icons.icon("wait", theme.now().colour("wait-text"), edge)
        for i in range(self.rows.count()):
            self.rows.item(i).setIcon(sign if i in bad else QIcon())
        self.rows.setCurrentRow(index)
        self.delete.setEnabled(index >= 0)
        self.drop.setVisible(bool(design.background or design.art))
        self.drop.setText("เอาพื้นหลังออก" if design.background else "เอาลายออก")
        self._showing = False

    def _show_paper(self, page: tuple[float, float]) -> None:
        other = {} if page in PAPERS.values() else {_other(page): page}
        if self._papers != {**PAPERS, **other}:
            self._papers = {**PAPERS, **other}
            self.paper.set_choices([(words, words) for words in self._papers])
        self.paper.setCurrentIndex(list(self._papers.values()).index(page))

    def _repage(self, _at: int) -> None:
        self.repaged.emit(self._papers[self.paper.currentText()])

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say what is wrong, the first few in words."""
        while (item := self._found.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for one in found[:_MOST_BANNERS]:
            self._found.addWidget(Banner(one.words, "wait" if one.boxes else "sunken"))
        more = len(found) - _MOST_BANNERS
        if more > 0:
            self._found.addWidget(label(ui.thai(f"และอีก {more} รายการ"), "small", "muted"))

    def _on_row(self, index: int) -> None:
        if not self._showing:
            self.picked.emit(index)

    def _add(self, acts: DesignActs, kind: str, _on: object = None) -> None:
        acts.add(kind)


def _other(page: tuple[float, float]) -> str:
    return ui.thai(f"กว้าง {page[0]:g} สูง {page[1]:g} มม.")
