from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.errors import RefusedFileError
from core.typeset.block import Rule
from core.typeset.certificate import print_certificates
from core.typeset.emblem import Emblem, EmblemTitle
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.pictures import PagePicture, Picture, load_picture
from core.typeset.style import BODY
from core.typeset.svg_paths import paths
from tests.core.typeset.samples import ABOUT, design, record
from tests.tagtree import problems

MM = 72 / 25.4
_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
_SQUARE = f'{_HEAD}<rect x="0" y="0" width="50" height="50" fill="#FF0000"/></svg>'


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def _drawn(picture: Picture) -> Image.Image:
    """An emblem block 30 mm wide at the top of the first page, cut out, 4 pixels a mm."""
    data = build([Emblem(picture, 30, align="left")], ABOUT).data
    assert problems(data) == []
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        image: Image.Image = page.render(scale=4 / MM).to_pil().convert("RGB")
        page.close()
    return image.crop((120, 60, 240, 180))


def _colour(image: Image.Image, x_mm: float, y_mm: float) -> tuple[int, ...]:
    found = image.getpixel((int(x_mm * 4), int(y_mm * 4)))
    assert isinstance(found, tuple)
    return found


RED, WHITE, BLUE = (255, 0, 0), (255, 255, 255), (0, 0, 255)


def test_an_svg_is_drawn_as_shapes_in_the_middle_of_its_box(tmp_path: Path) -> None:
    picture = load_picture(_file(tmp_path, "ตรา.svg", _SQUARE))
    assert picture.ratio == 2
    image = _drawn(picture)
    assert _colour(image, 5, 15) == RED
    assert _colour(image, 25, 15) == WHITE
    assert _colour(image, 5, 3) == WHITE
    assert _colour(image, 5, 27) == WHITE


@pytest.mark.parametrize(
    ("inside", "red", "white"),
    [
        ('<path d="M0 0h50v50h-50z" fill="red"/>'.replace("red", "#F00"), (5, 15), (25, 15)),
        ('<circle cx="25" cy="25" r="25" fill="#F00"/>', (7, 15), (1, 8.5)),
        ('<ellipse cx="25" cy="25" rx="25" ry="10" fill="#F00"/>', (7, 15), (7, 10)),
        ('<polygon points="0,0 50,0 0,50" fill="rgb(255,0,0)"/>', (2, 10), (13, 21)),
        (
            '<g transform="translate(50 0)"><rect width="50" height="50" style="fill:#F00"/></g>',
            (25, 15),
            (5, 15),
        ),
        (
            '<rect width="50" height="50" transform="rotate(90 25 25)" fill="#F00"/>',
            (5, 15),
            (25, 15),
        ),
        ('<path d="M0 25a25 25 0 1 1 50 0a25 25 0 01-50 0z" fill="#F00"/>', (7, 15), (1, 8.5)),
        (
            '<path d="M0 0H50V50H0Z M10 10H40V40H10Z" fill="#F00" fill-rule="evenodd"/>',
            (1.5, 9),
            (7, 15),
        ),
        ('<rect width="50" height="50" rx="25" fill="#F00"/>', (7, 15), (1, 8.5)),
        (
            '<rect width="25" height="25" transform="matrix(2 0 0 2 0 0)" fill="#F00"/>',
            (5, 15),
            (25, 15),
        ),
        ('<rect width="25" height="25" transform="scale(2)" fill="#F00"/>', (5, 15), (25, 15)),
        ('<rect width="25" height="25" transform="scale(2 1)" fill="#F00"/>', (5, 10), (5, 20)),
        ('<rect width="25" height="50" transform="skewX(45)" fill="#F00"/>', (19, 21), (2, 21)),
        ('<rect width="50" height="25" transform="skewY(45)" fill="#F00"/>', (5, 16.5), (14, 9)),
        (
            '<polyline points="0,0 50,0 0,50" stroke="#F00" stroke-width="30"/>',
            (7, 8),
            (27, 21),
        ),
        ('<path d="m0 0 h50 v50 h-50 z m10 10" fill="#F00"/>', (5, 15), (25, 15)),
        ('<path d="M0 0C20 0 50 0 50 25S20 50 0 50" fill="#F00"/>', (5, 15), (25, 15)),
        (
            '<g fill="#F00"><defs><rect/></defs><rect width="50" height="50" fill="inherit"/></g>',
            (5, 15),
            (25, 15),
        ),
        ('<line x1="0" y1="25" x2="50" y2="25" stroke="#F00" stroke-width="20"/>', (7, 15), (7, 9)),
        (
            '<path d="M0 0 C0 50 50 50 50 0 Q 25 -30 0 0 T 0 0 S 0 0 0 0" fill="#F00"/>',
            (7, 13),
            (7, 21),
        ),
    ],
)
def test_shapes_of_svg(
    tmp_path: Path, inside: str, red: tuple[float, float], white: tuple[float, float]
) -> None:
    image = _drawn(load_picture(_file(tmp_path, "a.svg", f"{_HEAD}{inside}</svg>")))
    assert _colour(image, *red) == RED
    assert _colour(image, *white) == WHITE


_SIDE = st.integers(1, 2000).map(lambda n: n / 10)


