"""The signed copy is the paper: printed, saved and handed on instead of what would be drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from core.approvals import queries, scans, service
from core.database import Session
from core.documents import sending
from core.documents.paper import MissingValuesError, Paper, Request
from core.documents.service import make_paper
from core.documents.signed import on_page
from core.errors import UserError
from core.workspace import Workspace
from tests.core.approvals.making import (
    DRAFTED,
    ORDERED,
    PASSED,
    a_jpg,
    a_pdf,
    a_png,
    add_record,
    kept,
    signed,
)
from tests.core.typeset.reading import pdfium
from tests.factories import add_sample_lesson


def paper(workspace: Workspace, record: int, *, draft: bool = False) -> Paper:
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request("lesson", lesson=record, draft=draft))


def carry_on(session: Session, record: int) -> None:
    service.pass_on(session, record, PASSED, "เห็นควรพิจารณา")
    service.give_order(session, record, ORDERED, "เห็นชอบตามเสนอ")


def test_what_is_sent_is_what_is_printed_then(workspace: Workspace) -> None:
    record = add_sample_lesson(workspace)
    before = pdfium(paper(workspace, record).data)
    with workspace.database.write() as session:
        assert sending.send(session, workspace.house, record, DRAFTED) == 1
        carry_on(session, record)

    with workspace.database.read() as session:
        view = queries.approval(session, workspace.templates, record)
    assert view.sent is not None
    printed = scans.read_kept(workspace.files, view.sent.printed)
    assert pdfium(printed) == before
    now = pdfium(paper(workspace, record).data)
    assert "เห็นชอบตามเสนอ" in now.replace("\n", "")
    assert "๑๙ มิถุนายน ๒๕๖๘" in now


def test_an_incomplete_record_is_not_sent(workspace: Workspace) -> None:
    record = add_record(workspace)
    with (
        pytest.raises(MissingValuesError, match="ยังขาด"),
        workspace.database.write() as session,
    ):
        sending.send(session, workspace.house, record, DRAFTED)
    with workspace.database.read() as session:
        assert queries.approval(session, workspace.templates, record).state == "draft"


def test_a_signed_record_prints_its_scan_byte_for_byte(
    workspace: Workspace, tmp_path: Path
) -> None:
    record, data = add_record(workspace), a_pdf("ลงนามแล้ว", pages=3)
    scan = signed(workspace, tmp_path, record, data)

    made = paper(workspace, record)

    assert (made.data, made.sha256, made.pages) == (data, scan.sha256, 3)
    assert (made.file_name, made.missing, made.notes) == ("สแกน ๑.pdf", (), ())
    assert "บุคลากรคุณธรรมต้นแบบ" in pdfium(paper(workspace, record, draft=True).data)


def test_the_next_version_is_drawn_again_until_it_is_signed(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_sample_lesson(workspace)
    with workspace.database.write() as session:
        sending.send(session, workspace.house, record, DRAFTED)
        carry_on(session, record)
        service.sign(session, record, kept(workspace, tmp_path))
        service.open_next(session, workspace.templates, record)
    text = pdfium(paper(workspace, record).data)
    assert "บันทึกข้อความ" in text
    assert "เห็นชอบตามเสนอ" not in text


def test_a_scan_that_rotted_is_told_and_nothing_else_is_printed_for_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_record(workspace)
    scan = signed(workspace, tmp_path, record)
    (workspace.files / scan.file).write_bytes(b"%PDF-rotten")
    with pytest.raises(UserError, match="หายหรือไม่ตรงกับที่เก็บไว้"):
        paper(workspace, record)


@pytest.mark.parametrize("data", [a_jpg(), a_png()], ids=["jpg", "png"])
def test_a_picture_stands_on_a_page_of_its_own_size(
    workspace: Workspace, tmp_path: Path, data: bytes
) -> None:
    record = add_record(workspace)
    scan = signed(workspace, tmp_path, record, data)

    made = paper(workspace, record)

    assert made.notes == ("ฉบับลงนามเป็นไฟล์ภาพ จึงวางบนหน้ากระดาษให้ ไฟล์ภาพเดิมไม่ถูกแก้ไข",)
    assert scans.read_kept(workspace.files, scan) == data
    pdf = pypdfium2.PdfDocument(made.data)
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    drawn = pdf[0].render(scale=60 / 72).to_pil().convert("RGB")
    given = Image.open(io.BytesIO(data)).convert("RGB")
    assert abs(drawn.width - given.width) <= 1
    assert dark(drawn) == pytest.approx(dark(given), abs=6)
    pdf.close()


def dark(picture: Image.Image) -> tuple[int, int]:
    """Where the first dark pixel from the top is, and how far left any is."""
    box = picture.convert("L").point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    return box[0], box[1]


@pytest.mark.parametrize(("orientation", "wide"), [(1, 200), (3, 200), (6, 100), (8, 100)])
def test_a_picture_lies_as_the_camera_was_held(orientation: int, wide: int) -> None:
    sheet = Image.new("RGB", (200, 100), "white")
    sheet.paste((0, 0, 0), (0, 0, 20, 20))  # the corner that comes first in the file
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    sheet.save(out, "JPEG", dpi=(72, 72), exif=exif, quality=95)

    made = on_page(out.getvalue())

    with pikepdf.open(io.BytesIO(made)) as pdf:
        [image] = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == out.getvalue()  # not unpacked, not packed anew
    pdfium_ = pypdfium2.PdfDocument(made)
    drawn = pdfium_[0].render(scale=1).to_pil().convert("RGB")
    pdfium_.close()
    assert drawn.width == wide
    corners = {1: (10, 10), 3: (190, 90), 6: (90, 10), 8: (10, 190)}
    assert sum(drawn.getpixel(corners[orientation])) < 100
