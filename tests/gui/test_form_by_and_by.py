"""A long form: what is in sight is made first, the rest by and by, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from core import catalogue
from core.answers import Answer
from core.lessons import service
from core.lessons.template import Template
from core.workspace import Workspace
from gui import ui
from gui.desk import Desk
from gui.form import Form
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.screens import settle
from gui.widgets.answers.record_row import RecordRow
from gui.widgets.answers.records import RecordsEditor
from tests.core.documents.test_records import RECORDS
from tests.factories import own_office
from tests.gui.typing_thai import press

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
LONG = "best-practice"  # the template with the most parts
HIGH = 700


@pytest.fixture
def template(workspace: Workspace) -> Template:
    return workspace.templates[LONG]


@pytest.fixture
def answers(template: Template) -> Mapping[str, Answer]:
    return template.read(catalogue.read(RECORDS / f"{LONG}.toml"))


@pytest.fixture
def form(desk: Desk, template: Template, answers: Mapping[str, Answer], qtbot: QtBot) -> Form:
    made = Form(template.parts, template.groups, desk)
    qtbot.addWidget(made)
    made.show_answers(answers)
    return made


def shown(form: Form, qtbot: QtBot) -> QScrollArea:
    """The form on the screen, before anything else has happened."""
    inside = ui.col()
    board = ui.scroll(inside)
    qtbot.addWidget(board)
    board.resize(600, HIGH)
    board.show()
    board.activateWindow()
    QApplication.processEvents()
    inside.addWidget(form)
    form.show()
    return board


def made_of(form: Form) -> list[str]:
    return [key for key, one in form.sections.items() if one.made]


def cards_of(editor: RecordsEditor) -> int:
    return sum(one.parent() is editor for one in editor.findChildren(RecordRow))


def test_only_what_is_in_sight_is_made_at_once(form: Form) -> None:
    keys = list(form.sections)
    assert made_of(form) == []
    form.begin(keys[10], HIGH)

    made = made_of(form)
    assert made == keys[10 : 10 + len(made)]
    assert 2 <= len(made) <= len(keys) / 3
    assert sum(form.sections[key].sizeHint().height() for key in made) >= HIGH


def test_what_is_not_made_yet_says_what_it_was_given(
    form: Form, template: Template, answers: Mapping[str, Answer]
) -> None:
    told: list[str] = []
    form.edited.connect(lambda _key, slot: told.append(slot))
    for part in reversed(template.parts):
        assert form.fault(part.key) == ""
    assert made_of(form) == []

    given = {slot: form.answer(slot) for slot in form.slots}
    assert template.give(given) == template.give(dict(answers))
    assert (form.whole, told) == (True, [])


def test_the_rest_is_made_between_events_and_tells_nothing(
    form: Form, qtbot: QtBot, template: Template, answers: Mapping[str, Answer]
) -> None:
    told: list[str] = []
    form.edited.connect(lambda _key, slot: told.append(slot))
    board = shown(form, qtbot)
    assert not form.whole
    qtbot.waitUntil(lambda: form.whole, timeout=9000)

    assert told == []
    given = {slot: form.answer(slot) for slot in form.slots}
    assert template.give(given) == template.give(dict(answers))
    board.close()


def test_a_fault_is_known_before_its_field_is_made(
    form: Form, template: Template, answers: Mapping[str, Answer]
) -> None:
    day = next(part.key for part in template.parts if part.kind == "date")
    form.show_answers({**answers, day: "๓๑ ก.พ. ๒๕๖๘"})

    assert "มี ๒๘ วัน" in form.fault(day)
    assert made_of(form) == [day]


def test_tab_goes_into_a_part_that_is_not_made_yet(form: Form, qtbot: QtBot) -> None:
    board = shown(form, qtbot)
    texts = [key for key, one in form.sections.items() if one.part.kind in ("text", "paragraphs")]
    before, after = next(
        (one, other)
        for one, other in zip(form.sections, list(form.sections)[1:], strict=False)
        if {one, other} <= set(texts)
    )
    form.go(after)
    press(QApplication.focusWidget() or form, KEY.Key_Backtab, modifiers=SHIFT)
    assert form.part_of(QApplication.focusWidget()) == before
    assert made_of(form) == [before, after]
    press(QApplication.focusWidget() or form, KEY.Key_Tab)
    assert QApplication.focusWidget() is form.sections[after].editor.first_field()
    board.close()


def test_rows_come_one_by_one_and_what_is_typed_meanwhile_stays(
    form: Form, answers: Mapping[str, Answer]
) -> None:
    key = "trait_rows"
    told: list[str] = []
    form.edited.connect(lambda _key, slot: told.append(slot))
    section = form.sections[key]
    editor = section.editor
    assert isinstance(editor, RecordsEditor)
    assert [cards_of(editor), section.whole] == [1, False]
    section.more()
    assert cards_of(editor) == 2

    field = section.findChildren(QPlainTextEdit)[0]
    field.insertPlainText("กล้าหาญ")
    assert section.whole
    assert len(told) == 1  # the rows that come later are no news
    kind = section.part.answer
    now = {slot: form.answer(slot) for slot in editor.slots}
    assert "กล้าหาญ" in str(now[told[0]])
    others = {slot: answers[slot] for slot in told}
    assert kind.give(key, {**now, **others}) == kind.give(key, answers)


def test_new_answers_reach_rows_that_wait(form: Form) -> None:
    section = form.sections["trait_rows"]
    section.make()
    form.show_answers({})

    assert form.answer("trait_rows") == {"rows": []}
    assert section.whole


def test_the_part_that_was_asked_for_stays_while_parts_above_it_are_made(
    window: MainWindow,
    workspace: Workspace,
    template: Template,
    answers: Mapping[str, Answer],
    qtbot: QtBot,
) -> None:
    own_office(workspace)
    with workspace.database.write() as session:
        record = service.add(session, template, answers, workspace.settings.office)
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="lessons")
    page = window.page
    assert isinstance(page, LessonsPage)
    qtbot.waitUntil(lambda: page.writing is not None, timeout=9000)
    writing = page.writing
    assert writing is not None
    form = writing.form
    at_first = form.whole
    settle(window.desk.runner)

    assert (at_first, form.whole) == (False, True)
    part = form.sections["lessons"]
    assert form.part_of(QApplication.focusWidget()) == "lessons"
    assert 0 <= part.mapTo(writing, part.rect().topLeft()).y() < writing.height() / 2
