"""นำเข้า through the real window: a roster row by row, undo, refusals, what is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import inspect, text

from core.awards import service as awards
from core.imports import batches
from core.people import queries, service
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.imports.page import NO_ROUND, NOTHING_NEW, ImportsPage
from gui.pages.imports.roster import RosterView, sentence
from gui.pages.people.page import PeoplePage
from gui.widgets.choice import Choice
from gui.widgets.file_drop import Veil
from gui.widgets.progress import ProgressSheet
from tests.factories import (
    ROUND,
    add_people,
    ballot,
    import_votes,
    open_round,
    own_office,
    votes_file,
)
from tests.gui.looking import faults
from tests.gui.windows import drag, go, inks, key, press, rest, said, spoken, toast, window_of

HEAD = "ชื่อ-นามสกุล,ตำแหน่ง,สถานะ"
FOUR = (
    "นายกล้า ดี,นิติกรปฏิบัติการ,",  # changed
    "นางสาวปิ่น งาม,,",  # new
    "นายเมธา ดี,,",  # the same
    ",นิติกร,",  # refused
)


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "imports", "people", "settings")


@pytest.fixture
def page(window: MainWindow) -> ImportsPage:
    assert isinstance(window.page, ImportsPage)
    return window.page


@pytest.fixture
def two(workspace: Workspace) -> list[int]:
    own_office(workspace)
    return [
        *add_people(workspace, "นายกล้า ดี", position="นิติกร"),
        *add_people(workspace, "นายเมธา ดี"),
    ]


def roster_file(folder: Path, *rows: str, name: str = "roster.csv") -> Path:
    file = folder / name
    file.write_text("\n".join([HEAD, *rows]), "utf-8")
    return file


def read(window: MainWindow, page: ImportsPage, file: Path) -> RosterView:
    page.read_roster(file)
    rest(window)
    assert page._roster is not None
    return page._roster


def names(workspace: Workspace) -> list[str]:
    with workspace.database.read() as session:
        return [one.name for one in queries.everyone(session)]


def rows_of(workspace: Workspace) -> dict[str, list[Any]]:
    """Every row of every table."""
    with workspace.database.read() as session:
        tables = inspect(session.get_bind()).get_table_names()
        return {
            name: [tuple(row) for row in session.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608 - our own tables
            for name in tables
        }


def every_batch(workspace: Workspace) -> list[batches.BatchRow]:
    with workspace.database.read() as session:
        return batches.every_batch(session)


def test_an_empty_place_says_what_to_do_first(window: MainWindow, page: ImportsPage) -> None:
    assert "ยังไม่เคยนำเข้าไฟล์" in said(page)
    assert inks(window) == ["นำเข้ารายชื่อบุคลากร"]
    assert faults(window) == ""


def test_every_row_is_shown_with_what_becomes_of_it(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, workspace: Workspace
) -> None:
    before = rows_of(workspace)
    view = read(window, page, roster_file(tmp_path, *FOUR))

    assert [sentence(one) for one in view.table.model.rows] == [
        "แถว ๒ “นายกล้า ดี”: แก้ตำแหน่ง จาก นิติกร เป็น นิติกรปฏิบัติการ",
        "แถว ๓ “นางสาวปิ่น งาม”: เพิ่มเป็นคนใหม่",
        "แถว ๔ “นายเมธา ดี”: ตรงกับรายชื่อที่มีอยู่ จึงไม่มีอะไรเปลี่ยน",
        "แถว ๕: ไม่มีชื่อ เติมชื่อในไฟล์แล้วนำเข้าใหม่",
    ]
    chips = [one.text() for one in view.table._chips.buttons()]
    assert chips == ["ทั้งหมด ๔", "ใหม่ ๑", "แก้ ๑", "เหมือนเดิม ๑", "ไม่รับ ๑"]
    assert inks(window) == ["นำเข้า ๒ แถว"]
    assert page.header.facts == "roster.csv · ๔ แถว"
    assert rows_of(workspace) == before
    assert faults(window) == ""


def test_a_chip_keeps_one_verdict_and_the_strip_says_the_row(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path
) -> None:
    view = read(window, page, roster_file(tmp_path, *FOUR))
    press(window, "ไม่รับ ๑")
    view.table.view.setFocus()
    key(window, "Home")

    assert "แถว ๕: ไม่มีชื่อ เติมชื่อในไฟล์แล้วนำเข้าใหม่" in said(view)


def test_columns_nobody_asked_for_are_told(
    window: MainWindow, page: ImportsPage, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("ชื่อ-นามสกุล,โทรศัพท์\nนายกล้า ดี,0812\n", "utf-8")
    view = read(window, page, file)

    assert "คอลัมน์ที่ไม่ได้ใช้: “โทรศัพท์” ข้อมูลในคอลัมน์นี้จะไม่ได้นำเข้า" in said(view)


def test_a_roster_is_brought_in_told_and_taken_back(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, workspace: Workspace
) -> None:
    read(window, page, roster_file(tmp_path, *FOUR))
    key(window, "Ctrl+Return")

    assert names(workspace) == ["นายกล้า ดี", "นางสาวปิ่น งาม", "นายเมธา ดี"]
    assert toast(window).accessibleName() == "นำเข้าแล้ว ๒ แถว ไม่รับ ๑ แถว ถอยทั้งชุดได้"
    assert page.header.title == "นำเข้า"
    assert page._list.current is not None
    assert page._list.current.file == "roster.csv"

    key(window, "Ctrl+Z")
    assert names(workspace) == ["นายกล้า ดี", "นายเมธา ดี"]
    assert every_batch(workspace)[0].undone_at is not None
    assert toast(window).accessibleName() == "ถอยชุดที่ ๑ แล้ว ๒ แถว"


def test_a_roster_that_changes_nothing_cannot_be_brought_in(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path
) -> None:
    read(window, page, roster_file(tmp_path, "นายกล้า ดี,นิติกร,"))

    act = page.header.acts[-1]
    assert (act.name, act.why_not) == ("นำเข้า ๐ แถว", NOTHING_NEW)


def test_stopped_in_the_middle_leaves_every_row_as_it_was(
    window: MainWindow,
    page: ImportsPage,
    two: list[int],
    tmp_path: Path,
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    letters = [chr(0x0E01 + i) for i in range(16)]
    names = (f"{a}{b}{c}" for a in letters for b in letters for c in letters)  # 4,096 people
    many = [f"นาย{name} ดี,นิติกร," for name in names]
    first = roster_file(tmp_path, *many, name="first.csv")
    read(window, page, first)
    key(window, "Ctrl+Return")
    before = rows_of(workspace)
    changed = [row.replace("นิติกร", "นักวิชาการศึกษา") for row in many]
    read(window, page, roster_file(tmp_path, *changed))

    page.bring_in()
    qtbot.waitUntil(lambda: isinstance(window.sheet(), ProgressSheet), timeout=10_000)
    press(window, "หยุด")

    assert rows_of(workspace) == before
    assert page._roster is not None  # still there, to be tried again
    assert window.sheet() is None


def test_a_refused_file_says_why_what_is_safe_and_offers_another(
    window: MainWindow, page: ImportsPage, tmp_path: Path, workspace: Workspace
) -> None:
    broken = tmp_path / "photo.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    page.read_roster(broken)
    rest(window)

    sheet = window.sheet()
    assert sheet is not None
    assert said(sheet) == [
        "ไม่รับไฟล์ photo.xlsx",
        "ไฟล์ไม่ใช่ตารางคำนวณ เลือกไฟล์ .xlsx หรือ .csv ที่ดาวน์โหลดจากแบบฟอร์ม แล้วลองอีกครั้ง",
        "ยังไม่ได้บันทึกอะไร รายชื่อเดิมยังครบ",
    ]
    assert every_batch(workspace) == []

    press(window, "เลือกไฟล์อื่น")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(roster_file(tmp_path, "นายกล้า ดี,,")))
    dialog.reject()
    rest(window)
    assert page._roster is not None


def test_a_file_without_names_is_refused(
    window: MainWindow, page: ImportsPage, tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("รหัส,จำนวน\n1,2\n", "utf-8")
    page.read_roster(file)
    rest(window)

    sheet = window.sheet()
    assert sheet is not None
    assert any("ไม่พบคอลัมน์ชื่อ" in one for one in said(sheet))
    assert page._roster is None


def test_the_roster_waits_through_a_zoom(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, workspace: Workspace
) -> None:
    file = roster_file(tmp_path, *FOUR)
    read(window, page, file)
    file.unlink()  # the stick was taken out

    window.zoom(0.1)
    rest(window)
    key(window, "Ctrl+Return")

    assert "นางสาวปิ่น งาม" in names(workspace)


def test_escape_puts_the_roster_away(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, workspace: Workspace
) -> None:
    read(window, page, roster_file(tmp_path, *FOUR))
    key(window, "Esc")

    assert page._roster is None
    assert every_batch(workspace) == []


def test_a_roster_asked_for_under_people_returns_there(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path
) -> None:
    go(window, "people")
    people = window.page
    assert isinstance(people, PeoplePage)
    people.take(roster_file(tmp_path, *FOUR))
    rest(window)
    assert (window.page, page.header.back) == (page, "บุคลากร")

    key(window, "Esc")
    assert window.page is people

    people.take(roster_file(tmp_path, *FOUR))
    rest(window)
    press(window, "นำเข้า ๒ แถว")
    assert window.page is people
    assert "นางสาวปิ่น งาม" in [line.person.name for line in people._lines]


def test_an_undo_lists_what_goes_and_what_stays(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, workspace: Workspace
) -> None:
    read(window, page, roster_file(tmp_path, *FOUR, "นายวิชัย งาม,,"))
    press(window, "นำเข้า ๓ แถว")
    with workspace.database.write() as session:
        changed = replace(queries.fields_of(session, 4), email="v@x.example")
        service.edit(session, 4, changed)
    page._list.table.view.setFocus()
    key(window, "Delete")

    sheet = window.sheet()
    assert sheet is not None
    assert said(sheet) == [
        "ถอยชุดที่ ๑ roster.csv",
        "จะเปลี่ยนกลับ ๒ รายการ",
        "นายกล้า ดี กลับเป็นเดิม: ตำแหน่ง จาก นิติกรปฏิบัติการ เป็น นิติกร",
        "นางสาวปิ่น งาม ออกจากรายชื่อ",
        "ยังอยู่ ๑ รายการ",
        "นายวิชัย งาม ยังอยู่ เพราะมีการแก้ไขหลังนำเข้า",
    ]
    key(window, "Esc")
    assert len(names(workspace)) == 4

    key(window, "Delete")
    press(window, "ถอยชุดนี้")
    assert names(workspace) == ["นายกล้า ดี", "นายเมธา ดี", "นายวิชัย งาม"]
    assert page.header.facts == "มีผลอยู่ ๐ ชุด · ถอยแล้ว ๑ ชุด"
    assert toast(window).accessibleName() == "ถอยชุดที่ ๑ แล้ว ๒ แถว ยังอยู่ ๑ รายการ"

    key(window, "Delete")  # it is undone already
    assert window.sheet() is None


def test_all_batches_stand_newest_first(
    window: MainWindow, page: ImportsPage, tmp_path: Path, workspace: Workspace
) -> None:
    ids = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(id_, "นายกล้า ดี") for id_ in ids]))
    read(window, page, roster_file(tmp_path, "นายเมธา ดี,,"))
    press(window, "นำเข้า ๑ แถว")

    assert page._list.current is not None
    assert page._list.current.file == "roster.csv"
    lines = page._list.table.model.rows
    assert [(line.batch.file, line.kind) for line in lines] == [
        ("roster.csv", "รายชื่อบุคลากร"),
        ("votes.csv", "ผลลงคะแนน · บุคลากรคุณธรรมต้นแบบ ๒๕๖๘"),
    ]
    assert page._list.table.shown()[1][1][:2] == [
        "ชุดที่ ๑ · votes.csv\nผลลงคะแนน · บุคลากรคุณธรรมต้นแบบ ๒๕๖๘",
        "นับ ๒",
    ]


def test_a_batch_of_a_confirmed_round_is_refused_with_the_reason(
    window: MainWindow, page: ImportsPage, tmp_path: Path, workspace: Workspace
) -> None:
    five = ("นายก ก", "นายข ข", "นายค ค", "นายง ง", "นายจ จ")
    ids = add_people(workspace, *five)
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(ids[0], *five)]))
    with workspace.database.write() as session:
        awards.freeze(session, workspace.rulebook, ROUND)
    page.refresh()
    rest(window)
    page.ask_undo_first()
    rest(window)

    sheet = window.sheet()
    assert sheet is not None
    assert any("ยืนยันผลรอบ" in one for one in said(sheet))
    assert every_batch(workspace)[0].undone_at is None


def test_votes_need_a_round(window: MainWindow, page: ImportsPage, two: list[int]) -> None:
    page.refresh()
    rest(window)

    votes = next(act for act in page.header.acts if act.name == "นำเข้าผลลงคะแนน")
    assert votes.why_not == NO_ROUND


def test_votes_go_to_the_one_open_round(
    window: MainWindow, page: ImportsPage, two: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    open_round(workspace)
    page.refresh()
    rest(window)
    assert window.desk is not None

    with qtbot.waitSignal(window.desk.going) as gone:
        page.choose_votes()

    assert gone.args == ["awards", {"key": ROUND, "step": "votes"}]


def test_of_several_rounds_one_is_chosen(
    window: MainWindow, page: ImportsPage, two: list[int], workspace: Workspace, qtbot: QtBot
) -> None:
    open_round(workspace)
    with workspace.database.write() as session:
        awards.open_award(session, workspace.rulebook, "virtue", 2567)
    page.refresh()
    rest(window)
    page.choose_votes()
    sheet = window.sheet()
    assert sheet is not None
    assert [one.split(" บัตร")[0] for one in spoken(sheet, Choice)] == [
        "ผลลงคะแนน บุคลากรคุณธรรมต้นแบบ ปี ๒๕๖๘",
        "ผลลงคะแนน บุคลากรคุณธรรมต้นแบบ ปี ๒๕๖๗",
    ]
    assert window.desk is not None

    key(window, "Down")
    with qtbot.waitSignal(window.desk.going) as gone:
        key(window, "Ctrl+Return")
    assert gone.args == ["awards", {"key": "virtue-2567", "step": "votes"}]


def test_a_dropped_file_is_asked_what_it_is(
    window: MainWindow,
    page: ImportsPage,
    two: list[int],
    tmp_path: Path,
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    open_round(workspace)
    page.refresh()
    rest(window)
    file = roster_file(tmp_path, *FOUR)
    enter, drop = drag(page, file)

    assert (enter.isAccepted(), drop.isAccepted()) == (True, True)
    assert "ไฟล์ roster.csv คืออะไร" in said(window.sheet() or page)
    press(window, "ตรวจไฟล์นี้")
    assert page._roster is not None

    key(window, "Esc")
    drag(page, file)
    key(window, "Down")
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.going) as gone:
        key(window, "Ctrl+Return")
    assert gone.args == ["awards", {"key": ROUND, "step": "votes", "file": str(file)}]


def test_without_a_round_a_dropped_file_is_a_roster(
    window: MainWindow, page: ImportsPage, tmp_path: Path
) -> None:
    drag(page, roster_file(tmp_path, *FOUR))
    rest(window)

    assert page._roster is not None


def test_only_one_file_is_taken_and_the_veil_goes_again(
    window: MainWindow, page: ImportsPage, tmp_path: Path
) -> None:
    one = roster_file(tmp_path, *FOUR)
    other = roster_file(tmp_path, *FOUR, name="b.csv")

    assert not drag(page, one, other)[0].isAccepted()
    assert not drag(page, tmp_path)[0].isAccepted()

    veil = page.findChild(Veil)
    assert veil is not None
    drag(page, one, drop=False)
    assert veil.isVisible()
    assert veil.geometry() == page.rect()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not veil.isVisible()


def test_a_sample_taken_back_here_takes_its_office_along(
    window: MainWindow, page: ImportsPage, workspace: Workspace
) -> None:
    go(window, "people")
    press(window, "ลองกับข้อมูลตัวอย่างปี ๒๕๖๘ ก่อน")
    go(window, "imports")
    page._list.table.view.setFocus()
    key(window, "Delete")
    press(window, "ถอยชุดนี้")

    assert names(workspace) == []
    assert workspace.settings.office.name == ""


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_roster_of_hard_rows_is_whole_on_screen(
    window: MainWindow, page: ImportsPage, two: list[int], tmp_path: Path, zoom: float
) -> None:
    long = "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์กุลธิดา วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข"
    if zoom > 1:
        window.zoom(zoom - 1)
        rest(window)
    here = window.page
    assert isinstance(here, ImportsPage)
    read(window, here, roster_file(tmp_path, *FOUR, f"{long},{'นักวิชาการศึกษา' * 8},"))
    press(window, "ใหม่ ๒")

    assert faults(window) == ""
