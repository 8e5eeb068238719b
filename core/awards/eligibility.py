"""Who may vote in a round and who may be voted for; read live until the result is confirmed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from core.awards.model import Award, FrozenResult
from core.awards.rules import Round
from core.database import Session
from core.people.model import Person
from core.thai import names


@dataclass(frozen=True, slots=True)
class Eligible:
    """Ids of the people who may vote, and of those who may be voted for."""

    voters: frozenset[int]
    candidates: frozenset[int]


def eligible(session: Session, round_: Round) -> Eligible:
    """People of the workspace's own office who have not left, minus what the scheme excludes.

    Somebody whose office is not written belongs to the own office; while the office has no name
    yet, everybody does. Winners of the last ``rest-years`` years vote but are no candidates.
    """
    own = {key for key in map(names.key, (round_.office.name, round_.office.short_name)) if key}
    offices = session.scalars(select(Person.office).distinct())
    ours = [office for office in offices if not own or not office or names.key(office) in own]
    scheme = round_.scheme
    voters = frozenset(
        session.scalars(
            select(Person.id).where(
                Person.left.is_(False),
                Person.office.in_(ours),
                Person.kind.not_in(scheme.exclude_types),
                (Person.position + Person.level).not_in(scheme.exclude_posts),
            )
        )
    )
    return Eligible(voters, voters - _resting(session, round_))


def _resting(session: Session, round_: Round) -> frozenset[int]:
    """Winners of confirmed rounds of the same scheme in the years of rest before this round."""
    if not round_.options.rest_years:
        return frozenset()
    first = round_.year_be - round_.options.rest_years
    results = session.scalars(
        select(FrozenResult.content)
        .join(Award, Award.id == FrozenResult.award_id)
        .where(Award.scheme == round_.scheme.key, Award.version == FrozenResult.version)
        .where(Award.year_be >= first, Award.year_be < round_.year_be)
    )
    return frozenset(
        winner["person_id"] for content in results for winner in json.loads(content)["winners"]
    )
