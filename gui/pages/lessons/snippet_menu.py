"""ข้อความที่ใช้บ่อย: sentences of the office, put in where one types, and kept from what is there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from core.jobs import Progress
from core.lessons import snippets
from gui import theme, ui
from gui.desk import Desk

KEEP = "เก็บข้อความที่เลือกไว้ใช้บ่อย"
DROP = "เลิกเก็บ"
NONE = "ยังไม่มีข้อความที่ใช้บ่อย เลือกข้อความในช่องแล้วเก็บไว้ได้"
_WIDE = 420  # pixels of words in the menu


def open_snippets(desk: Desk, field: QWidget | None) -> None:
    """Show the sentences that may be put into the field, at its cursor."""
    if not isinstance(field, QPlainTextEdit | QLineEdit):
        desk.toast("วางเคอร์เซอร์ในช่องที่จะแทรกข้อความก่อน")
        return
    folder = desk.workspace.folder
    desk.runner.compute(
        lambda _progress: snippets.snippets(folder), partial(_show, desk, field), owner=field
    )


def _show(desk: Desk, field: QPlainTextEdit | QLineEdit, kept: tuple[str, ...]) -> None:
    menu = QMenu(field)
    menu.setAccessibleName("ข้อความที่ใช้บ่อย")
    for words in kept:
        menu.addAction(_short(words)).triggered.connect(partial(_insert, field, words))
    if not kept:
        menu.addAction(NONE).setEnabled(False)
    menu.addSeparator()
    chosen = _selected(field)
    act = menu.addAction(KEEP)
    act.setEnabled(bool(chosen.strip()))
    act.triggered.connect(partial(_keep, desk, chosen))
    if kept:
        gone = menu.addMenu(DROP)
        for words in kept:
            gone.addAction(_short(words)).triggered.connect(partial(_drop, desk, words))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(field.mapToGlobal(_below(field)))


def _short(words: str) -> str:
    """As much of the words as a menu shows; an ampersand is one."""
    line = words.replace("\n", " ").replace("&", "&&")
    return theme.elide(line, theme.now().font("body"), ui.px(_WIDE))


def _below(field: QPlainTextEdit | QLineEdit) -> QPoint:
    cursor = field.cursorRect()
    return QPoint(cursor.left(), cursor.bottom() + ui.px(4))


def _selected(field: QPlainTextEdit | QLineEdit) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText()
    return field.textCursor().selectedText().replace("\u2029", "\n")


def _insert(field: QPlainTextEdit | QLineEdit, words: str, _on: object = None) -> None:
    if isinstance(field, QLineEdit):
        field.insert(words.replace("\n", " "))
    else:
        field.insertPlainText(words)
    field.setFocus()


def _keep(desk: Desk, words: str, _on: object = None) -> None:
    folder = desk.workspace.folder

    def work(_progress: Progress) -> tuple[str, ...]:
        return snippets.keep(folder, words)

    desk.runner.compute(work, lambda _kept: desk.toast("เก็บไว้แล้ว กด F9 เพื่อแทรก"), keep=True)


def _drop(desk: Desk, words: str, _on: object = None) -> None:
    folder = desk.workspace.folder

    def work(_progress: Progress) -> tuple[str, ...]:
        return snippets.drop(folder, words)

    def back() -> None:
        _keep(desk, words)

    desk.runner.compute(work, lambda _kept: desk.toast("เลิกเก็บแล้ว", back), keep=True)
