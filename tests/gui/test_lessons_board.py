"""The board of the year's activities through the real window, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.activities import queries, service
from core.activities.queries import BoardRow
from core.activities.service import ActivityFields
from core.lessons.model import LessonRecord
from core.thai.numerals import to_thai
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.home.reading import read_facts
from gui.pages.home.waiting import waiting
from gui.pages.lessons.board import Board
from gui.pages.lessons.board_listing import badges
from gui.pages.lessons.new_record import NewRecord
from gui.pages.lessons.page import LessonsPage
from gui.table_model import TONE_ROLE
from tests.factories import add_lesson, add_people, add_sample_lesson, open_round
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import button, key, press, rest, said, toast, window_of

YEAR = 2568


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    for one in window_of(workspace, memory, qtbot, "lessons", "awards", "settings"):
        assert one.desk is not None
        one.desk.set_year(YEAR)
        one.desk.go("lessons", board=True)
        rest(one)
        yield one


@pytest.fixture
def board(window: MainWindow) -> Board:
    assert isinstance(window.page, LessonsPage)
    return window.page.board


def put(workspace: Workspace, *names: str, **given: object) -> None:
    with workspace.database.write() as session:
        for name in names:
            service.add(session, ActivityFields(name, YEAR, **given))  # type: ignore[arg-type]


def rows(workspace: Workspace) -> list[BoardRow]:
    with workspace.database.read() as session:
        return queries.board(session, workspace.templates, YEAR)


def again(window: MainWindow) -> None:
    """The board reads what a test has put."""
    assert window.desk is not None
    window.desk.go("lessons", board=True)
    rest(window)


def type_here(window: MainWindow, words: str) -> None:
    window.activateWindow()
    QApplication.processEvents()
    field = window.focusWidget()
    assert field is not None
    type_text(field, words)


def test_an_activity_is_written_down_by_keyboard_and_taken_back(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    add_people(workspace, "นางสาวปิ่น งาม")
    assert board.head.facts == "ยังไม่มีกิจกรรมของปีนี้"
    key(window, "Ctrl+N")
    for words in ("เช้าวันพุธสุขใจ", "นางสาวปิ่น งาม", "วินัย", "1/10/2567", "30/9/2568"):
        type_here(window, words)
        key(window, "Tab")
    press(window, "บันทึก")

    [one] = rows(workspace)
    assert (one.name, one.kind, one.starts_on) == ("เช้าวันพุธสุขใจ", "วินัย", date(2024, 10, 1))
    assert (one.owner_id, one.ends_on) == (1, date(2025, 9, 30))
    assert board.head.facts == "๑ กิจกรรม · ยังรายงานไม่ครบ ๑"

    toast(window).take_back()
    rest(window)
    assert rows(workspace) == []


def test_a_pasted_table_is_shown_before_it_is_kept(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    put(workspace, "ตักบาตร")
    again(window)
    board.paste("กิจกรรม\tวันที่\n๑. ตักบาตร\t\n๒. เช้าวันพุธสุขใจ\tทุกวันพุธ")
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    told = "\n".join(said(sheet))
    assert "ใหม่ ๑ กิจกรรม มีอยู่แล้ว ๑\n• เช้าวันพุธสุขใจ" in told
    assert "บรรทัดที่ ๓: อ่านวันที่ “ทุกวันพุธ” ไม่ได้" in told
    assert faults(window) == ""
    press(window, "เพิ่มทั้งหมด")

    assert [one.name for one in rows(workspace)] == ["เช้าวันพุธสุขใจ", "ตักบาตร"]
    toast(window).take_back()
    rest(window)
    assert [one.name for one in rows(workspace)] == ["ตักบาตร"]


def test_nothing_new_to_paste_cannot_be_added(window: MainWindow, board: Board) -> None:
    board.paste()
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    add = button(sheet, "เพิ่มทั้งหมด")
    assert (add.isEnabled(), add.toolTip() != "") == (False, True)


def test_what_a_lesson_is_about_is_written_down_with_its_owner(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    add_lesson(workspace, activity="จิตอาสา", fiscal_year=YEAR)
    again(window)
    assert not button(board, "เอาออก").isEnabled()
    press(window, "ใส่ข้อมูล")
    type_here(window, "กลุ่มอำนวยการ")
    press(window, "บันทึก")

    [one] = rows(workspace)
    assert (one.id, one.owner, one.standing) == (1, "กลุ่มอำนวยการ", "writing")
    assert button(board, "เอาออก").isEnabled()


def test_edited_and_put_back(window: MainWindow, board: Board, workspace: Workspace) -> None:
    put(workspace, "ตักบาตร", owner="กลุ่มอำนวยการ")
    again(window)
    key(window, "F2")
    sheet = window.sheet()
    assert sheet is not None
    type_here(window, "และพัสดุ")
    press(window, "บันทึก")
    [changed] = rows(workspace)
    toast(window).take_back()
    rest(window)

    assert changed.owner == "กลุ่มอำนวยการและพัสดุ"
    assert rows(workspace)[0].owner == "กลุ่มอำนวยการ"


def test_a_name_that_is_there_is_refused_under_its_field(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    put(workspace, "ตักบาตร")
    again(window)
    board.add()
    rest(window)
    type_here(window, "โครงการตักบาตร")
    press(window, "บันทึก")

    sheet = window.sheet()
    assert sheet is not None
    assert any("มีกิจกรรม “ตักบาตร” อยู่แล้ว" in words for words in said(sheet))
    assert faults(window) == ""
    assert len(rows(workspace)) == 1


def test_taken_out_and_put_back(window: MainWindow, board: Board, workspace: Workspace) -> None:
    put(workspace, "ตักบาตร")
    again(window)
    press(window, "เอาออก")
    assert rows(workspace) == []
    toast(window).take_back()
    rest(window)
    assert [one.name for one in rows(workspace)] == ["ตักบาตร"]


def test_delete_says_why_an_activity_stays(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    add_lesson(workspace, activity="ตักบาตร", fiscal_year=YEAR)
    again(window)
    board.table.view.setFocus()
    key(window, "Del")
    assert toast(window).accessibleName().startswith("กิจกรรมนี้มาจาก")
    assert [one.name for one in rows(workspace)] == ["ตักบาตร"]


def test_the_act_beside_it_opens_its_record_or_begins_one(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    put(workspace, "ตักบาตร")
    again(window)
    press(window, "เขียนถอดบทเรียน")
    sheet = window.sheet()
    assert isinstance(sheet, NewRecord)
    assert (sheet.activity.text(), sheet.year.currentData()) == ("ตักบาตร", YEAR)
    press(window, "เริ่มเขียน")
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert page.writing.answers["activity"] == "ตักบาตร"

    again(window)
    assert [one.standing for one in board.rows] == ["writing"]
    press(window, "เปิดบันทึก")
    assert page.writing is not None


def test_a_round_leads_to_the_record_about_it(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    open_round(workspace)
    again(window)
    press(window, "เขียนถอดบทเรียน")
    sheet = window.sheet()
    assert isinstance(sheet, NewRecord)
    assert sheet.round.currentData() == "virtue-2568"


def test_the_list_as_shown_goes_to_excel(
    window: MainWindow, board: Board, workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, "ตักบาตร", "จิตอาสา")
    again(window)
    board.table.search.setText("อาสา")
    board.write_workbook(tmp_path / "board.xlsx")
    rest(window)

    sheet = openpyxl.load_workbook(tmp_path / "board.xlsx").worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["กิจกรรม", "จิตอาสา"]


def test_a_zoomed_window_stays_on_the_board(window: MainWindow, board: Board) -> None:
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.where_now()["board"] is True


def test_the_home_page_tells_how_many_are_not_reported(workspace: Workspace) -> None:
    put(workspace, "ตักบาตร", "จิตอาสา")
    add_lesson(workspace, activity="จิตอาสา", fiscal_year=YEAR)
    with workspace.database.read() as session:
        facts = read_facts(session, workspace, YEAR)

    [one] = [thing for thing in waiting(facts) if thing.name == "กิจกรรมที่ยังไม่รายงาน"]
    assert (one.count, one.below, one.place) == (1, "ตักบาตร", "lessons")
    assert one.where == {"board": True, "activity": 1}


def test_an_activity_of_another_year_brings_its_year_along(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    with workspace.database.write() as session:
        service.add(session, ActivityFields("ตักบาตร", 2567))
        wanted = service.add(session, ActivityFields("จิตอาสา", 2567))
    assert window.desk is not None
    window.desk.go("lessons", board=2567, activity=wanted)
    rest(window)

    assert window.desk.year_be == 2567
    assert board.table.current is not None
    assert board.table.current.id == wanted


def test_of_ten_activities_the_two_not_reported_are_named_in_red(
    window: MainWindow, board: Board, workspace: Workspace
) -> None:
    names = [f"กิจกรรมที่ {to_thai(n)}" for n in range(1, 11)]
    put(workspace, *names)
    for name in names[:8]:
        id_ = add_sample_lesson(workspace)
        with workspace.database.write() as session:
            session.get_one(LessonRecord, id_).activity = name
    again(window)
    model = board.table.model
    red = {
        row.name
        for place, row in enumerate(model.rows)
        if model.data(model.index(place, 0), TONE_ROLE) == "bad-text"
    }
    assert red == {*names[8:]}
    assert [one.text for row in model.rows[:2] for one in badges(row)] == ["ยังไม่รายงาน"] * 2
    assert board.head.facts == "๑๐ กิจกรรม · ยังรายงานไม่ครบ ๒"
