"""Tables of lesson records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class LessonRecord(Base):
    """One template filled once. ``subject`` is the round it looks back on, empty if none."""

    __tablename__ = "lesson_record"
    history_noun: ClassVar[str] = "lesson"
    # activity and year are parts that are typed: a sitting tells them once
    history_silent: ClassVar[frozenset[str]] = frozenset(
        {"created_at", "changed_at", "activity", "fiscal_year"}
    )

    template: Mapped[str]
    template_version: Mapped[int]
    fiscal_year: Mapped[int | None]
    activity: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")  # draft, sent, signed
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class LessonAnswer(Base):
    """The answer to one part that is not a list of items: text, a date, a table of rows."""

    __tablename__ = "lesson_answer"
    __table_args__ = (UniqueConstraint("record_id", "part"),)

    record_id: Mapped[int] = mapped_column(ForeignKey("lesson_record.id"))
    part: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)


TAKEN_OUT = ""  # the part of items that stand in no list any more


class LessonItem(Base):
    """One item of a list. Its id survives editing and moving, so that others may point to it.

    It survives being taken out too, with all that points to it: ``part`` is ``TAKEN_OUT`` then, and
    nobody but an undo sees it.
    """

    __tablename__ = "lesson_item"

    record_id: Mapped[int] = mapped_column(ForeignKey("lesson_record.id"), index=True)
    part: Mapped[str]  # "problems", "priorities.should"
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("lesson_item.id"))
    place: Mapped[int]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft")  # draft, confirmed, applied, not-applied
    # what proves that it was applied: a paper's name, a file below the workspace's files
    paper: Mapped[str] = mapped_column(default="", server_default="")
    proof: Mapped[str] = mapped_column(default="", server_default="")
    reason: Mapped[str] = mapped_column(default="", server_default="")  # why it was not
    settled_on: Mapped[date | None] = mapped_column(default=None)
