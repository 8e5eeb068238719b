"""Frozen rows about topics, for screens and scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from core.database import Session
from core.search.queries import id_of
from core.topics.model import Topic, TopicItem
from core.topics.service import get


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic, how many lines it has, over how many years."""

    id: int
    name: str
    lines: int
    years: int


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One line of a topic; ``record`` is what its record is called by, as a search tells it.

    ``kind`` is as ``core.search.sources.Source`` has it, ``record_id`` the number of what it read.
    """

    id: int
    kind: str
    record: int | str
    part: str
    title: str
    year_be: int | None
    words: str
    record_id: int = 0


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with its lines, the latest year first."""

    id: int
    name: str
    lines: tuple[TopicLine, ...]

    @property
    def by_year(self) -> tuple[tuple[int, int], ...]:
        """How many lines each year has, from the first to the last, none left out between them."""
        many = Counter(one.year_be for one in self.lines if one.year_be is not None)
        if not many:
            return ()
        return tuple((year, many[year]) for year in range(min(many), max(many) + 1))

    @property
    def yearless(self) -> int:
        """How many lines have no year."""
        return sum(one.year_be is None for one in self.lines)


def topics(session: Session) -> list[TopicRow]:
    """Every topic, those with the most lines first."""
    lines, years = func.count(TopicItem.id), func.count(TopicItem.year_be.distinct())
    found = session.execute(
        select(Topic.id, Topic.name, lines, years)
        .outerjoin(TopicItem, TopicItem.topic_id == Topic.id)
        .group_by(Topic.id)
        .order_by(lines.desc(), Topic.id)
    )
    return [TopicRow(*row) for row in found]


def topic(session: Session, topic_id: int) -> TopicView:
    """The topic with its lines.

    Raises:
        NotFoundError: no such topic.
    """
    one = get(session, topic_id)
    items = session.scalars(
        select(TopicItem)
        .where(TopicItem.topic_id == topic_id)
        .order_by(TopicItem.year_be.desc().nulls_last(), TopicItem.id)
    )
    return TopicView(one.id, one.name, tuple(map(_line, items)))


def _line(item: TopicItem) -> TopicLine:
    record, said = id_of(item.key, item.record_id), (item.title, item.year_be, item.words)
    return TopicLine(item.id, item.kind, record, item.part, *said, item.record_id)
