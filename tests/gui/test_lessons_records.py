"""Parts made of records and rows: typed, moved, taken out and brought back by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.answers import Answer, Field, Item, kind_of, row_ids
from core.lessons import queries, service
from core.lessons.template import Group, Part
from core.workspace import Workspace
from gui import ui
from gui.desk import Desk
from gui.form import Form
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.outline import Progress, progress_of
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from gui.widgets.answers.records import RecordsEditor
from tests.factories import OFFICE
from tests.gui.typing_thai import press, type_text

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
INFORMANTS = (
    Field("group", "กลุ่ม", required=True),
    Field("total", "รวม", "number", sums="parts.n"),
    Field(
        "parts",
        "แยกเป็น",
        "rows",
        fields=(Field("name", "ประเภท"), Field("n", "จำนวน", "number")),
    ),
)
ITA = (
    Field("announced", "ประกาศ ณ วันที่", "date"),
    Field("rank", "อันดับที่", "number"),
    Field("total", "คะแนนรวม", "decimal"),
    Field("grade", "ระดับ", "choice", choices=("AA", "A", "B")),
    Field("passed", "ผลการประเมิน", "yes-no", choices=("ผ่าน", "ไม่ผ่าน")),
    Field("note", "หมายเหตุ", "text"),
)
VALUES: dict[str, tuple[Part, Any]] = {
    "choice": (Part("g", "choice", "ระดับ", "choice", choices=("มาก", "น้อย")), "น้อย"),
    "ticks": (Part("g", "ticks", "ลักษณะ", "ticks", choices=("มีวินัย", "พอเพียง")), ["พอเพียง"]),
    "line": (Part("g", "line", "รูปแบบ", "line", choices=("Onsite", "Online")), "ผสม"),
    "ita": (
        Part("g", "ita", "ITA", "fields", fields=ITA),
        {
            "announced": "2021-09-01",
            "rank": 11,
            "total": "99.15",
            "grade": "AA",
            "passed": False,
            "note": "ดี",
        },
    ),
    "informants": (
        Part("g", "informants", "ผู้ให้ข้อมูล", "rows", fields=INFORMANTS, row="กลุ่มที่ {n}"),
        [
            {"group": "ในสำนักงาน", "total": 69, "parts": [{"name": "รอง", "n": 3}, {"n": 66}]},
            {"group": "ในสถานศึกษา"},
        ],
    ),
}


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Iterator[Form]:
    made = Form([part for part, _value in VALUES.values()], [Group("g", "ทุกชนิด")], desk)
    board = ui.scroll(ui.col(made))
    qtbot.addWidget(board)
    board.resize(600, 900)
    board.show()
    board.activateWindow()
    yield made
    board.close()


def editor_of(form: Form, key: str) -> Any:  # noqa: ANN401 - of many kinds
    return form.sections[key].editor


def show_informants(form: Form) -> None:
    part, value = VALUES["informants"]
    form.show_answers(part.answer.read("informants", value))
    QApplication.processEvents()  # rows that are new stand in their places


@pytest.mark.parametrize("key", VALUES)
def test_an_answer_is_shown_and_given_back(form: Form, key: str) -> None:
    part, value = VALUES[key]
    answers = part.answer.read(key, value)
    told: list[str] = []
    form.edited.connect(lambda _key, slot: told.append(slot))
    form.show_answers(answers)

    assert part.answer.give(key, {slot: form.answer(slot) for slot in form.slots}) == value
    assert told == []
    assert set(answers) <= set(form.slots)
    form.show_answers({})
    assert part.answer.is_empty(key, {slot: form.answer(slot) for slot in form.slots})


def test_a_row_that_waits_becomes_one_when_it_says_something(form: Form) -> None:
    show_informants(form)
    editor: RecordsEditor = editor_of(form, "informants")
    parts = editor.rows[0].editor.editors["parts"]
    assert isinstance(parts, RecordsEditor)
    assert [one.id for one in parts.rows] == [1, 2, 3]
    told: list[str] = []
    form.edited.connect(lambda _key, slot: told.append(slot))

    type_text(parts.rows[2].editor.fields[0], "ครู")
    assert told[:2] == ["informants.1.parts", "informants.1.parts.3.name"]
    assert form.answer("informants.1.parts") == {"rows": [1, 2, 3]}
    assert len(parts.rows) == 4

    press(parts.rows[2].editor.fields[0], KEY.Key_Return)
    assert parts.rows[2].editor.fields[1].hasFocus()


def test_rows_beside_each_other_move_by_alt_arrows(form: Form) -> None:
    show_informants(form)
    parts = editor_of(form, "informants").rows[0].editor.editors["parts"]
    field = parts.rows[0].editor.fields[0]
    field.setFocus()
    press(field, KEY.Key_Down, modifiers=ALT)
    assert form.answer("informants.1.parts") == {"rows": [2, 1]}
    assert field.hasFocus()
    press(field, KEY.Key_Down, modifiers=ALT)  # the one below waits
    press(field, KEY.Key_PageUp, modifiers=ALT)
    assert form.answer("informants.1.parts") == {"rows": [1, 2]}

    press(field, KEY.Key_Delete, modifiers=ALT)
    assert form.answer("informants.1.parts") == {"rows": [2]}
    press(parts.rows[-1].editor.fields[0], KEY.Key_Delete, modifiers=ALT)
    assert len(parts.rows) == 2


def test_tab_goes_through_a_record_in_the_order_of_reading(form: Form) -> None:
    show_informants(form)
    editor: RecordsEditor = editor_of(form, "informants")
    visited: list[QWidget | None] = []
    editor.fields[0].setFocus()
    for _ in range(len(editor.fields) + 1):
        visited.append(QApplication.focusWidget())
        press(visited[-1] or editor, KEY.Key_Tab)

    assert visited == [*editor.fields, editor.add]


def test_a_number_that_is_none_is_said_to_be(form: Form) -> None:
    total = editor_of(form, "ita").editors["total"]
    type_text(total.first_field(), "๙๙,ก")

    assert form.fault("ita") == "“๙๙,ก” ไม่ใช่จำนวน พิมพ์เป็นตัวเลข เช่น ๙๙.๑๕"
    assert form.answer("ita.total") == "99ก"
    total.first_field().clear()
    type_text(total.first_field(), "๙๙.๑๕")
    assert (form.fault("ita"), form.answer("ita.total")) == ("", "99.15")


def test_words_offered_for_a_line_are_chosen_and_may_be_others(form: Form) -> None:
    line = editor_of(form, "line")
    line.open_choices()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    actions = menu.actions()
    assert [one.text() for one in actions] == ["Onsite", "Online"]
    actions[1].trigger()
    menu.close()
    assert form.answer("line") == "Online"


WORKSHOP: Mapping[str, object] = {
    "activity": "ถอดบทเรียน",
    "fiscal_year": 2568,
    "title": ["สรุปผลโครงการ"],
    "groups": [
        {"topic": "รูปแบบ", "done": ["ปลูกต้นไม้", "ตักบาตร"], "problems": ["เวลา"], "ways": ["ปฏิทิน"]},
        {"topic": "การสื่อสาร", "done": ["ป้าย"], "problems": ["ไม่อ่าน"], "ways": ["ภาพเดียว"]},
    ],
}


@pytest.fixture
def record(workspace: Workspace) -> int:
    template = workspace.templates["workshop-report"]
    with workspace.database.write() as session:
        return service.add(session, template, template.read(WORKSHOP), OFFICE)


@pytest.fixture
def writing(window: MainWindow, record: int) -> Writing:
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="groups")
    settle(window.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


@pytest.fixture
def saved(writing: Writing, workspace: Workspace, record: int) -> Callable[[], dict[str, Answer]]:
    """Write what is typed, and read what is stored."""

    def read() -> dict[str, Answer]:
        writing.leave()
        settle(writing.desk.runner)
        with workspace.database.read() as session:
            return dict(queries.lesson(session, workspace.templates, record).answers)

    return read


def keys(writing: Writing, *pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key, modifiers in pressed:
        press(QApplication.focusWidget() or writing, key, modifiers=modifiers)
        QApplication.processEvents()


def test_a_row_that_is_taken_out_comes_back_whole(
    writing: Writing, saved: Callable[[], dict[str, Answer]]
) -> None:
    before = saved()
    editor: RecordsEditor = editor_of(writing.form, "groups")
    editor.rows[0].editor.fields[0].setFocus()
    keys(writing, (KEY.Key_Delete, ALT))
    gone = saved()
    assert row_ids(gone["groups"]) == [2]
    assert not [slot for slot in gone if slot.startswith("groups.1.") and gone[slot]]

    keys(writing, (KEY.Key_Z, CTRL))
    assert {slot: answer or None for slot, answer in saved().items()} == {
        slot: before.get(slot) or None for slot in saved()
    }
    assert saved()["groups.1.done"] == before["groups.1.done"]  # with the ids they had

    keys(writing, (KEY.Key_Y, CTRL))
    assert row_ids(saved()["groups"]) == [2]


def test_a_row_taken_out_and_brought_back_at_once_is_written_whole(
    writing: Writing, saved: Callable[[], dict[str, Answer]]
) -> None:
    before = saved()
    editor_of(writing.form, "groups").rows[1].editor.fields[0].setFocus()
    keys(writing, (KEY.Key_Delete, ALT))
    writing.draft.save()  # on its way
    keys(writing, (KEY.Key_Z, CTRL))

    after = saved()
    assert (after["groups"], after["groups.2.done"], after["groups.2.topic"]) == (
        before["groups"],
        before["groups.2.done"],
        "การสื่อสาร",
    )


def test_a_new_row_is_written_moved_and_undone(
    writing: Writing, saved: Callable[[], dict[str, Answer]]
) -> None:
    editor: RecordsEditor = editor_of(writing.form, "groups")
    editor.rows[0].editor.fields[0].setFocus()
    keys(writing, (KEY.Key_Insert, ALT))
    type_text(editor.rows[1].editor.fields[0], "การมีส่วนร่วม")
    QApplication.processEvents()
    assert saved()["groups"] == {"rows": [1, 3, 2]}
    keys(writing, (KEY.Key_PageUp, ALT))
    after = saved()
    assert (after["groups"], after["groups.3.topic"]) == ({"rows": [3, 1, 2]}, "การมีส่วนร่วม")
    assert [one.name for one in editor.rows] == ["กลุ่มที่ ๑", "กลุ่มที่ ๒", "กลุ่มที่ ๓"]

    keys(writing, *[(KEY.Key_Z, CTRL)] * 3)  # moved, typed, made
    assert saved()["groups"] == {"rows": [1, 2]}
    assert not saved().get("groups.3.topic")


def test_items_move_between_the_lists_of_a_row(
    writing: Writing, saved: Callable[[], dict[str, Answer]]
) -> None:
    before: dict[str, Any] = saved()
    done = editor_of(writing.form, "groups").rows[0].editor.editors["done"]
    done.fields[1].setFocus()
    keys(writing, (KEY.Key_Down, ALT))

    after = saved()
    assert after["groups.1.done"] == before["groups.1.done"][:1]
    assert after["groups.1.problems"] == (
        before["groups.1.done"][1],
        *before["groups.1.problems"],
    )


def test_the_outline_counts_rows_and_says_what_is_too_short() -> None:
    part = Part("g", "x", "ข้อ", "rows", fields=INFORMANTS, required=True)
    assert progress_of(part, {"x": {"rows": []}}) is Progress.MISSING
    assert progress_of(part, {"x": {"rows": [1]}, "x.1.total": 3}) is Progress.BEGUN
    assert progress_of(part, {"x": {"rows": [1]}, "x.1.group": "ครู"}) is Progress.DONE
    text = Part("g", "t", "ข้อ", "text", required=True)
    assert progress_of(text, {"t": "ดี"}) is Progress.SHORT
    assert progress_of(text, {"t": "แจ้งล่วงหน้าเจ็ดวัน"}) is Progress.DONE
    items = Part("g", "l", "ข้อ", "list")
    assert progress_of(items, {"l": (Item("ครู"), Item("ดี"))}) is Progress.SHORT
    assert progress_of(items, {"l": (Item("ครู"), Item("แจ้งล่วงหน้าเจ็ดวัน"))}) is Progress.DONE
    assert progress_of(Part("g", "n", "ข้อ", "line"), {"n": "ดี"}) is Progress.DONE


def test_kinds_are_made_as_the_template_says() -> None:
    assert kind_of("rows", fields=INFORMANTS).slots("x") == (("x", "rows"),)
