"""Which texts hold every word: the condition for the engine, as few texts read as possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.database import Session, plain_rows
from core.search.among import Among
from core.search.index import END
from core.search.ranking import Candidate

LEAST_TRIGRAM = 3
_FEW = 8_000  # texts that are read sooner than the index tells where in them its trigrams stand
_SPARSE = 60_000  # texts that are read one by one sooner than all texts in a row
_MOST_TERMS = 200  # trigrams that may stand for two letters; beyond, the words are read
_LAST_LETTER = "\U0010ffff"
_TEXTS = "search_folded AS the"
_TRIGRAMS = "search_trigram AS the"
_BOTH = "search_trigram AS the CROSS JOIN search_folded AS held ON held.id = the.rowid"


@dataclass(frozen=True, slots=True)
class Matching:
    """The texts that hold the words, the names first, then the newest.

    ``ids`` are all of them where they were few enough to be read at once, else None.
    """

    table: str
    condition: str
    values: tuple[object, ...]
    ids: Sequence[int] | None = None

    @classmethod
    def of(cls, session: Session, words: Sequence[str], among: Among) -> Matching:
        """Those that hold the folded words, among these records."""
        plan = _plan(session, words)
        conditions, values = [plan.condition], list(plan.values)
        for condition, more in among.conditions():
            conditions.append(
                "EXISTS (SELECT 1 FROM search_part AS place WHERE place.id = the.rowid "  # noqa: S608 - ours
                f"AND ({condition}))"
            )
            values += more
        made = cls(plan.table, " AND ".join(conditions), tuple(values))
        if not plan.few:
            return made
        query = f"SELECT the.rowid {made._rows} ORDER BY the.rowid DESC"
        return replace(made, ids=[row[0] for row in plain_rows(session, query, made.values)])

    def count(self, session: Session) -> int:
        """How many there are."""
        if self.ids is not None:
            return len(self.ids)
        [(total,)] = plain_rows(session, f"SELECT count(*) {self._rows}", self.values)
        return int(total)

    def likeliest(self, session: Session, most: int | None) -> list[Candidate]:
        """So many of them, or all, to be weighed against each other."""
        inner, values = self._first(most)
        rows = plain_rows(
            session,
            "SELECT id, title, folded, weight "  # noqa: S608 - ours
            f"FROM ({inner}) JOIN search_folded USING (id) JOIN search_part USING (id)",
            values,
        )
        return [Candidate(*row) for row in rows]

    def spread(self, session: Session) -> list[tuple[str, int | None, int]]:
        """How many there are of each kind and year."""
        inner, values = self._first(None)
        return [
            (kind, year, many)
            for kind, year, many in plain_rows(
                session,
                "SELECT kind, year_be, count(*) "  # noqa: S608 - ours
                f"FROM ({inner}) JOIN search_part USING (id) GROUP BY kind, year_be",
                values,
            )
        ]

    def _first(self, most: int | None) -> tuple[str, tuple[object, ...]]:
        """A query for the ids of the first so many."""
        if self.ids is not None:
            return "SELECT value AS id FROM json_each(?)", (_listed(self.ids[:most]),)
        inner = f"SELECT the.rowid AS id {self._rows} ORDER BY the.rowid DESC LIMIT ?"
        return inner, (*self.values, -1 if most is None else most)

    @property
    def _rows(self) -> str:
        return f"FROM {self.table} WHERE {self.condition}"


class _Plan(NamedTuple):
    """Where the engine looks, and for what; ``few``: so few texts that all are read at once."""

    table: str
    condition: str
    values: Sequence[object]
    few: bool = False


def _plan(session: Session, words: Sequence[str]) -> _Plan:
    long = [word for word in words if len(word) >= LEAST_TRIGRAM]
    terms = {word: _begun_by(session, word) for word in words if word not in long}
    short = [f"({term})" for term in terms.values() if term]
    read = [word for word, term in terms.items() if not term]
    loose = " AND ".join((*map(_some_trigrams, long), *short))
    if loose and len(words) > 1:
        ids = _ids(session, loose, _FEW + 1)
        if len(ids) <= _FEW:
            listed = "the.id IN (SELECT value FROM json_each(?))"
            return _Plan(_TEXTS, _and(listed, "the", words), (_listed(ids), *words), few=True)
    if not read:
        match = " AND ".join((*map(_quoted, long), *short))
        return _Plan(_TRIGRAMS, "search_trigram MATCH ?", (match,))
    if loose and _at_most(session, loose, _SPARSE):
        return _Plan(_BOTH, _and("search_trigram MATCH ?", "held", words), (loose, *words))
    return _Plan(_TEXTS, _and("", "the", words), words)


def _and(condition: str, table: str, words: Sequence[str]) -> str:
    """The condition, and that a text of the table holds all of so many words."""
    read = [f"instr({table}.folded, ?)"] * len(words)
    return " AND ".join(filter(None, (condition, *read)))


def _listed(ids: Sequence[int]) -> str:
    """The ids as one value for the engine: thousands in a statement would have to be parsed."""
    return f"[{','.join(map(str, ids))}]"


def _ids(session: Session, match: str, most: int) -> list[int]:
    query = "SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?"
    return [row[0] for row in plain_rows(session, query, (match, most))]


def _at_most(session: Session, match: str, most: int) -> bool:
    first = "SELECT 1 FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?"
    [(many,)] = plain_rows(session, f"SELECT count(*) FROM ({first})", (match, most + 1))  # noqa: S608 - ours
    return bool(many <= most)


def _some_trigrams(word: str) -> str:
    """Quick to look for; a text that holds them all is likely, but not sure, to hold the word."""
    last = len(word) - LEAST_TRIGRAM
    starts = (*range(0, last, 2 * LEAST_TRIGRAM), last)
    return " AND ".join(_quoted(word[at : at + LEAST_TRIGRAM]) for at in starts)


def _begun_by(session: Session, word: str) -> str:
    """Every trigram that begins with the two letters; empty where the texts must be read."""
    if len(word) < LEAST_TRIGRAM - 1:
        return ""
    terms = plain_rows(
        session,
        "SELECT term FROM search_term WHERE term >= ? AND term <= ? LIMIT ?",
        (word, word + _LAST_LETTER, _MOST_TERMS),
    )
    if len(terms) == _MOST_TERMS:
        return ""
    return " OR ".join(_quoted(term) for (term,) in terms) or _quoted(word + END)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
