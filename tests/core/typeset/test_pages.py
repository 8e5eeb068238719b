from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from core.errors import CancelledError
from core.jobs import Progress
from core.typeset.block import Block, PageBreak, Rule, Spacer, Together
from core.typeset.closing import Endorsement, Endorsements, Signature
from core.typeset.emblem import Emblem, EmblemTitle
from core.typeset.flow import TooTallError, paginate
from core.typeset.leaders import Blanks, Field, HeadLine
from core.typeset.measures import A4, A4_LANDSCAPE, A4_TIGHT, Measures
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.style import BODY, PLAIN
from tests.core.typeset.reading import Line, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT

HALF = 0.5  # millimetres a measure may be off


def _memo() -> list[Block]:
    story: list[Block] = [
        EmblemTitle("บันทึกข้อความ"),
        HeadLine(Field("ส่วนราชการ", "สำนักงานศึกษาธิการจังหวัดแสนสุข  กลุ่มบริหารงานบุคคล")),
        HeadLine(Field("ที่", "ศธ ๐๙๙๙๙/๑๒", 0, 0.5), Field("วันที่", "๑๓ มิถุนายน ๒๕๖๘", 0.5, 1)),
        Spacer(6),
        Paragraph("เรียน  ศึกษาธิการจังหวัดแสนสุข", PLAIN),
    ]
    for text in MEMO_TEXT * 2:
        story += [Heading("ข้อเท็จจริง"), Paragraph(text, BODY)]
        story += numbered(["ประชาสัมพันธ์กิจกรรม " + text, "ประกาศผล"], ["๑.", "๒."])
    story.append(Signature("(นางสาวปิ่นทิพย์ น้ำผึ้งทอง)", "นักทรัพยากรบุคคลชำนาญการ"))
    return story


def _named(page: list[Line], start: str) -> Line:
    return next(line for line in page if line.text.startswith(start))


def test_a_memo_stands_where_the_regulation_wants_it() -> None:
    pages = lines(build(_memo(), ABOUT, furniture=Furniture(motto="“เรียนดี มีความสุข”")).data)
    first, second = pages[0], pages[1]
    body = [line for line in first if line.size == pytest.approx(16 / 1.5042, abs=0.01)]
    justified = _named(first, "การดำเนินกิจกรรม")
    assert justified.left == pytest.approx(55, abs=HALF)
    assert justified.right == pytest.approx(190, abs=HALF)
    assert min(line.left for line in body if line.marked) == pytest.approx(30, abs=HALF)
    assert max(line.right for line in first if line.marked) <= 190 + HALF
    assert _named(second, "- ๒ -").baseline == pytest.approx(29.6, abs=HALF)
    centre = (_named(second, "- ๒ -").left + _named(second, "- ๒ -").right) / 2
    assert centre == pytest.approx(105, abs=HALF)
    assert 297 - _named(first, "/").baseline == pytest.approx(13.5, abs=HALF)
    assert _named(first, "/").right == pytest.approx(190, abs=HALF)
    assert 297 - _named(first, "“").baseline == pytest.approx(7.5, abs=HALF)
    for page in pages:
        assert max(line.baseline for line in page if line.marked) <= 297 - 20


def test_the_heads_of_a_memo_have_their_sizes_on_one_base_line() -> None:
    first = lines(build(_memo(), ABOUT).data)[0]
    title = _named(first, "บันทึกข้อความ")
    assert title.size == pytest.approx(29 / 1.5042, abs=0.01)
    assert (title.left + title.right) / 2 == pytest.approx(110, abs=HALF)
    assert _named(first, "ส่วนราชการ").size == pytest.approx(20 / 1.5042, abs=0.01)
    assert _named(first, "สำนักงาน").size == pytest.approx(16 / 1.5042, abs=0.01)
    assert _named(first, "ส่วนราชการ").baseline == _named(first, "สำนักงาน").baseline
    assert _named(first, "ที่").baseline == _named(first, "วันที่").baseline
    assert _named(first, "วันที่").left == pytest.approx(110, abs=HALF)


def test_lines_are_a_single_line_of_sarabun_apart() -> None:
    page = lines(build([Paragraph(MEMO_TEXT[1], BODY)], ABOUT).data)[0]
    downs = [line.baseline for line in page]
    steps = [b - a for a, b in pairwise(downs)]
    assert steps == pytest.approx([18.1 * 25.4 / 72] * len(steps), abs=0.01)


