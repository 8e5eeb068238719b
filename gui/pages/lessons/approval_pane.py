"""The left side of ลงนาม: how far the paper is, what is typed from it, and the next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.approvals.scans import Kept
from core.approvals.standing import DRAFT, SENT, SIGNED
from core.thai.numerals import to_thai
from gui import ui
from gui.pages.actions.reading import today
from gui.pages.lessons.approval_form import ApprovalForm, Typed
from gui.pages.lessons.approval_parts import LAST, ScanBox, progress, use_box
from gui.pages.lessons.approval_saving import Saved
from gui.ui import button, col, label, row
from gui.widgets.banner import Banner

NO_SIGNERS = "ยังไม่มีผู้ลงนามในบันทึกนี้ ใส่ชื่อและตำแหน่งก่อน อย่างน้อยผู้จัดทำ"
HOW = {
    DRAFT: "พิมพ์แล้วเสนอ ข้อความจะถูกล็อกและเก็บฉบับที่พิมพ์ไว้ หากได้ฉบับลงนามมาแล้ว วางไฟล์ได้เลย",
    SENT: "ใส่วันที่และข้อความตามกระดาษที่ได้กลับมา แล้ววางไฟล์สแกน",
    SIGNED: "ฉบับลงนามคือฉบับที่เปิด พิมพ์ และส่งต่อ ฉบับที่พิมพ์ตอนเสนอยังเก็บไว้",
}


class Pane(QFrame):
    """One record's stages, requests and scan, with the act in ink below.

    Attributes:
        saved: what is typed is to be written.
        inked: the act in ink does something else, or may be pressed now, or not any more.
        asked: the name of what a button asks for: scan, forget, file, tasks, items, signers.
    """

    saved = Signal()
    inked = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.form: ApprovalForm | None = None
        self.scan_box: ScanBox | None = None
        self._shown: Saved | None = None
        self._pending: Kept | None = None
        self._area: QScrollArea | None = None
        self.ink = button("บันทึก", "primary", "check", do=self.saved.emit)
        self.trouble: Banner | None = None
        self._why = ""
        self.why_not = ""  # the act in ink may be pressed now
        foot = row(None, self.ink, gap=10, margin=(18, 8, 16, 12))
        self._box = QVBoxLayout(self)
        ui.fill(self._box, [ui.rule(), foot], 0, (1, 1, 1, 1))

    @property
    def reason(self) -> str:
        """Why the scan is replaced, as typed."""
        return self.scan_box.reason.text() if self.scan_box else ""

    def show_saved(self, saved: Saved, typed: Typed, pending: Kept | None) -> None:
        """Show a record that stands like this, with what is typed and the scan to be signed."""
        view = saved.view
        self._shown, self._pending = saved, pending
        self.form = ApprovalForm(view, typed, view.dated or today())
        self.form.edited.connect(self.show_ink)
        self.scan_box = ScanBox(view, pending)
        self.scan_box.asked.connect(partial(self.asked.emit, "scan"))
        self.scan_box.refused.connect(partial(self.asked.emit, "forget"))
        self.scan_box.opened.connect(partial(self.asked.emit, "file"))
        track = progress(view)
        track.asked.connect(self._go_to)
        how = label(HOW[view.state], "small", "muted", wrap=True)
        self.trouble = Banner("", "bad")
        self.trouble.say(self._why)
        head = [track, how] if view.stages else []
        items = [self.trouble, *head, *self._body(saved, self.form, self.scan_box), None]
        self._put(ui.scroll(col(*items, gap=12, margin=(18, 14, 16, 16))))
        self.ink.setVisible(bool(view.stages))
        self.show_ink()

    def say(self, why: str) -> None:
        """Say why something was refused; empty takes it away."""
        self._why = why
        if self.trouble is not None and self._area is not None:
            self.trouble.say(why)
            self._area.verticalScrollBar().setValue(0)
        self.show_ink()

    def show_ink(self) -> None:
        """The ink says what it will do, and waits until there is something to do."""
        if self._shown is None or self.form is None:
            return
        view, pending = self._shown.view, self._pending is not None
        if pending:
            words = "เปลี่ยนฉบับลงนาม" if view.scan else f"แนบ{LAST}"
        else:
            words = "เสนอ" if view.state == DRAFT else "บันทึก"
        new = pending or view.state == DRAFT or self.form.changed
        why = "" if new else "ยังไม่มีอะไรใหม่ให้บันทึก พิมพ์วันที่หรือข้อความ หรือวางไฟล์สแกน"
        before = self.ink.text(), self.why_not
        self.why_not = why
        self.ink.setText(words)
        self.ink.setEnabled(not why)
        ui.set_tip(self.ink, why)
        if before != (words, why):
            self.inked.emit()

    def _body(self, saved: Saved, form: ApprovalForm, scan_box: ScanBox) -> list[ui.Item]:
        view = saved.view
        if not view.stages:
            go = partial(self.asked.emit, "signers")
            return [Banner(NO_SIGNERS, "wait", act="ใส่ผู้ลงนาม", do=go)]
        first = self._pending is not None or view.state == SIGNED
        items: list[ui.Item] = [scan_box, form] if first else [form, scan_box]
        if saved.offers:
            many = to_thai(len(saved.offers))
            do = partial(self.asked.emit, "tasks")
            tasks = button("เพิ่มงานติดตาม", "tint", "follow", "s", do=do)
            words = label(f"สิ่งที่เห็นชอบยังไม่มีงานติดตาม {many} เรื่อง", "small", wrap=True)
            line = row(words, tasks, gap=8)
            line.setStretch(0, 1)
            items.append(line)
        if view.state == SIGNED:
            items += [ui.rule(), use_box(view, partial(self.asked.emit, "items"))]
        return items

    def _put(self, area: QScrollArea) -> None:
        area.setAccessibleName("ขั้นตอนลงนาม")
        if self._area is not None:
            self._box.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = area
        self._box.insertWidget(0, area, 1)
        ui.tab_after(area, self.ink)

    def take_keyboard(self) -> None:
        """The keyboard is where the work goes on: sending, the first day lacking, the scan."""
        form, shown, scan = self.form, self._shown, self.scan_box
        if form is None or shown is None or scan is None or not form.stages:
            return
        lacking = next((one.day for one in form.stages if one.day.day is None), None)
        scanned = self._pending is not None
        target: QWidget = lacking or scan.choose
        if scanned or shown.view.state == DRAFT:
            target = lacking if scanned and lacking else self.ink
        elif shown.view.state == SIGNED:
            target = self.window()  # nothing is left to do
        target.setFocus()

    def _go_to(self, place: int) -> None:
        if self.form is not None and place < len(self.form.stages):
            self.form.stages[place].day.setFocus()
        else:
            self.asked.emit("scan")
