"""The choices of a round as an officer would say them, with what each means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.thai.numerals import to_thai

_MOST_REST = 5  # years of rest that the form offers


@dataclass(frozen=True, slots=True)
class Rule:
    """One choice: what it is about, its answers by value, and why the usual one is usual."""

    key: str
    about: str
    answers: Mapping[str, str]
    why: str


RULES: tuple[Rule, ...] = (
    Rule(
        "ballot",
        "ถ้าคนหนึ่งส่งมากกว่าหนึ่งครั้ง",
        {"last": "นับครั้งล่าสุด", "first": "นับครั้งแรก"},
        "แก้ใจได้จนปิดรับ แต่นับคนละหนึ่งใบเสมอ",
    ),
    Rule(
        "one-category-per-person",
        "ถ้าคนเดียวได้คะแนนสูงสุดหลายด้าน",
        {"yes": "รอมติ หนึ่งคนได้ด้านเดียว", "no": "ได้ทุกด้านที่ชนะ"},
        "โปรแกรมไม่เลื่อนอันดับถัดไปเอง คณะกรรมการเป็นผู้ชี้",
    ),
    Rule(
        "self-vote",
        "การลงคะแนนให้ตนเอง",
        {"yes": "นับเป็นคะแนน", "no": "เป็นบัตรเสียเฉพาะด้านนั้น"},
        "ถ้าไม่นับ ด้านอื่นในใบเดียวกันยังนับ",
    ),
    Rule(
        "rest-years",
        "ผู้ที่เคยได้รับคัดเลือก",
        {
            "0": "รับการคัดเลือกได้ทุกปี",
            **{str(n): to_thai(f"พัก {n} ปี") for n in range(1, _MOST_REST + 1)},
        },
        "ผู้ที่พักยังลงคะแนนได้ แต่ไม่อยู่ในรายชื่อให้เลือก",
    ),
    Rule(
        "voters",
        "ผู้ลงคะแนน",
        {"roster": "ตรวจกับทะเบียนทุกใบ", "anonymous": "ไม่ระบุชื่อ นับทุกแถว"},
        "ถ้าไม่ระบุชื่อ ตรวจสิทธิและการส่งซ้ำไม่ได้ เอกสารทุกฉบับจะเขียนบอกไว้",
    ),
)


def told(key: str, value: str) -> str:
    """One choice in a line: ``ถ้าคนหนึ่งส่งมากกว่าหนึ่งครั้ง: นับครั้งล่าสุด``."""
    rule = next(one for one in RULES if one.key == key)
    answer = rule.answers.get(value, to_thai(f"พัก {value} ปี"))
    return f"{rule.about}: {answer}"
