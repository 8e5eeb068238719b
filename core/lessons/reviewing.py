"""Lessons that are to be read again: what was true may be so no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.database import Session
from core.lessons.model import LessonAnswer, LessonRecord

REVIEW_ON = "review_on"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A record whose day of review has come."""

    id: int
    activity: str
    fiscal_year: int | None
    review_on: date


def to_review(session: Session, today: date) -> list[ReviewRow]:
    """Records to be read again on or before this day, the longest overdue first."""
    found = session.execute(
        select(LessonRecord.id, LessonRecord.activity, LessonRecord.fiscal_year, LessonAnswer.value)
        .join(LessonAnswer, LessonAnswer.record_id == LessonRecord.id)
        .where(LessonAnswer.part == REVIEW_ON)
    )
    rows = [
        ReviewRow(id_, activity, year, date.fromisoformat(day))
        for id_, activity, year, day in found
        if day
    ]
    due = [row for row in rows if row.review_on <= today]
    return sorted(due, key=lambda row: (row.review_on, row.id))
