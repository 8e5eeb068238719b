"""Levels of awards and the points of each, described by a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeAlias

from core import catalogue
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError, UserError
from core.thai.numerals import to_arabic, to_thai

USUAL = "awards"
MOST_POINTS = 100
_KEYS = frozenset({"key", "title", "points"})
_FEWEST_POINTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of awards; no points: the office has not decided how many it gives."""

    key: str
    title: str
    points: Decimal | None = None


Levels: TypeAlias = Mapping[str, Level]


def read_levels(roots: tuple[Path, ...]) -> Levels:
    """The levels of sets that have none of their own; the office's file wins.

    Raises:
        TemplateError: the file is not of that form.
    """
    return catalogue.load("indicators/levels", _levels, *roots)[USUAL]


def levels_in(tables: Sequence[Table], file: Path) -> Levels:
    """The levels that ``[[level]]`` tables describe, by key.

    Raises:
        TemplateError: an unknown key, two of one name, or points that are no number.
    """
    found: dict[str, Level] = {}
    for table in tables:
        catalogue.refuse_unknown(table, _KEYS, file, "[[level]]")
        key, points = str(table["key"]), table.get("points")
        if key in found:
            raise TemplateError(f"ไฟล์ {file.name} มีระดับ {key} ซ้ำ ลบให้เหลือระดับเดียว")
        worth = None if points is None else points_in(points, f"คะแนนของระดับ {key}", file)
        found[key] = Level(key, str(table["title"]), worth)
    return found


def points_of(levels: Levels, key: str) -> Decimal:
    """The points of an award of this level.

    Raises:
        NotFoundError: there is no such level; the sentence lists those there are.
        UserError: the office has not decided its points.
    """
    level = levels.get(key)
    if level is None:
        listed = ", ".join(f"{one.key} ({one.title})" for one in levels.values())
        raise NotFoundError(f"ไม่มีรางวัลระดับ “{key}” เลือกจาก: {listed}", code="level")
    if level.points is None:
        raise UserError(
            f"ยังไม่ได้กำหนดคะแนนของรางวัล{level.title} กำหนดในตาราง [[level]] ของชุดตัวชี้วัด "
            "หรือในไฟล์ indicators/levels/awards.toml ของสำนักงานก่อน",
            code="level-without-points",
        )
    return level.points


def points_in(value: Any, what: str, file: Path) -> Decimal:  # noqa: ANN401 - from TOML
    """A number of points, more than none, with two decimals at most.

    Raises:
        TemplateError: it is none.
    """
    try:
        found = _FEWEST_POINTS - 1 if isinstance(value, bool) else Decimal(to_arabic(str(value)))
    except InvalidOperation:
        found = Decimal(-1)
    if not (found.is_finite() and 0 < found <= MOST_POINTS and found % _FEWEST_POINTS == 0):
        most = to_thai(MOST_POINTS)
        raise TemplateError(
            f"ไฟล์ {file.name} {what} ต้องเป็นตัวเลขมากกว่า ๐ ไม่เกิน {most} ทศนิยมไม่เกินสองตำแหน่ง"
        )
    return found


def _levels(table: Table, file: Path) -> Levels:
    catalogue.refuse_unknown(table, frozenset({"version", "level"}), file)
    try:
        return levels_in(table["level"], file)
    except (AttributeError, KeyError, TypeError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error
