"""What is written is never lost, never doubled, and is told in the history once a sitting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.answers import Answer, Answers, Item
from core.history import queries as history
from core.history.queries import EntryRow
from core.lessons import queries, service
from core.lessons.queries import LessonView
from core.settings import Window as Look
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.draft import NewIds
from gui.pages.lessons.writing import READ_ONLY, Writing
from gui.screens import settle
from gui.widgets.banner import Banner
from tests.factories import add_lesson, own_office
from tests.gui.typing_thai import press, type_text

KEY = Qt.Key


@pytest.fixture
def record(workspace: Workspace) -> int:
    own_office(workspace)
    return add_lesson(
        workspace, activity="งานดี", fiscal_year=2568, rationale="เดิม", problems=["หนึ่ง"]
    )


@pytest.fixture
def write(window: MainWindow, record: int) -> Callable[[str], Writing]:
    """The record as it is written, opened at a part."""
    window.activateWindow()

    def opened(part: str) -> Writing:
        assert window.desk is not None
        window.desk.go("lessons", lesson=record, part=part)
        settle(window.desk.runner)
        return writing_in(window)

    return opened


def writing_in(window: MainWindow) -> Writing:
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


def stored(workspace: Workspace, id_: int) -> LessonView:
    with workspace.database.read() as session:
        return queries.lesson(session, workspace.templates, id_)


def entries(workspace: Workspace, id_: int) -> list[EntryRow]:
    with workspace.database.read() as session:
        return [e for e in history.entries(session, "lesson", id_) if e.act != "added"]


def field(writing: Writing, key: str) -> Any:  # noqa: ANN401 - of many kinds
    return writing.form.sections[key].editor.first_field()


def banners(writing: Writing) -> list[str]:
    return [one.words.text() for one in writing.findChildren(Banner) if one.isVisible()]


def set_state(workspace: Workspace, id_: int, state: str) -> None:
    with workspace.database.write() as session:
        service.get(session, id_).state = state


def test_one_sitting_is_one_entry(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    writing = write("rationale")
    for letter in "ใหม่":
        type_text(field(writing, "rationale"), letter)
        writing.draft.save()
        settle(writing.desk.runner)
    assert entries(workspace, record) == []

    writing.form.go("objectives")
    settle(writing.desk.runner)

    assert [(e.act, e.changes) for e in entries(workspace, record)] == [
        ("written", {"rationale": ("เดิม", "ใหม่เดิม")})
    ]


def test_a_minute_without_a_key_ends_the_sitting(
    write: Callable[[str], Writing], workspace: Workspace, record: int, qtbot: QtBot
) -> None:
    writing = write("problems")
    editor: Any = writing.form.sections["problems"].editor
    assert writing.draft.idle_ms == 60_000
    writing.draft.idle_ms = 1
    type_text(editor.lists["problems"].fields[1], "สอง")

    qtbot.waitUntil(lambda: len(entries(workspace, record)) == 1, timeout=2000)
    assert entries(workspace, record)[0].changes == {"problems": (["หนึ่ง"], ["หนึ่ง", "สอง"])}


def test_activity_and_year_are_told_once_too(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    writing = write("activity")
    type_text(field(writing, "activity"), "ง")
    writing.draft.save()
    type_text(field(writing, "activity"), "า")
    writing.leave()
    settle(writing.desk.runner)

    assert [e.changes for e in entries(workspace, record)] == [{"activity": ("งานดี", "งางานดี")}]


def test_nothing_typed_is_nothing_written(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    before = stored(workspace, record).changed_at
    writing = write("rationale")
    writing.form.go("objectives")
    writing.leave()
    settle(writing.desk.runner)

    assert stored(workspace, record).changed_at == before
    assert entries(workspace, record) == []


def test_words_that_cannot_be_saved_stay_and_are_saved_later(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("rationale")
    set_state(workspace, record, "sent")
    type_text(field(writing, "rationale"), "ใหม่")
    writing.draft.save()
    settle(writing.desk.runner)

    assert field(writing, "rationale").toPlainText() == "ใหม่เดิม"
    assert window.page is not None
    assert window.page.header.note is not None
    assert window.page.header.note.text == "ยังไม่ได้บันทึก"
    assert [text for text in banners(writing) if "ข้อความบนจอยังอยู่ครบ" in text]
    assert stored(workspace, record).answers["rationale"] == "เดิม"

    set_state(workspace, record, "draft")
    writing.draft.save()
    settle(writing.desk.runner)
    assert stored(workspace, record).answers["rationale"] == "ใหม่เดิม"
    assert banners(writing) == []
    assert window.page.header.note.text.startswith("บันทึกร่างแล้ว ")


def test_unsaved_words_are_there_again_when_the_record_is(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("rationale")
    set_state(workspace, record, "sent")
    type_text(field(writing, "rationale"), "ใหม่")
    assert window.desk is not None
    window.desk.go("lessons")  # as it was left: the record
    window.desk.back()
    window.desk.go("lessons", new=False)
    settle(window.desk.runner)
    sheet = window.sheet()
    assert sheet is not None  # says that the words are not saved
    sheet.finish()
    set_state(workspace, record, "draft")

    again = write("rationale")
    assert field(again, "rationale").toPlainText() == "ใหม่เดิม"
    again.leave()
    settle(again.desk.runner)
    assert stored(workspace, record).answers["rationale"] == "ใหม่เดิม"


def test_the_record_goes_back_to_its_opening_and_forth_again(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("rationale")
    acts = {act.name: act for act in window.page.header.acts} if window.page else {}
    assert acts["ย้อนเป็นตอนเปิด"].why_not
    type_text(field(writing, "rationale"), "ใหม่")
    editor: Any = writing.form.sections["problems"].editor
    type_text(editor.lists["problems"].fields[0], "แก้")
    writing.leave()
    settle(writing.desk.runner)
    changed = stored(workspace, record)
    assert changed.answers["rationale"] == "ใหม่เดิม"

    writing.take_back_all()
    settle(writing.desk.runner)
    back = stored(workspace, record)
    assert back.answers["rationale"] == "เดิม"
    assert back.answers["problems"] == (Item("หนึ่ง", (), back.answers["problems"][0].id),)  # type: ignore[index, union-attr]

    assert writing.desk.take_back()
    settle(writing.desk.runner)
    assert dict(stored(workspace, record).answers) == dict(changed.answers)


def test_a_zoom_loses_no_word_and_no_place(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("rationale")
    type_text(field(writing, "rationale"), "ใหม่")
    window.set_look(Look(zoom=1.1))
    settle(writing.desk.runner)
    again = writing_in(window)

    assert again is not writing
    assert again.here == "rationale"
    assert field(again, "rationale").toPlainText() == "ใหม่เดิม"
    assert again.answering.opening["rationale"] == "เดิม"
    assert stored(workspace, record).answers["rationale"] == "ใหม่เดิม"
    assert again.draft.unsaved == {}


def test_closing_the_window_writes_the_last_words(
    write: Callable[[str], Writing], workspace: Workspace, record: int, window: MainWindow
) -> None:
    writing = write("rationale")
    type_text(field(writing, "rationale"), "ท้ายสุด")
    runner = writing.desk.runner
    window.close()
    runner.stop()

    assert stored(workspace, record).answers["rationale"] == "ท้ายสุดเดิม"
    assert [e.act for e in entries(workspace, record)] == ["written"]


def test_a_record_that_was_sent_is_only_read(
    write: Callable[[str], Writing], workspace: Workspace, record: int
) -> None:
    set_state(workspace, record, "sent")
    writing = write("rationale")

    assert banners(writing) == [READ_ONLY]
    assert not writing.form.isEnabled()


def test_a_narrow_window_shows_form_or_paper(
    write: Callable[[str], Writing], window: MainWindow
) -> None:
    window.set_look(Look(zoom=1.5))
    writing = write("rationale")
    assert writing.form.isVisible()
    assert not writing.preview.isVisible()
    assert not writing.outline.isVisible()

    writing.show_paper()
    settle(writing.desk.runner)
    assert writing.preview.isVisible()
    assert not writing.form.isVisible()
    assert writing.preview.data.startswith(b"%PDF")

    writing.go("problems")
    assert writing.form.isVisible()


def test_new_items_written_twice_before_an_answer_are_one() -> None:
    rows: dict[int, str] = {}

    def kept(answer: Answer) -> Answer:
        if not isinstance(answer, tuple):
            return answer
        out = []
        for item in answer:
            id_ = item.id if item.id in rows else len(rows) + 1
            rows[id_] = item.text
            out.append(Item(item.text, (), id_))
        return tuple(out)

    def write(answers: Answers) -> Answers:
        return {slot: kept(answer) for slot, answer in answers.items()}

    ids = NewIds()
    first = ids.writing({"a": (Item("ก", (), -1), Item("ข", (), -2)), "b": "ข้อความ"}, write)
    second = ids.writing({"a": (Item("ข", (), -2),), "c": (Item("กก", (), -1),)}, write)

    assert first == {"a": (Item("ก", (), 1), Item("ข", (), 2)), "b": "ข้อความ"}
    assert second == {"a": (Item("ข", (), 2),), "c": (Item("กก", (), 1),)}
    assert rows == {1: "กก", 2: "ข"}


def test_words_are_typed_with_a_cursor_that_stays(
    write: Callable[[str], Writing], record: int, workspace: Workspace
) -> None:
    writing = write("rationale")
    typed = field(writing, "rationale")
    type_text(typed, "  ก")
    press(typed, KEY.Key_Return)
    press(typed, KEY.Key_Return)
    type_text(typed, "ข")
    writing.draft.save()
    settle(writing.desk.runner)

    assert typed.toPlainText() == "  ก\n\nขเดิม"
    assert typed.textCursor().position() == 6
    assert stored(workspace, record).answers["rationale"] == "ก\nขเดิม"
