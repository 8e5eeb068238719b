"""What the page reads: the sets there are, and what each that assesses the year comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.indicators import queries
from core.indicators.set_file import read_sets

if TYPE_CHECKING:
    from core.database import Session
    from core.indicators.queries import YearResult
    from core.indicators.results import GroupResult, Standing
    from core.indicators.sets import IndicatorSet
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Assessed:
    """Somebody in a group of a set."""

    group: GroupResult
    standing: Standing


@dataclass(frozen=True, slots=True)
class Read:
    """The fiscal year (พ.ศ.), every set there is, and the results of those that are open."""

    year_be: int
    sets: Sequence[IndicatorSet]
    results: Sequence[YearResult]

    @property
    def people(self) -> tuple[Assessed, ...]:
        """Everybody, group by group, the best first."""
        return tuple(
            Assessed(group, one)
            for result in self.results
            for group in result.groups
            for one in group.standings
        )


def of_year(session: Session, workspace: Workspace, year_be: int) -> Read:
    """What there is of the fiscal year."""
    rows = sorted(queries.years(session, year_be), key=lambda one: one.id)
    results = [queries.result(session, one.id) for one in rows]
    return Read(year_be, list(read_sets(workspace.resources).values()), results)
