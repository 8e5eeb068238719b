"""Everybody as one looks for them: by name with or without a title, post, e-mail or spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import func, select

from core.database import Session
from core.people.matching import Known
from core.people.model import Alias, Person
from core.people.queries import PersonRow, everyone, name_index
from core.settings import Office
from core.thai import names, text, titles
from core.thai.numerals import to_arabic

MOST_FOUND = 8
_LETTERS_A_SLIP, _MOST_SLIPS = 3, 2  # a longer word may be misspelt more


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of the people list.

    ``own``: belongs to the own office and has not left. ``office``: the own one by its short name.
    ``words``: all that a search looks through, titles in every usual form, digits in Arabic, small
    letters.
    """

    person: PersonRow
    own: bool
    office: str
    words: str


def lines(session: Session, office: Office) -> list[PersonLine]:
    """Everybody in dictionary order."""
    own = {key for key in map(names.key, (office.name, office.short_name)) if key}
    known: dict[str, bool] = {}
    spelled = _spellings(session)
    made: list[PersonLine] = []
    for person in everyone(session):
        if person.office not in known:
            key = names.key(person.office)
            known[person.office] = not own or not key or key in own
        here = known[person.office]
        name = office.short_name or office.name if here and own else person.office
        words = _words(person, spelled.get(person.id, ()))
        made.append(PersonLine(person, here and not person.left, name, words))
    return made


def count(session: Session) -> int:
    """How many people the register holds."""
    return session.scalar(select(func.count()).select_from(Person)) or 0


def find(session: Session, wanted: str, most: int = MOST_FOUND) -> list[PersonRow]:
    """The first people, in dictionary order, who have every word of ``wanted``."""
    asked = [to_arabic(word).casefold() for word in text.line(wanted).split()]
    spelled = _spellings(session)
    found: list[PersonRow] = []
    for person in everyone(session):
        has = _words(person, spelled.get(person.id, ()))
        if all(word in has for word in asked):
            found.append(person)
            if len(found) == most:
                break
    return found


def near(session: Session, wanted: str, most: int = 3) -> list[Known]:
    """People whose first or last name is a letter or two from a word of ``wanted``, nearest first.

    For a search that found nobody; nothing is ever joined by it.
    """
    index = name_index(session)
    halves = {
        (id_, i): names.key(half)
        for id_, one in index.people.items()
        for i, half in enumerate((one.first_name, one.last_name))
    }
    found: dict[int, float] = {}
    for key in map(names.key, names.split_title(text.line(wanted))[1].split()):
        cutoff = min(len(key) // _LETTERS_A_SLIP, _MOST_SLIPS)
        for _half, slips, (id_, _i) in process.extract(
            key, halves, scorer=OSA.distance, processor=None, score_cutoff=cutoff, limit=most
        ):
            found[id_] = min(slips, found.get(id_, slips))
    nearest = sorted(found, key=lambda id_: (found[id_], id_))[:most]
    return [index.people[id_] for id_ in nearest]


def _spellings(session: Session) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for person_id, written in session.execute(select(Alias.person_id, Alias.written)):
        found[person_id].append(written)
    return found


def _words(person: PersonRow, spellings: Sequence[str]) -> str:
    said = [person.name, person.post, person.email, *_short_forms(person.name), *spellings]
    return to_arabic(" ".join(part for part in said if part)).casefold()


def _short_forms(name: str) -> list[str]:
    """``น.ส.ปิ่น`` for ``นางสาวปิ่น ดี``: the title shorter, with the first name."""
    found = _TITLE.match(name)
    if found is None:
        return []
    first = name[found.end() :].split(maxsplit=1)[:1]
    return [short + bare for bare in first for short in _SHORT[found.group()]]


_SHORT: dict[str, list[str]] = defaultdict(list)
for _short, _title in titles.SHORT.items():
    _SHORT[_title].append(_short)
_TITLE = re.compile("|".join(map(re.escape, sorted(_SHORT, key=len, reverse=True))))
