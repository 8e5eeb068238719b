"""Assessments that are kept."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from core.assessments.given import Given
from core.assessments.model import Assessment
from core.database import Session


def kept(session: Session, year_be: int) -> Given | None:
    """What is kept of the fiscal year, if anything is."""
    row = session.scalar(select(Assessment).where(Assessment.year_be == year_be))
    if row is None:
        return None
    scores = {number: Decimal(score) for number, score in row.scores.items()}
    return Given(row.year_be, scores, Decimal(row.printed_total) if row.printed_total else None)


def years(session: Session) -> list[int]:
    """The fiscal years of which an assessment is kept, the latest first."""
    return list(session.scalars(select(Assessment.year_be).order_by(Assessment.year_be.desc())))
