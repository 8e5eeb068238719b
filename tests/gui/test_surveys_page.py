"""ความพึงพอใจ through the real window, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from core import paths
from core.activities import service as activities
from core.activities.service import ActivityFields
from core.surveys import queries
from core.surveys.queries import SurveyRow
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.lessons import LessonsPage
from gui.pages.surveys import SurveysPage, find_surveys
from gui.widgets.fields import Combo
from tests.core.surveys.exports import golden, write
from tests.core.typeset.reading import pdfium
from tests.factories import own_office
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import button, drag, key, press, rest, said, toast, window_of

YEAR = 2568
NAME = "โครงการคุณธรรม"


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    with workspace.database.write() as session:
        activities.add(session, ActivityFields(NAME, YEAR))
    for window in window_of(workspace, memory, qtbot, "surveys", "lessons", "settings"):
        assert window.desk is not None
        window.desk.set_year(YEAR)
        rest(window)
        yield window


@pytest.fixture
def page(window: MainWindow) -> SurveysPage:
    assert isinstance(window.page, SurveysPage)
    return window.page


def kept(workspace: Workspace) -> list[SurveyRow]:
    with workspace.database.read() as session:
        return queries.surveys(session)


def type_here(window: MainWindow, words: str) -> None:
    """Type where the keyboard is."""
    window.activateWindow()
    QApplication.processEvents()
    field = window.focusWidget()
    assert field is not None
    type_text(field, words)


def keep(window: MainWindow, page: SurveysPage, tmp_path: Path) -> None:
    page.take(golden(tmp_path))
    rest(window)
    press(window, "เก็บผล")


def test_a_dropped_file_is_told_kept_by_keys_printed_and_taken_back(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert "ยังไม่มีผลความพึงพอใจของปีนี้" in said(page)
    drag(page, golden(tmp_path))
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    told = said(sheet)
    assert "ผู้ตอบ ๒๔๙ คน" in told
    assert told.count("๔.๔๑ · S.D. ๐.๗๒ · มาก · n ๒๔๙") == 2
    assert "๔.๔๑ · S.D. ๐.๗๒ · มาก · n ๔๙๘" in told
    assert "อ่านได้ครบทุกช่อง" in told
    assert faults(window) == ""

    key(window, "Ctrl+A")
    type_here(window, "ความพึงพอใจ")
    key(window, "Tab", "Tab")  # past the year
    type_here(window, NAME)
    key(window, "Tab", "Down")
    assert "๔.๔๑ · S.D. ๐.๗๒ · มากที่สุด · n ๔๙๘" in said(sheet)
    key(window, "Tab", "Tab", "Tab", "Return")  # past the table and ยกเลิก

    [row] = kept(workspace)
    assert (row.title, row.fiscal_year, row.activity) == ("ความพึงพอใจ", YEAR, NAME)
    assert (row.bands, row.word) == ("0.80", "มากที่สุด")
    assert page.table.current is not None
    assert page.table.current.row.id == row.id
    page.look()
    rest(window)
    assert "ผู้ตอบแบบประเมิน ๒๔๙ คน" in pdfium(page.pane.preview.pages.data)
    assert faults(window) == ""
    toast(window).take_back()
    rest(window)
    assert kept(workspace) == []


def test_what_is_not_counted_is_listed_with_row_and_column(
    window: MainWindow, page: SurveysPage, tmp_path: Path
) -> None:
    rows = [("5", "5"), ("ดีมาก", "9"), ("4", "9")]
    page.take(write(tmp_path / "f.csv", rows, ("ภาพรวม", "เต็มสิบ")))
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    told = said(sheet)
    assert "ควรดู ๓ เรื่อง อยู่ท้ายรายการ" in told
    beginnings = [line.partition(":")[0].partition(" มี")[0] for line in told if line[:1] == "•"]
    cell = "• แถวที่ ๓ คอลัมน์ “ภาพรวม”"
    assert beginnings == ["• คอลัมน์ “เต็มสิบ”", cell, "• แถวที่ ๓"]


def test_a_file_that_is_no_survey_is_refused_in_words(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    page.take(write(tmp_path / "f.csv", [("ดี",)], ("ติชม",)))
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert any("ไม่พบคอลัมน์ที่ตอบเป็นระดับ" in line for line in said(sheet))
    assert kept(workspace) == []


def test_the_same_file_is_not_kept_twice_and_nothing_typed_is_lost(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    keep(window, page, tmp_path)
    keep(window, page, tmp_path)
    assert any("เก็บไว้แล้วเป็นผลความพึงพอใจหมายเลข ๑" in line for line in said(window))
    assert len(kept(workspace)) == 1


def test_edited_by_keys_removed_by_delete_and_both_can_be_undone(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    keep(window, page, tmp_path)
    before = kept(workspace)
    page.table.view.setFocus()
    key(window, "F2", "Ctrl+A")
    type_here(window, "ชื่อใหม่")
    press(window, "บันทึก")
    assert [row.title for row in kept(workspace)] == ["ชื่อใหม่"]
    toast(window).take_back()
    rest(window)
    assert kept(workspace) == before

    page.table.view.setFocus()
    key(window, "Del")
    assert kept(workspace) == []
    assert "ยังไม่มีผลความพึงพอใจของปีนี้" in said(page)
    toast(window).take_back()
    rest(window)
    assert kept(workspace) == before


def test_a_word_alone_is_kept_and_printed(
    window: MainWindow, page: SurveysPage, workspace: Workspace
) -> None:
    press(window, "ใส่เป็นคำ")
    press(window, "บันทึก")
    assert "ยังไม่มีชื่อแบบประเมิน พิมพ์ชื่อก่อนบันทึก" in said(window)
    assert kept(workspace) == []
    type_here(window, "ปีก่อน")
    press(window, "บันทึก")
    [row] = kept(workspace)
    assert (row.title, row.word, row.table) == ("ปีก่อน", "มากที่สุด", None)
    assert "โดยไม่มีตัวเลข" in pdfium(page.pane.preview.pages.data).replace("\r\n", "")
    page.edit()
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert [one for one in sheet.findChildren(Combo) if type(one) is Combo] == []


def test_the_board_leads_to_an_activitys_survey(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert window.desk is not None
    window.desk.go("lessons", board=YEAR)
    rest(window)
    assert isinstance(window.page, LessonsPage)
    button(window.page, "ความพึงพอใจ").click()
    rest(window)
    assert window.findChildren(SurveysPage) == [page]
    assert page.isVisible()
    page.take(paths.SAMPLE / "survey.csv")
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert NAME in [one.currentText() for one in sheet.findChildren(QComboBox)]
    press(window, "เก็บผล")
    assert [row.activity for row in kept(workspace)] == [NAME]


def test_files_are_chosen_by_key_and_the_paper_leaves_by_the_header(
    window: MainWindow, page: SurveysPage, tmp_path: Path
) -> None:
    keep(window, page, tmp_path)
    acts = {act.name: act for act in page.header.acts}
    assert {"อ่านไฟล์แบบประเมิน", "บันทึก PDF", "บันทึกเป็น Word", "บันทึกเป็น Excel", "พิมพ์"} <= set(acts)
    assert [acts[name].key for name in ("อ่านไฟล์แบบประเมิน", "พิมพ์")] == ["Ctrl+N", "Ctrl+P"]
    assert [act.why_not for act in page.header.acts if act.why_not] == []
    page.table.view.setFocus()
    QTest.qWait(1)
    page.search()
    assert page.table.search.hasFocus()


def test_the_palette_finds_a_survey_and_it_opens_in_its_year(
    window: MainWindow, page: SurveysPage, workspace: Workspace, tmp_path: Path
) -> None:
    keep(window, page, tmp_path)
    with workspace.database.read() as session:
        [found] = find_surveys(session, "ความพึงพอใจ มาก")
        assert find_surveys(session, "ไม่มีชื่อนี้") == []
    assert (found.name, found.below) == ("แบบประเมินความพึงพอใจ", "๒๕๖๘ มาก")
    assert window.desk is not None
    window.desk.set_year(2570)
    rest(window)
    assert list(page.table.model.every) == []
    window.desk.go(found.place, **found.where)
    rest(window)
    assert window.desk.year_be == YEAR
    assert [one.row.id for one in page.table.model.every] == [1]


def test_a_round_leads_to_its_survey(
    sample_workspace: Workspace, memory: Memory, qtbot: QtBot
) -> None:
    for window in window_of(sample_workspace, memory, qtbot, "awards", "surveys"):
        assert window.desk is not None
        window.desk.go("awards", key="virtue-2568", step="lesson")
        rest(window)
        assert window.page is not None
        next(act for act in window.page.header.acts if act.name == "ความพึงพอใจ").do()
        rest(window)
        page = window.findChild(SurveysPage)
        assert isinstance(page, SurveysPage)
        assert [one.row.title for one in page.table.model.every] == ["ความพึงพอใจของผู้ลงคะแนน"]
