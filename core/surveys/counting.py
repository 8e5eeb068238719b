"""How often each level was given, and what that comes to: whole numbers until the last rounding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import TypeAlias

from core.surveys.scale import FULL, LEVELS

Counts: TypeAlias = Sequence[int]  # how often each level of the scale was given, the lowest first

_HALF = Fraction(1, 2)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figures:
    """What some answers come to, each rounded half up to two decimals.

    Attributes:
        n: how many answers; never none.
        sd: of a sample (n - 1); None for one answer.
        percent: the mean in percent of the highest level.
    """

    n: int
    mean: Decimal
    sd: Decimal | None
    percent: Decimal


def figures(counts: Counts) -> Figures | None:
    """What the answers come to; None where there are none."""
    n = sum(counts)
    if not n:
        return None
    total = sum(level * many for level, many in zip(LEVELS, counts, strict=True))
    squares = sum(level * level * many for level, many in zip(LEVELS, counts, strict=True))
    mean = Fraction(total, n)
    sd = None if n == 1 else root(Fraction(n * squares - total * total, n * (n - 1)))
    return Figures(n, rounded(mean), sd, rounded(mean * 100 / FULL))


def together(all_: Iterable[Counts]) -> tuple[int, ...]:
    """The answers of several items as those of one."""
    rows = list(all_)
    return tuple(sum(row[at] for row in rows) for at in range(len(LEVELS)))


def rounded(exact: Fraction) -> Decimal:
    """Two decimals, half up."""
    return floor(exact * 100 + _HALF) * _CENT


def root(exact: Fraction) -> Decimal:
    """The square root with two decimals, half up, decided in whole numbers."""
    return (isqrt(floor(exact * 40_000)) + 1) // 2 * _CENT
