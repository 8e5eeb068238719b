"""ติดตาม through the real window, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.actions import queries, service
from core.actions.queries import ActionRow
from core.actions.service import ActionFields
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.actions import find_actions, overdue
from gui.pages.actions.closing import Dropping, Finishing
from gui.pages.actions.editing import ActionSheet
from gui.pages.actions.following import follow_up
from gui.pages.actions.page import ActionsPage
from gui.pages.actions.reading import today
from gui.pages.documents import DocumentsPage
from gui.pages.home.reading import read_facts
from gui.pages.home.waiting import waiting
from gui.widgets.badge import BadgeLabel
from gui.widgets.date_field import DateField
from gui.widgets.growing import Growing
from tests.factories import add_lesson, add_people
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import key, press, rest, said, toast, window_of

LATE = date(2025, 6, 1)


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "actions", "settings", "documents")


@pytest.fixture
def page(window: MainWindow) -> ActionsPage:
    assert isinstance(window.page, ActionsPage)
    return window.page


def put(workspace: Workspace, *given: ActionFields) -> list[int]:
    with workspace.database.write() as session:
        return [service.add(session, one, date(2025, 5, 1)) for one in given]


def rows(workspace: Workspace) -> list[ActionRow]:
    with workspace.database.read() as session:
        return queries.actions(session)


def type_here(window: MainWindow, words: str) -> None:
    """Type where the keyboard is."""
    window.activateWindow()
    QApplication.processEvents()
    field = window.focusWidget()
    assert field is not None
    type_text(field, words)


def test_an_empty_page_says_what_to_do_first(window: MainWindow, page: ActionsPage) -> None:
    assert page.header.facts == "ยังไม่มีงานติดตาม"
    assert "เริ่มจากข้อเสนอแนะในบันทึกถอดบทเรียน" in said(page)
    assert faults(window) == ""


def test_an_action_is_written_down_by_keyboard_and_taken_back(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    add_people(workspace, "นางสาวปิ่น งาม", group_name="กลุ่มอำนวยการ")
    key(window, "Ctrl+N")
    type_here(window, "ทำป้ายประกาศ")
    key(window, "Tab")
    type_here(window, "นางสาวปิ่น งาม")
    key(window, "Tab")
    type_here(window, "15/9/2568")
    key(window, "Return")

    [one] = rows(workspace)
    assert (one.words, one.owner, one.due) == ("ทำป้ายประกาศ", "นางสาวปิ่น งาม", date(2025, 9, 15))
    assert one.owner_id is not None
    assert page.table.current is not None
    assert page.table.current.id == one.id

    toast(window).take_back()
    rest(window)
    assert rows(workspace) == []


def test_what_is_missing_is_said_under_the_field(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    page.add()
    rest(window)
    press(window, "บันทึก")
    sheet = window.sheet()
    assert sheet is not None
    assert "ยังไม่มีเรื่องที่ต้องทำ พิมพ์ว่าจะทำอะไรก่อนบันทึก" in said(sheet)
    assert faults(window) == ""

    [words] = sheet.findChildren(Growing)
    type_text(words, "ทำ")
    [day] = sheet.findChildren(DateField)
    day.setText("31/2/2568")
    press(window, "บันทึก")
    assert "เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน แก้วันที่" in said(sheet)
    assert rows(workspace) == []


def test_begun_then_done_with_a_note_and_a_file_and_taken_back(
    window: MainWindow, page: ActionsPage, workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, ActionFields("แจ้งเวียน", "กลุ่มอำนวยการ", due=LATE))
    page.refresh()
    rest(window)
    proof = tmp_path / "หนังสือเวียน.pdf"
    proof.write_bytes(b"%PDF-1.7 proof")

    press(window, "เริ่มทำ")
    assert rows(workspace)[0].state == "doing"
    press(window, "เสร็จแล้ว")
    press(window, "ปิดงานว่าเสร็จ")
    sheet = window.sheet()
    assert sheet is not None
    assert any(words.startswith("ยังไม่มีบันทึกผลหรือหลักฐาน") for words in said(sheet))
    [closing] = window.findChildren(Finishing)
    closing.proof.take(proof)
    rest(window)
    assert "หนังสือเวียน.pdf" in said(sheet)
    type_text(closing.words, "เวียนครบ")
    press(window, "ปิดงานว่าเสร็จ")

    [one] = rows(workspace)
    assert (one.state, one.note, one.closed_on) == ("done", "เวียนครบ", today())
    assert (workspace.files / one.evidence).read_bytes() == b"%PDF-1.7 proof"
    assert "หนังสือเวียน.pdf" in said(page.list.pane)

    toast(window).take_back()
    rest(window)
    assert (rows(workspace)[0].state, rows(workspace)[0].note) == ("doing", "")


def test_dropped_with_a_reason_then_opened_again(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    put(workspace, ActionFields("ขอพัสดุ"))
    page.refresh()
    rest(window)

    press(window, "เลิก")
    press(window, "เลิกงานนี้")
    assert rows(workspace)[0].state == "open"
    [closing] = window.findChildren(Dropping)
    type_text(closing.words, "ไม่มีงบประมาณ")
    press(window, "เลิกงานนี้")
    assert (rows(workspace)[0].state, rows(workspace)[0].reason) == ("dropped", "ไม่มีงบประมาณ")
    assert "ไม่มีงบประมาณ" in said(page.list.pane)

    page.table.filter_by("dropped")
    press(window, "เปิดอีกครั้ง")
    assert rows(workspace)[0].state == "open"


def test_edited_by_f2_and_taken_back(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    put(workspace, ActionFields("ขอพัสดุ", "กลุ่มอำนวยการ"))
    page.refresh()
    rest(window)

    key(window, "F2")
    [sheet] = window.findChildren(ActionSheet)
    sheet.words.setPlainText("ขอพัสดุสำหรับพิธี")
    press(window, "บันทึก")
    assert [one.words for one in rows(workspace)] == ["ขอพัสดุสำหรับพิธี"]
    assert rows(workspace)[0].owner == "กลุ่มอำนวยการ"

    toast(window).take_back()
    rest(window)
    assert [one.words for one in rows(workspace)] == ["ขอพัสดุ"]


def test_ctrl_p_shows_the_report_of_the_chosen_years_tasks(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    put(workspace, ActionFields("ขอพัสดุ", due=LATE))
    page.refresh()
    rest(window)
    assert window.desk is not None
    window.desk.set_year(2570)

    key(window, "Ctrl+P")

    assert isinstance(window.page, DocumentsPage)
    one = window.page.table.current
    assert one is not None
    assert one.key[0] == "actions"
    assert window.page.where_now()["year"] == 2568


def test_chips_owner_and_search_narrow_the_list(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    late, other, _free = put(
        workspace,
        ActionFields("แจ้งเวียน", "กลุ่มอำนวยการ", due=LATE),
        ActionFields("ทำฐานข้อมูล", "กลุ่มนิเทศ", due=date(2999, 1, 1)),
        ActionFields("ขอพัสดุ"),
    )
    page.refresh()
    rest(window)
    assert page.header.facts == "๓ งาน · ยังไม่ปิด ๓ · เกินกำหนด ๑"

    page.open(filter="overdue")
    rest(window)
    assert [one.id for one in page.table.model.rows] == [late]
    page.look_for("")
    owner = page.list.owner
    owner.setCurrentIndex(owner.findData("กลุ่มนิเทศ"))
    owner.activated.emit(owner.currentIndex())
    assert [one.id for one in page.table.model.rows] == [other]

    page.open(action=late)
    rest(window)
    assert page.table.current is not None
    assert page.table.current.id == late
    with workspace.database.read() as session:
        assert overdue(session, workspace, 2568) == 1
        assert [one.where for one in find_actions(session, "แจ้ง อำนวย")] == [{"action": late}]


def test_a_lessons_item_is_followed_from_its_sheet_and_shows_how_it_stands(
    window: MainWindow, page: ActionsPage, workspace: Workspace
) -> None:
    record = add_lesson(workspace, activity="การคัดเลือก", recommendations=["ขยายเวลา", "แจ้งเวียน"])
    assert window.desk is not None
    follow_up(window.desk, record)
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert "ติดตามแล้ว ๐ จาก ๒ ข้อ" in said(sheet)

    press(window, "ติดตาม", sheet)
    [asked] = window.findChildren(ActionSheet)
    asked.owner.setEditText("กลุ่มอำนวยการ")
    asked.due.setText("1/6/2568")
    press(window, "บันทึก")

    [one] = rows(workspace)
    assert (one.words, one.owner, one.due, one.part) == (
        "ขยายเวลา",
        "กลุ่มอำนวยการ",
        LATE,
        "recommendations",
    )
    again = window.sheet()
    assert again is not None
    assert "ติดตามแล้ว ๑ จาก ๒ ข้อ" in said(again)
    assert [one.accessibleName() for one in again.findChildren(BadgeLabel)] == ["เกินกำหนด"]
    assert faults(window) == ""

    press(window, "เปิด", again)
    assert window.sheet() is None
    assert page.table.current is not None
    assert page.table.current.id == one.id
    assert window.desk is not None
    with workspace.database.read() as session:
        facts = read_facts(session, workspace, 2568)
    [thing] = [one for one in waiting(facts) if one.icon == "follow"]
    assert (thing.name, thing.count, thing.below) == ("งานติดตามเกินกำหนด", 1, "ขยายเวลา")


def test_a_lesson_without_recommendations_says_so(window: MainWindow, workspace: Workspace) -> None:
    assert window.desk is not None
    follow_up(window.desk, add_lesson(workspace, activity="การคัดเลือก"))
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert any(words.startswith("ยังไม่มีข้อในส่วน") for words in said(sheet))
    assert faults(window) == ""
