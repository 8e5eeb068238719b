"""Tables of assessments by indicators."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class IndicatorYear(Base):
    """A set of indicators by which a fiscal year (พ.ศ.) is assessed, as it was when opened.

    ``tables`` are those of its file, so that a set that is changed later changes no score.
    """

    __tablename__ = "indicator_year"
    __table_args__ = (UniqueConstraint("set_key", "fiscal_year"),)
    history_noun: ClassVar[str] = "indicator_year"
    history_silent: ClassVar[frozenset[str]] = frozenset({"tables", "opened_at"})

    set_key: Mapped[str]
    fiscal_year: Mapped[int] = mapped_column(index=True)
    title: Mapped[str]
    tables: Mapped[dict[str, Any]] = mapped_column(JSON)
    opened_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Assessed(Base):
    """Somebody, or an office, assessed in a group; ``name`` and ``post`` as they were then."""

    __tablename__ = "indicator_assessed"
    history_noun: ClassVar[str] = "assessed"

    year_id: Mapped[int] = mapped_column(ForeignKey("indicator_year.id"), index=True)
    group_key: Mapped[str]
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None
    )


class CriterionMark(Base):
    """What was found of one criterion, counted from 1: met, unmet, waiting."""

    __tablename__ = "indicator_mark"
    __table_args__ = (UniqueConstraint("assessed_id", "indicator", "criterion"),)
    history_noun: ClassVar[str] = "criterion_mark"

    assessed_id: Mapped[int] = mapped_column(ForeignKey("indicator_assessed.id"), index=True)
    indicator: Mapped[str]
    criterion: Mapped[int]
    status: Mapped[str]


class IndicatorAward(Base):
    """An award somebody won. ``file`` is its evidence, below the workspace's files, or empty."""

    __tablename__ = "indicator_award"
    history_noun: ClassVar[str] = "indicator_award"

    assessed_id: Mapped[int] = mapped_column(ForeignKey("indicator_assessed.id"), index=True)
    indicator: Mapped[str]
    name: Mapped[str]
    level: Mapped[str]
    giver: Mapped[str]
    day: Mapped[date]
    file: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="")


class IndicatorFile(Base):
    """Evidence of one criterion, a path below the workspace's files; criterion 0: of the whole."""

    __tablename__ = "indicator_file"
    history_noun: ClassVar[str] = "indicator_file"

    assessed_id: Mapped[int] = mapped_column(ForeignKey("indicator_assessed.id"), index=True)
    indicator: Mapped[str]
    criterion: Mapped[int]
    title: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str]


class CommitteeScore(Base):
    """The score that the committee gave by itself, as it is written, and why."""

    __tablename__ = "indicator_said"
    __table_args__ = (UniqueConstraint("assessed_id", "indicator"),)
    history_noun: ClassVar[str] = "committee_score"

    assessed_id: Mapped[int] = mapped_column(ForeignKey("indicator_assessed.id"), index=True)
    indicator: Mapped[str]
    score: Mapped[str]
    reason: Mapped[str]
