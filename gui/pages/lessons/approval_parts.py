"""Parts of the pane: how far the paper is, the place for the scan, what became of the lessons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.approvals.queries import ApprovalView
from core.approvals.scans import Kept
from core.approvals.stages import NAMES
from core.approvals.standing import APPLIED, DRAFT, SENT, SIGNED, Standing
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from gui import ui
from gui.ui import button, col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.fields import Field, text_field
from gui.widgets.step_track import StepTrack, steps

LAST = "ฉบับลงนาม"
SIGNS = {
    "draft": Badge("ร่าง", "still", "pen"),
    "sent": Badge("เสนอแล้ว", "wait", "clock"),
    "signed": Badge("ลงนามแล้ว", "good", "stamp"),
    "applied": Badge("นำไปปรับใช้แล้ว", "ink", "check"),
    "not-applied": Badge("ไม่นำไปปรับใช้", "still", "close"),
}


def sign(standing: Standing) -> Badge:
    """How a record stands, as a badge."""
    badge = SIGNS[standing.key]
    if standing.key == DRAFT and standing.version > 1:
        return replace(badge, text=standing.words)
    if standing.key == APPLIED:
        return replace(badge, text=to_thai(f"นำไปปรับใช้แล้ว {standing.applied} ข้อ"))
    if standing.key == SENT:
        return replace(badge, text="รอลงนาม" if standing.waits_for else "รอฉบับลงนาม")
    return badge


def progress(view: ApprovalView) -> StepTrack:
    """The stages and the scan as a track; it tells the place of the step pressed."""
    names = [NAMES[one.role] for one in view.stages]
    if view.state == SIGNED:
        at = len(names) + 1
    elif view.sent is None:
        at = 0
    else:
        dated = [one.on is not None for one in view.stages]
        at = dated.index(False) if False in dated else len(names)
    return StepTrack(steps((*names, LAST), at))


class ScanBox(QWidget):
    """Where the scan is dropped or chosen, and what is known of the one there is.

    Attributes:
        asked: a file is to be chosen.
        opened: the file is to be shown by the system's own program.
        refused: the file that lies ready is not the one.
    """

    asked = Signal()
    opened = Signal()
    refused = Signal()

    def __init__(self, view: ApprovalView, pending: Kept | None) -> None:
        super().__init__()
        self.reason = text_field(hint="เช่น สแกนผิดฉบับ")
        self.reason.setAcceptDrops(False)
        self.reason_field = Field("เปลี่ยนฉบับลงนามเพราะ", self.reason, required=True)
        self.reason_field.setVisible(pending is not None and view.scan is not None)
        self.choose = button(self._verb(view, pending), "", "import", "s", do=self.asked.emit)
        acts: list[ui.Item] = [self.choose]
        if pending is not None:
            acts.append(button("ไม่ใช้ไฟล์นี้", "link", "", "s", do=self.refused.emit))
        elif view.scan is not None:
            acts.append(button("เปิดไฟล์", "link", "", "s", do=self.opened.emit))
        words = label(self._says(view, pending), "small", "" if pending else "muted", wrap=True)
        head = row(ui.Glyph("stamp", "ink-text" if pending else "text-2", 20), words, gap=10)
        head.setStretch(1, 1)
        inside = col(head, self.reason_field, row(*acts, None, gap=8), margin=(14, 12, 14, 12))
        ui.fill(QVBoxLayout(self), [panel(inside, "ink" if pending else "sunken")])

    @staticmethod
    def _verb(view: ApprovalView, pending: Kept | None) -> str:
        if pending is not None:
            return "เลือกไฟล์อื่น"
        return "เปลี่ยนไฟล์สแกน" if view.scan else "เลือกไฟล์สแกน"

    @staticmethod
    def _says(view: ApprovalView, pending: Kept | None) -> str:
        if pending is not None:
            verb = "เปลี่ยน" if view.scan else "แนบ"
            return f"{pending.name} พร้อม{verb} ใส่วันที่และข้อสั่งการตามไฟล์ แล้วกด {verb}{LAST}"
        if view.scan is not None:
            day = to_thai(short_date(view.scan.added_at.astimezone().date()))
            return f"{LAST}: {view.scan.kept.name} แนบเมื่อ {day} เก็บไว้ตรงตามไฟล์ทุกประการ"
        return "วางไฟล์สแกนที่ลงนามครบแล้วที่ใดก็ได้ในหน้านี้ รับ PDF, JPG และ PNG"


def use_box(view: ApprovalView, show: Callable[[], object]) -> QWidget:
    """How many of the record's lessons were put to use, and the way to say so."""
    standing = view.standing
    if not standing.lessons:
        return QWidget()
    sign = BadgeLabel(SIGNS[standing.key]) if standing.key == APPLIED else None
    told = to_thai(f"นำไปปรับใช้แล้ว {standing.applied} จาก {standing.lessons} ข้อ")
    act = button("สถานะทีละข้อ", "", "lesson", "s", do=show)
    signs = [sign] if sign else []
    return ui.box(
        col(
            row(label("การนำบทเรียนไปใช้", "strong"), None, *signs),
            row(label(told, "small", "muted", wrap=True), None, act, gap=8),
            gap=4,
        )
    )
