"""Four ways to score an indicator, and how each came about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.indicators.scoring import (
    Score,
    Status,
    Step,
    Won,
    award_sum,
    itemised,
    manual,
    milestone,
    percent_of,
    plain,
)

FULL = Decimal(5)
STATUSES: tuple[Status, ...] = ("met", "unmet", "waiting", "")
POINTS = st.decimals("0.25", 5, places=2)
STEPS = st.lists(st.builds(Step, POINTS, st.sampled_from(STATUSES)), max_size=8)
AWARDS = st.lists(st.builds(Won, st.just("ระดับจังหวัด"), POINTS, st.booleans()), max_size=6)


def _steps(told: str) -> list[Step]:
    """A criterion of one point for each letter: met, not met, waiting, not looked at."""
    kinds: dict[str, Status] = {"+": "met", "-": "unmet", "?": "waiting", ".": ""}
    return [Step(Decimal(1), kinds[one]) for one in told]


@pytest.mark.parametrize(
    ("told", "ladder", "by_item", "whole"),
    [
        ("-++++", 0, 4, (0, 4)),
        ("++-+-", 2, 3, (2, 3)),
        ("+++++", 5, 5, (5, 5)),
        ("-----", 0, 0, (0, 0)),
        ("+?+++", 1, 4, (5, 5)),
        ("?-+..", 0, 1, (1, 2)),
    ],
)
def test_a_ladder_stops_where_items_go_on(
    told: str, ladder: int, by_item: int, whole: tuple[int, int]
) -> None:
    first, second = milestone(_steps(told), FULL), itemised(_steps(told), FULL)
    assert [first.score, second.score] == [Decimal(ladder), Decimal(by_item)]
    assert [first.possible, second.possible] == [Decimal(one) for one in whole]
    assert first.pending == second.pending == tuple(i for i, c in enumerate(told, 1) if c == "?")
    assert first.unseen == second.unseen == tuple(i for i, c in enumerate(told, 1) if c == ".")


def test_the_ladder_says_where_it_stopped_and_what_it_left_out() -> None:
    assert milestone(_steps("+-+?."), FULL).explanation == (
        "นับตามลำดับขั้น นับจากข้อ ๑ และหยุดที่ข้อแรกที่ไม่ผ่าน",
        "นับข้อ ๑ ได้ ๑ คะแนน",
        "หยุดที่ข้อ ๒ เพราะไม่ผ่าน",
        "ข้อ ๓ ผ่านแต่ไม่นับ เพราะอยู่หลังข้อที่หยุด",
        "ข้อ ๔ ขาดหลักฐาน ยังไม่นับ ถ้าหลักฐานครบจะได้ ๑ คะแนน",
        "ข้อ ๕ ยังไม่ตรวจ",
        "รวม ๑ จาก ๕ คะแนน คิดเป็นร้อยละ ๒๐.๐๐",
    )


def test_items_say_which_are_met_and_which_wait() -> None:
    assert itemised(_steps("-+?++"), FULL).explanation == (
        "นับรายข้อ รวมคะแนนของทุกข้อที่ผ่าน",
        "ข้อ ๒ ๔ และ ๕ ผ่าน ได้ ๓ คะแนน",
        "ข้อ ๑ ไม่ผ่าน",
        "ข้อ ๓ ขาดหลักฐาน ยังไม่นับ ถ้าหลักฐานครบจะได้ ๔ คะแนน",
        "รวม ๓ จาก ๕ คะแนน คิดเป็นร้อยละ ๖๐.๐๐",
    )


def test_awards_add_up_above_the_full_mark() -> None:
    awards = [Won("ระดับประเทศ", FULL), Won("ระดับจังหวัด", Decimal(2))]
    score = award_sum(awards, FULL)
    assert [score.score, score.percent] == [Decimal(7), Decimal(140)]
    assert score.explanation == (
        "รวมคะแนนของทุกรางวัล เกินคะแนนเต็มได้",
        "รางวัลที่ ๑ ระดับประเทศ ๕ คะแนน",
        "รางวัลที่ ๒ ระดับจังหวัด ๒ คะแนน",
        "รวม ๗ จาก ๕ คะแนน คิดเป็นร้อยละ ๑๔๐.๐๐",
    )


def test_awards_are_cut_only_where_the_indicator_says_so() -> None:
    awards = [Won("ระดับประเทศ", FULL), Won("ระดับจังหวัด", Decimal(2))]
    score = award_sum(awards, FULL, may_exceed=False)
    assert score.score == 5
    assert "รวมได้ ๗ คะแนน เกินคะแนนเต็ม จึงนับ ๕ คะแนน" in score.explanation


def test_an_award_without_evidence_waits() -> None:
    score = award_sum([Won("ระดับประเทศ", FULL, waiting=True)], FULL)
    assert [score.score, score.possible] == [Decimal(0), FULL]
    assert score.pending == (1,)
    assert "รางวัลที่ ๑ ระดับประเทศ ขาดหลักฐาน" in score.explanation
    assert award_sum([], FULL).explanation[1] == "ยังไม่มีรางวัล"


def test_what_the_committee_says_has_its_reason() -> None:
    assert not manual(None, "", FULL).settled
    score = manual(Decimal("3.5"), "ผลงานเด่น", FULL)
    assert (score.score, score.settled) == (Decimal("3.5"), True)
    assert score.explanation == (
        "คณะกรรมการให้ ๓.๕ คะแนน เหตุผล: ผลงานเด่น",
        "รวม ๓.๕ จาก ๕ คะแนน คิดเป็นร้อยละ ๗๐.๐๐",
    )


@given(STEPS)
def test_a_ladder_never_gives_more_than_items_and_evidence_never_takes_away(
    steps: list[Step],
) -> None:
    ladder, by_item = milestone(steps, FULL), itemised(steps, FULL)
    assert 0 <= ladder.score <= by_item.score <= sum(one.points for one in steps)
    for score in (ladder, by_item):
        assert score.score <= score.possible
        assert score.settled is all(one.status in {"met", "unmet"} for one in steps)
    if all(one.status == "met" for one in steps):
        assert ladder.score == by_item.score == sum(one.points for one in steps)


@given(STEPS)
def test_what_waits_counts_as_what_is_not_met_but_is_told_apart(steps: list[Step]) -> None:
    denied = [Step(one.points, "unmet" if one.status == "waiting" else one.status) for one in steps]
    waiting = any(one.status == "waiting" for one in steps)
    for score_of in (milestone, itemised):
        score = score_of(steps, FULL)
        assert score.score == score_of(denied, FULL).score
        assert any("ขาดหลักฐาน ยังไม่นับ" in line for line in score.explanation) is waiting


@given(AWARDS, st.booleans())
def test_awards_are_a_plain_sum(awards: list[Won], may_exceed: bool) -> None:  # noqa: FBT001 - drawn
    score = award_sum(awards, FULL, may_exceed=may_exceed)
    total = sum((one.points for one in awards if not one.waiting), Decimal(0))
    assert score.score == (total if may_exceed else min(total, FULL))
    assert len(score.pending) == sum(one.waiting for one in awards)


@given(st.decimals(0, 100, places=2))
def test_points_are_written_short_and_percents_long(points: Decimal) -> None:
    assert Decimal(plain(points)) == points
    assert str(percent_of(points, FULL)) == f"{points * 20:.2f}"


@given(STEPS)
def test_every_explanation_ends_with_the_sum(steps: list[Step]) -> None:
    scores: list[Score] = [milestone(steps, FULL), itemised(steps, FULL)]
    for score in scores:
        assert score.explanation[-1].startswith("รวม ")
        assert not any(set("0123456789") & set(line) for line in score.explanation)
