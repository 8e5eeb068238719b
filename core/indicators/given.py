"""One indicator out of a file: the method, what was met or won, what waits for evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.errors import UserError
from core.indicators.levels import MOST_POINTS, Levels, points_of
from core.indicators.scoring import (
    AWARD_SUM,
    ITEMISED,
    MET,
    MILESTONE,
    UNMET,
    WAITING,
    Score,
    Status,
    Step,
    Won,
    award_sum,
    itemised,
    milestone,
)
from core.thai.numerals import to_thai

_KEYS = ("method", "full", "met", "awards", "pending")
_METHODS = (MILESTONE, ITEMISED, AWARD_SUM)
_USUAL_FULL = 5


def read(values: Mapping[str, Any], levels: Levels) -> Score:
    """What the file comes to; every criterion is worth one point.

    Raises:
        UserError: an unknown key, method or level, criteria that are not as many as the full mark,
            or a criterion waiting that there is not.
    """
    _refuse_unknown(values, _KEYS, "ไฟล์ตัวชี้วัด")
    method = values.get("method")
    if method not in _METHODS:
        raise _wrong(f"ค่า method ต้องเป็นหนึ่งใน: {', '.join(_METHODS)}")
    full = _whole(values.get("full", _USUAL_FULL), "full")
    unused, used = ("met", "awards") if method == AWARD_SUM else ("awards", "met")
    if unused in values or used not in values:
        raise _wrong(f"วิธี {method} ใช้คีย์ {used} และไม่ใช้คีย์ {unused}", "keys")
    if method == AWARD_SUM:
        return award_sum(_awards(values, levels), Decimal(full))
    steps = _steps(values, full)
    return (milestone if method == MILESTONE else itemised)(steps, Decimal(full))


def _steps(values: Mapping[str, Any], full: int) -> list[Step]:
    met = values["met"]
    if not isinstance(met, list) or not all(isinstance(one, bool) for one in met):
        raise _wrong("ค่า met ต้องเป็นรายการของ true กับ false ข้อละหนึ่งค่า")
    if len(met) != full:
        told = f"ค่า met มี {len(met)} ข้อ แต่คะแนนเต็ม {full} ต้องมี {full} ข้อ ข้อละ 1 คะแนน"
        raise _wrong(to_thai(told), "length")
    pending = _pending(values, len(met))
    return [Step(Decimal(1), _status(n in pending, one)) for n, one in enumerate(met, 1)]


def _status(waits: bool, met: bool) -> Status:  # noqa: FBT001 - two facts of the file
    """What waits for evidence counts nothing, whatever else is said of it."""
    return WAITING if waits else MET if met else UNMET


def _awards(values: Mapping[str, Any], levels: Levels) -> list[Won]:
    awards = values["awards"]
    if not isinstance(awards, list) or not all(isinstance(one, Mapping) for one in awards):
        raise _wrong('ค่า awards ต้องเป็นรายการ เช่น awards = [{level = "national"}]')
    pending = _pending(values, len(awards))
    return [_award(one, n in pending, levels) for n, one in enumerate(awards, 1)]


def _award(table: Mapping[str, Any], waits: bool, levels: Levels) -> Won:  # noqa: FBT001 - as above
    _refuse_unknown(table, ("level",), "รางวัลใน awards ")
    key = str(table.get("level", ""))
    points = points_of(levels, key)
    return Won(levels[key].title, points, waits)


def _pending(values: Mapping[str, Any], count: int) -> frozenset[int]:
    pending = values.get("pending", [])
    if not isinstance(pending, list) or not all(
        isinstance(one, int) and not isinstance(one, bool) and 1 <= one <= count for one in pending
    ):
        among = f"ตั้งแต่ 1 ถึง {count}" if count else "แต่ไฟล์นี้ไม่มีข้อใดให้รอ"
        raise _wrong(to_thai(f"ค่า pending ต้องเป็นรายการของลำดับข้อ {among}"))
    if len(set(pending)) != len(pending):
        raise _wrong("ค่า pending บอกข้อเดียวกันซ้ำ")
    return frozenset(pending)


def _whole(value: Any, key: str) -> int:  # noqa: ANN401 - from TOML
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_POINTS:
        raise _wrong(to_thai(f"ค่า {key} ต้องเป็นจำนวนเต็ม 1 ถึง {MOST_POINTS}"))
    return value


def _refuse_unknown(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        told = f"{where}มีคีย์ที่ไม่รู้จัก: {', '.join(unknown)} คีย์ที่ใช้ได้: {', '.join(known)}"
        raise UserError(told, code="unknown-key")


def _wrong(what: str, code: str = "wrong-kind") -> UserError:
    return UserError(f"{what} แก้ในไฟล์แล้วลองอีกครั้ง", code=code)
