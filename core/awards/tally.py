"""From counts to standings, ties, conflicts and winners. Pure arithmetic: no session, no names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.thai.numerals import percent

DecidedBy = Literal["votes", "committee"]
Status = Literal["no-votes", "names-wait", "tie", "conflict", "won"]


@dataclass(frozen=True, slots=True)
class Counts:
    """One category's answers over the counting ballots.

    ``votes`` is by person, ``waiting`` by spelling; every other ballot left the answer blank.
    """

    votes: Mapping[int, int]
    waiting: Mapping[int, int]
    void: int
    blank: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's place. Equal votes have equal rank: 1, 1, 3."""

    rank: int
    person_id: int
    votes: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """What a category counts to, and who wins it if that is settled."""

    key: str
    counts: Counts
    standings: tuple[Standing, ...]
    status: Status
    winner: int | None
    decided_by: DecidedBy | None

    @property
    def leaders(self) -> tuple[int, ...]:
        """Everybody of rank 1."""
        return tuple(s.person_id for s in self.standings if s.rank == 1)

    @property
    def runners_up(self) -> tuple[int, ...]:
        """Everybody of the next rank after the first."""
        lower = [s.rank for s in self.standings if s.rank > 1]
        return tuple(s.person_id for s in self.standings if lower and s.rank == min(lower))


@dataclass(frozen=True, slots=True)
class Conflict:
    """One person who is first in several categories, and in one of them alone."""

    person_id: int
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All categories in their fixed order, and who stands in the way of whom."""

    categories: tuple[CategoryResult, ...]
    conflicts: tuple[Conflict, ...]

    def category(self, key: str) -> CategoryResult:
        """The result of the category of this key."""
        return next(c for c in self.categories if c.key == key)

    @property
    def settled(self) -> bool:
        """Whether every category has a winner."""
        return all(c.winner is not None for c in self.categories)


def standings(
    votes: Mapping[int, int], valid: int, order: Mapping[int, str]
) -> tuple[Standing, ...]:
    """People by votes, most first; equals by ``order``'s text. Percent is of ``valid``."""
    ranked = sorted(votes, key=lambda id_: (-votes[id_], order.get(id_, ""), id_))
    rank_of: dict[int, int] = {}
    for place, id_ in enumerate(ranked, 1):
        rank_of.setdefault(votes[id_], place)
    return tuple(
        Standing(rank_of[votes[id_]], id_, votes[id_], percent(votes[id_], valid))
        for id_ in ranked
        if votes[id_] > 0
    )


def names_could_change(counts: Counts, candidates: int) -> bool:
    """Whether waiting spellings, each given as a block to a candidate, could move or tie the lead.

    ``candidates`` is how many people may be voted for. The strongest case is all blocks for the
    strongest rival, who may as yet have no vote.
    """
    waiting = sum(counts.waiting.values())
    if not waiting or not candidates:
        return False
    ordered = sorted(counts.votes.values(), reverse=True)
    first = ordered[0] if ordered else 0
    if ordered.count(first) != 1:
        return True
    if candidates == 1:
        return False  # the one candidate leads already
    second = ordered[1] if len(ordered) > 1 else 0
    return second + waiting >= first


def result(
    counted: Mapping[str, Counts],
    ranked: Mapping[str, tuple[Standing, ...]],
    decided: Mapping[str, int],
    *,
    candidates: int,
    one_category: bool,
) -> Result:
    """The status and winner of every category.

    Args:
        counted: counts by category key, in the fixed order.
        ranked: standings by category key.
        decided: winners by decisions that are in force.
        candidates: how many people may be voted for.
        one_category: a person may win one category only.
    """
    leads = {
        key: ranked[key][0].person_id
        for key, counts in counted.items()
        if key not in decided and _open_status(counts, ranked[key], candidates) == "won"
    }
    holds = {**leads, **decided}
    categories = []
    for key, counts in counted.items():
        status = _open_status(counts, ranked[key], candidates)
        winner: int | None = None
        if key in decided:
            status, winner = "won", decided[key]
        elif status == "won":
            winner = leads[key]
            if one_category and any(p == winner for k, p in holds.items() if k != key):
                status, winner = "conflict", None
        categories.append(
            CategoryResult(key, counts, ranked[key], status, winner, _by(key in decided, winner))
        )
    return Result(tuple(categories), _conflicts(categories, holds, set(decided)))


def _by(decided: bool, winner: int | None) -> DecidedBy | None:  # noqa: FBT001 - one of two words
    if winner is None:
        return None
    return "committee" if decided else "votes"


def _open_status(counts: Counts, ranked: Sequence[Standing], candidates: int) -> Status:
    """The first that holds while nothing is decided; ``won`` means that one person leads alone."""
    if not ranked:
        return "no-votes"
    if names_could_change(counts, candidates):
        return "names-wait"
    return "tie" if len(ranked) > 1 and ranked[1].rank == 1 else "won"


def _conflicts(
    categories: Iterable[CategoryResult], holds: Mapping[str, int], decided: set[str]
) -> tuple[Conflict, ...]:
    first: dict[int, list[str]] = {}
    for category in categories:
        if category.key in decided:
            firsts: tuple[int, ...] = (holds[category.key],)
        else:
            firsts = category.leaders if category.status != "names-wait" else ()
        for person in firsts:
            first.setdefault(person, []).append(category.key)
    return tuple(
        Conflict(person, tuple(keys))
        for person, keys in first.items()
        if len(keys) > 1 and any(holds.get(key) == person for key in keys)
    )
