"""Sets of indicators out of their files, checked: what is asked can be scored and proved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from core import catalogue, settings
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError
from core.indicators.levels import MOST_POINTS, Level, Levels, levels_in, read_levels
from core.indicators.scoring import AWARD_SUM, plain
from core.indicators.sets import Group, Indicator, IndicatorSet
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_thai

_KEYS = frozenset({"version", "title", "year", "group", "level"})
_GROUP_KEYS = frozenset({"key", "title", "posts", "offices", "indicator"})
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CENT = Decimal("0.01")


def read_sets(roots: tuple[Path, ...]) -> dict[str, IndicatorSet]:
    """Every set of ``indicators/*.toml`` by key; the office's own file wins.

    Raises:
        TemplateError: a file that is no set; the sentence names file and place.
    """
    usual = read_levels(roots)
    return catalogue.load("indicators", lambda table, file: set_from(table, file, usual), *roots)


def read_set(roots: tuple[Path, ...], key: str) -> tuple[IndicatorSet, dict[str, Any]]:
    """The set of this key, and its tables as they are, with the levels that it goes by.

    Raises:
        NotFoundError: there is none; the sentence lists what there is.
        TemplateError: its file is no set.
    """
    found = catalogue.files("indicators", *roots)
    if key not in found:
        listed = ", ".join(found)
        raise NotFoundError(f"ไม่มีชุดตัวชี้วัด “{key}” เลือกจาก: {listed}")
    table = catalogue.read(found[key])
    made = set_from(table, found[key], read_levels(roots))
    return made, {**table, "level": [_level_table(one) for one in made.levels.values()]}


def set_from(table: Table, file: Path, usual: Levels) -> IndicatorSet:
    """The set that the tables describe; ``usual`` are its levels where it has none of its own.

    Raises:
        TemplateError: an unknown or missing key, points that do not come to the full mark, a
            criterion without evidence.
    """
    return _Reader(table, file, usual).whole()


class _Reader:
    """Reads one file."""

    def __init__(self, table: Table, file: Path, usual: Levels) -> None:
        catalogue.refuse_unknown(table, _KEYS, file)
        self._table, self._file, self._usual = table, file, usual

    def whole(self) -> IndicatorSet:
        title, year = self._table.get("title"), self._table.get("year")
        if not isinstance(title, str) or not title:
            self._refuse("ต้องมี title เป็นชื่อชุดตัวชี้วัด")
        if isinstance(year, bool) or not isinstance(year, int) or year < FIRST_BE_YEAR:
            self._refuse("ต้องมี year เป็นปีงบประมาณ พ.ศ.")
        levels = self._levels()
        groups = tuple(self._group(one) for one in self._tables(self._table, "group"))
        self._refuse_twice("กลุ่ม", [one.key for one in groups])
        self._refuse_twice("ตัวชี้วัด", [one.key for group in groups for one in group.indicators])
        return IndicatorSet(self._file.stem, title, year, groups, levels)

    def _levels(self) -> Levels:
        tables = self._table.get("level")
        if tables is None:
            return self._usual
        try:
            return levels_in(tables, self._file)
        except (AttributeError, KeyError, TypeError):
            self._refuse("[[level]] ต้องมี key กับ title")

    def _group(self, table: Table) -> Group:
        where = f"กลุ่ม {table.get('key', '')}".rstrip()
        catalogue.refuse_unknown(table, _GROUP_KEYS, self._file, where)
        indicators = tuple(self._indicator(one) for one in self._tables(table, "indicator", where))
        rest = {key: value for key, value in table.items() if key != "indicator"}
        group = settings.build(Group, {**rest, "indicators": []}, self._file, where)
        self._check_key(group.key, where)
        return replace(group, indicators=indicators)

    def _indicator(self, table: Table) -> Indicator:
        where = f"ตัวชี้วัด {table.get('key', '')}".rstrip()
        one = settings.build(Indicator, table, self._file, where)
        self._check_key(one.key, where)
        self._check_points(one.full, where)
        if one.may_exceed and one.method != AWARD_SUM:
            self._refuse(f"ใช้ may_exceed ได้กับวิธี {AWARD_SUM} เท่านั้น", where)
        if one.has_criteria:
            self._check_criteria(one, where)
        elif one.criteria or not one.evidence:
            self._refuse(f"วิธี {one.method} ไม่มี criteria แต่ต้องมี evidence", where)
        return one

    def _check_criteria(self, one: Indicator, where: str) -> None:
        for criterion in one.criteria:
            self._check_points(criterion.points, where)
            if not (criterion.text and criterion.evidence):
                self._refuse("ต้องมี text กับ evidence ทุกเกณฑ์", where)
        total = sum((Decimal(str(c.points)) for c in one.criteria), Decimal(0))
        if total != one.full_mark:
            told = f"คะแนนของเกณฑ์รวมได้ {plain(total)} ต้องเท่ากับคะแนนเต็ม {plain(one.full_mark)}"
            self._refuse(to_thai(told), where)

    def _check_points(self, points: float, where: str) -> None:
        if not (0 < points <= MOST_POINTS) or Decimal(str(points)) % _CENT:
            most = to_thai(MOST_POINTS)
            self._refuse(f"คะแนนต้องมากกว่า ๐ ไม่เกิน {most} ทศนิยมไม่เกินสองตำแหน่ง", where)

    def _check_key(self, key: str, where: str) -> None:
        if not _KEY.fullmatch(key):
            self._refuse("คีย์ key ต้องเป็นตัวอักษร a-z ตัวเลข หรือขีดกลาง", where)

    def _refuse_twice(self, what: str, keys: list[str]) -> None:
        twice = [key for key, count in Counter(keys).items() if count > 1]
        if twice:
            self._refuse(f"มี{what}ซ้ำ: {', '.join(twice)}")

    def _tables(self, table: Table, key: str, where: str = "") -> list[Table]:
        found = table.get(key)
        if not (isinstance(found, list) and found and all(isinstance(t, Mapping) for t in found)):
            self._refuse(f"ต้องมี [[{key}]] อย่างน้อยหนึ่งรายการ", where)
        return found

    def _refuse(self, why: str, where: str = "") -> NoReturn:
        place = f" {where}" if where else ""
        raise TemplateError(f"ไฟล์ {self._file.name}{place} {why} แก้ไฟล์แล้วลองอีกครั้ง")


def _level_table(level: Level) -> dict[str, Any]:
    worth = {} if level.points is None else {"points": str(level.points)}
    return {"key": level.key, "title": level.title, **worth}
