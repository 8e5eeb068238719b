"""A design on other paper: boxes go with it, stay or are pulled in, art takes the page's size."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from core.documents.certificates import BOX_LABELS
from core.errors import NotFoundError, TemplateError
from core.typeset.alignment import alignment_sheet
from core.typeset.certificate import print_certificates
from core.typeset.design import Box, Design, read_design
from core.typeset.design_edits import on_background, on_page, outside, pulled_in
from core.typeset.design_file import delete_design, design_text, write_design
from tests.core.typeset.samples import ABOUT, design, record

A4, A4_UPRIGHT, A5 = (297.0, 210.0), (210.0, 297.0), (210.0, 148.0)
WIDE = 420  # pixels


def art(one: Design) -> Image.Image:
    """The page without boxes, in grey."""
    data = print_certificates(replace(one, boxes=()), [{}], ABOUT).printed.data
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        image: Image.Image = page.render(scale=WIDE / page.get_width()).to_pil()
    return image.convert("L")


def levels(grey: Image.Image) -> tuple[int, int]:
    """The darkest and the lightest pixel."""
    every = bytes(grey.tobytes())
    return min(every), max(every)


@pytest.mark.parametrize("name", ["gold", "lotus"])
def test_art_is_as_large_as_paper_of_the_same_shape_and_is_the_same(name: str) -> None:
    large, small = art(design(name)), art(on_page(design(name), A5))
    one, other = (image.resize((84, 59)) for image in (large, small))
    assert levels(one)[0] < 160
    assert levels(ImageChops.difference(one, other))[1] <= 24


def test_art_for_another_shape_lies_whole_in_the_middle() -> None:
    upright = art(on_page(design("gold"), A4_UPRIGHT))
    inked = ImageChops.invert(upright).point(lambda v: 255 if v > 20 else 0).getbbox()
    assert inked is not None
    left, top, right, bottom = inked
    high = upright.height
    assert (left, right) == pytest.approx((WIDE - right, WIDE - left), abs=2)
    assert (top, bottom) == pytest.approx((high - bottom, high - top), abs=2)
    assert bottom - top < high / 2


def test_back_on_its_own_paper_a_design_is_as_it_was() -> None:
    gold = design("gold")
    there = on_page(gold, A4_UPRIGHT)
    assert (there.boxes, there.page, there.art_page) == (gold.boxes, A4_UPRIGHT, A4)
    assert on_page(there, A4) == gold
    assert on_page(on_page(gold, A5), A4_UPRIGHT).art_page == A4
    assert on_page(on_background(gold, "a.png"), A5).art_page is None
    assert on_background(there, "").art_page is None


@pytest.mark.parametrize("name", ["gold", "lotus", "plain", "quiet"])
def test_on_paper_of_the_same_shape_boxes_and_letters_shrink_with_the_art(name: str) -> None:
    large = design(name)
    small = on_page(large, A5)
    assert outside(small) == ()
    for one, other in zip(large.boxes, small.boxes, strict=True):
        wanted = [mm * (210 / 297, 148 / 210)[i % 2] for i, mm in enumerate(one.at)]
        assert other.at == pytest.approx(wanted, abs=0.051)
        assert other.size == pytest.approx([148 / 210 * points for points in one.size], abs=0.251)
    again = on_page(small, A4)
    assert (again.page, again.art_page, outside(again)) == (A4, None, ())
    for one, other in zip(large.boxes, again.boxes, strict=True):
        assert other.at == pytest.approx(one.at, abs=0.15)


boxes = st.builds(
    lambda left, top, wide, high: Box((left, top, wide, high), "ข้อความ"),
    *(st.floats(-300, 300) for _ in range(2)),
    *(st.floats(2, 400) for _ in range(2)),
)


@given(st.lists(boxes, max_size=6), st.sampled_from([A4, A4_UPRIGHT, A5]))
def test_what_is_outside_is_pulled_in_and_nothing_else_moves(
    some: list[Box], page: tuple[float, float]
) -> None:
    before = replace(design("plain"), boxes=tuple(some), page=page)
    after, out = pulled_in(before), outside(before)
    for i, (one, other) in enumerate(zip(before.boxes, after.boxes, strict=True)):
        left, top, wide, high = other.at
        assert min(left, top) >= 0
        assert (left + wide, top + high) <= (page[0] + 1e-9, page[1] + 1e-9)
        assert i in out or one == other
        if one.at[2] <= page[0] and one.at[3] <= page[1]:
            assert other.at[2:] == one.at[2:]


def test_other_paper_is_written_printed_and_tried_out(tmp_path: Path) -> None:
    small = pulled_in(on_page(design("gold"), A5))
    assert read_design(tomllib.loads(design_text(small)), tmp_path / "gold.toml") == small
    data = print_certificates(small, [record(0)], ABOUT).printed.data
    sheet = alignment_sheet(small, BOX_LABELS, ["ลอง"], ABOUT).data
    for made in (data, sheet):
        with pypdfium2.PdfDocument(made) as pdf:
            assert pdf.get_page_size(0) == pytest.approx((595.28, 419.53), abs=0.01)


def test_paper_without_size_is_refused(tmp_path: Path) -> None:
    table = tomllib.loads(design_text(on_page(design("gold"), A5)))
    for key, page in (("page", [0, 148]), ("art_page", [297, -1])):
        with pytest.raises(TemplateError, match="ต้องกว้างและสูงกว่า 0"):
            read_design({**table, key: page}, tmp_path / "gold.toml")


def test_only_an_own_design_can_be_deleted(tmp_path: Path) -> None:
    own = replace(design("gold"), id="ours")
    file = write_design(tmp_path, own)
    for key in ("gold", "../ours", ""):
        with pytest.raises(NotFoundError, match="แบบของโปรแกรมลบไม่ได้"):
            delete_design(tmp_path, key)
    assert file.exists()
    delete_design(tmp_path, "ours")
    assert list(file.parent.iterdir()) == []
