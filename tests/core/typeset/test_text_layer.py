from __future__ import annotations

import re

import pytest

from core.typeset.closing import Endorsement, Endorsements
from core.typeset.faces import FILES
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.rows import Span
from core.typeset.style import BODY, Style
from core.typeset.table import Column, Table
from tests.core.typeset.reading import bare, pdfium, poppler
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, PEOPLE

WORDS = ("ที่ ปั่น ก็ กั้น น้ำ น้ำค้ำ สำนักงาน ดำเนิน ญู ฐาน ฎีกา ปฏิบัติ ป่า ปี่ ฝ้าย ฟ้า ผู้ที่ ให้ไว้ เก้าอี้").split()


@pytest.mark.parametrize("face", FILES)
def test_every_face_gives_its_words_back(face: str) -> None:
    style = Style(face=face, align="left", leading=30)
    data = build([Paragraph(word, style) for word in WORDS], ABOUT).data
    for read in (poppler(data), pdfium(data)):
        assert read.split() == WORDS


def test_a_justified_memo_gives_every_word_back() -> None:
    data = build([Paragraph(text, BODY) for text in MEMO_TEXT], ABOUT).data
    told = bare("".join(MEMO_TEXT))
    for read in (poppler(data), pdfium(data)):
        text = re.sub(r"/[^/\n]*\.\.\.|- [๐-๙]+ -", "", read)
        assert bare(text) == told


def test_runs_of_different_faces_give_their_words_back() -> None:
    parts: list[str | Span] = [
        "ข้อความธรรมดา",
        Span("ตัวหนาปนอยู่", "text-bold"),
        "และ",
        Span("เอียง", "text-italic"),
    ]
    data = build([Paragraph(parts, BODY)], ABOUT).data
    for read in (poppler(data), pdfium(data)):
        assert bare(read) == "ข้อความธรรมดาตัวหนาปนอยู่และเอียง"


def test_a_letter_the_face_lacks_is_drawn_as_a_question_and_read_as_itself() -> None:
    data = build([Paragraph("ผ่าน ☑ แล้ว", BODY)], ABOUT).data
    assert "☑" in poppler(data)
    assert ".notdef" not in pdfium(data)


def test_a_table_is_copied_row_by_row_and_a_page_from_top_to_foot() -> None:
    rows = [[f"{n}.", PEOPLE[n % 3][0], f"{PEOPLE[n % 3][1]} แถว {n}"] for n in range(1, 41)]
    columns = [Column("ลำดับ", 15), Column("ชื่อ", 40), Column("ตำแหน่ง", 40)]
    signers = [Endorsement("เห็นควร", (f"({PEOPLE[0][0]})",)), Endorsement("อนุมัติ", ("(นายกล้า ดี)",))]
    story = [
        Heading("รายชื่อ", 1),
        Paragraph(MEMO_TEXT[0], BODY),
        Table(columns, rows),
        Paragraph(MEMO_TEXT[1], BODY),
        Endorsements(*signers),
    ]
    data = build(story, ABOUT, furniture=Furniture(numbered=False, catchwords=False)).data
    head, said = "ลำดับชื่อตำแหน่ง", "".join(cell for row in rows for cell in row)
    last = f"เห็นควร({PEOPLE[0][0]})อนุมัติ(นายกล้า ดี)"
    told = bare(f"รายชื่อ{MEMO_TEXT[0]}{head}{said}{MEMO_TEXT[1]}{last}")
    for read in (poppler(data, "-raw"), pdfium(data)):
        pages = [bare(page) for page in read.split("\f") if page.strip()]
        assert len(pages) > 2
        again = [page.removeprefix(bare(head)) for page in pages[1:]]  # printed on every page
        assert "".join([pages[0], *again]) == told
