"""Every page of the registry, in every look, as a careful eye would see it.

Whoever adds a page adds one line to ``gui/places.py``; its states are looked at from then on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.settings import Window as Look
from gui import theme
from gui.main_window import LEAST, MainWindow
from gui.places import PLACES, Place
from gui.screens import arrange, open_window, stops
from tests.gui.looking import faults, ink_acts, tab_stops

PAGES = [
    pytest.param(place, state, id="-".join(filter(None, (place.key, state))))
    for place, state in stops(PLACES)
]
USUAL = {("light", 1.0), ("dark", 1.5), ("contrast", 1.0)}  # every mode and size; --long pairs all
LOOKS = [
    pytest.param(
        (mode, zoom),
        id=f"{mode}-{zoom:.0%}",
        marks=() if (mode, zoom) in USUAL else pytest.mark.long,
    )
    for mode in theme.MODES
    for zoom in (1.0, 1.5)
]


@pytest.fixture(params=LOOKS, scope="module")
def dressed(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    faces: None,
    sample_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """The window in one look, of the least size, on the sample; one for all pages."""
    mode, zoom = request.param
    folder = tmp_path_factory.mktemp("looked") / "workspace"
    shutil.copytree(sample_folder, folder)
    theme.apply(qapp, mode, zoom)
    window, end = open_window(folder, Look(mode=mode, zoom=zoom), LEAST)
    yield window
    end()
    theme.apply(qapp)


@pytest.mark.parametrize(("place", "state"), PAGES)
def test_page_has_no_fault_and_is_reached_by_tab(
    dressed: MainWindow, place: Place, state: str
) -> None:
    arrange(dressed, place, state)

    assert (dressed.width(), dressed.height()) == LEAST
    assert faults(dressed) == ""

    over = dressed.sheet() or dressed
    stops_ = tab_stops(dressed)
    inks = ink_acts(over)
    assert [one.text() for one in inks if one.isEnabled() and one not in stops_] == []
    assert [one.text() for one in inks if not one.isEnabled() and not one.toolTip()] == []
    assert dressed.page is not None
    assert any(dressed.page.isAncestorOf(one) or over.isAncestorOf(one) for one in stops_)
