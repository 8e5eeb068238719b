"""No name that waits can change a result the program lets be confirmed: every way is tried."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.awards.freezing import obstacles
from core.awards.results import live
from core.awards.rules import round_of
from core.workspace import Workspace
from tests.core.awards.naive_count import CATEGORIES, NaiveCount, Row, leaders
from tests.core.awards.random_rounds import ADDRESSES, MISSPELT, NAMES, Plan, Played
from tests.factories import ROUND

KEYS = list(CATEGORIES)
LEADERS = dict(zip(KEYS, (NAMES[0], NAMES[1], NAMES[2], NAMES[3], NAMES[6]), strict=True))
VOTERS = [address for address in ADDRESSES if address and ADDRESSES.count(address) == 1]


@st.composite
def clear_rounds(draw: st.DrawFn) -> Plan:
    """Most agree on one person in each category; the last rows are of misspelt voters."""
    sure = draw(st.integers(2, len(VOTERS)))
    usual = (None, None, None, None, *KEYS)
    others = st.sampled_from([*NAMES[:3], *MISSPELT[:2], ""])
    wrong = st.sampled_from(MISSPELT[:2])

    def answers(*astray_in: str | None) -> tuple[str, ...]:
        astray = draw(st.sampled_from(astray_in))
        return tuple(draw(others) if key == astray else LEADERS[key] for key in KEYS)

    rows = [Row(draw(st.integers(1, 3)), address, "", answers(*usual)) for address in VOTERS[:sure]]
    for _ in range(draw(st.integers(1, 2))):
        rows += [Row(draw(st.integers(0, 3)), "", draw(wrong), answers(None, *KEYS))]
    return Plan(
        offices=dict.fromkeys(range(len(NAMES)), ""),
        left=frozenset(),
        options={
            "ballot": draw(st.sampled_from(["last", "first"])),
            "one-category-per-person": "yes",
            "self-vote": draw(st.sampled_from(["yes", "no"])),
            "voters": "roster",
        },
        files=(tuple(rows),),
        words=(),
        undone=frozenset(),
        decided={},
    )


def firsts(counted: NaiveCount) -> list[set[int | str]]:
    """Who leads each category."""
    landed = [[counted.landing(one, n) for one in counted.counting] for n in range(len(KEYS))]
    return [leaders(Counter(who for kind, who in box if kind == "vote")) for box in landed]


def changeable(played: Played) -> bool:
    """Whether some word of a person about the names that wait moves the lead anywhere."""
    now = NaiveCount(played.situation)
    before = firsts(now)
    waiting = sorted({written for _, written in now.waiting_names})
    for people in product([None, *sorted(now.eligible)], repeat=len(waiting)):
        words = {**played.said, **dict(zip(waiting, people, strict=True))}
        if firsts(NaiveCount(replace(played.situation, words=words))) != before:
            return True
    return False


def test_what_may_be_confirmed_can_no_longer_change(
    office: Workspace, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    long = bool(pytestconfig.getoption("--long"))
    seen: Counter[tuple[bool, bool]] = Counter()

    @settings(max_examples=1_000 if long else 120, derandomize=not long)
    @given(clear_rounds())
    def compare(plan: Plan) -> None:
        with office.database.read() as session:
            played = Played(office, session, plan, tmp_path)
            now = live(session, round_of(session, office.rulebook, ROUND))
            free = not obstacles(session, now)
        changes = changeable(played)
        assert not (free and changes)
        seen[free, changes] += 1

    compare()

    assert seen[True, False] > 5, seen
    assert seen[False, True] > 5, seen
