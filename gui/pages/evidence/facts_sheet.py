"""The sheet that says what a file is: title, number, day, and how many of how many signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from core.database import Session
from core.evidence.points import Slot
from core.evidence.service import Facts
from core.thai.numerals import printed
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.date_field import DateField
from gui.widgets.fields import Field
from gui.widgets.number_field import NumberField

Write = Callable[[Session, Facts], int]
_MOST = 99_999


class FactsSheet(Asking):
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
        super().__init__(desk)
        self._slot, self._write, self._then = slot, write, then
        self.name = QLineEdit(given.title or printed(slot.title))
        self.number = QLineEdit(given.number)
        self.number.setPlaceholderText("เช่น ศธ ๐๙๙๙๙/๑๒")
        self.day = DateField(given.day)
        self.signed, self.asked = NumberField(0, _MOST), NumberField(0, _MOST)
        self.signed.setValue(given.signed or 0)
        self.asked.setValue(given.asked or 0)
        self._name = Field("ชื่อหลักฐาน", self.name, required=True)
        self._day = Field("วันที่ของเอกสาร", self.day)
        self.keep_days((self.day, self._day))
        head = [label(title, "heading"), label(says, "small", "muted", wrap=True)]
        save = button("บันทึก", "primary", "check", do=self.save)
        self.stand([*head, *self._lines()], save, self._name)

    def _lines(self) -> list[ui.Item]:
        facts = row(col(Field("เลขที่เอกสาร", self.number), None), col(self._day, None), gap=10)
        facts.setStretch(0, 1)
        facts.setStretch(1, 1)
        lines: list[ui.Item] = [self._name, facts]
        if self._slot.counted:
            signed = Field("จำนวนผู้ลงนาม", self.signed)
            asked = Field("จำนวนบุคลากรทั้งหมด", self.asked)
            lines.append(row(signed, asked, None, gap=10))
        return lines

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
        if self.are_read(self.day):
            typed, write = self.typed(), self._write
            self.write(lambda session: write(session, typed), self._then)
