"""Small random rounds through the real import, counted by the program and by pencil and paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from core.awards import queries, spellings
from core.cli.awards import tally_data
from core.workspace import Workspace
from tests.core.awards.naive_count import NaiveCount, letters
from tests.core.awards.random_rounds import Plan, Played, plans
from tests.factories import ROUND


def plain(told: dict[str, Any]) -> dict[str, Any]:
    """The program's answer with equals by id and conflicts by name: their order is no rule."""
    for category in told["categories"]:
        category["standings"].sort(key=lambda one: (one["rank"], one["person_id"]))
    told["conflicts"].sort(key=lambda one: one["name"])
    return told


EVERY_STATUS = {"no-votes", "names-wait", "tie", "conflict", "won"}


def test_every_round_is_counted_as_with_pencil_and_paper(
    office: Workspace, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    long = bool(pytestconfig.getoption("--long"))
    seen: Counter[str] = Counter()

    @settings(max_examples=3_000 if long else 200, derandomize=not long)
    @given(plans())
    def compare(plan: Plan) -> None:
        with office.database.read() as session:
            played = Played(office, session, plan, tmp_path)
            told = plain(tally_data(queries.tally(session, office.rulebook, ROUND)))
            verdicts = queries.verdicts(session, office.rulebook, ROUND)
            queue = spellings.queue(session, office.rulebook, ROUND)
        naive = NaiveCount(played.situation)
        assert told == naive.tally()
        assert verdicts == naive.verdicts
        assert {(row.role, letters(row.written)) for row in queue} == naive.waiting_names
        for category in told["categories"]:
            votes = sum(one["votes"] for one in category["standings"])
            landed = votes + category["blank"] + category["void"] + category["waiting"]
            assert landed == told["valid"]
            seen[category["status"]] += 1
            seen["void"] += category["void"] > 0
        seen.update(verdict for verdict, number in verdicts.items() if number)
        seen["conflicts"] += len(told["conflicts"])
        seen["voters wait"] += any(row.role == "voter" for row in queue)

    compare()

    assert all(seen[kind] > 20 for kind in (*EVERY_STATUS, "void", "replaced", "refused")), seen
    assert all(seen[kind] > 20 for kind in ("conflicts", "voters wait")), seen
