"""Where each part of a record stands on its paper, read out of the very PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.lessons.template import Part
from core.typeset.pdfium import PDFIUM

_BEFORE = "(?:^|[\\n\ufffe])"  # PDFium writes U+FFFE where a page's number ends in a hyphen
_NUMBER = "(?:[0-9๐-๙][0-9๐-๙.]*[.)]? *)?"  # ๔.๒.๑
_AFTER = r"(?= :|\r| |$)"
_CONTENTS = re.compile("\\A[^\n]{0,12}[\n\ufffe]สารบัญ\\s")  # below the page's number
_FOOT = 0.9  # share of a page's height at which its last part is taken to end


@dataclass(frozen=True, slots=True)
class Mark:
    """A page, from 0, and the shares of its height between which a part stands."""

    page: int
    top: float
    bottom: float


def find(data: bytes, parts: Sequence[Part]) -> Mapping[str, Mark]:
    """Where the parts stand, by key; one without a heading of its own stands with the one before.

    Those of groups that are not on the paper are left out.
    """
    return _completed(_in_order(_found(data, parts), parts), parts)


def _in_order(marks: Mapping[str, Mark], parts: Sequence[Part]) -> dict[str, Mark]:
    """The marks that come in the order of the parts; others are words that look like a heading."""
    kept: dict[str, Mark] = {}
    last = (0, 0.0)
    for part in parts:
        mark = marks.get(part.key)
        if mark is not None and (mark.page, mark.top) >= last:
            kept[part.key] = mark
            last = (mark.page, mark.top)
    return kept


def _completed(marks: dict[str, Mark], parts: Sequence[Part]) -> Mapping[str, Mark]:
    groups = {part.group for part in parts if part.key in marks}
    last: Mark | None = None
    for part in parts:
        last = marks.get(part.key, last)
        if part.group in groups and last is not None:
            marks.setdefault(part.key, last)
    return marks


def _found(data: bytes, parts: Sequence[Part]) -> dict[str, Mark]:
    import pypdfium2  # noqa: PLC0415 - the window is up before it

    keys = {heading: part.key for part in parts for heading in _headings(part)}
    longest = sorted(keys, key=len, reverse=True)
    pattern = re.compile(_BEFORE + _NUMBER + f"({'|'.join(map(re.escape, longest))})" + _AFTER)
    marks: dict[str, Mark] = {}
    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            for number in range(len(document)):
                for heading, top, bottom in _on_page(document[number], pattern):
                    marks.setdefault(keys[heading], Mark(number, top, bottom))
        finally:
            document.close()
    return marks


def _headings(part: Part) -> list[str]:
    """What may stand above the part on paper: its heading, or what its first row is called."""
    first = [part.row.format(n=n) for n in ("1", "๑")] if part.row else []
    return [part.heading, *first]


def _on_page(
    page: Any,  # noqa: ANN401 - untyped
    pattern: re.Pattern[str],
) -> list[tuple[str, float, float]]:
    """Each heading on a page, with the shares of its height where it begins and the next does."""
    text, high = page.get_textpage(), page.get_height()
    said = text.get_text_range()
    if _CONTENTS.search(said):  # every heading is there, and none begins there
        text.close()
        return []
    tops = []
    for found in pattern.finditer(said):
        _left, _bottom, _right, top = text.get_charbox(found.start(1), loose=True)
        tops.append((found[1], 1 - top / high))
    text.close()
    ends = [*(top for _heading, top in tops[1:]), _FOOT]
    return [
        (heading, top, max(end, top + 0.02))
        for (heading, top), end in zip(tops, ends, strict=False)  # a page may have none
    ]
