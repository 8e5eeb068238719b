"""What the page reads besides the actions: who may own one, how many are overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.actions import queries
from core.actions.queries import ActionRow
from core.actions.states import CLOSED, NAMES
from core.database import Session
from core.people.queries import everyone
from core.recall import of_items
from core.thai import calendar, text
from gui.places import Found

if TYPE_CHECKING:
    from core.workspace import Workspace

_MOST = 8


@dataclass(frozen=True, slots=True)
class Owners:
    """Who may own an action: people by their full name, groups, whoever owns one already."""

    people: Mapping[str, int]
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, groups first."""
        return (*self.others, *self.people)

    def id_of(self, name: str) -> int | None:
        """The person of exactly this name; None for a group and for a name that two have."""
        return self.people.get(text.line(name))


def today() -> date:
    """The day by which the screen judges what is overdue."""
    return datetime.now().astimezone().date()


def owners(session: Session) -> Owners:
    """Everybody who may be chosen; people who left are not offered."""
    here = [one for one in everyone(session) if not one.left]
    many = Counter(one.name for one in here)
    people = {one.name: one.id for one in here if many[one.name] == 1}
    groups = sorted({one.group_name for one in here if one.group_name})
    known = [one for one in queries.owners(session) if one not in people and one not in groups]
    return Owners(people, (*groups, *known))


def of_year(session: Session, year_be: int) -> list[ActionRow]:
    """The actions of the year, those closed in it, and what is not closed of any year."""

    def is_of(one: ActionRow) -> bool:
        closed = one.closed_on is not None and calendar.fiscal_year(one.closed_on) == year_be
        return closed or one.fiscal_year == year_be or one.state not in CLOSED

    return of_items(session, [one for one in queries.actions(session) if is_of(one)])


def overdue(session: Session, _workspace: Workspace, _year_be: int) -> int:
    """How many actions of any year are overdue today."""
    return len(queries.actions(session, overdue_on=today()))


def find_actions(session: Session, words: str) -> Sequence[Found]:
    """Actions that the palette finds by their words or owner."""
    wanted = words.split()
    found = [
        one
        for one in queries.actions(session)
        if all(word in f"{one.words} {one.owner}" for word in wanted)
    ]
    return [
        Found("ติดตาม", one.words, NAMES[one.state], "follow", "actions", {"action": one.id})
        for one in found[:_MOST]
    ]
