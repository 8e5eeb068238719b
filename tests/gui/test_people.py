"""บุคลากร through the real window: list, form, detail, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.people import queries, service
from core.people.queries import PersonRow
from core.people.service import PersonFields
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.people import find_people
from gui.pages.people.form import PersonForm
from gui.pages.people.listing import badges
from gui.pages.people.page import PeoplePage
from gui.table_model import BADGE_ROLE
from gui.widgets.badge import Badge
from tests.factories import add_people, own_office
from tests.gui.looking import describe, faults, tab_stops
from tests.gui.typing_thai import press as press_key
from tests.gui.typing_thai import type_text
from tests.gui.windows import go, inks, key, press, rest, said, toast, window_of

PLACES = ("people", "imports", "settings")
OFFICE = "สำนักงานศึกษาธิการจังหวัดแสนสุข"


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_of(workspace, memory, qtbot, *PLACES)


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    assert isinstance(window.page, PeoplePage)
    return window.page


@pytest.fixture
def three(workspace: Workspace) -> list[int]:
    """Three people: Thai order is not the order of letters."""
    own_office(workspace)
    clerk = {"position": "นิติกร", "level": "ปฏิบัติการ", "group_name": "กลุ่มบริหารงานบุคคล"}
    first = add_people(workspace, "นางสาวเกษร งามดี", office=OFFICE, kind="ข้าราชการ", **clerk)
    second = add_people(workspace, "นายกล้า ดี", group_name="กลุ่มอำนวยการ", kind="ลูกจ้าง", status="ย้าย")
    third = add_people(workspace, "นางขวัญ ใจดี", office="โรงเรียนเมธาพิทย์")
    return [*first, *second, *third]


def people(workspace: Workspace) -> list[PersonRow]:
    with workspace.database.read() as session:
        return queries.everyone(session)


def fields(workspace: Workspace, person_id: int) -> PersonFields:
    with workspace.database.read() as session:
        return queries.fields_of(session, person_id)


def shown(page: PeoplePage) -> list[str]:
    return [line.person.name for line in page._list.table.model.rows]


def search(window: MainWindow, page: PeoplePage, words: str) -> None:
    key(window, "Ctrl+F")
    type_text(page._list.table.search, words)
    rest(window)


def form(page: PeoplePage) -> PersonForm:
    assert page._form is not None
    return page._form


def fill(page: PeoplePage, **words: str) -> None:
    """Type into fields of the form that is open."""
    for name, said_ in words.items():
        form(page)._lines[name].selectAll()
        type_text(form(page)._lines[name], said_)


def test_an_empty_register_says_what_to_do_first(window: MainWindow, page: PeoplePage) -> None:
    assert "เริ่มจากรายชื่อบุคลากรของสำนักงาน" in said(page)
    assert inks(window) == ["นำเข้ารายชื่อ"]
    assert page.header.facts == "ยังไม่มีรายชื่อ"
    assert faults(window) == ""


def test_the_sample_year_comes_as_one_batch_and_goes_again(
    window: MainWindow, page: PeoplePage, workspace: Workspace
) -> None:
    press(window, "ลองกับข้อมูลตัวอย่างปี ๒๕๖๘ ก่อน")

    assert len(shown(page)) == len(people(workspace)) == 76
    assert workspace.settings.office.name == OFFICE
    assert page.header.facts.startswith("๗๒ คนในสำนักงาน")

    key(window, "Ctrl+Z")
    assert people(workspace) == []
    assert workspace.settings.office.name == ""
    assert "เริ่มจากรายชื่อบุคลากรของสำนักงาน" in said(page)


def test_the_sample_is_not_offered_once_the_office_has_a_name(
    workspace: Workspace, memory: Memory, qtbot: QtBot
) -> None:
    own_office(workspace)
    for window in window_of(workspace, memory, qtbot, *PLACES):
        assert window.page is not None
        names = [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
        assert [name for name in names if "ตัวอย่าง" in name] == []
        assert inks(window) == ["นำเข้ารายชื่อ"]


def test_everybody_stands_in_dictionary_order(three: list[int], page: PeoplePage) -> None:
    assert shown(page) == ["นายกล้า ดี", "นางสาวเกษร งามดี", "นางขวัญ ใจดี"]
    assert page.header.facts == "๑ คนในสำนักงาน · ๑ คนในหน่วยงานอื่น · ๑ คนย้ายออก"
    assert page._list.table.foot.text() == "ทั้งหมด ๓ คน"


def test_only_what_is_out_of_the_ordinary_wears_a_badge(
    workspace: Workspace, three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    add_people(workspace, "นายเกษร งามดี", status="ปฏิบัติงาน")
    page.refresh()
    rest(window)

    model = page._list.table.model
    assert {line.person.name: [b.text for b in badges(line.person)] for line in model.rows} == {
        "นายกล้า ดี": ["ย้าย"],
        "นางสาวเกษร งามดี": ["ชื่อซ้ำ ๒ คน"],
        "นายเกษร งามดี": ["ชื่อซ้ำ ๒ คน"],
        "นางขวัญ ใจดี": [],
    }
    index = model.index(1, 3)
    assert index.data(BADGE_ROLE) == (Badge("ชื่อซ้ำ ๒ คน", "wait", "wait"),)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("เกษร", "นางสาวเกษร งามดี"),
        ("น.ส.เกษร", "นางสาวเกษร งามดี"),
        ("นิติกรปฏิบัติ", "นางสาวเกษร งามดี"),
        ("๑@x", "นางสาวเกษร งามดี"),
        ("กษรา งาม", "นางสาวเกษร งามดี"),  # an accepted spelling
    ],
)
def test_one_is_found_as_one_types(
    workspace: Workspace,
    three: list[int],
    page: PeoplePage,
    window: MainWindow,
    words: str,
    found: str,
) -> None:
    with workspace.database.write() as session:
        service.remember_spelling(session, "เกษรา งาม", three[0])
    page.refresh()
    search(window, page, words)

    assert shown(page) == [found]
    assert page._list.table.foot.text() == "แสดง ๑ จาก ๓ คน"

    press_key(page._list.table.search, Qt.Key.Key_Escape)
    assert len(shown(page)) == 3


def test_a_search_that_finds_nobody_names_who_is_near(
    three: list[int], page: PeoplePage, window: MainWindow, qtbot: QtBot
) -> None:
    search(window, page, "ขวัน")
    qtbot.waitUntil(lambda: "ชื่อใกล้เคียง" in said(page))

    press(window, "นางขวัญ ใจดี")

    assert page._list.current is not None
    assert page._list.current.person.id == three[2]
    assert page._list.table.search.text() == ""


def test_filters_narrow_and_are_remembered(
    three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    combo = page._list._filters["group"]
    assert [combo.itemText(i) for i in range(combo.count())] == [
        "ทุกกลุ่ม",
        "กลุ่มบริหารงานบุคคล",
        "กลุ่มอำนวยการ",
    ]
    combo.setFocus()
    press_key(combo, Qt.Key.Key_Down)
    combo.activated.emit(combo.currentIndex())
    rest(window)
    assert shown(page) == ["นางสาวเกษร งามดี"]

    window.zoom(0.1)
    rest(window)

    again = window.page
    assert isinstance(again, PeoplePage)
    assert shown(again) == ["นางสาวเกษร งามดี"]
    assert again._list._filters["group"].currentText() == "กลุ่มบริหารงานบุคคล"


def test_chips_count_and_keep(three: list[int], page: PeoplePage, window: MainWindow) -> None:
    press(window, "ย้ายออก ๑")
    assert shown(page) == ["นายกล้า ดี"]

    press(window, "ในสำนักงาน ๑")
    assert shown(page) == ["นางสาวเกษร งามดี"]

    press(window, "ชื่อซ้ำ ๐")
    assert shown(page) == []


def test_somebody_is_added_by_keyboard_alone(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    key(window, "Ctrl+N")
    assert window.focusWidget() is form(page)._fields["title"].inside
    fill(page, title="น.ส.", first_name="ปิ่น", last_name="น้ำผึ้ง", email=" P@X.example")
    assert {"นางสาวปิ่น น้ำผึ้ง", "บนเอกสารจะเขียนว่า"} <= set(said(page))
    key(window, "Ctrl+S")

    added = next(one for one in people(workspace) if one.id not in three)
    assert (added.name, added.email) == ("นางสาวปิ่น น้ำผึ้ง", "p@x.example")
    assert page._list.current is not None
    assert page._list.current.person.id == added.id
    assert toast(window).accessibleName() == "เพิ่ม นางสาวปิ่น น้ำผึ้ง แล้ว"


def test_a_whole_name_and_a_whole_post_go_into_their_fields(
    page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    key(window, "Ctrl+N")
    fill(page, first_name="ว่าที่ ร.ต.หญิง สิริ วงศ์ ณ แสนสุข")
    fill(page, position="นักวิชาการศึกษาชำนาญการพิเศษ")
    form(page)._lines["email"].setFocus()
    key(window, "Ctrl+S")

    [added] = people(workspace)
    assert fields(workspace, added.id) == PersonFields(
        "สิริ", "วงศ์ ณ แสนสุข", "ว่าที่ร้อยตรีหญิง", "นักวิชาการศึกษา", "ชำนาญการพิเศษ"
    )


def test_a_form_without_a_name_says_so_under_the_field(
    page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    key(window, "Ctrl+N")
    fill(page, last_name="ดี")
    key(window, "Ctrl+S")

    assert form(page)._fields["first_name"].error == "ยังไม่มีชื่อ พิมพ์ชื่อก่อนบันทึก"
    assert people(workspace) == []

    fill(page, first_name="กล้า")
    assert form(page)._fields["first_name"].error == ""


def test_a_namesake_and_a_shared_address_are_told_and_let_through(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    key(window, "Ctrl+N")
    fill(page, first_name="กล้า", last_name="ดี", email="1@x.example")
    key(window, "Ctrl+S")

    sheet = window.sheet()
    assert sheet is not None
    told = "\n".join(said(sheet))
    assert "มีคนชื่อนี้อยู่แล้ว: นายกล้า ดี (กลุ่มอำนวยการ)" in told
    assert "อีเมลนี้เป็นของ นางสาวเกษร งามดี" in told
    assert len(people(workspace)) == 3

    press(window, "บันทึกตามนี้")
    assert len(people(workspace)) == 4


def test_the_doubt_is_shown_while_one_types(
    three: list[int], page: PeoplePage, window: MainWindow, qtbot: QtBot
) -> None:
    key(window, "Ctrl+N")
    fill(page, first_name="กล้า", last_name="ดี")

    qtbot.waitUntil(lambda: any("มีคนชื่อนี้อยู่แล้ว" in one for one in said(page)))


def test_an_old_doubt_is_not_asked_again(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    [twin] = add_people(workspace, "นางกล้า ดี")
    page.refresh()
    rest(window)
    page.edit(twin)
    rest(window)
    fill(page, kind="ข้าราชการ")
    key(window, "Ctrl+S")

    assert window.sheet() is None
    assert fields(workspace, twin).kind == "ข้าราชการ"


def test_an_edit_is_told_in_the_past_and_taken_back(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    page._list.choose(three[0])
    key(window, "F2")
    fill(page, last_name="งามยิ่ง")
    key(window, "Ctrl+S")

    assert fields(workspace, three[0]).last_name == "งามยิ่ง"
    assert "นามสกุล: งามดี → งามยิ่ง" in said(page)
    assert toast(window).accessibleName() == "บันทึก นางสาวเกษร งามยิ่ง แล้ว"

    key(window, "Ctrl+Z")
    assert fields(workspace, three[0]).last_name == "งามดี"
    assert "นามสกุล: งามยิ่ง → งามดี" in said(page)


def test_what_is_typed_is_asked_for_before_it_is_dropped(
    three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    key(window, "Ctrl+N")
    fill(page, first_name="ปิ่น")
    key(window, "Esc")
    press(window, "พิมพ์ต่อ")
    assert form(page).typed().first_name == "ปิ่น"

    key(window, "Esc")
    press(window, "ทิ้งที่พิมพ์")
    assert page._form is None
    assert len(shown(page)) == 3


def test_a_form_without_changes_closes_at_once(
    three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    page._list.table.view.setFocus()
    key(window, "Return")
    assert form(page).person_id
    key(window, "Esc")

    assert (page._form, window.sheet()) == (None, None)


def test_a_zoom_keeps_what_is_typed(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    page._list.choose(three[0])
    key(window, "F2")
    fill(page, group_name="กลุ่มใหม่")

    window.zoom(0.1)
    rest(window)

    again = window.page
    assert isinstance(again, PeoplePage)
    assert form(again).typed().group_name == "กลุ่มใหม่"
    key(window, "Ctrl+S")
    assert fields(workspace, three[0]).group_name == "กลุ่มใหม่"
    assert fields(workspace, three[0]).level == "ปฏิบัติการ"


def test_the_pane_follows_the_arrows(
    three: list[int],
    page: PeoplePage,
    window: MainWindow,
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    with workspace.database.write() as session:
        service.remember_spelling(session, "เกสร งามดี", three[0])
    page._list.choose(three[1])
    page._list.table.view.setFocus()
    key(window, "Down")

    qtbot.waitUntil(lambda: "“เกสร งามดี”" in said(page))
    assert {"ตัวสะกดที่รับไว้ ๑", "นางสาวเกษร งามดี", "ข้าราชการ"} <= set(said(page))


def test_a_narrow_window_opens_one_person_alone(
    three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    window.zoom(0.5)
    rest(window)
    narrow = window.page
    assert isinstance(narrow, PeoplePage)
    narrow._list.choose(three[2])
    narrow._list.table.view.setFocus()
    key(window, "Return")

    assert narrow.header.back == "รายชื่อ"
    assert "โรงเรียนเมธาพิทย์" in said(narrow)
    assert faults(window) == ""

    key(window, "Esc")
    assert narrow._stack.currentWidget() is narrow._list


def test_the_list_shown_goes_into_a_workbook(
    three: list[int], page: PeoplePage, window: MainWindow, tmp_path: Path
) -> None:
    search(window, page, "ดี")
    search(window, page, " ขวัญ")
    press(window, "ส่งออก Excel")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "out.xlsx"))
    dialog.reject()
    rest(window)

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()] == ["ชื่อ-นามสกุล", "นางขวัญ ใจดี"]
    assert toast(window).accessibleName() == "ส่งออก ๑ คน ไว้ใน out.xlsx แล้ว"


def test_the_palette_finds_people_and_opens_them(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    with workspace.database.read() as session:
        [found] = find_people(session, "ขวัญ")
    assert (found.name, found.place) == ("นางขวัญ ใจดี", "people")

    go(window, "settings")
    assert window.desk is not None
    window.desk.go(found.place, **found.where)
    rest(window)

    assert page._list.current is not None
    assert page._list.current.person.id == three[2]


def test_a_person_who_is_filtered_away_is_shown_when_asked_for(
    three: list[int], page: PeoplePage, window: MainWindow
) -> None:
    press(window, "ย้ายออก ๑")
    search(window, page, "กล้า")

    page.open(person=three[2])
    rest(window)

    assert page._list.current is not None
    assert page._list.current.person.id == three[2]
    assert len(shown(page)) == 3


def test_an_edit_elsewhere_is_shown_at_once(
    three: list[int], page: PeoplePage, window: MainWindow, workspace: Workspace
) -> None:
    assert window.desk is not None
    changed = replace(fields(workspace, three[0]), last_name="ชัยดี")
    window.desk.runner.change(lambda session, _progress: service.edit(session, three[0], changed))
    rest(window)

    assert "นางสาวเกษร ชัยดี" in shown(page)


def test_tab_goes_as_one_reads(three: list[int], page: PeoplePage, window: MainWindow) -> None:
    stops = [describe(one).partition(" in ")[0] for one in tab_stops(window)]

    wanted = [
        "QPushButton “เพิ่มบุคลากร”",
        "SearchField “ค้นชื่อ ตำแหน่ง หรืออีเมล”",
        "FilterCombo “ทุกกลุ่ม”",
        "QPushButton “ทั้งหมด ๓”",
        "RowsView “ตาราง ชื่อ-สกุล และตำแหน่ง”",
        "QPushButton “แก้ไข”",
    ]
    found = [stop for stop in stops if stop in wanted]
    first = found.index(wanted[0])  # Tab goes round; the look may begin anywhere
    assert found[first:] + found[:first] == wanted
