"""What is asked before a record turns back: withdrawn, or opened as its next version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from core.approvals import service
from core.approvals.queries import ApprovalView
from core.approvals.standing import DRAFT, SENT, SIGNED
from core.jobs import Progress
from core.thai.numerals import to_thai
from gui.desk import Desk
from gui.dialogs import Question
from gui.page import Act
from gui.pages.lessons.approval_copies import Copies

if TYPE_CHECKING:
    from core.database import Session

Change = Callable[["Session", int], object]


def acts_of(
    desk: Desk, view: ApprovalView, copies: Copies, write: Callable[[str], object]
) -> tuple[Act, ...]:
    """The acts over the pane; ``write`` opens the form at a part, empty where it begins."""
    form = Act("แก้ไขข้อความ" if view.state == DRAFT else "ดูแบบบันทึก", partial(write, ""), "lesson")
    shown = (
        Act("บันทึกไฟล์", copies.save, "save"),
        Act("พิมพ์", copies.print_, "print", key="Ctrl+P"),
    )
    if view.state == SENT:
        return (Act("ถอนกลับมาแก้ไข", partial(withdraw, desk, view), "back"), form, *shown)
    if view.state == SIGNED:
        next_ = partial(open_next, desk, view, partial(write, ""))
        return (Act("เปิดฉบับใหม่เพื่อแก้ไข", next_, "pen"), form, *shown)
    return (form, *shown)


def withdraw(desk: Desk, view: ApprovalView) -> None:
    """Ask, then make a draft of what is on its way."""
    question = Question(
        "ถอนกลับมาแก้ไข",
        "บันทึกกลับเป็นร่างให้แก้ไขข้อความได้ วันที่และข้อสั่งการที่บันทึกไว้จะหายจากแบบ แต่ยังอยู่ในประวัติ",
        yes="ถอนกลับมาแก้ไข",
    )
    desk.ask(question, partial(_change, desk, view, service.withdraw, "ถอนกลับมาเป็นร่างแล้ว"))


def take_back_sending(desk: Desk, view: ApprovalView) -> None:
    """What was sent this moment is a draft again."""
    _change(desk, view, service.withdraw, "ยังเป็นร่าง")


def open_next(desk: Desk, view: ApprovalView, then: Callable[[], object]) -> None:
    """Ask, then open the next version as a draft; ``then`` follows."""
    templates, number = desk.workspace.templates, to_thai(view.standing.version + 1)

    def act(session: Session, record: int) -> None:
        service.open_next(session, templates, record)

    question = Question(
        f"เปิดฉบับที่ {number} เพื่อแก้ไข",
        "ฉบับที่ลงนามแล้วไม่เปลี่ยน ยังเปิดอ่านได้พร้อมไฟล์สแกน ฉบับใหม่เริ่มเป็นร่างและต้องเสนอลงนามอีกครั้ง",
        yes="เปิดฉบับใหม่",
    )
    says = f"เปิดฉบับที่ {number} เป็นร่างแล้ว"
    desk.ask(question, partial(_change, desk, view, act, says, then))


def _change(
    desk: Desk, view: ApprovalView, act: Change, says: str, then: Callable[[], object] | None = None
) -> None:
    record = view.record_id

    def work(session: Session, _progress: Progress) -> None:
        act(session, record)

    def done(_nothing: None) -> None:
        desk.toast(says)
        if then is not None:
            then()

    desk.runner.change(work, done)
