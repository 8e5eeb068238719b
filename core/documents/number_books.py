"""The register of a calendar year's document numbers as it is printed, a table for each series."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.database import Session
from core.documents.content import Content
from core.documents.house import House
from core.errors import WaitingError
from core.numbers import queries
from core.numbers.kinds import Series, read_kinds
from core.numbers.queries import NumberRow
from core.thai.calendar import short_date
from core.thai.numerals import to_thai

Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NumberBooks:
    """Every number of a calendar year, series by series."""

    year_be: int
    books: Mapping[Series, Sequence[NumberRow]]

    @property
    def rows(self) -> list[NumberRow]:
        """Those of all series."""
        return [one for book in self.books.values() for one in book]


def number_books(session: Session, house: House, year_be: int) -> NumberBooks:
    """The register of the year.

    Raises:
        WaitingError: no number was given in the year.
    """
    books: dict[Series, list[NumberRow]] = {}
    for one in queries.numbers(session, read_kinds(house.resources), year_be):
        books.setdefault(one.series, []).append(one)
    if not books:
        raise WaitingError(
            f"ยังไม่ได้ออกเลขที่หนังสือของปี พ.ศ. {to_thai(year_be)} ออกเลขแล้วพิมพ์ทะเบียนอีกครั้ง",
            code="no-numbers",
        )
    return NumberBooks(year_be, books)


# The phrases that a document with the books must have, each with the names it may hold.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {
    "book": frozenset({"title", "prefix"}),
    "given": frozenset({"count"}),
    "given-void": frozenset({"count", "void"}),
    "void": frozenset({"day", "reason"}),
    "entered": frozenset(),
    "begun": frozenset({"first"}),
    "gap": frozenset({"first", "last"}),
}


def books(found: NumberBooks, words: Words) -> tuple[Mapping[str, Content], ...]:
    """A table for each series, what it comes to, and which numbers it does not have."""
    return tuple(_book(one, words) for one in found.books.values())


NUMBER_BOOKS: Mapping[str, Callable[[NumberBooks, Words], Content]] = {
    "numbers.year": lambda found, _: str(found.year_be),
    "numbers.books": books,
    "numbers.count": lambda found, _: str(len(found.rows)),
    "numbers.void": lambda found, _: str(sum(map(_is_void, found.rows)) or ""),
}


def _book(rows: Sequence[NumberRow], words: Words) -> Mapping[str, Content]:
    first = rows[0]
    void = sum(map(_is_void, rows))
    said = words["given-void" if void else "given"]
    gaps = [words["gap"].format(first=a, last=b) for a, b in queries.gaps(rows)]
    begun = [words["begun"].format(first=first.n)] if first.n > 1 else []
    return {
        "title": words["book"].format(title=first.kind_title, prefix=first.series.prefix).strip(),
        "result": said.format(count=len(rows), void=void),
        "standings": tuple(_line(one, words) for one in rows),
        "lines": tuple(begun + gaps),
    }


def _line(one: NumberRow, words: Words) -> Mapping[str, Content]:
    notes = [words["entered"]] if one.entered else []
    if one.void_at:
        day = short_date(one.void_at.astimezone().date())
        notes.append(words["void"].format(day=day, reason=one.void_reason))
    return {
        "number": one.words,
        "dated": short_date(one.dated),
        "addressee": one.addressee or "–",
        "subject": one.subject,
        "who": one.who,
        "given_on": short_date(one.given_at.astimezone().date()),
        "note": "\n".join(notes),
    }


def _is_void(one: NumberRow) -> bool:
    return one.void_at is not None
