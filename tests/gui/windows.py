"""A real window with some of the places, and what a tester sees and presses in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from gui.main_window import LEAST, MainWindow
from gui.memory import Memory
from gui.places import PLACES
from gui.runner import Runner
from gui.screens import settle
from gui.widgets.toast import Toast


def window_of(
    workspace: Workspace, memory: Memory, qtbot: QtBot, *keys: str
) -> Iterator[MainWindow]:
    """The real window with these places, shown in its least size on the first of them."""
    runner = Runner()
    known = {place.key: place for place in PLACES}
    places = [known[one] for one in keys]
    window = MainWindow(workspace.folder, workspace.settings.window, runner, memory, places)
    qtbot.addWidget(window)
    window.resize(*LEAST)
    window.show()
    qtbot.waitActive(window)
    window.use(workspace)
    settle(runner)
    yield window
    runner.stop()


def rest(window: MainWindow) -> None:
    """Everything under way has come and is painted, and what was put away is gone."""
    assert window.desk is not None
    settle(window.desk.runner)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def go(window: MainWindow, place: str) -> None:
    """Press a place of the sidebar and let it show what it has."""
    assert window.navigation is not None
    window.navigation.go(place)
    rest(window)


def said(widget: QWidget) -> list[str]:
    """The words seen in a widget, label by label."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible()]
    return [one.text() for one in labels if one.text()]


def button(widget: QWidget, name: str) -> QPushButton:
    """The visible button of this name."""
    return next(
        one for one in widget.findChildren(QPushButton) if one.text() == name and one.isVisible()
    )


def press(window: MainWindow, name: str, within: QWidget | None = None) -> None:
    """Click the button of this name, in the sheet over the window or in the window."""
    qt_left = Qt.MouseButton.LeftButton
    QTest.mouseClick(button(within or window.sheet() or window, name), qt_left)
    rest(window)


def key(window: MainWindow, *keys: str) -> None:
    """Press keys such as ``Ctrl+N`` where the keyboard is now."""
    window.activateWindow()  # off screen nobody else does, when a list of completions has gone
    QApplication.processEvents()
    for one in keys:
        QTest.keySequence(window.focusWidget() or window, QKeySequence(one))
    rest(window)


def inks(window: MainWindow) -> list[str]:
    """The names of the buttons in ink that are seen."""
    buttons = window.findChildren(QPushButton)
    return [one.text() for one in buttons if one.property("kind") == "primary" and one.isVisible()]


def toast(window: MainWindow) -> Toast:
    """What the window says in its corner."""
    return next(one for one in reversed(window.findChildren(Toast)) if one.isVisible())


def spoken(widget: QWidget, kind: type[QAbstractButton]) -> list[str]:
    """The accessible names of the painted buttons of a kind that are seen."""
    return [one.accessibleName() for one in widget.findChildren(kind) if one.isVisible()]


def drag(widget: QWidget, *files: Path, drop: bool = True) -> tuple[QDragEnterEvent, QDropEvent]:
    """Files are dragged over a widget and, if it takes them, dropped there."""
    data, left = QMimeData(), Qt.MouseButton.LeftButton
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, plain = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    middle = widget.rect().center()
    enter = QDragEnterEvent(middle, copy, data, left, plain)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    dropped = QDropEvent(QPointF(middle), copy, data, left, plain)
    dropped.setAccepted(False)
    if drop and enter.isAccepted():
        QApplication.sendEvent(widget, dropped)
    return enter, dropped
