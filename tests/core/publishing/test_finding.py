from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.publishing.finding import Name, found_in, is_id, without
from core.thai.numerals import to_thai

NAMES = (
    Name("nominee", "กล้า", "ดี"),
    Name(None, "กล้า", "ดีงาม"),
    Name("person", "ปิ่นทิพย์", "น้ำผึ้งทอง"),
)


def kinds(words: str) -> list[tuple[str, str]]:
    return [(hit.kind, words[hit.start : hit.end]) for hit in found_in(words, NAMES)]


@pytest.mark.parametrize(
    "number",
    [
        "๐ ๕๐๐๐ ๑๒๓๔", "0-5000-1234", "053-123456", "(053) 123456", "081 234 5678", "0812345678",
        "๐๘ ๑๒๓๔ ๕๖๗๘", "+66 81 234 5678", "02.123.4567", "081-234 5678",
        "081 - 234 - 5678", "๐๘๑\u2011๒๓๔\u2011๕๖๗๘", "081\u2014234\u20145678", "๐๘๑-\n๒๓๔-๕๖๗๘",
        "(66) 81-234-5678", "+66 (0)81 234 5678", "0066812345678", "0\u200b81\u2060-234\u200b-5678",
    ],
)  # fmt: skip
def test_telephone_numbers_in_every_dress(number: str) -> None:
    assert kinds(f"โทร {number} ในเวลาราชการ") == [("phone", number)]


@pytest.mark.parametrize(
    "words",
    [
        "ศธ ๐๙๙๙๙/๑๒๓", "๑๓ มิถุนายน ๒๕๖๘", "ร้อยละ 0.85", "2568-06-13", "งบประมาณ 1,250,000 บาท",
        "ข้อ 5 ต่อ 1 คน", "ระยะ 0 ถึง 12 เดือน", "รหัส 12345678901234567", "คะแนน 45 คะแนน",
        "กล้า ดีงาม", "เวลา 08.30 - 09.00\n09.00 - 10.00", "08.30 - 16.30 20 คน", "08.06.2568 09.30",
        "2568-06-13 2568-06-14", "ปี ๒๕๖๖ ๒๕๖๗ ๒๕๖๘ ๑", "Line Notify",
    ],
)  # fmt: skip
def test_what_looks_like_one_and_is_none(words: str) -> None:
    assert kinds(words) == []


def test_an_extension_is_asked_about_by_itself() -> None:
    assert kinds("โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑ และ 02 123 4567 ext. 12") == [
        ("phone", "๐ ๕๐๐๐ ๑๒๓๔"),
        ("extension", "ต่อ ๑๐๑"),
        ("phone", "02 123 4567"),
        ("extension", "ext. 12"),
    ]
    assert kinds("โทรภายใน ต่อ ๓๐๓") == [("extension", "ต่อ ๓๐๓")]
    assert kinds("สายด่วน โทร ๑๕๗๙") == [("phone", "๑๕๗๙")]
    assert kinds("เบอร์ภายใน ๑๐๑ หรือสายใน ๑๐๒") == [("extension", "๑๐๑"), ("extension", "๑๐๒")]


def test_addresses_and_lines() -> None:
    assert kinds("อีเมล pin.t@office.example หรือ Line ID: pin_2568") == [
        ("email", "pin.t@office.example"),
        ("line", "pin_2568"),
    ]


@pytest.mark.parametrize(
    "address",
    ["pin@office.example", "pin @ office.example", "pin(at)office.example",
     "pi\u200bn@office.example", "pin\uff20office.example", "pin@\noffice.example"],
)  # fmt: skip
def test_an_address_glued_to_thai_words_in_every_dress(address: str) -> None:
    words = f"ส่งที่{address}ภายในวันศุกร์"

    (hit,) = found_in(words)
    assert (hit.kind, hit.key) == ("email", "pin@office.example")
    assert words[hit.start : hit.end] == address


@pytest.mark.parametrize("said", ["ไลน์ pin99", "Line ID pin99", "ID Line : pin99", "LINE pin99"])
def test_a_line_is_found_without_a_colon(said: str) -> None:
    assert kinds(said) == [("line", "pin99")]


@pytest.mark.parametrize(
    "number",
    ["๑\u2011๑๐๑๗\u2011๐๐๒๓๐\u2011๗๐\u2011๘", "1 1017 00230 70 8", "1.1017.00230.70.8",
     "1-1017-00230-708", "1-1017-\n00230-70-8", "110170023070 8", "1\u200b101700230708"],
)  # fmt: skip
def test_a_citizens_number_in_every_dress(number: str) -> None:
    assert [(hit.kind, hit.key) for hit in found_in(f"บัตร {number} ออกให้")] == [
        ("id", "1101700230708")
    ]


def test_a_mistyped_citizens_number_is_told_by_what_stands_before_it() -> None:
    assert kinds("เลขประจำตัวประชาชน ๑๑๐๑๗๐๐๒๓๐๗๐๙") == [("id", "๑๑๐๑๗๐๐๒๓๐๗๐๙")]


