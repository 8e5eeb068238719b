"""How long from a key to the paper: ``python -m tests.benchmarks.typing``, a report.

The real form on the three pages of the sample lesson and on a workshop's report, off screen: each
letter is typed, and the clock stops when the pane has painted the paper that has it. ``slow`` types
at a person's pace, so that saving falls between the letters too; ``fast`` types on without waiting
for the paper.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core import catalogue, sample
from core.lessons import service
from core.settings import Window as Look
from core.workspace import Workspace, open_workspace
from gui import app as program
from gui.main_window import USUAL, MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.writing import Writing
from gui.screens import open_window, settle
from tests.core.documents.test_records import RECORDS

TEXT = "การทบทวนหลังงานทำให้เห็นว่าควรเริ่มเตรียมรายชื่อก่อนเปิดลงคะแนน"
LETTERS = 180
PACE_S = 0.14  # between two letters of a person who types well
FAST_S = 0.02
TO_HOLD_MS = 150


def measure() -> dict[str, object]:
    """Of each record: milliseconds until one can type and until all stands, from key to paper."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "workspace"
        workspace = open_workspace(data)
        records = {"rationale": sample.fill(workspace), "background": _workshop(workspace)}
        workspace.close()
        program.application(data)
        window, end = open_window(data, Look(), USUAL)
        program.favour_window()  # as the program does once it has started
        try:
            return {part: _measured(window, one, part) for part, one in records.items()}
        finally:
            end()


def _workshop(workspace: Workspace) -> int:
    """A report of three groups."""
    template = workspace.templates["workshop-report"]
    answers = template.read(catalogue.read(RECORDS / "workshop-report.toml"))
    with workspace.database.write() as session:
        return service.add(session, template, answers, workspace.settings.office)


def _measured(window: MainWindow, record: int, part: str) -> dict[str, object]:
    started = time.perf_counter()
    writing = _opened(window, record, part)
    opened = 1000 * (time.perf_counter() - started)
    settle(writing.desk.runner)
    whole = 1000 * (time.perf_counter() - started)
    field = writing.form.sections[part].editor.first_field()
    if not isinstance(field, QPlainTextEdit):
        raise TypeError("the part is no text")
    arrival = QEventLoop()
    writing.preview.pages.loaded.connect(arrival.quit)
    slow = [_to_paper(writing, field, letter, arrival) for letter in _letters(LETTERS)]
    fast = [_to_form(field, letter) for letter in _letters(LETTERS)]
    settle(writing.desk.runner)
    return {
        "pages": writing.pages,
        "open_ms": round(opened, 1),
        "whole_ms": round(whole, 1),
        "key_to_paper_ms": _summary(slow),
        "key_in_form_ms": _summary(fast),
        "to_hold_ms": TO_HOLD_MS,
    }


def _opened(window: MainWindow, record: int, part: str) -> Writing:
    if window.desk is None:
        raise ValueError("the window has no data yet")
    before = window.page.writing if isinstance(window.page, LessonsPage) else None
    window.desk.go("lessons", lesson=record, part=part)
    page = window.page
    if not isinstance(page, LessonsPage):
        raise TypeError("the form is not open")
    while page.writing in (before, None) or not page.writing.form.sections[part].made:
        QApplication.processEvents()
    window.repaint()
    return page.writing


def _to_paper(writing: Writing, field: QPlainTextEdit, letter: str, arrival: QEventLoop) -> float:
    """Milliseconds until the pane has painted a paper with this letter."""
    started = time.perf_counter()
    _press(field, letter)
    arrival.exec()
    writing.preview.sheets.viewport().repaint()
    taken = 1000 * (time.perf_counter() - started)
    _wait(PACE_S - (time.perf_counter() - started))
    return taken


def _to_form(field: QPlainTextEdit, letter: str) -> float:
    """Milliseconds that a letter holds up the keyboard while papers are drawn beside it."""
    started = time.perf_counter()
    _press(field, letter)
    taken = 1000 * (time.perf_counter() - started)
    _wait(FAST_S - (time.perf_counter() - started))
    return taken


def _wait(seconds: float) -> None:
    """Let the window live for so long; it sleeps where nothing happens, as it does for real."""
    pause = QEventLoop()
    QTimer.singleShot(max(round(1000 * seconds), 0), pause.quit)
    pause.exec()


def _press(field: QPlainTextEdit, letter: str) -> None:
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_unknown, none, letter))


def _letters(count: int) -> Iterator[str]:
    return (TEXT[i % len(TEXT)] for i in range(count))


def _summary(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "most": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - a report
