"""An assessment out of a file: its fiscal year, its scores, the total that was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from core.assessments.ita import COUNTED, FULL, NAMES, Result, Scores, compute
from core.errors import UserError
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_arabic, to_thai

_KEYS = ("year", "printed_total", "indicators")


@dataclass(frozen=True, slots=True)
class Given:
    """What was told of a fiscal year (พ.ศ.)."""

    year_be: int
    scores: Scores
    printed_total: Decimal | None = None

    @property
    def result(self) -> Result:
        """What it comes to."""
        return compute(self.scores, self.printed_total)


def read(values: Mapping[str, Any]) -> Given:
    """The assessment in the shape that files have.

    Raises:
        UserError: an unknown key, no year, a score missing or none between 0 and 100.
    """
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        raise UserError(
            f"ไฟล์ผลประเมินมีคีย์ที่ไม่รู้จัก: {', '.join(unknown)} คีย์ที่ใช้ได้: {', '.join(_KEYS)}",
            code="unknown-key",
        )
    year = values.get("year")
    if isinstance(year, bool) or not isinstance(year, int) or year < FIRST_BE_YEAR:
        raise UserError(
            "ค่า year ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2566 แก้ในไฟล์แล้วลองอีกครั้ง", code="wrong-kind"
        )
    total = values.get("printed_total")
    printed = None if total is None else _number("printed_total", total)
    return Given(year, read_scores(values.get("indicators")), printed)


def read_scores(given: Any) -> dict[str, Decimal]:  # noqa: ANN401 - from TOML
    """The scores by the indicator's number, in its order.

    Raises:
        UserError: one of the ten is missing, or is no number between 0 and 100.
    """
    if not isinstance(given, Mapping):
        raise UserError(
            "ค่า indicators ต้องเป็นตาราง [indicators] ที่มีคีย์ 1 ถึง 10 แก้ในไฟล์แล้วลองอีกครั้ง",
            code="wrong-kind",
        )
    named = {to_arabic(str(key)): value for key, value in given.items()}
    unknown = sorted(set(named) - set(NAMES))
    missing = [number for number in COUNTED if number not in named]
    if unknown or missing:
        what = f"ไม่รู้จักตัวชี้วัด {', '.join(unknown)}" if unknown else ""
        lacks = f"ขาดคะแนนตัวชี้วัดที่ {', '.join(missing)}" if missing else ""
        told = to_thai(" และ".join(filter(None, (what, lacks))))
        raise UserError(f"{told} แก้แล้วลองอีกครั้ง", code="indicators")
    return {n: _number(f"indicators.{n}", named[n]) for n in NAMES if n in named}


def _number(key: str, value: Any) -> Decimal:  # noqa: ANN401 - from TOML
    words = "" if isinstance(value, bool) else to_arabic(str(value)).strip()
    try:
        found = Decimal(words)
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found <= FULL:
        raise UserError(f"ค่า {key} ต้องเป็นตัวเลข 0 ถึง 100 แก้แล้วลองอีกครั้ง", code="wrong-kind")
    return found
