from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.thai.breaks import NEVER_FIRST
from core.typeset.filling import Row
from core.typeset.lines import stretched
from core.typeset.rows import Span, break_rows, extent, spans, stretch
from core.typeset.style import Style
from tests.core.typeset.samples import MEMO_TEXT

_LETTERS = st.text(st.sampled_from("กขคงจสศธวรลฯๆะัาำิีึุู้่์เแโใไ๐๑ ()”,.:ab1\n"), max_size=120)
_WORDS = " ".join(MEMO_TEXT).split()


def _rows(text: str, style: Style, width: float) -> tuple[Row, ...]:
    return break_rows(spans(text), style, width)


@given(_LETTERS, st.floats(60, 460))
def test_rows_hold_the_text_and_begin_with_a_letter(text: str, width: float) -> None:
    rows = _rows(text, Style(), width)
    assert "".join(row.text for row in rows).replace(" ", "") == text.replace("\n", "").replace(
        " ", ""
    )
    starts = [row.items[0].text[0] for row in rows if row.items]
    written = {part.lstrip(" ")[:1] for part in text.split("\n")}
    assume(not re.search(f"[{re.escape(''.join(NEVER_FIRST))}]{{9}}", text))
    assert not [s for s in starts[1:] if s in NEVER_FIRST and s not in written]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60), st.floats(120, 460))
def test_rows_never_leave_the_column(words: list[str], width: float) -> None:
    for align in ("thai", "left"):
        style = Style(align=align, first=40)
        for row in _rows(" ".join(words), style, width):
            wide = stretched(row.items, stretch(row, style, width))
            last = row.items[-1].letter.face.run(row.items[-1].text).clusters
            assert row.indent + row.width <= width + 0.02
            assert wide <= width - row.indent + 2.0 * max(last, 1)


def test_thai_rows_end_at_the_margin_and_the_last_one_does_not() -> None:
    style, width = Style(), 453.5
    rows = _rows(MEMO_TEXT[1], style, width)
    full = [row.width + _added(row, style, width) for row in rows]
    assert full[:-1] == pytest.approx([width] * (len(rows) - 1), abs=0.01)
    assert full[-1] == rows[-1].width < width


def _added(row: Row, style: Style, width: float) -> float:
    spread = stretch(row, style, width)
    clusters = sum(i.letter.face.run(i.text).clusters for i in row.items)
    spaces = sum(i.text == " " for i in row.items)
    return spread.cluster * (clusters - 1) + spread.space * spaces


def test_a_word_longer_than_the_line_is_cut_between_letters() -> None:
    word = "".join(random.Random(4).choices(["กั้", "น้ำ", "เก", "ที่", "ม"], k=60))
    rows = _rows(word, Style(align="left"), 150)
    assert len(rows) > 2
    assert "".join(row.text for row in rows) == word
    assert all(row.width <= 150 for row in rows)
    assert not [row for row in rows if row.text[0] in NEVER_FIRST]


def test_what_is_held_together_but_too_long_breaks_at_its_spaces_first() -> None:
    name = "ว่าที่ร้อยตรีหญิง กมลชนกพิสุทธิ์ สุริยาพิทักษ์ธำรงกุล"
    rows = _rows(name, Style(align="left"), 110)
    assert [row.text.strip() for row in rows] == name.split()


def test_a_listed_word_longer_than_the_line_breaks_between_the_words_in_it() -> None:
    rows = _rows("นักวิเคราะห์นโยบายและแผน", Style(align="left"), 80)
    assert [row.text for row in rows] == ["นักวิเคราะห์", "นโยบายและแผน"]


def test_the_space_at_a_break_is_read_though_not_drawn() -> None:
    rows = _rows(MEMO_TEXT[0], Style(), 300)
    assert "".join(row.text for row in rows) == MEMO_TEXT[0]
    assert not [row for row in rows if row.items[-1].text == " "]


