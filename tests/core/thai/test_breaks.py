from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai.breaks import NEVER_FIRST, hinted, unhinted, words

_OFFICE = (
    "การดำเนินกิจกรรมได้เสร็จสิ้นแล้ว คณะทำงานขับเคลื่อนองค์กรคุณธรรมของสำนักงานศึกษาธิการจังหวัดแสนสุข "
    "ขอรายงานถอดบทเรียนเพื่อเป็นแนวทางในการพัฒนา ปรับปรุง และยกระดับประสิทธิภาพของกิจกรรมในโอกาสต่อไป"
)
_THAI = st.text(st.sampled_from('กขคงจนสศธวรลฯๆะัาำิีึืุูเแโใไ็่้๊๋์๐๑๙ ()“”",.:/-ab1'), max_size=60)


@pytest.mark.parametrize(
    "whole",
    [
        "บุคลากรทางการศึกษา",
        "สถานศึกษา",
        "อัตลักษณ์",
        "ดำเนินการ",
        "คัดลอก",
        "ธรรมาภิบาล",
        "ศธจ.แสนสุข",
        "พ.ศ. ๒๕๖๘",
        "ต่าง ๆ",
        "๕ ด้าน",
        "๑๓ มิถุนายน",
        "๒๐ มิ.ย.",
        "มาตรา ๒๔ (๔)",
        "ห้อง ๓๐๑",
        "พระราชบัญญัติ",
        "หม่อมหลวงปิ่นทิพย์",
        "คุณหญิงกมลชนก",
        "พระครูสุวรรณ",
        "แพทย์หญิงน้ำฝน",
        "ว่าที่ ร.ต.หญิง กมลชนก",
        "๔ ก.ค. ๒๕๖๘",
        "ร้อยละ ๙๓.๕",
        "วันที่ ๑๓",
        "นายกล้า",
        "นางสาวปิ่นทิพย์",
        "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์",
        "วัตถุประสงค์ :",
        "โทร ๐ ๕๐๐๐ ๑๒๓๔ ต่อ ๑๐๑",
        "๐ ๕๐๐๐ ๑๒๓๔",
        "๑๓.๓๐ – ๑๕.๐๐ น.",
        "๒๕๖๗ – ๒๕๖๘",
        "๙๓.๕ %",
        "๒ สัปดาห์",
        "ครั้งที่ ๒",
        "ภาพที่ ๓",
        "ตารางที่ ๑",
        "ศธ ๐๙๙๙๙/ว ๑๒",
        "ดร.กล้า",
        "(คุณธรรม",
        "“ต้นแบบ”",
        "“คณะทำงาน",
        "(จิตสาธารณะ",
        "ผู้อำนวยการกลุ่ม",
        "นวัตกรรม",
        '"ต้นแบบ"',
        "วินัยฯ",
        "https://example.go.th/verify?n=1",
    ],
)
def test_words_stay_whole(whole: str) -> None:
    pieces = words(f"เห็นควร {whole} ต่อไปนี้")
    assert any(whole in piece for piece in pieces), pieces


def test_words_break_between_words() -> None:
    assert words("ขอรายงานผลการคัดเลือก") == ("ขอ", "รายงาน", "ผล", "การคัดเลือก")


@pytest.mark.parametrize(
    "text",
    [
        "ให้|มี|การบูรณาการ|กิจกรรม",
        "การจัดทำ|ตัวชี้วัด|และ",
        "พัฒนา|ช่องทางการสื่อสาร",
        "รักษาราชการแทน|ผู้อำนวยการกลุ่ม|นโยบาย",
        "มี|นวัตกรรม|ที่",
    ],
)
def test_a_long_listed_word_loses_no_letter_to_its_neighbour(text: str) -> None:
    assert "|".join(words(text.replace("|", ""))) == text


def test_spaces_that_break_are_pieces_of_their_own() -> None:
    assert words("เรียน  ศึกษาธิการจังหวัด") == ("เรียน", " ", " ", "ศึกษาธิการจังหวัด")


def test_a_surname_after_a_title_is_not_cut() -> None:
    assert "วงศ์พิพัฒน์ธนากุลชัย" in words("นางสิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย เป็นประธาน")


def test_the_office_has_words_of_its_own() -> None:
    assert len(words("บ้านหนองกระทุ่มเตี้ย")) > 1
    assert words("บ้านหนองกระทุ่มเตี้ย", ("บ้านหนองกระทุ่มเตี้ย",)) == ("บ้านหนองกระทุ่มเตี้ย",)


def test_a_listed_word_does_not_hold_its_neighbour() -> None:
    # ต่อไป is listed, but here ต่อ and ไปรษณีย์ are the words.
    assert "ต่อไปรษณีย์" not in words("ส่งต่อไปรษณีย์จังหวัด")


@given(_THAI)
def test_pieces_join_to_the_text_and_none_begins_with_a_mark(text: str) -> None:
    pieces = words(text)
    assert "".join(pieces) == text
    assert not [p for p in pieces[1:] if p[0] in NEVER_FIRST]


@given(_THAI.filter(lambda text: "\u200b" not in text))
def test_hints_come_off_again(text: str) -> None:
    assert unhinted(hinted(text)) == text


def test_hints_stand_only_inside_words() -> None:
    shown = hinted(_OFFICE)
    assert "\u200b" in shown
    assert "\u200b " not in shown
    assert " \u200b" not in shown


def test_the_breaker_is_loaded_only_when_asked() -> None:
    code = "import sys, core.thai.breaks; sys.exit('icu4py' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
