"""What was recommended last year stands before the officer when the same award is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.actions import service as actions
from core.history import queries as history
from core.lookback import plan as plans
from core.lookback import queries
from core.lookback.views import CarriedRow
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.actions import ActionsPage
from gui.pages.awards.page import AwardsPage
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.lookback import LookBackPanel
from tests.factories import add_lesson, add_people, open_round
from tests.gui.walking import key as press_key
from tests.gui.walking import write
from tests.gui.windows import key, press, rest, said, window_of

THIS_YEAR, NEXT_YEAR = 2568, 2569


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "home", "awards", "lessons", "actions")


def follow_last_years_advice(window: MainWindow, record: int, owner: str, due: str) -> None:
    """The first recommendation of the record becomes a task, by keyboard."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record)
    rest(window)
    assert isinstance(window.page, LessonsPage)
    window.page.follow_up()
    rest(window)
    press_key(window, Qt.Key.Key_Space)
    rest(window)
    write(owner)
    press_key(window, Qt.Key.Key_Tab)
    write(due)
    press_key(window, Qt.Key.Key_Return)
    rest(window)
    key(window, "Esc")


def open_next_years_round(window: MainWindow) -> AwardsPage:
    """The form of a new round of the next year is on screen."""
    assert window.desk is not None
    window.desk.set_year(NEXT_YEAR)
    window.desk.go("awards", new=True)
    rest(window)
    assert isinstance(window.page, AwardsPage)
    return window.page


def planned(workspace: Workspace) -> list[CarriedRow]:
    plan = plans.of_round(workspace.rulebook.schemes["virtue"], NEXT_YEAR)
    with workspace.database.read() as session:
        return queries.planned(session, plan)


def test_what_is_left_of_this_year_is_in_next_years_plan(
    window: MainWindow, workspace: Workspace
) -> None:
    add_people(workspace, "นายเมธา พงไพรงาม", "นางวิไลพร แสงธรรมดี")
    open_round(workspace)
    workspace.database.who = "นิติกร"
    record = add_lesson(
        workspace,
        activity="บุคลากรคุณธรรมต้นแบบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        fiscal_year=THIS_YEAR,
        problems=["วันลงคะแนนซ้อนกับภารกิจหลัก"],
        recommendations=["ขยายเวลาลงคะแนน", "ทำคู่มือผู้ลงคะแนน"],
    )
    follow_last_years_advice(window, record, "กลุ่มอำนวยการ", "15/9/2568")

    page = open_next_years_round(window)
    [panel] = page.findChildren(LookBackPanel)
    assert [one.words for one in panel.lines] == [
        "ขยายเวลาลงคะแนน",  # the open task first, then problems, then what was recommended
        "วันลงคะแนนซ้อนกับภารกิจหลัก",
        "ทำคู่มือผู้ลงคะแนน",
    ]
    assert page.header.acts[-1].why_not != ""  # not before it was read, or passed

    press(window, "อ่านเดี๋ยวนี้")
    key(window, "Space", "Down", "Down", "Space")  # the task and the advice
    press(window, "อ่านแล้ว ไปต่อ")
    key(window, "Ctrl+Return")  # the act in ink: open the round
    assert [one.words for one in planned(workspace)] == ["ขยายเวลาลงคะแนน", "ทำคู่มือผู้ลงคะแนน"]
    words = said(page)
    at = words.index("นำมาจากปีก่อน ๒ ข้อ")
    assert words[at + 1] == "ขยายเวลาลงคะแนน"
    assert words.count("จากบทเรียนปี ๒๕๖๘") == 1  # the advice; the task says its day too
    with workspace.database.read() as session:
        [entry] = history.entries(session, "looked_back", 1)
    assert (entry.who, entry.changes["carried"][1]) == ("นิติกร", 2)
    assert (date.today() - entry.at.astimezone().date()).days == 0  # noqa: DTZ011 - the same clock

    press(window, "เปิดงาน", page)
    assert isinstance(window.page, ActionsPage)
    current = window.page.table.current
    assert current is not None
    assert (current.words, current.owner, current.due) == (
        "ขยายเวลาลงคะแนน",
        "กลุ่มอำนวยการ",
        date(2025, 9, 15),
    )
    with workspace.database.write() as session:
        actions.finish(session, current.id, date(2026, 1, 5), "ขยายเป็นสองสัปดาห์")
    assert [one.action.state for one in planned(workspace) if one.action] == ["done"]
