"""Papers as workbooks, read back by two readers: numbers count, texts stay texts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from core.documents.editable import EXCEL, WORD, endings_of
from core.documents.gathered import Gathered
from core.documents.gathering import sampled
from core.documents.reading import read_documents
from core.documents.sheets import sheets_of
from core.documents.workbook import Sheet, workbook_of
from core.errors import UserError
from tests.core.documents.making import house
from tests.core.documents.word_reading import blocks_of, lines_of
from tests.core.typeset.samples import ABOUT

HOUSE = house()
DOCUMENTS = read_documents(HOUSE.resources, HOUSE.templates)
SHEETS = [key for key, one in DOCUMENTS.items() if EXCEL in endings_of(one)]


def book_of(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def rows_of(data: bytes, name: str) -> list[list[Any]]:
    return [list(row) for row in book_of(data)[name].iter_rows(values_only=True)]


def tally(**changes: Any) -> Gathered:  # noqa: ANN401 - contents of any kind
    paper = sampled(HOUSE, "tally", long=True)
    return replace(paper, contents={**paper.contents, **changes})


def test_papers_to_count_in_are_tables_and_others_are_not() -> None:
    assert "tally" in SHEETS
    assert endings_of(DOCUMENTS["memo"]) == (WORD,)
    assert endings_of(DOCUMENTS["certificates"]) == ()
    for key in ("memo", "lesson-memo", "announcement", "certificates"):
        assert key not in SHEETS


def test_a_tally_is_one_sheet_of_all_categories() -> None:
    made = sheets_of(tally())
    assert made.file_name == "สรุปผลการลงคะแนน บุคลากรคุณธรรมต้นแบบ ๒๕๖๘.xlsx"
    book = book_of(made.data)
    assert book.sheetnames == ["ไฟล์คะแนนที่นับ", "แบบสรุปผลการลงคะแนน", "ข้อความในเอกสาร"]
    assert rows_of(made.data, "แบบสรุปผลการลงคะแนน")[:4] == [
        ["หัวข้อ", "อันดับ", "ชื่อ – สกุล", "คะแนน", "ร้อยละ", "ผล"],
        ["ด้านพอเพียง", 1, "นายกล้า ดี", 21, 30.43, "คะแนนเท่ากัน"],
        ["ด้านพอเพียง", 1, "นางฐิติมา ศรีสุวรรณ", 21, 30.43, "คะแนนเท่ากัน"],
        ["ด้านพอเพียง", 3, "นายธีรศักดิ์ ตั้งมั่น", 12, 17.39, None],
    ]
    assert book.active is not None
    assert book.active.title == "แบบสรุปผลการลงคะแนน"


def test_a_code_of_digits_stays_a_text() -> None:
    rows = rows_of(sheets_of(tally()).data, "ไฟล์คะแนนที่นับ")
    assert [row[1:] for row in rows[1:]] == [[1074, "9c1a77e0"], [3, "11115555"]]
    assert rows[2][0] == "votes-late.csv"


@pytest.mark.parametrize("key", SHEETS)
def test_nothing_of_the_paper_is_lost(key: str) -> None:
    paper = sampled(HOUSE, key, long=True)
    book = book_of(sheets_of(paper).data)
    cells = "\n".join(
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )
    words = set(" ".join(cells.split()).split())
    for line in lines_of(blocks_of(paper)):
        if not line.replace(".", "").replace(",", "").isdigit():
            assert set(line.split()) <= words or line.split(". ", 1)[-1] in cells, line


@pytest.mark.parametrize("key", SHEETS)
def test_a_sheet_is_ready_to_work_with(key: str) -> None:
    book = book_of(sheets_of(sampled(HOUSE, key)).data)
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet["A1"].font.name == "TH SarabunPSK"
        assert sheet["A1"].font.bold
        widths = [found.width for found in sheet.column_dimensions.values()]
        assert len(widths) == sheet.max_column
        assert all(8 <= width <= 60 for width in widths)
    assert book.properties.language == "th-TH"
    assert book.properties.creator == "สำนักงานศึกษาธิการจังหวัดแสนสุข"


def test_a_paper_without_a_table_is_refused_in_words() -> None:
    for key in ("memo", "certificates"):
        with pytest.raises(UserError, match="ไม่มีตาราง"):
            sheets_of(sampled(HOUSE, key))


def test_a_draft_says_so_on_paper() -> None:
    draft = book_of(sheets_of(replace(tally(), draft=True)).data)
    heads = [sheet.oddHeader for sheet in draft.worksheets]
    assert [head.right.text for head in heads if head is not None] == ["ร่าง"] * 3


def test_formulas_stay_what_somebody_typed() -> None:
    bad = ("=1+1", "+1+1", "@SUM(A1)", "-2+3", '=HYPERLINK("file:///x","y")', "\t=1")
    data = workbook_of([Sheet("ก", ("=A1", "ชื่อ"), [(one, one) for one in bad])], ABOUT)
    for row in book_of(data).worksheets[0].iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert cell.number_format == "@"


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        (("๑", "๒๑", ""), [1, 21, None]),
        (("0", "12.50", "7"), [0, 12.5, 7]),
        (("1,200", "๑๒"), [1200, 12]),
        (("๑/๒๕๖๘", "๒"), ["๑/๒๕๖๘", "๒"]),
        (("007", "8"), ["007", "8"]),
        (("1234567890",), ["1234567890"]),
        (("๐ ๕๐๐๐ ๑๒๓๔",), ["๐ ๕๐๐๐ ๑๒๓๔"]),
        (("12", "–"), ["12", "–"]),
        (("", ""), [None, None]),
    ],
)
def test_a_column_is_numbers_only_if_all_of_it_is(
    column: tuple[str, ...], wanted: list[Any]
) -> None:
    data = workbook_of([Sheet("ก", ("หัว",), [(one,) for one in column])], ABOUT)
    [sheet] = book_of(data).worksheets
    assert [cell.value for cell in sheet["A"][1:]] == wanted


def test_rows_are_as_high_as_their_text_and_long_columns_wrap() -> None:
    rows = [("ก",), ("ก\nข\nค",), ("คำ " * 60,), ("ก" * 30_000,)]
    [sheet] = book_of(workbook_of([Sheet("ก", ("หัว",), rows)], ABOUT)).worksheets
    heights = [sheet.row_dimensions[i].height for i in range(1, 6)]
    assert heights == [24, 24, 66, heights[3], 409]
    assert heights[3] is not None
    assert heights[3] > 24
    assert sheet["A4"].alignment.wrap_text


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    long = "ก" * 40
    names = ["[a]:*?/\\", "", long, long, "A", "a"]
    made = book_of(workbook_of([Sheet(one, ("ก",), [("ข",)]) for one in names], ABOUT)).sheetnames
    assert len({name.casefold() for name in made}) == 6
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in made)


CELL = (
    st.text(max_size=12)
    | st.integers(0, 10**12).map(str)
    | st.sampled_from(["=1", "๓๐.๔๓", "ก\nข"])
)


@settings(max_examples=40)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5))
@example([("\x00=1", "\ud800", "\ufffe")])
def test_two_readers_read_the_same_cells(rows: list[tuple[str, str, str]]) -> None:
    data = workbook_of([Sheet("ก", ("ก", "ข", "ค"), rows)], ABOUT)
    ours = rows_of(data, "ก")
    theirs = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    for mine, other in zip_longest(ours, theirs, fillvalue=[""] * 3):
        assert [_plain(one) for one in mine] == [_plain(one) for one in other]


def _plain(value: object) -> object:
    """Cells as both readers mean them: one says None where the other says an empty text."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") or None
    return float(value) if isinstance(value, int | float) else value
