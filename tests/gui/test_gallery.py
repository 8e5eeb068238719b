from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.main_window import LEAST
from gui.memory import Memory
from tests.gui import gallery
from tests.gui.looking import faults

LOOKS = [(mode, zoom) for mode in theme.MODES for zoom in (0.8, 1.0, 1.5)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]:.0%}")
def boards(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, memory: Memory
) -> Iterator[dict[str, QWidget]]:
    theme.apply(qapp, *request.param)
    made = gallery.boards(memory)
    for board in made.values():
        qtbot.addWidget(board)
        board.resize(*LEAST)
        board.show()
    qapp.processEvents()
    yield made
    theme.apply(qapp)


def test_no_widget_of_the_gallery_has_a_fault(boards: dict[str, QWidget]) -> None:
    assert {name: faults(board) for name, board in boards.items()} == dict.fromkeys(boards, "")
