"""``print --out FILE.docx`` and ``.xlsx``: the ending says which program the file is for."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.cli.frame import DONE, REFUSED, WAITS, run
from core.workspace import Workspace, open_workspace
from tests.core.documents.making import add_lesson, freeze, voted
from tests.core.documents.word_reading import opened as word_opened
from tests.factories import OFFICE, ROUND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "workspace"
    workspace: Workspace = open_workspace(made)
    add_lesson(workspace)
    voted(workspace, tmp_path)
    workspace.close()
    return made


def printed(
    folder: Path, capsys: pytest.CaptureFixture[str], out: Path, *arguments: str
) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    given = ["--data", str(folder), "print", *arguments, "--out", str(out), "--json"]
    return run(given), json.loads(capsys.readouterr().out)


def test_a_lesson_is_written_for_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "บันทึก.DOCX"
    status, data = printed(folder, capsys, out, "lesson", "--lesson", "1")
    assert status == DONE
    content = out.read_bytes()
    assert data == {
        "file": str(out),
        "pages": 0,
        "sha256": hashlib.sha256(content).hexdigest(),
        "shrunk": [],
        "missing": [],
    }
    assert word_opened(content).core_properties.author == OFFICE.name


def test_a_tally_is_written_for_excel_and_a_lesson_is_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tally.xlsx"
    assert printed(folder, capsys, out, "tally", "--award", ROUND)[0] == DONE
    book = openpyxl.load_workbook(BytesIO(out.read_bytes()))
    assert book.worksheets[-1]["A1"].value == "แบบสรุปผลการลงคะแนน"
    other = tmp_path / "lesson.xlsx"
    status, said = printed(folder, capsys, other, "lesson", "--lesson", "1")
    assert (status, said["error"]["code"]) == (REFUSED, "no-sheet")
    assert not other.exists()


def test_a_paper_that_waits_is_not_written_for_word_either(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "announcement.docx"
    status, data = printed(folder, capsys, out, "announcement", "--award", ROUND)
    assert (status, data["file"]) == (WAITS, None)
    assert not out.exists()


def test_certificates_have_no_form_in_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_workspace(folder)
    freeze(workspace)
    workspace.close()
    out = tmp_path / "certificates.docx"
    status, said = printed(folder, capsys, out, "certificates", "--award", ROUND)
    assert (status, said["error"]["code"]) == (REFUSED, "no-word")
    assert not out.exists()
