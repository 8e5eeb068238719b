"""Tables of topics."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, utc_now


class Topic(Base):
    """A thing that comes back, by its name."""

    __tablename__ = "topic"
    history_noun: ClassVar[str] = "topic"
    history_silent: ClassVar[frozenset[str]] = frozenset({"created_at"})

    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class TopicItem(Base):
    """One line put into a topic, as it was said then and where.

    ``record_id`` and ``key`` name the record as a search does; ``item_id`` is the item of a lesson,
    if the line is one.
    """

    __tablename__ = "topic_item"
    __table_args__ = (UniqueConstraint("topic_id", "kind", "record_id", "part", "words"),)
    history_noun: ClassVar[str] = "topic_item"
    history_silent: ClassVar[frozenset[str]] = frozenset({"added_at", "key"})

    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    record_id: Mapped[int]
    key: Mapped[str]
    part: Mapped[str]
    title: Mapped[str]
    year_be: Mapped[int | None]
    words: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_item.id", ondelete="SET NULL"), default=None
    )
    added_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
