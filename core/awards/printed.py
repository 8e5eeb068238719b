"""Which result papers have been made for good, and of which version: kept in the history."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from core.awards.model import Award
from core.awards.rules import Rulebook, round_of
from core.database import Session
from core.history import service as history
from core.history.model import HistoryEntry

PRINTED = "printed"


def note(session: Session, rulebook: Rulebook, key: str, paper: str) -> None:
    """The history says that the paper was made of the round's version in force; never of a draft.

    ``paper`` is a kind of paper: ``announcement``, ``certificates``.

    Raises:
        NotFoundError: no such round.
    """
    round_ = round_of(session, rulebook, key)
    if round_.version:
        history.record(session, "award", round_.id, PRINTED, {paper: [None, round_.version]})


def papers(session: Session) -> Mapping[str, Mapping[str, int]]:
    """By round and kind of paper: of which version it was made last."""
    found = session.execute(
        select(Award.key, HistoryEntry.changes)
        .join(HistoryEntry, HistoryEntry.record_id == Award.id)
        .where(HistoryEntry.noun == "award", HistoryEntry.act == PRINTED)
        .order_by(HistoryEntry.id)
    )
    made: dict[str, dict[str, int]] = {}
    for key, changes in found:
        for paper, (_before, version) in changes.items():
            made.setdefault(key, {})[paper] = version
    return made
