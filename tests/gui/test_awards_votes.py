"""Votes come in through the real window: read, columns, every row, one batch, and back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths, sample
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.awards.votes import VotesStep
from gui.pages.awards.votes_columns import ColumnsForm
from gui.pages.awards.votes_rows import RowsSeen
from gui.runner import Task
from gui.widgets.fields import Combo
from gui.widgets.progress import ProgressSheet
from tests.core.imports.workbooks import form_export
from tests.factories import (
    HEADER,
    ROUND,
    add_people,
    ballot,
    import_votes,
    open_round,
    votes_file,
)
from tests.gui.walking import (
    KEYS,
    ink,
    key,
    press,
    rows,
    sheet,
    stand,
    toasts,
    wait,
    words,
)

VOTES = paths.SAMPLE / "votes.csv"


@pytest.fixture
def people_in(workspace: Workspace) -> None:
    sample.fill(workspace, until="people")
    open_round(workspace)


def votes_step(window: MainWindow) -> VotesStep:
    step = stand(window, ROUND, "votes")
    assert isinstance(step, VotesStep)
    return step


def table(step: VotesStep) -> RowsSeen:
    return step.findChildren(RowsSeen)[-1]


def read(window: MainWindow, step: VotesStep, file: Path) -> None:
    step.read(file)
    wait(window)


def inks(window: MainWindow) -> list[str]:
    assert window.page is not None
    return [act.name for act in window.page.header.acts if act.ink]


def test_every_row_is_seen_with_its_verdict_and_nothing_is_written(
    people_in: None, window: MainWindow, workspace: Workspace
) -> None:
    step = votes_step(window)
    before = rows(workspace)

    read(window, step, VOTES)

    seen = table(step)
    assert [chip.text() for chip in seen.table._chips.buttons()] == [
        "ทั้งหมด ๗๗",
        "รับ ๖๙",
        "แทนที่ ๓",
        "ไม่รับ ๕",
        "รอยืนยันชื่อ ๙",
        "บัตรเสีย ๒",
    ]
    assert len(seen.table.model.rows) == 77
    assert inks(window) == ["นำเข้า ๗๗ แถว"]
    assert any("ยังไม่ได้บันทึกอะไร" in one for one in words(seen))
    assert rows(workspace) == before


def test_the_chosen_row_tells_all_that_was_found_in_it(people_in: None, window: MainWindow) -> None:
    step = votes_step(window)
    read(window, step, VOTES)
    seen = table(step)

    assert seen.table.choose(49)
    wait(window)

    said = words(seen)
    assert "แถว ๔๙" in said
    assert "ด้านจิตอาสา: ตอบสองคนต่างกัน (นายกล้า ดี / นางฐิติมา ศรีสุวรรณ) คำตอบนี้จึงเป็นบัตรเสีย" in said
    assert "ด้านกตัญญู: “นายธีระศักดิ์ ตั้งมั่น” ยังไม่ตรงกับใครในทะเบียน รอยืนยันชื่อ" in said


def test_an_import_is_taken_back_by_its_toast(
    people_in: None, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.waitActive(window)
    step = votes_step(window)
    read(window, step, VOTES)

    ink(window)
    assert toasts(window) == ["นำเข้าแล้ว ๗๗ แถว เหลือชื่อรอยืนยัน ๖ ชื่อ ถอยทั้งชุดได้"]
    assert step.facts.row.rows == 77
    key(window, KEYS.Key_Z, ctrl=True)

    assert toasts(window) == ["ถอยชุดที่ ๒ แล้ว เอาออก ๗๗ แถว"]
    assert step.facts.row.rows == 0
    assert rows(workspace)["ballot"] == rows(workspace)["vote"] == []
    assert "ถอยแล้ว" in words(step)


def test_a_batch_is_undone_after_a_yes(people_in: None, window: MainWindow) -> None:
    step = votes_step(window)
    read(window, step, VOTES)
    step.bring_in()
    wait(window)

    press(step, "ถอยทั้งชุด")
    assert "ถอยชุดที่ ๒ ทั้งชุด" in words(sheet(window))
    press(sheet(window), "ถอยทั้งชุด")
    wait(window)

    assert step.facts.row.rows == 0


def test_a_file_that_is_no_table_is_refused_with_what_is_safe(
    people_in: None, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    step = votes_step(window)
    before = rows(workspace)
    file = tmp_path / "แผ่นพับ.csv"
    file.write_bytes(b"%PDF-1.7 not a table")

    read(window, step, file)

    said = words(sheet(window))
    assert said[:3] == [
        "ไฟล์นี้ยังนำเข้าไม่ได้",
        "ไฟล์ไม่ใช่ตารางคำนวณ เลือกไฟล์ .xlsx หรือ .csv ที่ดาวน์โหลดจากแบบฟอร์ม แล้วลองอีกครั้ง",
        "ไม่มีอะไรถูกบันทึก ข้อมูลเดิมยังครบ",
    ]
    assert inks(window) == ["เลือกไฟล์"]
    assert rows(workspace) == before


def test_the_same_file_again_is_refused(people_in: None, window: MainWindow) -> None:
    step = votes_step(window)
    read(window, step, VOTES)
    step.bring_in()
    wait(window)

    read(window, step, VOTES)

    assert words(sheet(window))[0] == "ไฟล์นี้นำเข้าแล้ว"
    assert step.findChildren(RowsSeen) == []


def test_a_file_named_by_another_page_is_read(people_in: None, window: MainWindow) -> None:
    step = stand(window, ROUND, "votes", file=str(VOTES))

    assert len(step.findChildren(RowsSeen)) == 1


@pytest.fixture
def small(workspace: Workspace) -> list[int]:
    ids = add_people(workspace, "นายกล้า ดี", "นางฐิติมา ศรีสุวรรณ", "นายณัฐพล กิ่งแก้ว")
    open_round(workspace)
    return ids


def form_of(step: VotesStep) -> ColumnsForm:
    return step.findChildren(ColumnsForm)[-1]


def combo(form: ColumnsForm, name: str) -> Combo:
    return next(one for one in form.findChildren(Combo) if one.accessibleName() == name)


def test_a_missing_column_is_given_once_and_remembered(
    small: list[int], window: MainWindow, tmp_path: Path
) -> None:
    header = (*HEADER[:3], "คำถามที่สอง", *HEADER[4:])
    first = votes_file(tmp_path, [ballot(small[0], "นายกล้า ดี", "นายณัฐพล กิ่งแก้ว")], header, "a.csv")
    second = votes_file(tmp_path, [ballot(small[1], "นายกล้า ดี")], header, "b.csv")
    step = votes_step(window)

    read(window, step, first)

    form = form_of(step)
    assert form.why_not() == "เลือกคอลัมน์ของด้านวินัยก่อน"
    assert combo(form, "ด้านวินัย").currentText() == "ไม่มีในไฟล์นี้"
    assert combo(form, "ด้านพอเพียง").currentText() == "๓ · 1. ด้านพอเพียง"
    combo(form, "ด้านวินัย").choose(3)
    assert form.why_not() == "คอลัมน์เดียวใช้กับด้านพอเพียง และ ด้านวินัย เลือกคนละคอลัมน์"
    combo(form, "ด้านวินัย").choose(4)
    assert form.why_not() == ""
    ink(window)
    step.bring_in()
    wait(window)
    read(window, step, second)

    assert [one.seen.voter for one in table(step).table.model.rows] == ["นางฐิติมา ศรีสุวรรณ"]
    assert step.facts.row.tally.categories[1].standings[0].name == "นายณัฐพล กิ่งแก้ว"


def test_unclear_dates_are_asked(small: list[int], window: MainWindow, tmp_path: Path) -> None:
    sent = ["2/6/2025 9:00:00", "5/3/2025 9:00:00", "3/4/2025 9:00:00"]
    file = votes_file(tmp_path, [ballot(small[0], "นายกล้า ดี", at=at) for at in sent])
    step = votes_step(window)

    read(window, step, file)

    form = form_of(step)
    assert form.why_not() == "เลือกก่อนว่าวันที่ในไฟล์เขียนวันหรือเดือนนำ"
    choices = {one.accessibleName(): one for one in form._dates.buttons()}
    assert list(choices) == [
        "วัน/เดือน/ปี “2/6/2025” คือ ๒ มิถุนายน",
        "เดือน/วัน/ปี “2/6/2025” คือ ๖ กุมภาพันธ์",
    ]
    list(choices.values())[1].click()
    step._check_columns()
    wait(window)

    verdicts = {one.seen.row: one.seen.verdict for one in table(step).table.model.every}
    assert verdicts == {2: "replaced", 3: "accepted", 4: "replaced"}


def test_a_preview_survives_a_change_of_zoom(
    small: list[int], window: MainWindow, tmp_path: Path
) -> None:
    step = votes_step(window)
    read(window, step, votes_file(tmp_path, [ballot(small[0], "นายกล้า ดี")]))

    window.zoom(0.1)
    wait(window)

    assert inks(window) == ["นำเข้า ๑ แถว"]
    window.zoom(-0.1)


def test_cancel_in_the_middle_of_an_import_leaves_every_row_as_it_was(
    small: list[int], window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    import_votes(workspace, votes_file(tmp_path, [ballot(small[0], "นายกล้า ดี")], name="a.csv"))
    many = [ballot(small[i % 3], "นายกล้า ดี", f"ใครก็ไม่รู้ {i}") for i in range(20_000)]
    step = votes_step(window)
    read(window, step, votes_file(tmp_path, many))
    before = rows(workspace)
    reached: list[tuple[int, int]] = []

    step.bring_in()
    task = window.desk.runner.findChildren(Task)[-1] if window.desk else None
    assert task is not None

    def stop(done: int, total: int, _text: str) -> None:
        if done:
            reached.append((done, total))
            press(window.findChildren(ProgressSheet)[-1], "หยุด")

    task.progressed.connect(stop)
    wait(window)

    assert reached
    assert 0 < reached[0][0] < reached[0][1] == 20_000
    assert rows(workspace) == before
    assert inks(window) == ["นำเข้า ๒๐,๐๐๐ แถว"]  # still there, to be tried again
    assert step.facts.row.rows == 1


def children() -> set[str]:
    """The processes that this one started and that are still there."""
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        found |= set((task / "children").read_text().split())
    return found


def test_stopping_while_a_workbook_is_read_ends_its_process(
    small: list[int], window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "votes.xlsx"
    file.write_bytes(form_export(20_000, 8))
    step = votes_step(window)
    before, others = rows(workspace), children()

    step.read(file)
    end = QDeadlineTimer(5_000)
    while children() == others and not end.hasExpired():
        QApplication.processEvents()
    assert children() != others
    assert window.desk is not None
    window.desk.runner.findChildren(Task)[-1].cancel()
    wait(window)

    assert children() == others
    assert rows(workspace) == before
    assert inks(window) == ["เลือกไฟล์"]