@given(
    st.lists(st.tuples(_SIDE, _SIDE, st.booleans(), st.booleans(), _SIDE, _SIDE), min_size=1),
    st.sampled_from([" ", ","]),
    st.sampled_from(["", " "]),
)
def test_arcs_end_where_their_file_says(
    arcs: list[tuple[float, float, bool, bool, float, float]], between: str, flag: str
) -> None:
    data = " ".join(
        f"{rx}{between}{ry}{between}0{between}{large:d}{flag}{sweep:d}{flag}{x}{between}{y}"
        for rx, ry, large, sweep, x, y in arcs
    )
    [path] = paths(f"M0.5 0.25A{data}")
    ends = [step[-1] for step in path.steps]
    wanted = [complex(x, y) for *_, x, y in arcs]
    assert [end for end in ends if end in wanted][-1] == wanted[-1]
    assert set(wanted) <= set(ends)


@pytest.mark.parametrize(
    "content",
    [
        f"{_HEAD}<text>ก</text></svg>",
        f'{_HEAD}<linearGradient id="a"/></svg>',
        f'{_HEAD}<rect width="9" height="9" fill="chartreuse"/></svg>',
        f"{_HEAD}</svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
        f"{_HEAD}<rect",
        "ไม่ใช่ภาพ",
        b"%PDF-1.7 broken",
        b"\x89PNG\r\n\x1a\n broken",
        b"",
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(
    tmp_path: Path, content: str | bytes
) -> None:
    with pytest.raises(RefusedFileError, match=r"ใช้ภาพ ตรา\.xyz ไม่ได้ เพราะ"):
        load_picture(_file(tmp_path, "ตรา.xyz", content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="เปิดภาพ"):
        load_picture(tmp_path / "ไม่มี.svg")


def test_pixels_with_a_transparent_ground(tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 20, 40))
    file = tmp_path / "ตรา.png"
    image.save(file)
    drawn = _drawn(load_picture(file))
    assert _colour(drawn, 7, 15) == BLUE
    assert _colour(drawn, 22, 15) == WHITE


def test_a_photograph(tmp_path: Path) -> None:
    file = tmp_path / "ตรา.jpg"
    Image.new("RGB", (60, 30), (255, 0, 0)).save(file, quality=95)
    picture = load_picture(file)
    assert picture.ratio == 2
    assert _colour(_drawn(picture), 15, 15)[0] > 250


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_of_a_pdf_is_drawn_as_vector(tmp_path: Path, turn: int) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 100))
        page.contents_add(pdf.make_stream(b"1 0 0 rg 0 0 100 100 re f"))
        page.obj.Rotate = turn
        pdf.save(tmp_path / "ตรา.pdf")
    picture = load_picture(tmp_path / "ตรา.pdf")
    assert isinstance(picture, PagePicture)
    assert picture.ratio == pytest.approx(2 if turn % 180 == 0 else 0.5)
    image = _drawn(picture)
    sides = {0: (5, 15), 90: (15, 5), 180: (25, 15), 270: (15, 25)}
    away = {0: (25, 15), 90: (15, 25), 180: (5, 15), 270: (15, 5)}
    assert _colour(image, *sides[turn]) == RED
    assert _colour(image, *away[turn]) == WHITE


def test_a_seal_is_on_every_certificate_and_stored_once(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.pages[0].contents_add(pdf.make_stream(b"0 0 1 rg 10 10 80 80 re f" + b" " * 5000))
        pdf.save(tmp_path / "ตรา.pdf")
    seal = load_picture(tmp_path / "ตรา.pdf")
    people = [record(i) for i in range(20)]
    data = print_certificates(design("plain"), people, ABOUT, seal=seal).printed.data
    assert problems(data) == []
    with pypdfium2.PdfDocument(data) as pdf_:
        for n in (0, 19):
            page = pdf_[n]
            image = page.render(scale=2 / MM).to_pil().convert("RGB")
            page.close()
            assert image.getpixel((297, 60)) == BLUE
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        assert sum(b"10 10 80 80 re" in s.read_bytes() for s in streams) == 1


def test_a_page_with_marks_of_its_own_loses_them(tmp_path: Path) -> None:
    own = tmp_path / "ตรา.pdf"
    own.write_bytes(print_certificates(design("gold"), [record(0)], ABOUT).printed.data)
    data = build([Emblem(load_picture(own))], ABOUT).data
    assert problems(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/BBox" in o]
        assert len(forms) > 5
        assert not [form for form in forms if b"BDC" in form.read_bytes()]


def test_an_empty_page_is_an_empty_picture(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.save(tmp_path / "ว่าง.pdf")
    assert _colour(_drawn(load_picture(tmp_path / "ว่าง.pdf")), 15, 15) == WHITE


def test_without_an_emblem_a_box_says_what_is_missing() -> None:
    data = build([EmblemTitle("บันทึกข้อความ"), Emblem(), Rule(), Paragraph("ก", BODY)], ABOUT).data
    assert problems(data) == []
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        words = text.get_text_bounded()
        text.close()
        page.close()
    assert "๑.๕ ซม." in words
    assert "๓ ซม." in words
