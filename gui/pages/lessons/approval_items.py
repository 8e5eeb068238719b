"""The sheet of a record's lessons: each was put to use, as a paper proves, or not, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core import recall
from core.approvals import items
from core.approvals.queries import TaughtRow
from core.approvals.standing import APPLIED, CONFIRMED, DRAFT, ITEM_NAMES, NOT_APPLIED
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui import ui
from gui.desk import Desk
from gui.pages.actions.reading import today
from gui.ui import button, col, label, row
from gui.widgets.asking import Asking
from gui.widgets.badge import Badge, BadgeLabel
from gui.widgets.fields import Field, text_field
from gui.widgets.proof import Proof
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.database import Session

_WIDE, _LIST_HIGH, _AROUND = 720, 420, 220
SIGNS = {
    DRAFT: Badge(ITEM_NAMES[DRAFT], "still", "pen"),
    CONFIRMED: Badge(ITEM_NAMES[CONFIRMED], "ink", "check"),
    APPLIED: Badge(ITEM_NAMES[APPLIED], "good", "check"),
    NOT_APPLIED: Badge(ITEM_NAMES[NOT_APPLIED], "still", "close"),
}


def show_items(desk: Desk, record: int) -> None:
    """Show the sheet for a record, with what is on disk by then."""
    templates = desk.workspace.templates

    def work(session: Session) -> list[TaughtRow]:
        return recall.taught(session, templates, record)

    desk.runner.query(work, partial(ItemsSheet, desk, record))


class ItemsSheet(QObject):
    """Lessons in the order of the paper, each with its state and what may follow."""

    def __init__(self, desk: Desk, record: int, rows: Sequence[TaughtRow]) -> None:
        super().__init__(desk.host)
        self._desk, self._record = desk, record
        applied = sum(one.state == APPLIED for one in rows)
        shut = button("ปิด")
        body = col(
            label("การนำบทเรียนไปใช้", "heading"),
            label(to_thai(f"นำไปปรับใช้แล้ว {applied} จาก {len(rows)} ข้อ"), "small", "muted"),
            self._list(rows),
            row(None, shut, gap=8),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        self.sheet = Sheet(desk.host, body, _WIDE, 0.3)
        shut.clicked.connect(self.sheet.refuse)
        self.sheet.closed.connect(self.deleteLater)
        self.sheet.open()

    def settle(self, one: TaughtRow, *, applied: bool) -> None:
        """Ask what proves that it was put to use, or why it was not; then come back."""
        back = partial(show_items, self._desk, self._record)
        self.sheet.answer(partial(Settling, self._desk, one, back, applied=applied))

    def confirm(self, one: TaughtRow) -> None:
        """It is confirmed again, or at last; then the list is read anew."""

        def work(session: Session, _progress: Progress) -> None:
            items.confirm(session, one.id)

        back = partial(show_items, self._desk, self._record)
        self.sheet.answer(lambda: self._desk.runner.change(work, lambda _nothing: back()))

    def _list(self, rows: Sequence[TaughtRow]) -> QWidget:
        inside = col(*(self._line(one) for one in rows), None, gap=10, margin=(0, 0, 10, 0))
        area = ui.scroll(inside)
        most = min(ui.px(_LIST_HIGH), self._desk.host.height() - ui.px(_AROUND))
        area.setMinimumHeight(min(most, ui.px(60) * max(len(rows), 1)))
        return area

    def _line(self, one: TaughtRow) -> QWidget:
        said = [label(one.words, wrap=True)]
        proof = " · ".join(filter(None, (one.paper, PurePosixPath(one.proof).name, one.reason)))
        said += [label(proof, "small", "muted", wrap=True)] if proof else []
        line = row(
            col(*said, gap=0), col(BadgeLabel(SIGNS[one.state]), None), *self._acts(one), gap=10
        )
        line.setStretch(0, 1)
        return ui.box(line)

    def _acts(self, one: TaughtRow) -> list[ui.Item]:
        def act(name: str, kind: str, do: Callable[[], object]) -> ui.Item:
            made = button(name, kind, "", "s", do=do)
            made.setAccessibleName(f"{name} {one.words}")
            return col(made, None)

        if one.state == CONFIRMED:
            return [
                act("นำไปปรับใช้แล้ว", "tint", partial(self.settle, one, applied=True)),
                act("ไม่ปรับใช้", "", partial(self.settle, one, applied=False)),
            ]
        return [act("ยืนยัน" if one.state == DRAFT else "แก้ไข", "link", partial(self.confirm, one))]


class Settling(Asking):
    """One field, and for what was put to use a file; ``then`` follows in any case."""

    def __init__(
        self, desk: Desk, one: TaughtRow, then: Callable[[], object], *, applied: bool
    ) -> None:
        super().__init__(desk)
        self._one, self._then, self._applied = one, then, applied
        self.words = text_field(hint="เช่น คำสั่งที่ ๑๒/๒๕๖๙" if applied else "เช่น ไม่ได้รับงบประมาณ")
        named = "เอกสารที่แสดงว่านำไปปรับใช้" if applied else "เหตุผลที่ไม่ปรับใช้"
        field = Field(named, self.words, required=not applied)
        self.proof = Proof(desk)
        self.proof.setVisible(applied)
        heading = label("นำไปปรับใช้แล้ว" if applied else "ไม่ปรับใช้ข้อนี้", "heading")
        ink = button("บันทึก", "primary", "check", do=self.save)
        self.stand([heading, label(one.words, wrap=True), field, self.proof], ink, field, width=500)
        self.sheet.refused.connect(then)
        self.proof.arrived.connect(self.sheet.fit)
        self.proof.refused.connect(self.refused)

    def save(self) -> None:
        """The lesson is settled; what is missing is said under the field."""
        id_, words, applied = self._one.id, self.words.text(), self._applied
        proof, then = self.proof.file, self._then

        def work(session: Session) -> None:
            if applied:
                items.apply(session, id_, today(), words, proof)
            else:
                items.leave(session, id_, today(), words)

        self.write(work, lambda _nothing: then())
