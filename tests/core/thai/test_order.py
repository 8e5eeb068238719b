from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.thai.order import sort_key

NAMES = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4E), max_size=12)


def test_words_stand_as_in_a_dictionary() -> None:
    words = ["เก", "ขา", "กา", "ไก่", "แก้ว", "เกษม", "กก", "ข่า", "กี่", "กิ่ง", "ใบ", "บัว"]
    assert sorted(words, key=sort_key) == [
        "กก", "กา", "กิ่ง", "กี่", "เก", "เกษม", "แก้ว", "ไก่", "ขา", "ข่า", "บัว", "ใบ",
    ]  # fmt: skip


def test_tones_decide_only_between_equals() -> None:
    assert sorted(["ป่าน", "ปาน", "ป้านกลาง", "ปานกลาง"], key=sort_key) == [
        "ปาน", "ป่าน", "ปานกลาง", "ป้านกลาง",
    ]  # fmt: skip


@given(st.lists(NAMES, max_size=20))
def test_the_key_alone_decides(words: list[str]) -> None:
    by_key = sorted(words, key=sort_key)
    assert [sort_key(w) for w in by_key] == sorted(sort_key(w) for w in words)
