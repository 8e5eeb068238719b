"""What a committee may decide, and whether a decision still rests on the same standings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from core.awards.tally import CategoryResult, Result, Standing
from core.history.service import canonical

Ranked = Mapping[str, tuple[Standing, ...]]


def digest(ranked: Ranked, categories: Sequence[str]) -> str:
    """SHA-256 of these categories' standings; it changes when a vote in one of them does."""
    plain = {key: [[s.person_id, s.votes] for s in ranked[key]] for key in categories}
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def rests_on(result: Result, category: str) -> list[str]:
    """The categories whose standings a decision on this one weighs: itself and its conflicts."""
    found = {category}
    for conflict in result.conflicts:
        if category in conflict.categories:
            found.update(conflict.categories)
    return [c.key for c in result.categories if c.key in found]


def may_choose(category: CategoryResult) -> tuple[int, ...]:
    """Whom a committee may choose without overriding the count.

    In a tie one of the tied, in a conflict the leader or the next in rank; otherwise nobody.
    """
    if category.status == "tie":
        return category.leaders
    if category.status == "conflict":
        return category.leaders + category.runners_up
    return ()


def holds_elsewhere(result: Result, category: str, person: int) -> str | None:
    """The key of another category that a committee has already given to the person."""
    for other in result.categories:
        if other.key != category and other.decided_by == "committee" and other.winner == person:
            return other.key
    return None
