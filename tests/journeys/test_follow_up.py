"""A recommendation becomes a task, is seen to be late, and is closed with what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.actions import queries
from core.actions.queries import ActionRow
from core.documents.paper import Request
from core.documents.service import make_paper
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.actions import ActionsPage
from gui.pages.home.waiting import WaitRow
from gui.pages.lessons import LessonsPage
from tests.core.typeset.reading import pdfium
from tests.factories import add_lesson, open_round
from tests.gui.walking import key as press_key
from tests.gui.walking import write
from tests.gui.windows import go, key, rest, said, window_of


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "home", "lessons", "actions")


def only(workspace: Workspace) -> ActionRow:
    with workspace.database.read() as session:
        [one] = queries.actions(session)
    return one


def write_and_follow(window: MainWindow, record: int) -> None:
    """An item typed this moment becomes a task, by keyboard."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="recommendations")
    rest(window)
    assert isinstance(window.page, LessonsPage)
    write("ขยายเวลาลงคะแนน")
    [act] = [one for one in window.page.header.acts if one.name == "ติดตามข้อเสนอแนะ"]
    act.do()
    rest(window)
    press_key(window, Qt.Key.Key_Space)
    rest(window)
    write("กลุ่มอำนวยการ")
    press_key(window, Qt.Key.Key_Tab)
    write("15/9/2568")
    press_key(window, Qt.Key.Key_Return)
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert "ติดตามแล้ว ๑ จาก ๑ ข้อ" in said(sheet)
    key(window, "Esc")


def finish_chosen(window: MainWindow, note: str) -> int:
    """The task chosen on its page is closed with a note, by keyboard; returns its id."""
    page = window.page
    assert isinstance(page, ActionsPage)
    assert page.table.current is not None
    page.finish()
    rest(window)
    write(note)
    for _stop in ("evidence", "cancel", "close"):
        press_key(window, Qt.Key.Key_Tab)
    id_ = page.table.current.id
    press_key(window, Qt.Key.Key_Space)
    rest(window)
    return id_


def late(window: MainWindow) -> list[WaitRow]:
    """What the home page says is overdue."""
    go(window, "home")
    rows = window.findChildren(WaitRow)
    return [one for one in rows if "เกินกำหนด" in one.accessibleName()]


def test_from_the_lessons_item_to_what_came_of_it(window: MainWindow, workspace: Workspace) -> None:
    open_round(workspace)
    record = add_lesson(workspace, activity="การคัดเลือก", fiscal_year=2568)

    write_and_follow(window, record)
    task = only(workspace)
    assert (task.words, task.owner, task.due) == (
        "ขยายเวลาลงคะแนน",
        "กลุ่มอำนวยการ",
        date(2025, 9, 15),
    )
    assert (task.record_id, task.item_text, task.fiscal_year) == (record, task.words, 2568)

    [row] = late(window)
    row.click()
    rest(window)
    assert finish_chosen(window, "แจ้งเวียนแล้ว ลงคะแนนได้สองสัปดาห์") == task.id
    task = only(workspace)
    assert (task.state, task.note) == ("done", "แจ้งเวียนแล้ว ลงคะแนนได้สองสัปดาห์")
    assert late(window) == []

    with workspace.database.read() as session:
        paper = make_paper(session, workspace.house, Request("actions", year=2568))
    text = " ".join(pdfium(paper.data).split())
    assert "ติดตามทั้งหมด ๑ เรื่อง เสร็จ ๑" in text
    assert "แจ้งเวียนแล้ว ลงคะแนนได้สองสัปดาห์" in text
