"""Sentences used often: kept from what is selected, put in by F9 where one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from core.lessons import snippets
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.snippet_menu import DROP, KEEP, NONE
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from tests.factories import add_lesson
from tests.gui.windows import said


@pytest.fixture
def writing(window: MainWindow, workspace: Workspace) -> Writing:
    record = add_lesson(workspace, activity="งานดี", rationale="เดิม")
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="rationale")
    settle(window.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


@pytest.fixture
def menu(window: MainWindow, writing: Writing) -> Callable[[], QMenu]:
    """The menu that F9 opens."""

    def opened() -> QMenu:
        assert window.page is not None
        act = next(one for one in window.page.header.acts if one.key == "F9")
        act.do()
        settle(writing.desk.runner)
        made = QApplication.activePopupWidget()
        assert isinstance(made, QMenu)
        return made

    return opened


def choose(menu: QMenu, words: str, writing: Writing) -> None:
    act = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    act.trigger()
    settle(writing.desk.runner)


def test_words_are_kept_put_in_and_dropped(
    writing: Writing, menu: Callable[[], QMenu], workspace: Workspace, window: MainWindow
) -> None:
    field = writing.form.sections["rationale"].editor.first_field()
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    empty = menu()
    assert [one.text() for one in empty.actions() if one.text()] == [NONE, KEEP]
    assert not empty.actions()[-1].isEnabled()
    empty.close()

    field.setFocus()
    field.selectAll()
    choose(menu(), KEEP, writing)
    assert snippets.snippets(workspace.folder) == ("เดิม",)
    assert "เก็บไว้แล้ว กด F9 เพื่อแทรก" in said(window)

    field.setPlainText("ก ข")
    cursor = field.textCursor()
    cursor.setPosition(1)
    field.setTextCursor(cursor)
    choose(menu(), "เดิม", writing)
    assert field.toPlainText() == "กเดิม ข"
    assert writing.answers["rationale"] == "กเดิม ข"
    assert field.hasFocus()

    shown = menu()
    gone = next(one.menu() for one in shown.actions() if one.text() == DROP)
    assert isinstance(gone, QMenu)
    shown.close()
    gone.actions()[0].trigger()
    settle(writing.desk.runner)
    assert snippets.snippets(workspace.folder) == ()
    assert writing.desk.take_back()
    settle(writing.desk.runner)
    assert snippets.snippets(workspace.folder) == ("เดิม",)


def test_without_a_field_it_is_said_where_to_begin(writing: Writing, window: MainWindow) -> None:
    writing.form.field = None
    assert window.page is not None
    next(one for one in window.page.header.acts if one.key == "F9").do()

    assert "วางเคอร์เซอร์ในช่องที่จะแทรกข้อความก่อน" in said(window)
