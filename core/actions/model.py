"""Tables of actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Action(Base):
    """One task. ``item_id`` is the lesson's item it came from; None if there is or was none.

    ``owner`` is the name as it was given, a person's or a group's; ``owner_id`` the person, if it
    is one of the register. ``evidence`` is a path below the workspace's files.
    """

    __tablename__ = "action"
    history_noun: ClassVar[str] = "action"
    history_silent: ClassVar[frozenset[str]] = frozenset({"created_at"})

    words: Mapped[str]
    fiscal_year: Mapped[int] = mapped_column(index=True)
    owner: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None
    )
    due: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")  # open, doing, done, dropped
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None] = mapped_column(default=None)
    record_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_record.id", ondelete="SET NULL"), default=None, index=True
    )
    part: Mapped[str] = mapped_column(default="")  # "recommendations", "priorities.must"
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_item.id", ondelete="SET NULL"), default=None, index=True
    )
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
