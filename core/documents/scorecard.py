"""A scorecard as papers print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.assessments.given import Given, read_scores
from core.assessments.ita import NAMES, TOOLS, Scores, compute, rounded

NOT_KEPT = "not_kept"  # in place of rows: the year of which nothing is kept


def read(name: str, value: Any) -> Mapping[str, Any]:  # noqa: ANN401, ARG001 - TOML, as all tables
    """The scorecard of scores given by the indicator's number.

    Raises:
        UserError: one of the ten is missing, or is no number between 0 and 100.
    """
    return card(read_scores(value))


def of_year(kept: Given | None, year_be: int) -> Mapping[str, Any]:
    """The scorecard that is kept of the year, or the year of which none is."""
    return card(kept.scores) if kept else {NOT_KEPT: str(year_be)}


def card(scores: Scores) -> Mapping[str, Any]:
    """The rows, those of the indicators under one too, and the foot."""
    result = compute(scores)
    rows = [
        {
            "number": number,
            "name": name,
            "score": str(rounded(scores[number])) if number in scores else "",
            "tool": tool,
            "weighted": str(result.parts[tool]),
        }
        for tool, (_, numbers) in TOOLS.items()
        for number, name in NAMES.items()
        if number.partition(".")[0] in numbers
    ]
    foot = {"total": str(result.total), "grade": result.grade, "rating": result.rating}
    return {"rows": tuple(rows), **foot}
