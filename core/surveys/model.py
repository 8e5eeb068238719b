"""Table of surveys."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Survey(Base):
    """One satisfaction survey of a fiscal year (พ.ศ.), counted; nobody's own answers are kept.

    ``activity`` is the name as it was given; ``activity_id`` the activity, if one of that name
    was written down, whose name then counts. ``answers`` is None for one of which only the word
    is known; ``bands`` is the preset by which means have words.
    """

    __tablename__ = "survey"
    history_noun: ClassVar[str] = "survey"
    history_silent: ClassVar[frozenset[str]] = frozenset({"answers", "kept_at"})

    title: Mapped[str]
    fiscal_year: Mapped[int]
    activity: Mapped[str] = mapped_column(default="")
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id", ondelete="SET NULL"), default=None
    )
    bands: Mapped[str] = mapped_column(default="")
    word: Mapped[str] = mapped_column(default="")
    answers: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    file: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="")
    kept_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