def test_items_begin_at_the_indent_and_go_on_at_the_margin() -> None:
    page = lines(build([*numbered([MEMO_TEXT[0]], ["๑."])], ABOUT).data)[0]
    assert page[0].text == "๑. "
    assert page[0].left == pytest.approx(55, abs=HALF)
    assert page[2].left == pytest.approx(30, abs=HALF)


def test_the_signature_begins_at_the_middle_of_the_page_and_is_centred_on_itself() -> None:
    signature = Signature("(นายกล้า ดี)", "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ")
    _, name, post = lines(build([Paragraph("ย่อหน้า", BODY), signature], ABOUT).data)[0]
    assert post.left == pytest.approx(105, abs=HALF)
    assert (name.left + name.right) / 2 == pytest.approx((post.left + post.right) / 2, abs=HALF)
    assert name.baseline - 15 - 18.1 * 3 * 25.4 / 72 > 0


def test_a_long_post_wraps_inside_the_column() -> None:
    signature = Signature("(นายกล้า ดี)", "รองศึกษาธิการจังหวัด " * 5)
    page = lines(build([signature], ABOUT).data)[0]
    assert len(page) > 2
    assert max(line.right for line in page) <= 190


def test_two_lines_of_text_stand_above_the_signature_on_its_page() -> None:
    for count in range(60, 110):
        story: list[Block] = [Paragraph("บรรทัดเดียว", BODY) for _ in range(count % 50)]
        story += [Paragraph(MEMO_TEXT[1], BODY), Paragraph("จึงเรียนมาเพื่อโปรดทราบ", BODY)]
        story.append(Signature("(นายกล้า ดี)", "นิติกรปฏิบัติการ"))
        last = [line for line in lines(build(story, ABOUT).data)[-1] if line.marked]
        names = [line.text for line in last]
        assert names.index("(นายกล้า ดี)") >= 2, names


def test_no_page_turn_leaves_one_line_alone() -> None:
    for count in range(25, 50):
        story = [Paragraph("บรรทัดเดียว", PLAIN)] * count + [Paragraph(MEMO_TEXT[1], BODY)]
        pages = paginate(story, A4.column, lambda _: 720.0)
        parts = [p.block.lines(A4.column) for page in pages for p in page]
        assert 1 not in parts[count:], parts[count:]


def test_a_heading_never_ends_a_page() -> None:
    for count in range(25, 50):
        story: list[Block] = [Paragraph("บรรทัดเดียว", PLAIN) for _ in range(count)]
        story += [Heading("หัวข้อ"), Heading("หัวข้อย่อย", 3), Paragraph(MEMO_TEXT[1], BODY)]
        for page in paginate(story, A4.column, lambda _: 720.0):
            assert not isinstance(page[-1].block, Heading)


def test_blocks_kept_together_share_a_page_unless_no_page_holds_them() -> None:
    fits = Together(*[Paragraph("บรรทัด", PLAIN) for _ in range(20)])
    pages = paginate([Spacer(1), Paragraph("ก", PLAIN), fits], 400, lambda _: 370.0)
    assert [len(page) for page in pages] == [1, 1]
    tall = Together(*[Paragraph("บรรทัด", PLAIN) for _ in range(30)])
    pages = paginate([tall], 400, lambda _: 370.0)
    assert [len(page) for page in pages] == [20, 10]


def test_space_above_falls_away_at_the_top_of_a_page() -> None:
    story = [Spacer(50), Paragraph("หนึ่ง", BODY), PageBreak(), Spacer(50), Paragraph("สอง", BODY)]
    pages = paginate(story, 400, lambda _: 700.0)
    assert [page[0].drop for page in pages] == [0, 0]


def test_page_breaks_make_no_empty_pages() -> None:
    story = [PageBreak(), Paragraph("หนึ่ง", BODY), PageBreak(), PageBreak(), Paragraph("สอง", BODY)]
    assert len(paginate(story, 400, lambda _: 700.0)) == 2
    assert len(paginate([Paragraph("หนึ่ง", BODY), PageBreak()], 400, lambda _: 700.0)) == 1


