"""Tables of what was carried over from earlier years, and of looking back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Carried(Base):
    """One thing of an earlier year that is in this year's plan, with where it came from.

    ``words`` are the item's or task's as they then were. ``record_id`` and ``item_id`` say where
    it was written, if it was.
    """

    __tablename__ = "carried"
    history_noun: ClassVar[str] = "carried"
    history_silent: ClassVar[frozenset[str]] = frozenset({"plan", "carried_at", "who"})

    plan: Mapped[str] = mapped_column(index=True)  # core.lookback.same.key_of its activity
    activity: Mapped[str]
    fiscal_year: Mapped[int]
    words: Mapped[str]
    source_activity: Mapped[str]
    source_year: Mapped[int]
    source_part: Mapped[str] = mapped_column(default="")
    source_record_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_record.id", ondelete="SET NULL"), default=None
    )
    source_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_item.id", ondelete="SET NULL"), default=None
    )
    source_action_id: Mapped[int | None] = mapped_column(
        ForeignKey("action.id", ondelete="SET NULL"), default=None
    )
    record_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_record.id", ondelete="SET NULL"), default=None
    )
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_item.id", ondelete="SET NULL"), default=None
    )
    who: Mapped[str] = mapped_column(default="")
    carried_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class LookedBack(Base):
    """Somebody has seen what earlier years left, and went on.

    ``record_id`` is the record that was begun then; None where a round was opened.
    """

    __tablename__ = "looked_back"
    history_noun: ClassVar[str] = "looked_back"
    history_silent: ClassVar[frozenset[str]] = frozenset({"plan", "left_at", "who"})

    plan: Mapped[str] = mapped_column(index=True)
    activity: Mapped[str]
    fiscal_year: Mapped[int]
    carried: Mapped[int]  # how many things were in the plan by then
    record_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_record.id", ondelete="SET NULL"), default=None
    )
    who: Mapped[str] = mapped_column(default="")
    left_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
