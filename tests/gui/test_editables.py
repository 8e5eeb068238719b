"""Papers saved as Word and Excel files, from the header's menu of other acts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton

from core import sample
from core.awards.printed import papers
from core.workspace import Workspace
from gui import locking
from gui.main_window import MainWindow
from gui.pages.documents import DocumentsPage
from gui.pages.lessons import LessonsPage
from gui.widgets.toast import Toast
from tests.core.documents.word_reading import opened
from tests.factories import add_lesson, add_sample_lesson
from tests.gui.walking import KEYS, key, name_file, sheet, stand, toasts, wait, words

AWARD = sample.AWARD


def documents(window: MainWindow, kind: str) -> DocumentsPage:
    assert window.desk is not None
    window.desk.go("documents")
    wait(window)
    assert isinstance(window.page, DocumentsPage)
    window.page.choose_kind(kind)
    wait(window)
    return window.page


def rare(window: MainWindow) -> list[str]:
    assert window.page is not None
    return [act.name for act in window.page.header.acts if act.rare]


def more(window: MainWindow) -> QPushButton:
    """The header's menu button."""
    assert window.shell.header is not None
    return window.shell.header._more


def choose(window: MainWindow, name: str) -> None:
    """Open the menu by keyboard and choose the entry of this name."""
    button = more(window)
    assert button.isVisible()
    button.setFocus()
    key(window, KEYS.Key_Space)
    menu = button.findChild(QMenu)
    assert menu is not None
    entry = next(one for one in menu.actions() if one.text() == name)
    assert entry.isEnabled()
    menu.setActiveAction(entry)
    entry.trigger()
    menu.close()
    wait(window)


def test_each_paper_offers_what_it_can_be(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace)
    word, excel = "บันทึกเป็น Word", "บันทึกเป็น Excel"

    for kind, wanted in {
        "lesson": [word],
        "announcement": [word],
        "tally": [word, excel],
        "certificates": [],
    }.items():
        documents(window, kind)
        assert rare(window) == [*wanted, locking.NAME]
        assert more(window).isVisible()


def test_a_tally_goes_into_word_and_excel_and_its_folder_opens(
    workspace: Workspace, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.fill(workspace)
    documents(window, "tally")
    seen: list[str] = []

    def open_url(url: QUrl) -> bool:
        seen.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    for name, ending in (("บันทึกเป็น Word", "docx"), ("บันทึกเป็น Excel", "xlsx")):
        choose(window, name)
        name_file(window, tmp_path / f"ผล.{ending}")
        assert toasts(window)[-1] == f"บันทึก ผล.{ending} แล้ว"

    said = "\n".join(one.text for one in opened((tmp_path / "ผล.docx").read_bytes()).paragraphs)
    assert "แบบสรุปผลการลงคะแนน" in said
    book = openpyxl.load_workbook(BytesIO((tmp_path / "ผล.xlsx").read_bytes()))
    assert book.worksheets[-1]["A1"].value == "แบบสรุปผลการลงคะแนน"
    toast = next(one for one in window.findChildren(Toast) if one.isVisible())
    assert window.desk is not None
    assert not window.desk.take_back()  # Ctrl+Z has nothing to undo here
    buttons = [one for one in toast.findChildren(QPushButton) if one.text() == "เปิดโฟลเดอร์"]
    buttons[0].click()
    assert seen == [str(tmp_path)]


def test_a_word_file_is_not_yet_the_paper_that_was_made(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    sample.fill(workspace)
    stand(window, AWARD, "announcement")
    wait(window)
    assert rare(window) == ["บันทึกเป็น Word", locking.NAME]
    choose(window, "บันทึกเป็น Word")
    name_file(window, tmp_path / "ประกาศ.docx")

    text = opened((tmp_path / "ประกาศ.docx").read_bytes()).paragraphs
    assert "ประกาศสำนักงานศึกษาธิการจังหวัดแสนสุข" in [one.text for one in text]
    with workspace.database.read() as session:
        assert papers(session) == {}


def test_a_record_is_saved_for_word_from_its_own_page(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    id_ = add_sample_lesson(workspace)
    assert window.desk is not None
    window.desk.go("lessons", lesson=id_)
    wait(window)
    assert isinstance(window.page, LessonsPage)
    choose(window, "บันทึกเป็น Word")
    name_file(window, tmp_path / "บันทึก.docx")

    made = opened((tmp_path / "บันทึก.docx").read_bytes())
    assert made.paragraphs[0].text == "บันทึกข้อความ"
    assert made.sections[0].first_page_header.paragraphs[0].text == ""


def test_a_record_that_lacks_parts_is_saved_as_a_draft(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    id_ = add_lesson(workspace, activity="งานดี", fiscal_year=2568)
    assert window.desk is not None
    window.desk.go("lessons", lesson=id_)
    wait(window)
    choose(window, "บันทึกเป็น Word")
    over = sheet(window)
    assert any("ยังขาด" in said or "ขาด" in said for said in words(over))
    draft = [one for one in over.findChildren(QPushButton) if "ร่าง" in one.text()]
    draft[0].click()
    wait(window)
    name_file(window, tmp_path / "ร่าง.docx")

    made = opened((tmp_path / "ร่าง.docx").read_bytes())
    assert made.sections[0].first_page_header.paragraphs[0].text == "ร่าง"
