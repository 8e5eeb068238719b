"""States of ลงนาม that are looked at; none of them is written to the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from core.approvals import scans
from core.approvals.queries import ApprovalView, RequestRow, ScanRow, TaughtRow, VersionRow
from core.approvals.requests import Offer
from core.approvals.scans import Kept
from core.approvals.standing import Standing
from gui.page import State
from gui.pages.lessons.approval import Approval
from gui.pages.lessons.approval_items import ItemsSheet, Settling
from gui.pages.lessons.approval_saving import Saved
from gui.pages.lessons.approval_tasks import TasksSheet

if TYPE_CHECKING:
    from gui.pages.lessons.page import LessonsPage

_DAYS = (date(2025, 6, 27), date(2025, 6, 30), date(2025, 7, 1))
_ORDERS = ("", "เห็นควรพิจารณา", "เห็นชอบ ให้ดำเนินการตามเสนอ และแจ้งทุกกลุ่มทราบ")
_RESULTS = (("approved", ""), ("approved", ""), ("other", "ปิดเบอร์โทรศัพท์ก่อนเผยแพร่"))
_OFFERS = (
    Offer(
        1, "recommendations", "ขยายเวลาลงคะแนนเป็นสองสัปดาห์ และแจ้งเวียนก่อนเปิดลงคะแนน", for_chief=False
    ),
    Offer(2, "recommendations", "ตัวอย่างพฤติกรรมของแต่ละด้าน", for_chief=False),
    Offer(3, "executive_recommendations", "ควรสนับสนุนงบประมาณ", for_chief=True),
    Offer(4, "requests", "อนุญาตให้เผยแพร่สำเนาบันทึกนี้", for_chief=False),
)
_TAUGHT = (
    TaughtRow(1, "learned", "แจ้งล่วงหน้าสองสัปดาห์ได้ผลกว่าหนังสือเวียน", "applied", "คำสั่งที่ ๑๒/๒๕๖๙"),
    TaughtRow(2, "usable", "แบบฟอร์มลงคะแนนที่เลือกชื่อจากรายการ", "confirmed"),
    TaughtRow(3, "recommendations", "ตั้งคณะทำงานร่วม", "not-applied", reason="ไม่ได้รับงบประมาณ"),
    TaughtRow(4, "recommendations", "ขยายเวลาลงคะแนน", "draft"),
)


def _at(page: LessonsPage, then: Callable[[Approval, ApprovalView], object]) -> None:
    """The oldest record is shown on its way; ``then`` follows once it stands."""
    if not page.records.rows:
        return
    page.desk.go("lessons", lesson=page.records.rows[-1].id, approval=True)

    def go_on(_nothing: None) -> None:
        approval = page.approval
        if approval is not None and approval.view is not None:
            then(approval, approval.view)

    # answers of the database come in the order of the questions
    page.query(lambda _session: None, lambda _first: page.query(lambda _session: None, go_on))


def _sent(view: ApprovalView, kept: Kept, *, dated: int) -> ApprovalView:
    """The record as if it were sent, and signed by as many."""
    pairs = zip(view.stages, _DAYS, _ORDERS, strict=False)
    stages = tuple(
        replace(one, on=day, order=order) if place < dated else one
        for place, (one, day, order) in enumerate(pairs)
    )
    moment = datetime(2025, 6, 27, 3, tzinfo=UTC)
    version = VersionRow(1, moment, kept, stages)
    standing = Standing("sent", 1, stages[dated].who if dated < len(stages) else "", 0, 0, 15)
    return replace(view, state="sent", standing=standing, stages=stages, versions=(version,))


def _signed(view: ApprovalView, kept: Kept) -> ApprovalView:
    made = _sent(view, kept, dated=len(view.stages))
    scan = ScanRow(kept, datetime(2025, 7, 2, 3, tzinfo=UTC))
    before = replace(scan, replaced_because="สแกนผิดฉบับ")
    [sent] = made.versions
    asked = tuple(
        RequestRow(one.place, one.words, *said, _DAYS[2])
        for one, said in zip(view.requests, _RESULTS, strict=False)
    )
    standing = Standing("applied", 1, "", 2, 3, 15)
    versions = (replace(sent, scans=(scan, before)),)
    return replace(made, state="signed", standing=standing, versions=versions, requests=asked)


def _show_sent(approval: Approval, view: ApprovalView) -> None:
    kept = _scan(approval)
    approval.show_saved(Saved(_sent(view, kept, dated=2), ()))


def _show_signed(approval: Approval, view: ApprovalView) -> None:
    approval.show_saved(Saved(_signed(view, _scan(approval)), _OFFERS))


def _show_pending(approval: Approval, view: ApprovalView) -> None:
    """A second scan lies ready, and a sentence says why the first try was refused."""
    kept = _scan(approval)
    approval.take_over({"typed": {}, "pending": {view.record_id: kept}})
    approval.show_saved(Saved(_signed(view, kept), ()))
    approval.pane.say("ยังไม่มีเหตุผล พิมพ์ว่าเปลี่ยนฉบับลงนามเพราะอะไร แล้วแนบอีกครั้ง")
    approval.take_over({"typed": {}, "pending": {}})


def _show_alone(approval: Approval, view: ApprovalView) -> None:
    """Nobody is to sign it."""
    approval.show_saved(Saved(replace(view, stages=()), ()))


def _scan(approval: Approval) -> Kept:
    """A page to look at, kept as scans are."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(1000, 2000, "1")
    painter.end()
    buffer.close()
    return scans.keep_printed(approval.desk.workspace.files, bytes(data.data()), "บันทึกลงนาม.pdf")


def _settling(approval: Approval, _view: ApprovalView, *, applied: bool) -> None:
    Settling(approval.desk, _TAUGHT[1], lambda: None, applied=applied)


def _state(name: str, then: Callable[[Approval, ApprovalView], object]) -> State:
    return State(f"approval{name}", partial(_at, then=then))


STATES = (
    _state("", lambda _approval, _view: None),
    _state("-sent", _show_sent),
    _state("-signed", _show_signed),
    _state("-again", _show_pending),
    _state("-nobody", _show_alone),
    _state("-tasks", lambda one, _view: TasksSheet(one.desk, _OFFERS, "นายปัญญา กิ่งแก้วไพบูลย์")),
    _state("-items", lambda one, view: ItemsSheet(one.desk, view.record_id, _TAUGHT)),
    _state("-applied", partial(_settling, applied=True)),
    _state("-left", partial(_settling, applied=False)),
)
