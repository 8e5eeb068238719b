from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import settings
from core.jobs import Progress
from core.settings import Settings
from core.workspace import Workspace
from gui import theme
from gui.desk import Desk
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.screens import settle
from gui.ui import Words
from gui.widgets.picture_field import read_picture
from tests.gui.typing_thai import press, type_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'


@pytest.fixture
def page(window: MainWindow, desk: Desk) -> SettingsPage:
    desk.go("settings")
    settle(desk.runner)
    assert isinstance(window.page, SettingsPage)
    return window.page


def saved(workspace: Workspace) -> Settings:
    return settings.load(workspace.folder)


def test_what_is_typed_is_saved_clean_when_the_field_is_left(
    page: SettingsPage, desk: Desk, workspace: Workspace
) -> None:
    field = page._fields["name"]
    type_text(field, "สำนักงาน  ศึกษาธิการ ")
    press(field, Qt.Key.Key_Return)
    settle(desk.runner)

    assert saved(workspace).office.name == "สำนักงาน ศึกษาธิการ"
    assert field.text() == "สำนักงาน  ศึกษาธิการ "
    assert page.header.note is not None
    assert page.header.note.text.startswith("บันทึกแล้ว ")


def test_pitch_and_space_of_papers_keep_their_bounds(
    page: SettingsPage, desk: Desk, workspace: Workspace
) -> None:
    for field, given, kept in ((page._leading, 40.0, 22.0), (page._before_part, 9.0, 6.0)):
        field.setValue(given)
        settle(desk.runner)
        assert field.value() == kept
    papers = saved(workspace).papers
    assert (papers.leading_pt, papers.before_part_pt) == (22.0, 6.0)


def test_what_is_typed_is_saved_soon_without_leaving(
    page: SettingsPage, desk: Desk, workspace: Workspace, qtbot: QtBot
) -> None:
    page._timer.setInterval(10)
    type_text(page._chief, "นายปัญญา กิ่งแก้วไพบูลย์")

    qtbot.waitUntil(lambda: saved(workspace).office.chief.name == "นายปัญญา กิ่งแก้วไพบูลย์")


def test_what_is_typed_last_is_saved_when_the_window_closes(
    page: SettingsPage, window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    type_text(page._fields["motto"], "ทำดีทุกวัน")

    window.close()
    desk.runner.stop()

    assert saved(workspace).office.motto == "ทำดีทุกวัน"


def test_nothing_new_writes_nothing(page: SettingsPage, workspace: Workspace, desk: Desk) -> None:
    before = (workspace.folder / settings.FILE).exists()

    page.save()
    settle(desk.runner)

    assert (workspace.folder / settings.FILE).exists() == before


def test_a_zoom_keeps_words_not_yet_saved(
    page: SettingsPage, window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    type_text(page._fields["phone"], "๐ ๕๐๐๐ ๑๒๓๔")

    window.zoom(0.1)
    settle(desk.runner)

    again = window.page
    assert isinstance(again, SettingsPage)
    assert again._fields["phone"].text() == "๐ ๕๐๐๐ ๑๒๓๔"
    assert saved(workspace).office.phone == "๐ ๕๐๐๐ ๑๒๓๔"
    assert saved(workspace).window.zoom == 1.1
    window.zoom(-0.1)


def test_the_theme_is_worn_at_once_and_kept(
    page: SettingsPage, window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    dark = next(one for one in page.findChildren(QPushButton) if one.text() == "มืด")

    dark.click()
    settle(desk.runner)

    assert theme.now().mode == "dark"
    assert saved(workspace).window.mode == "dark"
    window.wear("light")


def test_the_short_name_stands_in_the_sidebar(
    page: SettingsPage, window: MainWindow, desk: Desk
) -> None:
    type_text(page._fields["short_name"], "ศธจ.แสนสุข")
    page.save()
    settle(desk.runner)

    assert window.shell.sidebar is not None
    labels = [one.text() for one in window.shell.sidebar.findChildren(Words)]
    assert "ศธจ.แสนสุข" in labels


def test_the_emblem_is_copied_shown_and_taken_away_with_undo(
    page: SettingsPage, desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "emblem.svg"
    source.write_text(SVG)

    page._bring("emblem", source)
    settle(desk.runner)
    name = workspace.settings.office.emblem
    assert (workspace.files / name).read_text() == SVG

    page._drop("emblem")
    settle(desk.runner)
    assert workspace.settings.office.emblem == ""
    assert desk.take_back()
    settle(desk.runner)
    assert workspace.settings.office.emblem == name


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    page: SettingsPage, window: MainWindow, desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "emblem.png"
    source.write_text("no picture")

    page._bring("emblem", source)
    settle(desk.runner)

    assert window.sheet() is not None
    assert workspace.settings.office.emblem == ""


def test_saving_facts_leaves_a_picture_given_meanwhile(
    page: SettingsPage, desk: Desk, workspace: Workspace
) -> None:
    type_text(page._fields["name"], "ก")
    office = replace(workspace.settings.office, emblem="later.svg")
    workspace.change_settings(replace(workspace.settings, office=office))

    page.save()
    settle(desk.runner)

    assert (workspace.settings.office.name, workspace.settings.office.emblem) == ("ก", "later.svg")


def test_the_officers_words_are_a_list(
    page: SettingsPage, desk: Desk, workspace: Workspace
) -> None:
    type_text(page._words.fields[0], "คุณธรรมต้นแบบ")
    press(page._words.fields[0], Qt.Key.Key_Return)
    type_text(page._words.fields[1], "ศธจ.แสนสุข")

    page.leave()
    settle(desk.runner)

    assert saved(workspace).office.words == ("คุณธรรมต้นแบบ", "ศธจ.แสนสุข")


def test_pictures_of_every_kind_are_read(tmp_path: Path) -> None:
    svg = tmp_path / "a.svg"
    svg.write_text(SVG)

    image = read_picture(svg, 80, "#ffffff", Progress())

    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(40, 20).name() == "#000000"
    (tmp_path / "b.png").write_bytes(b"nothing")
    assert read_picture(tmp_path / "b.png", 80, "#ffffff", Progress()).isNull()
