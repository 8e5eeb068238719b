"""A whole award year through the real window, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths, sample
from core.awards import queries
from core.awards.printed import papers
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.awards.names import NamesStep
from tests.gui.walking import KEYS, ink, key, name_file, step_of, toasts, write

NAMES = {  # what the file says → the keys that settle it
    "ปราณี ไกลบ้าน": (KEYS.Key_Delete,),
    "นายธีระศักดิ์ ตั้งมั่น": (KEYS.Key_Return,),
    "ปิ่นทิพ น้ำผึ้งทอง": (KEYS.Key_Return,),
    "วิชัย แก้วก่า": (KEYS.Key_Return,),
    "กานต์ ดีงาม": (KEYS.Key_Down, KEYS.Key_Return),
    "นางสาวปราณี ไกลบ้าน": (KEYS.Key_Delete,),
}


@pytest.fixture
def people_in(workspace: Workspace) -> None:
    sample.fill(workspace, until="people")


def decide(window: MainWindow, choice: int, reason: str, *, first: bool = False) -> None:
    """Answer the form of a decision; the second one knows day and people of the first."""
    for _ in range(choice):
        key(window, KEYS.Key_Down)
    key(window, KEYS.Key_Space)
    key(window, KEYS.Key_Tab)
    if first:
        write("18/6/2568")
    key(window, KEYS.Key_Tab)
    if first:
        write("นายปัญญา กิ่งแก้วไพบูลย์")
        key(window, KEYS.Key_Return)
        write("นางวิไลพร แสงธรรมดี")
    while not _in_reason():
        key(window, KEYS.Key_Tab)
    write(reason)
    ink(window)


def _in_reason() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.accessibleName() == "เหตุผล"


def test_from_the_stick_to_the_announcement(
    people_in: None, window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.waitActive(window)
    key(window, KEYS.Key_PageDown, ctrl=True)
    key(window, KEYS.Key_PageDown, ctrl=True)
    open_the_round(window)
    bring_votes_in(window)
    settle_names(window)
    ink(window)
    award = step_of(window).facts.row.key
    decide_what_waits(window)
    with workspace.database.read() as session:
        assert queries.overview(session, workspace.rulebook, award).obstacles == ()
    confirm(window)
    file = tmp_path / "ประกาศ.pdf"
    save_announcement(window, file)

    with workspace.database.read() as session:
        view = queries.tally(session, workspace.rulebook, award)
        assert papers(session) == {award: {"announcement": 1}}
    winners = [category.winner for category in view.categories]
    assert winners == [
        "นายกล้า ดี",
        "ว่าที่ร้อยตรี เมธา พงไพรงาม",
        "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข",
        "นายณัฐพล กิ่งแก้ว",
        "นายธีรศักดิ์ ตั้งมั่น",
    ]
    letters = printed(file)
    assert [one for one in winners if one and "".join(one.split()) not in letters] == []


def open_the_round(window: MainWindow) -> None:
    assert window.page is not None
    assert window.page.header.title == "คัดเลือก"
    ink(window)  # the first round
    ink(window)  # as the scheme suggests
    assert step_of(window).step == "prepare"


def bring_votes_in(window: MainWindow) -> None:
    ink(window)
    assert step_of(window).step == "votes"
    ink(window)  # choose the file
    name_file(window, paths.SAMPLE / "votes.csv")
    assert window.page is not None
    assert [act.name for act in window.page.header.acts if act.ink] == ["นำเข้า ๗๗ แถว"]
    ink(window)
    assert toasts(window) == ["นำเข้าแล้ว ๗๗ แถว เหลือชื่อรอยืนยัน ๖ ชื่อ ถอยทั้งชุดได้"]


def settle_names(window: MainWindow) -> None:
    ink(window)
    names = step_of(window)
    assert isinstance(names, NamesStep)
    assert [one.written for one in names.facts.names] == list(NAMES)
    for keys in NAMES.values():
        for one in keys:
            key(window, one)
    assert names.facts.names == ()


def decide_what_waits(window: MainWindow) -> None:
    assert step_of(window).step == "decisions"
    decide(window, 0, "ได้คะแนนสูงสุดด้านนี้มากกว่า", first=True)
    decide(window, 1, "มีผลงานเชิงประจักษ์ต่อเนื่องตลอดปี")
    decide(window, 1, "ผู้ได้คะแนนสูงสุดได้ด้านพอเพียงแล้ว")


def confirm(window: MainWindow) -> None:
    ink(window)
    assert step_of(window).step == "freeze"
    ink(window)
    key(window, KEYS.Key_Return)  # yes, confirm
    assert toasts(window) == ["ยืนยันผลฉบับที่ ๑ แล้ว เกียรติบัตร ๕ ใบมีเลขที่แล้ว"]


def save_announcement(window: MainWindow, file: Path) -> None:
    ink(window)
    assert step_of(window).step == "announcement"
    key(window, KEYS.Key_S, ctrl=True, shift=True)
    name_file(window, file)
    assert toasts(window) == ["บันทึก ประกาศ.pdf แล้ว"]


def printed(file: Path) -> str:
    """The letters on the paper, without blanks."""
    document = pypdfium2.PdfDocument(file)
    text = document[0].get_textpage().get_text_range().replace("\u2060", "")
    document.close()
    return "".join(text.split())
