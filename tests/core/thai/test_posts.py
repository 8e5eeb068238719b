from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.thai.posts import LEVELS, split_post


@pytest.mark.parametrize(
    ("post", "parts"),
    [
        ("นิติกรปฏิบัติการ", ("นิติกร", "ปฏิบัติการ")),
        ("นักจัดการงานทั่วไปชำนาญการพิเศษ", ("นักจัดการงานทั่วไป", "ชำนาญการพิเศษ")),
        ("เจ้าพนักงานธุรการปฏิบัติงาน", ("เจ้าพนักงานธุรการ", "ปฏิบัติงาน")),
        ("พนักงานขับรถยนต์", ("พนักงานขับรถยนต์", "")),
        ("ชำนาญการ", ("ชำนาญการ", "")),
        ("", ("", "")),
    ],
)
def test_a_post_is_line_of_work_and_level(post: str, parts: tuple[str, str]) -> None:
    assert split_post(post) == parts


@given(st.text("กขคงจ", min_size=1, max_size=10), st.sampled_from(LEVELS))
def test_joined_they_are_the_post(line: str, level: str) -> None:
    assert "".join(split_post(line + level)) == line + level
