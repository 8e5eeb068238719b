"""Notes at the foot of the page on which their marks stand."""

from __future__ import annotations

import random
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from core.thai.numerals import to_thai
from core.typeset.block import Block, Together
from core.typeset.flow import TooTallError
from core.typeset.lists import Entry, ListLook, listed
from core.typeset.pages import Furniture, build
from core.typeset.paragraph import Paragraph
from core.typeset.rows import Span
from core.typeset.style import BODY, PLAIN
from core.typeset.table import Column, Table
from tests.core.typeset.reading import Line, lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts


def _noted(number: int, note: str = "ระเบียบว่าด้วยงานสารบรรณ") -> list[str | Span]:
    mark = to_thai(number)
    return [MEMO_TEXT[0][:90], Span(mark, note=f"{note} ข้อ {mark}"), MEMO_TEXT[1][:120]]


def _page(data: bytes, start: str) -> tuple[int, Line]:
    return next(
        (i, line)
        for i, page in enumerate(lines(data))
        for line in page
        if line.text.startswith(start)
    )


def test_a_note_is_an_element_of_its_paragraph_and_has_a_name_of_its_own() -> None:
    data = build([Paragraph(_noted(1), BODY), Paragraph(_noted(2), BODY)], ABOUT).data
    assert problems(data) == []
    assert texts(data)[1:3] == [("Reference", "๑"), ("Note", "๑ ระเบียบว่าด้วยงานสารบรรณ ข้อ ๑")]
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        notes = [o for o in found if str(o.get("/S", "")) == "/Note"]
        assert [str(note.ID) for note in notes] == ["note1", "note2"]
        assert {str(note.P.S) for note in notes} == {"/P"}


def test_notes_stand_on_the_last_lines_of_the_page_under_a_short_rule() -> None:
    data = build([Paragraph(_noted(1), BODY), Paragraph(_noted(2), BODY)], ABOUT).data
    page = lines(data)[0]
    feet = [line for line in page if line.size < 10 and "ข้อ" in line.text]
    assert [line.left for line in feet] == pytest.approx([30, 30], abs=0.1)
    assert 265 < feet[0].baseline < feet[1].baseline <= 277
    mark = next(line for line in page if line.text == "๑")
    assert mark.size == pytest.approx(16 * 0.65 / 1.5042, abs=0.01)


@pytest.mark.parametrize("seed", range(12))
def test_every_note_stands_on_the_page_of_its_mark_and_nothing_overlaps(seed: int) -> None:
    pick = random.Random(seed)
    story: list[Block] = []
    for n in range(1, pick.randint(3, 40)):
        words = _noted(n, " ".join(pick.choices(MEMO_TEXT[1].split(), k=pick.randint(1, 40))))
        blocks: list[Block] = [Paragraph(words, BODY)]
        if pick.random() < 0.2:
            blocks = [Together(*blocks, Paragraph(MEMO_TEXT[0], BODY))]
        elif pick.random() < 0.2:
            blocks = listed([Entry(words)], ListLook(hanging=True))
        elif pick.random() < 0.2:
            blocks = [Table([Column(width_mm=100)], [[words], ["ต่อ"]])]
        story += [*blocks, *[Paragraph(pick.choice(MEMO_TEXT), BODY)] * pick.randint(0, 3)]
    data = build(story, ABOUT, furniture=Furniture(catchwords=False)).data
    assert problems(data) == []
    for page in lines(data):
        marked = [line for line in page if line.marked]
        marks = [line.text for line in marked if line.size < 7]
        feet = [line.text.split()[0] for line in marked if _begins_a_note(line)]
        assert marks == feet
        downs = sorted(line.baseline for line in marked if line.size > 7)
        assert downs[-1] <= 277
        steps = [b - a for a, b in pairwise(downs) if b - a > 0.01]
        assert min(steps, default=9) > 4


def _begins_a_note(line: Line) -> bool:
    return 7 < line.size < 10 and line.text.split()[0].strip("๐๑๒๓๔๕๖๗๘๙") == ""


def test_text_without_notes_stands_where_it_stood() -> None:
    story = [Paragraph(text, BODY) for text in MEMO_TEXT * 6]
    noted = [*story, Paragraph(_noted(1), BODY)]
    plain, with_note = lines(build(story, ABOUT).data), lines(build(noted, ABOUT).data)
    assert plain[0] == with_note[0]


def test_a_note_higher_than_a_page_is_refused_with_a_sentence() -> None:
    words: list[str | Span] = [MEMO_TEXT[0], Span("๑", note=" ".join(MEMO_TEXT) * 12)]
    with pytest.raises(TooTallError):
        build([Paragraph(words, PLAIN)], ABOUT)


def test_no_line_begins_with_the_mark_of_a_note() -> None:
    for width in range(90, 450, 3):
        rows = Paragraph(_noted(1), PLAIN).rows(width)
        assert not [row for row in rows if row.items[0].letter.rise]
        assert sum(item.letter.rise > 0 for row in rows for item in row.items) == 1
