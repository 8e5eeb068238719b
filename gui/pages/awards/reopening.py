"""Opening a confirmed result again: a reason is asked, the confirmed version is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.awards import service
from core.database import Session
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.pages.awards.reading import Facts
from gui.ui import button, col, label, row
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet


class Reopening(QObject):
    """A sheet with one field; without a reason nothing is opened."""

    def __init__(self, desk: Desk, facts: Facts) -> None:
        super().__init__(desk.host)
        self._desk, self._key = desk, facts.row.key
        version = to_thai(facts.row.version)
        what = (
            f"ฉบับที่ {version} และเอกสารที่พิมพ์จากฉบับนั้นยังเก็บไว้ "
            "ยืนยันครั้งหน้าจะเป็นฉบับใหม่ เลขที่เกียรติบัตรของผู้ที่ยังได้รับคัดเลือกไม่เปลี่ยน"
        )
        self.reason = Growing(hint="เช่น พบบัตรที่นำเข้าไม่ครบ", least=2)
        self._field = Field("เหตุผลที่เปิดผลอีกครั้ง", self.reason, required=True)
        refuse = button("ยกเลิก")
        body = col(
            label(f"เปิดผลฉบับที่ {version} อีกครั้ง", "heading"),
            label(what, wrap=True),
            self._field,
            row(None, refuse, button("เปิดผลอีกครั้ง", "primary", do=self.reopen), gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.reason)

    def reopen(self) -> None:
        """The round is open again; the reason is in the history."""
        reason = self.reason.words
        if not reason:
            self._field.complain("พิมพ์เหตุผลก่อน")
            self.sheet.fit()
            self.reason.setFocus()
            return
        desk, key = self._desk, self._key
        workspace = desk.workspace

        def work(session: Session, _progress: Progress) -> int:
            return service.reopen(session, workspace.rulebook, key, reason)

        def then(version: int) -> None:
            desk.toast(to_thai(f"เปิดผลอีกครั้งแล้ว ฉบับที่ {version} ยังเก็บไว้"))

        self.sheet.answer(lambda: desk.runner.change(work, then))
