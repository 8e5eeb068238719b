"""Rounds: open, count, decide, confirm, reopen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from core.awards import queries, service
from core.awards.service import Resolution
from core.awards.views import CategoryRow, TallyView
from core.cli.frame import Outcome, command, workspace
from core.errors import UserError, WaitingError
from core.people.service import find
from core.thai.calendar import parse_date
from core.thai.numerals import to_thai

_STATUS = {
    "no-votes": "ยังไม่มีคะแนน",
    "names-wait": "รอยืนยันชื่อ",
    "tie": "คะแนนเท่ากัน รอมติ",
    "conflict": "ได้หลายด้าน รอมติ",
    "won": "ได้ผลแล้ว",
}


@click.group()
def award() -> None:
    """รอบคัดเลือก."""


_award = click.option("--award", "key", required=True, metavar="ID", help="เช่น virtue-2568")


@command(award, "open")
@click.argument("scheme")
@click.option("--year", required=True, type=int, help="ปีงบประมาณ พ.ศ.")
@click.option("--option", "options", multiple=True, metavar="KEY=VALUE", help="ตัวเลือกของรอบ")
def open_(scheme: str, year: int, options: tuple[str, ...]) -> Outcome:
    """เปิดรอบคัดเลือกของปี."""
    chosen: dict[str, str] = {}
    for pair in options:
        key, given, value = pair.partition("=")
        if not given:
            raise UserError(
                f"--option {pair} เขียนเป็น KEY=VALUE เช่น self-vote=no", code="bad-option"
            )
        chosen[key.strip()] = value.strip()
    with workspace() as opened, opened.database.write() as session:
        made = service.open_award(session, opened.rulebook, scheme, year, chosen)
    line = (
        f"เปิดรอบ {made.award} {made.title}: ผู้มีสิทธิลงคะแนน {to_thai(made.eligible)} คน "
        f"ผู้รับการคัดเลือก {to_thai(made.candidates)} คน"
    )
    return Outcome(asdict(made), [line])


@command()
@_award
def tally(key: str) -> Outcome:
    """แสดงผลคะแนน."""
    with workspace() as opened, opened.database.read() as session:
        view = queries.tally(session, opened.rulebook, key)
    return Outcome(tally_data(view), tally_lines(view), waits=not view.settled)


@command()
@_award
@click.option("--category", required=True, metavar="KEY", help="ด้าน เช่น discipline")
@click.option("--winner", required=True, metavar="PERSON", help="หมายเลขหรือชื่อที่ไม่ซ้ำ")
@click.option("--reason", required=True, help="เหตุผลของมติ")
@click.option("--present", required=True, metavar="NAME;NAME", help="ผู้เข้าประชุม คั่นด้วย ;")
@click.option("--date", "day", required=True, help="วันที่มีมติ เช่น 2568-06-18")
@click.option("--override", is_flag=True, help="มติเหนือคะแนน")
def decide(
    key: str, category: str, winner: str, reason: str, present: str, day: str, *, override: bool
) -> Outcome:
    """บันทึกมติคณะกรรมการ."""
    decided_on = parse_date(day)
    there = tuple(name.strip() for name in present.split(";") if name.strip())
    with workspace() as opened, opened.database.write() as session:
        person = find(session, winner)
        resolution = Resolution(person.id, reason, there, decided_on, override)
        service.decide(session, opened.rulebook, key, category, resolution)
        name = person.full_name
    data = {"award": key, "category": category, "winner": name, "decided_by": "committee"}
    return Outcome(data, [f"บันทึกมติแล้ว {category}: {name}"])


@command()
@_award
def freeze(key: str) -> Outcome:
    """ยืนยันผล."""
    with workspace() as opened:
        try:
            with opened.database.write() as session:
                frozen = service.freeze(session, opened.rulebook, key)
        except WaitingError as error:
            nothing = {"award": key, "version": 0, "sha256": None, "winners": []}
            return Outcome(nothing, notes=[str(error), *error.findings], waits=True)
    lines = [f"ยืนยันผลฉบับที่ {to_thai(frozen.version)} รหัส {frozen.sha256[:12]}"]
    lines += [f"{w.title}: {w.name} เลขที่ {to_thai(w.number)}" for w in frozen.winners]
    return Outcome(asdict(frozen), lines)


@command()
@_award
@click.option("--reason", required=True, help="เหตุผลที่เปิดผลอีกครั้ง")
def reopen(key: str, reason: str) -> Outcome:
    """เปิดผลที่ยืนยันแล้วอีกครั้ง."""
    with workspace() as opened, opened.database.write() as session:
        kept = service.reopen(session, opened.rulebook, key, reason)
    data = {"award": key, "version": 0, "kept": kept}
    return Outcome(data, [f"เปิดผลอีกครั้งแล้ว ฉบับที่ {to_thai(kept)} ยังเก็บไว้"])


def tally_data(view: TallyView) -> dict[str, Any]:
    """The result in the shape that scripts read."""
    return {
        "award": view.award,
        "eligible": view.eligible,
        "valid": view.valid,
        "turnout_percent": view.turnout_percent,
        "version": view.version,
        "categories": [_category_data(row) for row in view.categories],
        "conflicts": [{"name": c.name, "categories": list(c.categories)} for c in view.conflicts],
    }


def _category_data(row: CategoryRow) -> dict[str, Any]:
    shown = ("rank", "name", "person_id", "votes", "percent")
    return {
        "key": row.key,
        "title": row.title,
        "blank": row.blank,
        "void": row.void,
        "waiting": row.waiting,
        "standings": [{name: getattr(s, name) for name in shown} for s in row.standings],
        "status": row.status,
        "winner": row.winner,
        "decided_by": row.decided_by,
    }


def tally_lines(view: TallyView) -> list[str]:
    """The result in Thai lines: turnout, then each category with its first three."""
    state = f"ฉบับที่ {to_thai(view.version)}" if view.version else "ยังไม่ยืนยันผล"
    head = (
        f"{view.title} {to_thai(view.year_be)} ({state}) ผู้มีสิทธิ {to_thai(view.eligible)} "
        f"บัตรดี {to_thai(view.valid)} ร้อยละ {to_thai(view.turnout_percent)}"
    )
    lines = [head]
    for row in view.categories:
        won = f": {row.winner}" if row.winner else ""
        lines.append(f"{view.category_word}{row.title} — {_STATUS[row.status]}{won}")
        lines += [
            f"   {to_thai(s.rank)}. {s.name} {to_thai(s.votes)} ({to_thai(s.percent)})"
            for s in row.standings[:3]
        ]
    return lines
