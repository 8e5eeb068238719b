"""The office's own backgrounds: kept, drawn below all, and honest about PDF/A."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from core.documents.backgrounds import background, keep_background
from core.documents.certificates import draw_test_sheet, placed
from core.documents.drawing import draw
from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.documents.paper import Paper
from core.errors import RefusedFileError
from core.settings import CertificatePaper, Papers
from tests.core.documents.making import house
from tests.core.typeset.reading import MM, bare, pdfium
from tests.core.typeset.samples import design
from tests.peers.vera import broken_rules
from tests.tagtree import problems

RED, WHITE = (255, 0, 0), (255, 255, 255)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">{}</svg>'
_HALF = '<rect width="148.5" height="210" fill="#FF0000"/>'


def picture(folder: Path, kind: str) -> Path:
    """A page of which the left half is red."""
    file = folder / f"พื้นหลัง.{kind}"
    if kind == "svg":
        file.write_text(_SVG.format(_HALF), "utf-8")
    elif kind == "pdf":
        file.write_bytes(page())
    else:
        image = Image.new("RGB", (594, 420), "white")
        image.paste("red", (0, 0, 297, 420))
        image.save(file)
    return file


def page(*, words: str = "", cmyk: bool = False) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4))
    if cmyk:
        canvas.setFillColorCMYK(0, 1, 1, 0)
    else:
        canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, landscape(A4)[0] / 2, A4[0], stroke=0, fill=1)
    if words:
        canvas.drawString(100, 100, words)
    canvas.save()
    return without_helvetica(out.getvalue()) if not words else out.getvalue()


def without_helvetica(data: bytes) -> bytes:
    """As programs write that embed what they use: ReportLab always names one face it does not."""
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.pages[0].Resources["/Font"]
        steps = pikepdf.parse_content_stream(pdf.pages[0])
        kept = [step for step in steps if str(step.operator) not in {"BT", "ET", "Tf", "TL"}]
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def certificate(folder: Path, name: str) -> Gathered:
    """One certificate on this background and nothing else behind it."""
    one = sampled(house(), "certificates", design="plain")
    assert one.design is not None
    design = replace(one.design, art=(), background=name)
    return replace(one, design=design, files=folder)


def made(folder: Path, source: Path) -> Paper:
    return draw(certificate(folder / "files", keep_background(folder / "files", source)))


def colour(data: bytes, x: float, y: float) -> tuple[int, ...]:
    with pypdfium2.PdfDocument(data) as pdf:
        sheet = pdf[0]
        image = sheet.render(scale=4 / MM).to_pil().convert("RGB")
        sheet.close()
    found = image.getpixel((round(x * 4), round(y * 4)))
    assert isinstance(found, tuple)
    return found


def claims(data: bytes) -> tuple[bool, bool]:
    """Of PDF/A and PDF/UA."""
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
    return b"<pdfaid:part>" in packet, b"<pdfuaid:part>" in packet


@pytest.mark.parametrize("kind", ["svg", "pdf", "png", "jpg"])
def test_a_background_lies_over_the_whole_page_below_the_words(tmp_path: Path, kind: str) -> None:
    paper = made(tmp_path, picture(tmp_path, kind))
    assert problems(paper.data) == []
    assert claims(paper.data) == (True, True)
    for y in (2, 208):
        assert colour(paper.data, 2, y) == pytest.approx(RED, abs=3)
        assert colour(paper.data, 147, y) == pytest.approx(RED, abs=3)
        assert colour(paper.data, 150, y) == pytest.approx(WHITE, abs=3)
        assert colour(paper.data, 295, y) == pytest.approx(WHITE, abs=3)
    assert "นางสาวปิ่นทิพย์น้ำผึ้งทอง" in bare(pdfium(paper.data))
    assert not paper.one_ink


@pytest.mark.parametrize(("kind", "vector"), [("svg", True), ("pdf", True), ("png", False)])
def test_a_vector_stays_one(tmp_path: Path, kind: str, *, vector: bool) -> None:
    data = made(tmp_path, picture(tmp_path, kind)).data
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        images = [one for one in streams if one.get("/Subtype") == "/Image"]
    assert (not images) == vector


def test_it_is_drawn_once_for_many(tmp_path: Path) -> None:
    noisy = Image.effect_noise((800, 566), 90).convert("RGB")
    noisy.save(tmp_path / "n.jpg", quality=90)
    name = keep_background(tmp_path / "files", tmp_path / "n.jpg")
    one = certificate(tmp_path / "files", name)
    many = replace(one, records=one.records * 9)
    size = (tmp_path / "n.jpg").stat().st_size
    assert len(draw(many).data) < len(draw(one).data) + 20_000
    assert len(draw(one).data) < size + 60_000


def test_another_shape_stays_whole_in_the_middle(tmp_path: Path) -> None:
    Image.new("RGB", (400, 400), "red").save(tmp_path / "s.png")
    data = made(tmp_path, tmp_path / "s.png").data
    assert colour(data, 45, 5) == RED
    assert colour(data, 40, 5) == WHITE


def test_paper_printed_before_gets_none(tmp_path: Path) -> None:
    name = keep_background(tmp_path / "files", picture(tmp_path, "png"))
    one = certificate(tmp_path / "files", name)
    assert one.design is not None
    bare_ = placed(one.design, CertificatePaper(background=False))
    assert colour(draw(replace(one, design=bare_)).data, 2, 2) == WHITE


@pytest.mark.parametrize(
    ("data", "left", "told"),
    [
        (page(words="CERTIFICATE"), (False, False), "ไม่ได้ฝังฟอนต์"),
        (page(cmyk=True), (False, True), "CMYK"),
    ],
    ids=["font", "colour"],
)
def test_what_a_page_keeps_the_file_from_is_not_claimed_and_said(
    tmp_path: Path, data: bytes, left: tuple[bool, bool], told: str
) -> None:
    (tmp_path / "b.pdf").write_bytes(data)
    paper = made(tmp_path, tmp_path / "b.pdf")
    assert claims(paper.data) == left
    assert [note for note in paper.notes if told in note and "ไม่ใช่ PDF/A" in note]
    assert "นางสาวปิ่นทิพย์น้ำผึ้งทอง" in bare(pdfium(paper.data))
    assert colour(paper.data, 2, 2)[0] > 200


def test_print_colours_and_turned_photographs_become_those_of_screens(tmp_path: Path) -> None:
    Image.new("CMYK", (420, 594), (0, 255, 255, 0)).save(tmp_path / "c.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (420, 594), "red").save(tmp_path / "t.jpg", exif=exif)
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (594, 420), "red").save(tmp_path / "p.png", icc_profile=wide)
    for name in ("c.jpg", "t.jpg", "p.png"):
        kept = keep_background(tmp_path / "files", tmp_path / name)
        with Image.open(tmp_path / "files" / kept) as image:
            assert image.mode == "RGB"
            assert not image.info.get("icc_profile")
            assert image.getexif().get(0x0112, 1) == 1
            assert (image.width > image.height) == (name != "c.jpg")
            pixel = image.getpixel((99, 99))
            assert isinstance(pixel, tuple)
            assert pixel[0] > 200
            assert pixel[1] < 90


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        ("b.jpg", b"\xff\xd8\xff\xe0" + b"x" * 200),
        ("c.pdf", b"%PDF-1.7\nnothing"),
        ("d.svg", b"<svg><text>x</text></svg>"),
        ("e.svg", b"<svg>" + b"<g>" * 5000),
        ("f.svg", ("<svg viewBox='0 0 9 9'>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>").encode()),
        ("g.docx", b"PK\x03\x04"),
        ("h.png", b""),
        (
            "i.svg",
            b"<!DOCTYPE l [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'><image href='/etc/x'/></svg>",
        ),
    ],
)
def test_a_broken_or_hostile_file_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RefusedFileError) as refused:
        keep_background(tmp_path / "files", tmp_path / name)
    assert name in str(refused.value)
    assert not (tmp_path / "files").exists()


def test_a_truncated_picture_is_refused(tmp_path: Path) -> None:
    whole = picture(tmp_path, "png").read_bytes()
    (tmp_path / "t.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RefusedFileError):
        keep_background(tmp_path / "files", tmp_path / "t.png")


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="ตรวจว่าไฟล์ยังอยู่"):
        keep_background(tmp_path, tmp_path / "nothing.png")
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(RefusedFileError, match="๒๐ เมกะไบต์"):
        keep_background(tmp_path, tmp_path / "large.png")


def test_a_certificate_is_not_printed_without_its_background(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="พื้นหลังของแบบทางการขาวดำหายไป"):
        draw(certificate(tmp_path, "0a.png"))


def test_one_name_is_one_picture(tmp_path: Path) -> None:
    source = picture(tmp_path, "pdf")
    name = keep_background(tmp_path / "files", source)
    assert keep_background(tmp_path / "files", source) == name
    assert background(tmp_path / "files" / name).faults == frozenset()


@pytest.mark.long
def test_a_certificate_on_any_background_keeps_the_standards(tmp_path: Path) -> None:
    sources = [picture(tmp_path, kind) for kind in ("svg", "pdf", "png", "jpg")]
    clear = Image.new("RGBA", (594, 420), (255, 0, 0, 0))
    clear.paste((20, 80, 160, 120), (50, 50, 500, 400))
    for name, image in (
        ("a.png", clear),
        ("p.png", Image.new("P", (594, 420), 3)),
        ("g.jpg", Image.new("L", (594, 420), 200)),
        ("c.jpg", Image.new("CMYK", (594, 420), (0, 90, 90, 0))),
    ):
        image.save(tmp_path / name)
        sources.append(tmp_path / name)
    files = []
    for i, source in enumerate(sources):
        files.append(tmp_path / f"{i}.out.pdf")
        files[-1].write_bytes(made(tmp_path, source).data)
    files.append(tmp_path / "sheet.out.pdf")
    papers = Papers()
    files[-1].write_bytes(draw_test_sheet(design("quiet"), papers, "สำนักงานแสนสุข").data)
    found = broken_rules(files, ("ua1", "2a"))
    assert found == {(file.name, flavour): "" for file in files for flavour in ("ua1", "2a")}
