"""The rules of stages: who comes after whom, on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.approvals.stages import (
    Stage,
    cleared,
    marked,
    next_place,
    refuse_disorder,
    signers_of,
    stages_of,
)
from core.errors import ConflictError, UserError
from tests.core.approvals.making import DRAFTED, ORDERED, PASSED, SIGNERS

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def three(*days: date | None) -> tuple[Stage, ...]:
    rows = [
        {**row, "date": day.isoformat()} if day else row
        for row, day in zip(SIGNERS, (*days, None, None, None), strict=False)
    ]
    return stages_of(rows)


def test_the_first_drafts_the_last_orders_the_others_pass() -> None:
    assert [one.role for one in stages_of(SIGNERS)] == ["drafted", "passed", "ordered"]
    assert [one.role for one in stages_of(SIGNERS[:2])] == ["drafted", "ordered"]
    assert [one.role for one in stages_of(SIGNERS[:1])] == ["drafted"]
    assert stages_of(None) == stages_of("") == ()


def test_a_day_that_cannot_be_read_is_none() -> None:
    [one] = stages_of([{"name": "ก", "position": "", "date": "เมื่อวาน"}])
    assert (one.on, one.who) == (None, "ก")


def test_stages_are_passed_one_after_the_other() -> None:
    stages = marked(stages_of(SIGNERS), 0, DRAFTED)
    stages = marked(stages, 1, PASSED, " เห็นควร \n พิจารณา ")
    assert next_place(stages) == 2
    stages = marked(stages, 2, PASSED, "เห็นชอบ")
    assert next_place(stages) is None
    assert [(one.on, one.order) for one in stages] == [
        (DRAFTED, ""),
        (PASSED, "เห็นควร พิจารณา"),
        (PASSED, "เห็นชอบ"),
    ]


def test_a_stage_waits_for_the_one_before() -> None:
    with pytest.raises(ConflictError) as refused:
        marked(three(DRAFTED), 2, ORDERED)
    assert str(refused.value) == (
        "ผู้อำนวยการกลุ่มบริหารงานบุคคลยังไม่ได้ลงวันที่ บันทึกวันที่ของขั้นนั้นก่อน แล้วจึงบันทึกของศึกษาธิการจังหวัดแสนสุข"
    )


def test_a_later_stage_is_not_dated_before_an_earlier_one() -> None:
    with pytest.raises(ConflictError) as refused:
        marked(three(DRAFTED), 1, date(2025, 6, 12))
    assert str(refused.value) == (
        "วันที่ของผู้อำนวยการกลุ่มบริหารงานบุคคล (๑๒ มิ.ย. ๒๕๖๘) มาก่อนวันที่ของนิติกรปฏิบัติการ (๑๓ มิ.ย. ๒๕๖๘) "
        "ตรวจวันที่บนกระดาษแล้วแก้ให้เรียงตามลำดับ"
    )
    with pytest.raises(ConflictError, match="มาก่อนวันที่ของผู้อำนวยการกลุ่ม"):
        marked(three(DRAFTED, PASSED, ORDERED), 1, date(2025, 6, 20))


def test_control_characters_are_refused() -> None:
    with pytest.raises(UserError, match="อักขระควบคุม"):
        marked(three(), 0, DRAFTED, "เห็น\x07ชอบ")


def test_nobody_has_signed_what_is_cleared() -> None:
    stages = marked(three(DRAFTED), 1, PASSED, "เห็นควร")
    assert signers_of(cleared(stages)) == SIGNERS


@given(st.lists(st.tuples(st.text("กขค ", max_size=4), st.none() | DAYS), max_size=5))
def test_what_the_part_says_is_read_and_given_back(rows: list[tuple[str, date | None]]) -> None:
    signers = [
        {"name": name, "position": "ต", **({"date": day.isoformat()} if day else {})}
        for name, day in rows
    ]
    assert signers_of(stages_of(signers)) == signers


@given(st.lists(st.none() | DAYS, min_size=1, max_size=5), st.data(), DAYS)
def test_whatever_is_marked_the_days_follow_each_other(
    days: list[date | None], data: st.DataObject, on: date
) -> None:
    stages = tuple(Stage("ก", "ข", "passed", day) for day in days)
    place = data.draw(st.integers(0, len(days) - 1))
    try:
        made = marked(stages, place, on)
    except ConflictError:
        return
    assert made[place].on == on
    assert all(one.on is not None for one in made[:place])
    known = [one.on for one in made if one.on is not None]
    assert known == sorted(known)
    refuse_disorder(made)
