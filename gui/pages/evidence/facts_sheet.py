"""The sheet that says what a file is: title, number, day, and how many of how many signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from core.database import Session
from core.errors import UserError
from core.evidence.points import Slot
from core.evidence.service import Facts
from core.jobs import Progress
from core.thai.numerals import printed
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.number_field import NumberField
from gui.widgets.sheet import Sheet

Write = Callable[[Session, Facts], int]
_MOST = 99_999


class FactsSheet(QObject):
    """``write`` gets the facts in one transaction, ``then`` the evidence's id."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        says: str,
        slot: Slot,
        given: Facts,
        write: Write,
        then: Callable[[int], object],
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._slot, self._write, self._then = desk, slot, write, then
        self.name = QLineEdit(given.title or printed(slot.title))
        self.number = QLineEdit(given.number)
        self.number.setPlaceholderText("เช่น ศธ ๐๙๙๙๙/๑๒")
        self.day = DateField(given.day)
        self.signed, self.asked = NumberField(0, _MOST), NumberField(0, _MOST)
        self.signed.setValue(given.signed or 0)
        self.asked.setValue(given.asked or 0)
        self._name = Field("ชื่อหลักฐาน", self.name, required=True)
        self._day = Field("วันที่ของเอกสาร", self.day)
        self.day.complain_in(self._day)
        self.sheet = Sheet(desk.host, self._body(title, says), 560, 0.3)
        self._refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.day.refused.connect(lambda _why: self.sheet.fit())
        self.sheet.open(self.name)

    def _body(self, title: str, says: str) -> ui.Column:
        self._save = button("บันทึก", "primary", "check", do=self.save)
        self._refuse = button("ยกเลิก")
        facts = row(col(Field("เลขที่เอกสาร", self.number), None), col(self._day, None), gap=10)
        facts.setStretch(0, 1)
        facts.setStretch(1, 1)
        lines: list[ui.Item] = [self._name, facts]
        if self._slot.counted:
            signed = Field("จำนวนผู้ลงนาม", self.signed)
            asked = Field("จำนวนบุคลากรทั้งหมด", self.asked)
            lines.append(row(signed, asked, None, gap=10))
        return col(
            label(title, "heading"),
            label(says, "small", "muted", wrap=True),
            *lines,
            row(None, self._refuse, self._save, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )

    def typed(self) -> Facts:
        """What the fields say; nobody was counted where no total is given."""
        asked = int(self.asked.value())
        counted = self._slot.counted and asked > 0
        return Facts(
            self.name.text(),
            self.number.text(),
            self.day.day,
            int(self.signed.value()) if counted else None,
            asked if counted else None,
        )

    def save(self) -> None:
        """The evidence is as the fields say; what is wrong is said under the name."""
        self.day.editingFinished.emit()  # a day typed last is read before it is kept
        if self.day.why_not:
            self.day.setFocus()
            return
        typed, write = self.typed(), self._write

        def work(session: Session, _progress: Progress) -> int:
            return write(session, typed)

        self._save.setEnabled(False)
        self._desk.runner.change(work, self._saved, owner=self, failed=self._refused)

    def _saved(self, evidence_id: int) -> None:
        then = self._then
        self.sheet.answer(lambda: then(evidence_id))

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._save.setEnabled(True)
        if isinstance(error, UserError):
            self._name.complain(str(error))
            self.sheet.fit()
            self.name.setFocus()
        else:
            self._desk.tell(error)
