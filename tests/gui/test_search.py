"""Ctrl+K finds in everything: what is shown, in what order, where Enter leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.search.sources import KINDS, SOURCES
from core.workspace import Workspace
from gui.finding import GROUPS, MOST, WAYS, Search, without_those
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.pages.awards.page import AwardsPage
from gui.pages.awards.round import RoundPart
from gui.pages.lessons.page import LessonsPage
from gui.pages.people.page import PeoplePage
from gui.places import PLACES, Found
from gui.widgets.palette import SEARCH_AFTER_MS, Palette
from tests.factories import add_lesson, add_people, open_round
from tests.gui.looking import faults
from tests.gui.typing_thai import press, type_text
from tests.gui.windows import rest, said, window_of


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    open_round(workspace)
    add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม", "นายกล้า ดี")
    add_lesson(
        workspace,
        activity="เลือกคนดี",
        fiscal_year=2568,
        problems=["เวลาน้อย", "ลงคะแนนซ้อนกัน"],
        background="บัตรซ้อนแล้วนับใหม่",
    )
    yield from window_of(workspace, memory, qtbot, "people", "awards", "lessons")


def typed(window: MainWindow, qtbot: QtBot, words: str) -> Palette:
    """The palette when all that it looks for these words has come."""
    palette = window.sheet()
    if not isinstance(palette, Palette):
        palette = window.open_palette()
    assert palette is not None
    palette.field.clear()
    type_text(palette.field, words)
    qtbot.waitUntil(lambda: not palette._looking)
    rest(window)
    return palette


def shown(palette: Palette) -> list[tuple[str, str, str, str]]:
    entries = [line.entry for line in palette.lines]
    return [(one.group, one.name, one.below, one.excerpt) for one in entries]


def test_hits_have_kind_title_year_part_and_the_words_round_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = typed(window, qtbot, "ซ้อน")

    people, *lessons = shown(palette)
    assert people[:3] == ("บุคลากร", "นางสาวกาญจนา พุดซ้อนงาม", "")
    assert people[3].startswith("นางสาวกาญจนา พุดซ้อนงาม · ")
    assert sorted(lessons) == [
        ("ถอดบทเรียน", "เลือกคนดี", "๒๕๖๘ · ปัญหา อุปสรรค", "ลงคะแนนซ้อนกัน"),
        ("ถอดบทเรียน", "เลือกคนดี", "๒๕๖๘ · เรื่องเดิม", "บัตรซ้อนแล้วนับใหม่"),
    ]
    for line in palette.lines:
        assert [line.entry.excerpt[a:b] for a, b in line.entry.spans] == ["ซ้อน"]
        assert line.accessibleName().endswith(line.entry.excerpt)
    assert faults(window) == ""


def test_enter_opens_the_lesson_at_the_part(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "ลงคะแนนซ้อน")
    press(palette.field, Qt.Key.Key_Return)
    rest(window)

    page = window.page
    assert isinstance(page, LessonsPage)
    assert page.writing is not None
    assert (page.writing.view.activity, page.writing.here) == ("เลือกคนดี", "problems")


def test_enter_opens_the_person_and_the_round(window: MainWindow, qtbot: QtBot) -> None:
    press(typed(window, qtbot, "บุคลากรคุณธรรม").field, Qt.Key.Key_Return)
    rest(window)
    assert isinstance(window.page, AwardsPage)
    assert isinstance(window.page.part, RoundPart)

    press(typed(window, qtbot, "พุดซ้อน").field, Qt.Key.Key_Return)
    rest(window)
    assert isinstance(window.page, PeoplePage)
    assert window.page._list.current is not None
    assert window.page._list.current.person.name == "นางสาวกาญจนา พุดซ้อนงาม"


def test_nothing_found_says_what_to_try(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "ฮฮฮ")

    assert palette.lines == []
    assert said(palette)[-1] == "ไม่พบ “ฮฮฮ” ลองคำที่สั้นลง หรือตรวจตัวสะกด"
    assert faults(window) == ""


def test_one_letter_asks_for_another(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "ฮ")

    assert said(palette)[-1].startswith("พิมพ์อีกหนึ่งตัวอักษร เพื่อค้นในข้อมูลทั้งหมด")


def test_what_comes_late_for_other_words_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "ซ้อน")
    before = shown(palette)

    palette.add_found("ซ้", [], "ช้าไป")

    assert shown(palette) == before
    assert "ช้าไป" not in said(palette)


def test_more_than_is_shown_is_told(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    add_lesson(workspace, activity="งาน", problems=[f"ประเด็น {n}" for n in range(30)])

    palette = typed(window, qtbot, "ประเด็น")

    assert len(palette.lines) == MOST
    assert said(palette)[-1] == "พบทั้งหมด ๓๐ แห่ง แสดง ๑๒ แห่งที่ตรงที่สุด พิมพ์เพิ่มเพื่อให้แคบลง"


def test_what_a_place_finds_by_itself_is_shown_too(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "น.ส.กาญจนา")

    assert shown(palette) == [("บุคลากร", "นางสาวกาญจนา พุดซ้อนงาม", "", "")]


def test_acts_stay_above_what_is_found(window: MainWindow, qtbot: QtBot) -> None:
    palette = typed(window, qtbot, "บุคลากร")

    groups = [entry[0] for entry in shown(palette)]
    assert groups[0] == "ทำ"
    assert groups.index("ไปที่") < groups.index("รอบคัดเลือก")
    assert len(dict.fromkeys(groups)) == sum(a != b for a, b in pairwise(groups)) + 1


def test_every_kind_that_can_be_found_has_a_way_to_it(workspace: Workspace) -> None:
    assert set(WAYS) == {source.kind for source in SOURCES}
    assert set(GROUPS) == set(KINDS)
    assert {way.place for way in WAYS.values()} <= {place.key for place in PLACES}
    add_people(workspace, "นายกล้า ดี")
    with workspace.database.read() as session:
        assert Search(workspace, ["lessons"])(session, "กล้า").found == ()
        assert len(Search(workspace, ["people"])(session, "กล้า").found) == 1


def test_a_hit_of_the_same_record_is_shown_once() -> None:
    hit = Found("ก", "งาน", "", "lesson", "lessons", {"lesson": 1, "part": "problems"})
    plain = Found("ก", "งาน", "", "lesson", "lessons", {"lesson": 1})
    other = Found("ก", "งาน", "", "lesson", "lessons", {"lesson": 2})

    assert without_those([plain, other], [hit]) == [other]
    assert SEARCH_AFTER_MS < 100
