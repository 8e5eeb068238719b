"""What an officer does with an assessment: keep it for its year."""

from __future__ import annotations

from sqlalchemy import select

from core.assessments.given import Given
from core.assessments.model import Assessment
from core.database import Session, utc_now


def keep(session: Session, given: Given) -> int:
    """The year's assessment is this one, in place of one that was kept before; returns its id."""
    scores = {number: str(score) for number, score in given.scores.items()}
    printed = "" if given.printed_total is None else str(given.printed_total)
    row = session.scalar(select(Assessment).where(Assessment.year_be == given.year_be))
    if row is None:
        row = Assessment(year_be=given.year_be, scores=scores, printed_total=printed)
        session.add(row)
    elif (row.scores, row.printed_total) != (scores, printed):
        row.scores, row.printed_total, row.kept_at = scores, printed, utc_now()
    session.flush()
    return row.id
