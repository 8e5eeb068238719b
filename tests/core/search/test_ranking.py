"""The order of the best is that of all, however many are asked for."""

from __future__ import annotations

import random

import pytest

from core.search.part import BESIDE, NAMED
from core.search.ranking import Candidate, ranked

SAID = ("แผนงาน", "แผน", "แผนก", "ขาดแผน", "แผน แผน", "ทำแผนปีนี้", "แผนที่", "คนแผนกแผน")


@pytest.mark.parametrize("seed", range(20))
def test_the_best_so_many_are_the_first_of_all(seed: int) -> None:
    chance = random.Random(seed)
    some = [
        Candidate(
            id_,
            chance.choice(("แผน", "งาน")),
            " ".join(chance.choices(SAID, k=chance.randint(1, 4))) + "\n",
            chance.choice((BESIDE, NAMED)),
        )
        for id_ in chance.sample(range(1, 100), 30)
    ]
    every = ranked(some, ["แผน"])

    assert sorted(every) == sorted(one.id for one in some)
    for most in (0, 1, 5, 20, 30, 40):
        assert ranked(some, ["แผน"], most) == every[:most]


def test_nothing_is_ranked_as_nothing() -> None:
    assert ranked([], ["แผน"], 5) == []
