"""The papers that can be made now, as frozen rows; run in the background, never in Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.actions.queries import years as action_years
from core.awards import queries as awards
from core.drafts import queries as drafts
from core.indicators.queries import fiscal_years as indicator_years
from core.lessons import queries as lessons
from core.numbers.queries import years as number_years
from core.thai import calendar
from core.thai.numerals import to_thai

if TYPE_CHECKING:
    from core.awards.queries import RoundRow
    from core.database import Session
    from core.documents.service import PaperKind
    from core.drafts.queries import DraftRow
    from core.lessons.queries import LessonRow
    from core.workspace import Workspace

LESSON, NUMBERS = "lesson", "number-register"
REGISTER = "register"  # the part of this page that shows the register of numbers
DRAFT = "draft"  # the part in which a paper is written
NO_TITLE = "ยังไม่มีเรื่อง"
INDICATORS = ("indicators", "indicator-form")
_YEARS = {
    "actions": action_years,
    NUMBERS: number_years,
    **dict.fromkeys(INDICATORS, indicator_years),
}
_PLACES = {"actions": "actions", NUMBERS: "documents", **dict.fromkeys(INDICATORS, "evidence")}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that can be made.

    Attributes:
        kind: the word for ``Request.kind``.
        about: what it is about, in words.
        award: key of the round, for papers about one; ``lesson`` number of the record; ``year``
            for papers about a fiscal year.
        draft: number of the paper written in this window, and ``values`` what was written.
        numbers: kinds of numbers of the register that it may have.
        draft_of: what it stands on may still change: an open round, a record not complete.
        place: where what it says can be changed, and ``where`` there.
    """

    kind: str
    title: str
    about: str
    year_be: int
    award: str = ""
    lesson: int = 0
    has_designs: bool = False
    year: int = 0
    numbers: tuple[str, ...] = ()
    draft_of: str = ""
    place: str = ""
    where: Mapping[str, object] = field(default_factory=dict)
    draft: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, int, int, int]:
        """What tells it from every other."""
        return self.kind, self.award, self.lesson, self.year, self.draft


def papers(session: Session, workspace: Workspace) -> list[PaperRow]:
    """Every paper that can be made now; the latest year first, records before results."""
    from core.documents.service import (  # noqa: PLC0415 - brings ReportLab
        certificate_years,
        paper_kinds,
    )

    kinds = paper_kinds(workspace.house)
    known = {kind.key: kind for kind in kinds}
    rows = [_of_draft(one, known[one.kind]) for one in drafts.drafts(session) if one.kind in known]
    for record in lessons.lessons(session, workspace.templates):
        paper = workspace.templates[record.template].paper
        rows.append(_of_record(record, known.get(paper)))
    for one in awards.rounds(session, workspace.rulebook):
        for kind in kinds:
            needed = one.version if kind.needs == "result" else kind.needs == "round"
            if needed:
                rows.append(_of_round(one, kind))
    for kind in kinds:
        if kind.needs == "year":
            years = _YEARS.get(kind.kind, certificate_years)
            rows += [_of_year(kind, year) for year in years(session)]
    rows += [_of_form(kind) for kind in kinds if kind.is_form]
    return sorted(rows, key=lambda row: -row.year_be)


def designs(workspace: Workspace) -> Sequence[tuple[str, str]]:
    """Key and title of every design of certificates."""
    from core import catalogue  # noqa: PLC0415 - asked for in the background only
    from core.typeset.design import read_design  # noqa: PLC0415 - brings ReportLab

    found = catalogue.load("certificates", read_design, *workspace.resources)
    return [(key, design.title) for key, design in found.items()]


def _of_record(record: LessonRow, kind: PaperKind | None) -> PaperRow:
    lacking = to_thai(f"ขาด {len(record.missing)} ข้อ") if record.missing else ""
    year = record.fiscal_year or 0
    return PaperRow(
        kind=LESSON,
        title=kind.title if kind else record.title,
        about=to_thai(f"{record.activity or 'ยังไม่มีชื่อกิจกรรม'} {year or ''}".strip()),
        year_be=year,
        lesson=record.id,
        numbers=kind.numbers if kind else (),
        draft_of=lacking,
        place="lessons",
        where={"lesson": record.id},
    )


def _of_draft(one: DraftRow, kind: PaperKind) -> PaperRow:
    return PaperRow(
        kind=one.kind,
        title=one.title or NO_TITLE,
        about=kind.title,
        year_be=calendar.year_be(one.created_at.astimezone().date()),
        numbers=kind.numbers,
        place="documents",
        where={"part": DRAFT, "draft": one.id},
        draft=one.id,
        values=one.values,
    )


def _of_year(kind: PaperKind, year: int) -> PaperRow:
    """A paper about a fiscal year; the register of numbers is about a calendar year."""
    calendar_year = kind.kind == NUMBERS
    return PaperRow(
        kind=kind.kind,
        title=kind.title,
        about=to_thai(f"{'ปี' if calendar_year else 'ปีงบประมาณ'} พ.ศ. {year}"),
        year_be=year,
        year=year,
        place=_PLACES.get(kind.kind, "awards"),
        where={"part": REGISTER, "year": year} if calendar_year else {},
    )


def _of_form(kind: PaperKind) -> PaperRow:
    about = "จากข้อมูลสำนักงาน"
    return PaperRow(kind=kind.kind, title=kind.title, about=about, year_be=0, place="settings")


def _of_round(one: RoundRow, kind: PaperKind) -> PaperRow:
    steps = {
        "tally": "count",
        "proof": "count",
        "ballot": "votes",
        "minutes": "decisions",
        "order": "certificates",
    }
    return PaperRow(
        kind=kind.kind,
        title=kind.title,
        about=to_thai(f"{one.title} {one.year_be}"),
        year_be=one.year_be,
        award=one.key,
        has_designs=kind.has_designs,
        numbers=kind.numbers,
        draft_of="" if one.version else "ยังไม่ยืนยันผล",
        place="awards",
        where={"key": one.key, "step": steps.get(kind.kind, kind.kind)},
    )
