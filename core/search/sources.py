"""What can be found: each kind of record as parts, and the tables whose change makes it new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from core.actions.model import Action
from core.activities.model import Activity
from core.awards.model import Award, Decision
from core.database import Session
from core.lessons.model import TAKEN_OUT, LessonAnswer, LessonItem, LessonRecord
from core.lessons.service import ACTIVITY, YEAR
from core.people.model import Alias, Person
from core.recall import Recall
from core.search import registers
from core.search.part import BESIDE, NAMED, TITLE, Part
from core.search.wording import said, visible
from core.thai import names


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record; ``paper.number`` is told to others as ``paper``.

    Attributes:
        tables: tables that hold it, each with the column that names the record.
        read: the parts of the records with these ids, in their order; all of one record together.
    """

    kind: str
    tables: Mapping[str, str]
    read: Callable[[Session, Sequence[int]], Iterator[Part]]

    @property
    def home(self) -> str:
        """The table with one row a record."""
        return next(iter(self.tables))

    @property
    def told(self) -> str:
        """The kind as others are told it."""
        return told(self.kind)


def told(kind: str) -> str:
    """What others are told of a kind: ``paper`` of ``paper.number``."""
    return kind.partition(".")[0]


def _people(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    spelled: dict[int, list[str]] = {}
    aliases = select(Alias.person_id, Alias.written).where(Alias.person_id.in_(ids))
    for id_, written in session.execute(aliases.order_by(Alias.id)):
        spelled.setdefault(id_, []).append(written)
    for row in session.execute(select(*Person.__table__.columns).where(Person.id.in_(ids))):
        name = names.full_name(row.title, row.first_name, row.last_name)
        post = row.position + row.level
        facts = (name, post, row.group_name, row.office, row.email, row.kind, row.status)
        words = " · ".join(fact for fact in (*facts, *spelled.get(row.id, ())) if fact)
        yield Part(row.id, "", "", name, None, words, NAMED)


def _rounds(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    rows = session.execute(
        select(Award.id, Award.key, Award.title, Award.year_be).where(Award.id.in_(ids))
    ).all()
    for id_, key, title, year in rows:
        yield Part(id_, key, "", title, year, f"{title} {year}", TITLE)
    known = {row.id: row for row in rows}
    decided = select(Decision.award_id, Decision.category, Decision.reason, Decision.present)
    standing = decided.where(Decision.award_id.in_(ids), Decision.replaced.is_(False))
    for id_, category, reason, present in session.execute(standing.order_by(Decision.id)):
        key, title, year = known[id_].key, known[id_].title, known[id_].year_be
        words = " · ".join((reason, *present))
        yield Part(id_, key, f"decisions.{category}", title, year, words)


def _lessons(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    recall = Recall(session)
    answers = _by_record(
        session.execute(
            select(LessonAnswer.record_id, LessonAnswer.part, LessonAnswer.value)
            .where(LessonAnswer.record_id.in_(ids))
            .order_by(LessonAnswer.id)
        )
    )
    items = _by_record(
        session.execute(
            select(LessonItem.record_id, LessonItem.part, LessonItem.text)
            .where(LessonItem.record_id.in_(ids), LessonItem.part != TAKEN_OUT)
            .order_by(LessonItem.part, LessonItem.place, LessonItem.id)
        )
    )
    records = select(LessonRecord.id, LessonRecord.activity, LessonRecord.fiscal_year)
    for id_, activity, year in session.execute(records.where(LessonRecord.id.in_(ids))):
        title = visible(activity)
        own = [(ACTIVITY, title), (YEAR, str(year or ""))]
        told = [(part, words) for part, value in answers.get(id_, ()) for words in said(value)]
        listed = [(part, visible(words)) for part, words in items.get(id_, ())]
        for part, words in (*own, *told, *listed):
            if words.strip():
                weight = TITLE if part == ACTIVITY else BESIDE
                yield Part(id_, "", part, title, year, recall.said(id_, words), weight)


def _actions(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    columns = (Action.id, Action.words, Action.owner, Action.note, Action.reason)
    rows = session.execute(select(*columns, Action.fiscal_year).where(Action.id.in_(ids)))
    for id_, words, owner, note, reason, year in rows:
        title = visible(words)
        said_ = " · ".join(fact for fact in (title, owner) if fact)
        for part, text in (("", said_), ("note", visible(note)), ("reason", visible(reason))):
            if text.strip():
                weight = BESIDE if part else NAMED
                yield Part(id_, "", part, title, year, text, weight)


def _activities(session: Session, ids: Sequence[int]) -> Iterator[Part]:
    columns = (Activity.id, Activity.name, Activity.kind, Activity.owner, Activity.fiscal_year)
    for id_, name, kind, owner, year in session.execute(
        select(*columns).where(Activity.id.in_(ids))
    ):
        words = " · ".join(fact for fact in (name, kind, owner) if fact)
        yield Part(id_, "", "", name, year, words, NAMED)


def _by_record(rows: Iterable[Row[int, str, Any]]) -> dict[int, list[tuple[str, Any]]]:
    out: dict[int, list[tuple[str, Any]]] = {}
    for id_, part, value in rows:
        out.setdefault(id_, []).append((part, value))
    return out


SOURCES: tuple[Source, ...] = (
    Source("person", {"person": "id", "alias": "person_id"}, _people),
    Source("round", {"award": "id", "decision": "award_id"}, _rounds),
    Source(
        "lesson",
        {"lesson_record": "id", "lesson_answer": "record_id", "lesson_item": "record_id"},
        _lessons,
    ),
    Source("action", {"action": "id"}, _actions),
    Source("activity", {"activity": "id"}, _activities),
    Source("paper", {"paper_draft": "id"}, registers.drafts),
    Source("paper.number", {"document_number": "id"}, registers.document_numbers),
    Source(
        "person.certificate", {"person": "id", "certificate": "person_id"}, registers.certificates
    ),
    Source(
        "lesson.order",
        {"approval": "id", "request_result": "approval_id", "signed_scan": "approval_id"},
        registers.orders,
    ),
    Source("paper.evidence", {"evidence": "id"}, registers.evidence),
    Source("paper.none", {"evidence_none": "id"}, registers.no_evidence),
    Source("paper.survey", {"survey": "id"}, registers.surveys),
)
KINDS = tuple(dict.fromkeys(source.told for source in SOURCES))
