"""One indicator out of a file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from core import paths
from core.errors import TemplateError, UserError
from core.indicators import given
from core.indicators.levels import points_of, read_levels

LEVELS = read_levels((paths.RESOURCES,))
MET: dict[str, Any] = {"method": "itemised", "full": 5, "met": [False, True, True, True, True]}
AWARDS: dict[str, Any] = {
    "method": "award-sum",
    "awards": [{"level": "national"}, {"level": "provincial"}],
}


def _read(values: dict[str, Any]) -> tuple[str, list[int]]:
    score = given.read(values, LEVELS)
    return str(score.score), list(score.pending)


def test_the_three_examples() -> None:
    assert _read(MET) == ("4", [])
    assert _read({**MET, "method": "milestone"}) == ("0", [])
    assert _read(AWARDS) == ("7", [])


def test_what_waits_counts_nothing_and_is_listed() -> None:
    assert _read({**MET, "met": [True] * 5, "pending": [2]}) == ("4", [2])
    assert _read({**MET, "method": "milestone", "met": [True] * 5, "pending": [2]}) == ("1", [2])
    assert _read({**AWARDS, "pending": [1]}) == ("2", [1])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({**MET, "metod": 1}, "metod"),
        ({**MET, "method": "manual"}, "method"),
        ({**MET, "method": ["itemised"]}, "method"),
        ({**MET, "full": 0}, "full"),
        ({**MET, "full": True}, "full"),
        ({**MET, "full": 5.0}, "full"),
        ({**MET, "full": 4}, "met มี ๕ ข้อ แต่คะแนนเต็ม ๔"),
        ({**MET, "met": [True] * 4}, "met มี ๔ ข้อ"),
        ({**MET, "met": [1, 1, 1, 1, 1]}, "met"),
        ({**MET, "met": True}, "met"),
        ({"method": "itemised"}, "ใช้คีย์ met"),
        ({**MET, "awards": []}, "ไม่ใช้คีย์ awards"),
        ({**MET, "pending": [6]}, "ตั้งแต่ ๑ ถึง ๕"),
        ({**MET, "pending": [0]}, "pending"),
        ({**MET, "pending": [True]}, "pending"),
        ({**MET, "pending": [2, 2]}, "ซ้ำ"),
        ({**MET, "pending": 2}, "pending"),
        ({**AWARDS, "awards": [], "pending": [1]}, "ไม่มีข้อใดให้รอ"),
        ({"method": "award-sum", "met": [True]}, "ใช้คีย์ awards"),
        ({"method": "award-sum", "awards": "national"}, "awards"),
        ({"method": "award-sum", "awards": ["national"]}, "awards"),
        ({"method": "award-sum", "awards": [{"level": "world"}]}, "“world” เลือกจาก: national"),
        ({"method": "award-sum", "awards": [{}]}, "“” เลือกจาก"),
        ({"method": "award-sum", "awards": [{"level": "national", "name": "ก"}]}, "name"),
        ({"method": "award-sum", "awards": [{"level": "regional"}]}, "ยังไม่ได้กำหนดคะแนน"),
    ],
)
def test_what_is_no_indicator_is_refused_by_name(values: dict[str, Any], told: str) -> None:
    with pytest.raises(UserError, match=told):
        given.read(values, LEVELS)


@drawn(st.dictionaries(st.sampled_from(["method", "full", "met", "awards", "pending"]), st.none()))
def test_any_file_is_scored_or_refused(values: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        given.read(values, LEVELS)


def test_the_office_decides_its_own_levels(tmp_path: Path) -> None:
    own = tmp_path / "indicators" / "levels" / "awards.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[level]]\nkey = "regional"\ntitle = "ระดับภาค"\npoints = 3.5\n', "utf-8")
    levels = read_levels((paths.RESOURCES, tmp_path))
    assert points_of(levels, "regional") == Decimal("3.5")
    assert list(levels) == ["regional"]


@pytest.mark.parametrize(
    "told",
    [
        'level = "x"',
        '[[level]]\nkey = "a"',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoint = 1',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoints = 0',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoints = "มาก"',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoints = true',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoints = 1.005',
        '[[level]]\nkey = "a"\ntitle = "ก"\npoints = inf',
        '[[level]]\nkey = "a"\ntitle = "ก"\n[[level]]\nkey = "a"\ntitle = "ข"',
    ],
)
def test_levels_of_another_form_are_refused(tmp_path: Path, told: str) -> None:
    own = tmp_path / "indicators" / "levels" / "awards.toml"
    own.parent.mkdir(parents=True)
    own.write_text(told, "utf-8")
    with pytest.raises(TemplateError, match=r"awards\.toml"):
        read_levels((tmp_path,))
