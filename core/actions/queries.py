"""Frozen rows about actions, for screens and papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, select

from core.actions import states
from core.actions.model import Action
from core.database import Session
from core.lessons.model import TAKEN_OUT, LessonItem, LessonRecord
from core.people.model import Person
from core.thai import names


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``activity`` is the lesson's, empty if it came from none.

    ``item_gone``: it came from an item that was taken out of the lesson since; ``item_text`` is
    what the item says today.
    """

    id: int
    words: str
    owner: str
    owner_id: int | None
    due: date | None
    fiscal_year: int
    state: str
    reason: str
    note: str
    evidence: str
    closed_on: date | None
    record_id: int | None
    part: str
    item_id: int | None
    item_text: str
    activity: str

    @property
    def item_gone(self) -> bool:
        """Whether the lesson does not hold the item any more."""
        return bool(self.part) and self.item_id is None

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed and it is not closed."""
        return states.is_overdue(self.state, self.due, today)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each; ``overdue`` are among ``open`` and ``doing``."""

    open: int
    doing: int
    done: int
    dropped: int
    overdue: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.doing + self.done + self.dropped


def actions(
    session: Session,
    *,
    year_be: int = 0,
    state: str = "",
    owner: str = "",
    overdue_on: date | None = None,
) -> list[ActionRow]:
    """Those of this year, state and owner, and overdue on the day, as far as given.

    What is not closed comes first, the nearest last day first.
    """
    wanted = _every()
    if year_be:
        wanted = wanted.where(Action.fiscal_year == year_be)
    if state:
        wanted = wanted.where(Action.state == state)
    rows = [_row(found) for found in session.execute(wanted)]
    return sorted(
        (
            one
            for one in rows
            if (not owner or one.owner == owner)
            and (overdue_on is None or one.is_overdue(overdue_on))
        ),
        key=_urgency,
    )


def action(session: Session, action_id: int) -> ActionRow | None:
    """The action, None if there is none."""
    found = session.execute(_every().where(Action.id == action_id)).one_or_none()
    return None if found is None else _row(found)


def of_lesson(session: Session, record_id: int) -> list[ActionRow]:
    """What has become of the lesson's items, in the order it was written down."""
    wanted = _every().where(Action.record_id == record_id).order_by(Action.id)
    return [_row(found) for found in session.execute(wanted)]


def counted(rows: Iterable[ActionRow], today: date) -> Counts:
    """How many of these there are of each state."""
    every = list(rows)
    many = {state: sum(one.state == state for one in every) for state in states.STATES}
    return Counts(**many, overdue=sum(one.is_overdue(today) for one in every))


def owners(session: Session) -> list[str]:
    """Everybody who has an action, in dictionary order of what is written."""
    return sorted({one.owner for one in actions(session) if one.owner})


def years(session: Session) -> list[int]:
    """Every fiscal year that has an action, the latest first."""
    found = select(Action.fiscal_year).distinct().order_by(Action.fiscal_year.desc())
    return list(session.scalars(found))


def _every() -> Select[Action, Person, LessonItem, LessonRecord]:
    return (
        select(Action, Person, LessonItem, LessonRecord)
        .outerjoin(Person, Action.owner_id == Person.id)
        .outerjoin(LessonItem, Action.item_id == LessonItem.id)
        .outerjoin(LessonRecord, Action.record_id == LessonRecord.id)
    )


def _row(found: Row[Action, Person, LessonItem, LessonRecord]) -> ActionRow:
    one: Action = found[0]
    person: Person | None = found[1]  # of an outer join
    stands = found[2] is not None and found[2].part != TAKEN_OUT
    item: LessonItem | None = found[2] if stands else None
    record: LessonRecord | None = found[3]
    owner = one.owner
    if person is not None:
        owner = names.full_name(person.title, person.first_name, person.last_name)
    return ActionRow(
        id=one.id,
        words=one.words,
        owner=owner,
        owner_id=one.owner_id,
        due=one.due,
        fiscal_year=one.fiscal_year,
        state=one.state,
        reason=one.reason,
        note=one.note,
        evidence=one.evidence,
        closed_on=one.closed_on,
        record_id=one.record_id,
        part=one.part if item is None else item.part,
        item_id=None if item is None else item.id,
        item_text="" if item is None else item.text,
        activity="" if record is None else record.activity,
    )


def _urgency(one: ActionRow) -> tuple[bool, date, int]:
    day = one.due or date.max
    return one.state in states.CLOSED, day, one.id
