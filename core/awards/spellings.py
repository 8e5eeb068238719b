"""Spellings that need a person's word: the queue, and what an officer says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from core.awards.freezing import waiting_voters
from core.awards.judging import Judged, judge
from core.awards.model import Ballot, Spelling, Vote
from core.awards.rules import Round, Rulebook, round_of
from core.database import Session
from core.errors import ConflictError, NotFoundError
from core.people import service as people
from core.people.matching import Proposal
from core.thai import names, text


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A spelling that waits, where it stands, and whom it may mean.

    ``rows`` are the numbers a spreadsheet shows; ``categories`` are keys, empty for a voter.
    """

    written: str
    role: Literal["candidate", "voter"]
    rows: tuple[int, ...]
    categories: tuple[str, ...]
    state: Literal["to_confirm", "unknown"]
    proposals: tuple[Proposal, ...]


def queue(session: Session, rulebook: Rulebook, key: str) -> list[SpellingRow]:
    """Every spelling of the round that waits for a person's word; candidates first.

    A confirmed round has none: its result no longer changes.
    """
    round_ = round_of(session, rulebook, key)
    if round_.version:
        return []
    return waiting(session, judge(session, round_))


def waiting(session: Session, judged: Judged) -> list[SpellingRow]:
    """Every spelling of a judged round that waits; candidates first."""
    return [*_candidates(session, judged), *_voters(judged)]


def _candidates(session: Session, judged: Judged) -> list[SpellingRow]:
    counting = judged.counting
    unsettled = [m.id for m in judged.spellings.values() if m.meaning in {"unknown", "ambiguous"}]
    rows: dict[int, list[int]] = defaultdict(list)
    categories: dict[int, set[str]] = defaultdict(set)
    found = session.execute(
        select(Vote.spelling_id, Vote.category, Vote.ballot_id, Ballot.row)
        .join(Ballot, Ballot.id == Vote.ballot_id)
        .where(Vote.spelling_id.in_(unsettled), Vote.void == "")
        .order_by(Ballot.id)
    )
    for spelling_id, category, ballot_id, row in found:
        if spelling_id is not None and ballot_id in counting:
            rows[spelling_id].append(row)
            categories[spelling_id].add(category)
    order = [c.key for c in judged.round.scheme.categories]
    return [
        _row(judged, id_, "candidate", rows[id_], [k for k in order if k in categories[id_]])
        for id_ in rows
    ]


def _voters(judged: Judged) -> list[SpellingRow]:
    rows: dict[int, list[int]] = defaultdict(list)
    for ballot_id in waiting_voters(judged):
        ballot = judged.judgements[ballot_id].ballot
        if ballot.voter_id is not None:
            rows[ballot.voter_id].append(ballot.row)
    return [_row(judged, id_, "voter", numbers, []) for id_, numbers in rows.items()]


def _row(
    judged: Judged,
    spelling_id: int,
    role: Literal["candidate", "voter"],
    rows: Sequence[int],
    categories: Sequence[str],
) -> SpellingRow:
    written = judged.spellings[spelling_id].written
    proposals = tuple(judged.index.proposals(written))
    return SpellingRow(
        written,
        role,
        tuple(dict.fromkeys(rows)),
        tuple(categories),
        "to_confirm" if proposals else "unknown",
        proposals,
    )


def accept(session: Session, rulebook: Rulebook, key: str, written: str, person_id: int) -> None:
    """The spelling means this person, in this round and, as remembered, in every other.

    Raises:
        NotFoundError: no such spelling in the round, or no such person.
        ConflictError: the round is frozen, or the spelling is somebody's own name.
    """
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    for spelling in _waiting_spellings(session, round_, written):
        spelling.rejected = False
    people.remember_spelling(session, written, person_id)


def reject(session: Session, rulebook: Rulebook, key: str, written: str) -> None:
    """The spelling means nobody in this round; its answers are void.

    Raises:
        NotFoundError: no such spelling in the round.
        ConflictError: the round is frozen, or the spelling is somebody's own name.
    """
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    for spelling in _waiting_spellings(session, round_, written):
        spelling.rejected = True
    session.flush()


def take_back(session: Session, rulebook: Rulebook, key: str, written: str) -> None:
    """What was said of the spelling, accepted or rejected, is taken back; it waits again.

    Raises:
        NotFoundError: no such spelling in the round.
        ConflictError: the round is frozen.
    """
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    for spelling in _spellings(session, round_, written):
        spelling.rejected = False
    people.forget_spelling(session, written)


def _spellings(session: Session, round_: Round, written: str) -> Sequence[Spelling]:
    wanted = names.spelling_key(written)
    found = session.scalars(
        select(Spelling).where(Spelling.award_id == round_.id, Spelling.key == wanted)
    ).all()
    if not found:
        raise NotFoundError(
            f"ไม่พบตัวสะกด “{text.line(written)}” ในรอบ {round_.key} เขียนให้ตรงกับรายการชื่อที่รอยืนยัน",
            code="no-spelling",
        )
    return found


def _waiting_spellings(session: Session, round_: Round, written: str) -> Sequence[Spelling]:
    """The spelling's rows, if a person's word about it is asked for at all."""
    found = _spellings(session, round_, written)
    index = judge(session, round_).index
    if index.is_own_name(written):
        person = index.people[index.find(written)[0]]
        raise ConflictError(
            f"“{text.line(written)}” ตรงกับชื่อของ {person.name} อยู่แล้ว จึงไม่ต้องยืนยัน "
            "ถ้าทะเบียนผิดให้แก้ที่ทะเบียน"
        )
    return found
