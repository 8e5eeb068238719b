"""Which texts hold every word: the condition for the engine, as few texts read as possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.database import Session, plain_rows
from core.search.among import Among
from core.search.index import END
from core.search.ranking import Candidate

LEAST_TRIGRAM = 3
_FEW = 4000  # texts that are read sooner than the index tells where in them its trigrams stand
_MOST_TERMS = 200  # trigrams that may stand for two letters; beyond, the words are read
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Matching:
    """The texts that hold the words, the names first, then the newest.

    ``ids`` are all of them where they were few enough to be read at once, else None.
    """

    condition: str
    values: tuple[object, ...]
    indexed: bool  # whether the index of trigrams takes part
    ids: Sequence[int] | None = None

    @classmethod
    def of(cls, session: Session, words: Sequence[str], among: Among) -> Matching:
        """Those that hold the folded words, among these records."""
        matched, some, read = _condition(session, words)
        conditions = ["search_trigram MATCH ?"] * bool(matched)
        if some is not None:
            conditions.append(f"the.rowid IN ({', '.join(map(str, some))})")
        conditions += ["instr(folded, ?)"] * len(read)
        values: list[object] = [*([matched] if matched else ()), *read]
        for condition, more in among.conditions():
            conditions.append(
                "EXISTS (SELECT 1 FROM search_part AS place WHERE place.id = the.rowid "  # noqa: S608 - ours
                f"AND ({condition}))"
            )
            values += more
        made = cls(" AND ".join(conditions), tuple(values), bool(matched))
        if some is None:
            return made
        query = f"SELECT the.rowid {made._rows} ORDER BY the.rowid DESC"
        ids = [row[0] for row in plain_rows(session, query, made.values)]
        return cls("", (), indexed=False, ids=ids)

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
            f"FROM ({inner}) JOIN search_part USING (id)",
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
        """A query for the ids and folded texts of the first so many."""
        if self.ids is not None:
            listed = ", ".join(map(str, self.ids[:most]))
            inner = f"SELECT id, folded FROM search_folded WHERE id IN ({listed})"  # noqa: S608 - ids
            return inner, ()
        inner = f"SELECT the.rowid AS id, folded {self._rows} ORDER BY the.rowid DESC LIMIT ?"
        return inner, (*self.values, -1 if most is None else most)

    @property
    def _rows(self) -> str:
        table = "search_trigram" if self.indexed else "search_folded"
        return f"FROM {table} AS the WHERE {self.condition}"


def _condition(
    session: Session, words: Sequence[str]
) -> tuple[str, Sequence[int] | None, Sequence[str]]:
    """What the index of trigrams is asked, the only texts to read, the words to read them for."""
    long = [word for word in words if len(word) >= LEAST_TRIGRAM]
    terms = {word: _begun_by(session, word) for word in words if word not in long}
    short = [f"({term})" for term in terms.values() if term]
    read = [word for word, term in terms.items() if not term]
    loose = " AND ".join((*map(_some_trigrams, long), *short))
    if loose and len(words) > 1:
        ids = _first_ids(session, loose, _FEW + 1)
        if len(ids) <= _FEW:
            return "", ids, words
    if read:
        return "", None, words
    return " AND ".join((*map(_quoted, long), *short)), None, ()


def _first_ids(session: Session, match: str, most: int) -> list[int]:
    query = "SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?"
    return [row[0] for row in plain_rows(session, query, (match, most))]


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
