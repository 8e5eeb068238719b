"""What earlier years left for an activity that is held again."""

from __future__ import annotations

from typing import Any

import click

from core.cli.frame import Outcome, command, workspace
from core.lookback import queries
from core.lookback.plan import Plan
from core.lookback.views import CarriedRow, Kept, LookBack, Near, Open
from core.thai.calendar import short_date
from core.thai.numerals import to_thai


@command()
@click.argument("activity")
@click.option("--year", type=int, required=True, help="ปีงบประมาณ พ.ศ. ที่จะจัด")
def lookback(activity: str, year: int) -> Outcome:
    """แสดงงานค้าง ปัญหา และบทเรียนของกิจกรรมเดียวกันในปีก่อน."""
    plan = Plan(activity, year)
    with workspace() as opened, opened.database.read() as session:
        told, planned = queries.look_back(session, plan), queries.planned(session, plan)
    lines = _lines(told) or [to_thai(f"ไม่พบบันทึกของกิจกรรมนี้ก่อนปี {year}")]
    return Outcome(_data(told, planned), lines)


def _data(told: LookBack, planned: list[CarriedRow]) -> dict[str, Any]:
    kept = {meaning.name.lower(): [_item(one) for one in some] for meaning, some in told.sections}
    return {
        "activity": told.plan.activity,
        "year": told.plan.year_be,
        "years": list(told.years),
        "open": [_task(one) for one in told.open],
        "lessons": kept,
        "near": [_near(one) for one in told.near],
        "carried": [{"words": one.words, "year": one.source_year} for one in planned],
        "left": None if told.left is None else told.left.who,
    }


def _task(one: Open) -> dict[str, Any]:
    action = one.action
    due = action.due.isoformat() if action.due else None
    words = {"id": action.id, "words": action.words, "owner": action.owner, "due": due}
    return {**words, "state": action.state, "year": one.year_be, "carried": bool(one.carried)}


def _item(one: Kept) -> dict[str, Any]:
    return {
        "item": one.item_id,
        "words": one.words,
        "part": one.part,
        "lesson": one.record_id,
        "year": one.year_be,
        "action": one.follow or None,
        "carried": bool(one.carried),
    }


def _near(one: Near) -> dict[str, Any]:
    near = one.neighbour
    return {
        "lesson": near.record_id,
        "title": near.title,
        "year": near.year_be,
        "part": near.part,
        "words": near.text,
        "score": round(near.score, 3),
    }


def _lines(told: LookBack) -> list[str]:
    lines = [f"งานที่ยังค้าง {len(told.open)} เรื่อง"] if told.open else []
    for one in told.open:
        due = f" ภายใน {short_date(one.action.due)}" if one.action.due else ""
        owner = f" · {one.action.owner}" if one.action.owner else ""
        lines.append(f"  {one.action.words}{owner}{due}")
    for meaning, kept in told.sections:
        lines.append(f"{meaning.value} {len(kept)} ข้อ")
        lines += [f"  {item.words} (ปี {item.year_be})" for item in kept]
    if told.near:
        lines.append(f"บทเรียนใกล้เคียงของกิจกรรมอื่น {len(told.near)} ข้อ")
        named = [(one.neighbour, one.neighbour.year_be or "") for one in told.near]
        lines += [f"  {near.text} ({near.title} {year})" for near, year in named]
    return [to_thai(line) for line in lines]
