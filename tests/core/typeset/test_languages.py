"""English words in Thai papers, which a reading voice should say in English."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from core.typeset.block import Block
from core.typeset.languages import languages_told
from core.typeset.leaders import Field, HeadLine
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph, numbered
from core.typeset.rows import Span
from core.typeset.style import BODY, PLAIN
from core.typeset.table import Column, Table
from tests.core.typeset.reading import bare, pdfium, poppler
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts


def told(data: bytes) -> list[tuple[str, str, str]]:
    """Language, kind of the element it is in, and number of its marks, for every such stretch."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [one for one in _walk(pdf.Root.StructTreeRoot.K) if Name.Lang in one]
        return [(str(one.Lang), str(one.S)[1:], str(one.P.S)[1:]) for one in found]


def _walk(element: Any) -> Iterator[Any]:  # noqa: ANN401
    yield element
    kids = element.get(Name.K, [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and Name.S in kid:
            yield from _walk(kid)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ลงคะแนนผ่าน Google Forms เมื่อวาน", ["Google Forms"]),
        (
            "วิธี Best Practice และ After-Action Review (AAR)",
            ["Best Practice", "After-Action Review", "AAR"],
        ),
        ("แผน Plan, Do & Check ทุกปี", ["Plan, Do & Check"]),
        ("กระดาษ A4 กลุ่ม B รหัส TB1:2568", []),
        ("ติดต่อ saraban@saensuk.example", []),
        ("ดู https://example.org/km และ www.example.org/Best-Practice หรือ report.pdf", []),
        ("ภาษาไทยล้วน ๆ", []),
        ("ศธจ.(km)", ["km"]),
    ],
)
def test_words_are_english_and_addresses_and_codes_are_not(text: str, english: list[str]) -> None:
    spans = languages_told((Span(text),))
    assert "".join(span.text for span in spans) == text
    assert [span.text for span in spans if span.lang] == english


def test_links_and_notes_stay_whole() -> None:
    given = (Span("Google Forms", url="https://example.org"), Span("1", note="see Best Practice"))
    assert languages_told(given) == given


def test_a_stretch_of_english_is_a_span_of_its_own_wherever_it_stands() -> None:
    words = "ลงคะแนนผ่าน Google Forms ทุกคน"
    story: list[Block] = [
        Heading(words),
        Paragraph(words, BODY),
        *numbered([words], ["๑."]),
        Table([Column("วิธี Method")], [[words]]),
        HeadLine(Field("เรื่อง", words)),
    ]
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert told(data) == [
        *[("en", "Span", kind) for kind in ("H2", "P", "LBody", "P", "P", "P")],
    ]
    said = [text for kind, text in texts(data) if kind != "Lbl"]
    assert said == [words, words, words, "วิธี Method", words, f"เรื่อง {words}"]
    for text in (poppler(data), pdfium(data)):
        assert text.count("Google Forms") == 5


def test_a_whole_block_of_english_is_told_once() -> None:
    story = [
        Paragraph("This report was written in English.", PLAIN),
        Table([Column()], [["Best Practice"]]),
    ]
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert told(data) == [("en", "P", "Document"), ("en", "TD", "TR")]


def test_a_stretch_over_two_lines_is_one_element() -> None:
    words = "Google Forms and Google Sheets and Looker Studio"
    data = build([Paragraph([f"ใช้เครื่องมือ {words} ทุกปี"], PLAIN)] * 1, ABOUT).data
    long = build([Paragraph(f"{'ใช้เครื่องมือ ' * 9}{words} ทุกปี", PLAIN)], ABOUT).data
    for one in (data, long):
        assert problems(one) == []
        assert told(one) == [("en", "Span", "P")]
        assert words in texts(one)[0][1]


def test_english_changes_no_line_and_no_reader_loses_a_word() -> None:
    text = MEMO_TEXT[0]
    assert "Google Forms" in text
    data = build([Paragraph(text, BODY)], ABOUT).data
    assert told(data) == [("en", "Span", "P")]
    for read in (poppler(data), pdfium(data)):
        assert bare(read) == bare(text)
    whole = Paragraph(text, BODY)
    rows = [row.text for row in whole.rows(450)]
    assert "".join(rows) == text
    assert [row.text for row in Paragraph(Span(text, lang="th"), BODY).rows(450)] == rows
