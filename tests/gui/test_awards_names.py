"""Doubtful names, settled in the real window with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core import sample
from core.awards import queries, spellings
from core.people.queries import everyone, name_index
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.awards.name_card import NameCard
from gui.pages.awards.names import NamesStep
from gui.pages.awards.new_person import NewPerson
from gui.pages.awards.person_picker import PersonPicker
from gui.widgets.choice import Choice, _differing
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

QUEUE = [
    "ปราณี ไกลบ้าน",
    "นายธีระศักดิ์ ตั้งมั่น",
    "ปิ่นทิพ น้ำผึ้งทอง",
    "วิชัย แก้วก่า",
    "กานต์ ดีงาม",
    "นางสาวปราณี ไกลบ้าน",
]


@pytest.fixture
def names(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> NamesStep:
    """The queue of the sample year, with the keyboard on its first name."""
    sample.fill(workspace, until="votes")
    qtbot.waitActive(window)
    step = stand(window, sample.AWARD, "names")
    assert isinstance(step, NamesStep)
    return step


def card(names: NamesStep) -> NameCard:
    assert names.card is not None
    return names.card


def waiting(names: NamesStep) -> list[str]:
    return [one.written for one in names.facts.names]


def go_to(window: MainWindow, names: NamesStep, written: str) -> None:
    while card(names)._one.written != written:
        key(window, KEYS.Key_Right)


def meant(workspace: Workspace, written: str) -> list[str]:
    with workspace.database.read() as session:
        index = name_index(session)
        return [index.people[id_].name for id_ in index.find(written)]


def test_a_name_is_shown_with_its_rows_roles_and_proposals(
    names: NamesStep, window: MainWindow
) -> None:
    assert waiting(names) == QUEUE
    go_to(window, names, "วิชัย แก้วก่า")

    said = words(card(names))
    assert said[:5] == [
        "ยืนยันชื่อ",
        "ชื่อที่ ๔ จาก ๖",
        "ในไฟล์ แถว ๕๒ ๗๗ เขียนว่า",
        "วิชัย แก้วก่า",
        "ผู้ได้รับคะแนน ๒ ใบ · ด้านสุจริต",
    ]
    first = card(names).choices[0]
    assert [one.accessibleName() for one in card(names).choices] == [
        "นายวิชัย แก้วก่ำ นักวิชาการคอมพิวเตอร์ปฏิบัติการ · ต่างกัน ๑ ตัวอักษร ที่นามสกุล",
        "นายวิชัย แก้วคำ นักวิชาการพัสดุปฏิบัติการ · ชื่อตรงกัน นามสกุลต่างกัน",
    ]
    assert first.isChecked()
    # what differs is underlined, and the title that the file leaves out is no difference
    differs = [first._name[a:b] for a, b in _differing(first._asked, first._name)]
    assert "".join(differs) == "ำ"


def test_enter_confirms_and_the_spelling_is_remembered(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    go_to(window, names, "วิชัย แก้วก่า")

    key(window, KEYS.Key_Return)

    assert toasts(window) == ["ยืนยันชื่อ ๑ ชื่อแล้ว เหลือ ๕ ชื่อ"]
    assert meant(workspace, "วิชัย แก้วก่า") == ["นายวิชัย แก้วก่ำ"]
    assert waiting(names) == [one for one in QUEUE if one != "วิชัย แก้วก่า"]
    assert card(names)._one.written == "กานต์ ดีงาม"
    assert isinstance(QApplication.focusWidget(), Choice)


def test_arrows_choose_another_person(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    go_to(window, names, "กานต์ ดีงาม")

    key(window, KEYS.Key_Down)
    key(window, KEYS.Key_Return)

    assert meant(workspace, "กานต์ ดีงาม") == ["นางสาวกานต์ ดีงาม"]


def test_delete_says_nobody_and_ctrl_z_takes_it_back(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    key(window, KEYS.Key_Delete)
    key(window, KEYS.Key_Return)
    assert waiting(names) == ["ปิ่นทิพ น้ำผึ้งทอง", *QUEUE[3:]]

    key(window, KEYS.Key_Z, ctrl=True)
    assert toasts(window) == ["“นายธีระศักดิ์ ตั้งมั่น” กลับมารอยืนยัน"]
    key(window, KEYS.Key_Z, ctrl=True)

    assert waiting(names) == QUEUE
    with workspace.database.read() as session:
        tally = queries.tally(session, workspace.rulebook, sample.AWARD)
    assert [c.void for c in tally.categories] == [0, 0, 0, 2, 0]


def test_arrows_to_the_side_skip_a_name_and_come_round(
    names: NamesStep, window: MainWindow
) -> None:
    for written in [*QUEUE[1:], QUEUE[0]]:
        key(window, KEYS.Key_Right)
        assert card(names)._one.written == written
    key(window, KEYS.Key_Left)

    assert card(names)._one.written == QUEUE[-1]


def test_insert_adds_a_person_whom_the_name_means(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    key(window, KEYS.Key_Insert)
    form = window.findChildren(NewPerson)[-1]
    assert (form.title.text(), form.first.text(), form.last.text()) == ("", "ปราณี", "ไกลบ้าน")
    assert QApplication.focusWidget() is form.post
    write("นักวิชาการศึกษาปฏิบัติการ")
    form.title.setText("นางสาว")
    key(window, KEYS.Key_Return)

    assert toasts(window) == ["เพิ่ม นางสาวปราณี ไกลบ้าน ในทะเบียนและยืนยันชื่อแล้ว"]
    assert waiting(names) == QUEUE[1:5]  # the voter of that name is settled with it
    with workspace.database.read() as session:
        added = [p for p in everyone(session) if p.name == "นางสาวปราณี ไกลบ้าน"]
    assert [(p.post, p.office) for p in added] == [
        ("นักวิชาการศึกษาปฏิบัติการ", "สำนักงานศึกษาธิการจังหวัดแสนสุข")
    ]


def test_a_new_person_needs_a_name(names: NamesStep, window: MainWindow) -> None:
    key(window, KEYS.Key_Insert)
    form = window.findChildren(NewPerson)[-1]
    form.first.clear()
    key(window, KEYS.Key_Return)

    assert "ยังไม่มีชื่อ พิมพ์ชื่อก่อนบันทึก" in words(sheet(window))
    assert waiting(names) == QUEUE


def test_anybody_of_the_register_is_found_by_typing(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    key(window, KEYS.Key_F, ctrl=True)
    picker = window.findChildren(PersonPicker)[-1]
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    write("ฐิติมา")
    assert [one.name for one in picker.table.model.rows] == ["นางฐิติมา ศรีสุวรรณ"]
    key(window, KEYS.Key_Return)

    assert meant(workspace, "ปราณี ไกลบ้าน") == ["นางฐิติมา ศรีสุวรรณ"]


def test_a_list_of_names_leads_to_each(names: NamesStep, window: MainWindow) -> None:
    assert names._table is not None
    assert names._table.choose(("voter", "นางสาวปราณี ไกลบ้าน"))
    wait(window)

    assert "ผู้ลงคะแนน ใบนี้ยังไม่ถูกนับจนกว่าจะยืนยัน" in words(card(names))


def test_while_names_wait_the_count_is_grey_and_says_why(
    names: NamesStep, window: MainWindow
) -> None:
    assert window.page is not None
    act = next(act for act in window.page.header.acts if act.ink and not act.hidden)

    assert (act.name, act.why_not) == (
        "ดูผลนับ",
        "ยังเหลือ ๖ ชื่อ ยืนยันหรือกดว่าไม่ใช่ใครเลย (ดูผลนับก่อนได้ที่ขั้น นับ)",
    )


def test_when_nothing_waits_the_page_says_so_and_goes_on(
    names: NamesStep, window: MainWindow, workspace: Workspace
) -> None:
    for written in QUEUE:
        with workspace.database.write() as session:
            spellings.reject(session, workspace.rulebook, sample.AWARD, written)
    names.refresh()
    assert window.page is not None
    window.page.refresh()
    wait(window)

    assert "ไม่มีชื่อรอยืนยัน" in words(names)
    ink(window)
    assert step_of(window).step == "decisions"


def test_a_button_does_what_its_key_does(names: NamesStep, window: MainWindow) -> None:
    press(card(names), "ไม่ใช่ใครเลย")
    wait(window)

    assert waiting(names) == QUEUE[1:]
