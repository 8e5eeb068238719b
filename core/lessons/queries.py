"""Frozen rows about lesson records, for screens, scripts and papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.answers import Answer, Item
from core.database import Session
from core.lessons.model import TAKEN_OUT, LessonAnswer, LessonItem, LessonRecord
from core.lessons.overview import Slots, every_record
from core.lessons.service import ACTIVITY, YEAR, get
from core.lessons.template import Template, template_for

Templates = Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class LessonView:
    """One record whole: answers by slot, and keys of required parts that are not complete."""

    id: int
    template: str
    version: int
    state: str
    subject: str
    activity: str
    fiscal_year: int | None
    answers: Mapping[str, Answer]
    missing: tuple[str, ...]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One record as lists show it; ``required`` is how many parts must be complete."""

    id: int
    template: str
    version: int
    title: str
    activity: str
    fiscal_year: int | None
    subject: str
    state: str
    missing: tuple[str, ...]
    required: int
    changed_at: datetime


def lesson(session: Session, templates: Templates, record_id: int) -> LessonView:
    """The record with every answer.

    Raises:
        NotFoundError: no such record, or its template is gone.
    """
    return _view(session, templates, get(session, record_id))


def lessons(session: Session, templates: Templates) -> list[LessonRow]:
    """Every record, the latest changed first."""
    return [_row(templates, record, answers) for record, answers in every_record(session)]


def lessons_about(session: Session, subject: str) -> list[int]:
    """Ids of the records that look back on this round, oldest first."""
    found = select(LessonRecord.id).where(LessonRecord.subject == subject)
    return list(session.scalars(found.order_by(LessonRecord.id)))


@dataclass(frozen=True, slots=True)
class LessonName:
    """A record by its activity, for finding it."""

    id: int
    activity: str
    fiscal_year: int | None


def find(session: Session, words: str, most: int = 8) -> list[LessonName]:
    """Records whose activity holds all these words, the latest changed first."""
    wanted = (LessonRecord.activity.contains(word, autoescape=True) for word in words.split())
    found = session.execute(
        select(LessonRecord.id, LessonRecord.activity, LessonRecord.fiscal_year)
        .where(*wanted)
        .order_by(LessonRecord.changed_at.desc())
        .limit(most)
    )
    return [LessonName(*row) for row in found]


def _row(templates: Templates, record: LessonRecord, answers: Slots) -> LessonRow:
    template = template_for(templates, record.template, record.template_version)
    return LessonRow(
        id=record.id,
        template=record.template,
        version=record.template_version,
        title=template.title,
        activity=record.activity,
        fiscal_year=record.fiscal_year,
        subject=record.subject,
        state=record.state,
        missing=tuple(template.missing(answers)),
        required=sum(part.required for part in template.parts),
        changed_at=record.changed_at,
    )


def _view(session: Session, templates: Templates, record: LessonRecord) -> LessonView:
    answers = _answers(session, record)
    template = template_for(templates, record.template, record.template_version)
    return LessonView(
        id=record.id,
        template=record.template,
        version=record.template_version,
        state=record.state,
        subject=record.subject,
        activity=record.activity,
        fiscal_year=record.fiscal_year,
        answers=answers,
        missing=tuple(template.missing(answers)),
        changed_at=record.changed_at,
    )


def _answers(session: Session, record: LessonRecord) -> dict[str, Answer]:
    values = session.execute(
        select(LessonAnswer.part, LessonAnswer.value).where(LessonAnswer.record_id == record.id)
    )
    answers: dict[str, Answer] = {part: value for part, value in values}  # noqa: C416 - rows
    answers[ACTIVITY], answers[YEAR] = record.activity, record.fiscal_year
    return {**answers, **_lists(session, record.id)}


def _lists(session: Session, record_id: int) -> dict[str, tuple[Item, ...]]:
    rows = session.scalars(
        select(LessonItem)
        .where(LessonItem.record_id == record_id, LessonItem.part != TAKEN_OUT)
        .order_by(LessonItem.place)
    ).all()
    under: dict[int | None, list[LessonItem]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)

    def build(row: LessonItem) -> Item:
        return Item(row.text, tuple(build(child) for child in under[row.id]), row.id)

    lists: dict[str, list[Item]] = defaultdict(list)
    for row in under[None]:
        lists[row.part].append(build(row))
    return {part: tuple(items) for part, items in lists.items()}
