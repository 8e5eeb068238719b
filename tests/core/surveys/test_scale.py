"""Answers in every shape that forms give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import TemplateError
from core.surveys.scale import LEVELS, read_scale, scale


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("5", 5),
        ("๕", 5),
        ("5.00", 5),
        (" 4 ", 4),
        ("5 - มากที่สุด", 5),
        ("5 = มากที่สุด", 5),
        ("มากที่สุด (5)", 5),
        ("มากที่สุด", 5),
        ("ระดับ 5", 5),
        ("๓ คะแนน", 3),
        ("เห็นด้วยอย่างยิ่ง", 5),
        ("ไม่เห็นด้วย", 2),
        ("ไม่เห็นด้วยอย่างยิ่ง", 1),
        ("น้อยที่สุด", 1),
        ("น้อย", 2),
        ("ปานกลาง", 3),
        ("พึงพอใจมาก", 4),
        ("ความพึงพอใจระดับมากที่สุด", 5),
        ("เฉย ๆ", 3),
        ("Strongly Agree", 5),
    ],
)
def test_a_level_is_read_however_it_is_written(said: str, level: int) -> None:
    assert scale().rating(said) == level


@pytest.mark.parametrize(
    "said",
    "0|6|55|-5|4.5|5/5|4, 5|5 = น้อย|ไม่มาก|ดีมาก|5 ดาว|ควรปรับปรุงเวลา|".split("|"),
)
def test_what_names_no_level_or_two_is_not_guessed(said: str) -> None:
    assert scale().rating(said) is None
    assert not scale().declines(said)


@pytest.mark.parametrize("said", ["ไม่ทราบ", "ไม่ทราบ/ไม่เกี่ยวข้อง", "ไม่เกี่ยวข้อง", "N/A", "-"])
def test_nothing_rated_is_an_answer_too(said: str) -> None:
    assert scale().declines(said)
    assert scale().rating(said) is None


def test_every_word_of_ours_names_its_own_level_alone_and_with_the_number() -> None:
    for word, level in scale().words.items():
        assert [one for one in LEVELS if scale().rating(f"{one} = {word}")] == [level]


@pytest.mark.parametrize("words", ['6 = ["ล้น"]', '5 = ["มาก"]\n4 = ["มาก"]'])
def test_a_word_of_two_levels_or_of_none_is_refused(words: str, tmp_path: Path) -> None:
    file = tmp_path / "ratings.toml"
    file.write_text(f"[words]\n{words}\n", "utf-8")
    with pytest.raises(TemplateError, match="ต้องอยู่ในระดับเดียว"):
        read_scale(file)
