"""Walking through the real window: keys go to whoever has the keyboard, answers are waited for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from sqlcipher3 import dbapi2 as sqlite

from core.workspace import DATABASE, Workspace
from gui.main_window import MainWindow
from gui.pages.awards.page import AwardsPage
from gui.pages.awards.part import StepPart
from gui.pages.awards.round import RoundPart
from gui.screens import settle
from gui.ui import Words
from gui.widgets.badge import BadgeLabel
from gui.widgets.sheet import Sheet
from gui.widgets.toast import Toast
from tests.gui.typing_thai import type_text

KEYS = Qt.Key


def wait(window: MainWindow) -> None:
    """Nothing is under way any more."""
    assert window.desk is not None
    settle(window.desk.runner)


def key(window: MainWindow, code: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
    """Press a key where the keyboard is, and wait for what follows."""
    target = QApplication.focusWidget() or window
    held = Qt.KeyboardModifier.NoModifier
    held |= Qt.KeyboardModifier.ControlModifier if ctrl else held
    held |= Qt.KeyboardModifier.ShiftModifier if shift else held
    QTest.keyClick(target, code, held)
    wait(window)


def ink(window: MainWindow) -> None:
    """Ctrl+Enter."""
    key(window, KEYS.Key_Return, ctrl=True)


def write(words: str) -> None:
    """Type where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    type_text(focus, words)


def name_file(window: MainWindow, file: Path) -> None:
    """Type a path into the file dialog that stands over the window, and press Enter."""
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    type_text(field, str(file))
    QTest.keyClick(field, KEYS.Key_Return)
    window.activateWindow()  # as a system does when a dialog goes; the platform off screen does not
    wait(window)


def stand(window: MainWindow, award: str, step: str, **where: object) -> StepPart:
    """The step of a round, shown with everything it reads."""
    assert window.desk is not None
    window.desk.go("awards", key=award, step=step, **where)
    wait(window)
    return step_of(window)


def step_of(window: MainWindow) -> StepPart:
    """The step that is shown."""
    page = window.page
    assert isinstance(page, AwardsPage)
    assert isinstance(page.part, RoundPart)
    assert page.part.panel is not None
    return page.part.panel


def press(parent: QWidget, words: str) -> None:
    """Press the button that says this."""
    found = [one for one in parent.findChildren(QPushButton) if one.text() == words]
    assert [one.text() for one in found] == [words]
    found[0].click()


def words(widget: QWidget) -> list[str]:
    """Everything that is said in a widget now."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    said = [one.text() if isinstance(one, Words) else QLabel.text(one) for one in labels]
    badges = [one.accessibleName() for one in widget.findChildren(BadgeLabel)]
    return [one.replace("\u200b", "") for one in [*said, *badges] if one]


def sheet(window: MainWindow) -> Sheet:
    """What stands over the window."""
    found = window.sheet()
    assert found is not None
    return found


def toasts(window: MainWindow) -> list[str]:
    """What the window tells of what was done."""
    return [one.accessibleName() for one in window.findChildren(Toast) if one.isVisible()]


def rows(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the database, as it is on disk."""
    connection = sqlite.connect(str(workspace.folder / DATABASE))
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - its own
            for (name,) in tables.fetchall()
        }
    finally:
        connection.close()
