"""Frozen rows about people, for screens and counting."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from core.database import Session, plain_rows
from core.people.matching import NameIndex
from core.people.model import Alias, Person
from core.people.service import FIELD_NAMES, PersonFields, get
from core.thai import names


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the people table. ``namesakes``: how many others have the same name."""

    id: int
    name: str
    post: str
    group_name: str
    office: str
    email: str
    kind: str
    status: str
    left: bool
    sort_key: str
    namesakes: int


def everyone(session: Session) -> list[PersonRow]:
    """All people in dictionary order of first name, then last name."""
    columns = (
        Person.id,
        Person.title,
        Person.first_name,
        Person.last_name,
        Person.position,
        Person.level,
        Person.group_name,
        Person.office,
        Person.email,
        Person.kind,
        Person.status,
        Person.left,
        Person.sort_key,
        Person.match_key,
    )
    rows = session.execute(select(*columns).order_by(Person.sort_key, Person.id)).all()
    same: dict[str, int] = {}
    for row in rows:
        same[row.match_key] = same.get(row.match_key, 0) + 1
    return [
        PersonRow(
            row.id,
            names.full_name(row.title, row.first_name, row.last_name),
            row.position + row.level,
            row.group_name,
            row.office,
            row.email,
            row.kind,
            row.status,
            row.left,
            row.sort_key,
            same[row.match_key] - 1,
        )
        for row in rows
    ]


def fields_of(session: Session, person_id: int) -> PersonFields:
    """What the form shows of one person.

    Raises:
        NotFoundError: no such person.
    """
    person = get(session, person_id)
    return PersonFields(**{name: getattr(person, name) for name in FIELD_NAMES})


@dataclass(frozen=True, slots=True)
class Choices:
    """What the register already holds, in dictionary order, to choose from while typing."""

    titles: tuple[str, ...]
    positions: tuple[str, ...]
    groups: tuple[str, ...]
    offices: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]


def choices(session: Session) -> Choices:
    """Every value in use for the form's lists."""

    def used(name: str) -> tuple[str, ...]:
        column = getattr(Person, name)
        found = session.scalars(select(column).where(column != "").distinct())
        return tuple(sorted(found))

    return Choices(*(used(name) for name in _LISTED))


_LISTED = ("title", "position", "group_name", "office", "kind", "status")


def spellings_of(session: Session, person_id: int) -> list[str]:
    """The spellings accepted for this person, as written."""
    found = select(Alias.written).where(Alias.person_id == person_id).order_by(Alias.id)
    return list(session.scalars(found))


def name_index(session: Session) -> NameIndex:
    """Everybody, ready to be found by name, accepted spelling or e-mail address."""
    people = plain_rows(
        session,
        "SELECT id, title, first_name, last_name, position || level, group_name, match_key, email "
        "FROM person ORDER BY id",
    )
    accepted = {alias.key: alias.person_id for alias in session.scalars(select(Alias))}
    return NameIndex(people, accepted)
