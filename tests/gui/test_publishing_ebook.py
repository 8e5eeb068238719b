"""The year's book through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from core.activities import service
from core.activities.service import ActivityFields
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons.page import LessonsPage
from gui.pages.publishing.ebook import EbookSheet
from gui.runner import Task
from tests.core.typeset.reading import bare, pdfium
from tests.factories import add_sample_lesson
from tests.gui.looking import faults
from tests.gui.windows import press, rest, said, window_of

YEAR = 2568


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    add_sample_lesson(workspace)
    with workspace.database.write() as session:
        service.add(session, ActivityFields("ตักบาตรวันศุกร์", YEAR))
    for one in window_of(workspace, memory, qtbot, "lessons", "settings"):
        assert one.desk is not None
        one.desk.set_year(YEAR)
        one.desk.go("lessons", board=True)
        rest(one)
        yield one


def asked(window: MainWindow) -> EbookSheet:
    """The sheet that asks, opened from the board."""
    assert isinstance(window.page, LessonsPage)
    press(window, "รวมเล่ม")
    [sheet] = window.desk.host.findChildren(EbookSheet)  # type: ignore[union-attr]
    return sheet


def test_the_book_is_made_with_what_is_typed_and_its_notes_are_told(
    window: MainWindow, tmp_path: Path
) -> None:
    sheet = asked(window)
    assert any("ยังรายงานไม่ครบ ๑ กิจกรรม: ตักบาตรวันศุกร์" in words for words in said(window))
    assert faults(window) == ""
    sheet.author.setText("งานวินัยและนิติการ")
    sheet.preface.setPlainText("คำนำของเราเอง")
    sheet.named.setChecked(True)

    sheet.make(tmp_path / "book.pdf")
    rest(window)

    data = (tmp_path / "book.pdf").read_bytes()
    for words in ("งานวินัยและนิติการ", "คำนำของเราเอง", "ตักบาตรวันศุกร์ (ยังไม่รายงาน)"):
        assert bare(words) in bare(pdfium(data))
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        assert len(pdf.pages) > 3
    assert "รวมเล่มเสร็จแล้ว" in said(window)
    assert faults(window) == ""
    press(window, "ปิด")
    assert window.sheet() is None


def test_a_stop_leaves_no_file(window: MainWindow, tmp_path: Path) -> None:
    sheet = asked(window)
    sheet.make(tmp_path / "book.pdf")
    assert window.desk is not None
    [task] = window.desk.runner.findChildren(Task)
    task.cancel()
    rest(window)

    assert list(tmp_path.glob("*.pdf*")) == []
    assert window.sheet() is None


def test_an_office_without_a_name_is_told_what_is_missing(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.change_settings(type(workspace.settings)())
    sheet = asked(window)
    sheet.make(tmp_path / "book.pdf")
    rest(window)

    assert any("ยังขาด ชื่อสำนักงาน" in words for words in said(window))
    assert not (tmp_path / "book.pdf").exists()


def test_a_year_without_lessons_cannot_be_bound(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.set_year(2560)
    rest(window)
    page = window.page
    assert isinstance(page, LessonsPage)
    [act] = [one for one in page.header.acts if one.name == "รวมเล่ม"]
    assert act.why_not == "ยังไม่มีบันทึกถอดบทเรียนของปีนี้"
