"""What the page reads: the year's surveys with their papers' values, and what a sheet offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.activities.queries import board
from core.documents.satisfaction import values_of
from core.surveys.bands import Bands, presets
from core.surveys.queries import SurveyRow, bands_of, surveys
from core.thai.numerals import to_thai
from gui.places import Found

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace

_MOST = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """One survey, and what its paper is given."""

    row: SurveyRow
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a sheet offers: the presets by key, and the names of the year's activities."""

    presets: Mapping[str, Bands]
    activities: Sequence[str]


def of_year(session: Session, workspace: Workspace, year_be: int) -> list[Kept]:
    """The surveys of the fiscal year (พ.ศ.), as they were kept."""
    roots = workspace.resources
    rows = surveys(session, year_be, roots)
    return [Kept(row, values_of(row, bands_of(row, roots))) for row in rows]


def offered(session: Session, workspace: Workspace, year_be: int) -> Offered:
    """What a sheet offers in this fiscal year."""
    names = [row.name for row in board(session, workspace.templates, year_be)]
    return Offered(presets(workspace.resources), names)


def find_surveys(session: Session, words: str) -> Sequence[Found]:
    """Surveys that the palette finds by their name, activity or word."""
    wanted = words.split()
    found = [
        one
        for one in surveys(session)
        if all(word in f"{one.title} {one.activity} {one.word}" for word in wanted)
    ]
    return [
        Found(
            "ความพึงพอใจ",
            one.title,
            to_thai(f"{one.activity or one.fiscal_year} {one.word}"),
            "measure",
            "surveys",
            {"survey": one.id, "year": one.fiscal_year},
        )
        for one in found[:_MOST]
    ]
