"""What every ballot and every spelling of a round means today. Nothing of it is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import select

from core.awards.eligibility import Eligible, eligible
from core.awards.model import Ballot, Spelling
from core.awards.rules import Round
from core.database import Session
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


@dataclass(frozen=True, slots=True)
class Judgement:
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


@dataclass(frozen=True, slots=True)
class Judged:
    """A round as it stands: who takes part, what spellings mean, which ballots count."""

    round: Round
    index: NameIndex
    eligible: Eligible
    spellings: Mapping[int, Meant]
    judgements: Mapping[int, Judgement]

    @property
    def counting(self) -> dict[int, int | None]:
        """The ballots that count, with their voter; None where votes are anonymous."""
        return {id_: one.voter for id_, one in self.judgements.items() if one.verdict == "accepted"}


def judge(session: Session, round_: Round) -> Judged:
    """Every standing ballot of the round, judged together."""
    index, allowed = name_index(session), eligible(session, round_)
    meant = {m.id: m for m in _spellings(session, round_, index)}
    columns = (
        Ballot.id,
        Ballot.batch_id,
        Ballot.row,
        Ballot.cast_at,
        Ballot.email,
        Ballot.voter_id,
        Ballot.fault,
    )
    found = session.execute(
        select(*columns)
        .where(Ballot.award_id == round_.id)
        .order_by(Ballot.batch_id, Ballot.row, Ballot.id)
    )
    ballots = [BallotRow(*row) for row in found]
    if round_.options.anonymous:
        judgements = {b.id: _anonymous(b) for b in ballots}
    else:
        judgements = _judgements(ballots, _Voters(index, allowed.voters, meant), round_)
    return Judged(round_, index, allowed, meant, judgements)


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


def _anonymous(ballot: BallotRow) -> Judgement:
    if ballot.fault:
        return Judgement(ballot, "refused", ballot.fault)
    return Judgement(ballot, "accepted")


@dataclass(frozen=True, slots=True)
class _Voters:
    """Tells whose ballot one is."""

    index: NameIndex
    allowed: frozenset[int]
    meant: Mapping[int, Meant]

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


def _judgements(ballots: list[BallotRow], voters: _Voters, round_: Round) -> dict[int, Judgement]:
    judged = {ballot.id: voters.judge(ballot) for ballot in ballots}
    by_voter: dict[int, list[BallotRow]] = defaultdict(list)
    for one in judged.values():
        if one.verdict == "accepted" and one.voter is not None:
            by_voter[one.voter].append(one.ballot)
    for voter, sent in by_voter.items():
        if len(sent) > 1:
            for changed in one_counts(sent, voter, last=round_.options.last_ballot_counts):
                judged[changed.ballot.id] = changed
    return judged


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
