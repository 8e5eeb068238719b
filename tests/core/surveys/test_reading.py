"""Form exports as surveys: which columns are what, where every answer lands, what is pointed at."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import table_file
from core.errors import CancelledError, RefusedFileError, UserError
from core.imports.sheet import Sheet, SheetRow
from core.jobs import Progress
from core.surveys.answers import NOT_TOLD, Item, from_json, to_json
from core.surveys.bands import preset
from core.surveys.reading import Surveyed, read, surveyed
from core.surveys.scale import scale
from core.surveys.table import OTHERS, tabled
from tests.core.surveys.exports import COUNTS, GOLDEN, HEADER, golden, write


def sheet(*rows: tuple[Any, ...], header: tuple[str, ...] = HEADER) -> Sheet:
    numbered = tuple(SheetRow(n, row) for n, row in enumerate(rows, 2))
    return Sheet("f.csv", "0" * 64, "utf-8", "", header, 1, 1, numbered)


def only(found: Surveyed) -> Item:
    [item] = found.answers.items
    return item


def test_the_golden_survey(tmp_path: Path) -> None:
    found = read(golden(tmp_path))

    assert found.answers.n == 249
    assert found.answers.groups == tuple(GOLDEN.items())
    assert found.answers.items == (Item("งานวิชาการ", COUNTS), Item("งานบุคคล", COUNTS))
    assert (found.title, found.year_be) == ("แบบประเมินความพึงพอใจ", 2568)
    assert (found.group, found.doubts) == ("สถานะของท่าน", ())
    assert [one.called for one in found.left_out] == ["คอลัมน์ “ประทับเวลา”"]

    table = tabled(found.answers, preset())
    assert [(one.name, one.n) for one in table.groups] == [
        ("ครู", 179),
        ("บุคลากรอื่น", 34),
        ("ผู้บริหารสถานศึกษา", 25),
        ("ผู้บริหารการศึกษา และศึกษานิเทศก์และธุรการ", 11),
    ]
    assert [str(one.percent) for one in table.groups] == ["71.89", "13.65", "10.04", "4.42"]
    assert [(str(row.figures.mean), row.band) for row in table.rows] == [("4.41", "มาก")] * 2
    assert table.overall is not None
    assert (table.overall.figures.n, str(table.overall.figures.sd)) == (498, "0.72")


def test_workbook_zip_and_tabs_say_the_same(tmp_path: Path) -> None:
    text = golden(tmp_path)
    told = read(text).answers
    rows = [line.split(",") for line in text.read_text("utf-8").replace('"', "").splitlines()[1:]]
    whole = [[f"{row[0]},{row[1]}", *row[2:]] for row in rows]
    table_file.write_table(tmp_path / "f.xlsx", "การตอบแบบฟอร์ม 1", HEADER, whole)
    tabs = tmp_path / "f.tsv"
    tabs.write_text("\n".join("\t".join(row) for row in [list(HEADER), *whole]), "utf-16")
    packed = tmp_path / "f.csv.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(text, "f.csv")

    assert [read(file).answers for file in (tmp_path / "f.xlsx", tabs, packed)] == [told] * 3


def test_every_answer_lands_somewhere_and_what_is_unread_is_pointed_at() -> None:
    found = surveyed(
        sheet(
            ("", "ครู", "5", "มาก", "5"),
            ("", "ครู ", "6", "๔", ""),
            ("", "", "", "4", ""),
            ("", "ครู", "", "", "ดีมาก"),
            ("", "ครู", "4", "ไม่ทราบ", ""),
        )
    )

    assert found.answers.n == 4
    assert found.answers.items == (
        Item("งานวิชาการ", (0, 0, 0, 1, 1), blank=1, void=1),
        Item("งานบุคคล", (0, 0, 0, 3, 0), declined=1),
    )
    assert found.answers.groups == (("ครู", 3), (NOT_TOLD, 1))
    unread, empty = found.doubts
    at = "แถวที่ ๓ คอลัมน์ “ความพึงพอใจ [งานวิชาการ]”"
    assert unread.startswith(f"{at}: อ่าน “6” เป็นระดับ ๑–๕ ไม่ได้ จึงไม่นับช่องนี้")
    assert empty == "แถวที่ ๕: ไม่มีคำตอบที่ให้คะแนน จึงไม่นับเป็นผู้ตอบ"


CELLS = st.sampled_from(
    ["5", "๔", "มากที่สุด", "น้อย (2)", "", "-", "ไม่ทราบ", "7", "ดีมาก", "4.5", 3, None]
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12))
def test_counts_are_kept_whole(rows: list[tuple[Any, ...]]) -> None:
    first = ("1", "2", "3")  # makes items of all three
    many = len(rows) * 10 + 2
    table = sheet(*[first] * many, *rows, header=("ก", "ข", "ค"))
    found = surveyed(table)

    rated = [row for row in rows if any(scale().rating(str(cell or "")) for cell in row)]
    assert found.answers.n == many + len(rated)
    for item in found.answers.items:
        whole = sum(item.counts) + item.blank + item.declined + item.void
        assert whole == found.answers.n
    refused = [one.row for one in found.findings if one.verdict == "refused"]
    assert len(refused) == len(rows) - len(rated)
    assert from_json(to_json(found.answers)) == found.answers


def test_ages_and_numbers_of_another_scale_are_no_items() -> None:
    rows = [("20", str(n % 10 + 1), str(n % 5 + 1), "มาก", "ดี") for n in range(10)]
    found = surveyed(sheet(*rows, header=("อายุ (ปี)", "คะแนนเต็มสิบ", "ความรู้", "ภาพรวม", "ติชม")))
    assert [item.title for item in found.answers.items] == ["ความรู้", "ภาพรวม"]
    [doubt] = found.doubts
    told = "คอลัมน์ “คะแนนเต็มสิบ” มีตัวเลขนอกช่วง ๑–๕ ๕ จาก ๑๐ ช่อง จึงไม่นับเป็นรายการประเมิน"
    assert doubt.startswith(told)


def test_a_column_with_a_rating_among_words_is_told_of() -> None:
    rows = [("5", "5"), ("4", "ดี"), ("4", "ควรมีต่อไป")]
    found = surveyed(sheet(*rows, header=("ความรู้", "ติชม")))
    [doubt] = found.doubts
    assert doubt.startswith("คอลัมน์ “ติชม” มีคำตอบที่เป็นระดับ ๑–๕ เพียง ๑ จาก ๓ ช่อง")


def test_the_header_is_under_the_offices_titles() -> None:
    found = surveyed(
        sheet(
            ("ด้านวิทยากร", None, "ด้านสถานที่"),
            ("1. ความรู้", "2. เวลา", "3. ห้อง"),
            (5, 4, 3.0),
            (4, 4, 3.0),
            header=("สรุปแบบประเมิน",),
        )
    )
    assert [item.title for item in found.answers.items] == ["ความรู้", "เวลา", "ห้อง"]
    assert found.answers.n == 2


def test_branches_of_a_form_are_one_item_and_twins_are_told_apart() -> None:
    branched = [("5", "", "4", "1"), ("", "4", "3", "2")]
    found = surveyed(sheet(*branched, header=("ภาพรวม", "ภาพรวม", "เวลา", "เวลา")))
    assert [(item.title, sum(item.counts)) for item in found.answers.items] == [
        ("ภาพรวม", 2),
        ("เวลา (คอลัมน์ที่ ๓)", 2),
        ("เวลา (คอลัมน์ที่ ๔)", 2),
    ]


def test_rows_of_two_grids_with_one_name_say_their_question() -> None:
    header = ("วันแรก [เวลา]", "วันที่สอง [เวลา]", "")
    found = surveyed(sheet(("5", "4", "3"), ("5", "4", "3"), header=header))
    titles = [item.title for item in found.answers.items]
    assert titles == ["วันแรก [เวลา]", "วันที่สอง [เวลา]", "คอลัมน์ที่ ๓"]


@pytest.mark.parametrize(
    ("header", "group"),
    [
        ("1. สถานะของท่าน", "1. สถานะของท่าน"),
        ("สถานภาพของผู้ตอบคือข้อใด", "สถานภาพของผู้ตอบคือข้อใด"),
        ("เพศ", ""),
        ("เมนูที่ชอบ", ""),
    ],
)
def test_who_answers_is_told_by_the_header(header: str, group: str) -> None:
    found = surveyed(sheet(*[("ครู", "5"), ("อื่น", "4")] * 2, header=(header, "ภาพรวม")))
    assert found.group == group
    assert [name for name, _ in found.answers.groups] == (["ครู", "อื่น"] if group else [])
    told = surveyed(sheet(*[("ครู", "5"), ("อื่น", "4")] * 2, header=(header, "ภาพรวม")), group=1)
    assert told.answers.groups == (("ครู", 2), ("อื่น", 2))


def test_a_group_that_is_no_column_is_refused() -> None:
    with pytest.raises(UserError, match="คอลัมน์ที่ ๙ ไม่มีหรือว่าง"):
        surveyed(sheet(("ครู", "5"), header=("สถานะ", "ภาพรวม")), group=9)


def test_rows_of_one_address_are_pointed_at_and_counted() -> None:
    rows = [("a@x.example", "5"), ("A@x.example", "5"), ("anonymous", "4"), ("anonymous", "4")]
    found = surveyed(sheet(*rows, header=("ที่อยู่อีเมล", "ภาพรวม")))
    assert only(found).counts == (0, 0, 0, 2, 2)
    [finding] = found.findings
    assert (finding.row, finding.code, finding.value) == (3, "same-email", "")


@pytest.mark.parametrize(
    ("header", "rows", "code"),
    [
        (("ประทับเวลา", "ชื่อ"), [("1/6/2568", "กล้า")], "no-items"),
        (("ความรู้",), [("ดี",), ("5",), ("ดีมาก",)], "no-items"),
        (("5", "มาก"), [("5", "4"), ("5", "4")], "no-header"),
    ],
)
def test_a_file_that_is_no_survey_is_refused(
    header: tuple[str, ...], rows: list[tuple[str, ...]], code: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusedFileError) as refused:
        read(write(tmp_path / "f.csv", rows, header))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ({"ครู": 5}, [("ครู", 5)]),
        ({"ครู": 1}, [("ครู", 1)]),
        ({"ครู": 5, "ก": 1}, [("ครู และก", 6)]),
        ({"ครู": 5, "ก": 1, "ข": 1}, [("ครู", 5), (OTHERS, 2)]),
        ({"ครู": 5, OTHERS: 3, "ก": 1}, [("ครู", 5), (OTHERS, 4)]),
        ({"ครู": 5, "ก": 1, NOT_TOLD: 1}, [("ครู และก", 6), (NOT_TOLD, 1)]),
        ({"ก": 1, "ข": 1}, [(OTHERS, 2)]),
    ],
)
def test_nobody_stands_alone(given_: dict[str, int], shown: list[tuple[str, int]]) -> None:
    rows = [(name if name != NOT_TOLD else "", "5") for name, n in given_.items() for _ in range(n)]
    found = surveyed(sheet(*rows, header=("สถานะ", "ภาพรวม")))
    table = tabled(found.answers, preset())
    assert [(one.name, one.n) for one in table.groups] == shown
    assert sum(one.n for one in table.groups) == table.n


def test_one_answer_has_no_deviation() -> None:
    table = tabled(surveyed(sheet(("5",), header=("ภาพรวม",))).answers, preset())
    assert table.overall is not None
    assert (str(table.overall.figures.mean), table.overall.figures.sd) == ("5.00", None)
    assert table.overall.band == "มากที่สุด"


def test_years_that_differ_are_not_guessed() -> None:
    header = ("ประทับเวลา", "ภาพรวม")
    rows = [("30/9/2568, 9:00:00", "5"), ("1/10/2568, 9:00:00", "5")]
    assert surveyed(sheet(*rows, header=header)).year_be is None
    assert surveyed(sheet(*rows[1:], header=header)).year_be == 2569
    assert surveyed(sheet(("5", "5"), header=("ก", "ภาพรวม"))).year_be is None


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    progress = Progress()
    told: list[str] = []

    def stop(_done: int, _total: int, text: str) -> None:
        told.append(text)
        if text == "นับคำตอบ":
            progress.cancel()

    progress._report = stop
    with pytest.raises(CancelledError):
        read(golden(tmp_path), progress)
    assert told[-1] == "นับคำตอบ"


def test_exports_of_the_other_forms_program() -> None:
    header = ("ID", "Start time", "Completion time", "Email", "Name", "ท่านเป็น", "เนื้อหา", "วิทยากร")
    row = (1, "6/1/25 9:00", "6/1/25 9:02", "anonymous", "", "ครู;", 5, 4.0)
    found = surveyed(sheet(row, row, header=header))
    assert [(item.title, item.counts) for item in found.answers.items] == [
        ("เนื้อหา", (0, 0, 0, 0, 2)),
        ("วิทยากร", (0, 0, 0, 2, 0)),
    ]
    assert found.answers.groups == (("ครู", 2),)
    assert found.doubts == ()
