"""A set of indicators: who is assessed, by what, how it is scored, and the evidence it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.errors import NotFoundError
from core.indicators.levels import Levels
from core.indicators.scoring import ITEMISED, MILESTONE, Method


@dataclass(frozen=True, slots=True)
class Criterion:
    """One step of an indicator, with the evidence that shows it."""

    text: str
    evidence: str
    points: float = 1.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. ``evidence`` is what an award, or what the committee says, needs."""

    key: str
    name: str
    method: Method
    full: float = 5.0
    may_exceed: bool = False
    evidence: str = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def full_mark(self) -> Decimal:
        """The full mark, to be counted with."""
        return Decimal(str(self.full))

    @property
    def has_criteria(self) -> bool:
        """Whether it is a ladder or a list of items, and could be counted as the other."""
        return self.method in {MILESTONE, ITEMISED}


@dataclass(frozen=True, slots=True)
class Group:
    """Those assessed by the same indicators.

    ``posts`` are words of their posts, none for everybody's; ``offices``: they are no people.
    """

    key: str
    title: str
    indicators: tuple[Indicator, ...]
    posts: tuple[str, ...] = ()
    offices: bool = False

    @property
    def full(self) -> Decimal:
        """What all full marks come to."""
        return sum((one.full_mark for one in self.indicators), Decimal(0))


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """The indicators of a fiscal year (พ.ศ.); ``key`` is the name of its file."""

    key: str
    title: str
    year_be: int
    groups: tuple[Group, ...]
    levels: Levels

    def group(self, key: str) -> Group:
        """The group of this key.

        Raises:
            NotFoundError: there is none; the sentence lists what there is.
        """
        for group in self.groups:
            if group.key == key:
                return group
        listed = ", ".join(f"{group.key} ({group.title})" for group in self.groups)
        raise NotFoundError(f"{self.title}ไม่มีกลุ่ม “{key}” เลือกจาก: {listed}")

    def indicator(self, key: str) -> tuple[Group, Indicator]:
        """The indicator of this key, and whose it is.

        Raises:
            NotFoundError: there is none; the sentence lists what there is.
        """
        for group, indicator in self.every():
            if indicator.key == key:
                return group, indicator
        listed = ", ".join(f"{one.key} ({one.name})" for _, one in self.every())
        raise NotFoundError(f"{self.title}ไม่มีตัวชี้วัด “{key}” เลือกจาก: {listed}")

    def every(self) -> Iterator[tuple[Group, Indicator]]:
        """Every indicator with its group, in order."""
        return ((group, one) for group in self.groups for one in group.indicators)
