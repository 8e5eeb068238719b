"""A survey to be printed: one that is kept, or a form's export as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.cli.frame import progress, workspace
from core.documents.satisfaction import values_of, values_of_answers
from core.errors import UserError
from core.surveys.bands import DEFAULT, preset
from core.surveys.queries import bands_of, survey
from core.surveys.reading import read

SURVEY = "survey"


def survey_values(survey_id: int, file: Path | None, bands: str, year: int) -> dict[str, Any]:
    """What the paper is given; ``year`` is of a file that does not tell its own.

    Raises:
        UserError: both are told, the file is refused, or there is no such survey or preset.
    """
    with workspace() as opened:
        if file is None:
            with opened.database.read() as session:
                row = survey(session, survey_id, opened.resources)
            by = preset(bands, opened.resources) if bands else bands_of(row, opened.resources)
            return values_of(row, by)
        if survey_id:
            raise UserError("ระบุ --survey หรือ --file อย่างใดอย่างหนึ่ง", code="survey-or-file")
        by = preset(bands or DEFAULT, opened.resources)
    surveyed = read(file, progress())
    return values_of_answers(surveyed.answers, by, surveyed.title, year or surveyed.year_be)
