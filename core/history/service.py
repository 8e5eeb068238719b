"""Every change of a watched record becomes one entry of a chain, in the same transaction."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Table, event, inspect, select
from sqlalchemy.orm import InstanceState

from core.database import Base, Database, Session, note_touched, utc_now
from core.database.session import WHO
from core.history.model import HistoryEntry

_ENTRIES: Table = HistoryEntry.__table__  # type: ignore[assignment]
ADDED, CHANGED, REMOVED = "added", "changed", "removed"


def watch(database: Database) -> None:
    """From now on, what units of work of this database change in watched records is recorded.

    A table is watched if its class has ``history_noun``; ``history_silent`` names columns that
    are derived or too large to repeat.
    """
    event.listen(database.writers, "after_flush", _record_flush)


def record(session: Session, noun: str, record_id: int, act: str, changes: dict[str, Any]) -> None:
    """Add one entry for an act that is not a change of one watched row."""
    connection = session.connection()
    last = select(_ENTRIES.c.digest).order_by(_ENTRIES.c.id.desc()).limit(1)
    entry = {
        "at": utc_now(),
        "who": str(session.info.get(WHO, "")),
        "noun": noun,
        "record_id": record_id,
        "act": act,
        "changes": changes,
        "previous": connection.scalar(last) or "",
    }
    connection.execute(_ENTRIES.insert().values(**entry, digest=_digest(entry)))
    note_touched(session, _ENTRIES.name)


def first_broken(session: Session) -> int | None:
    """The id of the first entry that does not follow from the one before; None if all do."""
    previous = ""
    for row in session.execute(select(_ENTRIES).order_by(_ENTRIES.c.id)).mappings():
        entry = {key: value for key, value in row.items() if key not in {"id", "digest"}}
        if row["previous"] != previous or row["digest"] != _digest(entry):
            return int(row["id"])
        previous = row["digest"]
    return None


def _record_flush(session: Session, _context: object) -> None:
    for row in chain(session.new, session.dirty, session.deleted):
        noun = getattr(type(row), "history_noun", "")
        if not noun:
            continue
        state = inspect(row)
        act = ADDED if row in session.new else REMOVED if row in session.deleted else CHANGED
        changes = _changes(state, act)
        if changes or act != CHANGED:
            record(session, noun, row.id, act, changes)


def _changes(state: InstanceState[Base], act: str) -> dict[str, Any]:
    silent = getattr(state.class_, "history_silent", frozenset()) | {"id"}
    changes: dict[str, Any] = {}
    for column in state.mapper.column_attrs:
        if column.key in silent:
            continue
        past = state.attrs[column.key].history
        value = state.dict.get(column.key)
        if act == ADDED and value not in ("", None, False):
            changes[column.key] = [None, _plain(value)]
        elif act == REMOVED:
            changes[column.key] = [_plain(value), None]
        elif act == CHANGED and past.has_changes():
            changes[column.key] = [_plain(past.deleted[0] if past.deleted else None), _plain(value)]
    return changes


def _plain(value: Any) -> Any:  # noqa: ANN401 - any column's value
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _digest(entry: dict[str, Any]) -> str:
    plain = {key: _plain(value) for key, value in entry.items()}
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def canonical(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """The one JSON text of a value: keys sorted, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
