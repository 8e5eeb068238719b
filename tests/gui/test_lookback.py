"""What earlier years left stands before the officer; each thing is one key away, going on too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.actions import service as actions
from core.actions.service import ActionFields
from core.lessons import queries as lessons
from core.lookback import queries
from core.lookback.plan import Plan
from core.lookback.views import CarriedRow, Left
from core.workspace import Workspace
from gui.hints import BREAK
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.awards.opening import Opening
from gui.pages.awards.page import AwardsPage
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.lookback import GO_ON, PASS, LookBackPanel
from gui.pages.lessons.new_record import Beginning
from gui.widgets.marked import Marked
from tests.factories import add_lesson, add_people, open_round, own_office
from tests.gui.windows import key, press, rest, said, window_of

NAME = "บุคลากรคุณธรรมต้นแบบ"
YEAR = 2569


@pytest.fixture
def last_year(workspace: Workspace) -> int:
    """A lesson of the year before with an open task; returns the record's id."""
    own_office(workspace)
    record = add_lesson(
        workspace,
        activity=f"{NAME} ปี {YEAR - 1}",
        fiscal_year=YEAR - 1,
        problems=["วันลงคะแนนซ้อนกับภารกิจหลัก"],
        went_well=["แบบฟอร์มใช้ง่าย"],
        recommendations=["ขยายเวลาลงคะแนน", "ทำคู่มือ"],
    )
    with workspace.database.write() as session:
        answers = lessons.lesson(session, workspace.templates, record).answers
        advice = answers["recommendations"]
        assert isinstance(advice, tuple)
        given = ActionFields(owner="กลุ่มอำนวยการ", due=date(2026, 1, 15))
        actions.from_item(session, advice[0].id, given, date(2025, 10, 1))
    add_lesson(
        workspace,
        activity="อบรมครู",
        fiscal_year=2567,
        problems=["วันอบรมซ้อนกับภารกิจหลักของโรงเรียน"],
    )
    return record


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "lessons", "awards", "actions")


def begin(window: MainWindow, activity: str = f"กิจกรรม{NAME}", year: int = YEAR) -> None:
    """A record of this name is begun, as the sheet of a new record does it."""
    page = window.page
    assert isinstance(page, LessonsPage)
    page._add(Beginning("lesson-memo", {"activity": activity, "fiscal_year": year}))
    rest(window)


