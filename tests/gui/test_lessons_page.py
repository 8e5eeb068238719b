from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from core import catalogue, paths, sample
from core.documents.paper import Paper, Request
from core.documents.service import draw, make_paper
from core.lessons import queries
from core.lessons.queries import LessonView
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage, find_lessons, marks, output
from gui.pages.lessons.listing import NAMELESS
from gui.pages.lessons.missing import MissingParts
from gui.pages.lessons.new_record import NewRecord
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from gui.widgets.list_editor import ListEditor
from tests.factories import add_lesson, add_sample_lesson, own_office
from tests.gui.typing_thai import press, type_text

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> Callable[..., LessonsPage]:
    """The page, opened where one likes, with everything it shows."""

    window.activateWindow()

    def opened(**where: object) -> LessonsPage:
        assert window.desk is not None
        window.desk.go("lessons", **where)
        settle(window.desk.runner)
        assert isinstance(window.page, LessonsPage)
        return window.page

    return opened


def stored(workspace: Workspace, id_: int) -> LessonView:
    with workspace.database.read() as session:
        return queries.lesson(session, workspace.templates, id_)


def writing_of(page: LessonsPage) -> Writing:
    assert page.writing is not None
    return page.writing


def field(page: LessonsPage, key: str) -> Any:  # noqa: ANN401 - of many kinds
    return writing_of(page).form.sections[key].editor.first_field()


