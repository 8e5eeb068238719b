from __future__ import annotations

import random
from itertools import pairwise

import pytest

from core.typeset.block import Block, PageBreak, Together
from core.typeset.catchword import catchword
from core.typeset.closing import Endorsement, Endorsements, Signature
from core.typeset.finish import Printed
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.style import BODY, PLAIN
from core.typeset.table import Column, Table
from tests.core.typeset.reading import Line, bare, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, PEOPLE


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("ผลที่ได้รับ :", "/ผลที่ได้รับ..."),
        ("ข้อเสนอแนะเพื่อการเปลี่ยนแปลงและปรับปรุงในอนาคต :", "/ข้อเสนอแนะ..."),
        ("ชื่อกิจกรรม : บุคลากรคุณธรรมต้นแบบ", "/ชื่อกิจกรรม..."),
        ("๒. เปิดให้ลงคะแนนผ่าน Google Forms", "/๒. เปิดให้ลงคะแนนผ่าน..."),
        ("การดำเนินกิจกรรมเสร็จสิ้นแล้ว คณะทำงาน", "/การดำเนินกิจกรรมเสร็จสิ้นแล้ว..."),
        ("(นายกล้า ดี)", "/(นายกล้า ดี)..."),
        ("(นางสาวปิ่นทิพย์ น้ำผึ้งทอง)", "/(นางสาวปิ่นทิพย์ น้ำผึ้งทอง)..."),
        ("(๑) ประชุมคณะทำงาน ครั้งที่ ๒", "/(๑) ประชุมคณะทำงาน..."),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_catchword_is_short_and_ends_with_a_word(opening: str, said: str) -> None:
    assert catchword(opening) == said


def test_a_catchword_of_a_very_long_word_is_clipped() -> None:
    assert catchword("X" * 200) == f"/{'X' * 26}..."


def _story(seed: int) -> list[Block]:
    pick = random.Random(seed)
    story: list[Block] = []
    for part in range(pick.randint(3, 7)):
        story.append(Heading(f"{pick.choice(('ผลที่ได้รับ', 'บทเรียนที่ได้เรียนรู้'))} ส่วนที่ {part} :"))
        story += [Paragraph(pick.choice(MEMO_TEXT), BODY) for _ in range(pick.randint(1, 6))]
        texts = [pick.choice(MEMO_TEXT)[: pick.randint(20, 400)] for _ in range(pick.randint(1, 7))]
        story += numbered(texts, [f"{n}." for n in range(1, len(texts) + 1)])
        if pick.random() < 0.5:
            people = [[str(n), *pick.choice(PEOPLE)] for n in range(pick.randint(2, 30))]
            columns = [Column("ลำดับ", 12, "center"), Column("ชื่อ"), Column("ตำแหน่ง")]
            story.append(Table(columns, people))
        if pick.random() < 0.5:
            story.append(
                Together(Paragraph("ย่อหน้าที่ต้องอยู่ด้วยกัน", BODY), Paragraph(MEMO_TEXT[0], BODY))
            )
    story.append(Signature("(นายกล้า ดี)", "นิติกรปฏิบัติการ"))
    story.append(Endorsements(Endorsement("ความเห็น", ("(นางสาวปิ่นทิพย์ น้ำผึ้งทอง)",)), Endorsement("")))
    return story


def test_catchwords_are_the_first_words_of_the_next_page_over_forty_turns() -> None:
    turns = 0
    for seed in range(12):
        turns += _checked(build(_story(seed), ABOUT))
    assert turns >= 40


def test_a_page_that_holds_only_the_signature_has_its_catchword() -> None:
    story = [Paragraph("ย่อหน้า", PLAIN), PageBreak(), Signature("(นายกล้า ดี)", "นิติกร")]
    pages = lines(build(story, ABOUT).data)
    assert [line.text for line in pages[0]] == ["ย่อหน้า", "/(นายกล้า ดี)..."]


def test_catchwords_can_be_left_out() -> None:
    story = [Paragraph("หนึ่ง", PLAIN), PageBreak(), Paragraph("สอง", PLAIN)]
    printed = build(story, ABOUT, furniture=Furniture(catchwords=False, numbered=False))
    assert [[line.text for line in page] for page in lines(printed.data)] == [["หนึ่ง"], ["สอง"]]


def _checked(printed: Printed) -> int:
    pages = lines(printed.data)
    for page, following in pairwise(pages):
        words = [line.text for line in page if _is_catchword(line)]
        opening = bare("".join(line.text for line in following if line.marked))
        assert len(words) == 1
        assert opening.startswith(bare(words[0][1:-3])), (words, opening[:60])
        assert len(words[0]) > 6
    assert not [line for line in pages[-1] if _is_catchword(line)]
    return printed.pages - 1


def _is_catchword(line: Line) -> bool:
    return not line.marked and line.text.startswith("/") and line.text.endswith("...")
