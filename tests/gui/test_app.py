from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths, settings
from core.settings import Settings, Window
from gui import app as program
from gui.places import PLACES
from gui.screens import settle
from gui.ui import Words

HEAVY = ("sqlalchemy", "reportlab", "openpyxl", "icu4py", "pypdfium2", "pikepdf", "alembic")
_SHOW = """
import json, sys
from pathlib import Path
from gui import app as program
folder = Path(sys.argv[1])
app = program.application(folder)
ours = program.Program(app, folder)
ours.window.show()
app.processEvents()
ours.window.grab()
"""


@pytest.fixture
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def ours(tmp_path: Path, qapp: QApplication, state_home: Path) -> Iterator[program.Program]:
    made = program.Program(qapp, tmp_path / "data")
    made.window.show()
    yield made
    made.window.close()
    made.end()
    made.window.deleteLater()
    made.deleteLater()


def run(code: str, folder: Path, **env: str) -> list[str]:
    """What a Python of its own prints, line by line."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env={**os.environ, "XDG_STATE_HOME": str(folder / "state"), **env},
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def words(widget: object) -> str:
    """All the words in a widget."""
    return "\n".join(one.text() for one in widget.findChildren(Words))  # type: ignore[attr-defined]


def test_the_window_is_up_before_heavy_libraries_are_imported(tmp_path: Path) -> None:
    code = (
        f"{_SHOW}print(json.dumps([name for name in {HEAVY} if name in sys.modules]))\nours.end()"
    )

    assert json.loads(run(code, tmp_path)[-1]) == []


def test_the_data_is_opened_behind_the_window(ours: program.Program, qtbot: QtBot) -> None:
    ours.open()
    qtbot.waitUntil(lambda: ours.window.page is not None, timeout=20000)
    settle(ours.runner)

    assert ours.workspace is not None
    assert ours.window.navigation is not None
    assert ours.window.navigation.here == PLACES[0].key


def test_a_folder_that_cannot_be_opened_is_told_and_may_be_tried_again(
    ours: program.Program, tmp_path: Path, qtbot: QtBot
) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")

    ours.open()
    qtbot.waitUntil(lambda: ours.window.sheet() is not None)
    sheet = ours.window.sheet()
    assert sheet is not None
    assert "เปิดโฟลเดอร์ข้อมูลไม่ได้" in words(sheet)
    assert "ไม่มีข้อมูลใดถูกเปลี่ยน" in words(sheet)

    in_the_way.unlink()
    sheet.press_ink()
    qtbot.waitUntil(lambda: ours.window.page is not None, timeout=20000)


def test_a_bug_is_told_with_the_log(
    ours: program.Program, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    bug = KeyError("x")
    ours._on_bug(KeyError, bug, None)
    qtbot.waitUntil(lambda: ours.window.sheet() is not None)

    assert str(paths.log_file()) in words(ours.window.sheet())
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [bug]


def test_a_folder_has_one_window(tmp_path: Path) -> None:
    first = program.take(tmp_path)

    assert first is not None
    assert program.take(tmp_path) is None
    first.unlock()
    second = program.take(tmp_path)
    assert second is not None
    second.unlock()


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from gui.app import take\n"
        "lock = take(Path(sys.argv[1])); print('taken', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=paths.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "taken\n"
    assert program.take(tmp_path) is None

    os.kill(other.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    other.wait()
    other.stdout.close()

    lock = program.take(tmp_path)
    assert lock is not None
    lock.unlock()


def test_this_qt_keeps_references() -> None:
    assert program.references_hold()


def test_the_look_of_the_folder_is_worn(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(window=Window("dark", 1.2)))
    assert program.look_of(tmp_path) == Window("dark", 1.2)

    (tmp_path / settings.FILE).write_text("window = 3")
    assert program.look_of(tmp_path) == Window()


def test_no_window_is_wider_than_the_screen_without_libthai(tmp_path: Path) -> None:
    for name in ("libthai.so.0", "libthai.so", "thai.so.0"):
        (tmp_path / name).write_text("not a library")
    code = (
        f"{_SHOW}"
        "from PySide6.QtWidgets import QLabel\n"
        "from gui import dialogs, ui\n"
        "from gui.screens import settle\n"
        "bare = QLabel('กระทรวงศึกษาธิการจัดอบรมบุคลากรทางการศึกษา' * 9); bare.setWordWrap(True)\n"
        "ours.window.resize(1366, 768); ours.open()\n"
        "while ours.window.page is None: app.processEvents()\n"
        "settle(ours.runner)\n"
        "long = 'กระทรวงศึกษาธิการจัดอบรมบุคลากรทางการศึกษา' * 9\n"
        "dialogs.tell(ours.window, dialogs.Trouble(long, long, long, long))\n"
        "ours.window.setToolTip('x'); ui.set_tip(ours.window, long)\n"
        "app.processEvents()\n"
        "tops = [one for one in app.topLevelWidgets() if one.isVisible()]\n"
        "wide = max(max(one.width(), one.minimumSizeHint().width()) for one in tops)\n"
        "tip = max(len(line) for line in ours.window.toolTip().split('\\n'))\n"
        "print(json.dumps([bare.minimumSizeHint().width() > 1200, wide <= 1366, tip < 90]))\n"
        "ours.window.close(); ours.end()"
    )

    assert json.loads(run(code, tmp_path, LD_LIBRARY_PATH=str(tmp_path))[-1]) == [True, True, True]


_RUN = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import app as program
from gui.main_window import MainWindow
from gui.ui import Words

def look():
    app = QApplication.instance()
    tops = [one for one in app.topLevelWidgets() if one.isVisible()]
    for top in tops:
        words = [one.text() for one in top.findChildren(Words)]
        if isinstance(top, MainWindow) and top.page is not None:
            print("page", top.page.header.title, flush=True)
            top.close()
        elif any("เปิดอยู่แล้ว" in one for one in words):
            print("open already", flush=True)
            top.close()
            app.quit()

timer = QTimer()
timer.timeout.connect(look)
QTimer.singleShot(0, lambda: timer.start(50))
"""


def test_the_program_runs_until_its_window_is_closed(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        f"app = QApplication([])\n{_RUN}\nprint('ended', program.run(Path(sys.argv[1]) / 'data'))"
    )

    out = run(code, tmp_path)

    assert (out[0].split()[0], out[-1]) == ("page", "ended 0")
    lock = program.take(tmp_path / "data")
    assert lock is not None
    lock.unlock()


def test_a_second_program_on_the_folder_says_so_and_stays_out(tmp_path: Path) -> None:
    lock = program.take(tmp_path / "data")
    assert lock is not None
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        f"app = QApplication([])\n{_RUN}\nprint('ended', program.run(Path(sys.argv[1]) / 'data'))"
    )

    out = run(code, tmp_path)

    assert out[:1] + out[-1:] == ["open already", "ended 1"]
    assert not (tmp_path / "data" / "office.db").exists()
    lock.unlock()
