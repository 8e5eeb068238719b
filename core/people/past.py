"""What happened to one person's record: changes by hand, and the file that brought it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.database import Session
from core.history import queries as history
from core.history.model import Batch
from core.history.service import ADDED, REMOVED
from core.people.model import RosterChange
from core.people.service import FIELD_NAMES


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act on the record: who, when, and of each field what it said before and after.

    ``file`` is the roster that did it, empty where a hand did. An act that made the record has
    ``added`` and no changes.
    """

    at: datetime
    who: str
    added: bool
    file: str
    batch: int
    changes: Mapping[str, tuple[str, str]]


def past(session: Session, person_id: int) -> list[PastAct]:
    """Every act on the person's record, the latest first."""
    brought = session.execute(
        select(Batch, RosterChange)
        .join(RosterChange, RosterChange.batch_id == Batch.id)
        .where(RosterChange.person_id == person_id, Batch.undone_at.is_(None))
    )
    acts = [*(_by_file(batch, change) for batch, change in brought), *_by_hand(session, person_id)]
    return sorted(acts, key=lambda act: act.at, reverse=True)


def _by_hand(session: Session, person_id: int) -> list[PastAct]:
    """What the history says, the latest first; not of somebody before who had the same id."""
    acts: list[PastAct] = []
    for entry in history.entries(session, "person", person_id):
        if entry.act == REMOVED:
            break
        told = {
            name: (str(old or ""), str(new or ""))
            for name, (old, new) in entry.changes.items()
            if name in FIELD_NAMES
        }
        added = entry.act == ADDED
        acts.append(PastAct(entry.at, entry.who, added, "", 0, {} if added else told))
    return acts


def _by_file(batch: Batch, change: RosterChange) -> PastAct:
    before, after = change.before, change.after
    told = {
        name: (str(before[name]), str(after[name]))
        for name in FIELD_NAMES
        if before is not None and before[name] != after[name]
    }
    return PastAct(batch.imported_at, batch.who, before is None, batch.file, batch.id, told)
