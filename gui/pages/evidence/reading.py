"""What the page reads: every slot of the year, and how many still wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.evidence.pack import SlotState, states
from core.evidence.points import read_points

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace


def of_year(session: Session, workspace: Workspace, year_be: int) -> Sequence[SlotState]:
    """Every slot of the fiscal year (พ.ศ.), with the program's own papers."""
    return states(session, workspace.house, read_points(workspace.resources), year_be)


def waiting(session: Session, workspace: Workspace, year_be: int) -> int:
    """How many slots wait, once somebody has begun: a year nobody works on waits for nothing."""
    found = of_year(session, workspace, year_be)
    begun = any(state.row.settled for state in found)
    return sum(not state.settled for state in found) if begun else 0
