"""Lessons that say nearly the same: by the trigrams they share, rare ones weighing most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from core.database import Session, plain_rows
from core.search.folding import Folded, Span, fold
from core.search.snippet import snippet

FEWEST_LETTERS = 6  # folded; shorter words are near to everything
MOST = 5
LEAST_SCORE = 0.18  # below, two texts only speak the same language
FORMAL = frozenset(
    "activity fiscal_year office number date subject to law closing motto signers held place "
    "participants facilitator recorder attachments photos indicators virtues review_on requests "
    "title preface preface_signer owner position phone fax mobile email category section headline "
    "sharer contact event opening project informants ita ita_year appendix awards".split()
)
"""Parts that are alike in every record, and say nothing that was learned."""

_WIDE = 3
_LONGEST = 600  # folded letters of the text that are compared; the last ones, where one types
_COMMON = 2_000  # texts; what more of them hold tells little, and is counted no further
_READ = 12_000  # places looked at, the newest of each trigram
_AT_ONCE, _CHUNKS = 200, 4  # candidates weighed at a time, and how often
_NEWEST = (
    "SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? ORDER BY rowid DESC LIMIT ?"
)
_MISSING, _BESIDE = 0.5, 0.06  # what weighs against: said only here, said only there


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record with the part of it that is nearest, and what that says whole.

    ``spans`` mark in the excerpt the passage that both say. ``score`` is 1 for the very same words
    and near 0 for what has nothing in common.
    """

    record_id: int
    title: str
    year_be: int | None
    part: str
    text: str
    excerpt: str
    spans: tuple[Span, ...]
    score: float


def similar(
    session: Session, text: str, *, without: Collection[int] = (), most: int = MOST
) -> tuple[Neighbour, ...]:
    """Lesson records nearest to the text, the nearest first; never those in ``without``."""
    form = fold(text).strip()[-_LONGEST:]
    wanted = _trigrams(form)
    if len(form) < FEWEST_LETTERS or not wanted:
        return ()
    rarity = _rarity(session, wanted)
    nearest: dict[int, _Weighed] = {}
    for some in _candidates(session, rarity, without):
        for one in some:
            weighed = _weigh(one, rarity)
            known = nearest.get(one.record_id)
            if weighed.score >= LEAST_SCORE and (known is None or known.score < weighed.score):
                nearest[one.record_id] = weighed
        if len(nearest) >= most:
            break
    order = sorted(nearest.values(), key=lambda one: (-one.score, -one.text.id))
    return tuple(_shown(one, rarity) for one in order[:most])


@dataclass(frozen=True, slots=True)
class _Text:
    id: int
    record_id: int
    part: str
    title: str
    year_be: int | None
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Weighed:
    text: _Text
    score: float


Rarity = Mapping[str, float]


def _trigrams(form: str) -> list[str]:
    """Each once, in order; those with a blank tell how words stand, not what is said."""
    every = (form[at : at + _WIDE] for at in range(len(form) - _WIDE + 1))
    return list(dict.fromkeys(one for one in every if " " not in one))


def _rarity(session: Session, trigrams: Sequence[str]) -> Rarity:
    """How much each tells: the logarithm of all texts to those that hold it."""
    [(every,)] = plain_rows(session, "SELECT count(*) FROM search_folded")
    held = (
        "SELECT count(*) FROM (SELECT 1 FROM search_trigram WHERE search_trigram MATCH ? LIMIT ?)"
    )
    told = {}
    for trigram in trigrams:
        [(many,)] = plain_rows(session, held, (_quoted(trigram), _COMMON))
        told[trigram] = log((every + 1) / max(many, 0.5))
    return told


def _candidates(
    session: Session, rarity: Rarity, without: Collection[int]
) -> Iterator[Sequence[_Text]]:
    """Texts of lessons that share rare trigrams, those that share the most weight first."""
    weight: dict[int, float] = defaultdict(float)
    left = _READ
    for trigram in sorted(rarity, key=lambda one: -rarity[one]):
        if left <= 0:
            break
        rows = plain_rows(session, _NEWEST, (_quoted(trigram), min(left, _COMMON)))
        left -= len(rows)
        for (id_,) in rows:
            weight[id_] += rarity[trigram]
    order = sorted(weight, key=lambda id_: (-weight[id_], -id_))
    for start in range(0, min(len(order), _AT_ONCE * _CHUNKS), _AT_ONCE):
        yield _texts(session, order[start : start + _AT_ONCE], without)


def _texts(session: Session, ids: Sequence[int], without: Collection[int]) -> list[_Text]:
    """What lessons say at these places, formal parts and these records left out."""
    rows = plain_rows(
        session,
        "SELECT id, record_id, part, title, year_be, text, folded "  # noqa: S608 - ours
        "FROM search_part JOIN search_folded USING (id) "
        f"WHERE kind = 'lesson' AND id IN ({', '.join('?' * len(ids))})",
        tuple(ids),
    )
    return [
        _Text(*row)
        for row in rows
        if row[1] not in without and row[2].partition(".")[0] not in FORMAL
    ]


def _weigh(one: _Text, rarity: Rarity) -> _Weighed:
    """Tversky's index: what is shared, against what only one of the two says."""
    there = set(_trigrams(one.folded.rstrip()))
    shared = sum(weight for trigram, weight in rarity.items() if trigram in there)
    whole = sum(rarity.values())
    beside = (len(there) - len(there & rarity.keys())) * whole / len(rarity)
    score = shared / (shared + _MISSING * (whole - shared) + _BESIDE * beside) if shared else 0.0
    return _Weighed(one, score)


def _shown(one: _Weighed, rarity: Rarity) -> Neighbour:
    text = one.text
    cut = snippet(Folded.of(text.text), [_passage(text.folded, rarity)])
    told = (text.record_id, text.title, text.year_be, text.part, text.text)
    return Neighbour(*told, cut.text, cut.spans, one.score)


def _passage(folded: str, rarity: Rarity) -> str:
    """The weightiest run of letters whose every trigram is shared."""
    best, heaviest, start, weight = "", 0.0, 0, 0.0
    for at in range(len(folded) - _WIDE + 1):
        told = rarity.get(folded[at : at + _WIDE])
        if told is None:
            start, weight = at + 1, 0.0
            continue
        weight += told
        if weight > heaviest:
            best, heaviest = folded[start : at + _WIDE], weight
    return best


def _quoted(trigram: str) -> str:
    return '"' + trigram.replace('"', '""') + '"'
