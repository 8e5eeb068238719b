"""Every row of a round's files and where it counts, for somebody who counts again by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select

from core.awards.counting import Landing, land
from core.awards.eligibility import Eligible
from core.awards.judging import Judged, Verdict, judge
from core.awards.rules import Round, Rulebook, round_of
from core.awards.service import content_of, frozen_result
from core.database import Session, plain_rows
from core.history.model import Batch


class Place(NamedTuple):
    """A row as a spreadsheet counts it, and the batch that brought it in."""

    batch: int
    row: int


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Rows of one batch that share a fate; ``instead`` are the rows that count for them."""

    verdict: Verdict
    code: str
    rows: tuple[int, ...]
    instead: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchProof:
    """One standing batch; ``fates`` hold each of its rows once, those that count first."""

    id: int
    file: str
    sha256: str
    fates: tuple[RowsOf, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Counting rows that wrote the same in one category.

    ``person_id`` is who was meant, where that is known; ``code`` says why it is no vote.
    """

    landing: Landing
    code: str
    person_id: int | None
    name: str
    written: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CategoryProof:
    """One category: every counting row stands once, in ``answers`` or in ``blank``."""

    key: str
    answers: tuple[Answered, ...]
    blank: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A round, row by row."""

    batches: tuple[BatchProof, ...]
    categories: tuple[CategoryProof, ...]
    valid: int


def proof(session: Session, rulebook: Rulebook, key: str) -> Proof:
    """The round row by row as it is counted now; of a confirmed one with the lists it keeps.

    Raises:
        NotFoundError: no such round.
    """
    round_ = round_of(session, rulebook, key)
    judged = judge(session, round_, _kept(session, round_))
    answers = _answers(session, judged)
    return Proof(
        batches=tuple(_batches(session, judged)),
        categories=tuple(
            _category(judged, one.key, answers.get(one.key, {})) for one in round_.scheme.categories
        ),
        valid=len(judged.counting),
    )


def _kept(session: Session, round_: Round) -> Eligible | None:
    """Who took part, as the confirmed result has it; none while the round is open."""
    if not round_.version:
        return None
    content: dict[str, Any] = content_of(frozen_result(session, round_, round_.version))
    voters = frozenset(voter["id"] for voter in content["voters"])
    return Eligible(voters, frozenset(content["candidates"]))


_Answers = Mapping[int, tuple[int | None, str]]


class _Meant(NamedTuple):
    landing: Landing
    code: str
    person_id: int | None
    name: str
    written: str


def _answers(session: Session, judged: Judged) -> dict[str, dict[int, tuple[int | None, str]]]:
    """Spelling and fault by category and counting ballot."""
    rows = plain_rows(
        session,
        "SELECT category, ballot_id, spelling_id, void FROM vote WHERE ballot_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(judged.counting)),),
    )
    out: dict[str, dict[int, tuple[int | None, str]]] = defaultdict(dict)
    for category, ballot, spelling, void in rows:
        out[category][ballot] = spelling, void
    return out


def _category(judged: Judged, key: str, answers: _Answers) -> CategoryProof:
    places: dict[_Meant, list[Place]] = defaultdict(list)
    blank: list[Place] = []
    for ballot, voter in judged.counting.items():
        place = _place(judged, ballot)
        if ballot not in answers:
            blank.append(place)
            continue
        spelling, void = answers[ballot]
        own = None if judged.round.options.self_vote else voter
        landing, code, person = land(judged, spelling, void, own)
        written = judged.spellings[spelling].written if spelling is not None else ""
        name = judged.index.people[person].name if person is not None else ""
        places[_Meant(landing, code, person, name, written)].append(place)
    found = (Answered(*meant, tuple(sorted(rows))) for meant, rows in places.items())
    return CategoryProof(
        key, tuple(sorted(found, key=lambda one: one.places)), tuple(sorted(blank))
    )


def _batches(session: Session, judged: Judged) -> Iterable[BatchProof]:
    fates: dict[int, dict[tuple[Verdict, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for id_, one in judged.judgements.items():
        fates[one.ballot.batch_id][one.verdict, one.code].append(id_)
    standing = session.scalars(
        select(Batch)
        .where(Batch.subject == judged.round.key, Batch.kind == "votes", Batch.undone_at.is_(None))
        .order_by(Batch.id)
    )
    counts = {voter: _place(judged, id_) for id_, voter in judged.counting.items()}
    for batch in standing:
        found = sorted(fates[batch.id].items())  # accepted before refused before replaced
        yield BatchProof(
            batch.id,
            batch.file,
            batch.sha256,
            tuple(_rows(judged, verdict, code, ids, counts) for (verdict, code), ids in found),
        )


def _rows(
    judged: Judged,
    verdict: Verdict,
    code: str,
    ballots: list[int],
    counts: Mapping[int | None, Place],
) -> RowsOf:
    ordered = sorted(ballots, key=lambda id_: judged.ballots[id_].row)
    rows = tuple(judged.ballots[id_].row for id_ in ordered)
    if verdict != "replaced":
        return RowsOf(verdict, code, rows)
    instead = tuple(counts[judged.others[id_].voter] for id_ in ordered)
    return RowsOf(verdict, code, rows, instead)


def _place(judged: Judged, ballot: int) -> Place:
    row = judged.ballots[ballot]
    return Place(row.batch_id, row.row)
