"""What a measure finds on a paper, and what all of them look for.

Source: the instructions for typing official papers with a computer, and official memo and letter
forms as they are typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from core.documents.document import Document
from tests.core.documents.measures.reading import MM, Row, Sheet, Thing

Way: TypeAlias = Literal["left", "right", "down", "size"]

POINT = 1 / MM  # in millimetres
HALF, TENTH = 0.5, 0.1
SIX, TWELVE = 6 * POINT, 12 * POINT
LEFT, INDENT, CENTRE, COLUMN_CENTRE, RIGHT = 30.0, 55.0, 105.0, 110.0, 190.0
TEXT, LABEL, TITLE = 16.0, 20.0, 29.0  # points
_COVER = 17.5  # points; letters on a cover are larger
_BODY = frozenset({"P", "LBody", "Lbl"})


class Finding(NamedTuple):
    """Millimetres, or points for sizes; ``way`` is where the thing is pushed to show it fails."""

    what: str
    found: float
    wanted: float
    page: int
    thing: Thing
    way: Way
    at_most: bool = False

    @property
    def off(self) -> float:
        """How far from what is wanted."""
        return max(0.0, self.found - self.wanted) if self.at_most else abs(self.found - self.wanted)


@dataclass(frozen=True, slots=True)
class Measured:
    """A paper read back, and how it was to be set."""

    pages: Sequence[Sheet]
    document: Document
    leading: float  # points

    @property
    def line(self) -> float:
        """From a base line to the next, in millimetres."""
        return self.leading * POINT

    @property
    def wide(self) -> bool:
        return self.document.layout == "wide-sheet"

    @property
    def body(self) -> Iterator[tuple[int, Sheet]]:
        """The pages with text on them: not the cover or what divides an appendix."""
        for number, page in enumerate(self.pages):
            plain = any(row.size < _COVER for row in texts_of(page))
            if plain or self.document.layout != "report":
                yield number, page


Reader: TypeAlias = Callable[[Measured], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, which papers have it, and how exact it is to be."""

    read: Reader
    of: Callable[[Document], bool]
    within: float = HALF
    push_mm: float = 1.0


def things(page: Sheet) -> Iterator[Thing]:
    yield from (row.thing for row in page.said)
    yield from (*page.dots, *page.strokes, *page.boxes)


def texts_of(page: Sheet) -> list[Row]:
    """Paragraphs and lists, without the lines of a memo's head."""
    heads = {row.element for row in page.said if row.kind == "P" and round(row.size) == LABEL}
    return [row for row in page.said if row.kind in _BODY and row.element not in heads]


def paragraphs(page: Sheet) -> Iterator[list[Row]]:
    for _, rows in groupby(texts_of(page), key=lambda row: row.element):
        yield list(rows)


def line_above(page: Sheet, row: Row) -> Row:
    """The lowest line that stands above another."""
    return max(
        (one for one in page.said if one.baseline < row.baseline - 1), key=lambda one: one.baseline
    )
