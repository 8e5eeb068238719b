"""The integrity and transparency assessment (ITA): ten scores → three parts, total, grade, word.

Source: the assessment's published scorecards and reports; weights 30, 30 and 40 of 100. Each part
is rounded before the sum, so that the printed column adds up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from core.thai.numerals import to_thai

Scores: TypeAlias = Mapping[str, Decimal]  # by the indicator's number, "9.1" for one under 9

NAMES: Mapping[str, str] = {
    "1": "การปฏิบัติหน้าที่",
    "2": "การใช้งบประมาณ",
    "3": "การใช้อำนาจ",
    "4": "การใช้ทรัพย์สินของทางราชการ",
    "5": "การแก้ไขปัญหาการทุจริต",
    "6": "คุณภาพการดำเนินงาน",
    "7": "ประสิทธิภาพการสื่อสาร",
    "8": "การปรับปรุงการทำงาน",
    "9": "การเปิดเผยข้อมูล",
    "9.1": "ข้อมูลพื้นฐาน",
    "9.2": "การบริหารงาน",
    "9.3": "การจัดซื้อจัดจ้าง",
    "9.4": "การบริหารและพัฒนาทรัพยากรบุคคล",
    "9.5": "การส่งเสริมความโปร่งใส",
    "10": "การป้องกันการทุจริต",
    "10.1": "การดำเนินการเพื่อป้องกันการทุจริต",
    "10.2": "มาตรการภายในเพื่อป้องกันการทุจริต",
}
COUNTED = tuple(number for number in NAMES if "." not in number)
TOOLS: Mapping[str, tuple[int, Sequence[str]]] = {  # what each weighs, and its indicators
    "IIT": (30, COUNTED[:5]),
    "EIT": (30, COUNTED[5:8]),
    "OIT": (40, COUNTED[8:]),
}
GRADES = (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0))
_PASS, _BEST, _URGENT = 85, 95, 70
FULL = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What the scores come to; every figure with two decimals.

    Attributes:
        parts: what each tool contributes to the total.
        of_hundred: what each tool has of a hundred.
        grade: a letter; ``rating`` the word used since it counts every tool by itself.
        warnings: finished sentences about what does not agree.
    """

    parts: Mapping[str, Decimal]
    of_hundred: Mapping[str, Decimal]
    total: Decimal
    grade: str
    passed: bool
    rating: str
    warnings: tuple[str, ...] = ()


def compute(scores: Scores, printed_total: Decimal | None = None) -> Result:
    """The result of ten scores; a printed total that differs is warned of."""
    means = {
        tool: sum((scores[number] for number in numbers), Decimal(0)) / len(numbers)
        for tool, (_, numbers) in TOOLS.items()
    }
    parts = {tool: rounded(mean * TOOLS[tool][0] / FULL) for tool, mean in means.items()}
    of_hundred = {tool: rounded(mean) for tool, mean in means.items()}
    total = sum(parts.values(), Decimal(0))
    return Result(
        parts,
        of_hundred,
        total,
        grade_of(total),
        total >= _PASS,
        rating_of(total, tuple(of_hundred.values())),
        differing(total, printed_total),
    )


def differing(total: Decimal, printed_total: Decimal | None) -> tuple[str, ...]:
    """A finished sentence where the total that was printed is not the one computed."""
    if printed_total is None or rounded(printed_total) == total:
        return ()
    said = f"คะแนนรวมที่พิมพ์ไว้ {printed_total} ไม่ตรงกับที่คำนวณได้ {total} ตรวจคะแนนรายตัวชี้วัดกับต้นฉบับ"
    return (to_thai(said),)


def grade_of(total: Decimal) -> str:
    """The letter of a total, rounded to two decimals first."""
    return next(grade for grade, least in GRADES if rounded(total) >= least)


def rating_of(total: Decimal, of_hundred: Sequence[Decimal]) -> str:
    """The word of a total and of what each tool has of a hundred."""
    least = min(of_hundred)
    if total >= _BEST and least >= _BEST:
        return "ผ่านดีเยี่ยม"
    if total >= _PASS:
        return "ผ่านดี" if least >= _PASS else "ผ่าน"
    return "ต้องปรับปรุง" if total >= _URGENT else "ต้องปรับปรุงโดยด่วน"


def rounded(number: Decimal) -> Decimal:
    """Two decimals, half up."""
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)
