"""Tables of award rounds. What a ballot says is stored as written; what it means is judged live."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Award(Base):
    """A round: one scheme in one fiscal year. ``version`` is the result in force, 0 while open."""

    __tablename__ = "award"
    history_noun: ClassVar[str] = "award"

    key: Mapped[str] = mapped_column(unique=True)  # virtue-2568
    scheme: Mapped[str]
    scheme_version: Mapped[int]
    year_be: Mapped[int]
    title: Mapped[str]
    options: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Spelling(Base):
    """A name as somebody wrote it in this round. ``rejected``: a person said it is nobody."""

    __tablename__ = "spelling"
    __table_args__ = (UniqueConstraint("award_id", "written"),)
    history_noun: ClassVar[str] = "spelling"
    history_silent: ClassVar[frozenset[str]] = frozenset({"key"})

    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"))
    written: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    rejected: Mapped[bool] = mapped_column(default=False)


class Ballot(Base):
    """One row of a file. ``fault`` is what makes it unusable whoever sent it; empty if nothing."""

    __tablename__ = "ballot"

    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), index=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    row: Mapped[int]
    cast_at: Mapped[str | None]  # ISO, UTC; text order is time order
    cast_written: Mapped[str]
    email: Mapped[str]
    voter_id: Mapped[int | None] = mapped_column(ForeignKey("spelling.id"))
    fault: Mapped[str] = mapped_column(default="")


class Vote(Base):
    """One answer of a ballot; a blank answer has no row. ``void``: two answers for one category."""

    __tablename__ = "vote"
    __table_args__ = (Index("ix_vote_counted", "spelling_id", "category", "void"),)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    category: Mapped[str]
    spelling_id: Mapped[int | None] = mapped_column(ForeignKey("spelling.id"))
    void: Mapped[str] = mapped_column(default="")


class Decision(Base):
    """What a committee decided on one category, and the standings it had before it.

    ``rests_on`` are the categories whose standings it weighed; ``standings_digest`` says whether
    they are still the same.
    """

    __tablename__ = "decision"
    history_noun: ClassVar[str] = "decision"
    history_silent: ClassVar[frozenset[str]] = frozenset({"who", "recorded_at", "standings_digest"})

    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), index=True)
    category: Mapped[str]
    winner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    present: Mapped[list[str]] = mapped_column(JSON)
    decided_on: Mapped[date]
    override: Mapped[bool]
    rests_on: Mapped[list[str]] = mapped_column(JSON)
    standings_digest: Mapped[str]
    replaced: Mapped[bool] = mapped_column(default=False)
    who: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class FrozenResult(Base):
    """A confirmed result as canonical JSON text and its SHA-256. Never changed; reopening adds."""

    __tablename__ = "frozen_result"
    __table_args__ = (UniqueConstraint("award_id", "version"),)
    history_noun: ClassVar[str] = "result"
    history_silent: ClassVar[frozenset[str]] = frozenset({"content", "who", "frozen_at"})

    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"))
    version: Mapped[int]
    content: Mapped[str]
    sha256: Mapped[str]
    who: Mapped[str]
    frozen_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    reopened_at: Mapped[datetime | None] = mapped_column(default=None)
    reopen_reason: Mapped[str] = mapped_column(default="")
