"""What is asked of somebody, a row each: a criterion, an award, the committee's own score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.indicators.results import AwardRow, Cell, FileRow, Standing
from core.indicators.scoring import (
    AWARD_SUM,
    MET,
    STATUSES,
    UNMET,
    UNSEEN,
    WAITING,
    Status,
    plain,
)
from core.thai.numerals import printed, to_thai
from gui.table_model import Column
from gui.widgets.badge import Badge
from gui.widgets.table import Listing

_TONES: dict[Status, tuple[str, str]] = {
    MET: ("good", "check"),
    UNMET: ("bad", "close"),
    WAITING: ("wait", "clock"),
    UNSEEN: ("still", ""),
}
ADD_AWARD, SAY = "เพิ่มรางวัล", "คะแนนที่คณะกรรมการให้"


@dataclass(frozen=True, slots=True)
class Asked:
    """One row. ``criterion`` counts from 1, and is 0 for an award and for the whole indicator."""

    cell: Cell
    criterion: int = 0
    award: AwardRow | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from every other of the same person."""
        return self.cell.indicator.key, self.criterion, self.award.id if self.award else 0

    @property
    def name(self) -> str:
        """What is asked for."""
        if self.criterion:
            words = self.cell.indicator.criteria[self.criterion - 1].text
            return printed(f"{self.criterion}. {words}")
        if self.award:
            return self.award.name
        return ADD_AWARD if self.cell.indicator.method == AWARD_SUM else SAY

    @property
    def evidence(self) -> str:
        """What would show it."""
        one = self.cell.indicator
        return one.criteria[self.criterion - 1].evidence if self.criterion else one.evidence

    @property
    def files(self) -> tuple[FileRow, ...]:
        """The evidence there is."""
        return tuple(one for one in self.cell.found.files if one.criterion == self.criterion)

    @property
    def badges(self) -> tuple[Badge, ...]:
        """How it stands."""
        if self.criterion:
            status = self.cell.found.marks.get(self.criterion, UNSEEN)
            return (Badge(STATUSES[status], *_TONES[status]),)
        if self.award:
            status = MET if self.award.file else WAITING
            words = "นับแล้ว" if self.award.file else STATUSES[WAITING]
            return (Badge(words, *_TONES[status]),)
        said = self.cell.found.said
        if self.cell.indicator.method == AWARD_SUM:
            return ()
        if said is None:
            return (Badge(STATUSES[UNSEEN]),)
        return (Badge(to_thai(f"{plain(said)} คะแนน"), "good", "check"),)


def asked_of(standing: Standing) -> Sequence[Asked]:
    """Every row, indicator by indicator."""
    return [row for cell in standing.cells for row in _rows(cell)]


def _rows(cell: Cell) -> Iterator[Asked]:
    for number in range(1, len(cell.indicator.criteria) + 1):
        yield Asked(cell, number)
    for award in cell.found.awards:
        yield Asked(cell, award=award)
    if not cell.indicator.has_criteria:
        yield Asked(cell)


LISTING: Listing[Asked] = Listing(
    "indicators-asked",
    (
        Column("เกณฑ์", lambda one: one.name, below=lambda one: printed(one.cell.indicator.name)),
        Column(
            "ผล",
            lambda one: " ".join(b.text for b in one.badges),
            width=124,
            badges=lambda one: one.badges,
        ),
    ),
    identity=lambda one: one.key,
    unit="ข้อ",
    two_lines=True,
)
