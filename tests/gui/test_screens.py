from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui import screens, theme
from gui.places import PLACES
from tests.gui.conftest import prepare

# Every page and state is walked through by test_pages; here a few are enough.
SOME = [place for place in PLACES if place.key in {"home", "people", "settings"}]


def test_every_page_and_state_is_grabbed_in_every_size(tmp_path: Path, qapp: QApplication) -> None:
    assert screens.main([str(tmp_path / "out")], prepare, SOME) == 0

    found = {file.name for file in (tmp_path / "out").glob("*.png")}
    wanted = {
        f"{'-'.join(filter(None, (place.key, state)))}-light-{zoom}-{high}.png"
        for place, state in screens.stops(SOME)
        for zoom in (100, 150)
        for high in (768, 680)
    }
    assert found == wanted
    sizes = {
        (image.width(), image.height())
        for image in (QImage(str(tmp_path / "out" / name)) for name in found)
    }
    assert sizes == {(1366, 768), (1280, 680)}
    theme.apply(qapp)


def test_a_data_folder_is_looked_at_and_left_alone(tmp_path: Path, qapp: QApplication) -> None:
    prepare(tmp_path / "data")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "data").rglob("*")}

    screens.main([str(tmp_path / "out"), "--data", str(tmp_path / "data")], places=SOME)

    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "data").rglob("*")} == before
    assert list((tmp_path / "out").glob("*.png"))
    theme.apply(qapp)
