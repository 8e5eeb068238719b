"""The count, the committee's decisions and the confirmed result in the real window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import sample
from core.awards import queries
from core.awards.views import CategoryRow, TallyView
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.awards.count import CountStep
from gui.pages.awards.decision_form import DecisionForm
from gui.pages.awards.decisions import DecisionsStep
from gui.pages.awards.freeze import FreezeStep
from gui.pages.awards.name_label import NameLabel
from gui.pages.awards.person_picker import PersonPicker
from gui.pages.awards.reopening import Reopening
from gui.pages.awards.samples import STAGES, bring_to
from gui.pages.awards.standings import PickableBars, bars_of
from gui.widgets.choice import Choice
from gui.widgets.table import Table
from tests.factories import add_people, import_votes, open_round, votes_file
from tests.gui.walking import (
    KEYS,
    ink,
    key,
    press,
    sheet,
    stand,
    step_of,
    toasts,
    wait,
    words,
    write,
)

AWARD = sample.AWARD


def tally(workspace: Workspace) -> TallyView:
    with workspace.database.read() as session:
        return queries.tally(session, workspace.rulebook, AWARD)


def category(workspace: Workspace, name: str) -> CategoryRow:
    return next(c for c in tally(workspace).categories if c.key == name)


def why_not(window: MainWindow) -> str:
    assert window.page is not None
    return next(act.why_not for act in window.page.header.acts if act.ink and not act.hidden)


def decisions(window: MainWindow, name: str) -> DecisionsStep:
    step = stand(window, AWARD, "decisions", category=name)
    assert isinstance(step, DecisionsStep)
    return step


def form_of(step: DecisionsStep) -> DecisionForm:
    assert step.form is not None
    return step.form


def choice(form: DecisionForm, name: str) -> Choice:
    return next(one for one in form.findChildren(Choice) if one.accessibleName().startswith(name))


def fill(form: DecisionForm, name: str, reason: str = "มีผลงานต่อเนื่อง") -> None:
    choice(form, name).click()
    form._day.set_day(date(2025, 6, 18))
    form._present.set_items(["นายปัญญา กิ่งแก้วไพบูลย์", "นางวิไลพร แสงธรรมดี"])
    form._reason.setPlainText(reason)


def test_the_count_says_turnout_ranks_and_percent_of_the_valid_ballots(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="names")
    step = stand(window, AWARD, "count")
    assert isinstance(step, CountStep)

    said = words(step)
    assert said[:8] == ["๗๒", "ผู้มีสิทธิ", "๖๙", "บัตรดี (๙๕.๘๓%)", "๓", "ส่งซ้ำ", "๕", "ไม่รับ"]
    assert "นายกล้า ดี ได้คะแนนสูงสุดด้านพอเพียง ด้านจิตอาสา หนึ่งคนได้ด้านเดียว คณะกรรมการเป็นผู้ชี้" in said
    press(step, "วินัย")
    wait(window)
    said = words(step)
    assert "๒ คนได้คะแนนสูงสุดเท่ากัน ๑๖ คะแนน รอมติ" in said
    assert "ไม่ลงคะแนน ๔ · บัตรเสีย ๐ · รอยืนยันชื่อ ๐ · ร้อยละของบัตรดี ๖๙ ใบ" in said
    press(step, "ลงมติ ด้านวินัย")
    wait(window)
    assert step_of(window).step == "decisions"


def test_everybody_with_a_vote_stands_in_the_whole_list(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="names")
    step = stand(window, AWARD, "count", category="discipline")

    table = step.findChildren(Table)[-1]
    headings, cells = table.shown()
    assert headings == ["ที่", "ชื่อ", "คะแนน", "ร้อยละ"]
    assert len(cells) == len(category(workspace, "discipline").standings)
    assert [row[0] for row in cells[:3]] == ["๑", "๑", "๓"]
    assert cells[0][2:] == ["๑๖", "๒๓.๑๙"]


def test_bars_show_the_first_places_and_where_the_rest_went(workspace: Workspace) -> None:
    sample.fill(workspace, until="names")
    view = tally(workspace)

    tied = bars_of(view.categories[1], view.valid)
    assert [votes for _name, votes in tied.votes] == [16, 16, 9]
    assert (tied.tied, tied.mark, tied.tone) == (2, "เท่ากัน", "wait")
    volunteer = bars_of(view.categories[3], view.valid)
    assert volunteer.rest == "งด ๕ · เสีย ๒"
    assert sum(v for _n, v in tied.votes) + 24 + 4 == 69  # others and blanks: อื่น ๒๔ · งด ๔
    assert tied.rest == "อื่น ๒๔ · งด ๔"


def test_pressing_bars_shows_their_category(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="names")
    step = stand(window, AWARD, "count")

    QTest.mouseClick(step.findChildren(PickableBars)[3], Qt.MouseButton.LeftButton)
    wait(window)

    assert "ด้านจิตอาสา" in words(step)


def test_the_program_chooses_nobody(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="names")
    form = form_of(decisions(window, "discipline"))

    assert [one.isChecked() for one in form.findChildren(Choice)] == [False, False]
    assert why_not(window) == "ยืนยันผลได้เมื่อบันทึกมติด้านพอเพียง ด้านวินัย ด้านจิตอาสาแล้ว"


def test_an_incomplete_decision_says_what_it_lacks(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace, until="names")
    qtbot.waitActive(window)
    form = form_of(decisions(window, "discipline"))

    ink(window)

    assert form._day_field.error == "ใส่วันที่ประชุม"
    assert form._present_field.error == "ใส่อย่างน้อยหนึ่งคน"
    assert form._reason_field.error == "พิมพ์เหตุผลของมติ"
    assert "เลือกผู้ได้รับคัดเลือกก่อน" in words(form)
    assert category(workspace, "discipline").decision is None


def test_a_tie_is_decided_and_the_decision_can_be_withdrawn(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace, until="names")
    qtbot.waitActive(window)
    step = decisions(window, "discipline")
    fill(form_of(step), "ว่าที่ร้อยตรี เมธา", "มีผลงานด้านวินัยต่อเนื่อง")

    form_of(step).save()
    wait(window)

    decided = category(workspace, "discipline")
    assert decided.winner == "ว่าที่ร้อยตรี เมธา พงไพรงาม"
    assert decided.decision is not None
    assert decided.decision.decided_on == "2025-06-18"
    assert decided.decision.reason == "มีผลงานด้านวินัยต่อเนื่อง"
    assert toasts(window) == ["บันทึกมติ ด้านวินัย แล้ว"]
    # on to the next that waits; the same meeting is known
    assert form_of(step).typed.day == date(2025, 6, 18)
    assert form_of(step).typed.present == ("นายปัญญา กิ่งแก้วไพบูลย์", "นางวิไลพร แสงธรรมดี")

    step._chips["discipline"].click()
    wait(window)
    said = words(step)
    assert "คณะกรรมการมีมติให้ ว่าที่ร้อยตรี เมธา พงไพรงาม" in said
    assert {"๑๘ มิถุนายน ๒๕๖๘", "มีผลงานด้านวินัยต่อเนื่อง"} <= set(said)
    press(step, "ถอนมติ")
    wait(window)
    assert category(workspace, "discipline").decision is None


def test_ctrl_z_takes_a_decision_back(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace, until="names")
    qtbot.waitActive(window)
    step = decisions(window, "volunteer")
    fill(form_of(step), "นายณัฐพล")
    form_of(step).save()
    wait(window)
    step._chips["volunteer"].setFocus()  # a field would take back its own words

    key(window, KEYS.Key_Z, ctrl=True)

    assert category(workspace, "volunteer").decision is None


def test_what_is_typed_survives_another_step_and_a_zoom(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="names")
    fill(form_of(decisions(window, "discipline")), "นางสาวปิ่นทิพย์", "ยังคิดอยู่")
    form_of(decisions(window, "discipline"))._day.set_day(None)
    form_of(decisions(window, "discipline"))._day.setText("18 มิ.ย.")

    stand(window, AWARD, "count")
    window.zoom(0.1)
    wait(window)
    kept = form_of(decisions(window, "discipline")).typed
    window.zoom(-0.1)
    wait(window)

    assert (kept.reason, kept.present, kept.day_words) == (
        "ยังคิดอยู่",
        ("นายปัญญา กิ่งแก้วไพบูลย์", "นางวิไลพร แสงธรรมดี"),
        "18 มิ.ย.",
    )
    assert kept.winner_id == category(workspace, "discipline").choices[0]


def test_an_override_says_what_it_means_and_takes_anybody_who_may_win(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="names")
    step = decisions(window, "honesty")  # won by votes: nothing to decide
    assert "ด้านนี้ไม่ต้องลงมติ ผลเป็นไปตามคะแนน" in words(step)

    press(step, "คณะกรรมการมีมติต่างจากคะแนน")
    wait(window)
    picker = window.findChildren(PersonPicker)[-1]
    assert any(
        "มติเหนือคะแนน ใช้เมื่อคณะกรรมการมีมติต่างจากผลคะแนนจริง" in one for one in words(sheet(window))
    )
    assert picker.table.choose(7)
    picker._answer()
    wait(window)
    chosen = form_of(step).typed
    assert (chosen.winner_id, chosen.over) == (7, True)
    form_of(step)._day.set_day(date(2025, 6, 18))
    form_of(step)._present.set_items(["นายปัญญา กิ่งแก้วไพบูลย์"])
    form_of(step)._reason.setPlainText("ผู้ได้คะแนนสูงสุดขอสละสิทธิ์")
    form_of(step).save()
    wait(window)

    decided = category(workspace, "honesty")
    assert decided.winner_id == 7
    assert decided.decision is not None
    assert decided.decision.override


def test_a_decision_whose_votes_changed_waits_again(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    sample.fill(workspace, until="decided")
    late = votes_file(
        tmp_path,
        [["30/6/2568, 9:00:00", "p70@saensuk-edu.example", "", "นางสาวปิ่นทิพย์ น้ำผึ้งทอง", "", "", ""]],
    )
    import_votes(workspace, late, AWARD)
    step = decisions(window, "discipline")

    assert category(workspace, "discipline").decision is not None
    said = words(step)
    assert any(one.startswith("คะแนนเปลี่ยนหลังจากมีมติให้ ว่าที่ร้อยตรี เมธา") for one in said)
    assert form_of(step).typed.reason.startswith("คะแนนเท่ากัน")
    assert "ด้านวินัย" in why_not(window)


def test_what_stands_in_the_way_leads_to_its_step(workspace: Workspace, window: MainWindow) -> None:
    sample.fill(workspace, until="votes")
    step = stand(window, AWARD, "freeze")

    assert "ต้องทำก่อนยืนยันผล ๔ เรื่อง" in words(step)
    assert why_not(window).startswith("ด้านพอเพียง: ผู้ได้คะแนนสูงสุดได้ด้านอื่นด้วย")
    links = [one for one in step.findChildren(QPushButton) if one.property("kind") == "link"]
    assert [one.text() for one in links] == ["ไปลงมติ", "ไปยืนยันชื่อ", "ไปลงมติ", "ไปยืนยันชื่อ"]
    links[2].click()
    wait(window)
    shown = step_of(window)
    assert isinstance(shown, DecisionsStep)
    assert shown._category == "volunteer"


def test_confirming_names_the_winners_and_asks_first(
    workspace: Workspace, window: MainWindow
) -> None:
    sample.fill(workspace, until="decided")
    step = stand(window, AWARD, "freeze")
    assert isinstance(step, FreezeStep)
    assert "พร้อมยืนยันผล" in words(step)

    ink(window)
    said = words(sheet(window))
    assert said[0] == "ยืนยันผลฉบับที่ ๑"
    assert "• ด้านวินัย: ว่าที่ร้อยตรี เมธา พงไพรงาม" in said
    press(sheet(window), "ยกเลิก")
    assert tally(workspace).version == 0
    ink(window)
    press(sheet(window), "ยืนยันผล")
    wait(window)

    assert tally(workspace).version == 1
    with workspace.database.read() as session:
        version = queries.versions(session, workspace.rulebook, AWARD)[0]
    assert f"SHA-256 {version.sha256[:16]}…" in words(step)
    assert "ใช้อยู่" in words(step)


def test_a_long_name_breaks_at_its_blanks_only(qtbot: QtBot) -> None:
    name = "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข"
    label = NameLabel(name)
    qtbot.addWidget(label)
    heights = []
    for width in (800, 340, 240):
        label.resize(width, 100)
        label.show()
        qtbot.waitExposed(label)
        heights.append(label.heightForWidth(width))
        assert label.text().replace("\n", " ").replace("\u00a0", " ") == name

    assert label.text().split("\n") == [
        "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์",
        "วงศ์พิพัฒน์ธนากุลชัย ณ\u00a0แสนสุข",
    ]
    assert heights == [heights[0], 2 * heights[0], 2 * heights[0]]


def test_a_result_is_opened_again_only_with_a_reason(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    sample.fill(workspace)
    qtbot.waitActive(window)
    step = stand(window, AWARD, "freeze")
    press(window, "เปิดผลอีกครั้ง")
    wait(window)
    asked = window.findChildren(Reopening)[-1]

    asked.reopen()
    assert asked._field.error == "พิมพ์เหตุผลก่อน"
    assert tally(workspace).version == 1
    write("พบบัตรที่นำเข้าไม่ครบ")
    key(window, KEYS.Key_Return, ctrl=True)

    assert tally(workspace).version == 0
    assert toasts(window) == ["เปิดผลอีกครั้งแล้ว ฉบับที่ ๑ ยังเก็บไว้"]
    assert {"เปิดใหม่แล้ว", "เปิดอีกครั้งเพราะ พบบัตรที่นำเข้าไม่ครบ"} <= set(words(step))


@pytest.mark.parametrize("first", STAGES)
@pytest.mark.parametrize("then", STAGES)
def test_the_sample_round_is_brought_from_any_stage_to_any_other(
    workspace: Workspace, first: str, then: str
) -> None:
    sample.fill(workspace)
    reached = []
    for stage in (first, then):
        with workspace.database.write() as session:
            assert bring_to(session, workspace, stage)
        with workspace.database.read() as session:
            row = queries.overview(session, workspace.rulebook, AWARD)
        reached.append((bool(row.version), row.names, len(row.obstacles)))

    known = {"votes": (False, 6, 4), "names": (False, 0, 3), "decided": (False, 0, 0)}
    assert reached == [known.get(stage, (True, 0, 0)) for stage in (first, then)]


def test_somebodys_own_round_is_left_alone(workspace: Workspace) -> None:
    add_people(workspace, "นายกล้า ดี")
    open_round(workspace)
    with workspace.database.write() as session:
        assert not bring_to(session, workspace, "votes")
