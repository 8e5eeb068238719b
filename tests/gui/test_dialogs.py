from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.errors import RefusedFileError, UserError
from core.jobs import Progress
from gui import dialogs
from gui.dialogs import Question, Trouble
from gui.qt_words import ThaiWords
from gui.runner import Runner
from gui.ui import button, col
from gui.widgets.progress import ProgressSheet, time_left
from gui.widgets.sheet import Sheet
from gui.widgets.toast import Toast
from tests.gui.looking import faults


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(col(button("ข้างหลัง"), None))
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    qtbot.waitActive(made)
    return made


def pressed(sheet: Sheet, name: str) -> None:
    next(one for one in sheet.findChildren(QPushButton) if one.text() == name).click()


def said(sheet: QWidget) -> list[str]:
    return [one.text() for one in sheet.findChildren(QLabel) if one.text()]


def test_a_yes_is_followed(host: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    question = Question("ออกประกาศ", "ออกแล้วแก้ไม่ได้", yes="ออกประกาศ")

    pressed(dialogs.ask(host, question, lambda: done.append("yes")), "ออกประกาศ")

    assert done == ["yes"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_a_no_is_followed_too(host: QWidget, qtbot: QtBot, key: Qt.Key | None) -> None:
    done: list[str] = []
    sheet = dialogs.ask(host, Question("ก"), lambda: done.append("yes"), lambda: done.append("no"))

    if key is None:
        pressed(sheet, "ยกเลิก")
    else:
        QTest.keyClick(sheet, key)

    assert done == ["no"]


def test_a_dangerous_yes_is_not_where_the_keyboard_is(host: QWidget, qtbot: QtBot) -> None:
    sheet = dialogs.ask(host, Question("ลบ ๓ คน", yes="ลบ ๓ คน", danger=True), lambda: None)

    focus = QApplication.focusWidget()

    assert isinstance(focus, QPushButton)
    assert focus.text() == "ยกเลิก"
    assert faults(sheet) == ""


def test_tab_stays_inside_a_sheet(host: QWidget, qtbot: QtBot) -> None:
    sheet = dialogs.ask(host, Question("ก"), lambda: None)

    seen = set()
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    assert {one for one in seen if not sheet.isAncestorOf(one)} == set()
    assert len(seen) == 2


def test_the_keyboard_goes_back_where_it_was(host: QWidget, qtbot: QtBot) -> None:
    behind = host.findChild(QPushButton)
    assert behind is not None
    behind.setFocus()

    dialogs.ask(host, Question("ก"), lambda: None).refuse()

    assert QApplication.focusWidget() is behind


def test_trouble_says_what_is_safe_and_what_to_do(
    host: QWidget, qtbot: QtBot, qapp: QApplication
) -> None:
    tried: list[str] = []
    trouble = Trouble(
        "สำรองไม่สำเร็จ",
        "USB ถูกถอด",
        "ข้อมูลในเครื่องยังครบ",
        "เสียบ USB แล้วลองใหม่",
        acts=(("ลองอีกครั้ง", lambda: tried.append("again")),),
    )

    sheet = dialogs.tell(host, trouble)
    pressed(sheet, "คัดลอกรายละเอียด")

    assert said(sheet) == ["สำรองไม่สำเร็จ", "USB ถูกถอด", "ข้อมูลในเครื่องยังครบ", "เสียบ USB แล้วลองใหม่"]
    assert qapp.clipboard().text() == "สำรองไม่สำเร็จ\nUSB ถูกถอด"
    assert faults(sheet) == ""
    pressed(sheet, "ลองอีกครั้ง")
    assert tried == ["again"]


def test_an_officers_error_is_told_in_its_sentence_with_findings(
    host: QWidget, qtbot: QtBot
) -> None:
    findings = [f"แถว {i} ไม่มีชื่อ" for i in range(1, 60)]

    sheet = dialogs.tell_error(
        host, RefusedFileError("ไฟล์นี้นำเข้าไม่ได้ แก้แล้วลองใหม่", findings=findings)
    )

    assert "ไฟล์นี้นำเข้าไม่ได้ แก้แล้วลองใหม่" in said(sheet)
    assert "• แถว 59 ไม่มีชื่อ" in said(sheet)
    assert faults(sheet) == ""


def test_a_bug_is_an_apology_and_its_traceback_is_in_the_details() -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, int]()["secret"]
    trouble = dialogs.trouble_of(caught.value)

    assert trouble.title == "โปรแกรมทำงานผิดพลาด ขออภัย"
    assert "secret" not in trouble.what + trouble.todo
    assert "KeyError: 'secret'" in trouble.details


def test_short_work_shows_no_progress(host: QWidget, runner: Runner, qtbot: QtBot) -> None:
    task = runner.compute(lambda _progress: 1, lambda _one: None)
    sheet = dialogs.watch(host, task, "นับ")

    with qtbot.waitSignal(sheet.closed):
        assert not sheet.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    host: QWidget, runner: Runner, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        for _ in progress.each(range(41), "ทำเกียรติบัตร"):
            gate.wait(0.02)

    task = runner.compute(work, lambda _none: None)
    sheet = dialogs.watch(host, task, "ทำเกียรติบัตร ๔๑ ใบ")
    qtbot.waitUntil(sheet.isVisible)
    qtbot.waitUntil(lambda: any("จาก ๔๑" in words for words in said(sheet)))

    assert faults(sheet) == ""
    with qtbot.waitSignal(task.cancelled):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert "กำลังหยุด" in said(sheet)
    assert isinstance(sheet, ProgressSheet)


@pytest.mark.parametrize(
    ("passed_s", "done", "total", "words"),
    [
        (10, 26, 41, "เหลือราว ๖ วินาที"),
        (60, 10, 40, "เหลือราว ๓ นาที"),
        (0.1, 26, 41, ""),
        (10, 0, 41, ""),
        (10, 26, 0, ""),
        (10, 41, 41, "เหลือราว ๑ วินาที"),
    ],
)
def test_time_left(passed_s: float, done: int, total: int, words: str) -> None:
    assert time_left(passed_s, done, total) == words


def test_a_toast_takes_back_once(host: QWidget, qtbot: QtBot) -> None:
    undone: list[str] = []
    toast = Toast(host, "ยืนยันชื่อ ๑ คนแล้ว", lambda: undone.append("x"))

    toast.take_back()
    toast.take_back()

    assert undone == ["x"]
    assert not toast.isVisible()


def test_a_file_that_exists_is_replaced_only_after_a_yes(
    host: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    file, chosen = tmp_path / "รายชื่อ.xlsx", list[Path]()
    file.write_text("old")
    kinds = [("ไฟล์ตาราง", ("xlsx",))]
    dialog = dialogs.save_file(host, "ส่งออก", kinds, file, chosen.append)

    dialog.fileSelected.emit(str(file))
    assert chosen == []
    sheet = host.findChild(Sheet)
    assert sheet is not None
    assert f"มีไฟล์ {file.name} อยู่แล้ว" in said(sheet)
    pressed(sheet, "เขียนทับ")

    assert chosen == [file]
    dialog.reject()


def test_a_chosen_file_is_given_on(host: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    file, chosen = tmp_path / "ผล.csv", list[Path]()
    file.write_text("x")
    dialog = dialogs.open_file(host, "เลือกไฟล์", [("ตาราง", ("csv",))], chosen.append)

    dialog.fileSelected.emit(str(file))

    assert chosen == [file]
    assert dialog.windowTitle() == "เลือกไฟล์"
    assert dialog.labelText(QFileDialog.DialogLabel.Reject) == "ยกเลิก"
    dialog.reject()


def test_qt_speaks_thai(qapp: QApplication, qtbot: QtBot) -> None:
    words = ThaiWords(qapp)
    qapp.installTranslator(words)
    field = QLineEdit("ก")
    qtbot.addWidget(field)

    menu = field.createStandardContextMenu()

    names = {act.text().split("\t")[0] for act in menu.actions() if act.text()}
    assert names == {"เลิกทำ", "ทำซ้ำ", "ตัด", "คัดลอก", "วาง", "ลบ", "เลือกทั้งหมด"}
    menu.deleteLater()
    qapp.removeTranslator(words)


def test_user_errors_of_every_kind_are_safe() -> None:
    assert dialogs.trouble_of(UserError("ไม่ได้")).safe == dialogs.SAFE
