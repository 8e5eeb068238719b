"""Ctrl+Z and Ctrl+Y go through the whole record, step by step, as an officer expects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.actions import queries as actions
from core.actions import service as following
from core.actions.service import ActionFields
from core.answers import Answer, Item
from core.lessons import queries
from core.settings import Window as Look
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.steps import MOST_LETTERS, PAUSE_S, Steps, cells_of_others, place_of
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from tests.factories import add_lesson
from tests.gui.typing_thai import press, type_text

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Clock:
    """Time that passes when it is told to."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def steps(clock: Clock) -> Steps:
    return Steps(clock)


def type_run(steps: Steps, slot: str, *texts: Answer) -> None:
    """The slot says one text after another, each after a turn of the window."""
    for before, after in pairwise(texts):
        steps.note(slot.partition(".")[0], slot, before, after)
        steps.end_turn()


def test_a_run_of_letters_is_one_step(steps: Steps) -> None:
    type_run(steps, "rationale", "", "ก", "กข", "กขค")

    step = steps.back()
    assert step is not None
    assert (step.before, step.after) == ({"rationale": ""}, {"rationale": "กขค"})
    assert not steps.can_back
    assert steps.forth() is step


def test_a_pause_or_many_letters_or_another_place_end_a_run(steps: Steps, clock: Clock) -> None:
    type_run(steps, "a", "", "ก")
    clock.now += PAUSE_S
    type_run(steps, "a", "ก", "กข")
    type_run(steps, "a", "กข", "กข" + "ค" * MOST_LETTERS)
    type_run(steps, "b", "", "ง")
    steps.end_run()
    type_run(steps, "b", "ง", "งจ")

    befores = []
    while (step := steps.back()) is not None:
        befores.append(step.before)
    assert befores == [{"b": "ง"}, {"b": ""}, {"a": "กข"}, {"a": "ก"}, {"a": ""}]


def test_typing_on_after_an_undo_forgets_what_could_be_done_again(steps: Steps) -> None:
    type_run(steps, "a", "", "ก")
    steps.end_run()
    type_run(steps, "a", "ก", "กข")
    steps.back()
    type_run(steps, "a", "ก", "กค")

    assert not steps.can_forth
    step = steps.back()
    assert step is not None
    assert step.before == {"a": "ก"}


def test_changes_of_one_turn_are_one_step(steps: Steps) -> None:
    one, two = Item("ก", (), 1), Item("ข", (), 2)
    steps.note("p", "p.should", (one,), ())
    steps.note("p", "p.must", (two,), (two, one))
    steps.end_turn()

    step = steps.back()
    assert step is not None
    assert step.before == {"p.should": (one,), "p.must": (two,)}


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("ก", "กข", ""),
        (None, "ก", ""),
        ((Item("ก", (), 1), Item("ข", (), 2)), (Item("กก", (), 1), Item("ข", (), 2)), 1),
        ((Item("ก", (), 1),), (Item("ก", (), 1), Item("ข", (), -5)), -5),
        ((Item("ก", (), 1), Item("ข", (), 2)), (Item("ข", (), 2), Item("ก", (), 1)), None),
        ((Item("ก", (), 1),), (Item("ก", (Item("ข", (), 2),), 1),), 2),
        ([{"n": 1}, {"n": 2}], [{"n": 1}, {"n": 3}], 1),
        ([{"n": 1}], [{"n": 1}, {"n": 3}], 1),
        ([{"n": 1}, {"n": 2}], [{"n": 2}, {"n": 1}], None),
        ([{"n": 1}, {"n": 2}], [{"n": 2}], None),
        ({"rows": [1]}, {"rows": [1, 2]}, None),
    ],
)
def test_where_letters_may_have_made_a_change(before: Answer, after: Answer, place: object) -> None:
    assert place_of(before, after) == place


def test_new_items_are_undone_under_the_ids_of_the_store(steps: Steps) -> None:
    steps.note("a", "a", (), (Item("ก", (Item("ข", (), -2),), -1),))
    steps.end_run()
    steps.learn({-1: 11, -2: 12})

    steps.back()
    step = steps.forth()
    assert step is not None
    assert step.after == {"a": (Item("ก", (Item("ข", (), 12),), 11),)}


def test_cells_of_rows_that_are_gone() -> None:
    answers: dict[str, Answer] = dict.fromkeys(("g", "g.1.a", "g.12.b", "g.2.a.3.b", "h.1.a"), "")

    assert cells_of_others("g", {"rows": [1, 2]}, answers) == ["g.12.b"]
    assert cells_of_others("g", {"rows": []}, answers) == ["g.1.a", "g.12.b", "g.2.a.3.b"]


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.text("กข", max_size=3), st.floats(0, 2))),
    st.data(),
)
def test_whatever_is_typed_comes_back_and_forth(
    changes: list[tuple[str, str, float]], data: st.DataObject
) -> None:
    clock = Clock()
    steps, now = Steps(clock), dict.fromkeys("ab", "")
    for slot, words, pause in changes:
        clock.now += pause
        if now[slot] != words:
            type_run(steps, slot, now[slot], words)
            now[slot] = words
    last = dict(now)
    undone = 0
    while (step := steps.back()) is not None:
        now.update({slot: str(answer) for slot, answer in step.before.items()})
        undone += 1
    assert now == dict.fromkeys("ab", "")
    for _ in range(data.draw(st.just(undone))):
        step = steps.forth()
        assert step is not None
        now.update({slot: str(answer) for slot, answer in step.after.items()})
    assert now == last


