"""A round's result in words and figures: what screens, papers, scripts and frozen results hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.awards.decisions import may_choose
from core.awards.model import Decision
from core.awards.results import Live
from core.awards.tally import CategoryResult
from core.thai.numerals import percent


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One person's place in a category; ``percent`` is of the valid ballots, two decimals."""

    rank: int
    name: str
    person_id: int
    post: str
    votes: int
    percent: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a committee decided. ``decided_on``: ISO date; ``stale``: standings changed since."""

    winner_id: int
    winner: str
    reason: str
    present: tuple[str, ...]
    decided_on: str
    override: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One category: where every answer landed, who stands where, who wins and by what.

    ``choices`` are the ids among whom a committee may choose without overriding the count.
    """

    key: str
    title: str
    blank: int
    void: int
    waiting: int
    standings: tuple[StandingRow, ...]
    status: str
    winner: str | None
    winner_id: int | None
    decided_by: str | None
    choices: tuple[int, ...]
    decision: DecisionRow | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One person who is first in several categories."""

    name: str
    person_id: int
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TallyView:
    """A round's result. ``version`` is 0 while it is open."""

    award: str
    title: str
    year_be: int
    category_word: str
    eligible: int
    valid: int
    turnout_percent: str
    anonymous: bool
    version: int
    categories: tuple[CategoryRow, ...]
    conflicts: tuple[ConflictRow, ...]

    @property
    def settled(self) -> bool:
        """Whether every category has a winner."""
        return all(c.winner is not None for c in self.categories)


def view(now: Live) -> TallyView:
    """The live result in words and figures."""
    round_, people = now.judged.round, now.judged.index.people
    titles = {c.key: c.title for c in round_.scheme.categories}
    eligible = len(now.judged.eligible.voters)
    return TallyView(
        award=round_.key,
        title=round_.title,
        year_be=round_.year_be,
        category_word=round_.scheme.category_word,
        eligible=eligible,
        valid=now.valid,
        turnout_percent=str(percent(now.valid, eligible)),
        anonymous=round_.options.anonymous,
        version=round_.version,
        categories=tuple(_category(now, c, titles[c.key]) for c in now.result.categories),
        conflicts=tuple(
            ConflictRow(people[c.person_id].name, c.person_id, c.categories)
            for c in now.result.conflicts
        ),
    )


def _category(now: Live, result: CategoryResult, title: str) -> CategoryRow:
    people = now.judged.index.people
    undecided = now.result_without(result.key).category(result.key)
    decision = now.in_force.get(result.key) or now.stale.get(result.key)
    return CategoryRow(
        key=result.key,
        title=title,
        blank=result.counts.blank,
        void=result.counts.void,
        waiting=sum(result.counts.waiting.values()),
        standings=tuple(
            StandingRow(
                s.rank,
                people[s.person_id].name,
                s.person_id,
                people[s.person_id].post,
                s.votes,
                str(s.percent),
            )
            for s in result.standings
        ),
        status=result.status,
        winner=None if result.winner is None else people[result.winner].name,
        winner_id=result.winner,
        decided_by=result.decided_by,
        choices=may_choose(undecided),
        decision=None
        if decision is None
        else _decision(now, decision, stale=result.key in now.stale),
    )


def _decision(now: Live, decision: Decision, *, stale: bool) -> DecisionRow:
    return DecisionRow(
        decision.winner_id,
        now.judged.index.people[decision.winner_id].name,
        decision.reason,
        tuple(decision.present),
        decision.decided_on.isoformat(),
        decision.override,
        stale,
    )


def from_content(content: Mapping[str, Any]) -> TallyView:
    """The view that a frozen result holds, as it was."""
    tally = dict(content["tally"])
    tally["categories"] = tuple(_frozen_category(c) for c in tally["categories"])
    tally["conflicts"] = tuple(
        ConflictRow(c["name"], c["person_id"], tuple(c["categories"])) for c in tally["conflicts"]
    )
    return TallyView(**tally)


def _frozen_category(row: Mapping[str, Any]) -> CategoryRow:
    decision = row["decision"]
    return CategoryRow(
        **{
            **row,
            "standings": tuple(StandingRow(**s) for s in row["standings"]),
            "choices": tuple(row["choices"]),
            "decision": decision
            and DecisionRow(**{**decision, "present": tuple(decision["present"])}),
        }
    )
