"""Tables of approvals. Who signs and when stands in the paper's own part ``signers``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Approval(Base):
    """One version of a paper that was sent. ``noun`` and ``record_id`` say which paper it is.

    ``printed`` is the PDF as it was sent, a path below the workspace's files. ``said`` is what the
    record said, in the shape that files have, kept when the next version was opened; ``facts`` what
    the names in it said when it was sent.
    """

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("noun", "record_id", "version"),)
    history_noun: ClassVar[str] = "approval"
    history_silent: ClassVar[frozenset[str]] = frozenset({"sent_at", "said", "facts"})

    noun: Mapped[str]  # lesson
    record_id: Mapped[int]
    version: Mapped[int]
    printed: Mapped[str]
    printed_sha256: Mapped[str]
    said: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)
    facts: Mapped[dict[str, str] | None] = mapped_column(JSON, default=None)
    sent_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class SignedScan(Base):
    """A signed copy as it came from the scanner. The last one of an approval is in force."""

    __tablename__ = "signed_scan"
    history_noun: ClassVar[str] = "scan"
    history_silent: ClassVar[frozenset[str]] = frozenset({"added_at"})

    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"), index=True)
    file: Mapped[str]  # a path below the workspace's files
    sha256: Mapped[str]
    name: Mapped[str]  # of the file it was copied from
    replaced_because: Mapped[str] = mapped_column(default="")
    added_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class RequestResult(Base):
    """What was decided on one request of a paper; ``words`` are the request's as it was sent."""

    __tablename__ = "request_result"
    __table_args__ = (UniqueConstraint("approval_id", "place"),)
    history_noun: ClassVar[str] = "request"

    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
    place: Mapped[int]  # from 1
    words: Mapped[str]
    result: Mapped[str]  # approved, refused, other
    note: Mapped[str]
    decided_on: Mapped[date]
