from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activities.naming import key_of
from core.activities.pasted import read_list
from core.activities.service import ActivityFields

YEAR = 2568


def names(pasted: str) -> list[str]:
    return [one.given.name for one in read_list(pasted, YEAR)]


def test_lines_are_names_without_numbers_and_bullets() -> None:
    pasted = "๑. เช้าวันพุธสุขใจ\r\n2) ตักบาตรวันศุกร์\n\n• จิตอาสา 5 ส.\n- ๕ นาทีคุณธรรม\n๑๐.๒ อบรม"
    assert names(pasted) == [
        "เช้าวันพุธสุขใจ",
        "ตักบาตรวันศุกร์",
        "จิตอาสา 5 ส.",
        "๕ นาทีคุณธรรม",
        "๑๐.๒ อบรม",
    ]


def test_a_table_with_headings_says_what_is_what() -> None:
    pasted = (
        "ที่\tโครงการ/กิจกรรม\tกลุ่มเป้าหมาย\tผู้รับผิดชอบ\tระยะเวลา\tงบประมาณ\tประเภท\n"
        "๑\tเช้าวันพุธสุขใจ\tบุคลากรทุกคน\tกลุ่มอำนวยการ\t๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘\t๐\tวินัย\n"
        "๒\tอบรม\t\tนางสาวปิ่น งาม\t๑๒ - ๑๓ มิ.ย. ๒๕๖๘\t\t\n"
        "๓\tประชุม"
    )

    first, second, third = (one.given for one in read_list(pasted, YEAR))

    assert first == ActivityFields(
        "เช้าวันพุธสุขใจ",
        YEAR,
        "วินัย",
        "กลุ่มอำนวยการ",
        None,
        date(2024, 10, 1),
        date(2025, 9, 30),
    )
    assert (second.starts_on, second.ends_on) == (date(2025, 6, 12), date(2025, 6, 13))
    assert third == ActivityFields("ประชุม", YEAR)


def test_two_columns_of_days() -> None:
    pasted = "กิจกรรม\tวันเริ่ม\tวันสิ้นสุด\nอบรม\t1/6/2568\t2568-06-03"
    [one] = read_list(pasted, YEAR)
    assert (one.given.starts_on, one.given.ends_on) == (date(2025, 6, 1), date(2025, 6, 3))


def test_a_table_without_headings_is_read_by_what_stands_in_it() -> None:
    [one] = read_list("๑\tอบรม\tกลุ่มอำนวยการ\t๕ ม.ค. ๒๕๖๘\tวินัย", YEAR)
    assert one.given == ActivityFields(
        "อบรม", YEAR, "วินัย", "กลุ่มอำนวยการ", None, date(2025, 1, 5), date(2025, 1, 5)
    )


@pytest.mark.parametrize(
    ("day", "note"),
    [("๓๑ ก.พ. ๒๕๖๘", "เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน"), ("ตลอดปี", "อ่านวันที่ “ตลอดปี” ไม่ได้")],
)
def test_a_day_that_cannot_be_read_is_told_and_left_out(day: str, note: str) -> None:
    [one] = read_list(f"กิจกรรม\tวันที่\nอบรม\t{day}", YEAR)
    assert (one.given.name, one.given.starts_on, one.line) == ("อบรม", None, 2)
    assert note in one.note


def test_days_the_wrong_way_round_are_left_out() -> None:
    [one] = read_list("กิจกรรม\tวันเริ่ม\tสิ้นสุด\nอบรม\t2/6/2568\t1/6/2568", YEAR)
    assert (one.given.starts_on, one.given.ends_on) == (None, None)
    assert one.note.startswith("วันสิ้นสุดอยู่ก่อนวันเริ่ม")


def test_the_same_activity_twice_is_one() -> None:
    assert names("อบรม\nโครงการอบรม\n“อบรม” ปี ๒๕๖๘\nอบรมต่อ") == ["อบรม", "อบรมต่อ"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("โครงการ ก.", "กิจกรรมก", True),
        ("เเม่ของแผ่นดิน", "แม่ของแผ่นดิน", True),
        ("อบรม รุ่น ๑", "อบรมรุ่น 1", True),
        ("อบรมรุ่น ๑", "อบรมรุ่น ๒", False),
        ("แก้วคำ", "แก้วก่ำ", False),
        ("งานปี 2567", "งาน", False),
        ("กิจกรรม", "กิจกรรม", True),
    ],
)
def test_names_are_compared_by_their_letters(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert (key_of(one, YEAR) == key_of(other, YEAR)) is same


@given(st.text(alphabet="กขคงอรม ่้ำ๑๒1.)\t\n\r-–•“”/๒๕๖๘ม.ค.ที่กิจรรม", max_size=80))
def test_any_text_is_read_and_nothing_of_it_is_named_twice(pasted: str) -> None:
    found = read_list(pasted, YEAR)
    keys = [key_of(one.given.name, YEAR) for one in found]
    assert len(set(keys)) == len(keys)
    assert all(one.given.name == one.given.name.strip() != "" for one in found)
