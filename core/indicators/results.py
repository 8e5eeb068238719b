"""What those assessed come to: a score for each indicator, a total, a place in their group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.indicators.levels import Levels
from core.indicators.scoring import (
    AWARD_SUM,
    ITEMISED,
    MANUAL,
    MILESTONE,
    UNSEEN,
    Score,
    Status,
    Step,
    Won,
    award_sum,
    itemised,
    manual,
    milestone,
    percent_of,
)
from core.indicators.sets import Group, Indicator
from core.thai.numerals import to_thai

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of evidence; criterion 0: of the whole indicator."""

    id: int
    criterion: int
    title: str
    file: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award; it waits while it has no file."""

    id: int
    name: str
    level: str
    giver: str
    day: date
    file: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of somebody's one indicator; ``marks`` by criterion, counted from 1."""

    marks: Mapping[int, Status] = field(default_factory=dict)
    awards: tuple[AwardRow, ...] = ()
    files: tuple[FileRow, ...] = ()
    said: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator of somebody. ``ladder`` and ``by_item`` are none where it has no criteria."""

    indicator: Indicator
    found: Found
    score: Score
    ladder: Score | None = None
    by_item: Score | None = None

    @property
    def waiting(self) -> tuple[str, ...]:
        """What evidence is waited for, a line each."""
        return tuple(_waiting(self))


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody of a group. ``ladder`` and ``by_item`` are totals counted each way throughout.

    ``person_id`` is none for an office, or where the register has the person no longer.
    """

    id: int
    person_id: int | None
    name: str
    post: str
    rank: int
    cells: tuple[Cell, ...]
    total: Decimal
    ladder: Decimal
    by_item: Decimal
    full: Decimal

    @property
    def percent(self) -> Decimal:
        """Of all full marks; above a hundred where awards carry it there."""
        return percent_of(self.total, self.full)

    @property
    def settled(self) -> bool:
        """Whether everything was looked at and nothing waits."""
        return all(cell.score.settled for cell in self.cells)

    @property
    def waiting(self) -> tuple[str, ...]:
        """What evidence is waited for, a line each."""
        return tuple(line for cell in self.cells for line in cell.waiting)

    @property
    def possible(self) -> Decimal:
        """The total once all that waits has its evidence."""
        return sum((cell.score.possible for cell in self.cells), _ZERO)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group with its people, the best first; equal totals have equal rank."""

    group: Group
    standings: tuple[Standing, ...]


def cell(indicator: Indicator, found: Found, levels: Levels) -> Cell:
    """What is found of the indicator, scored by its own method and, if it can be, both ways."""
    full = indicator.full_mark
    if indicator.method == AWARD_SUM:
        won = [_won(one, levels) for one in found.awards]
        return Cell(indicator, found, award_sum(won, full, may_exceed=indicator.may_exceed))
    if indicator.method == MANUAL:
        return Cell(indicator, found, manual(found.said, found.reason, full))
    steps = [
        Step(Decimal(str(one.points)), found.marks.get(n, UNSEEN))
        for n, one in enumerate(indicator.criteria, 1)
    ]
    both = {MILESTONE: milestone(steps, full), ITEMISED: itemised(steps, full)}
    return Cell(indicator, found, both[indicator.method], both[MILESTONE], both[ITEMISED])


def standing(
    id_: int, person_id: int | None, name: str, post: str, cells: Sequence[Cell]
) -> Standing:
    """Somebody's totals, not ranked yet."""
    return Standing(
        id=id_,
        person_id=person_id,
        name=name,
        post=post,
        rank=0,
        cells=tuple(cells),
        total=sum((one.score.score for one in cells), _ZERO),
        ladder=sum(((one.ladder or one.score).score for one in cells), _ZERO),
        by_item=sum(((one.by_item or one.score).score for one in cells), _ZERO),
        full=sum((one.indicator.full_mark for one in cells), _ZERO),
    )


def _won(one: AwardRow, levels: Levels) -> Won:
    level = levels[one.level]
    return Won(f"{one.name} {level.title}", level.points or _ZERO, not one.file)


def _waiting(one: Cell) -> Iterator[str]:
    for number in one.score.pending:
        if one.indicator.has_criteria:
            criterion = one.indicator.criteria[number - 1]
            yield f"{one.indicator.name} ข้อ {to_thai(number)} รอ{criterion.evidence}"
        else:
            award = one.found.awards[number - 1]
            yield f"{one.indicator.name} รางวัล{award.name} รอ{one.indicator.evidence}"
