"""Tables of the register of document numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class DocumentNumber(Base):
    """One number of one series. The database itself refuses to delete it or to renumber it.

    ``entered``: it was given on paper and written into the register later. ``about`` tells the
    paper that has it from every other; a lesson's paper is told by ``record_id``.
    """

    __tablename__ = "document_number"
    __table_args__ = (UniqueConstraint("year_be", "kind", "prefix", "n"),)
    history_noun: ClassVar[str] = "number"
    history_silent: ClassVar[frozenset[str]] = frozenset({"about", "given_at", "who"})

    year_be: Mapped[int]  # a calendar year
    kind: Mapped[str]
    prefix: Mapped[str]
    n: Mapped[int]
    dated: Mapped[date]
    subject: Mapped[str]
    addressee: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="")  # its kind, as documents are called
    about: Mapped[str] = mapped_column(default="", index=True)
    award: Mapped[str] = mapped_column(default="")  # the round's key
    record_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_record.id", ondelete="SET NULL"), default=None, index=True
    )
    entered: Mapped[bool] = mapped_column(default=False)
    who: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    void_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(default="")


class NumberSeries(Base):
    """Where the office lets a series begin, or go on; one without a row begins at 1."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("year_be", "kind", "prefix"),)
    history_noun: ClassVar[str] = "number-series"

    year_be: Mapped[int]
    kind: Mapped[str]
    prefix: Mapped[str]
    begin_at: Mapped[int]
