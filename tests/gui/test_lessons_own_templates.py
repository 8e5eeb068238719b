"""The office's own templates, worded by keyboard: the next version, or a copy under a new name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from core.lessons import queries, service, template_file
from core.lessons.template import Template
from core.lessons.template_file import Worded, Wording, worded
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.templates import NAME, TemplateSheet
from gui.pages.lessons.templates_parts import PRINTED
from gui.pages.lessons.templates_steps import Stand, WordingSteps
from gui.screens import settle
from tests.factories import add_lesson
from tests.gui.typing_thai import press, type_text
from tests.gui.windows import key, rest, said, toast

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def record(workspace: Workspace) -> int:
    """A record that the first version asked."""
    return add_lesson(workspace, activity="งานดี")


@pytest.fixture
def sheet(window: MainWindow, record: int, qtbot: QtBot) -> TemplateSheet:
    """The templates over the list of records, as the act opens them."""
    qtbot.waitActive(window)
    assert window.desk is not None
    window.desk.go("lessons")
    return opened(window)


def opened(window: MainWindow) -> TemplateSheet:
    rest(window)
    assert isinstance(window.page, LessonsPage)
    next(one for one in window.page.header.acts if one.name == NAME).do()
    rest(window)
    return window.findChildren(TemplateSheet)[-1]


def tab_to(window: MainWindow, name: str) -> None:
    """Tab until the keyboard is on the field of this name."""
    for _ in range(20):
        focus = QApplication.focusWidget()
        words = focus.text() if isinstance(focus, QCheckBox) else ""
        if focus is not None and name in (focus.accessibleName(), words):
            return
        key(window, "Tab")
    raise AssertionError(name)


def here(window: MainWindow) -> str:
    """The part that the list has chosen."""
    return window.findChildren(TemplateSheet)[-1].parts.rows.chosen


def word(window: MainWindow, sheet: TemplateSheet) -> None:
    """The part chosen has another heading, a hint, and is required or not as it was not."""
    tab_to(window, "หัวข้อ")
    key(window, "Ctrl+A")
    type_text(sheet.parts.heading, "หัวข้อของเรา")
    tab_to(window, "คำแนะนำ")
    type_text(sheet.parts.hint, "เขียนสั้น ๆ")
    tab_to(window, "ต้องเขียน จึงนับว่าครบ")
    key(window, "Space")


def form_of(window: MainWindow, record: int) -> Template:
    """The template that the record's form asks."""
    assert window.desk is not None
    window.desk.go("lessons", lesson=record)
    settle(window.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing.template


def test_a_new_version_is_made_by_keyboard_and_old_records_keep_theirs(
    window: MainWindow, sheet: TemplateSheet, workspace: Workspace, record: int
) -> None:
    was = workspace.templates["lesson-memo"]
    tab_to(window, "ส่วนทั้งหมด")
    first, second = (part.key for part in was.parts[:2])
    assert here(window) == first
    key(window, "Down", "Alt+Up")
    assert here(window) == second
    assert [one.key for one in sheet.parts.parts[:2]] == [second, first]
    word(window, sheet)
    tab_to(window, "หัวข้อ")
    key(window, "Return")

    assert window.sheet() is None
    assert "บันทึกแบบ “บันทึก ๑๗ หัวข้อ” รุ่น ๒ แล้ว บันทึกฉบับใหม่จะใช้แบบนี้" in said(toast(window))
    now = workspace.templates["lesson-memo"]
    made = now.parts[0]
    assert (now.version, made.key, made.heading) == (2, second, "หัวข้อของเรา")
    assert made.hint.startswith("เขียนสั้น ๆ")
    assert made.required != was.by_key[second].required
    with workspace.database.read() as session:
        assert queries.lesson(session, workspace.templates, record).version == 1
    assert form_of(window, record) == was


def test_a_copy_has_a_name_of_its_own(
    window: MainWindow, sheet: TemplateSheet, workspace: Workspace
) -> None:
    memo = workspace.templates["lesson-memo"]
    tab_to(window, "บันทึกเป็น")
    key(window, "Down")
    tab_to(window, "ชื่อสั้น")
    type_text(sheet.short, "ก")
    key(window, "Return")
    assert "มีแบบบันทึกชื่อนี้อยู่แล้ว ตั้งชื่ออื่น แล้วบันทึกอีกครั้ง" in said(window)
    assert sheet.title.hasFocus()
    key(window, "Ctrl+A")
    type_text(sheet.title, "บันทึกของเรา")
    key(window, "Return")

    assert window.sheet() is None
    own = workspace.templates["own-lesson-memo"]
    assert (own.title, own.version, own.parts) == ("บันทึกของเรา", 1, memo.parts)
    assert workspace.templates["lesson-memo"] == memo
    again = opened(window)
    assert again.which.findData("own-lesson-memo") >= 0


def test_a_part_without_a_heading_is_shown(window: MainWindow, sheet: TemplateSheet) -> None:
    tab_to(window, "หัวข้อ")
    key(window, "Ctrl+A", "Delete")
    sheet.parts.rows.choose(sheet.parts.parts[3].key)
    sheet.title.setFocus()
    key(window, "Return")

    assert "พิมพ์หัวข้อก่อน แล้วบันทึกอีกครั้ง" in said(window)
    assert here(window) == sheet.parts.parts[0].key
    assert sheet.parts.heading.hasFocus()


def test_arrows_pass_over_the_names_of_groups(window: MainWindow, sheet: TemplateSheet) -> None:
    sheet.parts.rows.setFocus()
    key(window, *["Down"] * (len(sheet.parts.parts) - 1))
    assert here(window) == sheet.parts.parts[-1].key
    key(window, *["Up"] * (len(sheet.parts.parts) - 1))
    assert here(window) == sheet.parts.parts[0].key


def test_it_is_said_of_each_part_where_its_heading_is_printed(
    window: MainWindow, sheet: TemplateSheet
) -> None:
    assert sheet.parts.paper.text() == PRINTED["form"]
    sheet.parts.rows.choose("learned")
    assert sheet.parts.paper.text() == PRINTED["follows"]
    sheet.which.choose("km-record")
    rest(window)
    sheet.parts.rows.choose("solutions")
    assert sheet.parts.paper.text() == PRINTED["fixed"]


def test_moved_back_is_not_changed_and_a_group_is_not_left(
    window: MainWindow, sheet: TemplateSheet
) -> None:
    assert not sheet.save.isEnabled()
    assert sheet.save.toolTip() == "แก้แบบก่อน จึงบันทึกได้"
    parts = sheet.parts
    before = list(parts.parts)
    parts.rows.setFocus()
    key(window, "Alt+Up")
    assert parts.parts == before
    key(window, "Alt+Down")
    assert sheet.save.isEnabled()
    assert not sheet.which.isEnabled()
    key(window, "Alt+Up")
    assert parts.parts == before
    assert not sheet.save.isEnabled()
    assert sheet.which.isEnabled()


def test_esc_asks_before_words_are_lost(window: MainWindow, sheet: TemplateSheet) -> None:
    type_text(sheet.short, "ก")
    press(sheet.short, KEY.Key_Escape)
    rest(window)
    assert "ทิ้งที่แก้ไว้หรือไม่" in said(window)
    key(window, "Escape")
    assert sheet.touched
    press(sheet.short, KEY.Key_Escape)
    rest(window)
    question = window.sheet()
    assert question is not None
    question.press_ink()
    rest(window)
    assert window.sheet() is None


def test_every_edit_is_undone_and_done_again_wherever_it_was(
    window: MainWindow, sheet: TemplateSheet
) -> None:
    was = sheet.said
    assert not sheet.undo.isEnabled()
    sheet.parts.rows.setFocus()
    key(window, "Alt+Down")
    moved = sheet.said
    tab_to(window, "หัวข้อ")
    key(window, "Ctrl+A")
    type_text(sheet.parts.heading, "หัวข้อของเรา")
    sheet.parts.rows.choose("problems")
    tab_to(window, "ต้องเขียน จึงนับว่าครบ")
    key(window, "Space")
    done = sheet.said

    key(window, "Ctrl+Z")
    assert here(window) == "problems"
    sheet.title.setFocus()
    key(window, "Ctrl+Z")
    assert sheet.said == moved
    key(window, "Ctrl+Z", "Ctrl+Z")
    assert sheet.said == was
    assert not sheet.undo.isEnabled()
    assert not sheet.save.isEnabled()
    key(window, "Ctrl+Y", "Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    assert sheet.said == done
    assert sheet.save.isEnabled()


def test_a_part_of_the_offices_own_is_added_saved_and_taken_out(
    window: MainWindow, sheet: TemplateSheet, workspace: Workspace
) -> None:
    sheet.parts.rows.choose("learned")
    sheet.parts.rows.setFocus()
    key(window, "Alt+Delete")
    assert not sheet.touched
    assert sheet.parts.out.toolTip() == "เอาออกได้เฉพาะส่วนที่สำนักงานเพิ่มเอง"
    assert not sheet.parts.kind_field.isVisible()
    key(window, "Alt+Insert")
    assert sheet.parts.heading.hasFocus()
    assert sheet.parts.paper.text() == PRINTED["follows"]
    key(window, "Return")
    assert "พิมพ์หัวข้อก่อน แล้วบันทึกอีกครั้ง" in said(window)
    type_text(sheet.parts.heading, "เครื่องมือที่ใช้")
    tab_to(window, "ชนิดคำตอบ")
    key(window, "Down")
    key(window, "Alt+Down")
    tab_to(window, "หัวข้อ")
    key(window, "Return")

    now = workspace.templates["lesson-memo"]
    part = now.by_key["own_1"]
    assert (part.heading, part.kind, part.group) == ("เครื่องมือที่ใช้", "list", "lesson")
    keys = [one.key for one in now.parts]
    assert keys[keys.index("learned") + 1 :][:2] == ["swot", "own_1"]

    again = opened(window)
    again.parts.rows.choose("own_1")
    again.parts.rows.setFocus()
    key(window, "Alt+Delete")
    assert here(window) == "swot"
    again.title.setFocus()
    key(window, "Return")
    assert workspace.templates["lesson-memo"].by_key.keys() == now.by_key.keys() - {"own_1"}


def own_copy(workspace: Workspace) -> Template:
    said = replace(worded(workspace.templates["km-record"]), title="แบบของเรา", short="")
    folder = workspace.folder / "templates"
    return template_file.save_copy(folder, workspace.resources, "km-record", said)


def test_an_own_template_is_deleted_after_a_question(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    own = own_copy(workspace)
    qtbot.waitActive(window)
    assert window.desk is not None
    window.desk.go("lessons")
    sheet = opened(window)
    assert not sheet.remove.isVisible()
    sheet.which.choose(own.key)
    sheet.remove.setFocus()
    key(window, "Space")
    assert "ลบแบบ “แบบของเรา” หรือไม่" in said(window)
    question = window.sheet()
    assert question is not None
    question.press_ink()
    rest(window)

    assert "ลบแบบ “แบบของเรา” แล้ว" in said(toast(window))
    assert window.sheet() is None
    assert own.key not in workspace.templates
    assert opened(window).which.findData(own.key) == -1


def test_an_own_template_that_a_record_uses_stays(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    own = own_copy(workspace)
    with workspace.database.write() as session:
        service.add(session, own, {"headline": "งานดี"}, workspace.settings.office)
    qtbot.waitActive(window)
    assert window.desk is not None
    window.desk.go("lessons")
    sheet = opened(window)
    sheet.which.choose(own.key)
    sheet.remove.click()
    rest(window)
    assert "มีบันทึก ๑ ฉบับใช้แบบ “แบบของเรา” จึงลบแบบนี้ไม่ได้" in " ".join(said(window))
    assert own.key in workspace.templates


def test_letters_of_one_run_are_one_step() -> None:
    now = [0.0]
    first = Worded("แบบ", "", (Wording("a", "ก"), Wording("b", "ข")))
    steps = WordingSteps(Stand(first, "a"), lambda: now[0])

    def typed(title: str, after_s: float) -> Stand:
        now[0] += after_s
        stand = Stand(replace(first, title=title), "a")
        steps.note(stand)
        return stand

    typed("แบบข", 0.1)
    ours = typed("แบบของ", 0.5)
    typed("แบบของเ", 1.5)
    assert steps.back() == ours
    assert steps.back() == Stand(first, "a")
    assert steps.back() is None
    assert steps.forth() == ours
    typed("แบบของใหม่", 0.1)
    assert steps.forth() is None
    assert steps.back() == ours
