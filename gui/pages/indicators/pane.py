"""Somebody's criteria beside the list: how each stands, both scores, and how they came about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.indicators.results import FileRow
from core.indicators.scoring import MET, METHODS, UNMET, WAITING, plain
from core.thai.numerals import printed, to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.indicators.asked import LISTING, Asked, asked_of
from gui.pages.indicators.reading import Assessed
from gui.ui import button, col, label, row
from gui.widgets.table import Table

_CHOOSE = "เลือกผู้ถูกประเมินจากรายการ"
_AUDIT_HIGH, _AUDIT_WIDE = 148, 250
MARKS = (("ผ่าน", MET, "F7"), ("ไม่ผ่าน", UNMET, "F8"), ("ขาดหลักฐาน", WAITING, "F9"))


class AskedPane(QFrame):
    """The one chosen.

    Attributes:
        marked: a status was pressed for the row chosen.
        entered: Enter on a row.
        adding: a file is wanted for the row chosen.
        dropped: the file of this id is to go.
    """

    marked = Signal(str)
    entered = Signal(object)
    adding = Signal()
    dropped = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.person: Assessed | None = None
        self.setProperty("ground", "card")
        self.setAccessibleName("เกณฑ์ของผู้ถูกประเมิน")
        self._name = label("", "heading", wrap=True, select=True)
        self._total = label("", "small", "muted", wrap=True)
        self.table: Table[Asked] = Table(LISTING, desk.memory)
        self.table.bar.hide()
        self.table.foot.hide()
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self.entered)
        self._marks = ui.box(self._buttons())
        self._said = QVBoxLayout()
        self._said.setContentsMargins(0, 0, 0, 0)
        head = ui.box(col(self._name, self._total, gap=2))
        lines = [head, *self._stood(ui.scroll(self._said))]
        self.setLayout(col(*lines, gap=10, margin=(16, 12, 16, 12)))

    @property
    def current(self) -> Asked | None:
        """The row chosen."""
        return self.table.current

    def show_person(self, one: Assessed | None) -> None:
        """Show what is asked of this one; the row chosen stays, if it is the same person."""
        same = self.person and one and self.person.standing.id == one.standing.id
        self.person = one
        if one is None:
            self._name.setText(_CHOOSE)
            self._total.setText("")
            self.table.set_rows(())
            return
        standing = one.standing
        self._name.setText(standing.name)
        counted = f"ตามลำดับขั้น {plain(standing.ladder)} · รายข้อ {plain(standing.by_item)}"
        total = f"รวม {plain(standing.total)} จาก {plain(standing.full)} คะแนน"
        self._total.setText(to_thai(f"{total} ร้อยละ {standing.percent} · {counted}"))
        if not same:
            self.table.set_rows(())
        self.table.set_rows(asked_of(standing))
        self.table.choose_first()
        self._tell(self.table.current)

    def _stood(self, said: QWidget) -> list[ui.Item]:
        """The criteria over how the score came about; beside it where the window is narrow."""
        if not self._desk.narrow:
            said.setFixedHeight(ui.px(_AUDIT_HIGH))
            return [self.table, self._marks, said]
        said.setFixedWidth(ui.px(_AUDIT_WIDE))
        inside = row(self.table, said, gap=12)
        inside.setStretch(0, 1)
        return [inside, self._marks]

    def go_on(self) -> None:
        """The next row is chosen; the last stays."""
        view = self.table.view
        at = view.currentIndex().row() + 1
        if 0 < at < len(self.table.model.rows):
            self.table.choose(self.table.model.rows[at].key)

    def _buttons(self) -> ui.Row:
        made: list[ui.Item] = []
        for name, status, key in MARKS:
            one = button(f"{name} {key}", "", "", "s", do=partial(self.marked.emit, status))
            one.setAccessibleName(name)
            made.append(one)
        self.attach = button("แนบหลักฐาน", "tint", "plus", "s", do=self.adding.emit)
        return row(*made, None, self.attach, gap=6)

    def _tell(self, asked: Asked | None) -> None:
        """How the indicator of the row came to its score, and the evidence of the row."""
        while (old := self._said.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._marks.findChildren(QWidget):
            one.setEnabled(asked is not None)
        if asked is None:
            return
        for line in self._lines(asked):
            self._said.addWidget(line)
        self._said.addStretch(1)

    def _lines(self, asked: Asked) -> list[QWidget]:
        cell = asked.cell
        scores = [f"ได้ {plain(cell.score.score)} จาก {plain(cell.score.full)}"]
        if cell.ladder and cell.by_item:
            scores.append(f"ตามลำดับขั้น {plain(cell.ladder.score)}")
            scores.append(f"รายข้อ {plain(cell.by_item.score)}")
        scores.append(f"ใช้วิธี{METHODS[cell.indicator.method]}")
        lines: list[QWidget] = [label(printed(cell.indicator.name), "strong", wrap=True)]
        lines.append(label(to_thai(" · ".join(scores)), "small", wrap=True))
        lines.append(label(asked.name, "small", wrap=True, select=True))
        lines.append(label(f"หลักฐานที่ต้องใช้ {printed(asked.evidence)}", "small", wrap=True))
        lines += [self._file(one) for one in asked.files]
        if asked.award and asked.award.file:
            lines.append(self._look(asked.award.name, asked.award.file))
        said = label(" ".join(cell.score.explanation), "small", "muted", wrap=True, select=True)
        return [*lines, said]

    def _file(self, one: FileRow) -> QWidget:
        away = button("นำออก", "link", "", "s", do=partial(self.dropped.emit, one.id))
        away.setAccessibleName(f"นำออก {one.title}")
        return ui.box(row(self._look(one.title, one.file), away, None, gap=4))

    def _look(self, title: str, file: str) -> QWidget:
        name = file.rpartition("/")[2]
        made = button(f"เปิด {name}", "link", "", "s", do=partial(self._desk.show_kept, file))
        made.setAccessibleName(f"เปิด {title}")
        return made
