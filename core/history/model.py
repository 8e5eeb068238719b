"""Tables of the history."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class HistoryEntry(Base):
    """One act on one record: old and new values, chained to the entry before by its digest."""

    __tablename__ = "history_entry"

    at: Mapped[datetime] = mapped_column()
    who: Mapped[str]
    noun: Mapped[str]
    record_id: Mapped[int]
    act: Mapped[str]
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)  # field → [old, new]
    previous: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)


class Batch(Base):
    """What one file brought in, as one thing that can be taken back.

    ``subject`` is what it was brought into: a round's key, or ``people``.
    """

    __tablename__ = "batch"
    history_noun: ClassVar[str] = "batch"
    history_silent: ClassVar[frozenset[str]] = frozenset({"who", "imported_at"})

    kind: Mapped[str]  # votes, roster
    subject: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    encoding: Mapped[str]
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    rows_sha256: Mapped[str]
    who: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
