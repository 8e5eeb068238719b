"""ลงนาม through the real window: days typed, scans dropped, what is wrong said in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.approvals import scans
from core.lessons import queries
from core.lessons import service as lessons
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.writing import Writing
from gui.widgets.file_drop import Veil
from tests.core.approvals.making import (
    DRAFTED,
    ORDERED,
    PASSED,
    a_jpg,
    a_pdf,
    on_stick,
)
from tests.factories import add_sample_lesson
from tests.gui.approving import approval_of, sent, shown, type_days, view
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import drag, go, key, press, rest, said, toast, window_of


@pytest.fixture
def record(workspace: Workspace) -> int:
    return add_sample_lesson(workspace)


@pytest.fixture
def window(workspace: Workspace, record: int, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "home", "lessons", "actions")


def test_everything_is_done_by_keyboard(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    approval = shown(window, record, approval=True)
    assert approval.head.facts == "ร่าง"
    assert approval.pane.ink.text() == "เสนอ"
    assert QApplication.focusWidget() is approval.pane.ink
    key(window, "Return")
    assert view(workspace, record).state == "sent"
    assert view(workspace, record).stages[0].on == date(2025, 6, 27)
    assert not approval.pane.ink.isEnabled()
    assert approval.pane.ink.toolTip() != ""

    form = approval.pane.form
    assert form is not None
    assert QApplication.focusWidget() is form.stages[1].day
    for words in ("30/6/2568", "เห็นควรพิจารณา", "1/7/2568", "เห็นชอบ"):
        target = QApplication.focusWidget()
        assert target is not None
        type_text(target, words)
        key(window, "Tab")
    key(window, "Ctrl+Return")
    now = view(workspace, record)
    assert [(one.on, one.order) for one in now.stages[1:]] == [
        (date(2025, 6, 30), "เห็นควรพิจารณา"),
        (date(2025, 7, 1), "เห็นชอบ"),
    ]
    assert approval.head.facts == "เสนอแล้ว · รอแนบฉบับลงนาม"
    assert faults(window) == ""


@pytest.mark.parametrize("data", [a_pdf(pages=3), a_jpg()], ids=["pdf", "jpg"])
def test_a_dropped_scan_is_read_from_then_signed(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path, data: bytes
) -> None:
    sent(workspace, record)
    approval = shown(window, record)  # what was sent opens where the next step is
    enter, _dropped = drag(approval, on_stick(tmp_path, data), drop=False)
    assert enter.isAccepted()
    [veil] = approval.findChildren(Veil)
    assert veil.isVisible()
    drag(approval, on_stick(tmp_path, data))
    rest(window)
    assert not veil.isVisible()
    assert view(workspace, record).state == "sent"  # shown, not signed yet
    assert approval.pane.ink.text() == "แนบฉบับลงนาม"
    assert approval.copies.current is not None
    assert approval.copies.current.name == "ไฟล์ที่เพิ่งวาง ยังไม่บันทึก"
    assert faults(window) == ""

    press(window, "แนบฉบับลงนาม", approval)
    assert approval.pane.trouble is not None
    assert approval.pane.trouble.words.text().startswith("ยังไม่มีวันที่ของผู้อำนวยการกลุ่ม")
    type_days(approval)
    press(window, "แนบฉบับลงนาม", approval)

    now = view(workspace, record)
    assert (now.state, [one.on for one in now.stages]) == ("signed", [DRAFTED, PASSED, ORDERED])
    assert now.scan is not None
    assert scans.read_kept(workspace.files, now.scan.kept) == data
    assert "แนบฉบับลงนามแล้ว" in toast(window).accessibleName()
    assert approval.copies.current.name == "ฉบับลงนาม"
    if data.startswith(b"%PDF"):
        assert approval.copies.preview.data == data
    assert faults(window) == ""


def test_a_scan_dropped_on_a_draft_sends_and_signs_in_one_act(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    approval = shown(window, record, approval=True)
    drag(approval, on_stick(tmp_path, a_pdf()))
    rest(window)
    form = approval.pane.form
    assert form is not None
    form.stages[0].day.set_day(DRAFTED)
    type_days(approval)
    press(window, "แนบฉบับลงนาม", approval)
    now = view(workspace, record)
    assert now.state == "signed"
    assert now.sent is not None
    assert scans.read_kept(workspace.files, now.sent.printed).startswith(b"%PDF")


def writing_of(window: MainWindow, record: int, part: str) -> Writing:
    """The record's form at this part."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part=part)
    rest(window)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


