"""The page of search: every hit, narrowed by combos, opened at its part, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.lessons.model import LessonRecord
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons import LessonsPage
from gui.pages.search import SearchPage
from gui.pages.search import page as page_module
from gui.widgets.palette import Palette
from tests.factories import add_lesson, add_people, own_office
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.walking import write
from tests.gui.windows import key, press, rest, said, window_of


@pytest.fixture
def lessons(workspace: Workspace) -> list[int]:
    """Two lessons that speak of บัตรซ้อน, and a person."""
    own_office(workspace)
    one = add_lesson(
        workspace,
        activity="เลือกคนดี",
        fiscal_year=2568,
        problems=["บัตรซ้อนหลายใบ"],
        virtues=["discipline"],
    )
    two = add_lesson(workspace, activity="ค่าย", fiscal_year=2567, wishes=["ปีหน้าไม่มีบัตรซ้อนอีก"])
    with workspace.database.write() as session:
        session.get_one(LessonRecord, two).state = "signed"
    add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม")
    return [one, two]


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "people", "lessons", "search")


def searched(window: MainWindow, words: str) -> SearchPage:
    """The page shows what these words find; reached by its key, typed."""
    key(window, "Ctrl+Shift+F")
    page = window.page
    assert isinstance(page, SearchPage)
    write(words)
    rest_of(window, page)
    return page


def rest_of(window: MainWindow, page: SearchPage) -> None:
    while page._timer.isActive():
        QTest.qWait(10)
    rest(window)


def shown(page: SearchPage) -> list[tuple[str, str, str]]:
    return [(one.title, one.told, one.hit.excerpt) for one in page.hits.rows]


def test_every_hit_with_kind_year_and_part(lessons: list[int], window: MainWindow) -> None:
    page = searched(window, "ซ้อน")

    told = shown(page)
    assert len(told) == 3
    assert ("เลือกคนดี", "ถอดบทเรียน · ๒๕๖๘ · ปัญหา อุปสรรค", "บัตรซ้อนหลายใบ") in told
    assert ("ค่าย", "ถอดบทเรียน · ๒๕๖๗ · สิ่งที่ต้องการเพิ่ม", "ปีหน้าไม่มีบัตรซ้อนอีก") in told
    assert page.header.facts == "พบ ๓ แห่ง · บุคลากร ๑ · ถอดบทเรียน ๒"
    assert "ทั้งหมด ๓ แห่ง" in said(page)
    assert [row.hit.excerpt[a:b] for row in page.hits.rows for a, b in row.hit.spans] == ["ซ้อน"] * 3
    assert faults(window) == ""


@pytest.mark.parametrize(
    ("name", "value", "titles"),
    [
        ("kinds", "lesson", {"เลือกคนดี", "ค่าย"}),
        ("kinds", "person", {"นางสาวกาญจนา พุดซ้อนงาม"}),
        ("years", 2567, {"ค่าย"}),
        ("templates", "lesson-memo", {"เลือกคนดี", "ค่าย"}),
        ("virtues", "discipline", {"เลือกคนดี"}),
        ("states", "signed", {"ค่าย"}),
        ("states", "dropped", set[str]()),
    ],
)
def test_each_combo_narrows(
    lessons: list[int], window: MainWindow, name: str, value: object, titles: set[str]
) -> None:
    page = searched(window, "ซ้อน")

    page.filters.combos[name].choose(value)
    rest(window)

    assert {title for title, _told, _words in shown(page)} == titles
    assert ("ไม่พบคำนี้" in said(page)) is (not titles)
    press(window, "ล้างตัวกรอง")
    assert len(page.hits.rows) == 3


def test_down_and_enter_open_the_part(lessons: list[int], window: MainWindow) -> None:
    page = searched(window, "บัตรซ้อน")
    assert [one.hit.id for one in page.hits.rows] == lessons

    key(window, "Down", "Down", "Return")

    writing = window.page
    assert isinstance(writing, LessonsPage)
    assert writing.writing is not None
    assert (writing.writing.view.id, writing.writing.here) == (lessons[1], "wishes")
    assert window.desk is not None
    window.desk.back()
    rest(window)
    back = window.page
    assert isinstance(back, SearchPage)
    assert (back.field.text(), len(back.hits.rows)) == ("บัตรซ้อน", 2)


def test_the_palette_leads_here_with_its_words(lessons: list[int], window: MainWindow) -> None:
    palette = window.open_palette()
    assert isinstance(palette, Palette)
    type_text(palette.field, "ซ้อน")
    while palette._timer.isActive():
        QTest.qWait(10)
    rest(window)
    assert [line.entry.name for line in palette.lines][-1] == "ดูผลทั้งหมด ๓ แห่ง"

    key(window, "Ctrl+Return")

    page = window.page
    assert isinstance(page, SearchPage)
    assert (page.field.text(), len(page.hits.rows)) == ("ซ้อน", 3)
    assert QApplication.focusWidget() is page.field


def test_more_follow_when_the_end_is_reached(
    workspace: Workspace, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "FIRST", 20)
    add_lesson(workspace, activity="งาน", problems=[f"บัตรซ้อนใบที่ {n}" for n in range(50)])
    page = searched(window, "บัตรซ้อน")
    assert len(page.hits.rows) == 20
    assert "แสดง ๒๐ แห่งที่ตรงที่สุด จาก ๕๐ แห่ง" in said(page)

    for _ in range(2):
        bar = page.hits.verticalScrollBar()
        bar.setValue(bar.maximum())
        rest(window)

    assert len({one.hit.place for one in page.hits.rows}) == 50
    assert "ทั้งหมด ๕๐ แห่ง" in said(page)


def test_without_words_it_says_how(window: MainWindow) -> None:
    key(window, "Ctrl+Shift+F")
    page = window.page
    assert isinstance(page, SearchPage)

    assert "พิมพ์คำที่จำได้" in said(page)
    assert page.header.acts[-1].why_not != ""
    key(window, "Esc")
    assert not isinstance(window.page, SearchPage)


def test_the_sidebar_has_no_line_for_it(lessons: list[int], window: MainWindow) -> None:
    searched(window, "ซ้อน")

    sidebar = window.shell.sidebar
    assert sidebar is not None
    assert list(sidebar.items) == ["people", "lessons"]
    assert [item.isChecked() for item in sidebar.items.values()] == [False, False]
    key(window, "Esc", "Esc")  # the first empties the field
    assert [item.isChecked() for item in sidebar.items.values()] == [True, False]


def test_space_and_the_mouse_tick(lessons: list[int], window: MainWindow) -> None:
    page = searched(window, "บัตรซ้อน")

    key(window, "Down", "Space")
    assert [one.hit.id for one in page.hits.chosen] == [lessons[0]]
    rect: QRect = page.hits.visualRect(page.hits.model().index(1, 0))
    place = rect.topLeft() + rect.center() - rect.topLeft()
    place.setX(20)
    QTest.mouseClick(page.hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [one.hit.id for one in page.hits.chosen] == lessons

    model: Any = page.hits.model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("เลือกแล้ว เลือกคนดี")