def test_a_line_break_in_the_text_is_kept_and_read_as_a_space() -> None:
    rows = _rows("บรรทัดแรก\nบรรทัดที่สอง", Style(), 453)
    assert [row.text for row in rows] == ["บรรทัดแรก ", "บรรทัดที่สอง"]
    assert [row.last for row in rows] == [True, True]


def test_a_word_may_run_through_two_faces() -> None:
    rows = break_rows(spans(["ศึกษา", Span("ธิการ", "text-bold")]), Style(), 453)
    faces = [(i.text, i.letter.face.name) for i in rows[0].items]
    assert faces == [("ศึกษา", "text"), ("ธิการ", "text-bold")]


@given(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=40), st.floats(200, 460))
def test_centred_rows_are_no_more_than_they_must_be(words: list[str], width: float) -> None:
    text = " ".join(words)
    plain, even = (_rows(text, Style(align=align), width) for align in ("left", "center"))

    assert len(even) == len(plain)
    assert "".join(row.text for row in even) == "".join(row.text for row in plain)
    assert max(row.width for row in even) <= width + 0.02


def test_a_title_leaves_no_year_alone_on_its_last_row() -> None:
    title = "บุคลากรคุณธรรมต้นแบบและผู้ปฏิบัติงานด้วยความซื่อสัตย์สุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    whole = extent(spans(title), Style())[1]

    rows = _rows(title, Style(align="center"), whole * 0.95)

    assert [row.text.strip() for row in rows] == [
        "บุคลากรคุณธรรมต้นแบบและผู้ปฏิบัติงานด้วยความซื่อสัตย์สุจริต",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    ]


def test_a_centred_text_without_spaces_leaves_no_short_row() -> None:
    title = "แต่งตั้งคณะกรรมการอำนวยการขับเคลื่อนองค์กรคุณธรรมต้นแบบ"
    whole = extent(spans(title), Style())[1]

    short, even = (_rows(title, Style(align=a), whole * 0.9)[-1] for a in ("left", "center"))

    assert short.width < whole / 4
    assert even.width > whole / 3


def test_no_text_has_no_rows() -> None:
    assert _rows("", Style(), 453) == ()


def test_extent_is_the_widest_word_and_the_whole_line() -> None:
    least, most = extent(spans("ดี สำนักงาน"), Style())
    assert 0 < least < most
    assert len(_rows("ดี สำนักงาน", Style(), most + 0.1)) == 1
    assert len(_rows("ดี สำนักงาน", Style(), least + 0.1)) == 2


def test_a_word_is_not_left_alone_in_the_last_row() -> None:
    text = "เพื่อส่งเสริมพฤติกรรมด้านคุณธรรม ได้แก่ พอเพียง วินัย สุจริต จิตอาสา และกตัญญู"
    style = Style()
    full = _rows(text, style, 2000)[0].width
    for tail in ("กตัญญู", "และกตัญญู", "จิตอาสา และกตัญญู"):
        width = full - _rows(tail, style, 2000)[0].width + 12
        rows = _rows(text, style, width)
        words = [i.text for i in rows[-1].items if i.text != " "]
        assert len(rows) == 2
        assert len(words) > 1, words
        assert "".join(row.text for row in rows) == text


@pytest.mark.parametrize("width", range(90, 460, 23))
def test_what_belongs_together_stays_on_one_line(width: int) -> None:
    pairs = (
        *("ต่าง ๆ", "เล็ก ๆ", "๑๕ คน", "๒ สัปดาห์", "๑๓ มิถุนายน", "ร้อยละ ๙๓.๕", "ครั้งที่ ๒"),
        *("นายกล้า", "นางสาวปิ่นทิพย์", "ดร.เมธา", "พ.ศ. ๒๕๖๘", "วัตถุประสงค์ :", "ปัญหา :"),
    )
    text = " ".join(f"{word} {pair}" for pair in pairs for word in ("พิจารณา", "เห็นควรให้"))
    rows = [row.text for row in _rows(text, Style(align="left"), width)]
    assert "".join(rows) == text
    for pair in pairs:
        assert sum(row.count(pair) for row in rows) == 2, (pair, rows)
