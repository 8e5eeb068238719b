"""Lines of forms: dotted or solid lines to write on, keys and values over dots."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.typeset.block import Block
from core.typeset.leaders import Blanks, Field, KeyLine, Ruled
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.style import PLAIN
from tests.core.documents.measures.finding import POINT
from tests.core.documents.measures.reading import Sheet, measured
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

HALF = 0.5  # millimetres


def _read(*story: Block) -> list[Sheet]:
    data = build(story, ABOUT).data
    assert problems(data) == []
    return measured(data)


def test_ruled_space_is_solid_lines_from_margin_to_margin() -> None:
    [page] = _read(Ruled(4, leading=24))
    assert page.dots == []
    for line in page.strokes:
        assert (line.left, line.right) == pytest.approx((30, 190), abs=0.01)
    assert len(page.strokes) == 4
    tops = [line.top for line in page.strokes]
    steps = [below - above for above, below in pairwise(tops)]
    assert steps == pytest.approx([24 * POINT] * 3, abs=0.01)


def test_a_label_stands_before_the_first_line() -> None:
    [page] = _read(Ruled(2, label="ความเห็น"))
    label = page.named("ความเห็น")
    assert page.strokes[0].left == pytest.approx(label.right + 3 * POINT, abs=HALF)
    assert page.strokes[1].left == pytest.approx(30, abs=0.1)
    assert 0 < page.strokes[0].top - label.baseline < 2


@pytest.mark.parametrize("before", range(20))
def test_ruled_space_goes_on_over_the_page(before: int) -> None:
    story = [Paragraph("ย่อหน้า", PLAIN) for _ in range(1 + before)]
    pages = _read(*story, Ruled(60, label="บันทึก", leading=24))
    found = [len(page.strokes) for page in pages]
    assert sum(found) == 60
    assert len(found) == 3
    assert min(found) >= 2
    assert [any(row.text == "บันทึก" for row in page.said) for page in pages] == [True, False, False]
    assert all(line.top <= 277.5 for page in pages for line in page.strokes)


def test_a_few_dotted_lines_stay_together() -> None:
    for before in range(30, 40):
        story = [Paragraph("ย่อหน้า", PLAIN) for _ in range(before)]
        pages = _read(*story, Blanks(3, label="หมายเหตุ"))
        assert max(len(page.dots) for page in pages) == 3


def test_keys_and_values_stand_over_dots_in_the_size_of_the_text() -> None:
    fields = Field("กลุ่มที่", "๓", 0, 0.25), Field("หัวข้อ", "การสื่อสาร", 0.25)
    [page] = _read(Paragraph("บน", PLAIN), KeyLine(*fields, before=6), Paragraph("ล่าง", PLAIN))
    group, value, topic = page.named("กลุ่มที่"), page.named("๓"), page.named("หัวข้อ")
    assert [row.size for row in page.said] == pytest.approx([16] * 6, abs=0.01)
    assert (group.left, topic.left) == pytest.approx((30, 70), abs=HALF)
    assert value.left - group.right == pytest.approx(6.9 * POINT, abs=HALF)
    assert group.baseline == value.baseline == topic.baseline
    above, below = page.named("บน"), page.named("ล่าง")
    assert group.baseline - above.baseline == pytest.approx((18.1 + 6) * POINT, abs=0.05)
    assert below.baseline - group.baseline == pytest.approx(18.1 * POINT, abs=0.05)
    assert [dots.right for dots in page.dots] == pytest.approx([70 - 6 * POINT, 190], abs=HALF)
    assert all(dots.top - group.baseline == pytest.approx(0.9, abs=0.1) for dots in page.dots)


def test_a_long_value_goes_on_under_itself_over_dots_of_its_own() -> None:
    [page] = _read(KeyLine(Field("ที่อยู่", MEMO_TEXT[0][:150], 0.5), bold=True))
    rows = [row for row in page.said if not row.bold]
    assert len(rows) > 2
    assert {round(row.left, 1) for row in rows} == {round(rows[0].left, 1)}
    assert len(page.dots) == len({row.baseline for row in rows})
    assert page.said[0].bold


def test_keys_and_values_are_read_in_their_order() -> None:
    data = build([KeyLine(Field("ชื่อ", "นายกล้า ดี", 0, 0.5), Field("วันที่", "", 0.5))], ABOUT).data
    assert texts(data) == [("P", "ชื่อ นายกล้า ดี"), ("P", "วันที่")]
