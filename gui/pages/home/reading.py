"""What the home page reads: rounds with how far they have come, lessons, people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.awards.progress import RoundProgress, every_round
from core.awards.queries import RoundRow
from core.database import Session
from core.lessons.queries import LessonRow, lessons
from core.people.listing import count

if TYPE_CHECKING:
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Card:
    """One round as the home page shows it."""

    row: RoundRow
    progress: RoundProgress


@dataclass(frozen=True, slots=True)
class Facts:
    """Rounds of the year and unfinished ones of other years, the most urgent first.

    ``any_round`` is true as soon as one was opened in any year; ``lessons`` are of the year, or
    not complete.
    """

    people: int
    any_round: bool
    cards: tuple[Card, ...]
    lessons: tuple[LessonRow, ...]


def read_facts(session: Session, workspace: Workspace, year_be: int) -> Facts:
    """Everything the page shows in this fiscal year."""
    templates = workspace.templates
    every = every_round(session, workspace.rulebook, templates)
    cards = [
        Card(row, progress)
        for row, progress in every
        if row.year_be == year_be or not progress.finished
    ]
    written = [
        one for one in lessons(session, templates) if one.fiscal_year == year_be or one.missing
    ]
    cards.sort(key=_urgency)
    return Facts(count(session), bool(every), tuple(cards), tuple(written))


def _urgency(card: Card) -> tuple[bool, bool, int]:
    """What waits for a decision first, then what is under way, the oldest year first."""
    return card.progress.finished, not card.progress.stuck, card.row.year_be
