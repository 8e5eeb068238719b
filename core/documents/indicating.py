"""What people assessed by indicators come to, and the blank form, as papers print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.database import Session
from core.documents.content import Content
from core.errors import WaitingError
from core.indicators import queries
from core.indicators.levels import Levels
from core.indicators.queries import YearResult
from core.indicators.results import Cell, GroupResult, Standing
from core.indicators.scoring import AWARD_SUM, METHODS, plain
from core.indicators.sets import Indicator
from core.thai.numerals import to_thai

Words: TypeAlias = Mapping[str, str]
# The phrases that a document with the groups, or with the forms, must have, and what they may hold.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {
    "counted": frozenset({"people", "indicators", "full"}),
    "indicator": frozenset({"name", "method", "full"}),
    "waiting": frozenset(),
    "unseen": frozenset(),
    "awaited": frozenset({"name", "what"}),
    "unsettled": frozenset({"names"}),
    "total": frozenset({"name", "total", "full", "percent"}),
}
FORM_WORDS: Mapping[str, frozenset[str]] = {
    "form": frozenset({"method", "full"}),
    "award": frozenset({"level"}),
    "committee": frozenset({"full"}),
}
_MOST_NAMED = 10  # of those not yet settled; the table shows them all


@dataclass(frozen=True, slots=True)
class Indicated:
    """Every set that assesses a fiscal year."""

    year_be: int
    results: tuple[YearResult, ...]


def indicated(session: Session, year_be: int) -> Indicated:
    """What the year comes to now.

    Raises:
        WaitingError: no set was opened for the year.
    """
    rows = queries.years(session, year_be)
    if not rows:
        raise WaitingError(
            f"ยังไม่ได้เปิดประเมินตามชุดตัวชี้วัดในปีงบประมาณ พ.ศ. {to_thai(year_be)} "
            "เปิดชุดตัวชี้วัดของปีก่อน แล้วพิมพ์อีกครั้ง",
            code="no-indicators",
        )
    found = sorted(rows, key=lambda one: one.id)
    return Indicated(year_be, tuple(queries.result(session, one.id) for one in found))


def groups(found: Indicated, words: Words) -> tuple[Mapping[str, Content], ...]:
    """Each group in which somebody is assessed: its indicators, its people, how each score came."""
    return tuple(
        _group(one, words) for result in found.results for one in result.groups if one.standings
    )


def forms(found: Indicated, words: Words) -> tuple[Mapping[str, Content], ...]:
    """A table to tick for each indicator of each group."""
    return tuple(
        {
            "title": f"{one.group.title} {indicator.name}",
            "result": words["form"].format(
                method=METHODS[indicator.method], full=plain(indicator.full_mark)
            ),
            "standings": tuple(_asked(indicator, result.set.levels, words)),
            "lines": (),
        }
        for result in found.results
        for one in result.groups
        for indicator in one.group.indicators
    )


def titles(found: Indicated) -> str:
    """The names of all sets, the last after และ."""
    *before, last = (one.set.title for one in found.results)
    return f"{' '.join(before)} และ{last}" if before else last


INDICATED: Mapping[str, Callable[[Indicated, Words], Content]] = {
    "indicators.year": lambda found, _: str(found.year_be),
    "indicators.title": lambda found, _: titles(found),
    "indicators.groups": groups,
    "indicators.forms": forms,
}


def _group(one: GroupResult, words: Words) -> Mapping[str, Content]:
    group, people = one.group, one.standings
    unsettled = [row.name for row in people if not row.settled]
    return {
        "title": group.title,
        "result": words["counted"].format(
            people=len(people), indicators=len(group.indicators), full=plain(group.full)
        ),
        "indicators": tuple(_named(indicator, words) for indicator in group.indicators),
        "standings": tuple(_standing(row, words) for row in people),
        "awaited": tuple(
            words["awaited"].format(name=row.name, what=what)
            for row in people
            for what in row.waiting
        ),
        "unsettled": words["unsettled"].format(names=_some(unsettled)) if unsettled else "",
        "audits": tuple(_audit(row, words) for row in people if any(map(_was_seen, row.cells))),
    }


def _some(names: list[str]) -> str:
    """The first names, and how many more."""
    more = len(names) - _MOST_NAMED
    named = ", ".join(names[:_MOST_NAMED])
    return f"{named} และอีก {more} ราย" if more > 0 else named


def _named(one: Indicator, words: Words) -> str:
    method, full = METHODS[one.method], plain(one.full_mark)
    return words["indicator"].format(name=one.name, method=method, full=full)


def _standing(row: Standing, words: Words) -> Mapping[str, Content]:
    return {
        "rank": str(row.rank),
        "name": row.name,
        "scores": tuple(_score(one, words) for one in row.cells),
        "total": plain(row.total),
        "percent": str(row.percent),
        "ladder": plain(row.ladder),
        "by_item": plain(row.by_item),
    }


def _score(one: Cell, words: Words) -> str:
    """The score; where evidence is waited for, that too, and nothing but that instead of a 0."""
    if not _was_seen(one):
        return words["unseen"]
    if not one.score.pending:
        return plain(one.score.score)
    counted = plain(one.score.score) if one.score.score else ""
    return f"{counted} {words['waiting']}".strip()


def _was_seen(one: Cell) -> bool:
    """Whether anything is known of it; an indicator of awards without any says nothing."""
    found = one.found
    return bool(found.marks or found.awards) or found.said is not None


def _audit(row: Standing, words: Words) -> Mapping[str, Content]:
    total = words["total"].format(
        name=row.name, total=plain(row.total), full=plain(row.full), percent=row.percent
    )
    lines = (
        f"{one.indicator.name}: {' '.join(one.score.explanation)}"
        for one in row.cells
        if _was_seen(one)
    )
    return {"title": total, "lines": tuple(lines)}


def _asked(one: Indicator, levels: Levels, words: Words) -> Iterator[Mapping[str, Content]]:
    if one.has_criteria:
        for place, criterion in enumerate(one.criteria, 1):
            points = f"{criterion.points:g}"
            yield _row(place, criterion.text, points, criterion.evidence)
    elif one.method == AWARD_SUM:
        for place, level in enumerate(levels.values(), 1):
            points = "" if level.points is None else plain(level.points)
            text = words["award"].format(level=level.title)
            yield _row(place, text, points, one.evidence)
    else:
        full = plain(one.full_mark)
        yield _row(1, words["committee"].format(full=full), full, one.evidence)


def _row(place: int, text: str, points: str, evidence: str) -> Mapping[str, Content]:
    return {"place": str(place), "text": text, "points": points, "evidence": evidence}
