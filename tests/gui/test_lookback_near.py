"""While one writes, lessons that say nearly the same are told in one line, and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.lookback_near import NOTHING, NearBar, NearSheet
from gui.widgets.marked import Marked
from tests.factories import add_lesson, own_office
from tests.gui.walking import write
from tests.gui.windows import key, press, rest, said, window_of


@pytest.fixture
def earlier(workspace: Workspace) -> int:
    own_office(workspace)
    return add_lesson(
        workspace,
        activity="อบรมครู",
        fiscal_year=2567,
        problems=["วันอบรมซ้อนกับภารกิจหลักของโรงเรียน"],
    )


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "lessons")


def bar(window: MainWindow, workspace: Workspace, part: str = "problems") -> NearBar:
    """A new record is open at a part; the line below its form."""
    record = add_lesson(workspace, activity="ค่าย", fiscal_year=2569)
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part=part)
    rest(window)
    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    return page.writing.near


def typed(window: MainWindow, near: NearBar, words: str, qtbot: QtBot) -> None:
    """The words are typed where the keyboard is, and the pause after them is over."""
    write(words)
    qtbot.waitUntil(lambda: not near._timer.isActive())
    rest(window)


def test_what_is_typed_finds_its_neighbours(
    earlier: int, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    near = bar(window, workspace)
    assert (near.accessibleName(), near.isEnabled()) == (NOTHING, False)
    before, place = QApplication.focusWidget(), near.geometry()

    typed(window, near, "วันจัดค่ายซ้อนกับภารกิจหลัก", qtbot)

    assert [one.record_id for one in near.found] == [earlier]
    assert near.accessibleName() == "บทเรียนใกล้เคียง ๑ ฉบับ วันอบรมซ้อนกับภารกิจหลักของโรงเรียน"
    assert QApplication.focusWidget() is before
    assert near.geometry() == place


def test_what_nobody_said_before_stays_quiet(
    earlier: int, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    near = bar(window, workspace)

    typed(window, near, "ไฟฟ้าดับตอนบ่าย", qtbot)

    assert (near.found, near.accessibleName()) == ((), NOTHING)


def test_formal_parts_ask_nothing(earlier: int, window: MainWindow, workspace: Workspace) -> None:
    near = bar(window, workspace, "subject")

    write("วันอบรมซ้อนกับภารกิจหลักของโรงเรียน")

    assert near._timer.isActive() is False


def test_the_line_opens_a_sheet_to_copy_from(
    earlier: int, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    near = bar(window, workspace)
    typed(window, near, "วันจัดค่ายซ้อนกับภารกิจหลัก", qtbot)

    near.click()
    rest(window)
    sheet = window.sheet()
    assert isinstance(sheet, NearSheet)
    [told] = sheet.findChildren(Marked)
    assert told.marked == ["ซ้อนกับภารกิจหลัก"]
    assert "อบรมครู ๒๕๖๗" in said(sheet)
    press(window, "คัดลอก")

    assert window.sheet() is None
    assert QGuiApplication.clipboard().text() == ("วันอบรมซ้อนกับภารกิจหลักของโรงเรียน (จากบทเรียนปี 2567)")


def test_the_sheet_leads_to_the_record(
    earlier: int, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    near = bar(window, workspace)
    typed(window, near, "วันจัดค่ายซ้อนกับภารกิจหลัก", qtbot)
    near.click()
    rest(window)

    key(window, "Tab", "Space")

    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert (page.writing.view.id, page.writing.here) == (earlier, "problems")
