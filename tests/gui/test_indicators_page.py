"""ตัวชี้วัด through the real window, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.indicators import queries
from core.indicators.results import Cell, Standing
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.documents import DocumentsPage
from gui.pages.indicators import IndicatorsPage
from gui.pages.indicators.asked import ADD_AWARD
from gui.widgets.fields import Combo
from tests.factories import add_people, own_office
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import button, drag, key, press, rest, said, window_of

YEAR = 2568
OPEN = "เปิดตัวชี้วัดคุณภาพแสนสุข"


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", position="นิติกร")
    add_people(workspace, "นายเกษม เงินดี", position="นักวิชาการเงินและบัญชี")
    for window in window_of(workspace, memory, qtbot, "indicators", "evidence", "documents"):
        assert window.desk is not None
        window.desk.set_year(YEAR)
        rest(window)
        yield window


@pytest.fixture
def page(window: MainWindow) -> IndicatorsPage:
    """The year is open, the keyboard on the criteria of the first one."""
    assert isinstance(window.page, IndicatorsPage)
    press(window, OPEN)
    choose(window, window.page, "กล้า")
    return window.page


def choose(window: MainWindow, page: IndicatorsPage, who: str) -> None:
    """Choose somebody by name, and go to the criteria."""
    [one] = [r for r in page.table.model.rows if who in r.standing.name][:1]
    page.table.choose(one.standing.id)
    page.pane.table.view.setFocus()
    rest(window)


def standing(workspace: Workspace, who: str, group: int = 0) -> Standing:
    with workspace.database.read() as session:
        [year] = queries.years(session)
        rows = queries.result(session, year.id).groups[group].standings
    return next(one for one in rows if who in one.name)


def cell(workspace: Workspace, who: str, name: str, group: int = 0) -> Cell:
    return next(c for c in standing(workspace, who, group).cells if c.indicator.key == name)


def type_here(window: MainWindow, words: str) -> None:
    window.activateWindow()
    QApplication.processEvents()
    field = window.focusWidget()
    assert field is not None
    type_text(field, words)


def row_named(window: MainWindow, page: IndicatorsPage, name: str, indicator: str) -> None:
    rows = page.pane.table.model.rows
    [one] = [r for r in rows if r.name == name and r.cell.indicator.key == indicator]
    page.pane.table.choose(one.key)
    rest(window)


def test_criteria_are_marked_by_keys_and_both_scores_are_seen(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace
) -> None:
    key(window, "F8", "F7", "F7", "F7", "F9")
    found = cell(workspace, "กล้า", "dmis")
    assert list(found.found.marks.values()) == ["unmet", "met", "met", "met", "waiting"]
    assert found.ladder
    assert found.by_item
    assert [found.ladder.score, found.by_item.score] == [0, 3]
    current = page.pane.current
    assert current is not None
    assert current.key == ("online-learning", 1, 0)
    page.pane.table.choose(("dmis", 1, 0))
    rest(window)
    words = said(page.pane)
    assert "รวม ๐ จาก ๔๕ คะแนน ร้อยละ ๐.๐๐ · ตามลำดับขั้น ๐ · รายข้อ ๓" in words
    assert "ได้ ๐ จาก ๕ · ตามลำดับขั้น ๐ · รายข้อ ๓ · ใช้วิธีนับตามลำดับขั้น" in words
    assert any("หยุดที่ข้อ ๑ เพราะไม่ผ่าน" in line for line in words)
    assert page.header.facts == "ตัวชี้วัดคุณภาพแสนสุข · ๔ ราย · รอหลักฐาน ๑ ราย"
    assert faults(window) == ""


def test_marks_are_taken_back_one_by_one(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace
) -> None:
    key(window, "F7", "F8")
    key(window, "Ctrl+Z")
    assert cell(workspace, "กล้า", "dmis").found.marks == {1: "met"}
    key(window, "Ctrl+Z", "Ctrl+Z")
    assert cell(workspace, "กล้า", "dmis").found.marks == {}
    page.pane.table.choose(("dmis", 2, 0))
    press(window, "ขาดหลักฐาน F9", page.pane)
    assert cell(workspace, "กล้า", "dmis").found.marks == {2: "waiting"}
    page.pane.table.choose(("dmis", 2, 0))
    page.mark("")
    rest(window)
    assert cell(workspace, "กล้า", "dmis").found.marks == {}


def test_an_award_is_typed_and_counts_once_its_file_is_dropped(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "เกียรติบัตร.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    row_named(window, page, ADD_AWARD, "award-partner")
    key(window, "Return")
    assert faults(window) == ""
    press(window, "บันทึก")
    sheet = window.sheet()
    assert sheet is not None
    assert "ยังไม่มีวันที่ได้รับ พิมพ์วันที่ก่อนบันทึก" in said(sheet)
    type_here(window, "1/3/2568")
    key(window, "Tab")
    press(window, "บันทึก")
    assert "ยังไม่มีชื่อรางวัล เติมแล้วบันทึกอีกครั้ง" in said(sheet)
    type_here(window, "ครูดีศรีแสนสุข")
    key(window, "Tab", "Tab", "Tab")
    type_here(window, "กรมส่งเสริมคุณธรรม")
    press(window, "บันทึก")
    [award] = cell(workspace, "กล้า", "award-partner").found.awards
    assert (award.name, award.level, award.giver) == (
        "ครูดีศรีแสนสุข",
        "national",
        "กรมส่งเสริมคุณธรรม",
    )
    assert cell(workspace, "กล้า", "award-partner").score.pending == (1,)

    row_named(window, page, "ครูดีศรีแสนสุข", "award-partner")
    drag(page, file)
    rest(window)
    assert cell(workspace, "กล้า", "award-partner").score.score == 5
    assert button(page.pane, "เปิด เกียรติบัตร.png").isVisible()


def test_a_file_is_evidence_of_its_criterion_and_can_be_taken_out(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "หน้าจอ.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    page.take(file)
    rest(window)
    [kept] = cell(workspace, "กล้า", "dmis").found.files
    assert (kept.criterion, kept.title) == (1, "ภาพหน้าจอรายการข้อมูลพื้นฐานในระบบ")
    assert faults(window) == ""
    press(window, "นำออก", page.pane)
    assert cell(workspace, "กล้า", "dmis").found.files == ()


def test_the_committee_says_a_score_with_a_reason(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace
) -> None:
    page.groups.choose("finance")
    rest(window)
    assert [one.standing.name for one in page.table.model.rows] == ["นายเกษม เงินดี"]
    page.pane.table.view.setFocus()
    key(window, "Return")
    type_here(window, "๖")
    press(window, "บันทึก")
    sheet = window.sheet()
    assert sheet is not None
    assert any("คะแนนต้องเป็นตัวเลข ๐ ถึง ๕" in line for line in said(sheet))
    key(window, "Ctrl+A")
    type_here(window, "๔.๕")
    press(window, "บันทึก")
    assert "ยังไม่มีเหตุผลของคณะกรรมการ เติมแล้วบันทึกอีกครั้ง" in said(sheet)
    type_here(window, "เบิกจ่ายตามเป้า")
    press(window, "บันทึก")
    found = cell(workspace, "เกษม", "finance-work", 3)
    assert (str(found.found.said), found.found.reason) == ("4.5", "เบิกจ่ายตามเป้า")


def test_names_come_in_by_a_sheet_and_go_after_a_question(
    window: MainWindow, page: IndicatorsPage, workspace: Workspace
) -> None:
    key(window, "Ctrl+N")
    sheet = window.sheet()
    assert sheet is not None
    type_here(window, "ไม่มีใคร")
    press(window, "เพิ่ม")
    assert any("ไม่พบ “ไม่มีใคร”" in line for line in said(sheet))
    key(window, "Ctrl+A")
    type_here(window, "กล้า ดี")
    sheet.findChildren(Combo)[0].setCurrentIndex(3)
    press(window, "เพิ่ม")
    assert standing(workspace, "กล้า", 3).post == "นิติกร"

    page.groups.choose("finance")
    rest(window)
    page.table.view.setFocus()
    key(window, "Home", "Delete")
    assert faults(window) == ""
    press(window, "นำออก")
    assert [one.standing.name for one in page.table.model.rows] == ["นายเกษม เงินดี"]


def test_indicators_that_ask_nearly_the_same_are_pointed_out(
    window: MainWindow, page: IndicatorsPage
) -> None:
    page.show_alike()
    rest(window)
    sheet = window.sheet()
    assert sheet is not None
    assert "DMIS ๑๐๐% (บุคลากรทุกตำแหน่ง) กับ DMIS ๑๐๐% (เจ้าหน้าที่แผน)" in said(sheet)
    press(window, "ปิด")
    assert window.sheet() is None


def test_the_place_beside_leads_here_and_the_papers_are_one_press_away(
    window: MainWindow, page: IndicatorsPage
) -> None:
    assert window.navigation is not None
    window.navigation.go("evidence")
    rest(window)
    press(window, "ตัวชี้วัดบุคลากร")
    assert window.page is page
    key(window, "Ctrl+P")
    assert opened_paper(window) == ("indicators", YEAR)


def opened_paper(window: MainWindow) -> tuple[str, int]:
    """Kind and year of the paper that the documents' place shows."""
    papers = window.page
    assert isinstance(papers, DocumentsPage)
    current = papers.table.current
    assert current is not None
    return current.kind, current.year


def test_where_it_is_narrow_enter_opens_the_criteria_and_esc_goes_back(
    window: MainWindow, page: IndicatorsPage
) -> None:
    window.set_look(replace(window.look, zoom=1.5))
    rest(window)
    narrow = window.page
    assert isinstance(narrow, IndicatorsPage)
    assert not narrow.pane.isVisible()
    narrow.table.view.setFocus()
    key(window, "Return")
    assert narrow.pane.isVisible()
    assert faults(window) == ""
    key(window, "Esc")
    assert narrow.table.isVisible()
    assert narrow.table.view.hasFocus()
