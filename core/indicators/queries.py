"""Years assessed by indicators, and what those assessed come to, as frozen rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import func, select

from core.database import Session
from core.errors import NotFoundError
from core.indicators.model import (
    Assessed,
    CommitteeScore,
    CriterionMark,
    IndicatorAward,
    IndicatorFile,
    IndicatorYear,
)
from core.indicators.results import AwardRow, Cell, FileRow, Found, GroupResult, Standing, cell
from core.indicators.results import standing as totalled
from core.indicators.scoring import Status
from core.indicators.set_file import set_from
from core.indicators.sets import Group, IndicatorSet
from core.thai import names, order
from core.thai.numerals import to_arabic, to_thai


@dataclass(frozen=True, slots=True)
class YearRow:
    """A set that assesses a fiscal year; ``code`` is how the command line calls it."""

    id: int
    key: str
    year_be: int
    title: str
    assessed: int

    @property
    def code(self) -> str:
        """The set's key and the year."""
        return f"{self.key}-{self.year_be}"


@dataclass(frozen=True, slots=True)
class YearResult:
    """All groups of a set that assesses a year."""

    year: YearRow
    set: IndicatorSet
    groups: tuple[GroupResult, ...]


def years(session: Session, year_be: int = 0) -> list[YearRow]:
    """Every set that assesses a year, or that year, the latest year first."""
    many = select(func.count()).where(Assessed.year_id == IndicatorYear.id).scalar_subquery()
    found = select(IndicatorYear, many).order_by(IndicatorYear.fiscal_year.desc(), IndicatorYear.id)
    if year_be:
        found = found.where(IndicatorYear.fiscal_year == year_be)
    return [_year(row, count) for row, count in session.execute(found)]


def fiscal_years(session: Session) -> list[int]:
    """The fiscal years that a set assesses, the latest first."""
    return list(dict.fromkeys(one.year_be for one in years(session)))


def find_year(session: Session, code: str) -> int:
    """The id of the set that assesses a year, by the code that the command line has.

    Raises:
        NotFoundError: none; the sentence lists those there are.
    """
    rows = years(session)
    wanted = to_arabic(code.strip())
    for row in rows:
        if wanted == row.code:
            return row.id
    listed = ", ".join(row.code for row in rows) or "ยังไม่มีชุดที่เปิด"
    raise NotFoundError(f"ไม่พบการประเมิน “{code}” เลือกจาก: {listed}")


def set_of(session: Session, year_id: int) -> IndicatorSet:
    """The set as it was opened.

    Raises:
        NotFoundError: no such year.
    """
    row = get_year(session, year_id)
    made = set_from(row.tables, Path(f"{row.set_key}.toml"), {})
    return replace(made, year_be=row.fiscal_year)


def get_year(session: Session, year_id: int) -> IndicatorYear:
    """The row of a set that assesses a year.

    Raises:
        NotFoundError: no such year.
    """
    row = session.get(IndicatorYear, year_id)
    if row is None:
        raise NotFoundError(f"ไม่พบการประเมินหมายเลข {to_thai(year_id)} ตรวจจากรายการชุดตัวชี้วัด")
    return row


def find_assessed(session: Session, year_id: int, group: Group, told: str) -> int:
    """The id of whoever of the group has this number or name.

    Raises:
        NotFoundError: nobody, or several of that name.
    """
    rows = session.scalars(
        select(Assessed).where(Assessed.year_id == year_id, Assessed.group_key == group.key)
    ).all()
    keys, number = set(names.keys(told)), to_arabic(told.strip())
    found = [one for one in rows if str(one.id) == number or keys & set(names.keys(one.name))]
    if len(found) == 1:
        return found[0].id
    what = f"มีชื่อ “{told}” {to_thai(len(found))} ราย" if found else f"ไม่พบ “{told}”"
    listed = ", ".join(f"{one.id} {one.name}" for one in (found or rows)[:_MOST_LISTED])
    raise NotFoundError(f"{what} ในกลุ่ม{group.title} ใช้หมายเลขจากรายชื่อ: {listed or 'ยังไม่มีใคร'}")


_MOST_LISTED = 12


def result(session: Session, year_id: int) -> YearResult:
    """What everybody comes to, group by group, the best first.

    Raises:
        NotFoundError: no such year.
    """
    made = set_of(session, year_id)
    [year] = [one for one in years(session) if one.id == year_id]
    rows = session.scalars(select(Assessed).where(Assessed.year_id == year_id)).all()
    found = _found(session, year_id)
    groups = []
    for group in made.groups:
        members = [one for one in rows if one.group_key == group.key]
        standings = [
            totalled(one.id, one.person_id, one.name, one.post, _cells(group, one.id, found, made))
            for one in members
        ]
        groups.append(GroupResult(group, _ranked(standings)))
    return YearResult(year, made, tuple(groups))


_Found = dict[tuple[int, str], Found]


def _cells(group: Group, id_: int, found: _Found, made: IndicatorSet) -> list[Cell]:
    return [cell(one, found.get((id_, one.key), Found()), made.levels) for one in group.indicators]


def _ranked(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The best first, equal totals by name with one rank."""
    ordered = sorted(standings, key=lambda one: (-one.total, order.sort_key(_bare(one.name))))
    return tuple(
        replace(one, rank=1 + sum(other.total > one.total for other in ordered)) for one in ordered
    )


def _found(session: Session, year_id: int) -> _Found:
    """All that is known of everybody, by who and indicator."""
    marks: dict[tuple[int, str], dict[int, Status]] = defaultdict(dict)
    for mark in _of(session, CriterionMark, year_id):
        marks[mark.assessed_id, mark.indicator][mark.criterion] = cast("Status", mark.status)
    awards: dict[tuple[int, str], list[AwardRow]] = defaultdict(list)
    for won in _of(session, IndicatorAward, year_id):
        row = AwardRow(won.id, won.name, won.level, won.giver, won.day, won.file)
        awards[won.assessed_id, won.indicator].append(row)
    held: dict[tuple[int, str], list[FileRow]] = defaultdict(list)
    for one in _of(session, IndicatorFile, year_id):
        file = FileRow(one.id, one.criterion, one.title, one.file)
        held[one.assessed_id, one.indicator].append(file)
    said = {(one.assessed_id, one.indicator): one for one in _of(session, CommitteeScore, year_id)}
    return {
        of: Found(
            marks.get(of, {}),
            tuple(awards.get(of, ())),
            tuple(held.get(of, ())),
            Decimal(said[of].score) if of in said else None,
            said[of].reason if of in said else "",
        )
        for of in {*marks, *awards, *held, *said}
    }


Row = TypeVar("Row", CriterionMark, IndicatorAward, IndicatorFile, CommitteeScore)


def _of(session: Session, kind: type[Row], year_id: int) -> Sequence[Row]:
    """Every row of the kind about those whom the year assesses, oldest first."""
    about = select(kind).join(Assessed, Assessed.id == kind.assessed_id)
    return session.scalars(about.where(Assessed.year_id == year_id).order_by(kind.id)).all()


def _year(row: IndicatorYear, assessed: int) -> YearRow:
    return YearRow(row.id, row.set_key, row.fiscal_year, row.title, assessed)


def _bare(name: str) -> str:
    return names.split_title(name)[1]
