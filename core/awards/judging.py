"""What every ballot and every spelling of a round means today. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from sqlalchemy import select

from core.awards.eligibility import Eligible, eligible
from core.awards.model import Spelling
from core.awards.rules import Round
from core.database import Session, plain_rows
from core.database.rows import Row, RowsById
from core.people.matching import NameIndex
from core.people.queries import name_index

Verdict = Literal["accepted", "replaced", "refused"]
Meaning = Literal["matched", "ambiguous", "unknown", "rejected"]


class BallotRow(NamedTuple):
    """A ballot as stored, in the order in which it came."""

    id: int
    batch_id: int
    row: int
    cast_at: str | None
    email: str
    voter_id: int | None
    fault: str


_EMAIL, _VOTER, _FAULT = map(BallotRow._fields.index, ("email", "voter_id", "fault"))


class Judgement(NamedTuple):
    """The verdict on one ballot.

    ``voter`` is the person it is of, if that is known; ``people`` are whom a contradiction names.
    """

    ballot: BallotRow
    verdict: Verdict
    code: str = ""
    voter: int | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """What a spelling of the round means: one person, several, nobody yet, or nobody for good."""

    id: int
    written: str
    meaning: Meaning
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A round as it stands: who takes part, what spellings mean, which ballots count.

    ``counting`` are the ballots that count, with their voter (None where votes are anonymous);
    ``others`` are the judgements on all other ballots.
    """

    round: Round
    index: NameIndex
    eligible: Eligible
    spellings: Mapping[int, Meant]
    ballots: Mapping[int, BallotRow]
    counting: Mapping[int, int | None]
    others: Mapping[int, Judgement]

    @cached_property
    def judgements(self) -> Mapping[int, Judgement]:
        """The judgement on every ballot, in the order in which they came."""
        return {
            id_: self.others.get(id_) or Judgement(ballot, "accepted", "", self.counting[id_])
            for id_, ballot in self.ballots.items()
        }


def judge(session: Session, round_: Round, allowed: Eligible | None = None) -> Judged:
    """Every standing ballot of the round, judged together; ``allowed`` instead of who is live."""
    index = name_index(session)
    meant = {m.id: m for m in _spellings(session, round_, index)}
    allowed = allowed or eligible(session, round_)
    ballots = RowsById(_ballots(session, round_), BallotRow._make)
    if round_.options.anonymous:
        others = {b.id: Judgement(b, "refused", b.fault) for b in ballots.values() if b.fault}
        counting: dict[int, int | None] = dict.fromkeys(id_ for id_ in ballots if id_ not in others)
    else:
        voters = _Voters(index, allowed.voters, meant)
        counting, others = _of_voters(ballots, voters, last=round_.options.last_ballot_counts)
    return Judged(round_, index, allowed, meant, ballots, counting, others)


def _ballots(session: Session, round_: Round) -> list[Row]:
    """The round's ballots in the order in which they came, read through the driver."""
    columns = ", ".join(BallotRow._fields)
    query = f"SELECT {columns} FROM ballot WHERE award_id = ? ORDER BY batch_id, row, id"  # noqa: S608 - no word of it is from outside
    return plain_rows(session, query, (round_.id,))


def _spellings(session: Session, round_: Round, index: NameIndex) -> list[Meant]:
    rows = session.execute(
        select(Spelling.id, Spelling.written, Spelling.rejected).where(
            Spelling.award_id == round_.id
        )
    )
    return [
        Meant(id_, written, *_meaning(index, written, rejected)) for id_, written, rejected in rows
    ]


def _meaning(index: NameIndex, written: str, rejected: bool) -> tuple[Meaning, tuple[int, ...]]:  # noqa: FBT001 - a column
    if rejected:
        return "rejected", ()
    people = index.find(written)
    if len(people) == 1:
        return "matched", people
    return ("ambiguous", people) if people else ("unknown", ())


@dataclass(frozen=True, slots=True)
class _Voters:
    """Tells whose ballot one is."""

    index: NameIndex
    allowed: frozenset[int]
    meant: Mapping[int, Meant]

    def plainly(self, row: Row) -> int | None:
        """The voter where nothing needs weighing: an address of one eligible person, no name."""
        if row[_FAULT] or row[_VOTER] is not None:
            return None
        voter = self.index.find_email(row[_EMAIL])
        return voter if voter in self.allowed else None

    def judge(self, ballot: BallotRow) -> Judgement:
        """Accepted with its voter, or refused; whether another ballot replaces it is not asked."""
        if ballot.fault:
            return Judgement(ballot, "refused", ballot.fault)
        by_email = self.index.find_email(ballot.email) if ballot.email else None
        named = self.meant[ballot.voter_id] if ballot.voter_id is not None else None
        by_name = named.people[0] if named and named.meaning == "matched" else None
        if by_email is not None and by_name is not None and by_email != by_name:
            return Judgement(ballot, "refused", "voter-unknown", people=(by_email, by_name))
        voter = by_name if by_email is None else by_email
        if voter is None:
            return Judgement(ballot, "refused", "voter-unknown")
        if voter not in self.allowed:
            return Judgement(ballot, "refused", "voter-not-eligible", voter)
        return Judgement(ballot, "accepted", "", voter)


def _of_voters(
    ballots: RowsById[BallotRow], voters: _Voters, *, last: bool
) -> tuple[dict[int, int | None], dict[int, Judgement]]:
    """Which ballots count, with their voters, and what is to be said of the others."""
    others: dict[int, Judgement] = {}
    first: dict[int, int] = {}
    again: dict[int, list[int]] = {}
    for row in ballots.plain.values():
        voter = voters.plainly(row)
        if voter is None:
            one = voters.judge(BallotRow._make(row))
            if one.verdict != "accepted" or one.voter is None:
                others[one.ballot.id] = one
                continue
            voter = one.voter
        if first.setdefault(voter, row[0]) != row[0]:
            again.setdefault(voter, [first[voter]]).append(row[0])
    counting: dict[int, int | None] = {id_: voter for voter, id_ in first.items()}
    for voter, ids in again.items():
        del counting[first[voter]]
        for one in one_counts([ballots[id_] for id_ in ids], voter, last=last):
            if one.verdict == "accepted":
                counting[one.ballot.id] = voter
            else:
                others[one.ballot.id] = one
    return counting, others


def one_counts(sent: list[BallotRow], voter: int, *, last: bool) -> list[Judgement]:
    """Of several ballots of one voter one counts: the latest, or the first.

    By time, then batch, then row; a ballot whose time cannot be read cannot be ordered and is
    refused.
    """
    timed = sorted(
        (ballot for ballot in sent if ballot.cast_at is not None),
        key=lambda b: (b.cast_at or "", b.batch_id, b.row),
        reverse=last,
    )
    code = "replaced-by-later" if last else "replaced-by-earlier"
    return [
        *(Judgement(b, "refused", "bad-timestamp", voter) for b in sent if b.cast_at is None),
        *(Judgement(b, "accepted", "", voter) for b in timed[:1]),
        *(Judgement(b, "replaced", code, voter) for b in timed[1:]),
    ]
