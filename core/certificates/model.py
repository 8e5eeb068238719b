"""Table of the certificate register."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Certificate(Base):
    """One number of one fiscal year, given once and never reused."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("year_be", "number"),)
    history_noun: ClassVar[str] = "certificate"

    year_be: Mapped[int]
    number: Mapped[int]
    subject: Mapped[str]  # the round's key
    category: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    void_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(default="")
