"""How long from a key or a mouse move to the certificate: ``python -m tests.benchmarks.designer``.

The real designer on the sample year, off screen: a box is nudged by arrow keys and dragged, and
the clock stops when the canvas has painted a certificate that has the move. ``stall`` is the
longest time for which the window answered nothing while the mouse moved on without waiting.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import sample
from core.settings import Window as Look
from core.workspace import open_workspace
from gui import app as program
from gui.main_window import USUAL, MainWindow
from gui.pages.awards.page import AwardsPage
from gui.pages.designs.part import DesignPart
from gui.screens import open_window, settle

DESIGNS = "gold quiet lotus plain".split()
NAME = 3  # the box of the holder's name
MOVES = 60
PACE_S = 0.016  # between two moves of a mouse
PAUSES_S = (0.02, 0.05, 0.2, 0.42)  # after a move: some fall where the very PDF is drawn
TO_HOLD_MS = 100


def measure() -> dict[str, object]:
    """Milliseconds from a move to the paper, by design, and the longest stall of the window."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "workspace"
        workspace = open_workspace(data)
        sample.fill(workspace)
        workspace.close()
        program.application(data)
        window, end = open_window(data, Look(), USUAL)
        program.favour_window()  # as the program does once it has started
        try:
            return {"to_hold_ms": TO_HOLD_MS, **{key: _measured(window, key) for key in DESIGNS}}
        finally:
            end()


def _measured(window: MainWindow, design: str) -> dict[str, object]:
    part = _opened(window, design)
    arrival = QEventLoop()
    part.live.arrived.connect(partial(_on_picture, part, arrival))
    keys = [_until(arrival, partial(_nudge, part, i), PAUSES_S[i % 4]) for i in range(MOVES)]
    start = part.canvas.box_at(NAME).topLeft() + QPointF(9, 9)
    QTest.mousePress(part.canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())
    drags = [
        _until(arrival, partial(_move, part, start, i), PAUSES_S[i % 4]) for i in range(1, MOVES)
    ]
    stall = _stall(part, start)
    release = _until(arrival, partial(_release, part, start))
    settle(part.desk.runner)
    return {
        "key_to_paper_ms": _summary(keys),
        "move_to_paper_ms": _summary(drags),
        "release_to_paper_ms": round(release, 1),
        "stall_ms": round(stall, 1),
    }


def _on_picture(part: DesignPart, arrival: QEventLoop) -> None:
    if part.live.is_current:
        part.canvas.repaint()
        arrival.quit()


def _opened(window: MainWindow, design: str) -> DesignPart:
    if window.desk is None:
        raise ValueError("the window has no data yet")
    window.desk.go("awards", key=sample.AWARD, design=design)
    settle(window.desk.runner)
    page = window.page
    if not isinstance(page, AwardsPage) or not isinstance(page.part, DesignPart):
        raise TypeError("the designer is not open")
    page.part.start()
    page.part.editing.pick(NAME)
    settle(window.desk.runner)
    return page.part


def _until(arrival: QEventLoop, do: Callable[[], object], pause: float = 0.5) -> float:
    """Milliseconds from doing it to the paper that has it; then a rest, as a hand takes."""
    started = time.perf_counter()
    do()
    arrival.exec()
    taken = 1000 * (time.perf_counter() - started)
    _live(pause)
    return taken


def _nudge(part: DesignPart, i: int) -> None:
    key = Qt.Key.Key_Right if i % 20 < 10 else Qt.Key.Key_Left
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(part.canvas, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def _move(part: DesignPart, start: QPointF, i: int) -> None:
    QTest.mouseMove(part.canvas, (start + QPointF(3 * i, 2 * (i % 30))).toPoint())


def _release(part: DesignPart, start: QPointF) -> None:
    QTest.mouseMove(part.canvas, (start + QPointF(-30, -20)).toPoint())
    QTest.mouseRelease(part.canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())


def _stall(part: DesignPart, start: QPointF) -> float:
    """The longest time between two moments at which the window answers."""
    longest, last = 0.0, time.perf_counter()

    def answer() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer(part)
    timer.setInterval(1)
    timer.timeout.connect(answer)
    timer.start()
    for i in range(2 * MOVES):
        _move(part, start, i % MOVES)
        _live(PACE_S)
    timer.stop()
    return 1000 * longest


def _live(seconds: float) -> None:
    pause = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), pause.quit)
    pause.exec()


def _summary(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "most": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - a report
