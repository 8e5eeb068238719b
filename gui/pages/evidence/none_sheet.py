"""The sheet that says that a slot has nothing this year, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.database import Session
from core.errors import UserError
from core.jobs import Progress
from gui import ui
from gui.desk import Desk
from gui.ui import button, col, label, row
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet


class NoneSheet(QObject):
    """One field, which may stay empty; ``write`` gets the reason in one transaction."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        write: Callable[[Session, str], None],
        then: Callable[[], object],
    ) -> None:
        super().__init__(desk.host)
        self._desk, self._write, self._then = desk, write, then
        self.words = Growing(hint="เช่น ยังไม่ครบรอบการประเมิน", least=2)
        self._field = Field("เหตุที่ไม่มี", self.words)
        self._ink = button("ระบุว่าไม่มี", "primary", "check", do=self.save)
        refuse = button("ยกเลิก")
        body = col(
            label(f"ไม่มี{title}", "heading", wrap=True),
            label("ชุดหลักฐานจะบอกว่าช่องนี้ไม่มี พร้อมเหตุที่พิมพ์ไว้", "small", "muted", wrap=True),
            self._field,
            row(None, refuse, self._ink, gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.words)

    def save(self) -> None:
        """The slot is said to have nothing."""
        reason, write = self.words.words, self._write

        def work(session: Session, _progress: Progress) -> None:
            write(session, reason)

        self._ink.setEnabled(False)
        self._desk.runner.change(work, self._saved, owner=self, failed=self._refused)

    def _saved(self, _nothing: None) -> None:
        self.sheet.answer(self._then)

    def _refused(self, error: Exception) -> None:
        if not ui.alive(self):
            return
        self._ink.setEnabled(True)
        if isinstance(error, UserError):
            self._field.complain(str(error))
            self.sheet.fit()
            self.words.setFocus()
        else:
            self._desk.tell(error)
