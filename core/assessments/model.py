"""Table of assessments."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Assessment(Base):
    """The scores of a fiscal year (พ.ศ.) as they were told; what they come to is computed."""

    __tablename__ = "assessment"
    history_noun: ClassVar[str] = "assessment"
    history_silent: ClassVar[frozenset[str]] = frozenset({"kept_at"})

    year_be: Mapped[int] = mapped_column(unique=True)
    scores: Mapped[dict[str, str]] = mapped_column(JSON)
    printed_total: Mapped[str] = mapped_column(default="")
    kept_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
