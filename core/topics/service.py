"""What an officer does with topics: name one, put lines into it, take them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from core.database import Session, plain_rows
from core.errors import ConflictError, NotFoundError, UserError
from core.lessons.model import LessonItem
from core.recall import Recall
from core.search.wording import visible
from core.thai import text
from core.topics.model import Topic, TopicItem

LONGEST = 80  # letters of a name
Line = Mapping[str, Any]
_COLUMNS = "topic_id kind record_id key part title year_be words item_id".split()


def add(session: Session, name: str) -> int:
    """A new topic of this name, without lines; returns its id.

    Raises:
        UserError: no name, or one that is too long.
        ConflictError: there is a topic of this name.
    """
    topic = Topic(name=_name(session, name))
    session.add(topic)
    session.flush()
    return topic.id


def rename(session: Session, topic_id: int, name: str) -> None:
    """The topic has this name.

    Raises:
        NotFoundError: no such topic.
        UserError: no name, or one that is too long.
        ConflictError: another topic has this name.
    """
    topic = get(session, topic_id)
    topic.name = _name(session, name, topic_id)
    session.flush()


def remove(session: Session, topic_id: int) -> None:
    """The topic is gone; the records whose lines it held stay as they are.

    Raises:
        NotFoundError: no such topic.
    """
    topic = get(session, topic_id)
    for item in session.scalars(select(TopicItem).where(TopicItem.topic_id == topic_id)):
        session.delete(item)
    session.flush()
    session.delete(topic)
    session.flush()


def tick(session: Session, topic_id: int, places: Sequence[int]) -> list[int]:
    """The hits at these places of the index are lines of the topic; ids of those that are new.

    A line that is in the topic already stays once.

    Raises:
        NotFoundError: no such topic.
    """
    topic = get(session, topic_id)
    known = _known(session, topic_id)
    made: list[TopicItem] = []
    for kind, record_id, key, part, title, year, words in _hits(session, places):
        same = (kind, record_id, part, words)
        if same in known:
            continue
        known.add(same)
        item = TopicItem(
            topic_id=topic.id,
            kind=kind,
            record_id=record_id,
            key=key,
            part=part,
            title=title,
            year_be=year,
            words=words,
        )
        item.item_id = _item_of(session, record_id, part, words) if kind == "lesson" else None
        made.append(item)
    session.add_all(made)
    session.flush()
    return [item.id for item in made]


def untick(session: Session, item_ids: Sequence[int]) -> list[Line]:
    """These lines are in their topic no more; unknown ones are passed over.

    What ``put_back`` needs to undo it.
    """
    taken: list[Line] = []
    for item in session.scalars(select(TopicItem).where(TopicItem.id.in_(item_ids))):
        taken.append({name: getattr(item, name) for name in _COLUMNS})
        session.delete(item)
    session.flush()
    return taken


def put_back(session: Session, lines: Sequence[Line]) -> None:
    """Lines that were taken out are in their topic again."""
    session.add_all(TopicItem(**line) for line in lines)
    session.flush()


def get(session: Session, topic_id: int) -> Topic:
    """The topic's row.

    Raises:
        NotFoundError: no such topic.
    """
    topic = session.get(Topic, topic_id)
    if topic is None:
        raise NotFoundError("ไม่พบประเด็นนี้ อาจถูกลบไปแล้ว เลือกประเด็นจากรายการใหม่")
    return topic


def _name(session: Session, name: str, own: int = 0) -> str:
    """The clean name, if no other topic has it."""
    clean = text.line(name)
    if not clean or text.has_control(clean):
        raise UserError("ยังไม่มีชื่อประเด็น พิมพ์ชื่อสั้น ๆ เช่น เวลาซ้อนกับภารกิจหลัก", code="name-missing")
    if len(clean) > LONGEST:
        raise UserError("ชื่อประเด็นยาวเกินไป ย่อให้เหลือไม่เกินหนึ่งบรรทัด", code="name-long")
    same = session.scalar(select(Topic.id).where(Topic.name == clean))
    if same is not None and same != own:
        raise ConflictError(f"มีประเด็น “{clean}” อยู่แล้ว เลือกจากรายการ หรือตั้งชื่ออื่น", code="same-name")
    return clean


def _known(session: Session, topic_id: int) -> set[tuple[str, int, str, str]]:
    columns = (TopicItem.kind, TopicItem.record_id, TopicItem.part, TopicItem.words)
    found = session.execute(select(*columns).where(TopicItem.topic_id == topic_id))
    return {(kind, record, part, words) for kind, record, part, words in found}


def _hits(
    session: Session, places: Sequence[int]
) -> list[tuple[str, int, str, str, str, int | None, str]]:
    """What stands at these places of the index, in their order."""
    columns = "id, kind, record_id, key, part, title, year_be, text"
    rows = plain_rows(
        session,
        f"SELECT {columns} FROM search_part WHERE id IN ({', '.join('?' * len(places))})",  # noqa: S608 - ours
        tuple(places),
    )
    known = {id_: (kind, record, key, part, title, year, words)
             for id_, kind, record, key, part, title, year, words in rows}  # fmt: skip
    return [known[place] for place in places if place in known]


def _item_of(session: Session, record_id: int, part: str, words: str) -> int | None:
    items = session.scalars(
        select(LessonItem)
        .where(LessonItem.record_id == record_id, LessonItem.part == part)
        .order_by(LessonItem.id)
    )
    recall = Recall(session)
    said = ((item.id, recall.said(record_id, visible(item.text))) for item in items)
    return next((id_ for id_, one in said if one == words), None)
