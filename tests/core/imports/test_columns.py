from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import paths
from core.errors import TemplateError
from core.imports.columns import Found, find_columns, fingerprint, header_key, read_source
from core.imports.sheet import Sheet

CATEGORIES = {
    "sufficiency": "พอเพียง",
    "discipline": "วินัย",
    "honesty": "สุจริต",
    "volunteer": "จิตอาสา",
    "gratitude": "กตัญญู",
}
VOTES = read_source(paths.RESOURCES, "votes")
ROSTER = read_source(paths.RESOURCES, "roster")


def sheet(*header: str, first_column: int = 1) -> Sheet:
    return Sheet("votes.csv", "", "utf-8", "", header, 1, first_column, ())


def found_in(*header: str, **given: int) -> Found:
    return find_columns(sheet(*header), VOTES, CATEGORIES, given)


def test_form_export_is_found_whole() -> None:
    found = found_in(
        "ประทับเวลา",
        "ที่อยู่อีเมล",
        "1. ด้านพอเพียง >>",
        "๒) ด้านความมี วินัย",
        "สุจริต",
        "ข้อ 4 ผู้มีจิตอาสา *",
        "ด้านกตัญญู:",
        "ข้อเสนอแนะ",
    )

    assert found == Found(
        columns={
            "time": (1,),
            "email": (2,),
            "sufficiency": (3,),
            "discipline": (4,),
            "honesty": (5,),
            "volunteer": (6,),
            "gratitude": (7,),
        },
        missing=("name",),
        extra=("ข้อเสนอแนะ",),
    )


def test_microsoft_form_is_found() -> None:
    found = found_in(
        "ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "วินัย"
    )

    assert dict(found.columns) == {"time": (3,), "email": (4,), "name": (5,), "discipline": (7,)}
    assert found.extra == ()


def test_columns_are_those_a_spreadsheet_shows() -> None:
    found = find_columns(sheet("Timestamp", "", "วินัย", first_column=2), VOTES, CATEGORIES, {})

    assert (found.columns["time"], found.columns["discipline"]) == ((2,), (4,))


def test_same_question_in_two_branches_has_two_columns() -> None:
    assert found_in("วินัย", "x", "ด้านวินัย").columns["discipline"] == (1, 3)


def test_header_with_two_titles_belongs_to_nobody() -> None:
    found = found_in("สุจริตและวินัย", "วินัย")

    assert found.columns == {"discipline": (2,)}
    assert found.extra == ("สุจริตและวินัย",)


def test_row_of_a_grid_says_which_of_all_titles() -> None:
    question = "เลือกบุคคลต้นแบบด้านพอเพียง วินัย สุจริต จิตอาสา กตัญญู"

    found = found_in(*(f"{question} [{title}]" for title in CATEGORIES.values()), question)

    assert found.columns == {key: (at,) for at, key in enumerate(CATEGORIES, 1)}


def test_title_inside_a_longer_title_is_not_spoken_of() -> None:
    found = find_columns(
        sheet("ซื่อสัตย์สุจริต", "สุจริต"), VOTES, {"short": "สุจริต", "long": "ซื่อสัตย์สุจริต"}, {}
    )

    assert found.columns == {"long": (1,), "short": (2,)}


def test_given_column_wins_and_leaves_its_former_key() -> None:
    found = found_in("วินัย", "ด้านวินัย", "สุจริต", discipline=3, name=2)

    assert found.columns == {"name": (2,), "discipline": (3,)}
    assert found.extra == ("วินัย",)


def test_most_trusted_address_stands_first() -> None:
    assert found_in("Email", "อีเมล", "ที่อยู่อีเมล").columns["email"] == (3, 2, 1)


@pytest.mark.parametrize(
    ("key", "headers"),
    [
        ("time", ["ประทับเวลา", " Timestamp ", "TIMESTAMP"]),
        ("email", ["ที่อยู่อีเมล", "อีเมล", "Email Address", "Email", "Username", "ชื่อผู้ใช้", "E-Mail"]),
        ("name", ["ชื่อ-นามสกุล", "ชื่อ – สกุล", "ชื่อ-สกุลผู้ลงคะแนน", "3. ชื่อ - สกุล (ผู้ลงคะแนน)", "Name"]),
    ],
)
def test_votes_know_the_usual_headers(key: str, headers: list[str]) -> None:
    assert [found_in(header).columns for header in headers] == [{key: (1,)}] * len(headers)


def test_roster_knows_its_headers_in_any_order() -> None:
    headers = {
        "ตำแหน่ง": "post",
        "นามสกุล": "last_name",
        "ชื่อ": "first_name",
        "คำนำหน้า": "title",
        "ชื่อ-นามสกุล": "full_name",
        "กลุ่ม": "group_name",
        "หน่วยงาน": "office",
        "อีเมล": "email",
        "ประเภท": "kind",
        "สถานะ": "status",
    }

    found = find_columns(sheet("ที่", *headers, "เบอร์โทร"), ROSTER, {}, {})

    assert found.columns == {key: (at,) for at, key in enumerate(headers.values(), 2)}
    assert (found.missing, found.extra) == ((), ("เบอร์โทร",))


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("1. วินัย", "วินัย"),
        ("ข้อที่ ๑๒. วินัย", "วินัย"),
        ("(1) วินัย", "วินัย"),
        ("1.2 วินัย >>", "วินัย"),
        ("2568", "2568"),
        ("ชื่อ – นามสกุล", "ชื่อนามสกุล"),
        ("อํานวย", "อำนวย"),
    ],
)
def test_numbering_and_noise_make_no_difference(header: str, key: str) -> None:
    assert header_key(header) == key


def test_fingerprint_knows_order_and_words() -> None:
    assert fingerprint(["ก", "ข"]) == fingerprint([" ก ", "ข\u200b"])
    assert len({fingerprint(h) for h in (["ก", "ข"], ["ข", "ก"], ["กข"], ["ก", "ข", ""])}) == 4


@given(st.lists(st.text(max_size=20), max_size=8))
def test_every_column_is_used_or_extra_or_known(header: list[str]) -> None:
    found = found_in(*header)

    used = [number for numbers in found.columns.values() for number in numbers]
    assert len(used) == len(set(used))
    assert {header[number - 1] for number in used}.isdisjoint(found.extra)
    assert set(found.columns).isdisjoint(found.missing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "columns"),
        ("columns = 1", "columns"),
        ('[columns]\ntime = "เวลา"', "time"),
        ("[columns]\ntime = [1]", "time"),
        ('[columns]\ntime = [" "]', "ว่าง"),
        ('[columns]\ntime = ["อีเมล"]\nemail = ["อี เมล"]', "สองรายการ"),
        ('sheets = []\n[columns]\ntime = ["เวลา"]', "sheets"),
        ("[columns", "TOML"),
    ],
)
def test_source_written_wrongly_is_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "votes.toml").write_text(text, "utf-8")

    with pytest.raises(TemplateError, match=words):
        read_source(tmp_path, "votes")


def test_source_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"none\.toml"):
        read_source(tmp_path, "none")
