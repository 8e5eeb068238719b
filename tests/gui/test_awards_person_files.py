"""One file a person: named, written, ticked, stopped and taken up again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import sample
from core.awards.printed import papers
from core.documents.person_files import LIST
from core.jobs import Progress
from core.workspace import Workspace, open_workspace
from gui.main_window import MainWindow
from gui.pages.awards.certificates import CertificatesStep
from gui.pages.awards.person_files import PersonFilesSheet
from gui.ui import Words
from tests.gui.walking import press, stand, toasts, wait

NAMES = [
    "๐๐๑_พอเพียง_นายกล้า ดี.pdf",
    "๐๐๒_วินัย_ว่าที่ร้อยตรี เมธา พงไพรงาม.pdf",
    "๐๐๓_สุจริต_ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข.pdf",
    "๐๐๔_จิตอาสา_นายณัฐพล กิ่งแก้ว.pdf",
    "๐๐๕_กตัญญู_นายธีรศักดิ์ ตั้งมั่น.pdf",
]


@pytest.fixture
def workspace(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample year, finished."""
    shutil.copytree(sample_folder, tmp_path / "workspace")
    opened = open_workspace(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def asked(workspace: Workspace, window: MainWindow, tmp_path: Path) -> PersonFilesSheet:
    """The certificates of the sample year, about to be written into an empty folder."""
    step = stand(window, sample.AWARD, "certificates")
    assert isinstance(step, CertificatesStep)
    assert "บันทึกแยกรายคน" in [act.name for act in step.acts()]
    step.save_each()
    made = sheet_of(window)
    made.take_folder(tmp_path / "each")
    wait(window)
    return made


def sheet_of(window: MainWindow) -> PersonFilesSheet:
    return next(one for one in reversed(window.findChildren(PersonFilesSheet)))


def listed(sheet: PersonFilesSheet) -> list[str]:
    labels = sheet.sheet.findChildren(Words)
    return [one.text() for one in labels if one.isVisible() and one.text()[:1] in {"✓", "–"}]


def test_every_person_has_a_file_and_is_ticked_afterwards(
    asked: PersonFilesSheet, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    assert listed(asked) == [f"– {name}" for name in NAMES]
    press(asked.sheet, "บันทึก ๕ ไฟล์")
    wait(window)
    assert sorted(file.name for file in (tmp_path / "each").iterdir()) == sorted([*NAMES, LIST])
    assert toasts(window) == ["บันทึกเกียรติบัตร ๕ ไฟล์ใน each แล้ว"]
    with workspace.database.read() as session:
        assert papers(session) == {sample.AWARD: {"certificates": 1}}

    step = stand(window, sample.AWARD, "certificates")
    assert isinstance(step, CertificatesStep)
    step.save_each()
    wait(window)
    again = sheet_of(window)
    assert listed(again) == [f"✓ {name}" for name in NAMES]
    assert again._told.text() == "มีครบแล้ว ๕ จาก ๕ ไฟล์"
    assert not again._write.isEnabled()
    assert "ครบแล้ว" in again._write.toolTip()


def test_after_a_stop_the_sheet_says_which_exist_and_goes_on(
    asked: PersonFilesSheet, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Progress.step

    def stops_at_two(self: Progress, done: int, total: int, text: str = "") -> None:
        if done == 2 and "เกียรติบัตร" in text:
            self.cancel()
        step(self, done, total, text)

    monkeypatch.setattr(Progress, "step", stops_at_two)
    press(asked.sheet, "บันทึก ๕ ไฟล์")
    wait(window)
    monkeypatch.undo()

    again = sheet_of(window)
    assert listed(again) == [f"{'✓' if i < 2 else '–'} {name}" for i, name in enumerate(NAMES)]
    press(again.sheet, "ทำต่ออีก ๓ ไฟล์")
    wait(window)
    assert sorted(file.name for file in (tmp_path / "each").iterdir()) == sorted([*NAMES, LIST])


def test_a_wrong_pattern_is_said_under_its_field(
    asked: PersonFilesSheet, window: MainWindow, qtbot: QtBot
) -> None:
    asked.pattern.setText("{nick}")
    qtbot.wait(200)
    wait(window)
    assert "{nick}" in asked._named.error
    assert not asked._write.isEnabled()
    asked.pattern.setText("")
    press(asked.sheet, "ชื่อ")
    press(asked.sheet, "เลขที่")
    qtbot.wait(200)
    wait(window)
    assert asked.pattern.text() == "{name}_{number}.pdf"
    assert asked._named.error == ""
    assert listed(asked)[0] == "– นายกล้า ดี_๐๐๑.pdf"
