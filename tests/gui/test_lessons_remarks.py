"""ตรวจทาน in the window: points, goes there, changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.lessons import queries
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons.page import LessonsPage
from gui.pages.lessons.remarks import Remarks
from tests.factories import add_lesson, own_office
from tests.gui.looking import faults
from tests.gui.windows import key, rest, said, toast, window_of


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    yield from window_of(workspace, memory, qtbot, "lessons", "settings")


def opened(window: MainWindow, workspace: Workspace, **answers: object) -> LessonsPage:
    id_ = add_lesson(workspace, **answers)
    assert window.desk is not None
    window.desk.go("lessons", lesson=id_)
    rest(window)
    assert isinstance(window.page, LessonsPage)
    return window.page


def test_remarks_are_listed_and_a_press_goes_to_the_part(
    window: MainWindow, workspace: Workspace
) -> None:
    process = ["จัดทำแผน", {"text": "ประชุม", "items": ["วันอังคารที่ ๑๙ ตุลาคม ๒๕๖๖"]}]
    page = opened(window, workspace, process=process, impression="ตามปฎิทินของปี")
    assert page.writing is not None
    before = dict(page.writing.answers)

    key(window, "F7")

    sheet = window.sheet()
    assert isinstance(sheet, Remarks)
    assert [link.text() for link in sheet.links] == [
        "กระบวนการดำเนินงาน ข้อ ๒",
        "กระบวนการดำเนินงาน ข้อ ๒.๑",
        "ความประทับใจ",
    ]
    assert "“ปฎิทิน” น่าจะเป็น “ปฏิทิน” ตรวจกับต้นฉบับ" in said(sheet)
    assert faults(window) == ""
    sheet.links[2].click()
    rest(window)
    assert window.sheet() is None
    assert page.writing.here == "impression"
    assert dict(page.writing.answers) == before
    with workspace.database.read() as session:
        kept = queries.lesson(session, workspace.templates, page.writing.view.id)
    assert kept.answers["impression"] == "ตามปฎิทินของปี"


def test_a_record_with_nothing_to_point_at_is_said_so(
    window: MainWindow, workspace: Workspace
) -> None:
    opened(window, workspace, rationale="จัดขึ้นเพื่อยกย่องผู้ทำความดี")
    key(window, "F7")
    assert window.sheet() is None
    assert "ตรวจทานแล้ว ไม่พบจุดที่ควรดูอีกครั้ง" in said(toast(window))
