"""What the program knows, put in by F8 where one types; the paper beside says its value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from core import sample
from core.awards import queries
from core.documents.paper import Request
from core.documents.service import make_paper
from core.lessons import queries as lessons
from core.surveys import service as surveys
from core.surveys.service import SurveyFields
from core.thai.numerals import to_thai
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.fact_menu import NO_ROUND, NO_YEAR, TITLE
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from tests.core.typeset.reading import pdfium
from tests.factories import add_lesson
from tests.gui.windows import key, said


def opened(window: MainWindow, record: int) -> Writing:
    window.activateWindow()
    assert window.desk is not None
    window.desk.go("lessons", lesson=record, part="rationale")
    settle(window.desk.runner)
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


def field_of(writing: Writing) -> QPlainTextEdit:
    field = writing.form.sections["rationale"].editor.first_field()
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    return field


def menu(window: MainWindow, writing: Writing) -> QMenu:
    key(window, "F8")
    settle(writing.desk.runner)
    made = QApplication.activePopupWidget()
    assert isinstance(made, QMenu)
    return made


def test_a_value_is_put_in_by_keys_and_the_paper_says_it(
    window: MainWindow, workspace: Workspace
) -> None:
    record = sample.fill(workspace)
    with workspace.database.read() as session:
        tally = queries.tally(session, workspace.rulebook, "virtue-2568")
    writing = opened(window, record)
    field = field_of(writing)
    field.setPlainText("ผู้มีสิทธิรวม  คน")
    cursor = field.textCursor()
    cursor.setPosition(len("ผู้มีสิทธิรวม "))
    field.setTextCursor(cursor)

    made = menu(window, writing)
    shown = [one.text() for one in made.actions()]
    assert shown[2] == to_thai(f"จำนวนผู้มีสิทธิลงคะแนน: {tally.eligible}")
    assert shown[-1] == "ผลการประเมิน ITA ปีงบประมาณ ๒๕๖๘: ยังไม่ทราบ"
    for _ in range(3):
        QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Return)
    settle(writing.desk.runner)

    assert field.toPlainText() == "ผู้มีสิทธิรวม {{ผู้มีสิทธิ}} คน"
    assert writing.answers["rationale"] == "ผู้มีสิทธิรวม {{ผู้มีสิทธิ}} คน"
    assert field.hasFocus()
    writing.leave()
    settle(writing.desk.runner)
    with workspace.database.read() as session:
        kept = lessons.lesson(session, workspace.templates, record)
    assert kept.answers["rationale"] == "ผู้มีสิทธิรวม {{ผู้มีสิทธิ}} คน"
    assert to_thai(f"ผู้มีสิทธิรวม {tally.eligible} คน") in pdfium(writing.preview.data)


def test_without_round_and_year_it_says_why_there_is_nothing(
    window: MainWindow, workspace: Workspace
) -> None:
    writing = opened(window, add_lesson(workspace, activity="งานดี"))
    field_of(writing)
    made = menu(window, writing)
    assert [one.text() for one in made.actions()] == [NO_ROUND, NO_YEAR]
    assert not any(one.isEnabled() for one in made.actions())
    made.close()

    writing.form.field = None
    window.setFocus()
    assert window.page is not None
    next(one for one in window.page.header.acts if one.key == "F8").do()
    assert "วางเคอร์เซอร์ในช่องที่จะแทรกข้อมูลก่อน" in said(window)


def test_the_activity_is_typed_in_words(window: MainWindow, workspace: Workspace) -> None:
    writing = opened(window, add_lesson(workspace, activity="งานดี"))
    writing.go("activity")
    key(window, "F8")
    settle(writing.desk.runner)
    assert QApplication.activePopupWidget() is None
    assert TITLE in said(window)


def test_the_activitys_satisfaction_is_put_in_and_the_paper_says_it(
    window: MainWindow, workspace: Workspace
) -> None:
    with workspace.database.write() as session:
        surveys.keep_word(session, SurveyFields("ผู้เข้าร่วม", 2568, "กิจกรรมงานดี"), "มากที่สุด")
    record = add_lesson(workspace, activity="งานดี", fiscal_year=2568)
    writing = opened(window, record)
    field_of(writing).setPlainText("")
    made = menu(window, writing)
    shown = [one.text() for one in made.actions()]
    assert shown[:5] == [
        "จำนวนผู้ตอบ ผู้เข้าร่วม: ยังไม่ทราบ",
        "ค่าเฉลี่ยความพึงพอใจ ผู้เข้าร่วม: ยังไม่ทราบ",
        "S.D. ความพึงพอใจ ผู้เข้าร่วม: ยังไม่ทราบ",
        "ค่าเฉลี่ยความพึงพอใจเป็นร้อยละของ ๕ ผู้เข้าร่วม: ยังไม่ทราบ",
        "ระดับความพึงพอใจ ผู้เข้าร่วม: มากที่สุด",
    ]
    made.actions()[4].trigger()
    made.close()
    writing.leave()
    settle(writing.desk.runner)
    assert writing.answers["rationale"] == "{{ระดับความพึงพอใจ}}"
    with workspace.database.read() as session:
        request = Request("lesson", lesson=record, draft=True)
        paper = make_paper(session, workspace.house, request)
    assert "หลักการและเหตุผล : มากที่สุด" in pdfium(paper.data)