def words(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def sheet(window: MainWindow) -> NewRecord:
    made = window.sheet()
    assert isinstance(made, NewRecord)
    return made


def test_an_empty_page_says_what_to_do_first(
    page: Callable[..., LessonsPage], window: MainWindow
) -> None:
    shown = page()

    assert "เขียนถอดบทเรียนฉบับแรก" in words(window)
    assert not shown.records.table.isVisible()
    assert [act.hidden for act in shown.header.acts if act.ink] == [True]


def test_a_record_is_begun_by_keys_alone(
    page: Callable[..., LessonsPage], window: MainWindow, workspace: Workspace
) -> None:
    own_office(workspace)
    shown = page()
    press(window, KEY.Key_N, modifiers=CTRL)
    QApplication.processEvents()
    shown.ask_new()
    settle(shown.desk.runner)
    asked = sheet(window)
    type_text(asked.activity, "อบรมวินัยข้าราชการ")
    asked.year.choose(2568)
    press(asked.activity, KEY.Key_Return)
    settle(shown.desk.runner)

    writing = writing_of(shown)
    view = stored(workspace, writing.view.id)
    assert (view.activity, view.fiscal_year) == ("อบรมวินัยข้าราชการ", 2568)
    assert view.answers["subject"] == "รายงานการถอดบทเรียนกิจกรรมอบรมวินัยข้าราชการ ปีงบประมาณ พ.ศ. 2568"
    assert shown.header.title == "ถอดบทเรียน: อบรมวินัยข้าราชการ ๒๕๖๘"
    assert writing.here == "background"
    assert window.rail


def test_a_record_without_a_name_is_not_begun(
    page: Callable[..., LessonsPage], window: MainWindow, workspace: Workspace
) -> None:
    shown = page(new=True)
    asked = sheet(window)
    asked.press_ink()

    assert asked.isVisible()
    assert "พิมพ์ชื่อกิจกรรมก่อน" in words(window)
    assert shown.writing is None
    QApplication.processEvents()
    why = next(one for one in asked.findChildren(QLabel) if one.text().startswith("พิมพ์ชื่อกิจกรรม"))
    assert not why.visibleRegion().isEmpty()
    tops = [one.mapTo(asked, QPoint()).y() for one in (asked.activity, asked.year)]
    assert tops[0] == tops[1]


def test_a_round_gives_its_facts_to_the_lesson_drawn_from_it(
    page: Callable[..., LessonsPage], window: MainWindow, workspace: Workspace
) -> None:
    sample.fill(workspace, "decided")
    shown = page(subject=sample.AWARD)
    asked = sheet(window)

    assert asked.activity.text() == "บุคลากรคุณธรรมต้นแบบ"
    assert asked.year.currentData() == 2568
    said = asked.background.words
    assert "ระหว่างวันที่ 2 มิถุนายน 2568 ถึงวันที่ 10 มิถุนายน 2568" in said
    assert "มีผู้ลงคะแนน 69 คน จากผู้มีสิทธิ 72 คน คิดเป็นร้อยละ 95.83" in said
    assert "ด้านวินัย ว่าที่ร้อยตรี เมธา พงไพรงาม" in said
    assert "มีมติเมื่อวันที่ 18 มิถุนายน 2568" in said

    asked.background.setPlainText("เขียนใหม่เอง")
    asked.round.choose("")
    asked.round.choose(sample.AWARD)
    settle(shown.desk.runner)
    assert asked.background.words == "เขียนใหม่เอง"

    asked.press_ink()
    settle(shown.desk.runner)
    view = stored(workspace, writing_of(shown).view.id)
    assert view.subject == sample.AWARD
    assert view.answers["background"] == "เขียนใหม่เอง"
    assert view.answers["held"] == [{"start": "2025-06-02", "end": "2025-06-10"}]


def test_a_round_that_has_its_record_goes_on_with_it(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    id_ = sample.fill(workspace)

    assert writing_of(page(subject=sample.AWARD)).view.id == id_


def test_records_are_listed_found_and_opened(
    page: Callable[..., LessonsPage], window: MainWindow, workspace: Workspace
) -> None:
    whole = add_sample_lesson(workspace)
    add_lesson(workspace, activity="อบรมวินัย", fiscal_year=2567)
    add_lesson(workspace)
    shown = page()
    table = shown.records.table

    assert [row.activity for row in table.model.rows] == ["", "อบรมวินัย", "บุคลากรคุณธรรมต้นแบบ"]
    assert shown.header.facts == "๓ ฉบับ · ยังไม่ครบ ๒ ฉบับ"
    type_text(table.search, "๒๕๖๗")
    assert [row.activity for row in table.model.rows] == ["อบรมวินัย"]
    table.search.clear()
    table.filter_by("whole")
    assert [row.id for row in table.model.rows] == [whole]
    table.choose(whole)
    press(table.view, KEY.Key_Return)
    settle(shown.desk.runner)
    assert writing_of(shown).view.id == whole
    assert window.rail

    press(window, KEY.Key_Escape)
    settle(shown.desk.runner)
    assert shown.writing is None
    assert not window.rail


def test_nothing_flashes_as_a_window_of_its_own(
    page: Callable[..., LessonsPage], workspace: Workspace, window: MainWindow, qapp: QApplication
) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shows = event.type() == QEvent.Type.Show
            if shows and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    page()
    page(lesson=add_sample_lesson(workspace), part="swot")
    qapp.removeEventFilter(watch)

    assert shown == []
    assert window.isActiveWindow()


def test_the_palette_finds_records(workspace: Workspace) -> None:
    id_ = add_lesson(workspace, activity="อบรมวินัยข้าราชการ", fiscal_year=2567)
    add_lesson(workspace, activity="คนดี 100%")
    with workspace.database.read() as session:
        found = find_lessons(session, "วินัย อบรม")
        assert [(one.name, one.below, one.where) for one in found] == [
            ("อบรมวินัยข้าราชการ", "๒๕๖๗", {"lesson": id_})
        ]
        assert [one.name for one in find_lessons(session, "%")] == ["คนดี 100%"]


def test_what_is_typed_is_on_disk_within_two_seconds(
    page: Callable[..., LessonsPage], workspace: Workspace, qtbot: QtBot
) -> None:
    id_ = add_lesson(workspace, activity="งานดี", fiscal_year=2568)
    shown = page(lesson=id_, part="rationale")
    type_text(field(shown, "rationale"), "เพราะ  น้ำใจ ")

    qtbot.waitUntil(
        lambda: stored(workspace, id_).answers.get("rationale") == "เพราะ น้ำใจ", timeout=2000
    )
    settle(shown.desk.runner)
    assert field(shown, "rationale").toPlainText() == "เพราะ  น้ำใจ "
    assert field(shown, "rationale").textCursor().position() == 13
    assert shown.header.note is not None
    assert shown.header.note.text.startswith("บันทึกร่างแล้ว ")


def test_leaving_a_field_saves_at_once(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    id_ = add_lesson(workspace, activity="งานดี")
    shown = page(lesson=id_)
    swot = writing_of(shown).form.sections["swot"].editor
    typed = field(shown, "swot")
    type_text(typed, "ทีมดี")
    press(typed, KEY.Key_Tab)
    settle(shown.desk.runner)

    assert swot.answer("swot.strengths") == "ทีมดี"
    assert stored(workspace, id_).answers["swot.strengths"] == "ทีมดี"


def test_an_activity_that_is_typed_names_the_record(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    id_ = add_lesson(workspace)
    shown = page(lesson=id_, part="activity")
    assert shown.header.title == f"ถอดบทเรียน: {NAMELESS}"
    type_text(field(shown, "activity"), "งานใหม่")
    shown.leave()
    settle(shown.desk.runner)

    assert stored(workspace, id_).activity == "งานใหม่"
    assert shown.header.title == "ถอดบทเรียน: งานใหม่"


def test_items_keep_their_ids_in_the_form(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    id_ = add_lesson(workspace, activity="งานดี", problems=["หนึ่ง", "สอง"])
    before: Any = stored(workspace, id_).answers["problems"]
    shown = page(lesson=id_, part="problems")
    editor: ListEditor = writing_of(shown).form.sections["problems"].editor.lists["problems"]  # type: ignore[attr-defined]
    editor.fields[1].put_cursor(3)
    press(editor.fields[1], KEY.Key_Return)
    type_text(editor.fields[2], "สาม")
    shown.leave()
    settle(shown.desk.runner)
    middle: Any = stored(workspace, id_).answers["problems"]
    press(editor.fields[2], KEY.Key_Up, modifiers=Qt.KeyboardModifier.AltModifier)
    type_text(editor.fields[1], "!")
    shown.leave()
    settle(shown.desk.runner)
    after: Any = stored(workspace, id_).answers["problems"]

    assert [item.text for item in after] == ["หนึ่ง", "สาม!", "สอง"]
    assert [item.id for item in middle][:2] == [item.id for item in before]
    assert {item.id for item in after} == {item.id for item in middle}
    assert after[1].id == middle[2].id


def test_the_outline_says_how_far_each_part_is(
    page: Callable[..., LessonsPage], workspace: Workspace, window: MainWindow
) -> None:
    id_ = add_lesson(workspace, activity="งานดี", fiscal_year=2568, swot={"strengths": "ก"})
    shown = page(lesson=id_)
    outline = writing_of(shown).outline
    spoken = {
        line.key: outline.model().data(outline.model().index(i, 0), _SPOKEN)
        for i, line in enumerate(outline.lines)
    }
    assert spoken["activity"] == "๑ ชื่อกิจกรรม ครบ"
    assert spoken["swot"] == "๑๑ สภาพแวดล้อม (SWOT) เริ่มแล้ว"
    assert spoken["problems"] == "๑๒ ปัญหา อุปสรรค ยังว่าง"
    assert spoken["impression"] == "๑๔ ความประทับใจ เว้นว่างได้"
    assert "ครบ ๔ จาก ๒๓ ข้อที่ต้องมี" in words(window)

    type_text(field(shown, "rationale"), "เพราะ")
    assert "ครบ ๕ จาก ๒๓ ข้อที่ต้องมี" in words(window)


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_arrows_in_the_outline_show_and_enter_goes(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    shown = page(lesson=add_lesson(workspace, activity="งานดี"), part="objectives")
    writing = writing_of(shown)
    writing.outline.setFocus()
    press(writing.outline, KEY.Key_Down)
    assert writing.outline.here == writing.here == "objectives_review"
    assert writing.outline.hasFocus()

    press(writing.outline, KEY.Key_Return)
    assert field(shown, "objectives_review").hasFocus()


def test_the_paper_follows_the_typing(
    page: Callable[..., LessonsPage], workspace: Workspace, qtbot: QtBot
) -> None:
    own_office(workspace)
    shown = page(lesson=add_lesson(workspace, activity="งานดี", fiscal_year=2568), part="rationale")
    writing = writing_of(shown)
    before = writing.preview.data
    type_text(field(shown, "rationale"), "กตัญญูรู้คุณ")
    qtbot.waitUntil(lambda: "กตัญญูรู้คุณ" in _text(writing.preview.data), timeout=5000)

    assert "กตัญญูรู้คุณ" not in _text(before)
    assert stored(workspace, writing.view.id).answers.get("rationale") is None  # not saved yet
    assert shown.header.facts == "บันทึก ๑๗ หัวข้อ รุ่น ๑ · ร่าง · กระดาษ ๒ หน้า"


def _text(data: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 - only here

    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_a_final_print_names_what_is_missing_and_leads_there(
    page: Callable[..., LessonsPage], workspace: Workspace, window: MainWindow
) -> None:
    own_office(workspace)
    answers = {**catalogue.read(paths.SAMPLE / "lesson.toml"), "problems": [], "swot": {}}
    shown = page(lesson=add_lesson(workspace, **answers), part="activity")
    writing_of(shown).print_paper()
    asked = window.sheet()

    assert isinstance(asked, MissingParts)
    assert [link.text() for link in asked.links] == ["สภาพแวดล้อม (SWOT)", "ปัญหา อุปสรรค"]
    assert "ยังขาด ๒ ข้อ จึงยังพิมพ์ฉบับจริงไม่ได้" in words(window)
    press(asked.links[1], KEY.Key_Return)
    QApplication.processEvents()
    assert window.sheet() is None
    assert field(shown, "problems").hasFocus()
    assert writing_of(shown).here == "problems"


def test_a_day_that_is_none_stops_a_final_print(
    page: Callable[..., LessonsPage], workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    shown = page(lesson=add_sample_lesson(workspace), part="date")
    day = field(shown, "date")
    day.clear()
    type_text(day, "๓๒ มิ.ย. ๒๕๖๘")
    press(day, KEY.Key_Return)
    writing = writing_of(shown)
    qtbot.waitUntil(lambda: "๓๒ มิ.ย. ๒๕๖๘" in _text(writing.preview.data), timeout=5000)

    writing.print_paper()
    asked = window.sheet()
    assert isinstance(asked, MissingParts)
    assert [link.text() for link in asked.links] == ["วันที่"]


def test_a_draft_may_be_printed(
    page: Callable[..., LessonsPage], workspace: Workspace, window: MainWindow
) -> None:
    own_office(workspace)
    shown = page(lesson=add_lesson(workspace, activity="งานดี"))
    writing_of(shown).print_paper()
    asked = window.sheet()
    assert isinstance(asked, MissingParts)
    asked.draft.click()
    settle(shown.desk.runner)

    assert not isinstance(window.sheet(), MissingParts)
    assert "เครื่องพิมพ์" in words(window)  # chosen from a list, or not found on this machine


def test_the_final_paper_is_what_is_typed(
    page: Callable[..., LessonsPage], workspace: Workspace
) -> None:
    shown = page(lesson=add_sample_lesson(workspace), part="place")
    writing, papers = writing_of(shown), list[Paper]()
    type_text(field(shown, "closing"), "โปรดพิจารณา ")
    writing.leave()
    output.finish(
        shown.desk, writing, writing.view.id, writing.missing(), writing.go,
        lambda _desk, _owner, gathered: papers.append(draw(gathered)),
    )  # fmt: skip
    settle(shown.desk.runner)

    assert [paper.pages for paper in papers] == [3]
    assert papers[0].file_name == "บันทึกถอดบทเรียน บุคลากรคุณธรรมต้นแบบ ๒๕๖๘.pdf"
    text = _text(papers[0].data)
    assert "โปรดพิจารณา จึงเรียนมาเพื่อโปรดทราบ" in text
    assert "ร่าง" not in text.split("\n")[0]


def test_a_mark_stands_where_the_part_is_on_paper(workspace: Workspace) -> None:
    id_ = add_sample_lesson(workspace)
    with workspace.database.read() as session:
        paper = make_paper(session, workspace.house, Request("lesson", lesson=id_))
    parts = workspace.templates["lesson-memo"].parts
    found = marks.find(paper.data, parts)

    order = ("subject", "background", "results", "swot", "usable", "closing")
    places = [(found[key].page, found[key].top) for key in order]
    assert places == sorted(places)
    assert places[0][0] == 0
    assert places[-1][0] == 2
    assert found["requests"] == found["consideration"]
    assert not {"fiscal_year", "place", "review_on"} & set(found)
    assert all(0 < mark.top < mark.bottom < 1 for mark in found.values())
