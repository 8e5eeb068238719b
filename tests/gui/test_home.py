"""หน้าแรก through the real window: first steps, cards of rounds, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import catalogue, paths
from core.actions import service as actions
from core.actions.service import ActionFields
from core.awards import printed, service
from core.awards.service import Resolution
from core.lessons import service as lessons
from core.lessons.template import template_of
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.home.page import HomePage
from gui.pages.home.reading import read_facts
from gui.pages.home.waiting import WaitCount, Waiting, WaitRow, waiting
from gui.widgets.step_track import StepDot
from tests.factories import (
    ROUND,
    add_lesson,
    add_people,
    ballot,
    import_votes,
    open_round,
    own_office,
    votes_file,
)
from tests.gui.looking import faults
from tests.gui.windows import drag, go, inks, key, press, rest, said, spoken, window_of

NAMES = ("นายกล้า ดี", "นางสาวปิ่น งาม", "นายวิชัย แก้วคำ", "นางฐิติมา ศรีสุข", "นายเมธา ธรรมดี")
A, B, C, D, E = NAMES


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, "home", "people", "imports", "settings")


@pytest.fixture
def page(window: MainWindow) -> HomePage:
    assert isinstance(window.page, HomePage)
    assert window.desk is not None
    window.desk.set_year(2568)
    rest(window)
    return window.page


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    people = add_people(workspace, *NAMES)
    open_round(workspace)
    return people


def again(window: MainWindow, page: HomePage) -> None:
    page.refresh()
    rest(window)


def vote(workspace: Workspace, folder: Path, *rows: list[object], name: str = "v.csv") -> None:
    import_votes(workspace, votes_file(folder, list(rows), name=name))


def settle_all(workspace: Workspace, folder: Path, ids: list[int]) -> None:
    vote(workspace, folder, *(ballot(id_, A, B, C, D, E) for id_ in ids[:3]))


def freeze(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        service.freeze(session, workspace.rulebook, ROUND)


def things(workspace: Workspace, year_be: int = 2568) -> list[Waiting]:
    with workspace.database.read() as session:
        return waiting(read_facts(session, workspace, year_be))


def told(workspace: Workspace) -> list[tuple[str, int, str]]:
    return [(one.name, one.count, one.below) for one in things(workspace)]


def test_the_first_day_begins_with_the_roster(window: MainWindow, page: HomePage) -> None:
    assert {"เริ่มใช้งาน", "นำเข้ารายชื่อบุคลากร", "ใส่ข้อมูลสำนักงาน", "เปิดรอบคัดเลือก"} <= set(said(page))
    assert inks(window) == ["เลือกไฟล์รายชื่อ"]
    assert faults(window) == ""


def test_then_the_office_then_a_round(
    window: MainWindow, page: HomePage, workspace: Workspace
) -> None:
    add_people(workspace, *NAMES)
    again(window, page)
    assert inks(window) == ["ไปที่ตั้งค่า"]
    assert "มีรายชื่อแล้ว ๕ คน" in said(page)

    own_office(workspace)
    again(window, page)
    assert inks(window) == ["เปิดรอบคัดเลือก"]
    assert workspace.settings.office.name in said(page)


def test_tasks_and_lessons_wait_without_a_round_too(
    window: MainWindow, page: HomePage, workspace: Workspace
) -> None:
    add_lesson(workspace, activity="ค่ายคุณธรรม", fiscal_year=2568)
    fields = ActionFields("แจ้งเวียนล่วงหน้า", due=date(2025, 9, 15))
    with workspace.database.write() as session:
        actions.add(session, fields, date(2025, 9, 1))
    again(window, page)

    rows = [one.accessibleName() for one in page.findChildren(WaitRow)]
    assert any(row.startswith("งานติดตามเกินกำหนด ๑") for row in rows)
    assert any(row.startswith("ถอดบทเรียนที่ยังไม่ครบ ๑") for row in rows)
    assert "เริ่มใช้งาน" in said(page)
    assert faults(window) == ""


def test_the_sample_year_can_be_tried_from_here(
    window: MainWindow, page: HomePage, workspace: Workspace
) -> None:
    press(window, "ลองกับข้อมูลตัวอย่างก่อน")

    assert "มีรายชื่อแล้ว ๗๖ คน" in said(page)
    assert inks(window) == ["เปิดรอบคัดเลือก"]


def test_the_ink_act_of_the_first_step_goes_there(
    window: MainWindow, page: HomePage, workspace: Workspace, qtbot: QtBot
) -> None:
    add_people(workspace, *NAMES)
    again(window, page)
    assert window.desk is not None

    with qtbot.waitSignal(window.desk.going) as gone:
        key(window, "Ctrl+Return")

    assert gone.args == ["settings", {}]


def test_a_round_stands_on_its_track_with_its_next_act(
    window: MainWindow, page: HomePage, workspace: Workspace, ids: list[int], qtbot: QtBot
) -> None:
    again(window, page)
    assert inks(window) == ["นำเข้าผลลงคะแนน"]
    assert "บุคลากรคุณธรรมต้นแบบ ๒๕๖๘" in said(page)
    assert any(one.startswith("ผู้มีสิทธิ ๕ คน · เปิดรอบเมื่อ ") for one in said(page))
    assert spoken(page, StepDot)[:3] == [
        "ขั้น ๑ เตรียม ทำแล้ว",
        "ขั้น ๒ ลงคะแนน กำลังทำ",
        "ขั้น ๓ ยืนยันชื่อ ยังไม่ถึง",
    ]
    assert "ไม่มีเรื่องที่รอคุณตัดสินใจ" in said(page)
    assert window.desk is not None

    with qtbot.waitSignal(window.desk.going) as gone:
        press(window, "นำเข้าผลลงคะแนน")
    assert gone.args == ["awards", {"key": ROUND, "step": "votes"}]


def test_a_step_pressed_opens_the_round_there(
    window: MainWindow, page: HomePage, ids: list[int], qtbot: QtBot
) -> None:
    again(window, page)
    dot = page.findChildren(StepDot)[3]
    assert window.desk is not None

    with qtbot.waitSignal(window.desk.going) as gone:
        dot.click()

    assert gone.args == ["awards", {"key": ROUND, "step": "count"}]


def test_a_tie_is_stuck_and_waits_for_the_officer(
    window: MainWindow,
    page: HomePage,
    workspace: Workspace,
    ids: list[int],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], A, C, B, D, E)]
    vote(workspace, tmp_path, *rows)
    again(window, page)

    assert inks(window) == ["บันทึกมติ ด้านวินัย"]
    assert "ลงคะแนนแล้ว ๒ จาก ๕ คน" in "\n".join(said(page))
    assert spoken(page, WaitRow) == [
        "คะแนนเท่ากัน ๒ ด้านวินัย ๒ คน คนละ ๑ คะแนน · ด้านสุจริต ๒ คน คนละ ๑ คะแนน"
    ]
    assert faults(window) == ""
    assert window.desk is not None

    with qtbot.waitSignal(window.desk.going) as gone:
        page.findChildren(WaitRow)[0].click()
    assert gone.args == [
        "awards",
        {"key": ROUND, "step": "decisions", "category": "discipline"},
    ]


def test_only_the_most_urgent_round_has_the_ink(
    window: MainWindow, page: HomePage, workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    with workspace.database.write() as session:
        service.open_award(session, workspace.rulebook, "virtue", 2567)
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], A, C, B, D, E)]
    vote(workspace, tmp_path, *rows)
    again(window, page)

    assert inks(window) == ["บันทึกมติ ด้านวินัย"]  # stuck, although the other is a year older
    titles = [one for one in said(page) if one.startswith("บุคลากรคุณธรรมต้นแบบ")]
    assert titles == ["บุคลากรคุณธรรมต้นแบบ ๒๕๖๘", "บุคลากรคุณธรรมต้นแบบ ๒๕๖๗"]


def test_what_waits_is_told_in_the_order_of_the_work(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    rows = [ballot(ids[0], A, A, C, D, "เมทา ธรรมดี"), ballot(ids[1], A, A, B, D, E)]
    vote(workspace, tmp_path, *rows)

    assert told(workspace) == [
        ("ชื่อที่ต้องยืนยัน", 1, "บุคลากรคุณธรรมต้นแบบ ๒๕๖๘"),
        ("คะแนนเท่ากัน", 1, "ด้านสุจริต ๒ คน คนละ ๑ คะแนน"),
        ("คนเดียวนำหลายด้าน", 2, "ด้านพอเพียง · ด้านวินัย"),
    ]


def test_a_decision_that_no_longer_holds_waits(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], A, C, C, D, E)]
    vote(workspace, tmp_path, *rows)
    made = Resolution(ids[1], "เห็นชอบ", ("ประธาน",), date(2025, 6, 18))
    with workspace.database.write() as session:
        service.decide(session, workspace.rulebook, ROUND, "discipline", made)
    vote(workspace, tmp_path, ballot(ids[2], A, B, C, D, E), name="more.csv")

    assert told(workspace) == [("คะแนนเปลี่ยนหลังมติ", 1, "ด้านวินัย")]


def test_a_confirmed_round_waits_for_its_papers_and_its_lesson(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    settle_all(workspace, tmp_path, ids)
    freeze(workspace)
    title = "บุคลากรคุณธรรมต้นแบบ ๒๕๖๘"
    assert told(workspace) == [("ผลที่ยังไม่ออกประกาศ", 1, title)]

    for paper, next_ in (
        ("announcement", "รอบที่ยังไม่พิมพ์เกียรติบัตร"),
        ("certificates", "รอบที่ยังไม่ถอดบทเรียน"),
    ):
        with workspace.database.write() as session:
            printed.note(session, workspace.rulebook, ROUND, paper)
        assert told(workspace) == [(next_, 1, title)]


def test_a_lesson_that_is_not_complete_is_gone_on_with(
    window: MainWindow,
    page: HomePage,
    workspace: Workspace,
    ids: list[int],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    settle_all(workspace, tmp_path, ids)
    freeze(workspace)
    form = template_of(workspace.templates, "lesson-memo")
    answers = form.read({"activity": "การคัดเลือก", "fiscal_year": 2568})
    with workspace.database.write() as session:
        for paper in ("announcement", "certificates"):
            printed.note(session, workspace.rulebook, ROUND, paper)
        id_ = lessons.add(session, form, answers, workspace.settings.office, ROUND)
    again(window, page)

    [thing] = things(workspace)
    assert (thing.name, thing.count, thing.where) == ("ถอดบทเรียนที่ยังไม่ครบ", 1, {"lesson": id_})
    assert thing.below.startswith("การคัดเลือก ขาด ")
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.going) as gone:
        press(window, "เขียนถอดบทเรียนต่อ")
    assert gone.args == ["lessons", {"lesson": id_}]


def test_a_finished_round_stays_for_its_year_without_ink(
    window: MainWindow, page: HomePage, workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    settle_all(workspace, tmp_path, ids)
    freeze(workspace)
    form = template_of(workspace.templates, "lesson-memo")
    sample = catalogue.read(paths.SAMPLE / "lesson.toml")
    answers = form.read({**sample, "review_on": "2999-04-30"})
    with workspace.database.write() as session:
        for paper in ("announcement", "certificates"):
            printed.note(session, workspace.rulebook, ROUND, paper)
        lessons.add(session, form, answers, workspace.settings.office, ROUND)
    again(window, page)

    assert things(workspace) == []
    assert inks(window) == []
    press(window, "เปิดดู")

    assert window.desk is not None
    window.desk.set_year(2569)
    rest(window)
    assert "ปีงบประมาณ ๒๕๖๙ ยังไม่มีรอบคัดเลือก" in said(page)
    assert inks(window) == ["เปิดรอบคัดเลือก"]


def test_an_unfinished_round_of_another_year_is_not_forgotten(
    window: MainWindow, page: HomePage, ids: list[int]
) -> None:
    assert window.desk is not None
    window.desk.set_year(2570)
    rest(window)

    assert "บุคลากรคุณธรรมต้นแบบ ๒๕๖๘" in said(page)


def test_a_narrow_window_shows_counts_above_one_column(
    window: MainWindow, page: HomePage, workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    rows = [ballot(ids[0], A, A, C, D, "เมทา ธรรมดี"), ballot(ids[1], A, A, B, D, E)]
    vote(workspace, tmp_path, *rows)
    window.zoom(0.5)
    rest(window)

    narrow = window.page
    assert narrow is not None
    assert spoken(narrow, WaitRow) == []
    assert [one.split()[0] for one in spoken(narrow, WaitCount)] == [
        "ชื่อที่ต้องยืนยัน",
        "คะแนนเท่ากัน",
        "คนเดียวนำหลายด้าน",
    ]
    assert faults(window) == ""


def test_a_paper_made_elsewhere_is_seen_on_the_way_back(
    window: MainWindow, page: HomePage, workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    settle_all(workspace, tmp_path, ids)
    freeze(workspace)
    again(window, page)
    assert inks(window) == ["พิมพ์ประกาศ"]

    go(window, "people")
    with workspace.database.write() as session:
        printed.note(session, workspace.rulebook, ROUND, "announcement")
    go(window, "home")

    assert inks(window) == ["พิมพ์เกียรติบัตร"]


def test_nothing_new_leaves_the_page_and_the_keyboard_alone(
    window: MainWindow, page: HomePage, ids: list[int]
) -> None:
    again(window, page)
    dot = page.findChildren(StepDot)[1]
    dot.setFocus()

    again(window, page)

    assert window.focusWidget() is dot


def test_a_file_dropped_here_is_asked_about_under_imports(
    window: MainWindow, page: HomePage, ids: list[int], tmp_path: Path
) -> None:
    file = tmp_path / "some.csv"
    file.write_text("ชื่อ-นามสกุล\nนายใหม่ ดี\n", "utf-8")
    drag(page, file)
    rest(window)

    assert "ไฟล์ some.csv คืออะไร" in said(window.sheet() or page)
    press(window, "ตรวจไฟล์นี้")
    assert window.page is not None
    assert window.page.header.title == "นำเข้ารายชื่อบุคลากร"
