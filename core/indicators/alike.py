"""Indicators of one set that ask nearly the same, to be looked at before next year's set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log

from core.indicators.sets import Group, Indicator, IndicatorSet
from core.thai import text
from core.thai.numerals import to_arabic

LEAST_LIKENESS = 0.3  # below, two names only speak of the same work
_WIDE = 3
_BLANKS = re.compile(r"[\s()/.,%“”]+")
Trigrams = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two indicators; ``likeness`` is 1 for the very same name and near 0 for another."""

    first: tuple[Group, Indicator]
    second: tuple[Group, Indicator]
    likeness: float


def alike(found: IndicatorSet) -> list[Alike]:
    """Pairs whose names share most of their trigrams, rare ones weighing most; nearest first."""
    every = list(found.every())
    told = {one.key: _trigrams(one.name) for _, one in every}
    rarity = _rarity(list(told.values()))
    pairs = [
        Alike(one, other, _likeness(told[one[1].key], told[other[1].key], rarity))
        for one, other in combinations(every, 2)
    ]
    return sorted(
        (one for one in pairs if one.likeness >= LEAST_LIKENESS), key=lambda one: -one.likeness
    )


def _trigrams(name: str) -> Trigrams:
    """Of the name as it is compared: clean, Arabic digits, small letters, no blanks."""
    form = _BLANKS.sub("", to_arabic(text.line(name)).casefold())
    return frozenset(form[at : at + _WIDE] for at in range(max(len(form) - _WIDE, 0) + 1))


def _rarity(names: list[Trigrams]) -> Mapping[str, float]:
    held = Counter(one for name in names for one in name)
    return {one: log((len(names) + 1) / many) for one, many in held.items()}


def _likeness(one: Trigrams, other: Trigrams, rarity: Mapping[str, float]) -> float:
    """What both say, of what either says."""
    shared, whole = (fsum(rarity[t] for t in ts) for ts in (one & other, one | other))
    return shared / whole if whole else 0.0
