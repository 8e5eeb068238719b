from __future__ import annotations

import re

import pytest

from core.typeset.faces import FILES
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.rows import Span
from core.typeset.style import BODY, Style
from tests.core.typeset.reading import bare, pdfium, poppler
from tests.core.typeset.samples import ABOUT, MEMO_TEXT

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
