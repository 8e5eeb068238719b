"""The office's own words, kept in its settings, stay whole wherever a paper prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import pytest

from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.thai.breaks import words
from tests.core.documents.making import PAGED, house
from tests.core.documents.measures.reading import Row, Sheet, measured

_FEWEST, _MOST = 6, 14  # letters of a word, that any column has room for
_THAI = re.compile("[ก-๎]{3,}")


def _broken(pages: list[Sheet]) -> list[str]:
    """The last word of a line with the first of the next, as if they were one."""
    return [
        first + other
        for page in pages
        for first, other in _turns(page)
        if _THAI.fullmatch(first) and _THAI.fullmatch(other)
    ]


def _turns(page: Sheet) -> Iterator[tuple[str, str]]:
    """The words round each end of a line at which no space stands."""
    told = (row for row in page.said if row.kind != "Figure")
    for _, rows in groupby(told, key=lambda row: row.element):
        lines = ["".join(_texts(one)) for _, one in groupby(rows, key=lambda row: row.baseline)]
        for upper, lower in pairwise(lines):
            if not upper.endswith(" "):
                yield words(upper)[-1], words(lower)[0]


def _texts(rows: Iterator[Row]) -> Iterator[str]:
    return (row.text for row in rows)


def _pages(key: str, own: tuple[str, ...] = ()) -> list[Sheet]:
    one = house()
    office = replace(one.settings.office, words=own)
    changed = replace(one, settings=replace(one.settings, office=office))
    return measured(draw(sampled(changed, key, long=True)).data)


@pytest.mark.parametrize("key", PAGED)
def test_a_word_of_the_office_is_not_cut_at_a_lines_end(key: str) -> None:
    cut = [one for one in _broken(_pages(key)) if _FEWEST <= len(one) <= _MOST]
    for own in dict.fromkeys(cut[:9:4]):
        assert own not in _broken(_pages(key, (own,)))


def test_the_samples_have_words_to_be_cut() -> None:
    cut = {key for key in PAGED if _broken(_pages(key))}
    assert {"lesson-memo", "letter", "command", "announcement", "report"} <= cut
