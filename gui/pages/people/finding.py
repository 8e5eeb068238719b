"""People in the command palette."""

from __future__ import annotations

from collections.abc import Sequence

from core.database import Session
from core.people import listing
from gui.places import Found


def find_people(session: Session, words: str) -> Sequence[Found]:
    """People whom the palette finds."""
    return [
        Found("บุคลากร", one.name, one.post, "people", "people", {"person": one.id})
        for one in listing.find(session, words)
    ]
