from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai import text

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=40)


def test_sara_am_is_one_letter() -> None:
    assert text.clean("อ\u0e4d\u0e32นวย น\u0e49\u0e4d\u0e32 น\u0e4d\u0e49\u0e32 น\u0e33\u0e49") == (
        "อำนวย น้ำ น้ำ น้ำ"
    )


def test_two_sara_e_are_sara_ae() -> None:
    assert text.clean("เเก้ว") == "แก้ว"


def test_invisible_characters_go_and_blanks_are_spaces() -> None:
    assert text.line(" ก\u200b\u00a0ข\ufeff\tค\r\nง ") == "ก ข ค ง"


def test_a_vowel_comes_before_its_tone_and_no_mark_is_doubled() -> None:
    assert text.clean("ก\u0e48\u0e34ง ด\u0e35\u0e35") == "กิ่ง ดี"
    assert text.clean("ก\u0e48\u0e34\u0e34ง") == "กิ่ง"


def test_nfc_not_nfkc() -> None:
    assert text.clean("ำ") == "ำ"


def test_control_characters_are_seen_but_line_breaks_are_none() -> None:
    assert text.has_control("ก\x0bข")
    assert text.has_control("\x00")
    assert not text.has_control("ก\tข\r\n")


@given(THAI)
def test_cleaning_twice_is_cleaning_once(words: str) -> None:
    assert text.clean(text.clean(words)) == text.clean(words)


@given(st.text(max_size=60))
def test_a_line_has_one_line(words: str) -> None:
    assert "\n" not in text.line(words)
    assert text.line(words) == text.line(words).strip()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('กิจกรรม "คนดี" และ"ครูดี"', "กิจกรรม “คนดี” และ“ครูดี”"),
        ('"ครั้งที่ ๒"', "“ครั้งที่ ๒”"),
        ('ค้าง "ไว้', 'ค้าง "ไว้'),
        ('"หนึ่ง"\nค้าง "ไว้\n"สอง"', '“หนึ่ง”\nค้าง "ไว้\n“สอง”'),
        ('จอ 24" x 36"', 'จอ 24" x 36"'),
        ("“เดิม” it's", "“เดิม” it's"),
    ],
)
def test_straight_quotes_in_pairs_become_those_of_print(typed: str, printed: str) -> None:
    assert text.curly(typed) == printed
    assert text.curly(printed) == printed
