"""Measures of every paper: margins, lines, indents, page numbers, catchwords."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from tests.core.documents.measures.finding import (
    HALF,
    INDENT,
    LEFT,
    POINT,
    RIGHT,
    SIX,
    TEXT,
    Finding,
    Measured,
    line_above,
    paragraphs,
    texts_of,
    things,
)
from tests.core.documents.measures.reading import Row, Sheet


def left_margin(paper: Measured) -> Iterator[Finding]:
    wanted = 20.0 if paper.wide else LEFT
    found = [(n, thing) for n, page in enumerate(paper.pages) for thing in things(page)]
    number, least = min(found, key=lambda one: one[1].left)
    yield Finding("left margin", least.left, wanted, number, least, "left")


def right_margin(paper: Measured) -> Iterator[Finding]:
    wanted = 277.0 if paper.wide else RIGHT
    found = [(n, thing) for n, page in enumerate(paper.pages) for thing in things(page)]
    number, most = max(found, key=lambda one: one[1].right)
    yield Finding("right margin", most.right, wanted, number, most, "right")


def bottom_margin(paper: Measured) -> Iterator[Finding]:
    for number, page in enumerate(paper.pages):
        low = max(page.said, key=lambda row: row.baseline, default=None)
        if low:
            limit = page.height - 20.0
            yield Finding("last line", low.baseline, limit, number, low.thing, "down", at_most=True)


def top_of_text(paper: Measured) -> Iterator[Finding]:
    """Where the first line of text begins, on papers without an emblem."""
    report = paper.document.layout == "report"
    number, page = next(paper.body)
    first = page.said[0]
    high = (paper.leading * first.size / TEXT * 0.5 + first.size * 0.25) * POINT
    top = 25.0 if report else 20.0
    yield Finding("top of the text", first.baseline - high, top, number, first.thing, "down")


def page_number(paper: Measured) -> Iterator[Finding]:
    report = paper.document.layout == "report"
    for number, page in enumerate(paper.pages):
        said = next((row for row in page.rows if _is_number(row)), None)
        if said is None:
            continue
        middle = (said.left + said.right) / 2
        yield Finding("middle of the number", middle, page.width / 2, number, said.thing, "right")
        down = 16.0 if report else 24.6 if paper.wide else 29.6
        yield Finding("base of the number", said.baseline, down, number, said.thing, "down")


def catchword(paper: Measured) -> Iterator[Finding]:
    for number, page in enumerate(paper.pages[:-1]):
        word = next(row for row in page.rows if not row.kind and row.text.startswith("/"))
        yield Finding("end of the catchword", word.right, RIGHT, number, word.thing, "right")
        yield Finding("base of the catchword", word.baseline, 283.5, number, word.thing, "down")


def body_size(paper: Measured) -> Iterator[Finding]:
    for number, page in paper.body:
        for row in texts_of(page):
            yield Finding("size of the text", row.size, TEXT, number, row.thing, "size")


def line_pitch(paper: Measured) -> Iterator[Finding]:
    for number, page in paper.body:
        for rows in paragraphs(page):
            lines = [next(line) for _, line in groupby(rows, key=lambda row: row.baseline)]
            for one, below in pairwise(row for row in lines if round(row.size) == TEXT):
                step = below.baseline - one.baseline
                yield Finding("line to line", step, paper.line, number, below.thing, "down")


def indent(paper: Measured) -> Iterator[Finding]:
    """A paragraph that goes on at the margin begins 25 mm from it."""
    begun: set[int] = set()
    for number, page in paper.body:
        for rows in paragraphs(page):
            if rows[0].element in begun:
                continue  # from the page before
            begun.add(rows[0].element)
            if rows[0].kind == "P" and rows[1:] and abs(rows[-1].left - LEFT) < 1:
                first = rows[0]
                if first.thing.left - _run_in(page, first) > HALF:
                    continue
                yield Finding("indent", first.left, INDENT, number, first.thing, "right")


def items(paper: Measured) -> Iterator[Finding]:
    """The numbers of a list's first level, as far in as a paragraph."""
    for number, page in paper.body:
        for row in page.said:
            if row.kind == "Lbl" and row.text.strip() == "๑.":
                yield Finding("number of an item", row.left, INDENT, number, row.thing, "right")


def _run_in(page: Sheet, row: Row) -> float:
    """Where the line begins of which this is the text; a heading may be run in before it."""
    same = [one for one in page.said if one.baseline == row.baseline and one.kind[:1] != "T"]
    return min(one.left for one in same)


def level_1_headings(paper: Measured) -> Iterator[Finding]:
    for number, page in enumerate(paper.pages):
        for row in page.said:
            if row.kind == "H2" and row.left < LEFT + 5 and row is not page.said[0]:
                over = line_above(page, row).baseline
                if any(over < one.top < row.baseline for one in (*page.strokes, *page.dots)):
                    continue  # under a rule, or lines to write on
                gap = row.baseline - over
                yield Finding(row.text, gap, paper.line + SIX, number, row.thing, "down")
                yield Finding("margin", row.left, LEFT, number, row.thing, "left")


def _is_number(row: Row) -> bool:
    return not row.kind and row.text.startswith("- ") and row.text.endswith(" -")
