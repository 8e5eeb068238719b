"""What came of lesson records: results of requests, tasks, lessons put to use."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from core import files, recall
from core.actions.service import ActionFields
from core.approvals import items, requests
from core.approvals.queries import TaughtRow
from core.approvals.reading import stages_in
from core.approvals.requests import RESULTS
from core.approvals.standing import ITEM_NAMES
from core.cli.approval_words import told
from core.cli.frame import Outcome, command, workspace
from core.cli.lessons import lesson
from core.thai.calendar import parse_date
from core.thai.numerals import to_thai

_BY_THAI = {words: key for key, words in RESULTS.items()}
__all__ = ["lesson"]


@command(lesson)
@click.argument("id", type=int)
@click.option("--request", "number", required=True, type=int, metavar="N", help="ข้อที่เท่าใด")
@click.option("--result", required=True, type=click.Choice([*RESULTS, *_BY_THAI]), help="ผลของข้อนี้")
@click.option("--note", default="", help="ข้อความ จำเป็นเมื่อผลเป็นอื่น ๆ")
@click.option("--date", "day", default="", help="ไม่ระบุคือวันที่สั่งการ")
def decide(id: int, number: int, result: str, note: str, day: str) -> Outcome:  # noqa: A002 - as above
    """บันทึกผลของข้อที่ขอให้สั่งการ."""
    key, on = _BY_THAI.get(result, result), parse_date(day) if day else None
    with workspace() as opened, opened.database.write() as session:
        requests.decide(session, opened.templates, id, number, key, note, on)
        return told(opened, session, id)


@command(lesson)
@click.argument("id", type=int)
@click.option("--owner", default="", help="ผู้รับผิดชอบ")
@click.option("--due", default="", help="กำหนดเสร็จ เช่น 2568-09-15")
def tasks(id: int, owner: str, due: str) -> Outcome:  # noqa: A002 - as above
    """เพิ่มงานติดตามจากข้อที่เห็นชอบ ข้อที่มีงานแล้วไม่เพิ่มซ้ำ."""
    given = ActionFields(owner=owner, due=parse_date(due) if due else None)
    with workspace() as opened, opened.database.write() as session:
        offered = recall.offers(session, opened.templates, id)
        chief = stages_in(session, id)[-1].name if offered else ""
        made = requests.open_tasks(session, offered, given, chief, _today())
    lines = [to_thai(f"เพิ่มงานติดตาม {len(made)} งาน")]
    return Outcome({"id": id, "actions": made}, lines + [f"- {one.words}" for one in offered])


@command(lesson)
@click.argument("id", type=int)
def taught(id: int) -> Outcome:  # noqa: A002 - as above
    """แสดงบทเรียนแต่ละข้อของบันทึกและสถานะ."""
    with workspace() as opened, opened.database.read() as session:
        rows = recall.taught(session, opened.templates, id)
    lines = [f"{one.id}  {ITEM_NAMES[one.state]}  {one.words}" for one in rows]
    return Outcome({"id": id, "items": [_item(one) for one in rows]}, lines)


@command(lesson)
@click.argument("item", type=int)
@click.option("--paper", default="", help="เอกสารที่แสดงว่านำไปปรับใช้แล้ว")
@click.option("--file", type=click.Path(path_type=Path), help="ไฟล์หลักฐาน")
@click.option("--date", "day", default="", help="ไม่ระบุคือวันนี้")
def applied(item: int, paper: str, file: Path | None, day: str) -> Outcome:
    """บันทึกว่าข้อนี้นำไปปรับใช้แล้ว."""
    on = parse_date(day) if day else _today()
    with workspace() as opened:
        proof = files.keep_file(opened.files, file) if file else ""
        with opened.database.write() as session:
            items.apply(session, item, on, paper, proof)
    return Outcome({"item": item, "state": "applied", "paper": paper, "proof": proof}, [_SAID])


@command(lesson, "not-applied")
@click.argument("item", type=int)
@click.option("--reason", required=True, help="เหตุผลที่ไม่ปรับใช้")
@click.option("--date", "day", default="", help="ไม่ระบุคือวันนี้")
def not_applied(item: int, reason: str, day: str) -> Outcome:
    """บันทึกว่าข้อนี้ไม่นำไปปรับใช้ และเหตุผล."""
    on = parse_date(day) if day else _today()
    with workspace() as opened, opened.database.write() as session:
        items.leave(session, item, on, reason)
    return Outcome({"item": item, "state": "not-applied", "reason": reason}, [_SAID])


_SAID = "บันทึกสถานะของข้อนี้แล้ว"


def _item(one: TaughtRow) -> dict[str, Any]:
    day = one.settled_on.isoformat() if one.settled_on else None
    said = {"id": one.id, "part": one.part, "text": one.words, "state": one.state, "date": day}
    return {**said, "paper": one.paper, "proof": one.proof, "reason": one.reason}


def _today() -> date:
    return datetime.now().astimezone().date()
