from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai import numerals


def test_digits_are_thai_but_links_addresses_and_codes_are_not() -> None:
    printed = numerals.printed(
        "ปี 2568 ติดต่อ a1@b2.example ที่ https://x.example/2568?a=1 และ ITA 2566 ตามรหัส TB1:2568/1 ข้อ 3"
    )
    assert printed == (
        "ปี ๒๕๖๘ ติดต่อ a1@b2.example ที่ https://x.example/2568?a=1 และ ITA ๒๕๖๖ ตามรหัส TB1:2568/1 ข้อ ๓"
    )


def test_switched_off_every_digit_is_arabic() -> None:
    assert numerals.printed("ปี ๒๕๖๘ ข้อ ๓", thai=False) == "ปี 2568 ข้อ 3"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (69, 72, "95.83"),
        (21, 69, "30.43"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 8, "12.50"),
        (1, 800, "0.13"),
        (0, 0, "0.00"),
        (5, 5, "100.00"),
    ],
)
def test_percent_has_two_decimals_rounded_half_up(part: int, whole: int, shown: str) -> None:
    assert str(numerals.percent(part, whole)) == shown


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_percent_is_within_half_a_hundredth(part: int, whole: int) -> None:
    exact = Decimal(100 * part) / Decimal(whole)
    assert abs(numerals.percent(part, whole) - exact) <= Decimal("0.005")
