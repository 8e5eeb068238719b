"""Whom a written name means: equal and unique is matched, everything else is only proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from core.database.rows import Row, RowsById
from core.thai import names, text
from core.thai.numerals import to_thai

MOST_PROPOSALS = 4
_CLOSE = 2  # letters by which a misspelling may differ
_LONG = 14  # from this many letters on, three
_ALIKE_HALF = 0.4  # share of letters that half a name has in common, where the other is equal
_ALIKE_WHOLE = 0.8  # the same of whole names


class Known(NamedTuple):
    """One person as the index knows them. ``key`` holds the letters of the name alone."""

    id: int
    title: str
    first_name: str
    last_name: str
    post: str
    group_name: str
    key: str
    email: str

    @property
    def name(self) -> str:
        """The full name as papers print it."""
        return names.full_name(self.title, self.first_name, self.last_name)

    @property
    def label(self) -> str:
        """The name with post and group, which tells namesakes apart in a list to choose from."""
        more = " ".join(part for part in (self.post, self.group_name) if part)
        return f"{self.name} ({more})" if more else self.name


_KEY, _EMAIL = Known._fields.index("key"), Known._fields.index("email")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody whom a spelling may mean, and why, in Thai."""

    person_id: int
    name: str
    post: str
    reason: str


class NameIndex:
    """Finds people by what was written. ``accepted`` are spellings that a person has settled."""

    def __init__(self, people: Iterable[Row], accepted: Mapping[str, int]) -> None:
        self.people: Mapping[int, Known] = RowsById(people, Known._make)
        self._accepted = accepted
        plain = self.people.plain.values()
        self._by_key, same_key = _by_letters(plain, _KEY)
        self._by_email, same_email = _by_letters(plain, _EMAIL)
        self._namesakes, self._sharers = same_key, frozenset(same_email)
        self._labels = _unique_labels(
            [self.people[id_] for ids in same_key.values() for id_ in ids]
        )

    def choice(self, person_id: int) -> str:
        """How the person is written in a list to choose from; namesakes with their post."""
        person = self.people[person_id]
        return person.label if person.key in self._namesakes else person.name

    def find(self, written: str) -> tuple[int, ...]:
        """Ids of the people equal to the spelling: one is a match, several need a person's word."""
        settled = self._accepted.get(names.spelling_key(written))
        if settled is not None:
            return (settled,)
        chosen = self._labels.get(_label_key(written))
        if chosen is not None:
            return (chosen,)
        found = {id_: None for key in names.keys(written) for id_ in self._of(key)}
        return tuple(found)

    def _of(self, key: str) -> tuple[int, ...]:
        """Everybody whose name has these letters."""
        one = self._by_key.get(key)
        return self._namesakes.get(key) or (() if one is None else (one,))

    def is_own_name(self, written: str) -> bool:
        """Whether the spelling is one person's own name, so that nobody needs to be asked."""
        return names.spelling_key(written) not in self._accepted and len(self.find(written)) == 1

    def find_email(self, address: str) -> int | None:
        """The one person of this address; an address that two share identifies nobody."""
        return None if address in self._sharers else self._by_email.get(address)

    def proposals(self, written: str) -> list[Proposal]:
        """Whom the spelling may mean, likeliest first; none for a stranger."""
        equal = self.find(written)
        if len(equal) > 1:
            count = to_thai(len(equal))
            return [self._proposal(id_, f"ชื่อตรงกันทุกตัว มีชื่อนี้ {count} คน") for id_ in equal]
        scored: dict[int, tuple[float, str]] = {}
        for key in names.keys(written):
            for id_, score, reason in self._near(key, written):
                if id_ not in scored or score < scored[id_][0]:
                    scored[id_] = (score, reason)
        best = sorted(scored, key=lambda id_: (scored[id_][0], id_))[:MOST_PROPOSALS]
        return [self._proposal(id_, scored[id_][1]) for id_ in best]

    def _proposal(self, id_: int, reason: str) -> Proposal:
        person = self.people[id_]
        return Proposal(id_, person.name, person.post, reason)

    def _near(self, key: str, written: str) -> list[tuple[int, float, str]]:
        most = _CLOSE + (len(key) >= _LONG)
        close = process.extract(
            key, self._keys, scorer=OSA.distance, processor=None, score_cutoff=most, limit=12
        )
        alike = process.extract(
            key,
            self._keys,
            scorer=Indel.normalized_similarity,
            processor=None,
            score_cutoff=_ALIKE_WHOLE,
            limit=12,
        )
        first, last = _halves(written, key)
        return [
            *(
                (id_, distance, _difference(key, self._halves[id_], int(distance)))
                for _, distance, id_ in close
                if distance * 3 < len(key)
            ),
            *((id_, 4 - score, "ชื่อและนามสกุลคล้ายกัน") for _, score, id_ in alike),
            *(
                (id_, 4 + found[0], found[1])
                for id_, halves in self._halves.items()
                if (found := _half_equal(first, last, halves)) is not None
            ),
        ]

    @cached_property
    def _keys(self) -> dict[int, str]:
        return {id_: person.key for id_, person in self.people.items()}

    @cached_property
    def _halves(self) -> dict[int, tuple[str, str]]:
        return {
            id_: (names.key(person.first_name), names.key(person.last_name))
            for id_, person in self.people.items()
        }


