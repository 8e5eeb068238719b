"""What many records say, read in three queries however many they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from core.answers import Answer, Item
from core.database import Session, plain_rows
from core.lessons.model import TAKEN_OUT, LessonRecord
from core.lessons.service import ACTIVITY, YEAR

Slots = Mapping[str, Answer]


def every_record(session: Session) -> Iterator[tuple[LessonRecord, Slots]]:
    """Every record with its answers by slot, the latest changed first."""
    values, lists = _values(session), _lists(session)
    for record in session.scalars(select(LessonRecord).order_by(LessonRecord.changed_at.desc())):
        own = {ACTIVITY: record.activity, YEAR: record.fiscal_year}
        yield record, {**values.get(record.id, {}), **own, **lists.get(record.id, {})}


def _values(session: Session) -> dict[int, dict[str, Answer]]:
    """By record: the answers that are no lists of items."""
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    for record, part, value in plain_rows(
        session, "SELECT record_id, part, value FROM lesson_answer"
    ):
        # a number alone is given back as one: SQLite takes JSON columns for numbers where it can
        found[record][part] = json.loads(value) if isinstance(value, str) else value
    return found


def _lists(session: Session) -> dict[int, dict[str, tuple[Item, ...]]]:
    """By record: its lists; an item stands before what is below it."""
    rows = plain_rows(
        session,
        "SELECT id, record_id, part, parent_id, text FROM lesson_item WHERE part != ? "
        "ORDER BY place",
        (TAKEN_OUT,),
    )
    under: dict[int, list[tuple[int, str]]] = defaultdict(list)
    tops: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for id_, record, part, parent, text in rows:
        (tops[record, part] if parent is None else under[parent]).append((id_, text))

    def built(some: list[tuple[int, str]]) -> tuple[Item, ...]:
        return tuple(Item(text, built(under.get(id_, [])), id_) for id_, text in some)

    found: dict[int, dict[str, tuple[Item, ...]]] = defaultdict(dict)
    for (record, part), some in tops.items():
        found[record][part] = built(some)
    return found
