"""What earlier years left, as screens show it: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.actions.queries import ActionRow
from core.lookback.plan import Plan
from core.lookback.sections import Meaning
from core.search.similar import Neighbour


@dataclass(frozen=True, slots=True)
class Kept:
    """One item of an earlier lesson. ``follow`` is the state of its task, empty if it has none.

    ``carried`` is the id of what it has become in this plan, 0 if nothing.
    """

    item_id: int
    words: str
    part: str
    record_id: int
    activity: str
    year_be: int
    follow: str = ""
    carried: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """One task of an earlier lesson that is not closed."""

    action: ActionRow
    year_be: int
    carried: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """A lesson of another activity that speaks of the same; the item, if it is one."""

    neighbour: Neighbour
    item: Kept | None


@dataclass(frozen=True, slots=True)
class Left:
    """Who went on, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LookBack:
    """Everything that earlier years left for a plan, the latest year first.

    ``years`` are those in which the activity was written about; empty if it is new.
    """

    plan: Plan
    years: tuple[int, ...] = ()
    open: tuple[Open, ...] = ()
    sections: tuple[tuple[Meaning, tuple[Kept, ...]], ...] = ()
    near: tuple[Near, ...] = ()
    left: Left | None = None

    @property
    def says_anything(self) -> bool:
        """Whether there is something of the activity's own to read."""
        return bool(self.open or self.sections)

    @property
    def is_due(self) -> bool:
        """Whether it must still be read or passed."""
        return self.says_anything and self.left is None

    @property
    def carried(self) -> int:
        """How many of these things are in the plan."""
        kept = [one.carried for _meaning, some in self.sections for one in some]
        near = [one.item.carried for one in self.near if one.item is not None]
        return sum(map(bool, (*(one.carried for one in self.open), *kept, *near)))


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """One thing in a plan, with its source; ``action`` is the task that it is, if it is one."""

    id: int
    words: str
    source_activity: str
    source_year: int
    source_record_id: int | None
    source_part: str
    action: ActionRow | None
    record_id: int | None
    who: str
    carried_at: datetime
