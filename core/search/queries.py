"""Finding parts of records by words: how many there are, and the best of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.database import Session, plain_rows
from core.search.among import Among
from core.search.folding import Folded, Span, words_of
from core.search.matching import Matching
from core.search.ranking import ranked
from core.search.snippet import Snippet, snippet
from core.search.sources import told

MOST = 20  # hits given where nobody says how many
_WEIGHED = 40  # of more matches than these, only the likeliest are weighed against each other
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """One part or item of one record that holds every word.

    ``id`` is the record's number, a round's key, a document's number as written. ``part`` is as
    files name it, empty where the record itself was found. ``spans`` are the places of the words
    in ``excerpt``. ``template`` is that of a lesson, ``place`` where in the index it is, until its
    words change. ``source`` is the kind as the index has it, ``record`` the number of what it read.
    """

    kind: str
    id: int | str
    title: str
    year_be: int | None
    part: str
    excerpt: str
    spans: tuple[Span, ...]
    template: str = ""
    place: int = 0
    source: str = ""
    record: int = 0

    @property
    def snippet(self) -> str:
        """The excerpt with ``[`` and ``]`` round each place."""
        return Snippet(self.excerpt, self.spans).marked


@dataclass(frozen=True, slots=True)
class Results:
    """How many parts hold the words, and the best of them in order."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How many parts hold the words, by kind and by fiscal year (พ.ศ.), None where it has none."""

    kinds: Mapping[str, int]
    years: Mapping[int | None, int]


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
    return find_among(session, asked, Among(kinds, years), limit)


def find_among(session: Session, asked: str, among: Among, limit: int | None = MOST) -> Results:
    """As ``find``, among these records only.

    Raises:
        UserError: no such kind.
    """
    among.check()
    words = words_of(asked)
    if not words:
        return Results(0, ())
    matching = Matching.of(session, words, among)
    most = None if limit is None else max(limit, _WEIGHED)
    likeliest = matching.likeliest(session, most)
    total = matching.count(session) if len(likeliest) == most else len(likeliest)
    best = ranked(likeliest, words, limit)
    return Results(total, tuple(_hits(session, best, words)))


def spread(session: Session, asked: str, among: Among) -> Spread:
    """How the parts that hold the words are spread over kinds and years.

    Raises:
        UserError: no such kind.
    """
    among.check()
    words = words_of(asked)
    kinds: Counter[str] = Counter()
    years: Counter[int | None] = Counter()
    for kind, year, many in Matching.of(session, words, among).spread(session) if words else ():
        kinds[told(kind)] += many
        years[year] += many
    return Spread(dict(kinds), dict(years))


def id_of(key: str, record_id: int) -> int | str:
    """What a record is called by: its key where it has one, a number where that is one."""
    return int(key) if key.isdecimal() else key or record_id


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
            named = (told(kind), id_of(key, record_id), title, year, part)
            yield Hit(*named, cut.text, cut.spans, template or "", id_, kind, record_id)
