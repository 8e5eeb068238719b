"""Frozen rows about rounds, for screens, scripts and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from core.awards import spellings, views
from core.awards.eligibility import eligible
from core.awards.freezing import obstacles
from core.awards.judging import judge
from core.awards.model import Award, Ballot, FrozenResult
from core.awards.results import live
from core.awards.rules import Rulebook, round_of
from core.awards.service import content_of, frozen_result
from core.awards.views import TallyView
from core.database import Session
from core.history.model import Batch
from core.people.queries import everyone, name_index


def tally(session: Session, rulebook: Rulebook, key: str, version: int = 0) -> TallyView:
    """The result: of the version asked for, else of the one in force, else live.

    Raises:
        NotFoundError: no such round or version.
    """
    round_ = round_of(session, rulebook, key)
    if version or round_.version:
        return views.from_content(confirmed(session, rulebook, key, version))
    return views.view(live(session, round_))


def confirmed(
    session: Session, rulebook: Rulebook, key: str, version: int = 0
) -> Mapping[str, Any]:
    """The content of a confirmed result: of the version asked for, else of the one in force.

    Raises:
        NotFoundError: no such round or version.
        ConflictError: the kept text was changed outside the program.
    """
    round_ = round_of(session, rulebook, key)
    return content_of(frozen_result(session, round_, version or round_.version))


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as lists show it. ``names`` wait for a word, ``obstacles`` stop the confirmation."""

    key: str
    title: str
    year_be: int
    version: int
    versions: int
    rows: int
    batches: int
    names: int
    obstacles: tuple[str, ...]
    tally: TallyView
    opened_at: datetime


def rounds(session: Session, rulebook: Rulebook) -> list[RoundRow]:
    """Every round, the latest year first."""
    awards = session.execute(
        select(Award.key).order_by(Award.year_be.desc(), Award.id.desc())
    ).scalars()
    return [overview(session, rulebook, key) for key in awards]


def overview(session: Session, rulebook: Rulebook, key: str) -> RoundRow:
    """One round as lists and its own page's head show it.

    Raises:
        NotFoundError: no such round.
    """
    round_ = round_of(session, rulebook, key)
    award = session.get_one(Award, round_.id)
    standing = select(func.count()).where(
        Batch.subject == key, Batch.kind == "votes", Batch.undone_at.is_(None)
    )
    frozen = select(func.count()).where(FrozenResult.award_id == round_.id)
    ballots = select(func.count()).where(Ballot.award_id == round_.id)
    now = None if round_.version else live(session, round_)
    return RoundRow(
        key=key,
        title=round_.title,
        year_be=round_.year_be,
        version=round_.version,
        versions=session.scalar(frozen) or 0,
        rows=session.scalar(ballots) or 0,
        batches=session.scalar(standing) or 0,
        names=len(spellings.waiting(session, now.judged)) if now else 0,
        obstacles=tuple(obstacles(session, now)) if now else (),
        tally=views.view(now) if now else tally(session, rulebook, key),
        opened_at=award.opened_at,
    )


def choices(session: Session, rulebook: Rulebook, key: str) -> list[tuple[int, str]]:
    """Candidates as a form should list them: namesakes with their post. Id and text, sorted."""
    round_ = round_of(session, rulebook, key)
    index = name_index(session)
    allowed = eligible(session, round_).candidates
    return [(p.id, index.choice(p.id)) for p in everyone(session) if p.id in allowed]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One confirmed version of a result."""

    version: int
    frozen_at: datetime
    who: str
    sha256: str
    reopened_at: datetime | None
    reopen_reason: str


def versions(session: Session, rulebook: Rulebook, key: str) -> list[VersionRow]:
    """Every confirmed version of the round, the latest first."""
    round_ = round_of(session, rulebook, key)
    found = session.scalars(
        select(FrozenResult)
        .where(FrozenResult.award_id == round_.id)
        .order_by(FrozenResult.version.desc())
    )
    return [
        VersionRow(r.version, r.frozen_at, r.who, r.sha256, r.reopened_at, r.reopen_reason)
        for r in found
    ]


def verdicts(session: Session, rulebook: Rulebook, key: str) -> dict[str, int]:
    """How many rows of the round's standing batches are accepted, replaced and refused."""
    round_ = round_of(session, rulebook, key)
    out = {"accepted": 0, "replaced": 0, "refused": 0}
    for one in judge(session, round_).judgements.values():
        out[one.verdict] += 1
    return out
