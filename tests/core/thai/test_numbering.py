from __future__ import annotations

import pytest

from core.thai.numbering import LEVELS, is_bullet, level_style, numbered, thai_letter


@pytest.mark.parametrize(
    ("style", "path", "said"),
    [
        ("๑.", (3,), "3."),
        ("๑.๑", (3, 2), "3.2"),
        ("๑.๑.๑", (3, 2, 11), "3.2.11"),
        ("๑)", (3, 2, 11, 4), "4)"),
        ("(๑)", (3, 2, 11, 4, 5), "(5)"),
        ("๑.๑)", (2, 4), "2.4)"),
        ("ก.", (2,), "ข."),
        ("ภาคผนวก ก", (1,), "ภาคผนวก ก"),
        ("ตอนที่ ๑", (7,), "ตอนที่ 7"),
        ("๑.๑", (4,), "1.4"),
        ("•", (4,), "•"),
    ],
)
def test_a_number_is_written_like_its_style(style: str, path: tuple[int, ...], said: str) -> None:
    assert numbered(style, path) == said


def test_levels_below_the_last_are_written_like_it() -> None:
    styles = [level_style(LEVELS, level) for level in range(1, 8)]
    assert styles == ["๑.", "๑.๑", "๑.๑.๑", "๑)", "(๑)", "(๑)", "(๑)"]


def test_letters_are_those_that_offices_count() -> None:
    assert "".join(map(thai_letter, range(1, 12))) == "กขคงจฉชซฌญฎ"
    assert [thai_letter(n) for n in (0, 41, 42, 82, 83)] == ["", "ฮ", "กก", "กฮ", "ขก"]


def test_a_bullet_counts_nothing() -> None:
    assert is_bullet("-")
    assert not is_bullet("(ก)")
