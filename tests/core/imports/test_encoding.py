from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.imports import encoding
from core.imports.delimited import read_text
from core.jobs import Progress

# An invented page of the kind that fills form exports and rosters.
WORDS = (
    "ชื่อ-นามสกุล ตำแหน่ง หน่วยงาน ประทับเวลา ที่อยู่อีเมล พอเพียง วินัย สุจริต จิตอาสา กตัญญู นาย นางสาว นาง "
    "ว่าที่ร้อยตรีหญิง สมชาย สมหญิง ปิยะ วิไล ประเสริฐ กาญจนา อำนวย ใจงาม แก้วคำ ศรีสุข ทองแท้ บุญเรือง "
    "นักจัดการงานทั่วไปชำนาญการ นิติกรปฏิบัติการ ศึกษานิเทศก์ เจ้าพนักงานธุรการ กลุ่มบริหารงานบุคคล เพื่อน ไม่มี "
    "สำนักงานศึกษาธิการจังหวัดแสนสุข เธอ เนื่องจาก เป็นผู้เสียสละ ช่วยเหลือผู้อื่น โดยไม่หวังสิ่งตอบแทน ซื่อสัตย์ ประหยัด"
).split()
RUSSIAN = "Имя,Оценка\nПётр Ильич,отлично\n"  # noqa: RUF001 - Cyrillic on purpose
CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "cp874": "cp874",
    "tis-620": "cp874",
}


def page(length: int, chance: random.Random) -> str:
    """Thai words with commas, line breaks, digits and a little Latin, cut to a length."""
    out = ""
    while len(out) < length:
        out += chance.choice(WORDS) + chance.choice((",", ",", " ", "\n", ",5,", ",a@b.example\n"))
    return out[:length]


def told(data: bytes) -> str:
    try:
        return data.decode(encoding.detect(data)).lstrip("\ufeff")
    except RefusedFileError as error:
        return error.code


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize(("length", "least"), [(12, 143), (40, 148), (200, 150), (2_000, 150)])
def test_encoding_is_told_or_asked_never_wrong(codec: str, length: int, least: int) -> None:
    chance = random.Random(length)
    texts = [page(length, chance) for _ in range(150)]

    found = [told(text.encode(codec)) for text in texts]

    right = sum(map(str.__eq__, found, texts))
    assert right + Counter(found)["unknown-encoding"] == 150
    assert right >= least


@pytest.mark.parametrize("codec", CODECS)
def test_name_of_the_encoding_is_that_of_the_sheet(codec: str) -> None:
    data = "ชื่อ,คะแนน\nสมชาย,๕\n".encode(codec)

    assert read_text(data, "", Progress()).encoding == CODECS[codec]


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Prénom,École\nAndré,élève café très évident\n"),
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("gbk", "姓名,成绩\n王小明,优秀的学生\n"),
        ("big5", "姓名,成績\n王小明,優秀的學生\n"),
        ("shift-jis", "名前,点数\n山田太郎,よくできました\n"),
        ("euc-kr", "이름,점수\n홍길동,아주 좋아요\n"),
        ("mac-roman", "Prénom,École\nAndré,élève café très évident\n"),
        ("utf-32", "ชื่อ,คะแนน\nสมชาย,5\n"),
    ],
)
def test_other_encodings_are_asked_about(codec: str, text: str) -> None:
    assert told(text.encode(codec)) == "unknown-encoding"


@pytest.mark.parametrize("at", [0, 7, 40, 300, 399])
def test_damaged_utf_8_is_not_taken_for_thai(at: int) -> None:
    data = bytearray(page(400, random.Random(1)).encode())
    data[at:at] = b"\xa1"

    assert told(bytes(data)) == "unknown-encoding"


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "café,naïve\n1,2\n", "name – dash,“x”\n", "เธอ\n"])
def test_utf_8_needs_no_thai(text: str) -> None:
    assert told(text.encode()) == text


def test_thai_that_is_utf_8_by_chance_is_asked_about() -> None:
    assert told("รก".encode("cp874")) == "unknown-encoding"


@given(st.binary(max_size=400))
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    found = told(data)

    assert isinstance(found, str)
