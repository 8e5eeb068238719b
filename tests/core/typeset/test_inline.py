"""Stretches of a paragraph that look otherwise: bold, underlined, larger."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from core.typeset.pages import build
from core.typeset.paragraph import Paragraph, numbered
from core.typeset.rows import Span
from core.typeset.style import BODY, PLAIN
from core.typeset.table import Column, Table
from tests.core.typeset.reading import lines, pdfium, poppler
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

MM = 72 / 25.4
_MIXED = (
    "ขอเชิญผู้มีรายชื่อ",
    Span("ต่อไปนี้", "text-bold"),
    Span("เข้าร่วมประชุม", underlined=True),
    " ล่วงหน้า ",
)


def _strokes(data: bytes) -> list[tuple[float, float, float]]:
    """Left, height from the top and right of every level line of the first page, millimetres."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        code = page.obj.Contents.read_bytes().decode("latin-1")
    found = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) \2 l S", code)
    return [(float(a) / MM, 297 - float(y) / MM, float(b) / MM) for a, y, b in found]


def test_inline_runs_are_read_as_one_text_wherever_they_stand() -> None:
    said = "ขอเชิญผู้มีรายชื่อต่อไปนี้เข้าร่วมประชุม ล่วงหน้า "
    story = [
        Paragraph(_MIXED, BODY),
        *numbered([_MIXED], ["๑."]),
        Table([Column(width_mm=80)], [[Paragraph(_MIXED, PLAIN)]]),
    ]
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert texts(data) == [("P", said), ("Lbl", "๑. "), ("LBody", said), ("TD", said)]
    for text in (poppler(data), pdfium(data)):
        assert text.count(said.strip()) == 3


def test_a_line_stands_under_the_underlined_words_alone() -> None:
    plain = lines(build([Paragraph(_MIXED[:2], PLAIN)], ABOUT).data)[0][0]
    data = build([Paragraph(_MIXED, PLAIN)], ABOUT).data
    whole = lines(build([Paragraph(_MIXED[:3], PLAIN)], ABOUT).data)[0][0]
    [(left, down, right)] = _strokes(data)
    assert left == pytest.approx(plain.right, abs=0.25)
    assert right == pytest.approx(whole.right, abs=0.25)
    assert 0.3 < down - plain.baseline < 1.2


def test_the_line_under_a_justified_row_ends_at_the_margin() -> None:
    data = build([Paragraph([Span(MEMO_TEXT[1], underlined=True)], BODY)], ABOUT).data
    strokes, rows = _strokes(data), lines(data)[0]
    assert len(strokes) == len(rows) > 2
    for left, _, right in strokes[1:-1]:
        assert (left, right) == pytest.approx((30, 190), abs=0.1)


def test_larger_letters_have_a_higher_row_and_no_other() -> None:
    words: list[str | Span] = [MEMO_TEXT[1], Span(" ใหญ่ ", "text-bold", 32), MEMO_TEXT[1]]
    rows = lines(build([Paragraph(words, PLAIN)], ABOUT).data)[0]
    downs = [row.baseline for row in rows]
    steps = [round((b - a) * MM, 1) for a, b in pairwise(downs)]
    plain = Paragraph(" ".join(MEMO_TEXT), PLAIN)
    assert plain.height(400) == pytest.approx(plain.lines(400) * 18.1)
    assert min(steps) == 18.1
    assert max(steps) > 25
    assert sum(step != 18.1 for step in steps) <= 2


def test_a_paragraph_with_larger_letters_breaks_where_its_rows_do() -> None:
    words: list[str | Span] = [
        " ".join(MEMO_TEXT),
        Span(" ใหญ่ ", "text-bold", 32),
        " ".join(MEMO_TEXT),
    ]
    paragraph = Paragraph(words, PLAIN)
    high = paragraph.height(400)
    for room in range(40, int(high) - 40, 17):
        parts = paragraph.split(400, room)
        assert parts
        assert parts[0].height(400) <= room + 0.01
        assert parts[0].height(400) + parts[1].height(400) == pytest.approx(high)


def _notes(data: bytes) -> list[tuple[str, list[float]]]:
    """Where each link leads, and its place in millimetres from the left and upper edge."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        return [(str(note.A.URI), [float(v) / MM for v in note.Rect]) for note in found]


def test_a_link_lies_over_its_words_on_every_row() -> None:
    url = "https://example.go.th/" + "report/" * 20
    words: list[str | Span] = ["ดูรายละเอียดที่ ", Span(url, url=url), " ต่อไป"]
    data = build([Paragraph(words, PLAIN)], ABOUT).data
    assert problems(data) == []
    assert texts(data) == [("P", "ดูรายละเอียดที่  ต่อไป"), ("Link", url)]
    rows = [line for line in lines(data)[0] if line.text in url and line.text.strip()]
    notes = _notes(data)
    assert len(notes) == len(rows) > 1
    for (to, (left, low, right, _)), row in zip(notes, rows, strict=True):
        assert to == url
        assert (left, right) == pytest.approx((row.left, row.right), abs=0.3)
        assert 0 < (297 - low) - row.baseline < 3


def test_a_link_in_a_cell_or_an_item_has_its_element_there() -> None:
    link: list[str | Span] = ["ที่ ", Span("example.go.th", url="https://example.go.th")]
    story = [Table([Column(width_mm=80)], [[link]]), *numbered([link], ["๑."])]
    data = build(story, ABOUT).data
    assert problems(data) == []
    assert texts(data) == [
        *[("P", "ที่ "), ("Link", "example.go.th"), ("Lbl", "๑. ")],
        *[("LBody", "ที่ "), ("Link", "example.go.th")],
    ]
    assert len(_notes(data)) == 2
