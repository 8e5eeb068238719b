"""What happened to a record, for screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from core.database import Session
from core.history.model import HistoryEntry


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One act: who, when, and for each field what it said before and after."""

    at: datetime
    who: str
    act: str
    changes: Mapping[str, tuple[Any, Any]]


def entries(session: Session, noun: str, record_id: int) -> list[EntryRow]:
    """Every act on one record, the latest first."""
    found = session.scalars(
        select(HistoryEntry)
        .where(HistoryEntry.noun == noun, HistoryEntry.record_id == record_id)
        .order_by(HistoryEntry.id.desc())
    )
    return [
        EntryRow(e.at, e.who, e.act, {k: (v[0], v[1]) for k, v in e.changes.items()}) for e in found
    ]
