from __future__ import annotations

import pytest

from core.typeset.closing import Signature
from core.typeset.measures import MM
from core.typeset.pages import build
from core.typeset.paragraph import Paragraph
from core.typeset.style import PLAIN
from core.typeset.table import Column, Look, Table
from core.typeset.table_widths import shared
from tests.core.typeset.reading import lines
from tests.core.typeset.samples import ABOUT, MEMO_TEXT, PEOPLE
from tests.tagtree import problems, texts

_COLUMNS = [
    Column("ลำดับ", 15, "center"),
    Column("ชื่อ - สกุล"),
    Column("ตำแหน่ง"),
    Column("คะแนน", 18, "right"),
]


def _rows(count: int) -> list[list[str]]:
    return [[str(n), *PEOPLE[n % 3], "๑๒"] for n in range(count)]


def test_the_head_repeats_on_every_page_and_is_read_once() -> None:
    data = build([Table(_COLUMNS, _rows(80))], ABOUT).data
    pages = lines(data)
    heads = [[line.marked for line in page if line.text == "ตำแหน่ง"] for page in pages]
    assert heads == [[True], *[[False]] * (len(pages) - 1)]
    assert len(pages) > 2
    assert problems(data) == []
    assert [words for kind, words in texts(data) if kind == "TH"] == [c.head for c in _COLUMNS]
    assert [words for kind, words in texts(data) if kind == "TD"] == [
        w for row in _rows(80) for w in row
    ]


def test_columns_have_their_widths_and_alignment() -> None:
    page = lines(build([Table(_COLUMNS, _rows(1))], ABOUT).data)[0]
    number, name, _, votes = page[-4:]
    assert (number.left + number.right) / 2 == pytest.approx(30 + 7.5, abs=0.1)
    assert name.left == pytest.approx(45 + 4 * 25.4 / 72, abs=0.1)
    assert votes.right == pytest.approx(190 - 4 * 25.4 / 72, abs=0.1)


def test_cells_wrap_and_the_table_fills_the_column() -> None:
    page = lines(
        build([Table([Column("ก"), Column("ข")], [[MEMO_TEXT[0], MEMO_TEXT[1]]])], ABOUT).data
    )[0]
    assert len(page) > 8
    assert max(line.right for line in page) <= 190
    assert min(line.left for line in page) >= 30


def test_a_row_higher_than_a_page_breaks_inside() -> None:
    table = Table(
        [Column("ที่", 12), Column("เนื้อหา")], [["๑", [Paragraph(t, PLAIN) for t in MEMO_TEXT * 9]]]
    )
    data = build([table], ABOUT).data
    pages = lines(data)
    assert len(pages) > 1
    assert max(line.baseline for page in pages for line in page if line.marked) <= 277
    assert problems(data) == []
    assert [words for kind, words in texts(data) if kind == "P"] == list(MEMO_TEXT * 9)


def test_short_rows_move_whole() -> None:
    rows = [[f"แถว {n}", "ชื่อ " * 20, "ตำแหน่ง " * 20, "๑"] for n in range(60)]
    pages = lines(build([Table(_COLUMNS, rows)], ABOUT).data)
    seen: list[str] = []
    for page in pages:
        cells = [line for line in page if line.marked]
        seen += [line.text.strip() for line in cells if line.text.startswith("แถว")]
        assert page[-1].text == "๑" or page[-1].text.startswith("/")
    assert seen == [row[0] for row in rows]


def test_a_table_of_nothing_is_its_head() -> None:
    data = build([Table(_COLUMNS, [])], ABOUT).data
    assert problems(data) == []
    assert [line.text for line in lines(data)[0]] == [c.head for c in _COLUMNS]


def test_an_empty_cell_is_still_a_cell() -> None:
    data = build([Table([Column("ก"), Column("ข")], [["", "มี"], ["", ""]])], ABOUT).data
    assert problems(data) == []


def test_row_heads_and_tints() -> None:
    look = Look(row_heads=1, tint="#EEEEEE", grid=0)
    data = build([Table([Column("ด้าน"), Column("คะแนน")], [["วินัย", "๓"]], look)], ABOUT).data
    assert texts(data) == [("TH", "ด้าน"), ("TH", "คะแนน"), ("TH", "วินัย"), ("TD", "๓")]
    assert problems(data) == []


def test_widths_never_exceed_the_table() -> None:
    rows = [[(Paragraph("ก" * 300, PLAIN),), (Paragraph("ข", PLAIN),)]]
    assert sum(shared([0, 0], rows, 300, 8, full=True)) == pytest.approx(300)
    assert sum(shared([200, 200], rows, 300, 8, full=True)) == pytest.approx(300)
    long = (Paragraph("X" * 90, PLAIN),)
    assert sum(shared([0, 0], [[long, long]], 300, 8, full=True)) == pytest.approx(300)
    narrow = shared(
        [0, 0], [[(Paragraph("ก", PLAIN),), (Paragraph("ข", PLAIN),)]], 300, 8, full=False
    )
    assert sum(narrow) < 60


@pytest.mark.parametrize("count", range(2, 60, 3))
def test_a_table_gives_some_rows_to_what_must_not_stand_alone(count: int) -> None:
    foot = Signature("(นายกล้า ดี)", "นิติกรปฏิบัติการ")
    pages = lines(build([Paragraph("ก"), Table(_COLUMNS, _rows(count)), foot], ABOUT).data)
    last = [line.text for line in pages[-1] if line.marked]
    assert last.index("๑๒") < last.index("(นายกล้า ดี)")
    assert min(map(len, pages[:-1]), default=9) > 8


def test_texts_stay_whole_where_the_other_columns_keep_their_words() -> None:
    name, post = "นางสาวปิ่นทิพย์ น้ำผึ้งทอง", "นักทรัพยากรบุคคล ชำนาญการพิเศษ กลุ่มบริหารงานบุคคล"
    rows = [[name, post], ["นายกล้า ดี", post]]
    for room_mm, together in ((190, True), (95, True), (52, False)):
        table = Table([Column(whole_mm=60), Column()], rows, Look(grid=0))
        cell, _ = table.body[0]
        inside = table.widths(room_mm * MM)[0] - 8
        assert (cell[0].lines(inside) == 1) == together


@pytest.mark.parametrize("count", range(20, 60))
def test_no_row_stands_alone_on_the_last_page(count: int) -> None:
    rows = [[f"{n}", "ก", "ข", "๑๒"] for n in range(count)]
    pages = lines(build([Table(_COLUMNS, rows)], ABOUT).data)
    on_page = [sum(line.text == "๑๒" for line in page) for page in pages]
    assert sum(on_page) == count
    assert len(pages) == 1 or on_page[-1] > 1
