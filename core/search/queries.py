"""Finding parts of records by words: how many there are, and the best of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.database import Session, plain_rows
from core.errors import UserError
from core.search.folding import Folded, Span, words_of
from core.search.index import END
from core.search.ranking import Candidate, ranked
from core.search.snippet import Snippet, snippet
from core.search.sources import KINDS

LEAST_TRIGRAM = 3
MOST = 20  # hits given where nobody says how many
_WEIGHED = 40  # of more matches than these, only the likeliest are weighed against each other
_FEW = 4000  # texts that are read sooner than the index tells where in them its trigrams stand
_MOST_TERMS = 200  # trigrams that may stand for two letters; beyond, the words are read
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """One part or item of one record that holds every word.

    ``id`` is the record's number, a round's key. ``part`` is as files name it, empty where the
    record itself was found. ``spans`` are the places of the words in ``excerpt``. ``template`` is
    that of a lesson.
    """

    kind: str
    id: int | str
    title: str
    year_be: int | None
    part: str
    excerpt: str
    spans: tuple[Span, ...]
    template: str = ""

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
    where = _Where.of(session, words, () if set(kinds) == set(KINDS) else kinds, years)
    most = None if limit is None else max(limit, _WEIGHED)
    likeliest = where.likeliest(session, most)
    total = where.count(session) if len(likeliest) == most else len(likeliest)
    best = ranked(likeliest, words)[:limit]
    return Results(total, tuple(_hits(session, best, words)))


@dataclass(frozen=True, slots=True)
class _Where:
    """The condition for the engine: ``indexed`` if its index of trigrams takes part."""

    condition: str
    values: tuple[object, ...]
    indexed: bool

    @classmethod
    def of(
        cls, session: Session, words: Sequence[str], kinds: Sequence[str], years: Sequence[int]
    ) -> _Where:
        matched, among_ids, read = _condition(session, words)
        conditions = ["search_trigram MATCH ?"] * bool(matched)
        if among_ids is not None:
            conditions.append(f"the.rowid IN ({', '.join(map(str, among_ids))})")
        conditions += ["instr(folded, ?)"] * len(read)
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

    def likeliest(self, session: Session, most: int | None) -> list[Candidate]:
        """The names first, then the newest; all of them where no number is given."""
        inner = f"SELECT the.rowid AS id, folded {self._rows} ORDER BY the.rowid DESC LIMIT ?"
        columns = "SELECT id, title, folded, weight"
        query = f"{columns} FROM ({inner}) JOIN search_part USING (id)"
        rows = plain_rows(session, query, (*self.values, -1 if most is None else most))
        return [Candidate(*row) for row in rows]

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


def _hits(session: Session, ids: Sequence[int], words: Sequence[str]) -> Iterator[Hit]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = plain_rows(
            session,
            "SELECT part.id, kind, record_id, key, title, year_be, part, text, template "  # noqa: S608 - ours
            "FROM search_part AS part LEFT JOIN lesson_record AS lesson "
            "ON kind = 'lesson' AND lesson.id = record_id "
            f"WHERE part.id IN ({', '.join('?' * len(some))})",
            tuple(some),
        )
        known = {row[0]: row[1:] for row in rows}
        for id_ in some:
            kind, record_id, key, title, year, part, text, template = known[id_]
            cut = snippet(Folded.of(text), words)
            named = (kind, key or record_id, title, year, part)
            yield Hit(*named, cut.text, cut.spans, template or "")


_AT_ONCE = 500
