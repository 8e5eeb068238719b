"""Invented people and texts for tests and benchmarks."""

from __future__ import annotations

from datetime import UTC, datetime

from core import catalogue
from core.paths import RESOURCES
from core.thai.numerals import to_thai
from core.typeset.design import Design, read_design
from core.typeset.finish import About

WHEN = datetime(2025, 6, 13, 9, 30, tzinfo=UTC)
ABOUT = About("บันทึกข้อความ", "สำนักงานศึกษาธิการจังหวัดแสนสุข", WHEN, "ถอดบทเรียน")
_COMMON = {
    "office": "สำนักงานศึกษาธิการจังหวัดแสนสุข",
    "reason": "ได้รับการยกย่องเชิดชูเกียรติเป็นบุคลากรคุณธรรมต้นแบบ ด้านสุจริต\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "blessing": "ขอให้มีความสุข ความเจริญ และรักษาคุณความดีนี้สืบไป",
    "date": "ให้ไว้ ณ วันที่ ๑๓ มิถุนายน พ.ศ. ๒๕๖๘",
    "signer": "(นายปัญญา กิ่งแก้วไพบูลย์)",
    "signer_post": "ศึกษาธิการจังหวัดแสนสุข",
}
PEOPLE = (
    ("นางสาวปิ่นทิพย์ น้ำผึ้งทอง", "นักทรัพยากรบุคคลชำนาญการ กลุ่มบริหารงานบุคคล"),
    (
        "ว่าที่ร้อยตรีหญิง สิริกัญญารัตน์ วงศ์พิพัฒน์ธนากุลชัย ณ แสนสุข",
        "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ กลุ่มนโยบายและแผน",
    ),
    ("นายกล้า ดี", "นิติกรปฏิบัติการ"),
)
_FIRST = (
    "กัญญา ณัฐพล ฐิติมา น้ำฝน ญาดา ธีรศักดิ์ สุกัญญา อภิสิทธิ์ เพ็ญศรี วุฒิชัย ฟ้าใส ภูมิพัฒน์ ชลธิชา "
    "รุ่งโรจน์ ปริญญา กิตติพงษ์ ศิริพร จันทร์เพ็ญ ปั้นหยา ผ่องศรี ไพโรจน์ เฉลิมชัย สมศักดิ์ บุญช่วย"
).split()
_LAST = (
    "ใจดี น้ำผึ้ง ศรีสุวรรณ วงศ์ใหญ่ เจริญสุข ปั้นทอง กั้นเขต ฐานะมั่น ฎีกาชัย บุญมี สิงห์คำ ภู่ระย้า ตั้งมั่น ยิ่งยง "
    "พึ่งบุญ ก้องฟ้า คงกระพัน แก้วมณี ทองประเสริฐ อยู่สบาย รุ่งเรืองกิจ เพชรน้ำหนึ่ง"
).split()


def design(name: str) -> Design:
    """One of the program's designs."""
    return catalogue.load("certificates", read_design, RESOURCES)[name]


def record(i: int) -> dict[str, str]:
    """One of three people: of usual length, very long, very short."""
    name, post = PEOPLE[i % len(PEOPLE)]
    return {
        **_COMMON,
        "name": name,
        "post": post,
        "number": f"เลขที่ {to_thai(i + 1)}/๒๕๖๘",
        "code": f"TB1:2568/{i + 1}:{i * 7919 % 99991:05d}K7QX",
    }


def crowd(i: int) -> dict[str, str]:
    """As many different people as asked for, every hundredth with a very long name."""
    first, last = _FIRST[i % len(_FIRST)], _LAST[i // len(_FIRST) % len(_LAST)]
    other = _LAST[(i * 7 + i // 500) % len(_LAST)]
    title = ("นาย", "นาง", "นางสาว")[i % 3]
    name = record(1)["name"] if i % 100 == 0 else f"{title}{first} {last}{other}"
    return {**record(i), "name": name}
