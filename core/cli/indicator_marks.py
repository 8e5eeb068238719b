"""What was found of those assessed, from the command line, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from core.cli.frame import Outcome, command, workspace
from core.cli.indicators import indicator
from core.database import Session
from core.indicators import queries, service
from core.indicators.results import Cell, Standing
from core.indicators.scoring import MET, UNMET, UNSEEN, WAITING, Score, Status, plain
from core.indicators.service import AwardFacts
from core.thai.calendar import parse_date
from core.thai.numerals import to_thai

_YEAR = click.argument("code", metavar="SET-YEAR")
_WHO = click.argument("who")
_INDICATOR = click.argument("key", metavar="INDICATOR")
_FILE = click.option("--file", type=click.Path(path_type=Path), help="ไฟล์หลักฐาน")
_STATUSES: Mapping[str, Status] = {
    "met": MET,
    "unmet": UNMET,
    "waiting": WAITING,
    "unseen": UNSEEN,
}
__all__ = ["indicator"]


@command(indicator)
@_YEAR
@_WHO
@_INDICATOR
@click.argument("criterion", type=int)
@click.argument("status", type=click.Choice(list(_STATUSES)))
@_FILE
def mark(code: str, who: str, key: str, criterion: int, status: str, file: Path | None) -> Outcome:
    """ตรวจเกณฑ์หนึ่งข้อว่าผ่าน ไม่ผ่าน หรือขาดหลักฐาน."""
    with workspace() as opened, opened.database.write() as session:
        id_ = _assessed(session, code, who, key)
        service.mark(session, id_, key, criterion, _STATUSES[status])
        if file:
            service.attach(session, opened.files, id_, key, criterion, file)
        return _told(session, code, id_, key)


@command(indicator)
@_YEAR
@_WHO
@_INDICATOR
@click.argument("name")
@click.option("--level", required=True, help="ระดับของรางวัล")
@click.option("--giver", required=True, help="ผู้มอบรางวัล")
@click.option("--date", "day", required=True, help="วันที่ได้รับ")
@_FILE
def award(
    code: str, who: str, key: str, name: str, level: str, giver: str, day: str, file: Path | None
) -> Outcome:
    """บันทึกรางวัล นับคะแนนเมื่อมีไฟล์หลักฐาน."""
    facts = AwardFacts(name, level, giver, parse_date(day))
    with workspace() as opened, opened.database.write() as session:
        id_ = _assessed(session, code, who, key)
        award_id = service.add_award(session, opened.files, id_, key, facts, file)
        return _told(session, code, id_, key, {"award": award_id})


@command(indicator)
@click.argument("id", type=int)
@click.argument("file", type=click.Path(path_type=Path))
def prove(id: int, file: Path) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """ใส่ไฟล์หลักฐานของรางวัลที่บันทึกไว้."""
    with workspace() as opened, opened.database.write() as session:
        service.prove_award(session, opened.files, id, file)
    return Outcome({"award": id}, [f"รางวัลที่ {to_thai(id)} มีหลักฐานแล้ว {file.name}"])


@command(indicator)
@_YEAR
@_WHO
@_INDICATOR
@click.argument("score")
@click.option("--reason", required=True, help="เหตุผลของคณะกรรมการ")
def say(code: str, who: str, key: str, score: str, reason: str) -> Outcome:
    """บันทึกคะแนนที่คณะกรรมการให้เอง."""
    with workspace() as opened, opened.database.write() as session:
        id_ = _assessed(session, code, who, key)
        service.say(session, id_, key, score, reason)
        return _told(session, code, id_, key)


@command(indicator)
@_YEAR
@click.option("--group", default="", help="เฉพาะกลุ่มนี้")
def result(code: str, group: str) -> Outcome:
    """แสดงผลทีละกลุ่ม เรียงตามคะแนน และหลักฐานที่ยังรอ."""
    with workspace() as opened, opened.database.read() as session:
        found = queries.result(session, queries.find_year(session, code))
    wanted = found.set.group(group).key if group else ""
    groups = [one for one in found.groups if wanted in {"", one.group.key}]
    data = {
        "code": found.year.code,
        "title": found.set.title,
        "year": found.set.year_be,
        "groups": [
            {
                "key": one.group.key,
                "title": one.group.title,
                "standings": [_standing(row) for row in one.standings],
            }
            for one in groups
        ],
    }
    lines = [
        line for one in groups for line in (one.group.title, *(_line(row) for row in one.standings))
    ]
    rows = [row for one in groups for row in one.standings]
    notes = [f"รอหลักฐาน {row.name}: {line}" for row in rows for line in row.waiting]
    return Outcome(data, lines, notes=notes, waits=any(not row.settled for row in rows))


def _assessed(session: Session, code: str, who: str, key: str) -> int:
    year = queries.find_year(session, code)
    group, _ = queries.set_of(session, year).indicator(key)
    return queries.find_assessed(session, year, group, who)


def _told(
    session: Session, code: str, id_: int, key: str, more: Mapping[str, Any] | None = None
) -> Outcome:
    """What the indicator comes to now."""
    found = queries.result(session, queries.find_year(session, code))
    [row] = [row for one in found.groups for row in one.standings if row.id == id_]
    [one] = [one for one in row.cells if one.indicator.key == key]
    lines = [f"{row.name} {one.indicator.name}", *one.score.explanation]
    data = {"id": id_, "name": row.name, **_cell(one), **(more or {})}
    return Outcome(data, lines, waits=bool(one.score.pending))


def _standing(row: Standing) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "id": row.id,
        "name": row.name,
        "post": row.post,
        "total": f"{row.total:.2f}",
        "full": f"{row.full:.2f}",
        "percent": str(row.percent),
        "ladder": f"{row.ladder:.2f}",
        "by_item": f"{row.by_item:.2f}",
        "settled": row.settled,
        "waiting": list(row.waiting),
        "indicators": [_cell(one) for one in row.cells],
    }


def _cell(one: Cell) -> dict[str, Any]:
    return {
        "indicator": one.indicator.key,
        "score": f"{one.score.score:.2f}",
        "percent": str(one.score.percent),
        "ladder": _counted(one.ladder),
        "by_item": _counted(one.by_item),
        "pending": list(one.score.pending),
        "unseen": list(one.score.unseen),
        "explanation": list(one.score.explanation),
    }


def _counted(score: Score | None) -> str | None:
    return None if score is None else f"{score.score:.2f}"


def _line(row: Standing) -> str:
    both = f"ตามลำดับขั้น {plain(row.ladder)} รายข้อ {plain(row.by_item)}"
    total = f"{plain(row.total)} จาก {plain(row.full)} ร้อยละ {row.percent}"
    told = to_thai(f"{row.rank}. {row.name} {total} ({both})")
    return told if row.settled else f"{told} ยังไม่สิ้นสุด"
