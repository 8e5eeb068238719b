"""The developers' eye: ``python -m gui.screens DIR`` grabs every page of the real window as PNG.

``--data FOLDER`` looks at that data folder instead of the sample year; ``--all`` adds the dark and
the contrast theme.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from core.settings import Window as Look
from gui import app as program
from gui import theme
from gui.form import Form
from gui.main_window import MainWindow
from gui.memory import Memory
from gui.places import PLACES, Place, page_class
from gui.runner import Runner

SIZES = ((1366, 768), (1280, 680))
ZOOMS = (1.0, 1.5)
LONGEST_MS = 60_000  # for a page to read and draw what it shows
TURN_MS = 100  # longer than a window at rest needs for what has come


def sample_year(folder: Path) -> None:
    """The data folder holds the sample year, with every step of the main job done."""
    workspace = importlib.import_module("core.workspace").open_workspace(folder)
    try:
        importlib.import_module("core.sample").fill(workspace)
    finally:
        workspace.close()


def main(
    arguments: Sequence[str],
    prepare: Callable[[Path], None] = sample_year,
    places: Sequence[Place] = PLACES,
) -> int:
    """Grab every page of the places; ``prepare`` fills a data folder where none is named."""
    wanted = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "workspace"
        if wanted.data:
            shutil.copytree(wanted.data, folder, ignore=shutil.ignore_patterns(program.LOCK))
        else:
            prepare(folder)
        modes = tuple(theme.MODES) if wanted.all else ("light",)
        grab(folder, wanted.folder, modes, places)
    return 0


def grab(folder: Path, out: Path, modes: Sequence[str], places: Sequence[Place] = PLACES) -> None:
    """Pictures of every page and state, in every size and look, lie in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    app = program.application(folder)
    for mode, zoom, size in product(modes, ZOOMS, SIZES):
        theme.apply(app, mode, zoom)
        window, end = open_window(folder, Look(mode=mode, zoom=zoom), size, places)
        for place, state in stops(places):
            arrange(window, place, state)
            parts = (place.key, state, mode, f"{zoom:.0%}".strip("%"), str(size[1]))
            window.grab().save(str(out / ("-".join(filter(None, parts)) + ".png")))
        end()


def open_window(
    folder: Path, look: Look, size: tuple[int, int], places: Sequence[Place] = PLACES
) -> tuple[MainWindow, Callable[[], None]]:
    """The real window of this size on a data folder, and what closes both."""
    workspace = importlib.import_module("core.workspace").open_workspace(folder)
    runner, memory = Runner(), Memory(folder / "window.json")
    window = MainWindow(folder, look, runner, memory, places)
    window.resize(*size)
    window.show()
    window.use(workspace)
    settle(runner)

    def end() -> None:
        window.close()
        window.deleteLater()
        runner.stop()
        workspace.close()

    return window, end


def stops(places: Sequence[Place]) -> Iterator[tuple[Place, str]]:
    """Every place, then each of its states."""
    for place in places:
        yield place, ""
        for state in page_class(place).states():
            yield place, state.name


def arrange(window: MainWindow, place: Place, state: str) -> None:
    """The window shows a place, in the state of this name; everything it shows has come."""
    if window.desk is None or window.navigation is None:
        raise ValueError("the window has no data yet")
    runner = window.desk.runner
    sheet = window.sheet()
    if sheet is not None:
        sheet.finish()
    window.navigation.go(place.key, {})
    settle(runner)
    window.setFocus()
    page = window.page
    for one in page.states() if page is not None else ():
        if one.name == state:
            one.arrange(page)
            settle(runner)


def settle(runner: Runner) -> None:
    """Nothing is under way any more and all is painted.

    Raises:
        TimeoutError: it still is after ``LONGEST_MS``.
    """
    end = QDeadlineTimer(LONGEST_MS)
    quiet = 0
    while quiet < 3:  # noqa: PLR2004 - an answer may ask the next question
        if end.hasExpired():
            raise TimeoutError("the window does not come to rest")
        turn = QDeadlineTimer(TURN_MS)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, TURN_MS)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        at_rest = not (turn.hasExpired() or runner.busy or _is_growing())
        quiet = quiet + 1 if at_rest else 0


def _is_growing() -> bool:
    """Whether a form that is seen still lacks widgets."""
    tops = QApplication.topLevelWidgets()
    forms = (form for top in tops for form in top.findChildren(Form))
    return any(form.isVisible() and not form.whole for form in forms)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--data", type=Path, help="a data folder to look at")
    parser.add_argument("--all", action="store_true", help="dark and contrast too")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
