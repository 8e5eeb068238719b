"""Whose names are asked about before a paper is published, and whose are public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from core.awards import queries as awards
from core.awards.views import TallyView
from core.database import Session
from core.documents.content import rows
from core.documents.gathered import Gathered
from core.documents.house import House
from core.people.model import Alias, Person
from core.publishing.finding import HitKind, Name
from core.thai import names


def names_for(
    session: Session, house: House, subjects: Iterable[str], papers: Sequence[Gathered]
) -> tuple[Name, ...]:
    """Everybody of the register, each in every spelling known.

    Winners of the rounds the papers look back on and those who sign are public; who was voted for
    and did not win is a nominee; anybody else is a person.
    """
    winners, losers = _standing(session, house, subjects)
    public = {*_signers(papers), house.settings.office.chief.name}
    out: list[Name] = []
    for id_, written in _spelled(session):
        _, first, last = names.split_full_name(written)
        is_public = id_ in winners or any(_is(one, first, last) for one in public)
        kind: HitKind | None = "nominee" if id_ in losers else "person"
        if first and (last or id_ in losers):
            out.append(Name(None if is_public else kind, first, last))
    return tuple(dict.fromkeys(out))


def _spelled(session: Session) -> Iterator[tuple[int, str]]:
    for row in session.execute(
        select(Person.id, Person.title, Person.first_name, Person.last_name)
    ):
        yield row.id, names.full_name(row.title, row.first_name, row.last_name)
    aliases = session.execute(select(Alias.person_id, Alias.written))
    yield from ((id_, written) for id_, written in aliases)


def _standing(session: Session, house: House, subjects: Iterable[str]) -> tuple[set[int], set[int]]:
    """Ids of those who won, and of those who stood and did not."""
    views = [_tally(session, house, key) for key in dict.fromkeys(subjects) if key]
    categories = [one for view in views for one in view.categories]
    winners = {one.winner_id for one in categories if one.winner_id is not None}
    stood = {row.person_id for one in categories for row in one.standings}
    return winners, stood - winners


def _tally(session: Session, house: House, key: str) -> TallyView:
    return awards.tally(session, house.rulebook, key)


def _signers(papers: Sequence[Gathered]) -> Iterator[str]:
    for paper in papers:
        for row in rows(paper.contents.get("signers", ())):
            name = row.get("name", "")
            if isinstance(name, str) and name:
                yield name


def _is(full_name: str, first: str, last: str) -> bool:
    _, own_first, own_last = names.split_full_name(full_name)
    return (own_first, own_last) == (first, last)
