"""ลงนาม: a record on its way to the chief and back. The paper right, what it says typed left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QVBoxLayout, QWidget

from core.approvals import scans
from core.approvals.queries import ApprovalView
from core.approvals.scans import Kept
from core.approvals.standing import DRAFT
from core.errors import UserError
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.page import Act, Head
from gui.pages.lessons import approval_acts as acts
from gui.pages.lessons.approval_copies import Copies
from gui.pages.lessons.approval_form import Typed
from gui.pages.lessons.approval_items import show_items
from gui.pages.lessons.approval_pane import Pane
from gui.pages.lessons.approval_saving import Saved, read, save, told_by
from gui.pages.lessons.approval_tasks import TasksSheet
from gui.ui import chip, row
from gui.widgets.file_drop import FileDrop
from gui.widgets.sheet import standing

if TYPE_CHECKING:
    from core.database import Session

DROP = "วางไฟล์สแกนฉบับลงนาม"
CHOOSE = "เลือกไฟล์สแกนฉบับลงนาม"
SCANS = [("ไฟล์สแกน", ("pdf", "jpg", "jpeg", "png"))]
TABLES = frozenset({"lesson_record", "lesson_answer", "lesson_item", "signed_scan", "action"})
_TYPED, _PAPER = 5, 6  # shares of the width
_BUG = "บันทึกไม่ได้เพราะโปรแกรมผิดพลาดเอง สิ่งที่พิมพ์ยังอยู่ครบ ลองอีกครั้ง"


class Approval(QWidget):
    """One record on its way.

    Attributes:
        headed: title, facts or acts are new.
        writing_asked: the form is asked for, at this part or, if empty, where it begins.
    """

    headed = Signal()
    writing_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._wanted, self._opened = 0, False
        self._saved: Saved | None = None
        self._dropped: Path | None = None  # before the record was read
        self._typed: dict[int, Typed] = {}  # by record
        self._pending: dict[int, Kept] = {}  # scans given and not signed yet
        self.pane, self.copies = Pane(), Copies(desk)
        self.pane.saved.connect(self.save)
        self.pane.asked.connect(self._do)
        self.pane.inked.connect(self.headed.emit)
        self._place()
        FileDrop(self, DROP, self.take)
        desk.runner.changed.connect(self._on_changed)

    @property
    def view(self) -> ApprovalView | None:
        """How the record stands, once it is read."""
        return self._saved.view if self._saved else None

    @property
    def head(self) -> Head:
        """What the window's header shows."""
        view = self.view
        if view is None:
            return Head("ลงนาม", back="ถอดบทเรียน")
        facts = " · ".join(filter(None, (view.standing.words, view.standing.next_words)))
        made = acts.acts_of(self.desk, view, self.copies, self.writing_asked.emit)
        if view.stages:
            why = self.pane.why_not
            ink = Act(self.pane.ink.text(), self.save, "check", ink=True, why_not=why, hidden=True)
            made = (*made, ink)
        return Head(to_thai(f"ลงนาม: {view.title}"), facts, made, back="ถอดบทเรียน")

    @property
    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [one for one in (self.pane, self.copies) if one.isVisible()]

    @property
    def kept(self) -> dict[str, object]:
        """What is typed or given and not on disk, to be handed to ``take_over``."""
        return {"typed": self._typed, "pending": self._pending}

    def take_over(self, kept: object) -> None:
        """Go on with what was typed in a pane that is gone."""
        if isinstance(kept, dict):
            self._typed, self._pending = kept["typed"], kept["pending"]

    def open(self, record: int) -> None:
        """Show this record; what was typed for it before is still there."""
        if record != self._wanted:
            self._saved = None
        self.pane.say("")
        self._wanted, self._opened, self._dropped = record, True, None
        self.refresh()

    def refresh(self) -> None:
        """Read how the record stands."""
        record, workspace = self._wanted, self.desk.workspace

        def work(session: Session) -> Saved:
            return read(session, workspace, record)

        self.desk.runner.query(work, self._arrived, owner=self)

    def show_saved(self, saved: Saved) -> None:
        """Show a record that stands like this."""
        self._saved, self._wanted = saved, saved.view.record_id
        typed = self._typed.setdefault(self._wanted, Typed())
        pending = self._pending.get(self._wanted)
        typing = self._opened or self.pane.isAncestorOf(QApplication.focusWidget() or self)
        self._opened = False
        self.pane.show_saved(saved, typed, pending)
        self.copies.show_view(saved.view, pending)
        self.headed.emit()
        if typing and standing(self.desk.host) is None:
            self.pane.take_keyboard()
        if self._dropped is not None:
            self.take(self._dropped)

    def take(self, source: Path) -> None:
        """The file was dropped or chosen: it is checked, kept, and shown to be read from."""
        self._dropped = source if self._saved is None else None
        if self._saved is not None:
            folder = self.desk.workspace.files
            self.desk.runner.compute(
                lambda _progress: scans.keep_scan(folder, source),
                partial(self._took, self._wanted),
                owner=self,
                failed=self._refused,
            )

    def forget_scan(self) -> None:
        """The file that lies ready is not the one."""
        self._pending.pop(self._wanted, None)
        if self._saved is not None:
            self.pane.say("")
            self.show_saved(self._saved)

    def save(self) -> None:
        """Everything typed and the scan given are on disk, or it is said why not."""
        view, form = self.view, self.pane.form
        if view is None or form is None:
            return
        fault = form.fault
        if fault is not None:
            fault.setFocus()
            return
        told = told_by(view, form, self._pending.get(self._wanted), self.pane.reason)
        workspace = self.desk.workspace

        def work(session: Session, _progress: Progress) -> Saved:
            return save(session, workspace, view, told)

        self.pane.ink.setEnabled(False)
        self.desk.runner.change(work, partial(self._done, view), owner=self, failed=self._refused)

    def offer_tasks(self) -> None:
        """Ask who does what was approved, and by when."""
        if self._saved is not None and self._saved.offers:
            stages = self._saved.view.stages
            TasksSheet(self.desk, self._saved.offers, stages[-1].name if stages else "")

    def _do(self, name: str) -> None:
        acts_: Mapping[str, Callable[[], object]] = {
            "scan": partial(self.desk.open_file, CHOOSE, SCANS, self.take),
            "forget": self.forget_scan,
            "file": self.copies.open_file,
            "tasks": self.offer_tasks,
            "items": partial(show_items, self.desk, self._wanted),
            "signers": partial(self.writing_asked.emit, "signers"),
        }
        acts_[name]()

    def _took(self, record: int, kept: Kept) -> None:
        self._pending[record] = kept
        if self._saved is not None and record == self._wanted:
            self.pane.say("")
            self._opened = True
            self.show_saved(self._saved)

    def _arrived(self, saved: Saved) -> None:
        if saved.view.record_id == self._wanted and saved != self._saved:
            self.show_saved(saved)
        elif self._opened and saved.view.record_id == self._wanted:
            self._opened = False
            self.pane.take_keyboard()

    def _done(self, before: ApprovalView, saved: Saved) -> None:
        record = before.record_id
        scan, _typed = self._pending.pop(record, None), self._typed.pop(record, None)
        offered = len(self._saved.offers) if self._saved else 0
        self.pane.say("")
        self._opened = True
        self.show_saved(saved)
        if scan is not None:
            self.desk.toast("แนบฉบับลงนามแล้ว เปิด พิมพ์ และส่งต่อฉบับนี้จากนี้ไป")
        elif before.state == DRAFT:
            undo = partial(acts.take_back_sending, self.desk, saved.view)
            self.desk.toast("เสนอแล้ว เก็บฉบับที่พิมพ์ไว้แล้ว", undo)
        else:
            self.desk.toast("บันทึกแล้ว")
        if len(saved.offers) > offered:
            self.offer_tasks()

    def _refused(self, error: Exception) -> None:
        if ui.alive(self):
            self.pane.say(str(error) if isinstance(error, UserError) else _BUG)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if ui.alive(self) and self.isVisible() and tables & TABLES:
            self.refresh()

    def _place(self) -> None:
        box = QVBoxLayout(self)
        if not self.desk.narrow:
            both = row(self.pane, self.copies, gap=14)
            both.setStretch(0, _TYPED)
            both.setStretch(1, _PAPER)
            ui.fill(box, [both])
            return
        group = QButtonGroup(self)
        type_, look = chip("ขั้นตอน", on=True), chip("ดูกระดาษ")
        for one, shown in ((type_, self.pane), (look, self.copies)):
            group.addButton(one)
            one.toggled.connect(shown.setVisible)
        self.copies.hide()
        ui.fill(box, [row(None, type_, look, gap=8), self.pane, self.copies], 10)