def test_a_block_taller_than_a_page_is_refused_with_a_sentence() -> None:
    with pytest.raises(TooTallError, match="สูงเกินหนึ่งหน้า"):
        build([Emblem(side_mm=400)], ABOUT)


def test_an_empty_story_is_one_page() -> None:
    assert build([], ABOUT).pages == 1


def test_a_draft_says_so_in_the_margin_of_every_page() -> None:
    pages = lines(build(_memo(), ABOUT, furniture=Furniture(draft=True)).data)
    for page in pages:
        mark = _named(page, "ร่าง")
        assert mark.baseline < 15
        assert mark.right == pytest.approx(190, abs=HALF)
        assert not mark.marked


def test_headings_are_bookmarks_with_their_levels() -> None:
    story = [Heading("หนึ่ง", 1), Heading("สอง :", 3), Paragraph("ก", BODY), Heading("สาม", 2)]
    data = build([*story, Paragraph("ข", BODY)], ABOUT).data
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        first = outline.root[0]
        assert first.title == "หนึ่ง"
        assert [child.title for child in first.children] == ["สอง", "สาม"]


def test_endorsements_stand_side_by_side_with_room_to_write() -> None:
    block = Endorsements(
        Endorsement("ความเห็นผู้อำนวยการกลุ่ม", ("(นายกล้า ดี)", "ผู้อำนวยการกลุ่มบริหารงานบุคคล")),
        Endorsement("คำสั่ง", ("(นายปัญญา กิ่งแก้วไพบูลย์)", "ศึกษาธิการจังหวัดแสนสุข")),
    )
    page = lines(build([block], ABOUT).data)[0]
    left, right = _named(page, "ความเห็น"), _named(page, "คำสั่ง")
    assert left.baseline == right.baseline
    assert right.left > left.right
    name = _named(page, "(นายกล้า")
    gap = (name.baseline - left.baseline) / 25.4 * 72
    assert gap == pytest.approx(60 + 18.1, abs=0.1)


def test_a_value_a_little_too_long_is_set_smaller_and_a_longer_one_wraps() -> None:
    fits = "สำนักงานศึกษาธิการจังหวัดแสนสุข  กลุ่มบริหารงานบุคคล"
    phone = "  โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑"
    sizes, counts = [], []
    for tail in ("", phone, f"  งานวินัยและนิติการ{phone}"):
        block = HeadLine(Field("ส่วนราชการ", fits + tail))
        page = lines(build([block], ABOUT).data)[0]
        sizes.append(round(page[1].size * 1.5042, 1))
        counts.append(len(page))
    assert sizes[0] == 16
    assert sizes[1] in {15.0, 15.5}
    assert sizes[2] == 16
    assert counts == [2, 2, 3]


def test_a_missing_value_leaves_dots_and_no_words() -> None:
    page = lines(build([HeadLine(Field("วันที่")), Blanks(2, label="หมายเหตุ")], ABOUT).data)[0]
    assert [line.text for line in page] == ["วันที่", "หมายเหตุ"]


def test_the_sheet_may_lie_on_its_side() -> None:
    data = build([Paragraph(MEMO_TEXT[0] * 20, BODY), Rule(40)], ABOUT, A4_LANDSCAPE).data
    for page in lines(data):
        marked = [line for line in page if line.marked]
        assert max(line.right for line in marked) <= 277 + HALF
        assert max(line.baseline for line in marked) <= 190


def test_measures_may_be_set() -> None:
    wide = Measures(left_mm=40, top_mm=30)
    page = lines(build([Paragraph(MEMO_TEXT[0], PLAIN)], ABOUT, wide).data)[0]
    assert page[0].left == pytest.approx(40, abs=HALF)
    assert page[0].baseline == pytest.approx(30 + 13.05 * 25.4 / 72, abs=HALF)


def test_a_long_memo_may_have_its_page_numbers_in_the_margin() -> None:
    second = lines(build(_memo(), ABOUT, A4_TIGHT).data)[1]
    assert _named(second, "- ๒ -").baseline == pytest.approx(19, abs=HALF)
    text = next(line for line in second if line.marked)
    assert text.baseline == pytest.approx(25 + 13.05 * 25.4 / 72, abs=HALF)


def test_printing_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        build(_memo(), ABOUT, progress=progress)
