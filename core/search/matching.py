"""Which texts hold every word: the condition for the engine, as few texts read as possible."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

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
    total: int | None = None  # where it is known without counting

    @classmethod
    def of(cls, session: Session, words: Sequence[str], among: Among) -> Matching:
        """Those that hold the folded words, among these records."""
        asked, more = _of_records(among)
        terms = _Terms.of(session, words)
        few = _read_at_once(session, terms.loose, words, (asked, more)) if len(words) > 1 else None
        if few is not None:
            return cls("", "", (), few)
        table, condition, values = _where(session, terms, words)
        total = None if asked or words[1:] else _of_letter(session, words[0])
        return cls(table, " AND ".join((condition, *asked)), (*values, *more), None, total)

    def count(self, session: Session) -> int:
        """How many there are."""
        if self.ids is not None:
            return len(self.ids)
        if self.total is not None:
            return self.total
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


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the index of trigrams is asked.

    ``loose`` finds quickly what is likely to hold several words, ``exact`` what surely does, empty
    where only reading tells.
    """

    loose: str
    exact: str

    @classmethod
    def of(cls, session: Session, words: Sequence[str]) -> _Terms:
        long = [word for word in words if len(word) >= LEAST_TRIGRAM]
        begun = [_begun_by(session, word) for word in words if word not in long]
        short = [f"({term})" for term in begun if term]
        exact = "" if len(short) < len(begun) else " AND ".join((*map(_quoted, long), *short))
        one = len(words) == 1 and exact
        some = [] if one else _rare_trigrams(session, long)
        return cls(" AND ".join((*some, *short)), exact)


Conditions = tuple[Sequence[str], Sequence[object]]


def _of_records(among: Among) -> Conditions:
    """What is asked of a text's own record, with the values."""
    asked, values = [], list[object]()
    for condition, more in among.conditions():
        asked.append(
            "EXISTS (SELECT 1 FROM search_part AS place WHERE place.id = the.rowid "  # noqa: S608 - ours
            f"AND ({condition}))"
        )
        values += more
    return asked, values


def _read_at_once(
    session: Session, loose: str, words: Sequence[str], of: Conditions
) -> list[int] | None:
    """The ids of the texts that hold the words, the best first; None where too many may."""
    if not loose:
        return None
    holds = " AND ".join((*["instr(the.folded, ?)"] * len(words), *of[0]))
    rows = plain_rows(
        session,
        f"SELECT the.id, {holds} FROM (SELECT rowid AS id FROM search_trigram "  # noqa: S608 - ours
        "WHERE search_trigram MATCH ? LIMIT ?) AS some "
        "CROSS JOIN search_folded AS the ON the.id = some.id",
        (*words, *of[1], loose, _FEW + 1),
    )
    return None if len(rows) > _FEW else sorted((id_ for id_, ok in rows if ok), reverse=True)


def _of_letter(session: Session, word: str) -> int | None:
    """How many texts hold the letter; None for a longer word."""
    if len(word) > 1:
        return None
    rows = plain_rows(session, "SELECT texts FROM search_letter WHERE letter = ?", (word,))
    return int(rows[0][0]) if rows else 0


def _where(
    session: Session, terms: _Terms, words: Sequence[str]
) -> tuple[str, str, Sequence[object]]:
    """The tables to look in, the condition, and its values."""
    if terms.exact:
        return _TRIGRAMS, "search_trigram MATCH ?", (terms.exact,)
    if terms.loose and _at_most(session, terms.loose, _SPARSE):
        return _BOTH, _and("search_trigram MATCH ?", "held", words), (terms.loose, *words)
    return _TEXTS, _and("", "the", words), words


def _and(condition: str, table: str, words: Sequence[str]) -> str:
    """The condition, and that a text of the table holds all of so many words."""
    read = [f"instr({table}.folded, ?)"] * len(words)
    return " AND ".join(filter(None, (condition, *read)))


def _listed(ids: Sequence[int]) -> str:
    """The ids as one value for the engine: thousands in a statement would have to be parsed."""
    return f"[{','.join(map(str, ids))}]"


def _at_most(session: Session, match: str, most: int) -> bool:
    first = "SELECT 1 FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?"
    [(many,)] = plain_rows(session, f"SELECT count(*) FROM ({first})", (match, most + 1))  # noqa: S608 - ours
    return bool(many <= most)


def _rare_trigrams(session: Session, words: Sequence[str]) -> list[str]:
    """Quick to look for; a text that holds them all is likely, but not sure, to hold the words."""
    held = {word: _trigrams(word) for word in words}
    every = json.dumps([one for some in held.values() for one in some])
    query = "SELECT term, texts FROM search_frequent WHERE term IN (SELECT value FROM json_each(?))"
    texts = dict(plain_rows(session, query, (every,)))
    chosen: list[str] = []
    for some in held.values():
        first, *others = sorted(range(len(some)), key=lambda at: texts.get(some[at], 0))
        apart = [at for at in others if abs(at - first) >= LEAST_TRIGRAM]
        chosen += [some[at] for at in (first, *apart[:1])]
    return [_quoted(one) for one in sorted(chosen, key=lambda one: texts.get(one, 0))]


def _trigrams(word: str) -> list[str]:
    return [word[at : at + LEAST_TRIGRAM] for at in range(len(word) - LEAST_TRIGRAM + 1)]


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
