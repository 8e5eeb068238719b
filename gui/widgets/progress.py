"""Long work: what, n of n, time left, a way to stop. Shown only if it takes longer than a blink."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from core.thai.numerals import to_thai
from gui.runner import Task
from gui.ui import button, col, label, row
from gui.widgets.sheet import Sheet

AFTER_MS = 300
_MINUTE = 60
_KNOWN_AFTER_S = 0.5  # before that a guess of the time left is worth nothing


class ProgressSheet(Sheet):
    """Follows one task until it ends; หยุด and Esc ask it to stop, and nothing of it is kept."""

    works = True

    def __init__(self, host: QWidget, task: Task, title: str) -> None:
        self._what = label(title, "heading", wrap=True)
        self._count, self._left = label("เริ่มแล้ว", "small"), label("", "small", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop = button("หยุด", do=self.refuse)
        inside = col(
            self._what,
            row(self._count, None, self._left),
            row(self._bar, self._stop, gap=12),
            gap=10,
            margin=(24, 20, 20, 18),
        )
        super().__init__(host, inside)
        self.hide()
        self._task, self._title, self._began = task, title, time.monotonic()
        self.hold(self._ask_to_stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.open(self._stop))
        self._timer.start(AFTER_MS)
        task.progressed.connect(self._show_step)
        task.ended.connect(self._end)

    def _show_step(self, done: int, total: int, text: str) -> None:
        if self._task.stopping:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{text} {_of(done, total)}".strip())
        self._left.setText(time_left(time.monotonic() - self._began, done, total))

    def _ask_to_stop(self) -> bool:
        self._task.cancel()
        self._stop.setEnabled(False)
        self._count.setText("กำลังหยุด")
        self._left.setText("")
        return False

    def _end(self) -> None:
        self._timer.stop()
        self.finish()


def time_left(passed_s: float, done: int, total: int) -> str:
    """``เหลือราว ๓ วินาที``; empty while nobody can tell."""
    if not done or not total or passed_s < _KNOWN_AFTER_S:
        return ""
    seconds = round(passed_s * (total - done) / done)
    if seconds < _MINUTE:
        return f"เหลือราว {to_thai(max(seconds, 1))} วินาที"
    return f"เหลือราว {to_thai(round(seconds / _MINUTE))} นาที"


def _of(done: int, total: int) -> str:
    return to_thai(f"{done:,} จาก {total:,}") if total else to_thai(f"{done:,}") if done else ""
