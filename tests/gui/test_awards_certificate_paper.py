"""The paper of certificates: offsets and background, kept in the settings, tried on a sheet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import sample
from core.settings import CertificatePaper, load
from core.workspace import Workspace, open_workspace
from gui import printing
from gui.main_window import MainWindow
from gui.pages.awards.certificate_paper import CertificatePaperCard
from gui.pages.awards.certificates import CertificatesStep
from tests.core.typeset.reading import lines
from tests.gui.typing_thai import type_text
from tests.gui.walking import press, stand, wait


@pytest.fixture
def workspace(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample year, finished."""
    shutil.copytree(sample_folder, tmp_path / "workspace")
    opened = open_workspace(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def step(workspace: Workspace, window: MainWindow) -> CertificatesStep:
    shown = stand(window, sample.AWARD, "certificates")
    assert isinstance(shown, CertificatesStep)
    return shown


def card_of(step: CertificatesStep) -> CertificatePaperCard:
    return step.findChildren(CertificatePaperCard)[0]


def made(step: CertificatesStep) -> bytes:
    assert step.paper is not None
    assert step.paper.made is not None
    return step.paper.made.paper.data


def test_an_offset_is_kept_and_moves_what_is_printed(
    step: CertificatesStep, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    before, card = lines(made(step)), card_of(step)
    card.right.selectAll()
    type_text(card.right.lineEdit(), "-๓.๕")
    QTest.keyClick(card.right, Qt.Key.Key_Tab)
    card.down.setValue(2)
    qtbot.wait(200)
    wait(window)

    assert load(workspace.folder).papers.certificates == CertificatePaper(-3.5, 2.0)
    one, other = before[0][0], lines(made(step))[0][0]
    assert other.text == one.text
    assert other.left - one.left == pytest.approx(-3.5, abs=0.1)
    assert other.baseline - one.baseline == pytest.approx(2.0, abs=0.1)


def test_paper_printed_before_gets_no_background(
    step: CertificatesStep, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    whole, card = made(step), card_of(step)
    card.background.click()
    qtbot.wait(200)
    wait(window)
    assert not load(workspace.folder).papers.certificates.background
    assert len(made(step)) < len(whole) - 30_000
    assert [one.text for one in lines(made(step))[0]] == [one.text for one in lines(whole)[0]]


def test_a_test_sheet_is_offered_to_the_printer(
    step: CertificatesStep, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = []
    monkeypatch.setattr(printing, "ask", lambda _desk, paper: papers.append(paper))
    press(card_of(step), "พิมพ์แผ่นทดสอบ")
    wait(window)
    assert [one.title for one in papers] == ["แผ่นทดสอบตำแหน่ง แบบทองคลาสสิก"]
    with pypdfium2.PdfDocument(papers[0].data) as pdf:
        assert len(pdf) == 1
