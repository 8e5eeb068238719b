"""A scorecard as papers print it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.assessments.given import Given, read_scores
from core.assessments.ita import NAMES, TOOLS, Scores, compute, differing, rounded
from core.thai.numerals import to_arabic

if TYPE_CHECKING:
    from core.documents.content import Content

PRINTED = "printed_total"  # the value, or what is kept, of the total as somebody printed it
NOT_KEPT = "not_kept"  # in place of rows: the year of which nothing is kept


def read(name: str, value: Any) -> Mapping[str, Any]:  # noqa: ANN401, ARG001 - TOML, as all tables
    """The scorecard of scores given by the indicator's number.

    Raises:
        UserError: one of the ten is missing, or is no number between 0 and 100.
    """
    return card(read_scores(value))


def of_year(kept: Given | None, year_be: int) -> Mapping[str, Any]:
    """The scorecard that is kept of the year, or the year of which none is."""
    if kept is None:
        return {NOT_KEPT: str(year_be)}
    printed = kept.printed_total
    return {**card(kept.scores), PRINTED: "" if printed is None else str(printed)}


def warnings(found: Mapping[str, Content]) -> tuple[str, ...]:
    """What does not agree on the scorecards among a paper's contents."""
    said: list[str] = []
    for content in found.values():
        if isinstance(content, Mapping) and "total" in content:
            printed = str(content.get(PRINTED) or found.get(PRINTED) or "")
            total = Decimal(str(content["total"]))
            said += differing(total, Decimal(to_arabic(printed)) if printed else None)
    return tuple(said)


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
