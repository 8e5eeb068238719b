"""Cells over several columns and rows, cells that hold blocks, rows cut by a page's turn."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from core.typeset.block import Block
from core.typeset.lists import Entry, ListLook, listed
from core.typeset.pages import build
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.rows import Span
from core.typeset.style import HEADING, PLAIN
from core.typeset.table import Cell, Column, Look, Merged, Table
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT
from tests.tagtree import problems, texts

_THREE = [Column(width_mm=40), Column(), Column(width_mm=30)]


def _spans(data: bytes) -> list[tuple[str, int, int]]:
    """Kind, columns and rows of each merged cell."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found: list[Any] = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        cells = [o for o in found if str(o.get("/S", "")) in {"/TD", "/TH"} and "/A" in o]
        return [
            (str(o.S), int(o.A.get("/ColSpan", 1)), int(o.A.get("/RowSpan", 1)))
            for o in cells
            if "/ColSpan" in o.A or "/RowSpan" in o.A
        ]


def _table(rows: Sequence[Sequence[Cell]], **more: Any) -> Table:  # noqa: ANN401 - Table's
    return Table(_THREE, rows, **more)


def test_merged_cells_say_how_far_they_reach() -> None:
    rows: list[list[Cell]] = [
        [Merged("กลุ่ม", rows=2), "ข", "ค"],
        ["จ", "ฉ"],
        [Merged("รวม", columns=2), "ช"],
    ]
    data = build([_table(rows)], ABOUT).data
    assert problems(data) == []
    assert [words for _, words in texts(data)] == ["กลุ่ม", "ข", "ค", "จ", "ฉ", "รวม", "ช"]
    assert sorted(_spans(data)) == [("/TD", 1, 2), ("/TD", 2, 1)]


def test_a_head_may_have_two_rows_and_stands_in_the_middle_of_both() -> None:
    head: list[list[Cell]] = [
        [Merged("ด้าน", rows=2), Merged("คะแนน", columns=2)],
        ["ก่อน", "หลัง"],
    ]
    data = build([_table([["ก", "๑", "๒"]] * 90, head=head)], ABOUT).data
    assert problems(data) == []
    assert sorted(_spans(data)) == [("/TH", 1, 2), ("/TH", 2, 1)]
    first, second = lines(data)[0], lines(data)[1]
    down = {line.text: line.baseline for line in first[:4]}
    assert down["คะแนน"] < down["ด้าน"] < down["ก่อน"] == down["หลัง"]
    assert down["ด้าน"] == pytest.approx((down["คะแนน"] + down["ก่อน"]) / 2, abs=0.1)
    assert [line.text for line in second if not line.marked][1:5] == [
        *("ด้าน", "คะแนน", "ก่อน", "หลัง")
    ]
    assert [words for kind, words in texts(data) if kind == "TH"] == [*down]


def test_what_a_tall_cell_needs_is_room_in_its_last_row() -> None:
    rows: list[list[Cell]] = [[Merged(MEMO_TEXT[0], rows=2), "ข", "ค"], ["จ", "ฉ"], ["ต่อ", "", ""]]
    table = _table(rows)
    page = lines(build([table], ABOUT).data)[0]
    tall = [line for line in page if line.left < 60 and line.text != "ต่อ"]
    after = next(line for line in page if line.text == "ต่อ")
    assert after.baseline > tall[-1].baseline + 5
    assert after.baseline < tall[-1].baseline + 8.5


def test_a_wrong_count_of_cells_is_refused() -> None:
    wrong: list[list[list[Cell]]] = [
        [["ก", "ข"]],
        [["ก", "ข", "ค", "ง"]],
        [[Merged("ก", columns=3), "ข"]],
    ]
    for rows in wrong:
        with pytest.raises(ValueError, match="ก"):
            _table(rows)


def test_a_cell_that_reaches_over_the_turn_is_shown_again_and_read_once() -> None:
    rows: list[list[Cell]] = [[Merged("กลุ่มเดียว", rows=70), "แถว ๐", "ก"]]
    rows += [[f"แถว {n}", "ก"] for n in range(1, 70)]
    data = build([_table(rows)], ABOUT).data
    assert problems(data) == []
    shown = [[line.marked for line in page if line.text == "กลุ่มเดียว"] for page in lines(data)]
    assert shown == [[True], [False], [False]]
    assert [words for _, words in texts(data)].count("กลุ่มเดียว") == 1
    assert len([1 for _, words in texts(data) if words.startswith("แถว")]) == 70


def test_a_row_cut_by_the_turn_shows_its_first_cell_again() -> None:
    cell = [Paragraph(text, PLAIN) for text in MEMO_TEXT * 8]
    data = build([_table([["วินัย", cell, "ดี"]])], ABOUT).data
    assert problems(data) == []
    pages = lines(data)
    shown = [[line.marked for line in page if line.text == "วินัย"] for page in pages]
    assert shown == [[True], *[[False]] * (len(pages) - 1)]
    assert len(pages) > 2
    assert [w for kind, w in texts(data) if kind == "TD"] == ["วินัย", "ดี"]
    assert [w for kind, w in texts(data) if kind == "P"] == list(MEMO_TEXT * 8)
    named = _table([["วินัย", cell, "ดี"]], look=Look(row_heads=1))
    assert ("TH", "วินัย") in texts(build([named], ABOUT).data)


def test_a_cell_holds_paragraphs_and_lists_with_their_own_tags() -> None:
    blocks: list[Block] = [
        Paragraph([Span("กิจกรรม", "text-bold")], PLAIN),
        *listed([Entry("หนึ่ง"), Entry("สอง")], ListLook(hanging=True, indent=0)),
    ]
    one = listed([Entry("เดียว")], ListLook(hanging=True, indent=0))
    words: list[str | Span] = [Span("หนา", "text-bold"), "ปน"]
    data = build([_table([[blocks, one, words]])], ABOUT).data
    assert problems(data) == []
    assert texts(data) == [
        *[("P", "กิจกรรม"), ("Lbl", "1. "), ("LBody", "หนึ่ง"), ("Lbl", "2. "), ("LBody", "สอง")],
        *[("Lbl", "1. "), ("LBody", "เดียว"), ("TD", "หนาปน")],
    ]


def test_a_heading_in_a_cell_stays_with_its_text() -> None:
    cell: list[Block] = []
    for text in MEMO_TEXT * 5:
        cell += [Heading("หัวข้อ", 3, HEADING), Paragraph(text, PLAIN)]
    for page in lines(build([_table([["ก", cell, "ข"]])], ABOUT).data):
        assert [line.text for line in page if line.marked][-1] != "หัวข้อ"


def test_a_row_cut_under_a_cell_that_reaches_over_it_shows_that_cell_again() -> None:
    cell = [Paragraph(text, PLAIN) for text in MEMO_TEXT * 3]
    rows: list[list[Cell]] = [[Merged("กลุ่ม", rows=2), "สั้น", "ก"], [cell, "ข"], ["จบ", "", ""]]
    data = build([_table(rows)], ABOUT).data
    assert problems(data) == []
    shown = [[line.marked for line in page if line.text == "กลุ่ม"] for page in lines(data)]
    assert shown == [[True], [False]]