@pytest.mark.parametrize(
    ("part", "data"), [("results", a_jpg()), ("background", a_pdf())], ids=["list", "text"]
)
def test_a_scan_dropped_anywhere_on_a_record_is_ready_to_be_dated_and_kept(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path, part: str, data: bytes
) -> None:
    writing = writing_of(window, record, part)
    enter, _dropped = drag(writing.preview, on_stick(tmp_path, data), drop=False)
    assert enter.isAccepted()
    typed = writing.form.sections[part].editor.first_field()
    assert isinstance(typed, QPlainTextEdit)
    type_text(typed, "ก")
    drag(typed.viewport(), on_stick(tmp_path, data))
    rest(window)

    approval = approval_of(window)
    assert approval.pane.ink.text() == "แนบฉบับลงนาม"
    assert approval.copies.current is not None
    assert approval.copies.current.name == "ไฟล์ที่เพิ่งวาง ยังไม่บันทึก"
    assert faults(window) == ""
    form = approval.pane.form
    assert form is not None
    form.stages[0].day.set_day(DRAFTED)
    type_days(approval)
    press(window, "แนบฉบับลงนาม", approval)
    now = view(workspace, record)
    assert now.scan is not None
    assert (now.state, scans.read_kept(workspace.files, now.scan.kept)) == ("signed", data)
    with workspace.database.read() as session:
        answers = queries.lesson(session, workspace.templates, record).answers
    assert "ก" in str(answers[part])
    assert not any("file:" in str(answer) for answer in answers.values())


def test_what_is_no_scan_is_refused_in_place(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    sent(workspace, record)
    approval = shown(window, record)
    bad, good = on_stick(tmp_path, b"MZ", "a.pdf"), on_stick(tmp_path, a_pdf(), "b.pdf")
    for files in ((bad, good), (tmp_path,)):
        enter, _dropped = drag(approval, *files)
        assert not enter.isAccepted()
    drag(approval, bad)
    rest(window)
    assert approval.pane.trouble is not None
    assert approval.pane.trouble.words.text().startswith("ไฟล์ a.pdf ไม่ใช่ PDF, JPG หรือ PNG")
    assert faults(window) == ""
    drag(approval, good)
    rest(window)
    assert not approval.pane.trouble.isVisible()
    assert approval.pane.ink.text() == "แนบฉบับลงนาม"

    press(window, "ไม่ใช้ไฟล์นี้", approval)
    assert approval.pane.ink.text() == "บันทึก"
    assert approval.copies.current is not None
    assert approval.copies.current.name == "ฉบับที่พิมพ์ตอนเสนอ"


def test_what_cannot_be_is_said_and_nothing_of_it_is_written(
    window: MainWindow, workspace: Workspace, record: int
) -> None:
    sent(workspace, record)
    approval = shown(window, record)
    form = approval.pane.form
    assert form is not None
    type_text(form.stages[1].day, "1/6/2568")
    type_text(form.stages[1].order, "ผ่าน")
    press(window, "บันทึก", approval)
    assert approval.pane.trouble is not None
    assert "มาก่อนวันที่ของ" in approval.pane.trouble.words.text()
    assert view(workspace, record).stages[1].on is None
    assert form.stages[1].order.text() == "ผ่าน"

    form.stages[1].day.selectAll()
    type_text(form.stages[1].day, "31/2/2568")
    press(window, "บันทึก", approval)
    assert window.focusWidget() is form.stages[1].day
    assert "เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน แก้วันที่" in said(approval)


def test_typed_words_and_the_scan_outlive_a_change_of_zoom(
    window: MainWindow, workspace: Workspace, record: int, tmp_path: Path
) -> None:
    sent(workspace, record)
    approval = shown(window, record)
    drag(approval, on_stick(tmp_path, a_jpg()))
    rest(window)
    type_days(approval)
    before = approval
    key(window, "Ctrl++")
    approval = approval_of(window)
    assert approval is not before
    assert approval.pane.ink.text() == "แนบฉบับลงนาม"
    go(window, "home")
    approval = shown(window, record)
    press(window, "แนบฉบับลงนาม", approval)
    assert [one.on for one in view(workspace, record).stages] == [DRAFTED, PASSED, ORDERED]


def test_sending_is_taken_back_and_a_sent_one_withdrawn(
    window: MainWindow, workspace: Workspace, record: int
) -> None:
    approval = shown(window, record, approval=True)
    press(window, "เสนอ", approval)
    toast(window).take_back()
    rest(window)
    assert view(workspace, record).state == "draft"
    assert approval.pane.ink.text() == "เสนอ"

    press(window, "เสนอ", approval)
    press(window, "ถอนกลับมาแก้ไข")
    press(window, "ถอนกลับมาแก้ไข", window.sheet())
    assert view(workspace, record).state == "draft"


def test_a_record_without_signers_leads_to_them(
    window: MainWindow, workspace: Workspace, record: int
) -> None:
    with workspace.database.write() as session:
        lessons.write(session, record, "signers", [])
    approval = shown(window, record, approval=True)
    assert not approval.pane.ink.isVisible()
    press(window, "ใส่ผู้ลงนาม", approval)
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert page.writing.here == "signers"
