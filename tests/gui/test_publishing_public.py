"""The public copy through the real window: nothing leaves before every line is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from core import catalogue, paths
from core.publishing import log
from core.publishing.answers import Answer
from core.publishing.log import PublicationRow, Published
from core.thai.numerals import to_arabic
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.publishing.hit_row import HitRow
from gui.pages.publishing.log import HEADINGS, show_log, write_log
from gui.pages.publishing.public import PublicSheet, open_public
from tests.core.typeset.reading import pdfium
from tests.factories import add_lesson, own_office
from tests.gui.looking import faults
from tests.gui.windows import button, press, rest, said, window_of

YEAR = 2568
PHONE, MAIL = "081-234-5678", "pin@office.example"


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    own_office(workspace)
    sample = catalogue.read(paths.SAMPLE / "lesson.toml")
    add_lesson(workspace, **{**sample, "problems": [f"โทรหา {PHONE}", f"ส่งถึง {MAIL}"]})
    for one in window_of(workspace, memory, qtbot, "lessons", "settings"):
        assert one.desk is not None
        one.desk.set_year(YEAR)
        rest(one)
        yield one


def asked(window: MainWindow, **what: int) -> PublicSheet:
    assert window.desk is not None
    open_public(window.desk, **what)
    rest(window)
    return window.desk.host.findChildren(PublicSheet)[-1]


def row(sheet: PublicSheet, kind: str) -> HitRow:
    return next(one for one in sheet.rows if one.hit.kind == kind)


def entries(workspace: Workspace) -> list[PublicationRow]:
    with workspace.database.read() as session:
        return log.entries(session)


def test_every_line_is_answered_then_the_copy_is_made_and_logged(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = asked(window, record_id=1)
    assert faults(window) == ""
    go = button(sheet.sheet, "เลือกที่บันทึก")
    sheet.destination.setText("เว็บไซต์สำนักงาน")
    assert (go.isEnabled(), go.toolTip() != "") == (False, True)
    for one in sheet.rows:
        one.choose("remove")
    assert go.isEnabled()
    replaced = next(one for one in sheet.rows if PHONE in to_arabic(one.hit.words[0]))
    replaced.choose("replace")
    assert not go.isEnabled()  # the words to stand instead are missing
    replaced.words.setText("(ปกปิด)")
    assert go.isEnabled()
    assert faults(window) == ""

    sheet.make(tmp_path / "public.pdf")
    rest(window)

    text = to_arabic(pdfium((tmp_path / "public.pdf").read_bytes()))
    assert "(ปกปิด)" in text
    assert not any(one in text for one in (PHONE, MAIL, "ต่อ 101"))
    assert "ทำฉบับเผยแพร่แล้ว" in said(window)
    [entry] = entries(workspace)
    assert (entry.published.destination, entry.published.file) == ("เว็บไซต์สำนักงาน", "public.pdf")
    assert entry.refused == len(sheet.rows)
    press(window, "ปิด")

    again = asked(window, record_id=1)
    assert again.answers == {}  # what was said last time is proposed, not taken for an answer
    assert again.destination.text() == "เว็บไซต์สำนักงาน"
    assert any("ครั้งก่อนตอบว่า ตัดออก" in words for words in said(window))


def test_a_refusal_is_said_in_the_sheet_and_nothing_is_written(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = asked(window, record_id=1)
    sheet.destination.setText("เว็บไซต์")
    for one in sheet.rows:
        one.choose("remove")
    row(sheet, "email").choose("replace")
    row(sheet, "email").words.setText(f"ถึง {MAIL}")
    sheet.make(tmp_path / "public.pdf")
    rest(window)

    assert any(f"คำที่ใช้แทนยังมี “{MAIL}”" in words for words in said(window))
    assert faults(window) == ""
    assert (list(tmp_path.glob("*.pdf")), entries(workspace)) == ([], [])
    assert button(sheet.sheet, "เลือกที่บันทึก").isEnabled()


def test_a_file_that_cannot_be_written_leaves_no_entry(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = asked(window, record_id=1)
    sheet.destination.setText("เว็บไซต์")
    for one in sheet.rows:
        one.choose("keep")
    sheet.make(tmp_path / "nowhere" / "public.pdf")
    rest(window)

    assert any("เขียนไฟล์ public.pdf ไม่ได้" in words for words in said(window))
    assert entries(workspace) == []


def test_the_whole_year_is_asked_about_from_the_board(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = asked(window, year_be=YEAR)
    sheet.destination.setText("เว็บไซต์")
    for one in sheet.rows:
        one.choose("remove")
    sheet.make(tmp_path / "book.pdf")
    rest(window)

    assert PHONE not in to_arabic(pdfium((tmp_path / "book.pdf").read_bytes()))
    assert [one.published.kind for one in entries(workspace)] == ["ebook"]


def test_the_year_becomes_pages_for_a_stick(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = asked(window, year_be=YEAR)
    sheet.destination.setText("USB")
    assert not button(sheet.sheet, "ทำเป็นหน้าเว็บ").isEnabled()
    for one in sheet.rows:
        one.choose("remove")
    assert button(sheet.sheet, "ทำเป็นหน้าเว็บ").isEnabled()
    sheet.make_site(tmp_path)
    rest(window)

    folder = tmp_path / "คลังบทเรียน 2568"
    told = [one.read_text("utf-8") for one in folder.rglob("*.html")]
    assert len(told) > 2
    assert not any(PHONE in to_arabic(page) or MAIL in page for page in told)
    assert [one.published.kind for one in entries(workspace)] == ["web"]

    again = asked(window, year_be=YEAR)
    for one in again.rows:
        one.choose("remove")
    again.make_site(tmp_path)
    rest(window)
    assert any("มี คลังบทเรียน 2568 อยู่แล้ว" in words for words in said(window))
    assert len(entries(workspace)) == 1


def test_many_lines_come_a_few_at_a_time_and_all_must_be_answered(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    numbers = [f"โทรหา 081-234-{n:04}" for n in range(40)]
    sample = catalogue.read(paths.SAMPLE / "lesson.toml")
    add_lesson(workspace, **{**sample, "problems": numbers})
    sheet = asked(window, record_id=2)
    sheet.destination.setText("USB")
    qtbot.waitUntil(lambda: len(sheet.rows) == len(sheet.draft.hits))
    assert len(sheet.rows) == 42
    for one in sheet.rows[:-1]:
        one.choose("remove")
    assert not button(sheet.sheet, "เลือกที่บันทึก").isEnabled()
    sheet.rows[-1].choose("keep")
    assert button(sheet.sheet, "เลือกที่บันทึก").isEnabled()


def test_the_log_is_shown_and_goes_to_excel(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    assert window.desk is not None
    show_log(window.desk)
    rest(window)
    assert any(words.startswith("ยังไม่มีการเผยแพร่ของปีนี้") for words in said(window))
    press(window, "ปิด")
    left = Published(
        "lesson", "บันทึก", YEAR, 1, "a.pdf", "00ff", "เว็บไซต์", date(2025, 9, 30), "ปิ่นทิพย์"
    )
    with workspace.database.write() as session:
        log.record(session, left, {"email:x": Answer("remove")})

    show_log(window.desk)
    rest(window)

    line = "• ๓๐ ก.ย. ๒๕๖๘ · บันทึก · เว็บไซต์ · a.pdf · ปิ่นทิพย์ · ๑ รายการ"
    assert line in said(window)
    assert faults(window) == ""
    write_log(window.desk, entries(workspace), tmp_path / "log.xlsx")
    rest(window)
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    [head, row_] = list(sheet.iter_rows(values_only=True))
    assert head == HEADINGS
    assert row_[-1] == "00ff"
