"""The board of a fiscal year: every activity, and the lessons that were written about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from sqlalchemy import select

from core.activities.model import Activity
from core.activities.naming import key_of
from core.awards.model import Award
from core.database import Session
from core.lessons import queries as lessons
from core.lessons.model import LessonRecord
from core.lessons.template import Template, template_for
from core.people.model import Person
from core.thai import order

Standing: TypeAlias = Literal["none", "writing", "written", "sent", "signed"]
STANDINGS: tuple[Standing, ...] = ("none", "writing", "written", "sent", "signed")
NAMES: Mapping[str, str] = {
    "none": "ยังไม่รายงาน",
    "writing": "กำลังเขียน",
    "written": "เขียนครบแล้ว",
    "sent": "เสนอแล้ว",
    "signed": "ลงนามแล้ว",
}
_REPORTED = frozenset({"written", "sent", "signed"})


@dataclass(frozen=True, slots=True)
class Report:
    """A lesson record about an activity; ``missing`` required parts are not complete."""

    record_id: int
    template: str
    title: str
    state: str
    missing: int

    @property
    def standing(self) -> Standing:
        """How far it has come."""
        if self.state == "signed":
            return "signed"
        if self.state == "sent":
            return "sent"
        return "writing" if self.missing else "written"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One activity.

    ``id`` is None for one that nobody wrote down: a round of awards (``award``), or only known
    from a lesson about it. ``reports`` begin with the one that has come farthest.
    """

    id: int | None
    name: str
    fiscal_year: int
    kind: str = ""
    owner: str = ""
    owner_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    award: str = ""
    reports: tuple[Report, ...] = ()

    @property
    def key(self) -> str:
        """Its name as names are compared."""
        return key_of(self.name, self.fiscal_year)

    @property
    def standing(self) -> Standing:
        """How far the report that has come farthest has come."""
        return self.reports[0].standing if self.reports else "none"

    @property
    def reported(self) -> bool:
        """Whether a whole report was written."""
        return self.standing in _REPORTED


def board(session: Session, templates: Mapping[str, Template], year_be: int) -> list[BoardRow]:
    """Every activity of the year, those without a report first, then by name.

    Rounds of awards and what lessons were written about count as activities by themselves.
    """
    rows = {row.key: row for row in _written_down(session, year_be)}
    keys = _with_rounds(session, rows, year_be)
    reports: dict[str, list[Report]] = {}
    for id_, name, subject in _records(session, year_be):
        key = keys.get(subject) or key_of(name, year_be)
        if key:
            rows.setdefault(key, BoardRow(None, name, year_be))
            reports.setdefault(key, []).append(_report(session, templates, id_))
    for key, found in reports.items():
        found.sort(key=lambda one: (-STANDINGS.index(one.standing), one.record_id))
        rows[key] = replace(rows[key], reports=tuple(found))
    return sorted(rows.values(), key=lambda row: (row.reported, order.sort_key(row.name)))


def unreported(rows: Iterable[BoardRow]) -> list[BoardRow]:
    """Those without a whole report."""
    return [row for row in rows if not row.reported]


def silent(session: Session, year_be: int, today: date) -> list[BoardRow]:
    """Activities written down for the year that are over and that no lesson is about."""
    told = {key_of(name, year_be) for _, name, _ in _records(session, year_be)}
    rows = {row.key: row for row in _written_down(session, year_be)}
    rounds = {key_of(title, year_be) for _, title in _rounds(session, year_be)}  # wait elsewhere
    over = (row for key, row in rows.items() if key not in told | rounds)
    return [row for row in over if row.ends_on is None or row.ends_on < today]


def years(session: Session) -> list[int]:
    """Every fiscal year that has an activity, a round or a lesson, the latest first."""
    found: set[int] = set(session.scalars(select(Activity.fiscal_year).distinct()))
    found |= set(session.scalars(select(Award.year_be).distinct()))
    found |= {year for year in session.scalars(select(LessonRecord.fiscal_year).distinct()) if year}
    return sorted(found, reverse=True)


def _written_down(session: Session, year_be: int) -> Iterable[BoardRow]:
    found = session.execute(
        select(Activity, Person)
        .outerjoin(Person, Activity.owner_id == Person.id)
        .where(Activity.fiscal_year == year_be)
        .order_by(Activity.id)
    )
    for one, person in found:
        yield BoardRow(
            one.id,
            one.name,
            one.fiscal_year,
            one.kind,
            person.full_name if person is not None else one.owner,
            one.owner_id,
            one.starts_on,
            one.ends_on,
        )


def _with_rounds(session: Session, rows: dict[str, BoardRow], year_be: int) -> dict[str, str]:
    """The rounds stand among the rows; returns the key of each round's row."""
    keys: dict[str, str] = {}
    for award, title in _rounds(session, year_be):
        key = keys[award] = key_of(title, year_be)
        rows[key] = replace(rows.get(key, BoardRow(None, title, year_be)), award=award)
    return keys


def _rounds(session: Session, year_be: int) -> list[tuple[str, str]]:
    found = select(Award.key, Award.title).where(Award.year_be == year_be).order_by(Award.id)
    return [(key, title) for key, title in session.execute(found)]


def _records(session: Session, year_be: int) -> list[tuple[int, str, str]]:
    """Every lesson of the year: its id, its activity, the round it looks back on."""
    found = select(LessonRecord.id, LessonRecord.activity, LessonRecord.subject)
    of_year = found.where(LessonRecord.fiscal_year == year_be).order_by(LessonRecord.id)
    return [(id_, name, subject) for id_, name, subject in session.execute(of_year)]


def _report(session: Session, templates: Mapping[str, Template], record_id: int) -> Report:
    view = lessons.lesson(session, templates, record_id)
    title = template_for(templates, view.template, view.version).short
    return Report(record_id, view.template, title, view.state, len(view.missing))
