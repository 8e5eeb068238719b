"""A satisfaction survey as papers print it, its figures computed anew from the counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.errors import UserError
from core.surveys import bands as presets
from core.surveys.answers import Answers, Item, from_json, to_json
from core.surveys.bands import Bands
from core.surveys.queries import SurveyRow
from core.surveys.scale import FULL
from core.surveys.table import Row, Table, tabled

_NO_DEVIATION = "–"
_MOST_TITLES, _LONGEST_TITLE = 5, 20  # under the bars of the chart


def values_of(row: SurveyRow, bands: Bands) -> dict[str, Any]:
    """What the paper of a kept survey is given, in the shape files have."""
    counted = to_json(row.answers) if row.answers else {"word": row.word}
    survey = {**counted, "bands": presets.to_json(bands)}
    return {"title": row.title, "year": row.fiscal_year, "activity": row.activity, "survey": survey}


def values_of_answers(
    answers: Answers, bands: Bands, title: str, year_be: int | None
) -> dict[str, Any]:
    """The same of a survey that is not kept; its year may not be known."""
    survey = {**to_json(answers), "bands": presets.to_json(bands)}
    return {"title": title, "survey": survey, **({"year": year_be} if year_be else {})}


def read(name: str, value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - TOML
    """The tables, the chart and the phrases of a survey; of one that is only a word, that word.

    Raises:
        UserError: it is no survey.
    """
    try:
        bands = presets.from_json(value["bands"]) if "bands" in value else presets.preset()
        if "word" in value:
            return {"word": str(value["word"])}
        return _told(tabled(from_json(value), bands), bands)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"ค่า {name} ไม่ใช่ผลแบบประเมิน ต้องมี n, groups และ items แก้ในไฟล์แล้วลองอีกครั้ง",
            code="wrong-kind",
        ) from error


def _told(table: Table, bands: Bands) -> Mapping[str, Any]:
    told = {
        **_phrases(table),
        "scale": " ".join(_from(bands)),
        "groups": tuple(_groups(table)),
        "items": tuple(_items(table)),
        "chart": _chart(table),
    }
    return {key: one for key, one in told.items() if one}  # what is empty counts as lacking


def _phrases(table: Table) -> dict[str, str]:
    """The words of the sentences; empty where there is nothing to say."""
    overall = table.overall
    if overall is None:
        return {"n": str(table.n)}
    found, items = overall.figures, [row.item for row in table.rows]
    return {
        "n": str(table.n),
        "mean": str(found.mean),
        "sd": _NO_DEVIATION if found.sd is None else str(found.sd),
        "percent": str(found.percent),
        "band": overall.band,
        **{key: _many(items, key) for key in ("blank", "declined", "void")},
    }


def _many(items: Sequence[Item], key: str) -> str:
    return str(sum(getattr(item, key) for item in items) or "")


def _from(bands: Bands) -> Iterator[str]:
    """From which mean on each word stands, from the highest."""
    *higher, (lowest, _) = bands.bands
    for word, least in higher:
        yield f"{word}ตั้งแต่ {least}"
    yield f"ต่ำกว่านั้น{lowest}"


def _groups(table: Table) -> Iterator[dict[str, str]]:
    for place, one in enumerate(table.groups, 1):
        told = {"name": one.name, "n": str(one.n), "percent": str(one.percent)}
        yield {"place": str(place), **told, "total": ""}
    if table.groups:
        yield {"place": "", "name": "รวม", "n": str(table.n), "percent": "100.00", "total": "ใช่"}


def _items(table: Table) -> Iterator[dict[str, str]]:
    for place, row in enumerate(table.rows, 1):
        yield {"place": str(place), "title": row.item.title, **_figures(row), "total": ""}
    if table.overall:
        yield {"place": "", "title": "รวม", **_figures(table.overall), "total": "ใช่"}


def _figures(row: Row) -> dict[str, str]:
    sd = _NO_DEVIATION if row.figures.sd is None else str(row.figures.sd)
    return {"n": str(row.figures.n), "mean": str(row.figures.mean), "sd": sd, "band": row.band}


def _chart(table: Table) -> dict[str, Any]:
    """Bars of the means, by titles where those are few and short, else by their numbers."""
    titles = tuple(row.item.title for row in table.rows)
    if len(titles) > _MOST_TITLES or any(len(title) > _LONGEST_TITLE for title in titles):
        titles = tuple(str(place) for place in range(1, len(titles) + 1))
    means = tuple(str(row.figures.mean) for row in table.rows)
    series = ({"name": "", "values": means},)
    return {"labels": titles, "series": series, "step": "1", "most": str(FULL), "places": "2"}
