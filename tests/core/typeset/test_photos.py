"""Photographs on paper: upright, small, silent about the camera, with words for those who hear."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import segno
from PIL import Image

from core.errors import RefusedFileError
from core.typeset.block import Block
from core.typeset.figures import PHOTO, Figure, QrPicture, Shot, photo_rows
from core.typeset.flow import paginate
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.photos import load_photo
from core.typeset.style import PLAIN
from core.typeset.table import Column, Table
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

MM = 72 / 25.4


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """As a camera held upright makes it: wide, with a note to turn it, and where it was taken."""
    image = Image.new("RGB", (1600, 1200), "#2266AA")
    image.paste("#FFFFFF", (0, 0, 400, 400))  # upper left on the sensor, upper right upright
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "กล้อง"
    file = tmp_path / "ภาพ ๑.jpg"
    image.save(file, exif=notes, quality=95)
    return file


def _pictures(data: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = list(pdf.objects)
        return [
            pikepdf.PdfImage(one).as_pil_image()
            for one in found
            if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype", "")) == "/Image"
        ]


def test_a_photo_stands_upright_and_is_no_finer_than_its_print(photo: Path) -> None:
    story = photo_rows([Shot(load_photo(photo, *PHOTO), "พิธีเปิด")])
    data = build(story, ABOUT).data
    [image] = _pictures(data)
    assert image.height > image.width
    wide = PHOTO[1] * image.width / image.height
    assert image.width / (wide / 72) <= 201
    assert image.getpixel((image.width - 5, 5))[0] > 200
    assert image.getpixel((5, 5))[0] < 100
    assert b"Exif" not in data
    assert len(data) < 120_000


def test_every_photo_is_a_figure_with_words_and_its_caption(photo: Path) -> None:
    picture = load_photo(photo, *PHOTO)
    story = photo_rows(
        [Shot(picture, "พิธีเปิด", "ผู้บริหารยืนหน้าเวที"), Shot(picture, "มอบรางวัล"), Shot(None)]
    )
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert [said for kind, said in texts(data) if kind == "Caption"] == ["พิธีเปิด", "มอบรางวัล"]
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        alts = [str(o.Alt) for o in found if str(o.get("/S", "")) == "/Figure"]
    assert alts == ["ผู้บริหารยืนหน้าเวที", "มอบรางวัล", "วางภาพ"]


def test_photos_stand_two_a_row_with_their_captions_on_one_line(photo: Path) -> None:
    wide = photo.with_name("กว้าง.png")
    Image.new("RGBA", (900, 300), (10, 90, 10, 128)).save(wide)
    shots = [Shot(load_photo(file, *PHOTO), f"ภาพ {i}") for i, file in enumerate([photo, wide] * 2)]
    page = lines(build(photo_rows(shots), ABOUT).data)[0]
    first, second, third, fourth = (line for line in page if line.text.startswith("ภาพ"))
    assert first.baseline == second.baseline < third.baseline == fourth.baseline
    middle = [(line.left + line.right) / 2 for line in (first, second)]
    assert middle == pytest.approx([30 + 38.5, 190 - 38.5], abs=0.5)


def test_a_figure_fits_its_column_and_may_stand_in_a_cell(photo: Path) -> None:
    figure = Figure(Shot(load_photo(photo, 100 * MM), MEMO_TEXT[0]), size=(100 * MM, 40 * MM))
    table = Table([Column(width_mm=50), Column()], [[figure, "ข้อความ"]])
    data = build([table], ABOUT).data
    assert problems(data) == []
    assert max(line.right for line in lines(data)[0] if line.left < 60) < 80
    kinds = [kind for kind, _ in texts(data)]
    assert kinds == ["Caption", "TD"]


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 not a photo", b"%PDF-1.7"])
def test_what_is_no_photo_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "เสีย.jpg"
    file.write_bytes(content)
    with pytest.raises(RefusedFileError, match=r"เสีย\.jpg"):
        load_photo(file, *PHOTO)
    with pytest.raises(RefusedFileError, match="ไม่มี"):
        load_photo(tmp_path / "ไม่มี.jpg", *PHOTO)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "LA", "1", "I;16"])
def test_any_kind_of_pixels_becomes_grey_or_colour(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("ก.tif" if mode in {"CMYK", "I;16"} else "ก.png")
    Image.new(mode, (50, 40)).save(file)
    [image] = _pictures(build(photo_rows([Shot(load_photo(file, *PHOTO), "ก")]), ABOUT).data)
    assert image.mode in {"L", "RGB"}
    assert image.size == (50, 40)


def test_a_qr_symbol_is_read_back_from_the_paper() -> None:
    figure = Figure(Shot(QrPicture("https://example.go.th/form"), "แบบประเมิน", "QR"), size=(85, 85))
    data = build([figure], ABOUT).data
    assert problems(data) == []
    assert texts(data) == [("Caption", "แบบประเมิน")]
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        pixels = page.render(scale=200 / 72).to_pil().convert("1")
        page.close()
    wanted = [
        [bool(bit) for bit in row]
        for row in segno.make(
            "https://example.go.th/form", error="m", micro=False, mask=3, boost_error=False
        ).matrix
    ]
    module = (85 / (len(wanted) + 8)) * 200 / 72
    top = 15 * 200 / 25.4
    left = (30 + 80) * 200 / 25.4 - 85 / 2 * 200 / 72
    seen = [
        [
            pixels.getpixel((left + (x + 4.5) * module, top + (y + 4.5) * module)) == 0
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]
    assert seen == wanted


@pytest.mark.parametrize("count", range(8, 40, 4))
def test_a_figure_that_shrinks_a_little_leaves_no_half_page(count: int) -> None:
    figure = Figure(Shot(None, "ภาพที่ ๑ แผนผัง"), size=(450, 300), shrinks=True)
    story: list[Block] = [*[Paragraph("บรรทัดเดียว", PLAIN)] * count, Heading("หัวข้อ"), figure]
    pages = paginate([*story, Paragraph("ต่อไป", PLAIN)], 453, lambda _: 720.0)
    placed = [(one.block, one.drop) for page in pages for one in page]
    [(drawn, drop)] = [(b, d) for b, d in placed if isinstance(b, Figure)]
    assert drop + drawn.height(453) <= 720.1
    assert 195 <= drawn.picture_height(453) <= 300
    left = 720 - sum(block.height(453) + block.before for block in story[:-1])
    assert (len(pages[0]) == count) == (left < 195 + 20 + 6)
