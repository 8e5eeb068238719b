"""``print … --lock-with FILE``: a PDF that opens with the passphrase of the file alone."""

from __future__ import annotations

import hashlib
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.documents.locking import NOT_FOR_ARCHIVES
from core.workspace import open_workspace
from tests.core.cli.conftest import DONE, Cli, refused
from tests.core.documents.making import add_lesson
from tests.factories import own_office

WORD = "ดอกไม้ ๗ ดอก"
LESSON = ("print", "lesson", "--lesson", 1)


@pytest.fixture
def lesson(tmp_path: Path, cli: Cli) -> Cli:
    workspace = open_workspace(tmp_path / "workspace")
    own_office(workspace)
    add_lesson(workspace)
    workspace.close()
    return cli


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "word.txt"
    file.write_text(f"{WORD}\n", "utf-8")
    return file


def test_a_locked_paper_opens_for_the_passphrase_alone(
    lesson: Cli, word: Path, tmp_path: Path
) -> None:
    plain, out = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    assert lesson(*LESSON, "--out", plain)[0] == DONE
    status, told, notes = lesson(*LESSON, "--out", out, "--lock-with", word, "--json")
    data = out.read_bytes()
    assert (status, told["sha256"]) == (DONE, hashlib.sha256(data).hexdigest())
    assert NOT_FOR_ARCHIVES in notes
    assert WORD not in str(told) + notes
    for wrong in ("", "ผิด"):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(data, password=wrong)
        asked = subprocess.run(
            ["qpdf", f"--password={wrong}", "--check", out], capture_output=True, check=False
        )
        assert b"invalid password" in asked.stderr
    opened = subprocess.run(
        ["qpdf", f"--password={WORD}", "--check", out], capture_output=True, check=True
    )
    assert b"R = 6" in opened.stdout
    with pypdfium2.PdfDocument(data, password=WORD) as pdf, pypdfium2.PdfDocument(plain) as other:
        assert pdf[0].get_textpage().get_text_range() == other[0].get_textpage().get_text_range()
    with pikepdf.open(BytesIO(data), password=WORD) as pdf:
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()
    assert b"pdfaid" in plain.read_bytes()


@pytest.mark.parametrize("text", ["", "  \n", "a\nb\n", None, "ก" * 60], ids=repr)
def test_a_file_without_one_usable_line_is_refused_and_nothing_is_written(
    lesson: Cli, tmp_path: Path, text: str | None
) -> None:
    file, out = tmp_path / "word.txt", tmp_path / "out.pdf"
    if text is not None:
        file.write_text(text, "utf-8")
    code = refused(lesson(*LESSON, "--out", out, "--lock-with", file, "--json"))
    assert code == ("file-unreadable" if text is None else "passphrase")
    assert not out.exists()


def test_it_locks_one_pdf_and_nothing_else(lesson: Cli, word: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert refused(lesson(*LESSON, "--out", out, "--lock-with", word, "--json")) == "bad-option"
    each = ("print", "certificates", "--each", "{name}", "--out", tmp_path / "each")
    assert refused(lesson(*each, "--lock-with", word, "--json")) == "bad-option"
    assert not out.exists()