def test_numbers_of_citizens_are_known_by_their_last_digit() -> None:
    assert kinds("เลข 1101700230708 และ ๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘") == [
        ("id", "1101700230708"),
        ("id", "๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘"),
    ]
    assert kinds("เลข 1101700230709") == []  # the last digit is wrong
    assert kinds("เลข 1-1017-00230-70-9") == [("id", "1-1017-00230-70-9")]  # but the shape is right


@given(st.integers(10**11, 10**12 - 1))
def test_every_citizens_number_has_one_last_digit(first: int) -> None:
    assert sum(is_id(f"{first}{last}") for last in range(10)) == 1


def test_names_with_their_titles_the_longest_first() -> None:
    assert kinds("นายกล้า ดี และนายกล้า ดีงาม กับนางสาวปิ่นทิพย์  น้ำผึ้งทอง") == [
        ("nominee", "นายกล้า ดี"),
        ("person", "นางสาวปิ่นทิพย์  น้ำผึ้งทอง"),
    ]


LOSER = (
    Name("nominee", "ปิ่นทิพย์", "น้ำผึ้งทอง"),
    Name("person", "ปิ่นทิพย์", "น้ำผึ้งทาง"),
    Name(None, "ปิ่นทิพ", "น้ำผึ้งทอง"),
)


@pytest.mark.parametrize(
    "written",
    ["ปิ่นทิพย์น้ำผึ้งทอง", "ปิ่น\u200bทิพย์ น้ำผึ้ง\u200bทอง", "ปิ่นทิพย์\u00a0น้ำผึ้งทอง", "ปิ่นทิพย์\nน้ำผึ้งทอง",
     "ปิ่นทิพย์ น้ำผิ้งทอง", "ปิ่นทิพย์ น้ำผึ้งทองง", "ปิ้นทิพย์ น้ำผึ้งทอง",
     "น.ส.ปิ่นทิพย์ น้ำผึ้งทอง"],
)  # fmt: skip
def test_who_was_voted_for_is_found_in_other_spellings(written: str) -> None:
    assert [hit.kind for hit in found_in(f"รองลงมาคือ {written} ตามลำดับ", LOSER)] == ["nominee"]


def test_anybody_asked_about_is_found_with_one_letter_amiss() -> None:
    assert kinds("ตามที่ปิ่นทิพย์ น้ำผิ้งทอง เสนอ") == [("person", "ปิ่นทิพย์ น้ำผิ้งทอง")]


def test_one_letter_amiss_is_nobody_else() -> None:
    said = "ปิ่นทิพย์ น้ำผึ้งทาง กับ ปิ่นทิพ น้ำผึ้งทอง"
    assert [hit.kind for hit in found_in(said, LOSER)] == ["person"]


def test_scores_are_asked_about_where_a_nominee_stands() -> None:
    assert kinds("กล้า ดี ได้ ๒๔ คะแนน") == [("nominee", "กล้า ดี"), ("score", "๒๔ คะแนน")]
    assert kinds("คะแนนรวม ๒๔ คะแนน") == []


def test_equal_things_have_equal_keys() -> None:
    said = ("๐๘๑-๒๓๔-๕๖๗๘", "081 234 5678", "+66812345678")
    assert {found_in(one)[0].key for one in said} == {"0812345678"}


def test_what_is_taken_out_takes_its_lead_along() -> None:
    words = "กลุ่มบริหารงานบุคคล โทร ๐๘๑-๒๓๔-๕๖๗๘ (อีเมล a@b.example)"
    assert without(words, found_in(words), lambda _hit: "") == "กลุ่มบริหารงานบุคคล"
    assert without(words, found_in(words), lambda _hit: "–") == "กลุ่มบริหารงานบุคคล โทร – (อีเมล –)"
    assert without(words, found_in(words), lambda _hit: None) == words


_WORD = st.text(alphabet="กขคงดมรสะาิี่้ ", max_size=12)
_MOBILE = st.from_regex(r"0[689][0-9]-?[0-9]{3}[ -]?[0-9]{4}", fullmatch=True)
_HOME = st.from_regex(r"0[2-7][ -][0-9]{3}-?[0-9]{4}", fullmatch=True)
_MAIL = st.from_regex(r"[a-z][a-z0-9.]{0,6}@[a-z]{2,6}\.example", fullmatch=True)


@given(st.lists(st.one_of(_MOBILE, _HOME, _MAIL), max_size=4), _WORD, st.booleans())
def test_whatever_is_hidden_in_a_text_is_found_and_goes(
    hidden: list[str],
    between: str,
    thai: bool,  # noqa: FBT001 - drawn
) -> None:
    said = [to_thai(one) if thai and "@" not in one else one for one in hidden]
    words = f"ก{between}, ".join(["ก", *said, "ก"])

    cleaned = without(words, found_in(words), lambda _hit: "")

    assert not any(one in cleaned for one in said)
    assert not re.search(r"[0-9๐-๙]", cleaned)
    assert found_in(cleaned) == []
