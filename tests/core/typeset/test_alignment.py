from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from core.documents.certificates import draw_test_sheet
from core.settings import CertificatePaper, Papers
from core.typeset.certificate import print_certificates
from core.typeset.design import MOST_OFFSET_MM, Design, on_paper
from tests.core.typeset.reading import MM, bare, lines, pdfium
from tests.core.typeset.samples import ABOUT, design, record
from tests.tagtree import problems

NAMES = ("gold", "lotus", "plain", "quiet")
_FINE = 20  # pixels a millimetre


def sheet(name: str = "gold", right: float = 0.0, down: float = 0.0) -> bytes:
    papers = Papers(certificates=CertificatePaper(right, down))
    return draw_test_sheet(design(name), papers, "สำนักงานศึกษาธิการจังหวัดแสนสุข").data


def seen(data: bytes) -> Image.Image:
    """The first page, 20 pixels a millimetre."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        image: Image.Image = page.render(scale=_FINE / MM).to_pil().convert("L")
        page.close()
    return image


def crossing(image: Image.Image, x: float, y: float, *, upright: bool, reach: float = 1.0) -> float:
    """Where a stroke lies that crosses a short walk through (x, y): its middle, in mm."""
    at, other = (x, y) if upright else (y, x)
    dark: list[float] = []
    for step in range(round((at - reach) * _FINE), round((at + reach) * _FINE)):
        place = (step, round(other * _FINE)) if upright else (round(other * _FINE), step)
        shade = image.getpixel(place)
        assert isinstance(shade, int | float)
        if shade < 200:
            dark.append(step + 0.5)
    assert dark, f"nothing is drawn at {x}, {y}"
    return sum(dark) / len(dark) / _FINE


def test_crosses_and_rulers_are_measured_from_the_edges_of_the_paper() -> None:
    image = seen(sheet("quiet"))
    for x in (20.0, 277.0):
        for y in (20.0, 190.0):
            assert crossing(image, x - 2, y, upright=False) == pytest.approx(y, abs=0.1)
            assert crossing(image, x, y - 2, upright=True) == pytest.approx(x, abs=0.1)
    for x in (30, 100, 200, 280):
        assert crossing(image, x, 11, upright=True, reach=0.4) == pytest.approx(x, abs=0.1)
    for y in (30, 100, 150, 200):
        assert crossing(image, 11, y, upright=False, reach=0.4) == pytest.approx(y, abs=0.1)


@pytest.mark.parametrize(("right", "down"), [(0.0, 0.0), (2.5, -1.0), (-3.0, 4.5)])
def test_outlines_lie_where_the_boxes_are_printed(right: float, down: float) -> None:
    image = seen(sheet("gold", right, down))
    left, top, width, height = next(b.at for b in design("gold").boxes if b.value == "{name}")
    x, y = left + right, top + down
    assert crossing(image, x, y + height / 3, upright=True) == pytest.approx(x, abs=0.1)
    assert crossing(image, x + width, y + 3, upright=True) == pytest.approx(x + width, abs=0.1)
    assert crossing(image, x + 9, y, upright=False) == pytest.approx(y, abs=0.1)
    assert crossing(image, x + 9, y + height, upright=False) == pytest.approx(y + height, abs=0.1)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_is_tagged_and_says_how_it_is_used(name: str) -> None:
    data = sheet(name, 2.5, -1)
    assert problems(data) == []
    said = bare(pdfium(data))
    assert "เลื่อนขวา๒.๕มม.เลื่อนลง-๑มม." in said
    assert "ชื่อผู้รับ" in said
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == 1


def printed(which: Design) -> bytes:
    return print_certificates(which, [record(0), record(2)], ABOUT).printed.data


def test_an_offset_moves_every_text_and_code_by_as_much_and_not_the_frame() -> None:
    plain = design("plain")
    before, after = printed(plain), printed(on_paper(plain, 3.5, -2, background=True))
    for one, other in zip(lines(before)[0], lines(after)[0], strict=True):
        assert other.text == one.text
        assert other.left - one.left == pytest.approx(3.5, abs=0.1)
        assert other.baseline - one.baseline == pytest.approx(-2, abs=0.1)
    left, top, side, _ = next(b.at for b in plain.boxes if b.kind == "qr")
    for image, x, y in (
        (seen(before), left, top),
        (seen(after), left + 3.5, top - 2),
    ):
        module = side / 25
        assert crossing(image, x, y + module / 2, upright=True, reach=0.4) == pytest.approx(
            x + 0.2, abs=0.1
        )
        assert crossing(image, 10, 100, upright=True) == pytest.approx(10, abs=0.1)


def test_paper_printed_before_gets_the_boxes_alone() -> None:
    bare_ = on_paper(design("gold"), 0, 0, background=False)
    assert (bare_.art, bare_.boxes) == ((), design("gold").boxes)
    assert len(printed(bare_)) < len(printed(design("gold"))) - 30_000
    assert record(0)["name"] in [line.text for line in lines(printed(bare_))[0]]


def test_an_offset_is_twenty_millimetres_at_most() -> None:
    far = on_paper(design("gold"), 99, -99, background=True)
    for one, other in zip(design("gold").boxes, far.boxes, strict=True):
        assert other.at[0] - one.at[0] == pytest.approx(MOST_OFFSET_MM)
        assert other.at[1] - one.at[1] == pytest.approx(-MOST_OFFSET_MM)
