"""The list of rounds, the opening of one, what stands in the sidebar and in the palette."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core import sample
from core.awards import queries
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.awards import reading
from gui.pages.awards.opening import Opening
from gui.pages.awards.page import AwardsPage
from gui.pages.awards.prepare import PrepareStep
from gui.pages.awards.rounds import RoundList
from gui.widgets.step_track import StepDot
from tests.factories import add_people, open_round, own_office
from tests.gui.walking import KEYS, ink, key, press, stand, step_of, toasts, wait, words


def page_of(window: MainWindow) -> AwardsPage:
    assert isinstance(window.page, AwardsPage)
    return window.page


def show(window: MainWindow, **where: object) -> AwardsPage:
    assert window.desk is not None
    window.desk.go("awards", **where)
    wait(window)
    return page_of(window)


def inks(window: MainWindow) -> list[tuple[str, str]]:
    return [(act.name, act.why_not) for act in page_of(window).header.acts if act.ink]


def test_without_people_the_page_says_what_to_do_first(window: MainWindow) -> None:
    page = show(window)

    assert words(page)[0] == "เริ่มจากรายชื่อบุคลากร"
    ink(window)
    assert window.navigation is not None
    assert window.navigation.here == "people"


def test_the_first_round_is_opened_from_the_empty_page(
    workspace: Workspace, window: MainWindow
) -> None:
    own_office(workspace)
    add_people(workspace, "นายกล้า ดี", "นางฐิติมา ศรีสุวรรณ")
    page = show(window)

    assert words(page)[0] == "เปิดรอบคัดเลือกรอบแรก"
    press(page, "เปิดรอบแรก")
    wait(window)
    assert isinstance(page.part, Opening)
    ink(window)

    assert window.desk is not None
    year = window.desk.year_be
    assert step_of(window).step == "prepare"
    with workspace.database.read() as session:
        assert [row.key for row in queries.rounds(session, workspace.rulebook)] == [
            f"virtue-{year}"
        ]


def test_the_form_counts_who_takes_part_as_the_choices_change(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace)
    assert window.desk is not None
    window.desk.set_year(2568)
    page = show(window, new=True)

    form = page.part
    assert isinstance(form, Opening)
    assert form.plan().year_be == 2569  # the year on screen has its round already
    assert words(form).count("๗๒") == 2
    form._rules["rest-years"].choose("1")
    wait(window)

    assert [figure.text() for figure in form._figures] == ["๗๒", "๖๗"]
    assert form._usual["rest-years"].text() == "ต่างจากค่าปกติ"
    assert form._usual["ballot"].text() == "ค่าปกติของเกณฑ์นี้"


def test_a_round_that_is_open_is_not_opened_again(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="votes")
    assert window.desk is not None
    window.desk.set_year(2568)
    page = show(window, new=True)
    form = page.part
    assert isinstance(form, Opening)

    form._year.choose(2568)
    wait(window)

    why = "เปิดรอบปี ๒๕๖๘ ไว้แล้ว เลือกปีอื่น หรือกลับไปทำงานต่อในรอบนั้น"
    assert inks(window) == [("เปิดรอบ ๒๕๖๘", why)]
    assert why in words(form)


def test_the_choices_are_kept_by_the_round(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="people")
    page = show(window, new=True)
    form = page.part
    assert isinstance(form, Opening)
    form._rules["self-vote"].choose("no")
    form._rules["voters"].choose("anonymous")
    wait(window)

    ink(window)

    assert dict(step_of(window).facts.round.options.words) == {
        "ballot": "last",
        "one-category-per-person": "yes",
        "self-vote": "no",
        "rest-years": "0",
        "voters": "anonymous",
    }


def test_every_round_has_a_card_with_its_next_step(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="votes")
    assert window.desk is not None
    window.desk.set_year(2568)
    page = show(window)

    assert isinstance(page.part, RoundList)
    said = words(page)
    assert {"ปีงบประมาณ ๒๕๖๘", "บุคลากรคุณธรรมต้นแบบ", "รอยืนยัน ๖ ชื่อ"} <= set(said)
    assert "ผู้มีสิทธิ ๗๒ คน · บัตรดี ๖๙ ใบ (๙๕.๘๓%)" in said
    assert inks(window) == [("ยืนยันชื่อ ๖ ชื่อ", "")]
    ink(window)
    assert step_of(window).step == "names"


def test_a_dot_of_the_track_opens_its_step(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="votes")
    page = show(window)

    dot = next(one for one in page.findChildren(StepDot) if "ยืนยันผล" in one.accessibleName())
    dot.click()
    wait(window)

    assert step_of(window).step == "freeze"


def test_esc_goes_from_a_round_to_the_list_and_then_back(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace, until="votes")
    qtbot.waitActive(window)
    stand(window, sample.AWARD, "count")
    page = page_of(window)
    assert page.header.back == "คัดเลือก"

    key(window, KEYS.Key_Escape)
    assert isinstance(page.part, RoundList)
    key(window, KEYS.Key_Escape)

    assert window.navigation is not None
    assert window.navigation.here == "home"


def test_tab_goes_from_the_track_into_the_step(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace, until="names")
    qtbot.waitActive(window)
    step = stand(window, sample.AWARD, "decisions", category="discipline")

    dots = window.findChildren(StepDot)
    dots[-1].setFocus()
    wait(window)
    key(window, KEYS.Key_Tab)

    focus = window.focusWidget()
    assert focus is not None
    assert step.isAncestorOf(focus)


def test_the_names_for_the_form_are_exactly_those_of_the_core(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="people")
    open_round(workspace)
    step = stand(window, "virtue-2568", "prepare")
    assert isinstance(step, PrepareStep)

    press(step, "คัดลอกรายชื่อ ๗๒ ชื่อ")

    with workspace.database.read() as session:
        choices = [
            text for _id, text in queries.choices(session, workspace.rulebook, "virtue-2568")
        ]
    assert QGuiApplication.clipboard().text().split("\n") == choices
    assert toasts(window) == ["คัดลอก ๗๒ ชื่อแล้ว วางในช่องตัวเลือกของแบบฟอร์มได้เลย"]
    chips = [chip.text() for chip in step._table._chips.buttons()]
    assert chips == ["ลงคะแนนได้ ๗๒", "ให้เลือกได้ ๗๒", "ไม่มีสิทธิ ๔"]


def test_people_without_an_address_make_the_form_ask_for_names(
    workspace: Workspace, window: MainWindow
) -> None:
    add_people(workspace, "นายกล้า ดี")
    add_people(workspace, "นางฐิติมา ศรีสุวรรณ", email="")
    open_round(workspace)

    step = stand(window, "virtue-2568", "prepare")

    assert "ถาม “ชื่อ-นามสกุลผู้ลงคะแนน” ด้วย เพราะ ๑ คนไม่มีอีเมลในทะเบียน" in words(step)


@pytest.mark.parametrize(
    ("until", "waits"), [("people", 0), ("votes", 8), ("names", 3), ("decided", 0), ("frozen", 0)]
)
def test_what_waits_stands_in_the_sidebar(
    workspace: Workspace, window: MainWindow, until: str, waits: int
) -> None:
    sample.fill(workspace, until=until)
    with workspace.database.read() as session:
        assert reading.waiting(session, workspace, 2568) == waits
        assert reading.waiting(session, workspace, 2567) == 0


def test_the_count_beside_the_place_follows_a_change(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="names")
    assert window.desk is not None
    window.desk.set_year(2568)
    wait(window)

    assert window._waiting is not None
    assert window._waiting.counts["awards"] == 3


def test_a_round_is_found_by_name_and_year(workspace: Workspace) -> None:
    sample.fill(workspace, until="votes")
    with workspace.database.read() as session:
        found = reading.find_rounds(session, "คุณธรรม ๒๕๖๘")
        assert [(one.name, one.below, one.where) for one in found] == [
            ("บุคลากรคุณธรรมต้นแบบ ๒๕๖๘", "ยังไม่ยืนยันผล", {"key": "virtue-2568"})
        ]
        assert reading.find_rounds(session, "คุณธรรม 2567") == []
