"""However an action is pushed about, it stands in one of four ways and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import states
from core.actions.states import CLOSED, NAMES, NEXT, STATES, Standing
from core.errors import ConflictError, UserError

DAY = date(2025, 6, 30)
Act = tuple[str, Callable[[Standing], Standing]]
ACTS: dict[str, Act] = {
    "begin": ("doing", states.begin),
    "finish": ("done", lambda now: states.finish(now, DAY, "แจ้งเวียนแล้ว")),
    "finish with a file": ("done", lambda now: states.finish(now, DAY, evidence="ab/a.pdf")),
    "drop": ("dropped", lambda now: states.drop(now, DAY, "ไม่มีงบประมาณ")),
    "reopen": ("open", states.reopen),
}


@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_every_sequence_keeps_what_each_state_promises(names: list[str]) -> None:
    now = Standing()
    for name in names:
        wanted, act = ACTS[name]
        if wanted in NEXT[now.state]:
            now = act(now)
            assert now.state == wanted
        else:
            with pytest.raises(ConflictError, match=NAMES[now.state]):
                act(now)
        assert (now.closed_on is not None) == (now.state in CLOSED)
        assert bool(now.reason) == (now.state == "dropped")
        assert bool(now.note or now.evidence) == (now.state == "done")


@given(st.sampled_from(STATES), st.none() | st.integers(-400, 400))
def test_overdue_is_only_what_waits_after_its_last_day(state: str, days: int | None) -> None:
    due = None if days is None else DAY + timedelta(days=days)

    late = states.is_overdue(state, due, DAY)

    assert late == (state in {"open", "doing"} and days is not None and days < 0)


def test_from_every_state_some_way_leads_on_and_every_state_can_be_reached() -> None:
    assert set(NEXT) == set(STATES) == set(NAMES)
    assert {one for after in NEXT.values() for one in after} == set(STATES)


def test_done_says_what_came_of_it_and_dropped_says_why() -> None:
    with pytest.raises(UserError, match="ยังไม่มีบันทึกผลหรือหลักฐาน"):
        states.finish(Standing(), DAY)
    with pytest.raises(UserError, match="ยังไม่มีเหตุผล"):
        states.drop(Standing(), DAY, "")
