"""Tables of evidence."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Evidence(Base):
    """One file in one slot of a fiscal year. ``file`` is a path below the workspace's files.

    ``signed`` of ``asked`` people, where the slot counts them.
    """

    __tablename__ = "evidence"
    history_noun: ClassVar[str] = "evidence"
    history_silent: ClassVar[frozenset[str]] = frozenset({"created_at"})

    fiscal_year: Mapped[int] = mapped_column(index=True)
    point: Mapped[int]
    slot: Mapped[str]
    title: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None] = mapped_column(default=None)
    pages: Mapped[int] = mapped_column(default=0)  # 0 where the file has none
    signed: Mapped[int | None] = mapped_column(default=None)
    asked: Mapped[int | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class EvidenceNone(Base):
    """The office says that a slot of the year has nothing, and why."""

    __tablename__ = "evidence_none"
    __table_args__ = (UniqueConstraint("fiscal_year", "point", "slot"),)
    history_noun: ClassVar[str] = "evidence"

    fiscal_year: Mapped[int]
    point: Mapped[int]
    slot: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
