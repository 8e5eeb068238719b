"""Every template in the window: opened with a whole record, typed in, its paper beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import catalogue, paths
from core.lessons import queries, service
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage, marks
from gui.pages.lessons.outline import FILLED
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from tests.core.documents import test_records
from tests.factories import own_office
from tests.gui.typing_thai import type_text

MEMO = paths.SAMPLE / "lesson.toml"
RECORDS: dict[str, Path] = {
    "lesson-memo": MEMO,
    **{one: test_records.RECORDS / f"{one}.toml" for one in test_records.NAMES},
}
TYPED = {  # a slot of words in each
    "lesson-memo": "rationale",
    "workshop-report": "groups.1.topic",
    "best-practice": "preface",
    "exec-summary": "driving",
    "km-record": "topic",
}


def opened(window: MainWindow, workspace: Workspace, name: str) -> tuple[Writing, dict[str, Any]]:
    """The record of this template's own file, open; and what the file says."""
    own_office(workspace)
    template = workspace.templates[name]
    answers = template.read(catalogue.read(RECORDS[name]))
    with workspace.database.write() as session:
        record = service.add(session, template, answers, workspace.settings.office)
        given = template.give(queries.lesson(session, workspace.templates, record).answers)
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part=TYPED[name].partition(".")[0])
    settle(window.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing, given


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_opened_typed_in_and_shown_on_paper(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, name: str
) -> None:
    writing, given = opened(window, workspace, name)
    template = writing.template
    form = {slot: writing.form.answer(slot) for slot in writing.form.slots}
    assert template.give(form) == given
    assert writing.missing() == []
    for part in template.parts:
        if part.required:
            assert writing.outline.progress[part.key] in FILLED, part.key

    slot = TYPED[name]
    field = writing.form.sections[slot.partition(".")[0]].editor.fields[0]
    field.setFocus()
    type_text(field, "กตัญญูรู้คุณ")
    QApplication.processEvents()
    assert str(writing.answers[slot]).startswith("กตัญญูรู้คุณ")
    qtbot.waitUntil(lambda: "กตัญญูรู้คุณ" in text_of(writing.preview.data), timeout=9000)
    assert marks.find(writing.preview.data, template.parts)

    writing.leave()
    settle(writing.desk.runner)
    with workspace.database.read() as session:
        kept = queries.lesson(session, workspace.templates, writing.view.id).answers
    assert template.give(kept) == template.give(dict(writing.answers))
