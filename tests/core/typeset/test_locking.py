from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.errors import UserError
from core.typeset.locking import locked
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.style import BODY
from tests.core.typeset.reading import bare, poppler
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

_STORY = [Heading("หัวข้อ", 1), *[Paragraph(text, BODY) for text in MEMO_TEXT]]
_WORD = "รหัสลับ ๑๒๓"


def _opened(data: bytes) -> bytes:
    """The file without its lock."""
    with pikepdf.open(BytesIO(data), password=_WORD) as pdf:
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_a_locked_file_is_aes_256_and_no_pdf_a() -> None:
    data = build(_STORY, ABOUT, passphrase=_WORD).data
    with pikepdf.open(BytesIO(data), password=_WORD) as pdf:
        assert pdf.is_encrypted
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert pdf.encryption.stream_method.name == "aesv3"
        said = pdf.Root.Metadata.read_bytes()
        assert b"pdfaid" not in said
        assert b"pdfaExtension" not in said
        assert b"<pdfuaid:part>1</pdfuaid:part>" in said
        assert "/OutputIntents" not in pdf.Root
        assert pdf.open_metadata()["dc:title"] == ABOUT.title


def test_a_locked_file_opens_for_the_passphrase_alone(tmp_path: Path) -> None:
    data = build(_STORY, ABOUT, passphrase=_WORD).data
    for word in ("", "ผิด"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(data), password=word)
    file = tmp_path / "ล็อก.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        ["qpdf", f"--password={_WORD}", "--check", file], capture_output=True, check=True
    )
    assert b"No syntax or stream encoding errors" in done.stdout
    assert b"R = 6" in done.stdout
    with pypdfium2.PdfDocument(data, password=_WORD) as pdf:
        assert len(pdf) == 1


def test_a_locked_file_says_and_is_tagged_as_before() -> None:
    plain, data = build(_STORY, ABOUT).data, _opened(build(_STORY, ABOUT, passphrase=_WORD).data)
    assert problems(data) == []
    assert texts(data) == texts(plain)
    assert bare(poppler(data)) == bare(poppler(plain))


@pytest.mark.parametrize("word", [" ", "ก" * 43])
def test_an_empty_or_overlong_passphrase_is_refused(word: str) -> None:
    with pytest.raises(UserError, match="รหัสผ่าน"):
        locked(build(_STORY, ABOUT).data, word)


def test_the_longest_passphrase_is_not_cut() -> None:
    data = locked(build(_STORY, ABOUT).data, "ก" * 42)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data), password="ก" * 41)
    pikepdf.open(BytesIO(data), password="ก" * 42).close()
