"""How long until the window is up: ``python -m tests.benchmarks.window``, a report.

Each run is a process of its own: from the interpreter's first line of ours to the first paint of
an empty QApplication window, and of this program's window on a new data folder.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 9
TO_HOLD_MS = 150
_FIRST = "import time; t = time.perf_counter(); import sys; "
_EMPTY = _FIRST + (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([]); window = QWidget(); window.resize(1366, 768); window.show()\n"
    "app.processEvents(); window.grab()\n"
    "print((time.perf_counter() - t) * 1000)"
)
_OURS = _FIRST + (
    "from pathlib import Path\n"
    "from gui import app as program\n"
    "folder = Path(sys.argv[1]); app = program.application(folder)\n"
    "ours = program.Program(app, folder); ours.window.show()\n"
    "app.processEvents(); ours.window.grab()\n"
    "print((time.perf_counter() - t) * 1000); ours.end()"
)


def milliseconds(code: str, *arguments: str) -> float:
    """The time one process says it took."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def measure() -> dict[str, float]:
    """Medians in milliseconds, taken in turns so that both meet the same machine."""
    empty, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        milliseconds(_EMPTY)
        milliseconds(_OURS, folder)
        for _ in range(RUNS):
            empty.append(milliseconds(_EMPTY))
            ours.append(milliseconds(_OURS, folder))
    low, high = statistics.median(empty), statistics.median(ours)
    return {
        "empty_ms": round(low, 1),
        "ours_ms": round(high, 1),
        "above_ms": round(high - low, 1),
        "ratio": round(high / low, 2),
        "to_hold_ms": TO_HOLD_MS,
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))  # noqa: T201 - a report
