from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from core.thai.numerals import to_thai
from core.typeset.block import Block, PageBreak
from core.typeset.lists import Entry, HangingItem, ListLook, listed
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.style import PLAIN
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

_DEEP = Entry("หนึ่ง", (Entry("สอง", (Entry("สาม", (Entry("สี่", (Entry("ห้า"),)),)),)),))
HALF = 0.5


def _lists(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        return [str(o.A.ListNumbering) for o in found if str(o.get("/S", "")) == "/L"]


def _labels(blocks: list[Block]) -> list[str]:
    found = texts(build(blocks, ABOUT).data)
    return [words.strip() for kind, words in found if kind == "Lbl"]


def test_every_level_has_the_number_its_template_gives_it() -> None:
    thai = ListLook(spell=to_thai)
    assert _labels(listed([Entry("ก"), _DEEP], thai)) == ["๑.", "๒.", "๒.๑", "๒.๑.๑", "๑)", "(๑)"]
    assert _labels(listed([_DEEP], thai, above=(4,)))[:2] == ["๑.", "๑.๑"]
    under = ListLook(levels=("๑.๑", "ก)", "-"), spell=to_thai)
    assert _labels(listed([Entry("ก"), _DEEP], under, above=(4,))) == [
        *("๔.๑", "๔.๒", "ก)", "-", "-", "-")
    ]


def test_lists_in_lists_are_tagged_so_and_bullets_are_no_numbers() -> None:
    data = build(listed([_DEEP, Entry("")], ListLook(levels=("๑.", "•"), hanging=True)), ABOUT).data
    assert problems(data) == []
    assert sorted(_lists(data)) == ["/Decimal", *["/Disc"] * 4]
    said = texts(data)
    assert said[:4] == [("Lbl", "1. "), ("LBody", "หนึ่ง"), ("Lbl", "• "), ("LBody", "สอง")]
    assert said[-1] == ("Lbl", "2. ")


def test_a_flush_item_goes_on_at_the_margin_and_a_hanging_one_under_itself() -> None:
    entry = [Entry(MEMO_TEXT[0])]
    flush = lines(build(listed(entry, ListLook(spell=to_thai)), ABOUT).data)[0]
    hanging = lines(build(listed(entry, ListLook(hanging=True)), ABOUT).data)[0]
    assert flush[0].left == hanging[0].left == pytest.approx(55, abs=HALF)
    assert flush[2].left == pytest.approx(30, abs=HALF)
    assert hanging[0].text == "1. "
    assert hanging[1].left == hanging[2].left == pytest.approx(61, abs=HALF)


def test_the_texts_of_a_level_begin_alike_however_wide_their_numbers() -> None:
    page = lines(build(listed([Entry("ก")] * 12, ListLook(hanging=True, indent=0)), ABOUT).data)[0]
    assert len({round(line.left, 2) for line in page if line.text == "ก"}) == 1
    number = next(line for line in page if line.text == "12. ")
    text = page[page.index(number) + 1]
    assert number.right <= text.left + 0.1


def test_a_hanging_item_goes_on_over_the_page_without_its_number() -> None:
    story = [Paragraph("บรรทัด", PLAIN)] * 36 + listed(
        [Entry(" ".join(MEMO_TEXT))], ListLook(hanging=True)
    )
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert [w for kind, w in texts(data) if kind in {"Lbl", "LBody"}] == [
        *("1. ", " ".join(MEMO_TEXT))
    ]
    first, second = lines(data)
    assert [line.text for line in first + second].count("1. ") == 1
    assert second[1].left == pytest.approx(61, abs=HALF)


def test_a_page_that_opens_with_an_item_is_announced_by_its_number() -> None:
    story: list[Block] = [Heading("หัวข้อ"), PageBreak()]
    story += listed([Entry("เปิดให้ลงคะแนนผ่าน Google Forms")], ListLook(hanging=True))
    assert lines(build(story, ABOUT).data)[0][-1].text == "/1. เปิดให้ลงคะแนนผ่าน..."


def test_an_empty_list_is_nothing() -> None:
    assert listed([], before=6) == []
    empty = HangingItem("๑.", "", listed([Entry("ก")])[0].tag, PLAIN, 20)  # type: ignore[attr-defined]
    assert empty.height(400) == PLAIN.leading
