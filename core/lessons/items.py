"""Keeps the items of a record's lists, each with its id for as long as the record is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from core.answers import Item
from core.database import Session
from core.lessons.model import TAKEN_OUT, LessonAnswer, LessonItem

Lists = Mapping[str, Sequence[Item]]  # by slot


def put_items(session: Session, record_id: int, lists: Lists) -> dict[str, tuple[Item, ...]]:
    """Each slot holds these items in this order; they come back with ids.

    An item with an id keeps it wherever among these lists it stood, and also if it had been taken
    out of the record. What is in none of them any more is taken out.
    """
    keeper = _Keeper(session, record_id, lists)
    stored = {slot: keeper.put(slot, items, None) for slot, items in lists.items()}
    keeper.take_out_the_rest()
    return stored


def drop_other_rows(session: Session, record_id: int, slot: str, kept: Collection[int]) -> None:
    """Rows of ``slot`` that are not kept say nothing any more; their items are taken out."""
    inside = f"{slot}."
    answers = select(LessonAnswer).where(
        LessonAnswer.record_id == record_id, LessonAnswer.part.startswith(inside, autoescape=True)
    )
    for answer in session.scalars(answers):
        if not _stands(answer.part, inside, kept):
            session.delete(answer)
    items = select(LessonItem).where(
        LessonItem.record_id == record_id, LessonItem.part.startswith(inside, autoescape=True)
    )
    for item in session.scalars(items):
        if not _stands(item.part, inside, kept):
            item.part, item.parent_id = TAKEN_OUT, None
    session.flush()


def _stands(part: str, inside: str, kept: Collection[int]) -> bool:
    """Whether a slot is one of a kept row."""
    id_ = part.removeprefix(inside).partition(".")[0]
    return id_.isdecimal() and int(id_) in kept


class _Keeper:
    """The rows that may be used again, by id; each once."""

    def __init__(self, session: Session, record_id: int, lists: Lists) -> None:
        self._session, self._record_id = session, record_id
        mine = LessonItem.record_id == record_id
        found = session.scalars(
            select(LessonItem).where(mine, LessonItem.part.in_([*lists, TAKEN_OUT]))
        )
        self._free = {row.id: row for row in found}

    def put(self, slot: str, items: Sequence[Item], parent: int | None) -> tuple[Item, ...]:
        out: list[Item] = []
        for place, item in enumerate(items):
            row = self._free.pop(item.id, None) or self._new(slot, item)
            row.part, row.parent_id, row.place, row.text = slot, parent, place, item.text
            out.append(Item(item.text, self.put(slot, item.items, row.id), row.id))
        return tuple(out)

    def take_out_the_rest(self) -> None:
        for row in self._free.values():
            row.part, row.parent_id = TAKEN_OUT, None
        self._session.flush()

    def _new(self, slot: str, item: Item) -> LessonItem:
        row = LessonItem(
            record_id=self._record_id, part=slot, parent_id=None, place=0, text=item.text
        )
        self._session.add(row)
        self._session.flush()
        return row
