"""Measures of memos, and of emblems and signatures wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.core.documents.measures.finding import (
    CENTRE,
    COLUMN_CENTRE,
    HALF,
    LABEL,
    LEFT,
    POINT,
    RIGHT,
    SIX,
    TITLE,
    Finding,
    Measured,
    line_above,
)
from tests.core.documents.measures.reading import Row, Sheet


def memo_emblem(paper: Measured) -> Iterator[Finding]:
    yield from _emblem(paper, 15.0, LEFT + 7.5)


def paper_emblem(paper: Measured) -> Iterator[Finding]:
    yield from _emblem(paper, 30.0, COLUMN_CENTRE)


def _emblem(paper: Measured, side: float, middle: float) -> Iterator[Finding]:
    box = paper.pages[0].boxes[0]
    yield Finding("emblem from the edge", box.top, 15.0, 0, box, "down")
    yield Finding("emblem's middle", (box.left + box.right) / 2, middle, 0, box, "right")
    yield Finding("emblem's height", box.height, side, 0, box, "size")
    yield Finding("emblem's width", box.width, side, 0, box, "size")


def memo_title(paper: Measured) -> Iterator[Finding]:
    page = paper.pages[0]
    title, label = page.named("บันทึกข้อความ", "H1"), page.named("ส่วนราชการ")
    yield Finding("title", title.size, TITLE if title.bold else 0.0, 0, title.thing, "size")
    middle = (title.left + title.right) / 2
    yield Finding("title's middle", middle, COLUMN_CENTRE, 0, title.thing, "right")
    down = label.baseline - title.baseline
    yield Finding("title's line", down, 35 * POINT, 0, title.thing, "down")


_LABELS = {
    "ส่วนราชการ": (LEFT, RIGHT),
    "ที่": (LEFT, 107.9),
    "วันที่": (110.0, RIGHT),
    "เรื่อง": (LEFT, RIGHT),
}
_STROKES = 6.9 * POINT  # two spaces


def memo_head(paper: Measured) -> Iterator[Finding]:
    page = paper.pages[0]
    for word, (start, end) in _LABELS.items():
        label = next(row for row in page.said if row.text.strip() == word)
        size = label.size if label.bold else 0.0
        yield Finding(f"{word}: size", size, LABEL, 0, label.thing, "size")
        yield Finding(f"{word}: place", label.left, start, 0, label.thing, "right")
        dots = next(d for d in page.dots if 0 < d.top - label.baseline < 2 and d.right > label.left)
        yield Finding(f"{word}: end of the dots", dots.right, end, 0, dots, "right")
        begin = label.right + 1.5
        yield Finding(f"{word}: begin", dots.left, begin, 0, dots, "right", at_most=True)
        yield Finding(f"{word}: depth of the dots", dots.top - label.baseline, 0.9, 0, dots, "down")
        value = next((row for row in page.said if _beside(row, label)), None)
        if value:
            gap = value.left - label.right
            yield Finding(f"{word}: two strokes", gap, _STROKES, 0, value.thing, "right")
            down = value.baseline - label.baseline
            yield Finding(f"{word}: one base line", down, 0.0, 0, value.thing, "down")
            small = abs(value.size - 15.5)
            yield Finding(f"{word}: value", small, HALF, 0, value.thing, "size", at_most=True)


def memo_addressee(paper: Measured) -> Iterator[Finding]:
    page = paper.pages[0]
    row = page.named("เรียน")
    gap = row.baseline - line_above(page, row).baseline
    yield Finding("above เรียน", gap, paper.line + SIX, 0, row.thing, "down")


def signature(paper: Measured) -> Iterator[Finding]:
    number, page, rows = signed(paper)
    widest = max(rows, key=lambda row: row.thing.width)
    yield Finding("begin of the signature", widest.left, CENTRE, number, widest.thing, "right")
    for one, below in pairwise(rows):
        shift = (below.left + below.right - one.left - one.right) / 2
        yield Finding("name over post", shift, 0.0, number, below.thing, "right")
    room = rows[0].baseline - line_above(page, rows[0]).baseline
    yield Finding("room to sign", room, 4 * paper.line, number, rows[0].thing, "down")


def signed(paper: Measured) -> tuple[int, Sheet, list[Row]]:
    """The name in brackets at the right half, and the lines under it."""
    for number, page in enumerate(paper.pages):
        said = page.said
        for i, row in enumerate(said):
            if row.kind == "P" and row.text.startswith("(") and row.left >= CENTRE - 1:
                rows = [row]
                for below in said[i + 1 :]:
                    step = below.baseline - rows[-1].baseline
                    if abs(step - paper.line) > HALF or below.left < CENTRE - 1:
                        break
                    rows.append(below)
                return number, page, rows
    raise LookupError("signature")


def endorsements(paper: Measured) -> Iterator[Finding]:
    number, page, rows = signed(paper)
    below = [row for row in page.said if row.text.startswith("(") and row is not rows[0]]
    if len(below) != 2:
        return
    one, other = below
    down = other.baseline - one.baseline
    yield Finding("side by side", down, 0.0, number, other.thing, "down")
    yield Finding("apart", one.right, other.left, number, one.thing, "right", at_most=True)
    room = one.baseline - max(row.baseline for row in page.said if row.baseline < one.baseline - 1)
    yield Finding("room to write", room, paper.line + 60 * POINT, number, one.thing, "down")


def motto(paper: Measured) -> Iterator[Finding]:
    page = paper.pages[0]
    said = next((row for row in page.rows if not row.kind and row.text.startswith("“")), None)
    if said is None:
        return
    middle = (said.left + said.right) / 2
    yield Finding("motto's middle", middle, CENTRE, 0, said.thing, "right")
    yield Finding("motto above the edge", 297 - said.baseline, 7.5, 0, said.thing, "down")


def _beside(row: Row, label: Row) -> bool:
    """Whether this is the value that goes with the label."""
    same = row.element == label.element and row is not label
    return same and abs(row.baseline - label.baseline) < 2
