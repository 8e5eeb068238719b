"""Records on their way, as tests of ลงนาม need them, and the pane that shows them."""

from __future__ import annotations

from pathlib import Path

from core.approvals import queries, scans, service
from core.approvals.queries import ApprovalView
from core.approvals.scans import Kept
from core.documents import sending
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.approval import Approval
from tests.core.approvals.making import DRAFTED, ORDERED, PASSED, on_stick
from tests.gui.typing_thai import type_text
from tests.gui.windows import rest


def shown(window: MainWindow, record: int, **where: object) -> Approval:
    """The record on its way, shown with all that it reads."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, **where)
    rest(window)
    return approval_of(window)


def approval_of(window: MainWindow) -> Approval:
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.approving
    assert page.approval is not None
    return page.approval


def view(workspace: Workspace, record: int) -> ApprovalView:
    with workspace.database.read() as session:
        return queries.approval(session, workspace.templates, record)


def sent(workspace: Workspace, record: int) -> None:
    with workspace.database.write() as session:
        sending.send(session, workspace.house, record, DRAFTED)


def signed(workspace: Workspace, record: int, folder: Path, data: bytes) -> Kept:
    sent(workspace, record)
    kept = scans.keep_scan(workspace.files, on_stick(folder, data))
    with workspace.database.write() as session:
        service.pass_on(session, record, PASSED, "เห็นควรพิจารณา")
        service.give_order(session, record, ORDERED, "เห็นชอบ")
        service.sign(session, record, kept)
    return kept


def type_days(approval: Approval) -> None:
    """The days and words of the two who endorse."""
    form = approval.pane.form
    assert form is not None
    for row, day, order in zip(
        form.stages[1:], ("18/6/2568", "๑๙ มิ.ย. ๒๕๖๘"), ("เห็นควรพิจารณา", "เห็นชอบ"), strict=True
    ):
        row.day.selectAll()
        type_text(row.day, day)
        type_text(row.order, order)
