"""Table of activities."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Activity(Base):
    """One activity or project of a fiscal year (พ.ศ.).

    ``key`` is the name as names are compared. ``owner`` is the name as it was given, a person's or
    a group's; ``owner_id`` the person, if it is one of the register.
    """

    __tablename__ = "activity"
    __table_args__ = (UniqueConstraint("fiscal_year", "key"),)
    history_noun: ClassVar[str] = "activity"
    history_silent: ClassVar[frozenset[str]] = frozenset({"created_at", "key"})

    name: Mapped[str]
    key: Mapped[str]
    fiscal_year: Mapped[int]
    kind: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None
    )
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
