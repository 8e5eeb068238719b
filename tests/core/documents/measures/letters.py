"""Measures of papers with the emblem in the middle: letters, orders, announcements."""

from __future__ import annotations

from collections.abc import Iterator

from tests.core.documents.measures.finding import (
    CENTRE,
    COLUMN_CENTRE,
    INDENT,
    LEFT,
    SIX,
    TEXT,
    TWELVE,
    Finding,
    Measured,
    line_above,
    paragraphs,
)
from tests.core.documents.measures.memos import signed


def titles(paper: Measured) -> Iterator[Finding]:
    """The bold lines under the emblem of an order or announcement."""
    page = paper.pages[0]
    for row in page.said:
        if row.kind in {"H1", "H2"} and row.left > LEFT + 1 and row.baseline < 80:
            size = row.size if row.bold else 0.0
            yield Finding("title", size, TEXT, 0, row.thing, "size")
            middle = (row.left + row.right) / 2
            yield Finding("title's middle", middle, COLUMN_CENTRE, 0, row.thing, "right")


def letter_head(paper: Measured) -> Iterator[Finding]:
    page = paper.pages[0]
    number, office = page.named("ที่  "), page.named("สำนักงาน")
    yield Finding("number", number.left, LEFT, 0, number.thing, "right")
    foot = page.boxes[0].bottom
    yield Finding("number at the emblem's foot", number.baseline, foot, 0, number.thing, "down")
    down = office.baseline - number.baseline
    yield Finding("office beside the number", down, 0.0, 0, office.thing, "down")
    yield Finding("office right of the emblem", office.left, 128.0, 0, office.thing, "right")
    rows = page.said
    date = rows[rows.index(page.named("เรื่อง  ")) - 1]
    yield Finding("date from the centre", date.left, CENTRE, 0, date.thing, "right")


_LETTER_PARTS = (
    "เรื่อง  ",
    "เรียน  ",
    "อ้างถึง  ",
    "สิ่งที่ส่งมาด้วย  ",
    "ตามหนังสือ",
    "ด้วย",
    "ในการนี้",
    "จึงเรียน",
)


def letter_parts(paper: Measured) -> Iterator[Finding]:
    """Space above the labelled lines and above each part of the text, and the words of leave."""
    for number, page in enumerate(paper.pages):
        for row in page.said:
            if (
                row is page.said[0]
                or row.left > INDENT + 1
                or not row.text.startswith(_LETTER_PARTS)
            ):
                continue
            gap = row.baseline - line_above(page, row).baseline
            yield Finding(f"above {row.text[:9]}", gap, paper.line + SIX, number, row.thing, "down")


def letter_leave(paper: Measured) -> Iterator[Finding]:
    number, page, rows = signed(paper)
    leave = line_above(page, rows[0])
    gap = leave.baseline - line_above(page, leave).baseline
    yield Finding("above the leave", gap, paper.line + TWELVE, number, leave.thing, "down")
    middle = (leave.left + leave.right - rows[0].left - rows[0].right) / 2
    yield Finding("leave over the name", middle, 0.0, number, leave.thing, "right")
    owner = next(row for row in page.said if row.baseline > rows[-1].baseline)
    yield Finding("whose matter it is", owner.left, LEFT, number, owner.thing, "right")


def letter_hanging(paper: Measured) -> Iterator[Finding]:
    """What is too long for a labelled line goes on under its own beginning."""
    for number, page in enumerate(paper.pages):
        for rows in paragraphs(page):
            label = next((one for one in _LETTER_PARTS[:4] if rows[0].text.startswith(one)), "")
            if label and rows[1:]:
                start = _LETTER_STARTS[label]
                for row in rows[1:]:
                    yield Finding(f"{label}goes on", row.left, start, number, row.thing, "right")


# Labels at 16 points with two strokes, measured on the margin of 30 mm.
_LETTER_STARTS = {"เรื่อง  ": 39.2, "เรียน  ": 39.9, "อ้างถึง  ": 41.9, "สิ่งที่ส่งมาด้วย  ": 52.7}
