"""The arithmetic alone, against brute force and the rules one by one."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.awards import tally
from core.awards.tally import Counts, Result

VOTES = st.dictionaries(st.integers(1, 6), st.integers(1, 9), max_size=5)
WAITING = st.dictionaries(st.integers(100, 103), st.integers(1, 4), max_size=3)


def counts(votes: dict[int, int], waiting: dict[int, int] | None = None) -> Counts:
    return Counts(votes, waiting or {}, 0, 0)


def result(
    *votes: dict[int, int],
    decided: dict[str, int] | None = None,
    one_category: bool = True,
    waiting: dict[int, int] | None = None,
) -> Result:
    """Categories a, b, c … with these votes; ``waiting`` stands in the first."""
    counted = {
        key: counts(given, waiting if key == "a" else None)
        for key, given in zip("abcde", votes, strict=False)
    }
    ranked = {key: tally.standings(c.votes, 100, {}) for key, c in counted.items()}
    return tally.result(counted, ranked, decided or {}, candidates=50, one_category=one_category)


def statuses(found: Result) -> list[str]:
    return [c.status for c in found.categories]


def test_equal_votes_have_equal_rank() -> None:
    ranks = [(s.person_id, s.rank) for s in tally.standings({1: 5, 2: 7, 3: 7, 4: 1}, 20, {})]
    assert ranks == [(2, 1), (3, 1), (1, 3), (4, 4)]


def test_percent_is_of_the_valid_ballots() -> None:
    [first] = tally.standings({1: 21}, 69, {})
    assert str(first.percent) == "30.43"


def test_equals_stand_in_dictionary_order() -> None:
    order = {1: "ข", 2: "ก"}
    assert [s.person_id for s in tally.standings({1: 3, 2: 3}, 6, order)] == [2, 1]


@given(VOTES)
def test_ranks_count_who_has_more(votes: dict[int, int]) -> None:
    for standing in tally.standings(votes, 100, {}):
        more = sum(v > standing.votes for v in votes.values())
        assert standing.rank == more + 1


def test_a_single_leader_wins() -> None:
    [a] = result({1: 5, 2: 3}).categories
    assert (a.status, a.winner, a.decided_by) == ("won", 1, "votes")


def test_nothing_is_won_without_votes() -> None:
    [a] = result({}).categories
    assert (a.status, a.winner, a.decided_by) == ("no-votes", None, None)


def test_a_tie_has_no_winner() -> None:
    [a] = result({1: 5, 2: 5, 3: 1}).categories
    assert (a.status, a.winner, a.leaders) == ("tie", None, (1, 2))


def test_one_leader_of_two_categories_is_a_conflict_in_both() -> None:
    found = result({1: 5, 2: 3}, {1: 4, 3: 2}, {4: 9})
    assert statuses(found) == ["conflict", "conflict", "won"]
    assert [(c.person_id, c.categories) for c in found.conflicts] == [(1, ("a", "b"))]


def test_deciding_one_side_of_a_conflict_judges_the_other_again() -> None:
    given_to_another = result({1: 5, 2: 3}, {1: 4, 3: 2}, decided={"a": 2})
    assert [c.winner for c in given_to_another.categories] == [2, 1]
    assert given_to_another.conflicts == ()
    given_to_the_leader = result({1: 5, 2: 3}, {1: 4, 3: 2}, decided={"a": 1})
    assert statuses(given_to_the_leader) == ["won", "conflict"]


def test_the_next_in_rank_may_lead_elsewhere_too() -> None:
    found = result({1: 5, 2: 3}, {1: 4, 3: 2}, {2: 9}, decided={"a": 2})
    assert statuses(found) == ["won", "won", "conflict"]


def test_where_one_person_may_win_two_the_pair_is_only_listed() -> None:
    found = result({1: 5}, {1: 4}, one_category=False)
    assert [c.winner for c in found.categories] == [1, 1]
    assert [c.categories for c in found.conflicts] == [("a", "b")]


def test_a_joint_leader_who_leads_elsewhere_is_a_tie_and_listed() -> None:
    found = result({1: 5, 2: 5}, {1: 9})
    assert statuses(found) == ["tie", "won"]
    assert [(c.person_id, c.categories) for c in found.conflicts] == [(1, ("a", "b"))]
    decided = result({1: 5, 2: 5}, {1: 9}, decided={"a": 1})
    assert statuses(decided) == ["won", "conflict"]


@pytest.mark.parametrize(
    ("votes", "waiting", "status"),
    [
        ({1: 10, 2: 5}, {100: 4}, "won"),
        ({1: 10, 2: 5}, {100: 5}, "names-wait"),
        ({1: 10, 2: 5}, {100: 2, 101: 3}, "names-wait"),
        ({1: 3}, {100: 3}, "names-wait"),
        ({1: 4}, {100: 3}, "won"),
        ({1: 5, 2: 5}, {100: 1}, "names-wait"),
        ({}, {100: 3}, "no-votes"),
    ],
)
def test_a_waiting_spelling_that_could_matter_holds_the_result(
    votes: dict[int, int], waiting: dict[int, int], status: str
) -> None:
    assert statuses(result(votes, waiting=waiting)) == [status]


@given(VOTES, WAITING)
def test_names_wait_exactly_when_some_assignment_changes_the_lead(
    votes: dict[int, int], waiting: dict[int, int]
) -> None:
    """Every way of giving each block to one of eight candidates, tried out."""

    def first(given: dict[int, int]) -> set[int]:
        best = max(given.values(), default=0)
        return {p for p, n in given.items() if n == best and best}

    candidates = range(1, 9)
    now = first(votes)
    changed = False
    for people in product(candidates, repeat=len(waiting)):
        then = dict(votes)
        for person, block in zip(people, waiting.values(), strict=True):
            then[person] = then.get(person, 0) + block
        changed = changed or first(then) != now
    assert tally.names_could_change(counts(votes, waiting), len(candidates)) is changed
