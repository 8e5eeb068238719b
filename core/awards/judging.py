"""What every ballot and every spelling of a round means today. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from sqlalchemy import select

from core.awards.eligibility import Eligible, eligible
from core.awards.model import Spelling
from core.awards.rules import Round
from core.database import Session, plain_rows
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


def judge(session: Session, round_: Round) -> Judged:
    """Every standing ballot of the round, judged together."""
    index = name_index(session)
    meant = {m.id: m for m in _spellings(session, round_, index)}
    allowed = eligible(session, round_)
    ballots = {ballot.id: ballot for ballot in _ballots(session, round_)}
    if round_.options.anonymous:
        others = {b.id: Judgement(b, "refused", b.fault) for b in ballots.values() if b.fault}
        counting: dict[int, int | None] = dict.fromkeys(id_ for id_ in ballots if id_ not in others)
    else:
        voters = _Voters(index, allowed.voters, meant)
        counting, others = _of_voters(ballots.values(), voters, round_)
    return Judged(round_, index, allowed, meant, ballots, counting, others)


def _ballots(session: Session, round_: Round) -> list[BallotRow]:
    """The round's ballots in the order in which they came, read through the driver."""
    columns = "id, batch_id, row, cast_at, email, voter_id, fault"
    query = f"SELECT {columns} FROM ballot WHERE award_id = ? ORDER BY batch_id, row, id"  # noqa: S608 - no word of it is from outside
    return list(map(BallotRow._make, plain_rows(session, query, (round_.id,))))


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

    def settled(self, ballot: BallotRow) -> int | None:
        """The voter where nothing needs weighing: an address of one eligible person, no name."""
        if ballot.fault or ballot.voter_id is not None:
            return None
        voter = self.index.find_email(ballot.email)
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
    ballots: Iterable[BallotRow], voters: _Voters, round_: Round
) -> tuple[dict[int, int | None], dict[int, Judgement]]:
    """Which ballots count, with their voters, and what is to be said of the others."""
    others: dict[int, Judgement] = {}
    sent: dict[int, list[BallotRow]] = {}
    for ballot in ballots:
        voter = voters.settled(ballot)
        if voter is None:
            one = voters.judge(ballot)
            if one.voter is None or one.verdict != "accepted":
                others[ballot.id] = one
                continue
            voter = one.voter
        sent.setdefault(voter, []).append(ballot)
    counting: dict[int, int | None] = {}
    for voter, some in sent.items():
        if len(some) == 1:
            counting[some[0].id] = voter
            continue
        for one in one_counts(some, voter, last=round_.options.last_ballot_counts):
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
