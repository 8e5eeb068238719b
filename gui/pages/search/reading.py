"""What the page reads: hits with the words that say where they are, and how they are spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.database import plain_rows
from core.search import queries
from core.search.among import Among
from core.search.queries import Hit, Spread
from core.thai.numerals import to_thai
from gui.finding import GROUPS, headings, part_of, way_of

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace

FIRST = 100  # hits read at once; more when the officer scrolls to their end


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit as the list shows it."""

    hit: Hit
    title: str
    told: str  # ถอดบทเรียน · ๒๕๖๘ · ปัญหา อุปสรรค
    icon: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are, and how those are spread over kinds and years."""

    rows: Sequence[HitRow] = ()
    total: int = 0
    spread: Spread = field(default_factory=lambda: Spread({}, {}))

    @property
    def facts(self) -> str:
        """``พบ ๑๒ แห่ง · ถอดบทเรียน ๑๐ · บุคลากร ๒``."""
        if not self.total:
            return ""
        kinds = self.spread.kinds
        named = (f"{group} {kinds[kind]:,}" for kind, group in GROUPS.items() if kinds.get(kind))
        parts = list(named) if len(kinds) > 1 else []
        return to_thai(" · ".join((f"พบ {self.total:,} แห่ง", *parts)))


def find(session: Session, workspace: Workspace, words: str, among: Among, most: int) -> Found:
    """The best so many hits of these words."""
    told = queries.find_among(session, words, among, most)
    spread = queries.spread(session, words, among)
    named = headings(workspace)
    return Found([_row(hit, named) for hit in told.hits], told.total, spread)


def years(session: Session) -> list[int]:
    """Every fiscal year that something to be found has, the latest first."""
    query = "SELECT DISTINCT year_be FROM search_part WHERE year_be > 0 ORDER BY 1 DESC"
    return [year for (year,) in plain_rows(session, query)]


def _row(hit: Hit, named: Mapping[tuple[str, str], str]) -> HitRow:
    way = way_of(hit)
    said = (way.group, to_thai(hit.year_be or ""), part_of(hit, named))
    told = " · ".join(word for word in said if word)
    return HitRow(hit, hit.title or "ยังไม่มีชื่อ", told, way.icon)
