"""The window in tests: off screen, in its own faces, on a real workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import sample
from core.workspace import Workspace, open_workspace
from gui import theme
from gui.desk import Desk
from gui.main_window import LEAST, MainWindow
from gui.memory import Memory
from gui.runner import Runner


@pytest.fixture(scope="session", autouse=True)
def faces(qapp: QApplication) -> None:
    theme.load_fonts()


@pytest.fixture(autouse=True)
def light(qapp: QApplication, faces: None) -> None:
    """Every test begins in light colours at 100 %, without the widgets of the one before."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if (theme.now().mode, theme.now().zoom) != ("light", 1.0) or not qapp.styleSheet():
        theme.apply(qapp)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that every page can be looked at on; nobody writes to it."""
    folder = tmp_path_factory.mktemp("sample")
    prepare(folder)
    return folder


def prepare(folder: Path) -> None:
    """Fill a data folder with the sample year, enough to look at every page."""
    workspace = open_workspace(folder)
    sample.fill(workspace)
    workspace.close()


@pytest.fixture
def sample_workspace(sample_folder: Path) -> Iterator[Workspace]:
    opened = open_workspace(sample_folder)
    yield opened
    opened.close()


@pytest.fixture
def runner(workspace: Workspace, qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    made.use(workspace.database)
    yield made
    made.stop()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.json")


@pytest.fixture
def window(workspace: Workspace, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on an empty workspace, shown."""
    runner = Runner()
    made = MainWindow(workspace.folder, workspace.settings.window, runner, memory)
    qtbot.addWidget(made)
    made.resize(*LEAST)
    made.show()
    made.use(workspace)
    yield made
    runner.stop()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk
