from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
import threading
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CancelledError, RefusedFileError
from core.imports import limits, workbook
from core.imports.delimited import read_text
from core.imports.sheet import Cell, Sheet, SheetRow, read_sheet
from core.jobs import Progress
from core.paths import ROOT
from tests.core.imports import workbooks
from tests.core.imports.workbooks import (
    BALLOTS,
    FORM,
    form_export,
    one_sheet,
    packed,
    sheet_xml,
    whole,
)

LESS = settings(max_examples=15)  # each starts a process


def saved(folder: Path, data: bytes | str, name: str = "votes.csv") -> Path:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_csv_is_a_header_and_numbered_rows(tmp_path: Path) -> None:
    text = 'ชื่อ,"คะแนน\n รวม "\nสมชาย,5\n\n" ,\n"\n,\n"สม\nหญิง",3,เกิน\nสั้น\n'
    file = saved(tmp_path, text)

    found = read_sheet(file)

    assert found == Sheet(
        file="votes.csv",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        sheet="",
        header=("ชื่อ", "คะแนน รวม"),
        header_row=1,
        first_column=1,
        rows=(
            SheetRow(2, ("สมชาย", "5")),
            SheetRow(4, (" ,\n",)),
            SheetRow(6, ("สม\nหญิง", "3", "เกิน")),
            SheetRow(7, ("สั้น",)),
        ),
    )


def test_workbook_is_the_same_table(tmp_path: Path) -> None:
    file = saved(tmp_path, workbooks.workbook(), "votes.xlsx")

    found = read_sheet(file)

    assert (found.encoding, found.sheet, found.header_row, found.first_column) == (
        "xlsx",
        FORM,
        1,
        1,
    )
    assert found.header == tuple(BALLOTS[0])
    assert found.rows == tuple(SheetRow(n, tuple(row)) for n, row in enumerate(BALLOTS[1:], 2))


def test_kind_is_told_by_the_bytes_not_the_name(tmp_path: Path) -> None:
    named_csv = saved(tmp_path, workbooks.workbook(), "a.csv")
    named_xlsx = saved(tmp_path, "ชื่อ,ผล\nสมชาย,ดี\n", "b.xlsx")

    assert read_sheet(named_csv).encoding == "xlsx"
    assert read_sheet(named_xlsx).encoding == "utf-8"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_told(delimiter: str, tmp_path: Path) -> None:
    rows = [["ประทับเวลา", "ชื่อ; สกุล", "ผล"], ["22/8/2026, 16:53:50", "สมชาย, ใจงาม", "ก;ข;ค\tง"]]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([*rows, *rows[1:]])

    found = read_sheet(saved(tmp_path, stream.getvalue()))

    assert found.header == tuple(rows[0])
    assert [row.cells for row in found.rows] == [tuple(rows[1])] * 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_row(end: str, tmp_path: Path) -> None:
    found = read_sheet(saved(tmp_path, end.join(["a,b", "1,2", "", "3,4\u2028\x0b"])))

    assert found.rows == (SheetRow(2, ("1", "2")), SheetRow(4, ("3", "4\u2028\x0b")))


def test_column_alone_needs_no_delimiter(tmp_path: Path) -> None:
    assert read_sheet(saved(tmp_path, "ชื่อ\nสมชาย\n")).header == ("ชื่อ",)


def test_what_can_be_seen_makes_a_row(tmp_path: Path) -> None:
    text = "\u200b,\u00a0\nชื่อ,ผล,,\n\ufeff , \n\x00,\n\x1c,\n ,x\n"

    found = read_sheet(saved(tmp_path, text))

    assert (found.header, found.header_row) == (("ชื่อ", "ผล"), 2)
    assert [row.number for row in found.rows] == [4, 5, 6]


def test_zip_with_one_csv_is_read(tmp_path: Path) -> None:
    made = packed({"ผล/votes.csv": "ชื่อ,ผล\nก,ข\n".encode("cp874"), "__MACOSX/ผล/votes.csv": b"\0"})

    found = read_sheet(saved(tmp_path, made, "votes.csv.zip"))

    assert (found.encoding, found.sheet) == ("cp874", "ผล/votes.csv")
    assert found.rows == (SheetRow(2, ("ก", "ข")),)
    assert found.sha256 == hashlib.sha256(made).hexdigest()


def test_table_that_begins_at_b3_keeps_its_places(tmp_path: Path) -> None:
    inside = (
        '<row r="3"><c r="B3" t="str"><v>ชื่อ</v></c><c r="C3" t="str"><v> ผล\n</v></c></row>'
        '<row r="4"><c r="B4" t="str"><v>ก</v></c></row>'
        '<row r="5" s="1"/>'
        '<row r="6"><c r="D6"><v>7</v></c></row>'
    )

    found = read_sheet(saved(tmp_path, one_sheet(inside)))

    assert (found.header, found.header_row, found.first_column) == (("ชื่อ", "ผล"), 3, 2)
    assert found.rows == (SheetRow(4, ("ก", None, None)), SheetRow(6, (None, None, 7)))


def test_cells_keep_their_kinds(tmp_path: Path) -> None:
    inside = (
        '<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="2">'
        '<c r="A2"><v>12</v></c><c r="B2"><v>1.5</v></c><c r="C2" t="b"><v>1</v></c>'
        '<c r="D2" s="1"><v>46024.5</v></c><c r="E2" s="1"><v>46024</v></c>'
        '<c r="F2" s="1"><v>0.25</v></c><c r="G2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="H2" t="b"><v>0</v></c><c r="I2"><v>1e300</v></c>'
        '<c r="J2" t="str"><f>""</f><v></v></c>'
        '<c r="K2" t="inlineStr"><is><t>a_x000B_b</t></is></c>'
        '<c r="L2"><v>0</v></c><c r="M2" t="e"><v>#N/A</v></c></row>'
    )

    cells = read_sheet(saved(tmp_path, one_sheet(inside))).rows[0].cells

    expected: tuple[Cell, ...] = (
        12,
        1.5,
        True,
        datetime(2026, 1, 2, 12),  # noqa: DTZ001 - a spreadsheet knows no zones
        date(2026, 1, 2),
        clock(6),
        "#DIV/0!",
        False,
        1e300,
        None,
        "a\x0bb",
        0,
        "#N/A",
    )
    assert [(type(cell), cell) for cell in cells] == [(type(cell), cell) for cell in expected]


def listed(*sheets: tuple[str, int], hidden: str = "") -> bytes:
    """A workbook of sheets with so many rows; ``hidden`` is the name of one that is not shown."""
    made = whole(
        {
            name: sheet_xml("".join(workbooks.row(n, (name, n)) for n in range(1, rows + 1)))
            for name, rows in sheets
        }
    )
    shown = made["xl/workbook.xml"].decode()
    made["xl/workbook.xml"] = shown.replace(
        f'<sheet name="{hidden}"', f'<sheet state="hidden" name="{hidden}"'
    ).encode()
    return packed(made)


@pytest.mark.parametrize(
    ("sheets", "hidden", "chosen"),
    [
        ([("สรุป", 0), ("ข้อมูล", 3), ("อื่น", 3)], "", "ข้อมูล"),
        ([("คำชี้แจง", 1), ("ข้อมูล", 3)], "", "ข้อมูล"),
        ([("สรุป", 3), (FORM, 3)], "", FORM),
        ([("Pivot", 5), ("Form Responses 1", 2)], "", "Form Responses 1"),
        ([("สรุป", 3), (FORM, 1)], "", "สรุป"),
        ([(FORM, 3), ("ข้อมูล", 3)], FORM, "ข้อมูล"),
        ([("ซ่อน", 3), ("ว่าง", 0)], "ซ่อน", "ซ่อน"),
    ],
)
def test_sheet_is_the_form_or_the_first_with_rows(
    sheets: list[tuple[str, int]], hidden: str, chosen: str, tmp_path: Path
) -> None:
    assert read_sheet(saved(tmp_path, listed(*sheets, hidden=hidden))).sheet == chosen


def test_formula_in_another_sheet_is_no_reason_to_refuse(tmp_path: Path) -> None:
    table = workbooks.row(1, ("a",)) + workbooks.row(2, ("b",))
    formula = '<row r="3"><c r="A3"><f>1</f></c></row>'
    made = whole({"รวม": sheet_xml(table + formula), FORM: sheet_xml(table)})
    wrong = whole({"รวม": sheet_xml(table), FORM: sheet_xml(table + formula)})

    assert len(read_sheet(saved(tmp_path, packed(made))).rows) == 1
    with pytest.raises(RefusedFileError, match=f"“{FORM}” ช่อง A3"):
        read_sheet(saved(tmp_path, packed(wrong)))


def test_rows_that_are_all_formulas_are_not_called_missing(tmp_path: Path) -> None:
    formula = '<row r="2"><c r="A2"><f>1</f></c></row>'

    with pytest.raises(RefusedFileError, match="ช่อง A2 มีสูตร"):
        read_sheet(saved(tmp_path, one_sheet(workbooks.row(1, ("a",)) + formula)))


texts = st.text(
    alphabet=st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"
    ),
    max_size=12,
)
values = st.one_of(
    st.none(),
    texts.filter(lambda text: not text.startswith("=")),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.integers(-(10**9), 10**9).map(lambda whole: whole / 64),
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)).map(  # noqa: DTZ001 - sheets know no zones
        lambda moment: moment.replace(second=1, microsecond=0)  # midnight is read as a day
    ),
)


@LESS
@given(
    st.lists(st.lists(values, min_size=1, max_size=6), min_size=2, max_size=12),
    st.integers(1, 40),
    st.integers(1, 30),
)
def test_rows_and_columns_are_those_that_were_written(
    tmp_path: Path, rows: list[list[Cell]], top: int, left: int
) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    places: dict[tuple[int, int], Cell] = {}
    made: list[list[Cell]] = [["หัว"], *rows, ["ท้าย"]]
    for number, cells in enumerate(made, top):
        for column, cell in enumerate(cells, left):
            page.cell(number, column).value = cell
            places[number, column] = cell
    file = tmp_path / "made.xlsx"
    book.save(file)

    found = read_sheet(file)

    read = {
        (row.number, column): cell
        for row in found.rows
        for column, cell in enumerate(row.cells, found.first_column)
        if cell is not None
    }
    kept = {place: cell for place, cell in places.items() if cell not in (None, "", "หัว")}
    unseen = {place for place, cell in kept.items() if isinstance(cell, str) and not cell.strip()}
    assert (found.header, found.header_row, found.first_column) == (("หัว",), top, left)
    assert kept.keys() - unseen <= read.keys()
    assert read == {place: kept[place] for place in read}


def test_other_process_reads_and_is_gone(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    file = saved(tmp_path, form_export(3_000, 20))

    found = read_sheet(file, Progress(lambda *step: steps.append(step)))

    assert len(found.rows) == 3_000
    assert steps[-1] == (3_001, 3_001, "อ่านไฟล์")
    assert children() == []


def children() -> list[str]:
    """The processes that this one has started and that are still there."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def test_cancel_in_the_middle_ends_the_other_process(tmp_path: Path) -> None:
    file = saved(tmp_path, form_export(3_000, 20))
    progress = Progress(lambda *_: progress.cancel())

    with pytest.raises(CancelledError):
        read_sheet(file, progress)

    assert children() == []
    assert threading.active_count() == 1


def test_cancel_while_the_other_process_is_silent_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = [sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"]
    monkeypatch.setattr(workbook, "_command", lambda: sleeper)
    progress = Progress()
    threading.Timer(0.2, progress.cancel).start()
    start = time.perf_counter()

    with pytest.raises(CancelledError):
        read_sheet(saved(tmp_path, workbooks.workbook()), progress)

    assert time.perf_counter() - start < 2
    assert children() == []


@pytest.mark.parametrize(
    "answers",
    [
        "nonsense",
        "{}",
        "[]",
        '{"sheet":"a","column":1,"rows":9}',
        '{"sheet":"a","column":1,"rows":9}\n{"end":0}',
        '{"sheet":"a","column":1,"rows":1}\n{"row":1,"texts":[],"rows":[[7]]}\n{"end":1}',
        '{"sheet":"a","column":1,"rows":1}\n{"row":1,"texts":[],"rows":[[["x",1]]]}\n{"end":1}',
    ],
)
def test_other_process_that_talks_nonsense_is_a_refusal(
    answers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import sys; sys.stdin.buffer.read(); print({answers!r})"
    monkeypatch.setattr(workbook, "_command", lambda: [sys.executable, "-c", program])

    with pytest.raises(RefusedFileError) as refused:
        read_sheet(saved(tmp_path, workbooks.workbook()))

    assert refused.value.code == "hostile"
    assert children() == []


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "import os; os.abort()",
        "import sys, time; sys.stdin.buffer.read(); time.sleep(60)",
        "import time; time.sleep(60)",
    ],
)
def test_other_process_that_fails_is_a_refusal(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_command", lambda: [sys.executable, "-c", program])
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    big = form_export(20_000, 20) if "time" in program else workbooks.workbook()

    with pytest.raises(RefusedFileError) as refused:
        read_sheet(saved(tmp_path, big))

    assert refused.value.code == "hostile"
    assert children() == []


def test_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert workbook._command() == [sys.executable, "--import-worker"]


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("core.imports.worker", {"sqlalchemy", "openpyxl", "subprocess"}),
        ("core.imports.sheet", {"python_calamine", "sqlalchemy", "openpyxl"}),
    ],
)
def test_reader_starts_light(module: str, absent: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )

    assert absent & set(told.stdout.split()) == set()


def test_cancel_before_the_start_reads_nothing(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()

    with pytest.raises(CancelledError):
        read_sheet(tmp_path / "none.csv", progress)


def test_other_process_is_limited() -> None:
    program = (
        "from core.imports import worker; import resource as r; worker.confine();"
        "told = [r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_CORE)];"
        "worker.allow(5); told += r.getrlimit(r.RLIMIT_AS);"
        "worker.allow(1 << 40); print(*told, *r.getrlimit(r.RLIMIT_AS))"
    )

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
    )

    few, most = limits.MEMORY_BYTES, limits.MOST_MEMORY_BYTES
    assert [*map(int, told.stdout.split())] == [few, limits.SECONDS, 0, few + 10, most, most, most]


@given(
    st.lists(
        st.lists(st.text(alphabet="กขค ่้a,;\t\"'\n\r0", max_size=8), min_size=1, max_size=6),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_every_record_keeps_its_number_and_cells(
    rows: list[list[str]], quoting: Literal[0, 1]
) -> None:
    header = ["ชื่อ", "ตำแหน่ง", "กลุ่ม"]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=quoting).writerows([header, *rows])

    grid = read_text(stream.getvalue().encode(), "", Progress())

    assert list(grid.rows) == [(n, tuple(row)) for n, row in enumerate([header, *rows], 1)]
