"""After signing, through the real window: results, tasks, versions, lessons put to use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from core.actions import queries as actions
from core.actions.queries import ActionRow
from core.approvals import scans
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.home.waiting import WaitRow
from gui.pages.lessons import LessonsPage, find_lessons
from tests.core.approvals.making import (
    a_jpg,
    a_pdf,
    a_png,
    on_stick,
)
from tests.factories import add_sample_lesson, open_round
from tests.gui.approving import approval_of, sent, shown, signed, view
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import drag, go, key, press, rest, said, toast, window_of


@pytest.fixture
def record(workspace: Workspace) -> int:
    return add_sample_lesson(workspace)


@pytest.fixture
def window(workspace: Workspace, record: int, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "home", "lessons", "actions")


def fill_in(window: MainWindow, owner: str, due: str) -> None:
    """The fields of the sheet, by keyboard, and Enter."""
    type_text(window.focusWidget() or window, owner)
    key(window, "Tab")
    type_text(window.focusWidget() or window, due)
    key(window, "Return")


def tasks(workspace: Workspace, record: int) -> list[ActionRow]:
    with workspace.database.read() as session:
        return actions.of_lesson(session, record)


def test_results_become_tasks_once(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    signed(workspace, record, tmp_path, a_pdf())
    approval = shown(window, record)
    form = approval.pane.form
    assert form is not None
    form.requests[0].result.choose("approved")
    form.requests[2].result.choose("other")
    press(window, "บันทึก", approval)
    assert approval.pane.trouble is not None
    assert "ผลเป็นอื่น ๆ ต้องมีข้อความ" in approval.pane.trouble.words.text()
    form.requests[2].note.setFocus()
    type_text(form.requests[2].note, "ปิดเบอร์โทรก่อน")
    press(window, "บันทึก", approval)

    sheet = window.sheet()
    assert sheet is not None
    assert faults(window) == ""
    ticks = sheet.findChildren(QCheckBox)
    ticks[0].click()
    fill_in(window, "กลุ่มอำนวยการ", "15/9/2568")
    made = tasks(workspace, record)
    assert len(made) == len(ticks) - 1
    assert {one.due for one in made} == {date(2025, 9, 15)}
    assert {one.owner for one in made if one.part != "executive_recommendations"} == {"กลุ่มอำนวยการ"}
    assert "สิ่งที่เห็นชอบยังไม่มีงานติดตาม ๑ เรื่อง" in said(approval)

    toast(window).take_back()
    rest(window)
    assert tasks(workspace, record) == []


def test_a_wrong_scan_is_replaced_with_a_reason(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    first = signed(workspace, record, tmp_path, a_jpg("ผิด"))
    approval = shown(window, record)
    drag(approval, on_stick(tmp_path, a_png("ถูก"), "ใหม่.png"))
    rest(window)
    press(window, "เปลี่ยนฉบับลงนาม", approval)
    assert approval.pane.trouble is not None
    assert "ยังไม่มีเหตุผล" in approval.pane.trouble.words.text()
    box = approval.pane.scan_box
    assert box is not None
    type_text(box.reason, "สแกนผิดฉบับ")
    press(window, "เปลี่ยนฉบับลงนาม", approval)
    now = view(workspace, record)
    assert now.scan is not None
    assert scans.read_kept(workspace.files, now.scan.kept) == a_png("ถูก")
    assert now.sent is not None
    assert now.sent.scans[1].kept == first
    names = [approval.copies.chosen.itemText(at) for at in range(approval.copies.chosen.count())]
    assert names == ["ฉบับลงนาม", "ฉบับลงนาม (เปลี่ยนแล้ว: สแกนผิดฉบับ)", "ฉบับที่พิมพ์ตอนเสนอ"]
    approval.copies.chosen.setCurrentIndex(2)
    rest(window)
    assert approval.copies.preview.data.startswith(b"%PDF")


def test_the_copy_shown_is_kept_byte_for_byte(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    kept = signed(workspace, record, tmp_path, a_jpg())
    approval = shown(window, record)
    approval.copies.write(kept, tmp_path / "สำเนา.jpg")
    rest(window)
    assert (tmp_path / "สำเนา.jpg").read_bytes() == a_jpg()


def test_the_next_version_is_a_draft_and_the_first_stays_readable(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    signed(workspace, record, tmp_path, a_pdf(pages=2))
    shown(window, record)
    press(window, "เปิดฉบับใหม่เพื่อแก้ไข")
    press(window, "เปิดฉบับใหม่", window.sheet())
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert not page.writing.read_only

    approval = shown(window, record, approval=True)
    assert approval.head.facts == "ร่างฉบับที่ ๒"
    names = [approval.copies.chosen.itemText(at) for at in range(approval.copies.chosen.count())]
    assert names == ["ร่างที่จะเสนอ", "ฉบับที่ ๑ ลงนาม ๑๙ มิ.ย. ๒๕๖๘", "ฉบับที่ ๑ ตอนเสนอ"]
    approval.copies.chosen.setCurrentIndex(1)
    rest(window)
    assert approval.copies.preview.data == a_pdf(pages=2)


def test_a_lesson_is_applied_with_what_proves_it(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    signed(workspace, record, tmp_path, a_pdf())
    approval = shown(window, record)
    press(window, "สถานะทีละข้อ", approval)
    press(window, "นำไปปรับใช้แล้ว")
    press(window, "บันทึก")
    sheet = window.sheet()
    assert sheet is not None
    assert "ยังไม่มีหลักฐาน" in " ".join(said(sheet))
    type_text(window.focusWidget() or window, "คำสั่งที่ ๑๒/๒๕๖๙")
    key(window, "Return")
    sheet = window.sheet()
    assert sheet is not None
    assert "คำสั่งที่ ๑๒/๒๕๖๙" in said(sheet)
    key(window, "Esc")
    assert approval.head.facts == "นำไปปรับใช้แล้ว ๑ จาก ๑๕ ข้อ"
    with workspace.database.read() as session:
        [found] = find_lessons(session, "คุณธรรม")
    assert found.below == "๒๕๖๘ · นำไปปรับใช้แล้ว ๑ จาก ๑๕ ข้อ"


def test_what_waits_to_be_signed_stands_on_the_first_page_and_in_the_list(
    window: MainWindow, workspace: Workspace, record: int
) -> None:
    open_round(workspace)
    sent(workspace, record)
    go(window, "lessons")
    go(window, "home")
    [row] = [one for one in window.findChildren(WaitRow) if "รอลงนาม" in one.accessibleName()]
    row.click()
    rest(window)
    assert approval_of(window).head.facts.startswith("เสนอแล้ว · รอ")

    second = add_sample_lesson(workspace)
    sent(workspace, second)
    go(window, "home")
    [row] = [one for one in window.findChildren(WaitRow) if "รอลงนาม" in one.accessibleName()]
    assert "๒" in row.accessibleName()
    row.click()
    rest(window)
    page = window.page
    assert isinstance(page, LessonsPage)
    assert [one.state for one in page.records.table.model.rows] == ["sent", "sent"]
    assert faults(window) == ""


def test_a_page_is_left_and_found_again_by_the_arrow_and_f6(
    window: MainWindow, workspace: Workspace, record: int
) -> None:
    approval = shown(window, record, approval=True)
    assert [one.isVisible() for one in approval.panes] == [True, True]
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.panes() == approval.panes
    press(window, "แก้ไขข้อความ")
    assert page.writing is not None
    key(window, "Ctrl+Return")  # the form's own ink prints; nothing of the approval is pressed
    assert view(workspace, record).state == "draft"
