"""Surveys that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Select, select

from core import paths
from core.activities.model import Activity
from core.activities.naming import key_of
from core.database import Session
from core.errors import NotFoundError
from core.surveys.answers import Answers, from_json
from core.surveys.bands import Bands, preset
from core.surveys.model import Survey
from core.surveys.table import Table, tabled
from core.thai.numerals import to_thai

Roots = Sequence[Path]


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One kept survey.

    ``answers`` and ``table`` are None for one of which only the word is known. ``bands`` is the
    preset's key; ``activity`` is empty for one of the whole office.
    """

    id: int
    title: str
    fiscal_year: int
    activity: str
    bands: str
    answers: Answers | None
    table: Table | None
    word: str
    file: str
    kept_at: datetime

    @property
    def key(self) -> str:
        """Its activity's name as names are compared."""
        return key_of(self.activity, self.fiscal_year)


def surveys(
    session: Session, year_be: int | None = None, roots: Roots = (paths.RESOURCES,)
) -> list[SurveyRow]:
    """Every kept survey, or those of the fiscal year; the latest year first, then as kept."""
    found = _rows().order_by(Survey.fiscal_year.desc(), Survey.id)
    if year_be is not None:
        found = found.where(Survey.fiscal_year == year_be)
    return [_row(one, name, roots) for one, name in session.execute(found)]


def of_activity(
    session: Session, name: str, year_be: int, roots: Roots = (paths.RESOURCES,)
) -> list[SurveyRow]:
    """The surveys of the activity in the year, as kept."""
    key = key_of(name, year_be)
    return [one for one in surveys(session, year_be, roots) if key and one.key == key]


def survey(session: Session, survey_id: int, roots: Roots = (paths.RESOURCES,)) -> SurveyRow:
    """The survey of this number.

    Raises:
        NotFoundError: there is none.
    """
    found = session.execute(_rows().where(Survey.id == survey_id)).first()
    if found is None:
        raise NotFoundError(
            to_thai(f"ไม่พบผลความพึงพอใจหมายเลข {survey_id} อาจถูกลบไปแล้ว ตรวจหมายเลขด้วย surveys list")
        )
    one, name = found
    return _row(one, name, roots)


def bands_of(row: SurveyRow, roots: Roots = (paths.RESOURCES,)) -> Bands:
    """The preset by which the survey's means have words."""
    return _bands(row.bands, roots)


def _rows() -> Select[Survey, str]:
    return select(Survey, Activity.name).outerjoin(Activity, Survey.activity_id == Activity.id)


def _row(one: Survey, name: str | None, roots: Roots) -> SurveyRow:
    answers = from_json(one.answers) if one.answers is not None else None
    table = tabled(answers, _bands(one.bands, roots)) if answers else None
    overall = table.overall if table else None
    return SurveyRow(
        one.id,
        one.title,
        one.fiscal_year,
        name or one.activity,
        one.bands,
        answers,
        table,
        overall.band if overall else one.word,
        one.file,
        one.kept_at,
    )


def _bands(key: str, roots: Roots) -> Bands:
    """The preset; the usual one where the office has taken its own away."""
    try:
        return preset(key, roots)
    except NotFoundError:
        return preset(roots=roots)
