"""The memo that carries a lesson, measured as it comes out of the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from core import catalogue
from core.documents.paper import MissingValuesError
from core.errors import NotFoundError, UserError
from core.lessons import service
from core.thai.breaks import words
from core.thai.numerals import printed
from core.workspace import Workspace
from tests.core.documents.making import (
    SEVENTEEN,
    add_lesson,
    named,
    print_lesson,
    print_paper,
    said,
)
from tests.core.typeset.reading import Line, bare, lines, pdfium, poppler
from tests.tagtree import problems, texts

HALF = 0.5  # millimetres a measure may be off
STEP = 18.1 * 25.4 / 72
SIX = 6 * 25.4 / 72
SARABUN = 1 / 1.5042


@pytest.fixture
def pages(workspace: Workspace) -> list[list[Line]]:
    return lines(print_lesson(workspace).data)


def test_a_lesson_of_the_usual_length_takes_three_pages(workspace: Workspace) -> None:
    paper = print_lesson(workspace)
    assert (paper.pages, paper.missing, paper.shrunk, paper.one_ink) == (3, (), (), True)
    assert paper.title == (
        "บันทึกข้อความ รายงานการถอดบทเรียนกิจกรรมบุคลากรคุณธรรมต้นแบบ ปีงบประมาณ พ.ศ. ๒๕๖๘"
    )
    assert paper.file_name == "บันทึกถอดบทเรียน บุคลากรคุณธรรมต้นแบบ ๒๕๖๘.pdf"
    assert problems(paper.data) == []


def test_four_headings_and_seventeen_parts_stand_in_their_order(workspace: Workspace) -> None:
    found = [(k, t.strip()) for k, t in texts(print_lesson(workspace).data) if k[0] == "H"]
    form = workspace.templates["lesson-memo"]
    parts = [f"{part.heading} :" for part in form.parts if part.group == "lesson"]
    assert len(parts) == 17
    assert found == [
        ("H1", "บันทึกข้อความ"),
        ("H2", "เรื่องเดิม"),
        ("H2", "ข้อเท็จจริง"),
        *(("H3", part) for part in parts),
        ("H2", "ข้อพิจารณา"),
        ("H2", "ข้อเสนอ"),
    ]


def test_every_part_has_its_entry_in_the_outline(workspace: Workspace) -> None:
    with pikepdf.open(BytesIO(print_lesson(workspace).data)) as pdf, pdf.open_outline() as outline:
        [top] = outline.root
        assert top.title == "บันทึกข้อความ"
        assert [len(entry.children) for entry in top.children] == [0, 17, 0, 0]


def test_the_head_stands_where_the_regulation_wants_it(pages: list[list[Line]]) -> None:
    first = pages[0]
    title = named(first, "บันทึกข้อความ")
    assert title.size == pytest.approx(29 * SARABUN, abs=0.01)
    assert (title.left + title.right) / 2 == pytest.approx(110, abs=HALF)
    labels = [named(first, word) for word in ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง")]
    assert [line.size for line in labels] == pytest.approx([20 * SARABUN] * 4, abs=0.01)
    assert [round(line.left) for line in labels] == [30, 30, 110, 30]
    assert labels[1].baseline == labels[2].baseline
    assert named(first, "ศธ ๐๙๙๙๙/").size == pytest.approx(16 * SARABUN, abs=0.01)


def test_the_emblem_is_15_mm_high_and_15_mm_from_the_edge(workspace: Workspace) -> None:
    left, top, width, height = _first_box(print_lesson(workspace).data)
    assert (left, top, width, height) == pytest.approx((30, 15, 15, 15), abs=HALF)


def test_the_text_keeps_its_margins_and_indents(pages: list[list[Line]]) -> None:
    marked = [line for page in pages for line in page if line.marked]
    assert min(line.left for line in marked) == pytest.approx(30, abs=HALF)
    assert max(line.right for line in marked) <= 190 + HALF
    for page in pages:
        assert max(line.baseline for line in page if line.marked) <= 297 - 20
    for start in ("สำนักงานศึกษาธิการจังหวัดแสนสุข ได้", "ชื่อกิจกรรม", "วัตถุประสงค์ :", "๑. "):
        assert named(pages[0], start).left == pytest.approx(55, abs=HALF)
    assert named(pages[0], "เรื่องเดิม").left == pytest.approx(30, abs=HALF)


def test_lines_are_18_1_points_apart_and_six_more_above_the_four_headings(
    pages: list[list[Line]],
) -> None:
    first, third = pages[0], pages[2]
    above = {"เรื่องเดิม": "เรียน  ศึกษา", "ข้อเท็จจริง": "สถานศึกษา ประเภท"}
    for heading, before in above.items():
        gap = named(first, heading).baseline - named(first, before).baseline
        assert gap == pytest.approx(STEP + SIX, abs=0.05)
    for heading in ("ข้อพิจารณา", "ข้อเสนอ"):
        own = next(one for one in third if one.text == heading).baseline
        before_it = max(one.baseline for one in third if one.marked and one.baseline < own)
        assert own - before_it == pytest.approx(STEP + SIX, abs=0.05)
    body = [one for one in first if one.marked and one.baseline > named(first, "ข้อเท็จจริง").baseline]
    downs = sorted({round(one.baseline, 2) for one in body})
    assert [b - a for a, b in pairwise(downs)] == pytest.approx([STEP] * (len(downs) - 1), abs=0.05)


def test_later_pages_have_their_number_and_their_top(pages: list[list[Line]]) -> None:
    for number, page in zip("๒๓", pages[1:], strict=True):
        line = named(page, f"- {number} -")
        assert line.baseline == pytest.approx(29.6, abs=HALF)  # the line's own top is at 25
        assert (line.left + line.right) / 2 == pytest.approx(105, abs=HALF)
    assert [line for line in pages[0] if line.text.startswith("- ")] == []


def test_catchwords_are_what_opens_the_next_page(workspace: Workspace) -> None:
    data = print_lesson(workspace).data
    pages, opening = lines(data), said(data)
    for page, following in pairwise(range(3)):
        [word] = [one for one in pages[page] if one.text.startswith("/")]
        assert "".join(opening[following]).startswith(word.text[1:].removesuffix("..."))
        assert word.right == pytest.approx(190, abs=HALF)
        assert 297 - word.baseline == pytest.approx(13.5, abs=HALF)
    assert not any(one.text.startswith("/") for one in pages[2])


def test_the_signature_begins_at_the_middle_of_the_page(pages: list[list[Line]]) -> None:
    name, post = named(pages[2], "(นางสาวปิ่นทิพย์"), named(pages[2], "นิติกรปฏิบัติการ")
    assert name.left == pytest.approx(105, abs=HALF)
    assert (name.left + name.right) / 2 == pytest.approx((post.left + post.right) / 2, abs=HALF)
    above = named(pages[2], "จึงเรียนมา")
    assert name.baseline - above.baseline == pytest.approx(4 * STEP, abs=HALF)


def test_two_endorsements_stand_side_by_side_with_room_to_write(pages: list[list[Line]]) -> None:
    last = pages[2]
    one, other = named(last, "(นายเมธา ธรรมดี)"), named(last, "(นายปัญญา กิ่งแก้วไพบูลย์)")
    assert one.baseline == other.baseline
    assert one.right < 110 < other.left
    post = named(last, "นิติกรปฏิบัติการ")
    assert one.baseline - post.baseline == pytest.approx(STEP + 60 * 25.4 / 72, abs=HALF)


def test_the_motto_stands_at_the_foot_of_the_first_page(workspace: Workspace) -> None:
    pages = lines(print_lesson(workspace).data)
    assert [any(line.text.startswith("“ทำงาน") for line in page) for page in pages] == [
        True,
        False,
        False,
    ]
    assert 297 - named(pages[0], "“ทำงาน").baseline == pytest.approx(7.5, abs=HALF)
    plain = lines(print_lesson(workspace, motto="").data)
    assert [line for line in plain[0] if line.text.startswith("“ทำงาน")] == []


def test_every_word_comes_back_out_of_the_file(workspace: Workspace) -> None:
    data = print_lesson(workspace).data
    told = [printed(text) for text in _texts_of(catalogue.read(SEVENTEEN))]
    for read in (poppler(data), pdfium(data)):
        text = bare(re.sub(r"/[^/\n]*\.\.\.|- [๐-๙]+ -|“ทำงานด้วยใจ[^”]*”", "", read))
        every = [word for one in told for word in words(one) if word.strip()]
        lost = [w for one in told if bare(one) not in text for w in words(one) if w.strip()]
        assert len(lost) <= 0.002 * len(every), lost


def test_a_list_of_one_is_run_in_with_its_heading(workspace: Workspace) -> None:
    data = print_lesson(workspace, learned=["ทำน้อยแต่สม่ำเสมอ"]).data
    assert "บทเรียนที่ได้เรียนรู้ : ทำน้อยแต่สม่ำเสมอ" in _joined(data)


def test_items_below_items_are_numbered_under_them(workspace: Workspace) -> None:
    nested = [{"text": "ด้านคน", "items": ["อบรม", "สอนงาน"]}, "ด้านเงิน"]
    pages = lines(print_lesson(workspace, usable=nested).data)
    found = {line.text: line.left for page in pages for line in page}
    assert [round(found[text]) for text in ("๑. ", "๑.๑ ")] == [55, 65]
    assert "๑. ด้านคน๑.๑ อบรม๑.๒ สอนงาน๒. ด้านเงิน" in _joined(
        print_lesson(workspace, usable=nested).data
    )


def test_an_empty_optional_part_is_left_out_with_its_heading(workspace: Workspace) -> None:
    text = _joined(
        print_lesson(workspace, wishes=[], impression="", executive_recommendations=[]).data
    )
    for heading in ("สิ่งที่ต้องการเพื่อให้", "ความประทับใจของ", "ข้อเสนอแนะสำหรับผู้บริหาร", "ข้อกฎหมาย"):
        assert heading not in text


def test_the_law_stands_between_facts_and_consideration(workspace: Workspace) -> None:
    data = print_lesson(workspace, law="ระเบียบว่าด้วยงานสารบรรณ").data
    found = [text for kind, text in texts(data) if kind == "H2"]
    assert found == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อกฎหมาย", "ข้อพิจารณา", "ข้อเสนอ"]


def test_the_four_sides_and_three_wishes_have_their_whole_wording(workspace: Workspace) -> None:
    wishes = {"should": ["ข้อหนึ่ง", "ข้อสอง"], "must": ["ต้อง"], "want": ["อยาก"]}
    text = _joined(print_lesson(workspace, priorities=wishes).data)
    for line in (
        "๑. Strengths ปัจจัยภายใน จุดแข็งหรือข้อได้เปรียบขององค์กร : การมีบุคลากร",
        "๒. Weaknesses ปัจจัยภายใน จุดอ่อนหรือข้อเสียเปรียบขององค์กร : ข้อจำกัด",
        "๓. Opportunities ปัจจัยภายนอก โอกาสที่จะทำให้องค์กรดำเนินการได้ : ความร่วมมือ",
        "๔. Threats ปัจจัยภายนอก อุปสรรค ข้อจำกัด หรือปัจจัยที่คุกคามการดำเนินงานขององค์กร : ข้อจำกัด",
        "๑. ควรจะต้องทำ: (๑) ข้อหนึ่ง (๒) ข้อสอง",
        "๒. จำเป็นต้องทำ: ต้อง",
        "๓. อยากจะทำ: อยาก",
    ):
        assert line in text


def test_several_paragraphs_stay_paragraphs(workspace: Workspace) -> None:
    pages = lines(print_lesson(workspace, rationale="วรรคแรก\nวรรคที่สอง").data)
    first = named(pages[0], "หลักการและเหตุผล")
    second = named(pages[0], "วรรคที่สอง")
    assert second.left == pytest.approx(55, abs=HALF)
    assert second.baseline - first.baseline == pytest.approx(STEP, abs=0.05)


def test_stars_make_bold_and_are_not_printed(workspace: Workspace) -> None:
    data = print_lesson(workspace, closing="จึงเรียน**มาเพื่อ**โปรด__พิจารณา__").data
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in bare(poppler(data))


def test_the_settings_of_papers_are_heeded(workspace: Workspace) -> None:
    papers = replace(workspace.settings.papers, leading_pt=20.0, before_part_pt=6.0, top_mm=25.0)
    workspace.change_settings(replace(workspace.settings, papers=papers))
    data = print_lesson(workspace).data
    page = lines(data)[0]
    step = 20 * 25.4 / 72
    part, item = named(page, "วัตถุประสงค์ :"), named(page, "๑. ")
    assert item.baseline - part.baseline == pytest.approx(step, abs=0.05)
    before = max(line.baseline for line in page if line.marked and line.baseline < part.baseline)
    assert part.baseline - before == pytest.approx(step + SIX, abs=0.05)
    assert _first_box(data)[1] == pytest.approx(25, abs=HALF)


def test_a_final_memo_names_what_it_lacks(workspace: Workspace) -> None:
    lesson = add_lesson(workspace, to="", learned=[], swot={"strengths": "ดี"}, number="", date="")
    with workspace.database.write() as session:
        service.write(session, lesson, "to", "")
    with pytest.raises(MissingValuesError, match="เรียน, บทเรียนที่ได้เรียนรู้") as lacks:
        print_paper(workspace, "lesson", lesson=lesson)
    assert lacks.value.missing == ("เรียน", "บทเรียนที่ได้เรียนรู้", "การวิเคราะห์สภาพแวดล้อมภายในและภายนอก")

    draft = print_paper(workspace, "lesson", lesson=lesson, draft=True)
    assert draft.missing == lacks.value.missing
    text = _joined(draft.data)
    assert "เรียน  ....." in text
    assert "๑. Strengths ปัจจัยภายใน จุดแข็งหรือข้อได้เปรียบขององค์กร : ดี" in text
    assert "หรือข้อเสียเปรียบขององค์กร : ....." in text
    assert problems(draft.data) == []


def test_a_lesson_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        print_paper(workspace, "lesson", lesson=99)
    with pytest.raises(UserError, match="ระบุหมายเลขบันทึก"):
        print_paper(workspace, "lesson")


def _joined(data: bytes) -> str:
    """All words in reading order, without what stands round the text."""
    return "".join(text for page in said(data) for text in page)


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str) and not re.match(r"\d{4}-|“ทำงาน", value):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts_of(one)


def _first_box(data: bytes) -> tuple[float, float, float, float]:
    """Left, top, width and height in millimetres of the first rectangle of the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        height = float(page.mediabox[3])
        steps = pikepdf.parse_content_stream(page)
        x, y, wide, high = next(
            [float(v) for v in step.operands] for step in steps if str(step.operator) == "re"
        )
    mm = 25.4 / 72
    return x * mm, (height - y - high) * mm, wide * mm, high * mm
