from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from core.typeset.certificate import print_certificates
from core.typeset.finish import About
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.style import BODY
from core.typeset.table import Column, Table
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, design, record

_STORY = [
    Heading("หัวข้อ"),
    *[Paragraph(text, BODY) for text in MEMO_TEXT * 4],
    Table([Column("ก"), Column("ข")], [["๑", "๒"]]),
]


def test_the_same_story_gives_the_same_bytes() -> None:
    assert build(_STORY, ABOUT).data == build(_STORY, ABOUT).data
    people = [record(i) for i in range(3)]
    one, two = (print_certificates(design("gold"), people, ABOUT).printed.data for _ in range(2))
    assert one == two
    assert build(_STORY, replace(ABOUT, title="อื่น")).data != build(_STORY, ABOUT).data


def test_the_same_story_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.core.typeset.test_finish import _STORY, ABOUT, build;"
        "from core.typeset.faces import face; face('charm').run('ก่อนหน้า');"
        "print(hashlib.sha256(build(_STORY, ABOUT).data).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    here = hashlib.sha256(build(_STORY, ABOUT).data).hexdigest()
    assert done.stdout.decode().strip() == here


def test_the_file_says_what_it_is() -> None:
    bangkok = datetime(2025, 6, 13, 9, 30, tzinfo=timezone(timedelta(hours=7)))
    about = About("บันทึก <ก> & ข", "สำนักงาน", bangkok, "ถอดบทเรียน")
    with pikepdf.open(BytesIO(build(_STORY, about).data)) as pdf:
        assert str(pdf.docinfo.Title) == "บันทึก <ก> & ข"
        assert str(pdf.docinfo.CreationDate) == "D:20250613093000+07'00'"
        assert str(pdf.Root.Lang) == "th-TH"
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 3
        meta = pdf.open_metadata()
        assert meta["dc:title"] == "บันทึก <ก> & ข"
        assert meta["dc:creator"] == ["สำนักงาน"]
        assert meta["dc:description"] == "ถอดบทเรียน"
        assert meta["xmp:CreateDate"] == "2025-06-13T09:30:00+07:00"
        assert meta["pdfaid:part"], meta["pdfaid:conformance"] == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert pdf.pdf_version == "1.7"


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    file = tmp_path / "ก.pdf"
    file.write_bytes(build(_STORY, ABOUT).data)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
    assert b"No syntax or stream encoding errors" in done.stdout


@pytest.mark.parametrize("name", ["gold", "lotus", "plain", "quiet"])
def test_only_our_own_faces_are_in_the_file_and_all_are_embedded(name: str) -> None:
    data = print_certificates(design(name), [record(0)], ABOUT).printed.data
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [o for o in pdf.objects if _is(o, "/Font")]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
        names = {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in fonts}
        assert names <= {"Laksaman", "Charm", "Charmonman", "Srisakdi", "Trirong"}


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type", "")) == kind


def test_streams_are_binary_and_end_with_a_line_end() -> None:
    data = build(_STORY, ABOUT).data
    assert b"ASCII85" not in data
    assert data.count(b"\nendstream") == data.count(b"endstream") > 5
