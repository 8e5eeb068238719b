"""A paper saved behind a passphrase: the rare act beside บันทึก PDF, and the sheet that asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit

from core.jobs import Progress
from gui import printing
from gui.desk import Desk
from gui.page import Act
from gui.ui import button, col, label, row
from gui.widgets.fields import Field, text_field
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.documents.paper import Paper

NAME = "บันทึก PDF ใส่รหัสเปิดไฟล์"
_MOST_LETTERS = 40
_WHAT = (
    "ไฟล์จะล็อกด้วย AES-256 เปิดได้เฉพาะผู้รู้รหัส และไม่เป็น PDF/A สำหรับเก็บถาวร จึงควรเก็บฉบับที่ไม่ล็อกไว้ด้วย "
    "โปรแกรมไม่จำรหัส ลืมแล้วเปิดไม่ได้"
)


def act(do: Callable[[], object], why_not: str = "") -> Act:
    """What the header's menu offers beside the Word file."""
    return Act(NAME, do, "save", why_not=why_not, rare=True)


class LockSheet(QObject):
    """The passphrase, twice; it is forgotten with the sheet."""

    def __init__(self, desk: Desk, paper: Paper, then: printing.Done | None = None) -> None:
        super().__init__(desk.host)
        self._desk, self._paper, self._then = desk, paper, then
        self.first, self.again = text_field(), text_field()
        self.shown = QCheckBox("แสดงรหัส")
        self.same = Field("พิมพ์รหัสอีกครั้ง", self.again)
        self.save = button("ล็อกแล้วบันทึก", "primary", "save", do=self.lock)
        refuse = button("ยกเลิก")
        self._show(shown=False)
        self.shown.toggled.connect(lambda on: self._show(shown=on))
        for field in (self.first, self.again):
            field.setMaxLength(_MOST_LETTERS)
            field.textEdited.connect(lambda _text: self._check())
        body = col(
            label("ใส่รหัสเปิดไฟล์", "heading"),
            label(_WHAT, wrap=True),
            Field("รหัสเปิดไฟล์", self.first),
            self.same,
            self.shown,
            row(None, refuse, self.save, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self._check()
        self.sheet.open(self.first)

    def lock(self) -> None:
        """Lock the paper and let the officer say where."""
        word, paper, desk, then = self.first.text(), self._paper, self._desk, self._then

        def work(_progress: Progress) -> Paper:
            from core.documents.locking import lock  # noqa: PLC0415 - brings pikepdf

            return lock(paper, word)

        self.sheet.answer(
            lambda: desk.runner.compute(work, lambda made: printing.save(desk, made, then))
        )

    def _check(self) -> None:
        """Whether both are the same, said only where the second has gone astray."""
        first, again = self.first.text(), self.again.text()
        astray = not first.startswith(again)
        self.same.complain("ไม่ตรงกับรหัสข้างบน พิมพ์อีกครั้ง" if astray else "")
        self.save.setEnabled(bool(first.strip()) and first == again)
        self.sheet.fit()

    def _show(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.first, self.again):
            field.setEchoMode(mode)
