"""The counts of a round, straight from its counting ballots."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import select, text

from core.awards.judging import Judged
from core.awards.model import Vote
from core.awards.tally import Counts
from core.database import Session, plain_rows

Landing = Literal["vote", "void", "waiting"]


@dataclass(slots=True)
class _Category:
    votes: Counter[int] = field(default_factory=Counter)
    waiting: Counter[int] = field(default_factory=Counter)
    void: int = 0

    def counts(self, valid: int) -> Counts:
        given = self.votes.total() + self.waiting.total() + self.void
        return Counts(dict(self.votes), dict(self.waiting), self.void, valid - given)


def count(session: Session, judged: Judged) -> dict[str, Counts]:
    """Counts by category key, in the scheme's order; every answer of a valid ballot lands once."""
    counting = judged.counting
    categories = {c.key: _Category() for c in judged.round.scheme.categories}
    for key, spelling_id, void, number in _answers(session, judged):
        landing, _, person = land(judged, spelling_id, void)
        category = categories[key]
        if landing == "vote" and person is not None:
            category.votes[person] += number
        elif landing == "waiting" and spelling_id is not None:
            category.waiting[spelling_id] += number
        else:
            category.void += number
    if not judged.round.options.self_vote:
        _void_self_votes(session, judged, counting, categories)
    return {key: category.counts(len(counting)) for key, category in categories.items()}


def land(
    judged: Judged, spelling_id: int | None, void: str, voter: int | None = None
) -> tuple[Landing, str, int | None]:
    """Where an answer lands, the code that says why, and the person it means.

    ``voter`` is given only where a vote for oneself is void.
    """
    if void or spelling_id is None:
        return "void", void, None
    meant = judged.spellings[spelling_id]
    if meant.meaning == "rejected":
        return "void", "spelling-rejected", None
    if meant.meaning != "matched":
        return "waiting", f"candidate-{meant.meaning}", None
    person = meant.people[0]
    if person not in judged.eligible.candidates:
        return "void", "candidate-not-eligible", person
    if person == voter:
        return "void", "self-vote", person
    return "vote", "", person


def _answers(session: Session, judged: Judged) -> Iterable[tuple[str, int | None, str, int]]:
    """How often each answer stands on a counting ballot: on all less on those that do not count."""
    total = _all_answers(session, judged.round.id)
    if judged.others:
        total.subtract(answers_on(session, list(judged.others)))
    return [(*key, number) for key, number in total.items() if number]


_Answers = Counter[tuple[str, int | None, str]]


def _all_answers(session: Session, award_id: int) -> _Answers:
    """How often each (category, spelling, void) stands on the round's ballots.

    By spelling, which is the order of an index; a void answer has none and is found by its ballot.
    """
    spelled = plain_rows(
        session,
        "SELECT category, spelling_id, void, count(*) FROM vote WHERE spelling_id IN "
        "(SELECT id FROM spelling WHERE award_id = ?) GROUP BY spelling_id, category, void",
        (award_id,),
    )
    unspelled = plain_rows(
        session,
        "SELECT category, NULL, void, count(*) FROM vote WHERE spelling_id IS NULL AND ballot_id "
        "IN (SELECT id FROM ballot WHERE award_id = ?) GROUP BY category, void",
        (award_id,),
    )
    return Counter({(row[0], row[1], row[2]): row[3] for row in [*spelled, *unspelled]})


def answers_on(session: Session, ballots: list[int]) -> _Answers:
    """How often each (category, spelling, void) stands on these ballots."""
    rows = plain_rows(
        session,
        "SELECT category, spelling_id, void, count(*) FROM vote WHERE ballot_id IN "
        "(SELECT value FROM json_each(?)) GROUP BY category, spelling_id, void",
        (json.dumps(ballots),),
    )
    return Counter({(row[0], row[1], row[2]): row[3] for row in rows})


def _void_self_votes(
    session: Session,
    judged: Judged,
    counting: Mapping[int, int | None],
    categories: Mapping[str, _Category],
) -> None:
    own: dict[int, list[int]] = {}
    for meant in judged.spellings.values():
        if meant.meaning == "matched":
            own.setdefault(meant.people[0], []).append(meant.id)
    spellings = [id_ for voter in counting.values() if voter in own for id_ in own[voter]]
    query = select(Vote.ballot_id, Vote.category, Vote.spelling_id).where(
        text("vote.spelling_id IN (SELECT value FROM json_each(:ids))"), Vote.void == ""
    )
    for ballot_id, key, spelling_id in session.execute(query, {"ids": json.dumps(spellings)}):
        voter = counting.get(ballot_id)
        if voter is not None and land(judged, spelling_id, "", voter)[1] == "self-vote":
            categories[key].votes[voter] -= 1
            categories[key].void += 1
