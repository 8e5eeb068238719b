"""Ten scores and what they come to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assessments import queries, service
from core.assessments.given import Given, read, read_scores
from core.assessments.ita import COUNTED, TOOLS, compute, grade_of, rating_of
from core.errors import UserError
from core.history import queries as history
from core.workspace import Workspace

TOLD = "91.78 97.01 97.89 95.78 96.33 93.48 92.44 90.48 100 100".split()
SCORES = {number: Decimal(score) for number, score in zip(COUNTED, TOLD, strict=True)}
INDICATORS = dict(zip(COUNTED, map(float, TOLD), strict=True))
VALUES: dict[str, Any] = {"year": 2566, "indicators": INDICATORS}


def test_the_parts_are_rounded_and_add_up() -> None:
    result = compute(SCORES, Decimal("96.37"))
    assert {tool: str(part) for tool, part in result.parts.items()} == {
        "IIT": "28.73",
        "EIT": "27.64",
        "OIT": "40.00",
    }
    assert str(result.total) == "96.37"
    assert (result.grade, result.rating, result.passed) == ("AA", "ผ่านดี", True)
    assert result.warnings == ()


def test_a_printed_total_that_differs_is_warned_of() -> None:
    [warning] = compute(SCORES, Decimal("96.38")).warnings
    assert warning.startswith("คะแนนรวมที่พิมพ์ไว้ ๙๖.๓๘ ไม่ตรงกับที่คำนวณได้ ๙๖.๓๗")


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("94.995", "AA"),
        ("94.994", "A"),
        ("85.00", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("74.99", "C"),
        ("55", "D"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
def test_letters_change_at_their_edges(total: str, grade: str) -> None:
    assert grade_of(Decimal(total)) == grade


@pytest.mark.parametrize(
    ("total", "least", "word"),
    [
        ("95", "95", "ผ่านดีเยี่ยม"),
        ("96.37", "92.13", "ผ่านดี"),
        ("94.99", "94.99", "ผ่านดี"),
        ("85", "84.99", "ผ่าน"),
        ("84.99", "84.99", "ต้องปรับปรุง"),
        ("70", "10", "ต้องปรับปรุง"),
        ("69.99", "10", "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_words_count_every_tool(total: str, least: str, word: str) -> None:
    assert rating_of(Decimal(total), [Decimal(100), Decimal(least), Decimal(100)]) == word


@given(st.lists(st.decimals(0, 100, places=2), min_size=10, max_size=10))
def test_the_total_is_the_sum_of_its_parts_and_near_the_weighted_mean(told: list[Decimal]) -> None:
    scores = dict(zip(COUNTED, told, strict=True))
    result = compute(scores)
    assert result.total == sum(result.parts.values())
    exact = sum(
        (
            sum((scores[n] for n in numbers), Decimal(0)) / len(numbers) * weight / 100
            for weight, numbers in TOOLS.values()
        ),
        Decimal(0),
    )
    assert abs(result.total - exact) <= Decimal("0.015")
    assert result.passed is (result.total >= 85)


def test_a_file_may_name_what_stands_under_an_indicator() -> None:
    told = {"๙.๑": "100", **VALUES["indicators"]}
    assert list(read_scores(told)) == [*COUNTED[:9], "9.1", "10"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"years": 2566}, "years"),
        ({"year": 2023}, "year"),
        ({"year": True}, "year"),
        ({"indicators": [1]}, "indicators"),
        ({"indicators": {"1": 5}}, "ตัวชี้วัดที่ ๒"),
        ({"indicators": {**dict.fromkeys(COUNTED, 1), "11": 5}}, "ตัวชี้วัด ๑๑"),
        ({"indicators": {**dict.fromkeys(COUNTED, 1), "3": 100.01}}, "indicators.3"),
        ({"indicators": {**dict.fromkeys(COUNTED, 1), "3": True}}, "indicators.3"),
        ({"indicators": {**dict.fromkeys(COUNTED, 1), "3": "nan"}}, "indicators.3"),
        ({"printed_total": "มาก"}, "printed_total"),
    ],
)
def test_what_is_no_assessment_is_refused_by_name(changes: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        read({**VALUES, **changes})


def test_one_result_is_kept_for_a_year(workspace: Workspace) -> None:
    first = read({**VALUES, "printed_total": 96.37})
    with workspace.database.write() as session:
        id_ = service.keep(session, first)
        assert service.keep(session, first) == id_
    other = Given(2566, {**SCORES, "8": Decimal("90.50")})
    with workspace.database.write() as session:
        assert service.keep(session, other) == id_
        service.keep(session, Given(2567, SCORES))
    with workspace.database.read() as session:
        assert queries.kept(session, 2566) == other
        assert queries.kept(session, 2565) is None
        assert queries.years(session) == [2567, 2566]
        acts = [entry.act for entry in history.entries(session, "assessment", id_)]
    assert sorted(acts) == ["added", "changed"]
