"""Text into a box: the largest size at which it fits, and where each line stands."""

from __future__ import annotations

from dataclasses import dataclass

from core.thai.breaks import words
from core.typeset.design import Box
from core.typeset.faces import Face, face
from core.typeset.measures import MM

_STEP = 0.5  # points a size goes down at a time


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its origin in points from the page's left and upper edge."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in its box: whether it was set smaller, and whether it fits even so."""

    size: float
    lines: tuple[Line, ...]
    shrunk: bool
    fits: bool


def fit(box: Box, text: str, own: tuple[str, ...] = ()) -> Fitted:
    """The text in ``box``: bodies of the letters centred upright, lines aligned by their ink.

    Marks hang outside and never move a line; a swash counts, the room beside a letter does not.
    """
    font = face(box.face)
    left, top, width, height = (v * MM for v in box.at)
    largest, smallest = box.size
    size = largest
    rows = _wrapped(text, font, size, width, own)
    while size > smallest and not _holds(box, rows, font, size):
        size = max(smallest, size - _STEP)
        rows = _wrapped(text, font, size, width, own)
    body, leading = font.body * size * font.scale / 1000, box.leading * size
    first = top + (height - body - leading * (len(rows) - 1)) / 2 + body
    lines = tuple(
        Line(row, left + _shift(box, font, row, size, width), first + i * leading)
        for i, row in enumerate(rows)
        if row
    )
    return Fitted(size, lines, size < largest, _holds(box, rows, font, size))


def _holds(box: Box, rows: list[str], font: Face, size: float) -> bool:
    """Whether the rows are few, short and low enough."""
    if len(rows) > box.lines:
        return False
    high = font.body * size * font.scale / 1000 + box.leading * size * (len(rows) - 1)
    if len(rows) > 1 and high > box.at[3] * MM:
        return False
    return all(font.width(row, size) <= box.at[2] * MM for row in rows)


def _wrapped(text: str, font: Face, size: float, width: float, own: tuple[str, ...]) -> list[str]:
    """Greedy lines; a line break in the text is kept."""
    rows: list[str] = []
    for paragraph in text.split("\n"):
        if font.width(paragraph, size) <= width:
            rows.append(paragraph)
            continue
        row = ""
        for word in words(paragraph, own):
            if row.strip() and font.width((row + word).rstrip(), size) > width:
                rows.append(row.rstrip())
                row = ""
            row += word if row or word != " " else ""
        rows.append(row.rstrip())
    return rows


def _shift(box: Box, font: Face, row: str, size: float, width: float) -> float:
    ink, scale = font.run(row).ink, size * font.scale / 1000
    if box.align == "left":
        return -ink.left * scale
    room = width - (ink.right - ink.left) * scale
    return (room if box.align == "right" else room / 2) - ink.left * scale
