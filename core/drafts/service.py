"""What an officer does with a paper of the window: begin it, write it, remove it, put it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.database import Session, utc_now
from core.drafts.model import PaperDraft
from core.drafts.queries import DraftRow, draft
from core.history import service as history
from core.thai.numerals import to_thai

_NAMED = ("subject", "title")  # the value that a paper is called by
_YEAR = "year"  # or else its fiscal year


def add(session: Session, kind: str, values: Mapping[str, Any] | None = None) -> int:
    """A new paper of this kind; returns its id."""
    given = dict(values or {})
    made = PaperDraft(kind=kind, title=title_of(given), values=given)
    session.add(made)
    session.flush()
    return made.id


def write(session: Session, draft_id: int, values: Mapping[str, Any]) -> None:
    """The paper has these values and no others.

    Raises:
        NotFoundError: there is none of this number.
    """
    found = _of(session, draft_id)
    found.values, found.title, found.changed_at = dict(values), title_of(values), utc_now()
    session.flush()


def close_sitting(session: Session, draft_id: int, before: Mapping[str, Any]) -> None:
    """The history says in one entry what is new since the paper had the values ``before``.

    Raises:
        NotFoundError: there is none of this number.
    """
    after = _of(session, draft_id).values
    new = {
        key: [before.get(key), after.get(key)]
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    }
    if new:
        history.record(session, PaperDraft.history_noun, draft_id, history.CHANGED, new)


def remove(session: Session, draft_id: int) -> DraftRow:
    """The paper is gone, a number that it has stays; returns what it was, to put it back.

    Raises:
        NotFoundError: there is none of this number.
    """
    was = draft(session, draft_id)
    session.delete(_of(session, draft_id))
    session.flush()
    return was


def put_back(session: Session, was: DraftRow) -> None:
    """The paper that was removed is there again, under its number."""
    made = PaperDraft(
        kind=was.kind,
        title=was.title,
        values=dict(was.values),
        created_at=was.created_at,
        changed_at=was.changed_at,
    )
    made.id = was.id
    session.add(made)
    session.flush()


def title_of(values: Mapping[str, Any]) -> str:
    """What a paper of these values is called; empty while it has no subject."""
    year = values.get(_YEAR)
    of_year = to_thai(f"ปีงบประมาณ พ.ศ. {year}") if year else ""
    return next((str(values[key]) for key in _NAMED if values.get(key)), of_year)


def _of(session: Session, draft_id: int) -> PaperDraft:
    draft(session, draft_id)
    return session.get_one(PaperDraft, draft_id)
