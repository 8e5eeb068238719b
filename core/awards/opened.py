"""The rounds there are, without counting anything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from core.awards.model import Award
from core.database import Session


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One round; ``version`` is the confirmed result in force, 0 while votes may come in."""

    key: str
    title: str
    year_be: int
    version: int


def opened(session: Session) -> list[OpenedRow]:
    """Every round, the latest year first."""
    found = session.scalars(select(Award).order_by(Award.year_be.desc(), Award.id.desc()))
    return [OpenedRow(one.key, one.title, one.year_be, one.version) for one in found]
