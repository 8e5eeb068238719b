"""Frozen rows of the register, for screens and papers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, true

from core.database import Session
from core.numbers import service
from core.numbers.kinds import Kinds, NumberKind, Series, plain
from core.numbers.model import DocumentNumber
from core.thai import calendar


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number. ``words`` is how it is written, in Arabic digits; ``void_at`` None if it counts.

    ``kind_title`` is the kind's key where the kind is gone.
    """

    id: int
    series: Series
    kind_title: str
    n: int
    words: str
    dated: date
    subject: str
    addressee: str
    paper: str
    award: str
    record_id: int | None
    entered: bool
    who: str
    given_at: datetime
    void_at: datetime | None
    void_reason: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One series of a year; ``next`` is given next, as ``next_words`` writes it."""

    series: Series
    title: str
    count: int
    void: int
    next: int
    next_words: str


def numbers(session: Session, kinds: Kinds, year_be: int) -> list[NumberRow]:
    """The numbers of a calendar year, series by series, each from its beginning."""
    found = select(DocumentNumber).where(DocumentNumber.year_be == year_be)
    rows = [row_of(kinds, one) for one in session.scalars(found)]
    places = {key: place for place, key in enumerate(kinds)}
    return sorted(
        rows,
        key=lambda one: (
            places.get(one.series.kind, len(places)),
            one.series.kind,
            one.series.prefix,
            one.n,
        ),
    )


def number(session: Session, kinds: Kinds, number_id: int) -> NumberRow:
    """The number.

    Raises:
        NotFoundError: there is none.
    """
    return row_of(kinds, service.get(session, number_id))


def row_of(kinds: Kinds, one: DocumentNumber) -> NumberRow:
    """What the register says of a number."""
    series = Series(one.year_be, one.kind, one.prefix)
    kind = kinds.get(one.kind)
    return NumberRow(
        id=one.id,
        series=series,
        kind_title=kind.title if kind else one.kind,
        n=one.n,
        words=kind.written(series, one.n) if kind else f"{one.prefix}{one.n}",
        dated=one.dated,
        subject=one.subject,
        addressee=one.addressee,
        paper=one.paper,
        award=one.award,
        record_id=one.record_id,
        entered=one.entered,
        who=one.who,
        given_at=one.given_at,
        void_at=one.void_at,
        void_reason=one.void_reason,
    )


def series_of_year(
    session: Session, kinds: Kinds, year_be: int, prefix: str = ""
) -> list[SeriesRow]:
    """The series that have numbers, and those of this prefix that could have."""
    rows = numbers(session, kinds, year_be)
    known = dict.fromkeys(one.series for one in rows)
    day = date(year_be - calendar.BE, 1, 1)
    for kind in kinds.values():
        if prefix or not kind.has_prefix:
            known.setdefault(kind.series(day, prefix))
    places = list(kinds)
    listed = sorted(
        (one for one in known if one.kind in kinds), key=lambda one: places.index(one.kind)
    )
    return [_series_row(session, kinds[one.kind], one, rows) for one in listed]


def years(session: Session) -> list[int]:
    """Every calendar year in which a number was given, the latest first."""
    found = select(DocumentNumber.year_be).distinct().order_by(DocumentNumber.year_be.desc())
    return list(session.scalars(found))


def is_used(session: Session, kind: str, year_be: int) -> bool:
    """Whether the register has a number of this kind in the year."""
    found = select(DocumentNumber.id).where(
        DocumentNumber.kind == kind, DocumentNumber.year_be == year_be
    )
    return session.scalar(found.limit(1)) is not None


def find(session: Session, kinds: Kinds, words: str, year_be: int) -> list[NumberRow]:
    """The numbers of the year that are written so, or have this n where nothing else is said."""
    wanted = plain(words)
    candidates = {int(run) for run in re.findall(r"\d{1,6}", wanted)}
    among = select(DocumentNumber).where(
        DocumentNumber.year_be == year_be, DocumentNumber.n.in_(candidates)
    )
    rows = [row_of(kinds, one) for one in session.scalars(among)]
    return [one for one in rows if wanted in {plain(one.words), str(one.n)}]


def of_paper(
    session: Session,
    kinds: Kinds,
    *,
    record_id: int | None = None,
    about: str = "",
    year_be: int = 0,
) -> NumberRow | None:
    """The number that counts of a lesson's paper, or of the paper told by ``about``.

    With ``year_be`` one of this year.
    """
    held = DocumentNumber.record_id == record_id if record_id else DocumentNumber.about == about
    if not record_id and not about:
        return None
    of_year = DocumentNumber.year_be == year_be if year_be else true()
    found = session.scalar(
        select(DocumentNumber)
        .where(held, of_year, DocumentNumber.void_at.is_(None))
        .order_by(DocumentNumber.id.desc())
        .limit(1)
    )
    return None if found is None else row_of(kinds, found)


def gaps(rows: Iterable[NumberRow]) -> list[tuple[int, int]]:
    """First and last of the numbers that are missing between those of one series."""
    held = sorted(one.n for one in rows)
    return [(a + 1, b - 1) for a, b in itertools.pairwise(held) if b > a + 1]


def _series_row(
    session: Session, kind: NumberKind, series: Series, rows: Iterable[NumberRow]
) -> SeriesRow:
    own = [one for one in rows if one.series == series]
    following = service.following(session, series)
    return SeriesRow(
        series=series,
        title=kind.title,
        count=len(own),
        void=sum(one.void_at is not None for one in own),
        next=following,
        next_words=kind.written(series, following),
    )
