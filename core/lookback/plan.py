"""For what one looks back: an activity of a year, as a round or as a record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from core.awards.model import Award
from core.awards.scheme import Scheme
from core.database import Session
from core.lessons import service as lessons
from core.lookback.same import key_of


@dataclass(frozen=True, slots=True)
class Plan:
    """An activity of a fiscal year (พ.ศ.).

    ``scheme`` is that of the round, empty if there is none; ``record_id`` the record that is
    being written, 0 while there is none.
    """

    activity: str
    year_be: int
    scheme: str = ""
    record_id: int = 0

    @property
    def key(self) -> str:
        """What the same activity has in every year."""
        return key_of(self.activity)


def of_round(scheme: Scheme, year_be: int) -> Plan:
    """The plan of a round, open or about to be."""
    return Plan(scheme.title, year_be, scheme.key)


def of_record(session: Session, record_id: int) -> Plan | None:
    """The plan that a lesson record belongs to; None while it has no name or year.

    Raises:
        NotFoundError: no such record.
    """
    record = lessons.get(session, record_id)
    if not record.fiscal_year or not key_of(record.activity):
        return None
    scheme = session.scalar(select(Award.scheme).where(Award.key == record.subject)) or ""
    return Plan(record.activity, record.fiscal_year, scheme, record_id)