def panel(window: MainWindow) -> LookBackPanel:
    found = [one for one in window.findChildren(LookBackPanel) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def written(window: MainWindow) -> int:
    """The id of the record that is being written."""
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    return page.writing.view.id


def planned(workspace: Workspace) -> list[CarriedRow]:
    with workspace.database.read() as session:
        return queries.planned(session, Plan(NAME, YEAR))


def left(workspace: Workspace, record_id: int = 0) -> Left | None:
    with workspace.database.read() as session:
        return queries.look_back(session, Plan(NAME, YEAR, record_id=record_id)).left


def opening(window: MainWindow) -> Opening:
    assert window.desk is not None
    window.desk.set_year(YEAR)
    window.desk.go("awards", new=True)
    rest(window)
    page = window.page
    assert isinstance(page, AwardsPage)
    assert isinstance(page.part, Opening)
    return page.part


def why_not(window: MainWindow) -> str:
    page = window.page
    assert page is not None
    return page.header.acts[-1].why_not


def test_a_new_record_shows_open_tasks_first(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    begin(window)

    words = said(panel(window))
    headings = [one for one in words if one.endswith(" ข้อ") and one[-5] in "๐๑๒๓๔๕๖๗๘๙"]
    assert headings == [
        "งานที่ยังค้าง ๑ ข้อ",
        "ปัญหาและสิ่งที่ควรหลีกเลี่ยง ๑ ข้อ",
        "สิ่งที่ทำได้ดี ๑ ข้อ",
        "ข้อเสนอแนะ ๑ ข้อ",
        "บทเรียนใกล้เคียงของกิจกรรมอื่น ๑ ข้อ",
    ]
    assert words[1] == "ขยายเวลาลงคะแนน"
    assert "กลุ่มอำนวยการ · ภายใน ๑๕ ม.ค. ๒๕๖๙" in words
    [near] = panel(window).findChildren(Marked)
    assert (near.words, near.marked) == (
        "วันอบรมซ้อนกับภารกิจหลักของโรงเรียน",
        ["ซ้อนกับภารกิจหลัก"],
    )


def test_one_key_carries_and_one_goes_on(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    begin(window)
    key(window, "Down", "Space")  # the second line: a problem

    [row] = planned(workspace)
    assert (row.words, row.source_year) == ("วันลงคะแนนซ้อนกับภารกิจหลัก", YEAR - 1)
    assert "นำมาใช้แล้ว ๑ ข้อ" in said(window.sheet() or window)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "ถอนออก วันลงคะแนนซ้อนกับภารกิจหลัก"

    press(window, GO_ON)

    record = written(window)
    assert left(workspace, record) is not None
    assert window.sheet() is None
    with workspace.database.read() as session:
        problems = lessons.lesson(session, workspace.templates, record).answers["problems"]
    assert isinstance(problems, tuple)
    assert [one.text for one in problems] == ["วันลงคะแนนซ้อนกับภารกิจหลัก (จากบทเรียนปี 2568)"]


def test_the_mouse_carries_and_takes_back(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    begin(window)
    act = panel(window).lines[0].act

    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    rest(window)
    assert [one.words for one in planned(workspace)] == ["ขยายเวลาลงคะแนน"]
    assert (act.text(), panel(window).go_on.text()) == ("ถอนออก", GO_ON)

    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    rest(window)
    assert planned(workspace) == []
    assert (act.text(), panel(window).go_on.text()) == ("นำมาใช้", PASS)


def test_what_another_activity_learned_is_carried_too(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    begin(window)

    panel(window).lines[-1].act.click()
    rest(window)

    [row] = planned(workspace)
    assert (row.words, row.source_activity, row.source_year) == (
        "วันอบรมซ้อนกับภารกิจหลักของโรงเรียน",
        "อบรมครู",
        2567,
    )


def test_esc_goes_on_and_is_recorded(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    workspace.database.who = "นิติกร"
    begin(window)

    key(window, "Esc")

    assert window.sheet() is None
    known = left(workspace, written(window))
    assert known is not None
    assert known.who == "นิติกร"
    assert planned(workspace) == []


def test_a_new_activity_is_begun_without_a_word(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    begin(window, "ค่ายคุณธรรม")

    assert window.sheet() is None
    assert written(window) > last_year


def test_a_round_is_opened_after_earlier_years_were_read(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    add_people(workspace, "นายเมธา พงไพรงาม", "นางวิไลพร แสงธรรมดี")
    form = opening(window)
    assert why_not(window) == "ปีก่อนเขียนไว้ ๕ ข้อ อ่านก่อน แล้วกด ผ่านไปก่อน"
    assert "ปี ๒๕๖๘ · งานค้าง ๑ เรื่อง · บทเรียน ๓ ข้อ" in said(form)

    press(window, "อ่านเดี๋ยวนี้")
    key(window, "Space")
    assert [one.words for one in planned(workspace)] == ["ขยายเวลาลงคะแนน"]
    assert why_not(window) != ""
    press(window, GO_ON)

    assert left(workspace) is not None
    assert why_not(window) == ""
    form.open_round()
    rest(window)
    page = window.page
    assert isinstance(page, AwardsPage)
    words = [one.replace("\u00a0", " ") for one in said(page)]
    at = words.index("นำมาจากปีก่อน ๑ ข้อ")
    assert words[at + 1 : at + 3] == ["ขยายเวลาลงคะแนน", "จากบทเรียนปี ๒๕๖๘ · ภายใน ๑๕ ม.ค. ๒๕๖๙"]


def test_a_first_round_is_opened_at_once(window: MainWindow, workspace: Workspace) -> None:
    own_office(workspace)
    add_people(workspace, "นายเมธา พงไพรงาม")

    opening(window)

    assert why_not(window) == ""
    assert window.findChildren(LookBackPanel) == []


def test_what_was_read_can_be_read_again(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    add_people(workspace, "นายเมธา พงไพรงาม")
    opening(window)
    key(window, "Ctrl+K")
    key(window, "Esc")
    press(window, PASS)
    assert window.desk is not None
    page = window.page
    assert isinstance(page, AwardsPage)
    assert isinstance(page.part, Opening)
    page.part.open_round()
    rest(window)

    [again] = [one for one in page.header.acts if one.name == "บทเรียนปีก่อน"]
    again.do()
    rest(window)

    sheet = window.sheet()
    assert sheet is not None
    assert any("อ่านแล้วเมื่อ" in one for one in said(sheet))
    press(window, "ปิด")
    assert window.sheet() is None


def test_the_step_lesson_of_a_round_looks_back_too(
    last_year: int, window: MainWindow, workspace: Workspace
) -> None:
    add_people(workspace, "นายเมธา พงไพรงาม")
    key_ = open_round(workspace)  # of 2568; a lesson of 2567 stands behind it
    add_lesson(workspace, activity=NAME, fiscal_year=2567, problems=["บัตรไม่พอ"])
    assert window.desk is not None
    window.desk.go("awards", key=key_, step="lesson")
    rest(window)
    page = window.page
    assert page is not None
    page.header.acts[-1].do()
    rest(window)

    assert "บัตรไม่พอ" in said(panel(window))
    press(window, PASS)
    assert written(window) > 0


def test_marked_words_break_between_words_and_keep_their_marks(qtbot: QtBot) -> None:
    text = "ช่วงลงคะแนนตรงกับการรายงานงบประมาณของสำนักงาน"
    start = text.index("รายงาน")
    made = Marked(text, [(start, start + len("รายงาน"))])
    qtbot.addWidget(made)

    assert made.marked == ["รายงาน"]
    assert made.heightForWidth(120) > made.heightForWidth(900)
    laid = made._laid(160)
    lines = [laid.text()[one.textStart() : one.textStart() + one.textLength()]
             for one in map(laid.lineAt, range(laid.lineCount()))]  # fmt: skip
    assert "".join(lines).replace(BREAK, "") == text
    assert all(one.endswith(BREAK) for one in lines[:-1])
