"""What the home page reads: rounds with how far they have come, lessons, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from core.actions.queries import ActionRow, actions
from core.actions.states import CLOSED
from core.activities.queries import BoardRow, silent
from core.awards.progress import RoundProgress, every_round
from core.awards.queries import RoundRow
from core.database import Session
from core.lessons.queries import LessonRow, lessons
from core.lessons.reviewing import ReviewRow, to_review
from core.people.listing import count
from gui.pages.actions.reading import today

if TYPE_CHECKING:
    from core.workspace import Workspace

SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Card:
    """One round as the home page shows it."""

    row: RoundRow
    progress: RoundProgress


@dataclass(frozen=True, slots=True)
class Facts:
    """Rounds of the year and unfinished ones of other years, the most urgent first.

    ``any_round`` is true as soon as one was opened in any year; ``lessons`` are of the year,
    not complete, or to be signed. ``overdue`` are actions of any year, ``soon`` those due within
    the month;
    ``silent`` activities are over and no lesson is about them; ``stale`` lessons are to be read
    again.
    """

    people: int
    any_round: bool
    cards: tuple[Card, ...]
    lessons: tuple[LessonRow, ...]
    overdue: tuple[ActionRow, ...] = ()
    soon: tuple[ActionRow, ...] = ()
    silent: tuple[BoardRow, ...] = ()
    stale: tuple[ReviewRow, ...] = ()


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
        one
        for one in lessons(session, templates)
        if one.fiscal_year == year_be or one.missing or one.state == "sent"
    ]
    cards.sort(key=_urgency)
    overdue, soon = _pressing(session)
    untold = tuple(silent(session, year_be, today()))
    return Facts(
        count(session),
        bool(every),
        tuple(cards),
        tuple(written),
        overdue,
        soon,
        untold,
        tuple(to_review(session, today())),
    )


def _pressing(session: Session) -> tuple[tuple[ActionRow, ...], tuple[ActionRow, ...]]:
    """Actions that are overdue, and those due soon, the nearest first."""
    day = today()
    open_ = [one for one in actions(session) if one.due is not None and one.state not in CLOSED]
    late = tuple(one for one in open_ if one.is_overdue(day))
    last = day + timedelta(days=SOON_DAYS)
    return late, tuple(one for one in open_ if one not in late and one.is_overdue(last))


def _urgency(card: Card) -> tuple[bool, bool, int]:
    """What waits for a decision first, then what is under way, the oldest year first."""
    return card.progress.finished, not card.progress.stuck, card.row.year_be
