"""The stages of a paper, as pure rules: each signer is one, and has passed it once dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from core.answers import Answer
from core.errors import ConflictError, UserError
from core.thai import text
from core.thai.calendar import short_date
from core.thai.numerals import to_thai

DRAFTED, PASSED, ORDERED = "drafted", "passed", "ordered"
NAMES = {DRAFTED: "เสนอ", PASSED: "ผ่าน", ORDERED: "สั่งการ"}


@dataclass(frozen=True, slots=True)
class Stage:
    """One signer's turn. ``role`` is drafted for the first, ordered for the last, else passed."""

    name: str
    position: str
    role: str
    on: date | None = None
    order: str = ""

    @property
    def who(self) -> str:
        """Who it is, in the fewest words: the post, else the name."""
        return self.position or self.name or "ผู้ลงนาม"


def stages_of(signers: Answer) -> tuple[Stage, ...]:
    """The stages that the part says, in its order; a day that cannot be read is none."""
    rows = _rows(signers)
    return tuple(
        Stage(
            str(row.get("name") or ""),
            str(row.get("position") or ""),
            _role(place, len(rows)),
            day_of(row.get("date")),
            str(row.get("order") or ""),
        )
        for place, row in enumerate(rows)
    )


def signers_of(stages: Sequence[Stage]) -> list[dict[str, str]]:
    """What the part says of these stages."""
    return [
        {"name": one.name, "position": one.position}
        | ({"date": one.on.isoformat()} if one.on else {})
        | ({"order": one.order} if one.order else {})
        for one in stages
    ]


def next_place(stages: Sequence[Stage]) -> int | None:
    """The place of the first stage that has no day; None if all have one."""
    return next((place for place, one in enumerate(stages) if one.on is None), None)


def marked(stages: Sequence[Stage], place: int, on: date, order: str = "") -> tuple[Stage, ...]:
    """The stages, this one signed on that day with these words written beside the name.

    Raises:
        ConflictError: one before it has no day, or the days would not follow each other.
        UserError: the words hold control characters.
    """
    if text.has_control(" ".join(order.split())):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อสั่งการ พิมพ์ใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    waiting = next_place(stages[:place])
    if waiting is not None:
        raise ConflictError(
            f"{stages[waiting].who}ยังไม่ได้ลงวันที่ บันทึกวันที่ของขั้นนั้นก่อน แล้วจึงบันทึกของ{stages[place].who}",
            code="stage-order",
        )
    said = replace(stages[place], on=on, order=text.line(" ".join(order.split())))
    made = (*stages[:place], said, *stages[place + 1 :])
    refuse_disorder(made)
    return made


def refuse_disorder(stages: Sequence[Stage]) -> None:
    """Pass only where no stage is dated before one that comes earlier.

    Raises:
        ConflictError: one is.
    """
    dated = [one for one in stages if one.on is not None]
    for before, after in pairwise(dated):
        if before.on is not None and after.on is not None and after.on < before.on:
            days = short_date(after.on), short_date(before.on)
            raise ConflictError(
                to_thai(
                    f"วันที่ของ{after.who} ({days[0]}) มาก่อนวันที่ของ{before.who} ({days[1]}) "
                    "ตรวจวันที่บนกระดาษแล้วแก้ให้เรียงตามลำดับ"
                ),
                code="stage-order",
            )


def cleared(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The same people, nobody having signed."""
    return tuple(replace(one, on=None, order="") for one in stages)


def day_of(kept: object) -> date | None:
    """The day as it is kept; none where it is empty or cannot be read."""
    try:
        return date.fromisoformat(str(kept)) if kept else None
    except ValueError:
        return None


def _role(place: int, many: int) -> str:
    if place == 0:
        return DRAFTED
    return ORDERED if place == many - 1 else PASSED


def _rows(signers: Answer) -> list[dict[str, Any]]:
    return [row for row in signers if isinstance(row, dict)] if isinstance(signers, list) else []
