"""The register of numbers in the window: given to a paper, given by hand, entered, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import paths
from core.numbers import queries, service
from core.numbers.kinds import read_kinds
from core.numbers.queries import NumberRow
from core.numbers.service import NumberFields
from core.thai import calendar
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.documents import DocumentsPage
from gui.pages.documents.reading import LESSON, NUMBERS
from gui.pages.lessons import LessonsPage
from tests.core.documents.making import add_lesson
from tests.factories import OFFICE, own_office
from tests.gui import windows
from tests.gui.typing_thai import press, type_text
from tests.gui.windows import inks, key, rest, said, toast, window_of

KINDS = read_kinds((paths.RESOURCES,))
TODAY = datetime.now().astimezone().date()
YEAR = calendar.year_be(TODAY)
DAY = date(2025, 7, 4)


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    yield from window_of(workspace, memory, qtbot, "documents", "lessons")


@pytest.fixture
def page(window: MainWindow) -> Callable[..., DocumentsPage]:
    def opened(**where: object) -> DocumentsPage:
        assert window.desk is not None
        window.desk.go("documents", **where)
        rest(window)
        assert isinstance(window.page, DocumentsPage)
        return window.page

    return opened


def give(workspace: Workspace, subject: str, day: date = TODAY, kind: str = "letter") -> None:
    with workspace.database.write() as session:
        service.give(session, KINDS[kind], OFFICE.number_prefix, NumberFields(day, subject))


def rows(workspace: Workspace, year: int = YEAR) -> list[NumberRow]:
    with workspace.database.read() as session:
        return queries.numbers(session, KINDS, year)


def shown(page: DocumentsPage) -> list[str]:
    return [one.words for one in page.register.table.model.rows]


def test_an_empty_register_leads_on_and_the_first_number_is_given(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    here = page(part="register")
    assert window.page is here
    assert here.header.title.startswith("ทะเบียนเลขที่หนังสือ ปี ")
    assert "ออกเลขที่หนังสือจากที่นี่" in said(here)
    assert inks(window) == ["ออกเลข"]

    windows.press(window, "ออกเลข")
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, "แจ้งผลการคัดเลือก")
    key(window, "Ctrl+Return")

    assert window.sheet() is None
    assert [(one.words, one.subject, one.dated) for one in rows(workspace)] == [
        ("ศธ 09999/1", "แจ้งผลการคัดเลือก", TODAY)
    ]
    assert "ออกเลขที่ ศธ ๐๙๙๙๙/๑ แล้ว" in said(toast(window))
    assert shown(here) == ["ศธ 09999/1"]
    assert here.header.facts == "๑ เลข"


def test_what_is_missing_is_said_in_the_sheet(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    page(part="register").register.give()
    windows.press(window, "ออกเลข")
    over = window.sheet()
    assert over is not None
    assert any(words.startswith("ยังไม่มีเรื่อง") for words in said(over))
    assert rows(workspace) == []


def test_a_number_is_taken_back_with_a_reason(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    give(workspace, "หนึ่ง")
    give(workspace, "สอง")
    here = page(part="register")
    here.register.table.view.setFocus()
    press(here.register.table.view, Qt.Key.Key_Delete)
    rest(window)
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, "พิมพ์ผิด")
    key(window, "Ctrl+Return")

    assert [one.void_reason for one in rows(workspace)] == ["พิมพ์ผิด", ""]
    assert here.header.facts == "๒ เลข · ยกเลิก ๑"
    here.register.void()  # once is enough
    assert window.sheet() is None
    here.register.table.filter_by("standing")
    assert shown(here) == ["ศธ 09999/2"]
    here.register.table.filter_by("all")
    here.search()
    type_text(here.register.table.search, "พิมพ์ผิด")
    assert shown(here) == ["ศธ 09999/1"]


def test_a_number_given_on_paper_is_entered_and_a_series_begun(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    here = page(part="register")
    windows.press(window, "ตั้งเลขเริ่ม")
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, "๑๒๐")
    key(window, "Ctrl+Return")
    assert window.sheet() is None
    give(workspace, "จากคำสั่ง")
    assert [one.n for one in rows(workspace)] == [120]

    here = page(part="register")
    here.register.enter()
    over = window.sheet()
    assert over is not None
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, "ออกด้วยมือ")
    key(window, "Ctrl+Return")
    assert [(one.n, one.entered) for one in rows(workspace)] == [(1, True), (120, False)]

    here.register.begin()
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, "๕")
    key(window, "Ctrl+Return")
    over = window.sheet()
    assert over is not None
    assert any("ตั้งเลขเริ่มได้ตั้งแต่ ๑๒๑ ขึ้นไป" in words for words in said(over))


def test_year_and_series_narrow_the_list(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    give(workspace, "ก่อน", DAY)
    give(workspace, "คำสั่งก่อน", DAY, "order")
    give(workspace, "ปีนี้")
    here = page(part="register", year=2568)
    register = here.register
    assert shown(here) == ["ศธ 09999/1", "1/2568"]
    register.series.choose("order")
    register.series.activated.emit(register.series.currentIndex())
    assert shown(here) == ["1/2568"]
    register.series.choose("")
    register.year.choose(YEAR)
    register.year.activated.emit(register.year.currentIndex())
    rest(window)
    assert [one.subject for one in register.table.model.rows] == ["ปีนี้"]
    assert here.where_now() == {"part": "register", "year": YEAR}


def test_escape_goes_back_to_the_papers_and_the_register_is_one_of_them(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    give(workspace, "หนึ่ง", DAY)
    here = page(part="register", year=2568)
    here.register.print_()
    rest(window)
    assert not here.on_register
    assert here.table.current is not None
    assert (here.table.current.kind, here.table.current.about) == (NUMBERS, "ปี พ.ศ. ๒๕๖๘")
    assert here.pane.paper is not None
    assert here.pane.paper.paper.pages == 1

    windows.press(window, "ทะเบียนเลข")
    assert here.header.title == "ทะเบียนเลขที่หนังสือ ปี ๒๕๖๘"
    key(window, "Esc")
    assert here.header.title == "เอกสาร"


def test_a_lesson_gets_its_number_where_its_paper_is_made(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    record = add_lesson(workspace)
    here = page(kind=LESSON, lesson=record)
    windows.press(window, "ออกเลข")
    over = window.sheet()
    assert over is not None
    key(window, "Ctrl+Return")

    [row] = [one for one in rows(workspace, 2568) if one.record_id == record]
    assert row.words == "ศธ 09999/1"
    assert here.pane.paper is not None
    assert here.pane.paper.number == "ศธ ๐๙๙๙๙/๑"
    assert any("เลขที่ ศธ ๐๙๙๙๙/๑ " in words for words in said(here.pane))
    assert not here.pane.can_number
    assert "ออกเลข" not in [act.name for act in here.header.acts]

    windows.press(window, "ดูทะเบียน", toast(window))
    assert here.on_register
    assert here.register.table.current is not None
    assert here.register.table.current.id == row.id
    press(here.register.table.view, Qt.Key.Key_Return)
    rest(window)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    assert window.page.writing.view.id == record


def test_a_draft_is_not_numbered_and_a_circular_can_be_chosen(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    draft = add_lesson(workspace, subject="")
    here = page(kind=LESSON, lesson=draft)
    assert not here.pane.can_number
    made = windows.button(here.pane, "ออกเลข")
    assert not made.isEnabled()
    assert "ฉบับร่างไม่มีเลขที่" in made.toolTip()

    whole = add_lesson(workspace)
    here = page(kind=LESSON, lesson=whole)
    windows.press(window, "ออกเลข")
    key(window, "Down", "Ctrl+Return")
    assert [one.words for one in rows(workspace, 2568)] == ["ศธ 09999/ว 1"]


def test_a_number_typed_in_the_record_is_entered_from_its_paper(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:
    record = add_lesson(workspace, number="ศธ ๐๙๙๙๙/๔๕๖")
    here = page(kind=LESSON, lesson=record)
    windows.press(window, "ลงทะเบียนเลข")
    windows.press(window, "ลงทะเบียน")

    [row] = rows(workspace, 2568)
    assert (row.words, row.entered, row.record_id) == ("ศธ 09999/456", True, record)
    assert not here.pane.can_number
    assert "ลงทะเบียนเลขที่ ศธ ๐๙๙๙๙/๔๕๖ แล้ว" in said(toast(window))


def test_an_office_without_a_prefix_is_told(
    window: MainWindow, page: Callable[..., DocumentsPage], workspace: Workspace
) -> None:

    record = add_lesson(workspace)
    none = replace(workspace.settings.office, number_prefix="")
    workspace.change_settings(replace(workspace.settings, office=none))
    page(kind=LESSON, lesson=record).pane.give_number()
    rest(window)
    over = window.sheet()
    assert over is not None
    assert any("ยังไม่มีเลขที่หนังสือของสำนักงาน" in words for words in said(over))
