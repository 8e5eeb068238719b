from __future__ import annotations

import pytest

from core.thai import names


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("นายสมชาย  ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("น.ส. ปิ่น น้ำ", ("นางสาว", "ปิ่น", "น้ำ")),
        ("น.ส.ปิ่น น้ำ", ("นางสาว", "ปิ่น", "น้ำ")),
        ("นางสาวิตรี มั่นคงดี", ("นาง", "สาวิตรี", "มั่นคงดี")),
        ("นางสาวสาวิตรี มั่นคงดี", ("นางสาว", "สาวิตรี", "มั่นคงดี")),
        ("ว่าที่ ร.ต.สมชาย ใจดี", ("ว่าที่ร้อยตรี", "สมชาย", "ใจดี")),
        ("ว่าที่ร้อยตรีหญิง สิริ วงศ์ ณ แสนสุข", ("ว่าที่ร้อยตรีหญิง", "สิริ", "วงศ์ ณ แสนสุข")),
        ("ว่าที่ ร.ต.หญิง สิริ วงศ์", ("ว่าที่ร้อยตรีหญิง", "สิริ", "วงศ์")),
        ("รศ.ดร.สุชาดา ใจงาม", ("รองศาสตราจารย์ดร.", "สุชาดา", "ใจงาม")),
        ("คุณากร ใจดี", ("", "คุณากร", "ใจดี")),
        ("นายคุณภัทร ใจดี", ("นาย", "คุณภัทร", "ใจดี")),
        ("คุณภัทร ใจดี", ("", "คุณภัทร", "ใจดี")),
        ("นายพันตรี ใจดี", ("นาย", "พันตรี", "ใจดี")),
        ("นายดร.กล้า ใจดี", ("นายดร.", "กล้า", "ใจดี")),
        ("๑. นายกล้า ใจดี", ("นาย", "กล้า", "ใจดี")),
        ("นายิกา ใจดี", ("", "นายิกา", "ใจดี")),
        ("อํานวย ดี", ("", "อำนวย", "ดี")),
        ("สมชาย", ("", "สมชาย", "")),
    ],
)
def test_a_full_name_is_split(written: str, parts: tuple[str, str, str]) -> None:
    assert names.split_full_name(written) == parts


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        (("นาย", "กล้า", "ดี"), "นายกล้า ดี"),
        (("ดร.", "กล้า", "ดี"), "ดร.กล้า ดี"),
        (("ว่าที่ร้อยตรีหญิง", "สิริ", "วงศ์"), "ว่าที่ร้อยตรีหญิง สิริ วงศ์"),
        (("พันตำรวจโท", "กล้า", "ดี"), "พันตำรวจโท กล้า ดี"),
        (("", "กล้า", ""), "กล้า"),
    ],
)
def test_a_rank_stands_one_space_before_the_name(parts: tuple[str, str, str], printed: str) -> None:
    assert names.full_name(*parts) == printed


def test_spellings_of_one_person_share_a_key() -> None:
    written = [
        "นายสมชาย  ใจดี",
        "สมชาย ใจดี",
        "ว่าที่ร้อยตรีสมชาย ใจดี",
        "ว่าที่ ร.ต.สมชาย ใจดี",
        "1. นายสมชาย ใจดี",
        "๑) สมชาย\u00a0ใจดี",
        "สม\u200bชาย ใจดี",
    ]
    assert [names.keys(one)[0] for one in written] == ["สมชายใจดี"] * len(written)


def test_look_alikes_have_keys_of_their_own() -> None:
    assert names.key("สมชาย ใจดี") != names.key("สมชัย ใจดี")
    assert names.key("วิชัย แก้วคำ") != names.key("วิชัย แก้วก่ำ")


def test_a_name_that_begins_like_a_title_may_be_either() -> None:
    assert names.keys("พระพร ใจงาม") == ("พรใจงาม", "พระพรใจงาม")


def test_a_polite_word_may_be_part_of_the_name() -> None:
    assert names.keys("คุณภัทร ใจงาม") == ("ภัทรใจงาม", "คุณภัทรใจงาม")
    assert names.keys("นายคุณภัทร ใจงาม") == ("คุณภัทรใจงาม", "นายคุณภัทรใจงาม")
    assert names.keys("สมคุณ ใจงาม") == ("สมคุณใจงาม",)


def test_a_number_is_a_spelling_and_a_dash_is_none() -> None:
    assert [names.spelling_key(said) for said in ("12", "๑๒", "-", ". .")] == ["12", "12", "", ""]


def test_the_key_of_a_spelling_keeps_the_title() -> None:
    assert names.spelling_key("น.ส.ปิ่น ดี") == names.spelling_key("นางสาวปิ่น  ดี")
    assert names.spelling_key("นายปิ่น ดี") != names.spelling_key("นางสาวปิ่น ดี")


@pytest.mark.parametrize(
    ("written", "full"),
    [("น.ส.", "นางสาว"), ("ว่าที่ ร.ต.", "ว่าที่ร้อยตรี"), ("นาย", "นาย"), ("ท่านเจ้าคุณ", "ท่านเจ้าคุณ")],
)
def test_a_title_is_kept_in_full(written: str, full: str) -> None:
    assert names.normal_title(written) == full
