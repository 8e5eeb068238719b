"""Cover, front pages, contents and body: what each page is called, where each line leads."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from core.thai.numerals import to_thai
from core.typeset.block import Block, PageBreak, Together
from core.typeset.contents import Contents
from core.typeset.cover import FullPage
from core.typeset.matter import Matter
from core.typeset.measures import A4_REPORT
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.style import BODY, TITLE
from core.typeset.tags import Tag
from tests.core.typeset.reading import Line, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts


def _report(seed: int = 0, *, front: bool = True) -> list[Block]:
    pick = random.Random(seed)
    cover = FullPage(
        [Paragraph("รายงาน", TITLE, tag=Tag("H1"))],
        [Paragraph("สำนักงานศึกษาธิการจังหวัดแสนสุข", TITLE)],
        points=A4_REPORT.text,
    )
    story: list[Block] = [Matter("none", name="ปก"), cover]
    story += [
        Matter("letters" if front else "none"),
        Heading("คำนำ"),
        Paragraph(MEMO_TEXT[0], BODY),
    ]
    story += [PageBreak(), Heading("สารบัญ", in_contents=False), Contents(), Matter()]
    for n in range(1, pick.randint(3, 40)):
        story.append(Heading(f"{n}. {pick.choice(MEMO_TEXT)[: pick.randint(9, 150)].strip()}"))
        for k in range(pick.randint(0, 2)):
            story += [Heading(f"{n}.{k} หัวข้อย่อย", 3), Heading("ลึกกว่า", 4)]
            story += [Paragraph(pick.choice(MEMO_TEXT), BODY)] * pick.randint(1, 9)
        story.append(Paragraph(pick.choice(MEMO_TEXT), BODY))
    divider = FullPage([Heading("ภาคผนวก", 2, TITLE)], points=A4_REPORT.text)
    return [*story, PageBreak(), divider, PageBreak(), Together(Heading("ภาพ"), Paragraph("ก"))]


def _built(story: list[Block], **furniture: Any) -> bytes:  # noqa: ANN401 - Furniture's
    made = Furniture(catchwords=False, **furniture)
    return build(story, ABOUT, A4_REPORT, made).data


def _numbers(data: bytes) -> list[str]:
    """What stands at the top of each page, or nothing."""
    return ["".join(line.text for line in page if line.baseline < 17) for page in lines(data)]


def _labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(page.label) for page in pdf.pages]


def test_front_pages_have_letters_and_the_body_begins_at_one() -> None:
    data = _built(_report())
    labels, numbers = _labels(data), _numbers(data)
    assert problems(data) == []
    assert labels[:6] == ["ปก", "ก", "ข", "ค", "๑", "๒"]
    assert numbers[:6] == ["", "- ก -", "- ข -", "- ค -", "- ๑ -", "- ๒ -"]
    assert labels[4:] == [to_thai(n) for n in range(1, len(labels) - 3)]
    assert numbers[-2:] == ["", f"- {labels[-1]} -"]


def test_front_pages_may_have_no_numbers_and_pages_may_tell_how_many_there_are() -> None:
    data = _built(_report(front=False), thai_digits=False)
    assert _numbers(data)[:6] == ["", "", "", "", "- 1 -", "- 2 -"]
    story: list[Block] = [Matter(pattern="หน้า {page} จาก {pages}"), *_body(2)]
    assert _numbers(_built(story)) == ["หน้า ๑ จาก ๒", "หน้า ๒ จาก ๒"]


def _body(pages: int) -> list[Block]:
    story: list[Block] = [Paragraph(MEMO_TEXT[1], BODY)]
    for _ in range(pages - 1):
        story += [PageBreak(), Paragraph(MEMO_TEXT[1], BODY)]
    return story


@pytest.mark.parametrize("seed", range(6))
def test_the_contents_name_the_pages_on_which_headings_stand(seed: int) -> None:
    data = _built(_report(seed))
    assert problems(data) == []
    labels = _labels(data)
    where = [(kind, said) for kind, said in texts(data) if kind in {"H2", "H3"}]
    pages = _pages_of(data, [said for _, said in where])
    wanted = [
        f"{said} {labels[page]}"
        for (_, said), page in zip(where, pages, strict=True)
        if said != "สารบัญ"
    ]
    assert [said for kind, said in texts(data) if kind == "Link"] == wanted
    assert _led(data) == [
        page for (_, said), page in zip(where, pages, strict=True) if said != "สารบัญ"
    ]


def _pages_of(data: bytes, titles: list[str]) -> list[int]:
    """The page on which each heading begins, in order; lines of the contents are no headings."""
    pages, found, at = lines(data), [], 0
    marked = [
        (i, line.text)
        for i, page in enumerate(pages)
        for line in page
        if line.marked and line.size > 0 and not _in_contents(page)
    ]
    for title in titles:
        if title == "สารบัญ":
            found.append(2)
            continue
        while not title.startswith(marked[at][1].strip()) or not marked[at][1].strip():
            at += 1
        found.append(marked[at][0])
        at += 1
    return found


def _in_contents(page: list[Line]) -> bool:
    """Whether the page holds only lines of the contents, which end in numbers at the margin."""
    return any(line.text == "สารบัญ" for line in page) or any(
        line.right > 189 and line.text.strip("๐๑๒๓๔๕๖๗๘๙กขค") == "" and line.marked for line in page
    )


def _led(data: bytes) -> list[int]:
    """The page to which each link leads."""
    with pikepdf.open(BytesIO(data)) as pdf:
        order: dict[Any, int] = {page.objgen: i for i, page in enumerate(pdf.pages)}
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        return [order[note.Dest[0].objgen] for note in notes]


def test_leaders_end_before_the_numbers_and_long_titles_wrap_before_them() -> None:
    long = " ".join(MEMO_TEXT)[:200]
    story = [Contents(), Matter(), Heading(long), Paragraph("ก"), Heading("สั้น"), Paragraph("ข")]
    page = lines(_built(story))[0]
    rows = [line for line in page if line.left < 31]
    number = [line for line in page if line.text == "๑"]
    assert len(rows) == 4
    assert max(line.right for line in rows) <= 190 - 13
    assert [line.baseline for line in number] == [rows[2].baseline, rows[3].baseline]
    assert {round(line.right, 1) for line in number} == {190.0}
    data = _built(story)
    assert problems(data) == []
    assert page[0].text == "หน้า"


def test_contents_show_as_many_levels_as_asked() -> None:
    story = [Contents(1, column=""), Matter(), *_headings()]
    assert [said for kind, said in texts(_built(story)) if kind == "Link"] == ["หนึ่ง ๑", "สาม ๑"]
    story[0] = Contents(3)
    links = [said for kind, said in texts(_built(story)) if kind == "Link"]
    assert links == ["หนึ่ง ๑", "สอง ๑", "สาม ๑"]


def _headings() -> list[Block]:
    return [Heading("หนึ่ง"), Heading("สอง", 3), Heading("สาม"), Paragraph("ก")]


def test_contents_of_nothing_are_nothing() -> None:
    assert texts(_built([Contents(), Paragraph("ก", BODY)])) == [("P", "ก")]


def test_bookmarks_lead_where_the_contents_lead() -> None:
    data = _built(_report(3))
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [one.title for one in outline.root]
        assert titles[:2] == ["คำนำ", "สารบัญ"]
        assert titles[-2:] == ["ภาคผนวก", "ภาพ"]


def test_a_cover_fills_its_page_from_top_to_foot() -> None:
    first = lines(_built(_report()))[0]
    assert first[0].baseline < 35
    assert first[-1].baseline > 265
    divider = lines(_built(_report()))[-2]
    assert [line.text for line in divider] == ["ภาคผนวก"]
    assert divider[0].baseline == pytest.approx(25 + 252 / 2, abs=5)


def test_the_officer_may_word_a_catchword() -> None:
    story = _body(4)
    words = {1: "ข้อเสนอแนะ", 2: "/ผลที่ได้รับ...", 3: ""}
    data = build(story, ABOUT, furniture=Furniture(catchword_at=words)).data
    found = [[line.text for line in page if line.text.startswith("/")] for page in lines(data)]
    assert found == [["/ข้อเสนอแนะ..."], ["/ผลที่ได้รับ..."], [], []]


def test_a_long_title_goes_on_under_itself_and_not_under_its_number() -> None:
    title = "๑. " + MEMO_TEXT[0][:140].strip()
    page = lines(_built([Contents(), PageBreak(), Heading(title), *_body(1)]))[0]
    first = next(line for line in page if line.text.startswith("๑. "))
    further = [line for line in page if first.baseline < line.baseline and line.left < 60]
    assert {round(line.left - first.left, 1) for line in further} == {4.7}
