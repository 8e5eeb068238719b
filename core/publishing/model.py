"""Table of publications: what left the office, when, to where, and what was answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Publication(Base):
    """One public copy that was written. ``answers`` are those to every hit, by key.

    ``record_id`` is the lesson's, 0 for a whole year. ``file`` is the name it was written under.
    """

    __tablename__ = "publication"
    history_noun: ClassVar[str] = "publication"
    history_silent: ClassVar[frozenset[str]] = frozenset({"made_at", "answers"})

    kind: Mapped[str]  # lesson, ebook, web
    title: Mapped[str]
    fiscal_year: Mapped[int]
    record_id: Mapped[int]
    file: Mapped[str]
    sha256: Mapped[str]
    destination: Mapped[str]
    published_on: Mapped[date]
    who: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
