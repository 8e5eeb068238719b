"""Hits are ticked into a topic; its chart leads to the lines, and they to their records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.topics import queries
from core.topics.queries import TopicRow, TopicView
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons import LessonsPage
from gui.pages.search import SearchPage
from gui.widgets.year_bars import YearBars
from tests.factories import add_lesson, own_office
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.walking import write
from tests.gui.windows import key, press, rest, said, toast, window_of

NAME = "เวลาซ้อนกับภารกิจหลัก"


@pytest.fixture
def lessons(workspace: Workspace) -> list[int]:
    own_office(workspace)
    return [
        add_lesson(workspace, activity=f"งานที่ {n}", fiscal_year=year, problems=["วันซ้อนกัน"])
        for n, year in enumerate((2565, 2567, 2567))
    ]


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "lessons", "search")


def page_of(window: MainWindow) -> SearchPage:
    assert isinstance(window.page, SearchPage)
    return window.page


def searched(window: MainWindow) -> SearchPage:
    assert window.desk is not None
    window.desk.go("search", words="วันซ้อน")
    rest(window)
    return page_of(window)


def kept(window: MainWindow) -> SearchPage:
    """Every hit is in a new topic, and the topic is shown; by keyboard."""
    page = searched(window)
    key(window, "Down", "Space", "Down", "Space", "Down", "Space")
    page.keep()
    rest(window)
    write(NAME)
    key(window, "Return")
    press(window, "ดูประเด็น", toast(window))
    return page


def focused() -> str:
    """What the widget with the keyboard is called."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def topics(workspace: Workspace) -> list[TopicRow]:
    with workspace.database.read() as session:
        return queries.topics(session)


def topic(workspace: Workspace) -> TopicView:
    [row] = topics(workspace)
    with workspace.database.read() as session:
        return queries.topic(session, row.id)


def bars(page: SearchPage) -> list[str]:
    [found] = page.findChildren(YearBars)
    return [bar.accessibleName() for bar in found.bars]


def test_ticked_hits_become_a_topic_with_its_chart(
    lessons: list[int], window: MainWindow, workspace: Workspace
) -> None:
    page = kept(window)

    assert [(one.name, one.lines, one.years) for one in topics(workspace)] == [(NAME, 3, 2)]
    assert page.header.title == "ประเด็น"
    assert bars(page) == ["ปี ๒๕๖๕ ๑ ข้อ", "ปี ๒๕๖๖ ๐ ข้อ", "ปี ๒๕๖๗ ๒ ข้อ"]
    assert len(page.topics.table.model.rows) == 3
    assert page.hits.chosen == []
    assert faults(window) == ""


def test_a_bar_shows_its_lines_and_a_line_its_record(
    lessons: list[int], window: MainWindow
) -> None:
    page = kept(window)

    page.topics.bars.bars[0].click()
    rest(window)
    assert [one.title for one in page.topics.table.model.rows] == ["งานที่ 0"]
    page.topics.bars.bars[0].click()
    rest(window)
    assert len(page.topics.table.model.rows) == 3
    page.topics.table.choose_first()
    page.topics.table.view.setFocus()
    key(window, "Return")

    writing = window.page
    assert isinstance(writing, LessonsPage)
    assert writing.writing is not None
    assert (writing.writing.view.fiscal_year, writing.writing.here) == (2567, "problems")
    assert window.desk is not None
    window.desk.back()
    rest(window)
    assert page_of(window).on_topics
    assert len(page_of(window).topics.table.model.rows) == 3


