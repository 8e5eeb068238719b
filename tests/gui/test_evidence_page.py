"""วัดผล through the real window, on a real database."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from core.evidence import service
from core.evidence.pack import SlotState, states
from core.evidence.points import read_points
from core.evidence.service import Place
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.evidence import EvidencePage, waiting
from gui.pages.evidence.listing import badge
from gui.pages.evidence.listing import key as slot_key
from gui.pages.evidence.pane import EMPTY_SAYS
from gui.table_model import BADGE_ROLE
from gui.ui import Words
from gui.widgets.badge import Badge, BadgeLabel
from tests.factories import add_sample_lesson
from tests.gui.looking import faults
from tests.gui.typing_thai import type_text
from tests.gui.windows import button, drag, key, press, rest, said, toast, window_of

YEAR = 2568
POINTS = read_points((paths.RESOURCES,))


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    add_sample_lesson(workspace)
    for window in window_of(workspace, memory, qtbot, "evidence", "settings"):
        assert window.desk is not None
        window.desk.set_year(YEAR)
        rest(window)
        yield window


@pytest.fixture
def page(window: MainWindow) -> EvidencePage:
    assert isinstance(window.page, EvidencePage)
    return window.page


def found(workspace: Workspace) -> dict[str, SlotState]:
    with workspace.database.read() as session:
        every = states(session, workspace.house, POINTS, YEAR)
    return {slot_key(state): state for state in every}


def picture(folder: Path, name: str = "รายชื่อ.png") -> Path:
    file = folder / name
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    return file


def choose(window: MainWindow, page: EvidencePage, slot: str) -> None:
    page.look_at(slot)
    rest(window)


def test_the_slots_of_the_year_stand_with_how_they_stand(
    window: MainWindow, page: EvidencePage, workspace: Workspace
) -> None:
    slots = [slot for point in POINTS.points for slot in point.slots]
    assert page.header.facts.startswith("องค์กรคุณธรรม ๙ ข้อ · ครบ ๑ จาก ")
    assert len(page.table.model.every) == len(slots)
    choose(window, page, "5/lessons")
    assert "โปรแกรมใส่ในชุดให้เอง" in said(page.pane)
    assert [one.accessibleName() for one in page.pane.findChildren(BadgeLabel)] == ["โปรแกรมทำให้"]
    assert faults(window) == ""
    with workspace.database.read() as session:
        assert waiting(session, workspace, YEAR) == 0  # nobody has begun


def test_a_dropped_file_is_described_kept_and_taken_back(
    window: MainWindow, page: EvidencePage, workspace: Workspace, tmp_path: Path
) -> None:
    choose(window, page, "1/signatories")
    drag(page, picture(tmp_path))
    rest(window)
    key(window, "Ctrl+A")
    type_here(window, "รายชื่อผู้ลงนาม")
    key(window, "Tab")
    type_here(window, "ศธ ๐๙๙๙๙/๑๒")
    key(window, "Tab")
    type_here(window, "4/11/2567")
    key(window, "Tab", "Tab")  # past the calendar's sign
    assert faults(window) == ""
    press(window, "บันทึก")

    (one,) = found(workspace)["1/signatories"].row.files
    assert (one.title, one.number, one.day) != ("", "", None)
    assert (one.title, one.number, str(one.day)) == ("รายชื่อผู้ลงนาม", "ศธ ๐๙๙๙๙/๑๒", "2024-11-04")
    assert (one.signed, one.asked) == (None, None)
    assert "รายชื่อผู้ลงนาม" in said(page.pane)
    with workspace.database.read() as session:
        assert waiting(session, workspace, YEAR) > 0

    toast(window).take_back()
    rest(window)
    assert found(workspace)["1/signatories"].row.files == ()


def type_here(window: MainWindow, words: str) -> None:
    """Type where the keyboard is."""
    window.activateWindow()
    QApplication.processEvents()
    field = window.focusWidget()
    assert field is not None
    type_text(field, words)


def test_evidence_is_edited_and_taken_out_and_both_can_be_undone(
    window: MainWindow, page: EvidencePage, workspace: Workspace, tmp_path: Path
) -> None:
    choose(window, page, "2/aims")
    page.take(picture(tmp_path))
    rest(window)
    press(window, "บันทึก")
    press(window, "แก้ไข", page.pane)
    key(window, "Ctrl+A")
    type_here(window, "ตารางความดี")
    press(window, "บันทึก")
    assert [one.title for one in found(workspace)["2/aims"].row.files] == ["ตารางความดี"]
    toast(window).take_back()
    rest(window)
    before = found(workspace)["2/aims"].row.files
    assert [one.title for one in before] == ["ตารางปัญหาที่อยากแก้และความดีที่อยากทำ"]

    press(window, "นำออก", page.pane)
    assert found(workspace)["2/aims"].row.files == ()
    toast(window).take_back()
    rest(window)
    assert [one.sha256 for one in found(workspace)["2/aims"].row.files] == [before[0].sha256]


def test_a_slot_is_said_to_have_nothing_with_the_reason(
    window: MainWindow, page: EvidencePage, workspace: Workspace
) -> None:
    choose(window, page, "9/twelve-months")
    press(window, "ระบุว่าไม่มี", page.pane)
    type_here(window, "ยังไม่ครบรอบ")
    assert faults(window) == ""
    press(window, "ระบุว่าไม่มี")

    state = found(workspace)["9/twelve-months"]
    assert (state.row.none, badge(state).text) == ("ยังไม่ครบรอบ", "ไม่มี")
    assert "เหตุที่ไม่มี ยังไม่ครบรอบ" in said(page.pane)
    press(window, "ยกเลิกว่าไม่มี", page.pane)
    assert found(workspace)["9/twelve-months"].row.none is None


def test_the_same_file_twice_is_refused_under_the_field(
    window: MainWindow, page: EvidencePage, workspace: Workspace, tmp_path: Path
) -> None:
    choose(window, page, "2/aims")
    for _ in range(2):
        page.take(picture(tmp_path))
        rest(window)
        press(window, "บันทึก")
    sheet = window.sheet()
    assert sheet is not None
    assert "ไฟล์ รายชื่อ.png อยู่ในช่องนี้แล้ว เลือกไฟล์อื่น" in said(sheet)
    assert len(found(workspace)["2/aims"].row.files) == 1


def test_the_pack_waits_for_every_slot_and_is_then_one_zip(
    window: MainWindow, page: EvidencePage, workspace: Workspace, tmp_path: Path
) -> None:
    (pack,) = [act for act in page.header.acts if act.ink]
    assert pack.why_not.startswith("ยังว่าง ")
    with workspace.database.write() as session:
        for state in found(workspace).values():
            if not state.settled:
                place = Place(YEAR, state.row.point.number, state.row.slot.key)
                service.say_none(session, POINTS, place)
    page.refresh()
    rest(window)
    (pack,) = [act for act in page.header.acts if act.ink]
    assert pack.why_not == ""
    out = tmp_path / "ชุดหลักฐาน.zip"
    out.write_bytes(b"an older one, which the officer agreed to replace")

    page.write_pack(out)
    rest(window)

    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert any(name.startswith("5/01 ") for name in archive.namelist())


def test_where_it_is_narrow_enter_opens_the_slot_and_esc_goes_back(
    window: MainWindow, page: EvidencePage
) -> None:
    window.set_look(replace(window.look, zoom=1.5))
    rest(window)
    narrow = window.page
    assert isinstance(narrow, EvidencePage)
    assert narrow is not page
    narrow.table.view.setFocus()
    key(window, "Return")
    assert narrow.pane.isVisible()
    assert button(narrow.pane, "ใส่หลักฐาน").isVisible()
    assert faults(window) == ""
    key(window, "Esc")
    assert narrow.table.isVisible()


def test_a_slot_empty_without_a_reason_waits_in_colour_and_in_words(
    window: MainWindow, page: EvidencePage, workspace: Workspace
) -> None:
    def shown() -> Badge:
        model = page.table.model
        at = model.find(lambda one: slot_key(one) == "1/signatories")
        (one,) = model.data(model.index(at, 2), BADGE_ROLE)
        assert isinstance(one, Badge)
        return one

    choose(window, page, "1/signatories")
    assert (shown().text, shown().tone) == ("ยังว่าง", "wait")
    words = next(one for one in page.pane.findChildren(Words) if one.text() == EMPTY_SAYS)
    assert (words.isVisible(), words.property("tone")) == (True, "wait")

    with workspace.database.write() as session:
        service.say_none(session, POINTS, Place(YEAR, 1, "signatories"), "ปีนี้ไม่ได้ลงนาม")
    page.refresh()
    rest(window)
    assert (shown().text, shown().tone) == ("ไม่มี", "still")
    assert EMPTY_SAYS not in said(page.pane)
