"""What is pointed at, where, and what is left in peace."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import paths
from core.answers import Answer, Item
from core.checks.looking import look, read_checks
from core.errors import TemplateError
from core.lessons.template import read_templates
from core.thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS, long_date
from core.thai.numerals import to_thai

CHECKS = read_checks((paths.RESOURCES,))
MEMO = read_templates((paths.RESOURCES,))["lesson-memo"]


def told(text: str, part: str = "background") -> list[tuple[str, str, str]]:
    """Code, words and correction of every remark about one text."""
    answers = {part: text if part == "background" else (Item(text),)}
    return [(one.code, one.words, one.instead) for one in look(MEMO, answers, CHECKS)]


@pytest.mark.parametrize(
    ("text", "code", "words", "instead"),
    [
        ("วันอังคารที่ ๑๙ ตุลาคม ๒๕๖๖", "weekday", "อังคาร", "พฤหัสบดี"),
        ("เมื่อวันพฤหัสบดีที่ ๒๔ มิถุนายน ๒๕๖๖ ได้จัด", "weekday", "พฤหัสบดี", "เสาร์"),
        ("ประชุม 18 มิ.ย. 68 (วันศุกร์)", "weekday", "ศุกร์", "พุธ"),
        ("จันทร์ ที่ 29 เดือน สิงหาคม พ.ศ.2566", "weekday", "จันทร์", "อังคาร"),
        ("ประชุมวันอังคารที่ 19/10/2566 เช้า", "weekday", "อังคาร", "พฤหัสบดี"),
        ("วันศุกร์ที่ ๓๑.๒.๖๘ บ่าย", "no-such-day", "วันศุกร์ที่ ๓๑.๒.๖๘", ""),
        ("ปฎิบัตงานตามแผน", "slip", "ปฎิ", "ปฏิ"),
        ("ภายใน 31 มิถุนายน 2568", "no-such-day", "31 มิถุนายน 2568", ""),
        ("29 กุมภาพันธ์ 2566 นี้", "no-such-day", "29 กุมภาพันธ์ 2566", ""),
        ("ได้แก่ 1) ก่อน 2) หลัง 4) ท้าย", "jump", "4", "3"),
        ("๑. ก่อน\n๒. หลัง\n๕. ท้าย", "jump", "๕", "๓"),
        ("28.73 + 27.64 + 40.00 = 97.36 คะแนน", "sum", "97.36", "96.37"),
        ("มี 158 คน ประกอบด้วย ผู้บริหาร 79 คน และครู 78 คน", "sum", "158", ""),
        ("ได้ดำ เนินการแล้ว", "slip", "ดำ เนิน", "ดำเนิน"),
        ("จึงจ านวนมากขึ้น", "torn", "จ า", "จำ"),
        ("ผู้ เข้าร่วม เ ข้าใจ", "torn", "เ ข", "เข"),
        ("“METTA Model คือแนวทาง", "unbalanced", "“", ""),
        ("แนวทาง” ของเรา", "unbalanced", "”", ""),
        ('คำว่า "ดี นั้น', "unbalanced", '"', ""),
        ("ตามปฎิทินของปี", "slip", "ปฎิทิน", "ปฏิทิน"),
        ("มี ๕ ด้าน รวม 25 คะแนน และ ๓ ข้อ", "mixed-digits", "25", ""),
    ],
)
def test_each_slip_is_pointed_at_where_it_stands(
    text: str, code: str, words: str, instead: str
) -> None:
    assert told(text) == [(code, words, instead)]


@pytest.mark.parametrize(
    "text",
    [
        "วันจันทร์ที่ ๑๕ พฤษภาคม ๒๕๖๖",
        "๑๕ พฤษภาคม ๒๕๖๖ วันจันทร์",
        "อังคาร ที่ 29 เดือน สิงหาคม พ.ศ.2566",
        "วันพฤหัสที่ 19 ตุลาคม 2566",
        "วันพฤหัสบดีที่ 19/10/2566 และที่ ศธ 31/2/2566",
        "ทุกวันพุธ เริ่ม 1 มกราคม 2568",
        "1) ก่อน 2) หลัง ต่อมา 1) ใหม่ 2) อีก",
        "ตามข้อ 3) ของประกาศ",
        "28.73 + 27.64 + 40.00 = 96.37",
        "21 คน ได้แก่ รองผู้อำนวยการ 3 คน ลูกจ้าง 18 คน และ 158 คน ได้แก่ ผู้บริหาร 79 คน ครู 79 คน",
        "ข้อ ๒.๑) กับ ก) และ (๓)",
        "ดูที่ https://example.org/5?a=1 และ O15 หน้า ๕",
        "คณะกรรมการการศึกษา บูรณาการการทำงาน",
    ],
)
def test_what_is_right_is_left_in_peace(text: str) -> None:
    assert told(text) == []


def test_bold_and_underline_marks_are_not_seen_and_places_are_of_the_stored_text() -> None:
    text = "ประชุม**วัน**อัง__คาร__ที่ ๑๙ ตุลาคม ๒๕๖๖"

    (remark,) = look(MEMO, {"background": text}, CHECKS)

    assert (remark.code, remark.words) == ("weekday", "อัง__คาร")


def test_a_typed_number_at_an_items_beginning_is_pointed_at() -> None:
    assert told("๑. จัดทำแผน", "process") == [("typed-number", "๑. ", "")]
    assert told("28.73 คะแนน", "process") == []


def test_a_name_of_what_the_program_knows_is_no_slip() -> None:
    assert told("{{ผู้ได้รับคัดเลือก}}", "process") == []
    assert told("มีผู้มีสิทธิ {{ผู้มีสิทธิ}} คน ลงคะแนน {{ผู้ลงคะแนน}} คน", "process") == []


def test_an_item_of_a_list_is_named_by_its_numbers_and_id() -> None:
    tree = (Item("ดี"), Item("จัดประชุม", (Item("ตามปฎิทินที่วาง", (), 9),), 8))

    (short, slip) = look(MEMO, {"process": tree}, CHECKS)

    assert (short.code, short.passage.path, short.words) == ("one-word", (1,), "ดี")
    assert (slip.code, slip.passage.path, slip.passage.item_id) == ("slip", (2, 1), 9)


AIMS = (Item("เพื่อยกย่องบุคลากรผู้ทำความดี"), Item("เพื่อสร้างเครือข่ายโรงเรียนเอกชนต้นแบบ"))


@pytest.mark.parametrize(
    ("review", "unanswered"),
    [
        ("", []),
        ("บุคลากรได้รับการยกย่องว่าเป็นผู้ทำความดีของสำนักงาน", [(2,)]),
        ("บรรลุทุกข้อ", []),
        ("บรรลุทั้ง ๒ ข้อ", []),
        ("บรรลุข้อ ๑ และ ๒", []),
        ("บรรลุวัตถุประสงค์ข้อที่ ๑, ข้อที่ ๒ ครบตามแผน", []),
        ("บรรลุข้อ ๑–๓", []),
        ("บรรลุข้อ ๑ ถึงข้อ ๒", []),
        ("บรรลุข้อ ๓ และ ๔", [(1,), (2,)]),
        ("ข้อ ๑ บรรลุ ส่วนข้อ ๒ ยังไม่บรรลุ เพราะเวลาน้อย", []),
        ("ได้ยกย่องบุคลากรผู้ทำความดี และเครือข่ายโรงเรียนเอกชนต้นแบบเกิดขึ้นแล้ว", []),
        ("อากาศแจ่มใสตลอดทั้งสัปดาห์", [(1,), (2,)]),
    ],
)
def test_aims_without_a_result_are_named(review: str, unanswered: list[tuple[int]]) -> None:
    remarks = look(MEMO, {"objectives": AIMS, "objectives_review": review}, CHECKS)

    assert [one.passage.path for one in remarks if one.code == "no-result"] == unanswered


def test_one_word_in_a_box_of_a_matrix_is_pointed_at() -> None:
    answers: dict[str, Answer] = {
        "swot.strengths": "ดี",
        "swot.threats": "ภารกิจเร่งด่วนตรงกับช่วงลงคะแนน",
        "priorities.should": (Item("ทำ"),),
    }

    remarks = look(MEMO, answers, CHECKS)

    assert [(one.passage.slot, one.code) for one in remarks] == [
        ("swot.strengths", "one-word"),
        ("priorities.should", "one-word"),
    ]


def test_remarks_come_in_the_order_of_the_form() -> None:
    answers: dict[str, Answer] = {
        "usable": (Item("ตามปฎิทินของปี"),),
        "background": "ตามปฎิทิน และปฎิทินใหม่",
    }

    remarks = look(MEMO, answers, CHECKS)

    assert [(one.passage.slot, one.start) for one in remarks] == [
        ("background", 3),
        ("background", 13),
        ("usable", 3),
    ]


def test_the_offices_own_list_of_slips_wins(tmp_path: Path) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "slips.toml").write_text('[slips]\n"ขอบคุน" = "ขอบคุณ"\n', "utf-8")

    own = read_checks((paths.RESOURCES, tmp_path))

    assert [one.words for one in look(MEMO, {"background": "ขอบคุน ปฎิทิน"}, own)] == ["ขอบคุน"]


def test_a_list_of_slips_of_another_form_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "slips.toml").write_text("slips = 3\n", "utf-8")

    with pytest.raises(TemplateError, match=r"slips\.toml"):
        read_checks((paths.RESOURCES, tmp_path))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - from TOML
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if type(value) is list else ():
        yield from _texts(one)


def test_the_programs_own_thai_has_nothing_to_point_at() -> None:
    files = [*(paths.RESOURCES / "documents").glob("*.toml"), *paths.SAMPLE.glob("*.toml")]
    texts = [text for file in files for text in _texts(tomllib.loads(file.read_text("utf-8")))]

    filled = [re.sub(r"\{\w+\}", "1", text) for text in texts]  # names stand for words and numbers
    found = [(text, one) for text in filled for one in told(text) if one[0] != "mixed-digits"]

    assert len(texts) > 1000
    assert [one for one in found if one[1][0] != "one-word"] == []


@given(
    st.dates(date(1957, 1, 1), date(2157, 12, 31)),
    st.sampled_from(WEEKDAYS),
    st.sampled_from([to_thai, str]),
    st.sampled_from([MONTHS, SHORT_MONTHS]),
)
def test_a_weekday_is_right_exactly_where_the_calendar_says_so(
    day: date, said: str, digits: Callable[[str], str], months: tuple[str, ...]
) -> None:
    written = long_date(day).replace(MONTHS[day.month - 1], months[day.month - 1])

    found = told(digits(f"วัน{said}ที่ {written}"))

    right = WEEKDAYS[(day - date(2024, 1, 1)).days % 7]  # that day was a Monday
    assert found == ([] if said == right else [("weekday", said, right)])


@given(st.lists(st.decimals(0, 999, places=2), min_size=2, max_size=6), st.integers(-2, 2))
def test_a_sum_is_remarked_exactly_where_it_is_wrong(parts: list[Decimal], off: int) -> None:
    total = sum(parts, Decimal(0))
    wrong = max(total + off, Decimal("0.00"))

    found = told(f"{' + '.join(map(str, parts))} = {wrong}")

    assert [code for code, _, _ in found] == ([] if wrong == total else ["sum"])


LETTERS = "กขนำาเแิ่ ๑๒1234.)(“”\"'+=*_\n วันจันทร์ที่มกราคม2568คนได้แก่"


@given(st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_looked_at_and_every_remark_stands_inside_it(text: str) -> None:
    for part in ("background", "process"):
        answers = {part: text if part == "background" else (Item(text),)}
        for one in look(MEMO, answers, CHECKS):
            assert 0 <= one.start <= one.end <= len(one.passage.text)
            assert one.words
            assert one.message.strip()


def test_a_long_record_is_looked_at_quickly_enough_to_do_it_while_typing() -> None:
    text = "ในวันอังคารที่ ๑๙ ตุลาคม ๒๕๖๖ สำนักงานได้ดำเนินการ 3 ครั้ง 1) ก่อน 2) หลัง (ดู “คู่มือ”) "
    answers = {"background": text * 300}

    remarks = look(MEMO, answers, CHECKS)

    assert len({(one.start, one.code) for one in remarks}) == len(remarks) > 300


def test_nothing_is_said_of_an_empty_record() -> None:
    assert look(MEMO, {}, CHECKS) == []