def test_all_of_it_by_keyboard(lessons: list[int], window: MainWindow) -> None:
    key(window, "Ctrl+Shift+F")
    page = page_of(window)
    write("วันซ้อน")
    while page._timer.isActive():
        QTest.qWait(10)
    rest(window)
    key(window, "Down", "Space", "Down", "Space", "Down", "Space")
    key(window, "Ctrl+N")
    write(NAME)
    key(window, "Return")
    key(window, "Ctrl+K")
    write("ประเด็นทั้งหมด")
    rest(window)
    key(window, "Return")

    assert page.on_topics
    assert focused() == "ปี ๒๕๖๗ ๒ ข้อ"  # the chart, at its last year
    key(window, "Left", "Left", "Space")
    assert [one.title for one in page.topics.table.model.rows] == ["งานที่ 0"]
    key(window, "Shift+Tab")
    assert focused() == "ประเด็น"
    key(window, "F6", "F6")
    assert QApplication.focusWidget() is page.topics.table.view
    key(window, "Home", "Return")

    writing = window.page
    assert isinstance(writing, LessonsPage)
    assert writing.writing is not None
    assert (writing.writing.view.id, writing.writing.here) == (lessons[0], "problems")


def test_a_year_keeps_the_keyboard_when_its_lines_change(
    lessons: list[int], window: MainWindow
) -> None:
    page = kept(window)
    page.topics.table.choose_first()
    page.topics.table.view.setFocus()
    key(window, "Delete", "F6", "F6")
    assert isinstance(window.page, SearchPage)
    page.topics.bars.bars[-1].setFocus()
    assert focused() == "ปี ๒๕๖๗ ๑ ข้อ"

    key(window, "Ctrl+Z")

    assert focused() == "ปี ๒๕๖๗ ๒ ข้อ"


def test_what_is_there_already_is_not_put_in_twice(
    lessons: list[int], window: MainWindow, workspace: Workspace
) -> None:
    kept(window)
    key(window, "Esc")
    page = page_of(window)
    assert not page.on_topics

    key(window, "Space")
    page.keep()
    rest(window)
    press(window, "เก็บ ๑ ข้อ")  # the topic that is there is offered first

    assert toast(window).accessibleName().startswith("ทุกข้ออยู่ในประเด็นนี้แล้ว")
    assert len(topic(workspace).lines) == 3


def test_delete_takes_a_line_out_and_undo_puts_it_back(
    lessons: list[int], window: MainWindow, workspace: Workspace
) -> None:
    page = kept(window)
    page.topics.table.choose_first()
    page.topics.table.view.setFocus()

    key(window, "Delete")
    assert len(topic(workspace).lines) == 2
    key(window, "Ctrl+Z")

    assert len(topic(workspace).lines) == 3
    assert len(page.topics.table.model.rows) == 3


def test_a_topic_removed_can_be_put_back(
    lessons: list[int], window: MainWindow, workspace: Workspace
) -> None:
    page = kept(window)

    press(window, "ลบประเด็น")
    assert topics(workspace) == []
    assert "ยังไม่มีประเด็น" in said(page)
    key(window, "Ctrl+Z")

    assert (topic(workspace).name, len(topic(workspace).lines)) == (NAME, 3)
    assert bars(page)[0] == "ปี ๒๕๖๕ ๑ ข้อ"


def test_a_name_is_needed(lessons: list[int], window: MainWindow, workspace: Workspace) -> None:
    page = searched(window)
    key(window, "Down", "Space")
    page.keep()
    rest(window)

    press(window, "เก็บ ๑ ข้อ")
    sheet = window.sheet()
    assert sheet is not None
    assert any(one.startswith("ยังไม่มีชื่อประเด็น") for one in said(sheet))
    type_text(sheet.findChildren(QLineEdit)[-1], NAME)
    press(window, "เก็บ ๑ ข้อ")

    assert [one.lines for one in topics(workspace)] == [1]


def test_nothing_ticked_nothing_kept(lessons: list[int], window: MainWindow) -> None:
    page = searched(window)

    keeping = page.header.acts[1]
    assert keeping.why_not == "ยังไม่ได้ติ๊กข้อใด เลือกข้อแล้วกด Space"
    page.keep()
    rest(window)
    assert window.sheet() is None
