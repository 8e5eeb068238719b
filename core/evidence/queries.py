"""The year's evidence, point by point, as frozen rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.database import Session
from core.evidence.model import Evidence, EvidenceNone
from core.evidence.points import Point, Points, Slot


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file. ``pages`` is 0 where it has none or they cannot be counted."""

    id: int
    title: str
    number: str
    day: date | None
    file: str
    sha256: str
    pages: int
    signed: int | None
    asked: int | None


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot with what lies in it; ``none`` is the reason given for nothing, None while unsaid."""

    point: Point
    slot: Slot
    files: tuple[EvidenceRow, ...]
    none: str | None

    @property
    def settled(self) -> bool:
        """Whether there is evidence, or somebody has said that there is none."""
        return bool(self.files) or self.none is not None


def board(session: Session, points: Points, year_be: int) -> list[SlotRow]:
    """Every slot of the fiscal year (พ.ศ.) in order."""
    found: dict[tuple[int, str], list[EvidenceRow]] = defaultdict(list)
    rows = session.scalars(
        select(Evidence).where(Evidence.fiscal_year == year_be).order_by(Evidence.id)
    )
    for row in rows:
        found[row.point, row.slot].append(_row(row))
    said = {
        (row.point, row.slot): row.reason
        for row in session.scalars(select(EvidenceNone).where(EvidenceNone.fiscal_year == year_be))
    }
    return [
        SlotRow(
            point,
            slot,
            tuple(found[point.number, slot.key]),
            said.get((point.number, slot.key)),
        )
        for point in points.points
        for slot in point.slots
    ]


def _row(row: Evidence) -> EvidenceRow:
    return EvidenceRow(
        id=row.id,
        title=row.title,
        number=row.number,
        day=row.day,
        file=row.file,
        sha256=row.sha256,
        pages=row.pages,
        signed=row.signed,
        asked=row.asked,
    )
