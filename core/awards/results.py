"""A round's live result: judged, counted, ranked, decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from core.awards import decisions, tally
from core.awards.counting import count
from core.awards.judging import Judged, judge
from core.awards.model import Decision
from core.awards.rules import Round
from core.awards.tally import Counts, Result, Standing
from core.database import Session
from core.people.model import Person


@dataclass(frozen=True)
class Live:
    """Everything that is known of an open round at this moment.

    ``in_force`` and ``stale`` are decisions by category: those that still rest on the same
    standings, and those that do not.
    """

    judged: Judged
    counted: Mapping[str, Counts]
    ranked: Mapping[str, tuple[Standing, ...]]
    in_force: Mapping[str, Decision]
    stale: Mapping[str, Decision]

    @property
    def valid(self) -> int:
        """How many ballots count."""
        return len(self.judged.counting)

    @cached_property
    def result(self) -> Result:
        """Status and winner of every category."""
        return self.result_without(None)

    def result_without(self, category: str | None) -> Result:
        """The result as if nothing were decided on one category."""
        decided = {k: d.winner_id for k, d in self.in_force.items() if k != category}
        return tally.result(
            self.counted,
            self.ranked,
            decided,
            candidates=len(self.judged.eligible.candidates),
            one_category=self.judged.round.options.one_category,
        )


def live(session: Session, round_: Round) -> Live:
    """The round's result computed from its standing ballots."""
    judged = judge(session, round_)
    counted = count(session, judged)
    people = {person for counts in counted.values() for person in counts.votes}
    order = _order(session, people)
    valid = len(judged.counting)
    ranked = {k: tally.standings(c.votes, valid, order) for k, c in counted.items()}
    made = session.scalars(
        select(Decision).where(Decision.award_id == round_.id, Decision.replaced.is_(False))
    )
    in_force: dict[str, Decision] = {}
    stale: dict[str, Decision] = {}
    for decision in made:
        same = decisions.digest(ranked, decision.rests_on) == decision.standings_digest
        (in_force if same else stale)[decision.category] = decision
    return Live(judged, counted, ranked, in_force, stale)


def _order(session: Session, people: set[int]) -> dict[int, str]:
    found = session.execute(select(Person.id, Person.sort_key).where(Person.id.in_(people)))
    return {id_: key for id_, key in found}  # noqa: C416 - rows are not plain pairs to the types
