"""Which of the matches is the best: whole words and names, then what says it most."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate
from statistics import fmean
from typing import NamedTuple

from core.search.folding import fold
from core.search.part import NAMED
from core.thai import breaks

_SATURATION, _LENGTH = 1.2, 0.75  # bm25's usual k1 and b


class Candidate(NamedTuple):
    """One matching part; the larger its id, the better its name and the newer its record."""

    id: int
    title: str
    folded: str
    weight: int


_Key = tuple[int, float, int]  # the least is the best


def ranked(
    candidates: Sequence[Candidate], words: Sequence[str], most: int | None = None
) -> list[int]:
    """The ids of so many of them, or of all, the best first."""
    usual = fmean(len(one.folded) for one in candidates) if candidates else 1.0

    def at_best(one: Candidate) -> _Key:
        """Its place if it holds whole words."""
        named = one.weight >= NAMED and _all_in(words, fold(one.title))
        return -1 - named, -round(_bm25(one.folded, words, usual), 6), -one.id

    most = len(candidates) if most is None else most
    keys: list[_Key] = []
    for best, one in sorted((at_best(one), one) for one in candidates):
        # where words end is costly to tell, and tells nothing of what comes after so many
        if bisect_right(keys, best) >= most:
            break
        insort(keys, best if _whole_words(one.folded, words) else (best[0] + 1, *best[1:]))
    return [-id_ for _shown, _score, id_ in keys[:most]]


def _bm25(folded: str, words: Sequence[str], usual: float) -> float:
    """Without rarity, for every candidate holds every word; ``usual`` is their mean length."""
    long = _SATURATION * (1 - _LENGTH + _LENGTH * len(folded) / usual)
    score = 0.0
    for word in words:
        times = folded.count(word)
        score += times * (_SATURATION + 1) / (times + long)
    return score


def _all_in(words: Sequence[str], folded: str) -> bool:
    return all(word in folded for word in words)


def _whole_words(folded: str, words: Sequence[str]) -> bool:
    """Whether each of the words stands somewhere between two ends of words."""
    return all(_whole(folded.rstrip(), word) for word in words)


def _whole(folded: str, word: str) -> bool:
    at = folded.find(word)
    while at >= 0:
        # words end at blanks, so what is between two of them can be split alone
        begin = folded.rfind(" ", 0, at) + 1
        end = folded.find(" ", at + len(word))
        pieces = breaks.words(folded[begin : end if end >= 0 else None])
        ends = {0, *accumulate(map(len, pieces))}
        if at - begin in ends and at - begin + len(word) in ends:
            return True
        at = folded.find(word, at + 1)
    return False
