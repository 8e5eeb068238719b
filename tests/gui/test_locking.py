"""A paper saved behind a passphrase, from the header's menu of other acts, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLineEdit

from core import sample
from core.workspace import Workspace, open_workspace
from gui import locking
from gui.locking import LockSheet
from gui.main_window import MainWindow
from tests.gui.test_editables import choose, documents
from tests.gui.typing_thai import type_text
from tests.gui.walking import KEYS, key, name_file, stand, toasts, wait

WORD = "ดอกไม้ ๗ ดอก"


@pytest.fixture
def workspace(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample year, finished."""
    shutil.copytree(sample_folder, tmp_path / "workspace")
    made = open_workspace(tmp_path / "workspace")
    yield made
    made.close()


def asked(window: MainWindow) -> LockSheet:
    found = [one for one in window.findChildren(LockSheet) if one.sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_paper_on_screen_is_locked_with_what_was_typed_twice(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    documents(window, "announcement")
    choose(window, locking.NAME)
    lock = asked(window)
    assert not lock.save.isEnabled()
    assert lock.first.echoMode() == QLineEdit.EchoMode.Password
    type_text(lock.first, WORD)
    type_text(lock.again, "ดอกไผ่")
    assert lock.same.error == "ไม่ตรงกับรหัสข้างบน พิมพ์อีกครั้ง"
    assert not lock.save.isEnabled()
    lock.shown.setChecked(True)
    assert lock.again.echoMode() == QLineEdit.EchoMode.Normal
    lock.again.selectAll()
    type_text(lock.again, WORD)
    assert lock.same.error == ""
    key(window, KEYS.Key_Return)
    wait(window)
    file = tmp_path / "ประกาศ.pdf"
    name_file(window, file)
    assert toasts(window)[-1] == "บันทึก ประกาศ.pdf แล้ว"
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file.read_bytes())
    with pypdfium2.PdfDocument(file.read_bytes(), password=WORD) as pdf:
        assert len(pdf) >= 1
    assert WORD.encode() not in (workspace.folder / "settings.toml").read_bytes()


def test_certificates_are_locked_too_and_esc_saves_nothing(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    step = stand(window, sample.AWARD, "certificates")
    assert locking.NAME in [act.name for act in step.acts()]
    choose(window, locking.NAME)
    type_text(asked(window).first, WORD)
    key(window, KEYS.Key_Escape)
    wait(window)
    assert window.findChildren(LockSheet) == []
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_lesson_is_locked_from_its_form(
    workspace: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    window.desk.go("lessons", lesson=1)
    wait(window)
    choose(window, locking.NAME)
    lock = asked(window)
    type_text(lock.first, WORD)
    type_text(lock.again, WORD)
    key(window, KEYS.Key_Return)
    wait(window)
    name_file(window, tmp_path / "บันทึก.pdf")
    with pypdfium2.PdfDocument(tmp_path / "บันทึก.pdf", password=WORD) as pdf:
        assert len(pdf) == 3
