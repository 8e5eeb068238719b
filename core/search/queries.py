"""Finding parts of records by words: how many there are, and the best of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.database import Session, plain_rows
from core.errors import UserError
from core.search.folding import Folded, Span, fold, words_of
from core.search.index import END
from core.search.snippet import Snippet, snippet
from core.search.sources import KINDS, NAMED
from core.thai import breaks

LEAST_TRIGRAM = 3
MOST = 50  # hits given where nobody says how many
_WEIGHED = 100  # of more matches than these, only the likeliest are weighed against each other
_MOST_TERMS = 200  # trigrams that may stand for two letters; beyond, the words are read
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """One part or item of one record that holds every word.

    ``id`` is the record's number, a round's key. ``part`` is as files name it, empty where the
    record itself was found. ``spans`` are the places of the words in ``excerpt``.
    """

    kind: str
    id: int | str
    title: str
    year_be: int | None
    part: str
    excerpt: str
    spans: tuple[Span, ...]

    @property
    def snippet(self) -> str:
        """The excerpt with ``[`` and ``]`` round each place."""
        return Snippet(self.excerpt, self.spans).marked


@dataclass(frozen=True, slots=True)
class Results:
    """How many parts hold the words, and the best of them in order."""

    total: int
    hits: tuple[Hit, ...]


def find(
    session: Session,
    asked: str,
    *,
    kinds: Sequence[str] = (),
    years: Sequence[int] = (),
    limit: int | None = MOST,
) -> Results:
    """Parts that hold every word of ``asked``, of these kinds and fiscal years (พ.ศ.) or of all.

    Whole words and records' own names come first, then those that say it most (bm25), then the
    newest. Without ``limit`` every hit is given. Where far more parts match than are asked for,
    the names and the newest stand for the rest in that order; ``total`` is always exact.

    Raises:
        UserError: no such kind.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise UserError(f"ไม่มีข้อมูลชนิด “{kind}” เลือกจาก: {', '.join(KINDS)}", code="no-kind")
    words = words_of(asked)
    if not words:
        return Results(0, ())
    where = _Where.of(session, words, kinds, years)
    total = where.count(session)
    if not total or limit == 0:
        return Results(total, ())
    most = total if limit is None else max(limit, _WEIGHED)
    weighed = sorted(_weighed(where.best(session, most), words))
    chosen = [rowid for _key, rowid in weighed][:limit]
    return Results(total, tuple(_hits(session, chosen, words)))


@dataclass(frozen=True, slots=True)
class _Where:
    """The condition for the engine: ``ranked`` if its index of trigrams takes part."""

    condition: str
    values: tuple[object, ...]
    ranked: bool

    @classmethod
    def of(
        cls, session: Session, words: Sequence[str], kinds: Sequence[str], years: Sequence[int]
    ) -> _Where:
        terms = {word: _match(session, word) for word in words}
        matched = " AND ".join(f"({term})" for term in terms.values() if term)
        read = [word for word, term in terms.items() if not term]
        conditions = ["search_trigram MATCH ?"] * bool(matched) + ["instr(folded, ?)"] * len(read)
        for column, among in (("kind", kinds), ("year_be", years)):
            if among:
                marks = ", ".join("?" * len(among))
                conditions.append(
                    "EXISTS (SELECT 1 FROM search_part WHERE search_part.id = the.rowid "  # noqa: S608 - ours
                    f"AND {column} IN ({marks}))"
                )
        values = (*([matched] if matched else ()), *read, *kinds, *years)
        return cls(" AND ".join(conditions), values, bool(matched))

    def count(self, session: Session) -> int:
        [(total,)] = plain_rows(session, f"SELECT count(*) {self._rows}", self.values)
        return int(total)

    def best(self, session: Session, most: int) -> list[tuple[int, str, str, int, float]]:
        """Id, title, folded text, weight and bm25 of the likeliest rows."""
        score = "bm25(search_trigram)" if self.ranked else "0.0"
        inner = f"SELECT the.rowid AS id, folded, {score} AS score {self._rows} "
        likeliest = f"{inner} ORDER BY the.rowid DESC LIMIT ?"
        columns = "SELECT id, title, folded, weight, score"
        query = f"{columns} FROM ({likeliest}) JOIN search_part USING (id)"
        return plain_rows(session, query, (*self.values, most))

    @property
    def _rows(self) -> str:
        table = "search_trigram" if self.ranked else "search_folded"
        return f"FROM {table} AS the WHERE {self.condition}"


def _match(session: Session, word: str) -> str:
    """What the index of trigrams is asked for a word; empty where the texts must be read.

    Two letters are every trigram that they begin.
    """
    if len(word) >= LEAST_TRIGRAM:
        return _quoted(word)
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


def _weighed(
    rows: Sequence[tuple[int, str, str, int, float]], words: Sequence[str]
) -> Iterator[tuple[tuple[int, float, int], int]]:
    """Each row's id with what it is sorted by, the best first."""
    for id_, title, folded, weight, score in rows:
        named = weight >= NAMED and _all_in(words, fold(title))
        yield (-(named + _whole_words(folded, words)), round(score, 6), -id_), id_


def _all_in(words: Sequence[str], folded: str) -> bool:
    return all(word in folded for word in words)


def _whole_words(folded: str, words: Sequence[str]) -> bool:
    """Whether each of the words stands somewhere between two ends of words."""
    ends = {0, *accumulate(map(len, breaks.words(folded.rstrip(END))))}
    return all(_whole(folded, word, ends) for word in words)


def _whole(folded: str, word: str, ends: set[int]) -> bool:
    at = folded.find(word)
    while at >= 0:
        if at in ends and at + len(word) in ends:
            return True
        at = folded.find(word, at + 1)
    return False


def _hits(session: Session, ids: Sequence[int], words: Sequence[str]) -> Iterator[Hit]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = plain_rows(
            session,
            "SELECT id, kind, record_id, key, title, year_be, part, text FROM search_part "  # noqa: S608 - ours
            f"WHERE id IN ({', '.join('?' * len(some))})",
            tuple(some),
        )
        known = {row[0]: row[1:] for row in rows}
        for id_ in some:
            kind, record_id, key, title, year, part, text = known[id_]
            cut = snippet(Folded.of(text), words)
            yield Hit(kind, key or record_id, title, year, part, cut.text, cut.spans)


_AT_ONCE = 500
