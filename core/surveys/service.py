"""What an officer does with a survey: keep it for its activity, correct it, take it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.activities.model import Activity
from core.activities.naming import key_of
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.surveys.answers import to_json
from core.surveys.bands import DEFAULT
from core.surveys.model import Survey
from core.surveys.reading import Surveyed
from core.thai import text
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_thai

_COLUMNS = "title fiscal_year activity activity_id bands word answers file sha256 kept_at".split()


@dataclass(frozen=True, slots=True)
class SurveyFields:
    """What the form gives; ``activity`` is empty for a survey of the whole office.

    ``bands`` is the preset by which its means have words.
    """

    title: str = ""
    fiscal_year: int = 0
    activity: str = ""
    bands: str = DEFAULT


@dataclass(frozen=True, slots=True)
class Removed:
    """A survey that was taken out, as it was."""

    id: int
    values: Mapping[str, Any]


def keep(session: Session, given: SurveyFields, surveyed: Surveyed) -> int:
    """The survey's counts are kept; returns its id.

    Raises:
        ConflictError: the very same file is kept already.
        UserError: no title or year, or control characters.
    """
    twin = session.scalar(select(Survey).where(Survey.sha256 == surveyed.sha256))
    if twin is not None:
        raise ConflictError(
            to_thai(
                f"ไฟล์นี้เก็บไว้แล้วเป็นผลความพึงพอใจหมายเลข {twin.id} “{twin.title}” "
                "เปิดรายการนั้น หรือลบก่อนแล้วเก็บใหม่"
            ),
            code="same-survey",
        )
    answers = to_json(surveyed.answers)
    return _add(session, given, answers=answers, file=surveyed.file, sha256=surveyed.sha256)


def keep_word(session: Session, given: SurveyFields, word: str) -> int:
    """A survey of which only its word is known is kept; returns its id.

    Raises:
        UserError: no title, year or word, or control characters.
    """
    said = _line(word)
    if not said:
        raise UserError("ยังไม่มีระดับความพึงพอใจ พิมพ์ เช่น มากที่สุด แล้วบันทึกอีกครั้ง", code="word-missing")
    return _add(session, given, word=said)


def edit(session: Session, survey_id: int, given: SurveyFields) -> None:
    """The survey is called and placed as the fields say; what was counted stays.

    Raises:
        NotFoundError: no such survey.
        UserError: no title or year, or control characters.
    """
    found = _get(session, survey_id)
    for name, value in _cleaned(session, given).items():
        setattr(found, name, value)
    session.flush()


def remove(session: Session, survey_id: int) -> Removed:
    """The survey is gone; returns what it was, to put it back.

    Raises:
        NotFoundError: no such survey.
    """
    found = _get(session, survey_id)
    was = Removed(found.id, {name: getattr(found, name) for name in _COLUMNS})
    session.delete(found)
    session.flush()
    return was


def put_back(session: Session, was: Removed) -> None:
    """The survey that was removed is there again, under its number."""
    made = Survey(**was.values)
    made.id = was.id
    if made.activity_id is not None and session.get(Activity, made.activity_id) is None:
        made.activity_id = None
    session.add(made)
    session.flush()


def _add(session: Session, given: SurveyFields, **known: Any) -> int:  # noqa: ANN401 - columns
    made = Survey(**_cleaned(session, given), **known)
    session.add(made)
    session.flush()
    return made.id


def _get(session: Session, survey_id: int) -> Survey:
    found = session.get(Survey, survey_id)
    if found is None:
        raise NotFoundError(
            to_thai(f"ไม่พบผลความพึงพอใจหมายเลข {survey_id} อาจถูกลบไปแล้ว ตรวจหมายเลขด้วย surveys list")
        )
    return found


def _cleaned(session: Session, given: SurveyFields) -> dict[str, Any]:
    """Columns that the fields mean."""
    title, activity = _line(given.title), _line(given.activity)
    if not title:
        raise UserError("ยังไม่มีชื่อแบบประเมิน พิมพ์ชื่อก่อนบันทึก", code="title-missing")
    if given.fiscal_year < FIRST_BE_YEAR:
        raise UserError("ต้องระบุปีงบประมาณเป็น พ.ศ. เช่น ๒๕๖๘", code="year-missing")
    key = key_of(activity, given.fiscal_year)
    known = select(Activity.id).where(
        Activity.fiscal_year == given.fiscal_year, Activity.key == key
    )
    return {
        "title": title,
        "fiscal_year": given.fiscal_year,
        "activity": activity,
        "activity_id": session.scalar(known) if key else None,
        "bands": given.bands,
    }


def _line(words: str) -> str:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    return text.line(words)