def _by_letters(
    rows: Collection[Row], column: int
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """Ids by the text of a column, and everybody of each text that several have."""
    told = [row for row in rows if row[column]]
    one: dict[str, int] = {row[column]: row[0] for row in told}
    several: dict[str, tuple[int, ...]] = {}
    if len(one) < len(told):
        times = Counter(row[column] for row in told)
        for row in told:
            if times[row[column]] > 1:
                several[row[column]] = (*several.get(row[column], ()), row[0])
    return one, several


def _unique_labels(namesakes: Sequence[Known]) -> dict[str, int]:
    """Who is meant by a namesake's label; a label that two share means neither."""
    keys = [(_label_key(person.label), person.id) for person in namesakes]
    times = Counter(key for key, _ in keys)
    return {key: id_ for key, id_ in keys if key and times[key] == 1}


def _label_key(words: str) -> str:
    """A choice's letters, brackets kept: they tell namesakes apart; empty without brackets."""
    return names.spelling_key(words.replace("(", "วงเล็บ")) if "(" in words else ""


def _halves(written: str, key: str) -> tuple[str, str]:
    """First and last name's keys where a blank parts them; the whole as first name otherwise."""
    _, rest = names.split_title(text.line(written))
    first, _, last = rest.partition(" ")
    first_key, last_key = names.key(first), names.key(last)
    return (first_key, last_key) if first_key + last_key == key else (key, "")


def _half_equal(first: str, last: str, known: tuple[str, str]) -> tuple[float, str] | None:
    if first == known[0]:
        if not last:
            return 0.5, "เขียนเพียงชื่อ ไม่มีนามสกุล"
        alike = Indel.normalized_similarity(last, known[1])
        if alike >= _ALIKE_HALF:
            return 1 - alike, "ชื่อตรงกัน นามสกุลต่างกัน"
    elif last and last == known[1]:
        alike = Indel.normalized_similarity(first, known[0])
        if alike >= _ALIKE_HALF:
            return 1 - alike, "นามสกุลตรงกัน ชื่อต่างกัน"
    return None


def _difference(key: str, known: tuple[str, str], distance: int) -> str:
    if distance == 0:
        return "ตัวอักษรตรงกันทั้งหมด"
    where = ""
    if key.startswith(known[0]):
        where = " ที่นามสกุล"
    elif known[1] and key.endswith(known[1]):
        where = " ที่ชื่อ"
    return f"ต่างกัน {to_thai(distance)} ตัวอักษร{where}"
