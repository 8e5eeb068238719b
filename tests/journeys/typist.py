"""A program that opens the real form and types until it is killed: ``typist FOLDER RECORD PART``.

It prints ``ready`` and then, for each letter that the form has taken, its moment.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core.settings import Window as Look
from gui import app as program
from gui.main_window import LEAST
from gui.pages.lessons import LessonsPage
from gui.places import PLACES
from gui.screens import open_window, settle
from gui.widgets.list_item import ItemField

LETTERS = "กขคงจฉชซ"
LONG = 13  # letters of an item
EVERY_MS = 12
PARTS = ("rationale", "problems")  # one long text, and a list with Enter after each item


def letter(number: int) -> str:
    """The letter that is typed as the n-th, from 0."""
    return LETTERS[number % len(LETTERS)]


def main(folder: Path, record: int, part: str) -> None:
    """Type at the end of a part of the record, without a pause."""
    app = program.application(folder)
    places = [place for place in PLACES if place.key == "lessons"]
    window, _end = open_window(folder, Look(), LEAST, places)
    window.activateWindow()
    if window.desk is None:
        raise ValueError("the window has no data yet")
    window.desk.go("lessons", lesson=record, part=part)
    settle(window.desk.runner)
    page = window.page
    if not isinstance(page, LessonsPage) or page.writing is None:
        raise TypeError("the form is not open")
    page.writing.form.go(part)
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
    numbers = count()
    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(lambda: _type(next(numbers)))
    timer.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    app.exec()


def _type(number: int) -> None:
    field = QApplication.focusWidget()
    if not isinstance(field, QPlainTextEdit):
        raise TypeError("the keyboard is not in the form")
    _press(field, Qt.Key.Key_unknown, letter(number))
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    if isinstance(field, ItemField) and number % LONG == LONG - 1:
        _press(field, Qt.Key.Key_Return)


def _press(field: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(field, event)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
