"""A certificate is taken back: a reason is asked, and whether another number is given at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from core.certificates import service
from core.database import Session
from core.documents.certificate_codes import reissue_number
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.pages.awards.certificate_listing import Row
from gui.ui import button, col, label, row
from gui.widgets.fields import Field
from gui.widgets.growing import Growing
from gui.widgets.sheet import Sheet

_WHAT = (
    "เลขที่นี้อยู่ในทะเบียนพร้อมเหตุผล และไม่ออกให้ใครอีก ใครตรวจรหัสบนใบเดิมจะเห็นว่ายกเลิกแล้ว การยกเลิกย้อนคืนไม่ได้"
)


class VoidCertificate(QObject):
    """A sheet with one field; without a reason nothing is taken back."""

    def __init__(self, desk: Desk, one: Row, reissue: Callable[[], object]) -> None:
        super().__init__(desk.host)
        self._desk, self._one, self._reissue = desk, one, reissue
        self.reason = Growing(hint="เช่น พิมพ์ชื่อผิด", least=2)
        self.field = Field("เหตุผลที่ยกเลิก", self.reason, required=True)
        self.anew = QCheckBox("ออกเลขใหม่ให้ผู้รับคนเดิมทันที")
        refuse = button("กลับ")
        body = col(
            label(to_thai(f"ยกเลิกเกียรติบัตรเลขที่ {one.number}"), "heading"),
            label(f"{one.entry.name} {one.entry.category}", "strong", wrap=True),
            label(_WHAT, wrap=True),
            self.field,
            self.anew,
            row(None, refuse, button("ยกเลิกเลขที่นี้", "danger-now", "close", do=self.void), gap=8),
            gap=12,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body)
        refuse.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open(self.reason)

    def void(self) -> None:
        """The number is void for the reason typed."""
        reason, one, desk = self.reason.words, self._one, self._desk
        if not reason:
            self.field.complain("พิมพ์เหตุผลก่อน")
            self.sheet.fit()
            self.reason.setFocus()
            return
        again, workspace = self.anew.isChecked(), desk.workspace

        def work(session: Session, _progress: Progress) -> int:
            service.void(session, one.year_be, one.entry.number, reason)
            if not again:
                return 0
            return reissue_number(session, workspace.rulebook, one.year_be, one.entry.number)

        def then(number: int) -> None:
            said = f"ยกเลิกเลขที่ {one.number} แล้ว"
            if number:
                desk.toast(to_thai(f"{said} ออกเลขที่ {number}/{one.year_be} แทน"))
            else:
                desk.toast(to_thai(said), self._reissue, "ออกเลขใหม่แทน", undoes=False)

        self.sheet.answer(lambda: desk.runner.change(work, then))