@pytest.fixture
def record(workspace: Workspace) -> int:
    return add_lesson(
        workspace,
        activity="งานดี",
        fiscal_year=2568,
        rationale="เดิม",
        recommendations=["เพิ่มเวลา", "แจ้งก่อน"],
        priorities={"should": ["จัดทุกปี"], "must": ["แจ้งผล"]},
    )


@pytest.fixture
def write(window: MainWindow, record: int) -> Callable[[str], Writing]:
    window.activateWindow()

    def opened(part: str) -> Writing:
        assert window.desk is not None
        window.desk.go("lessons", lesson=record, part=part)
        settle(window.desk.runner)
        assert isinstance(window.page, LessonsPage)
        assert window.page.writing is not None
        return window.page.writing

    return opened


def editor_of(writing: Writing, part: str) -> Any:  # noqa: ANN401 - of many kinds
    return writing.form.sections[part].editor


def focus() -> Any:  # noqa: ANN401 - of many kinds
    found = QApplication.focusWidget()
    assert found is not None
    return found


def undo() -> None:
    press(focus(), KEY.Key_Z, modifiers=CTRL)
    QApplication.processEvents()


def redo() -> None:
    press(focus(), KEY.Key_Y, modifiers=CTRL)
    QApplication.processEvents()


def stored(workspace: Workspace, id_: int) -> dict[str, Any]:
    with workspace.database.read() as session:
        return dict(queries.lesson(session, workspace.templates, id_).answers)


def test_steps_lead_back_across_parts_and_forth_again(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    writing = write("rationale")
    before = dict(writing.answers)
    type_text(focus(), "ใหม่")
    QApplication.processEvents()
    items = editor_of(writing, "recommendations").lists["recommendations"]
    items.fields[1].put_cursor(3)
    press(items.fields[1], KEY.Key_Return)  # splits the second
    QApplication.processEvents()
    type_text(editor_of(writing, "place").field, "หอประชุม")
    QApplication.processEvents()

    undo()
    assert writing.answers["place"] == ""
    assert focus() is editor_of(writing, "place").field
    undo()
    assert items.items == ["เพิ่มเวลา", "แจ้งก่อน"]
    assert focus() is items.fields[1]
    undo()
    assert focus() is editor_of(writing, "rationale").field
    assert focus().toPlainText() == "เดิม"
    undo()  # there is nothing more
    writing.leave()
    settle(writing.desk.runner)
    assert {k: v or None for k, v in stored(workspace, record).items()} == {
        slot: before.get(slot) or None for slot in stored(workspace, record)
    }

    for _ in range(3):
        redo()
    assert writing.answers["rationale"] == "ใหม่เดิม"
    assert items.items == ["เพิ่มเวลา", "แจ้", "งก่อน"]
    assert writing.answers["place"] == "หอประชุม"
    assert focus() is editor_of(writing, "place").field
    assert focus().textCursor().position() == len("หอประชุม")


def test_an_item_brought_back_has_its_task_again(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    first, second = stored(workspace, record)["recommendations"]
    with workspace.database.write() as session:
        fields = ActionFields(owner="กลุ่มบริหารงานบุคคล")
        action = following.from_item(session, second.id, fields, date(2025, 6, 30))
    writing = write("recommendations")
    field = editor_of(writing, "recommendations").lists["recommendations"].fields[1]
    field.selectAll()
    press(field, KEY.Key_Backspace)
    writing.leave()
    settle(writing.desk.runner)
    assert stored(workspace, record)["recommendations"] == (first,)

    undo()
    writing.leave()
    settle(writing.desk.runner)
    assert stored(workspace, record)["recommendations"] == (first, second)
    with workspace.database.read() as session:
        row = actions.action(session, action)
    assert row is not None
    assert row.item_id == second.id


def test_an_item_moved_between_lists_keeps_its_id_and_goes_back_in_one_step(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    should, must = "priorities.should", "priorities.must"
    before = stored(workspace, record)
    writing = write("priorities")
    lists = editor_of(writing, "priorities").lists
    lists[should].fields[0].setFocus()
    press(lists[should].fields[0], KEY.Key_Down, modifiers=ALT)
    QApplication.processEvents()
    writing.leave()
    settle(writing.desk.runner)
    moved = stored(workspace, record)
    assert moved.get(should, ()) == ()
    assert moved[must] == (*before[should], *before[must])

    undo()
    writing.leave()
    settle(writing.desk.runner)
    after = stored(workspace, record)
    assert (after[should], after[must]) == (before[should], before[must])


def test_steps_outlive_a_zoom_and_new_items_keep_their_ids(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("recommendations")
    type_text(editor_of(writing, "recommendations").lists["recommendations"].fields[2], "สาม")
    QApplication.processEvents()
    window.set_look(Look(zoom=1.1))
    assert isinstance(window.page, LessonsPage)
    settle(writing.desk.runner)
    again = window.page.writing
    assert again is not None
    assert again is not writing
    third = stored(workspace, record)["recommendations"][2]

    assert window.page.take_back()
    again.leave()
    settle(again.desk.runner)
    assert len(stored(workspace, record)["recommendations"]) == 2
    assert window.page.do_again()
    again.leave()
    settle(again.desk.runner)
    assert stored(workspace, record)["recommendations"][2] == third


def test_ctrl_z_outside_the_fields_undoes_too(
    write: Callable[[str], Writing], window: MainWindow
) -> None:
    writing = write("rationale")
    type_text(focus(), "ใหม่")
    QApplication.processEvents()
    writing.outline.setFocus()
    assert window.page is not None
    assert window.page.take_back()
    assert writing.answers["rationale"] == "เดิม"
    assert window.page.do_again()
    assert not window.page.do_again()
    assert writing.answers["rationale"] == "ใหม่เดิม"
