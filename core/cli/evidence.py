"""Evidence of a moral organisation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from core.cli.frame import Outcome, command, progress, workspace
from core.evidence import service
from core.evidence.lists import Packed
from core.evidence.pack import SlotState, states, write_pack
from core.evidence.points import read_points
from core.evidence.service import Facts, Place
from core.thai.calendar import parse_date
from core.thai.numerals import to_thai


@click.group()
def evidence() -> None:
    """หลักฐานองค์กรคุณธรรม."""


_YEAR = click.option("--year", required=True, type=int, help="ปีงบประมาณ พ.ศ.")
_POINT = click.option("--point", required=True, type=int, help="ข้อที่เท่าใด")
_SLOT = click.option("--slot", required=True, help="ช่องหลักฐานของข้อ")


@command(evidence, "list")
@_YEAR
def list_(year: int) -> Outcome:
    """แสดงหลักฐานของปี ทีละข้อ."""
    with workspace() as opened, opened.database.read() as session:
        found = states(session, opened.house, read_points(opened.resources), year)
    empty = [state for state in found if not state.settled]
    lines = [_line(state) for state in found]
    return Outcome(
        {"year": year, "slots": [_slot(state) for state in found], "empty": len(empty)},
        lines,
        waits=bool(empty),
    )


@command(evidence)
@_YEAR
@_POINT
@_SLOT
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help="ชื่อหลักฐาน")
@click.option("--number", default="", help="เลขที่เอกสาร")
@click.option("--date", "day", default="", help="วันที่ของเอกสาร")
@click.option("--signed", type=int, default=None, help="จำนวนผู้ลงนาม")
@click.option("--asked", type=int, default=None, help="จำนวนทั้งหมด")
def add(  # noqa: PLR0913 - one argument for each option of the command
    year: int,
    point: int,
    slot: str,
    file: Path,
    *,
    title: str,
    number: str,
    day: str,
    signed: int | None,
    asked: int | None,
) -> Outcome:
    """ใส่ไฟล์เป็นหลักฐานของข้อ."""
    facts = Facts(title, number, parse_date(day) if day else None, signed, asked)
    with workspace() as opened, opened.database.write() as session:
        points, place = read_points(opened.resources), Place(year, point, slot)
        id_ = service.add(session, points, opened.files, place, file, facts)
        kept = service.get(session, id_)
        data = {"id": id_, "sha256": kept.sha256, "pages": kept.pages}
    return Outcome(data, [f"หลักฐานที่ {to_thai(id_)} ข้อ {to_thai(point)} {file.name}"])


@command(evidence)
@_YEAR
@_POINT
@_SLOT
@click.option("--reason", default="", help="เหตุที่ไม่มี")
def none(year: int, point: int, slot: str, reason: str) -> Outcome:
    """ระบุว่าปีนี้ไม่มีหลักฐานของช่องนี้."""
    with workspace() as opened, opened.database.write() as session:
        points = read_points(opened.resources)
        service.say_none(session, points, Place(year, point, slot), reason)
    told = {"year": year, "point": point, "slot": slot, "none": reason}
    return Outcome(told, [f"ข้อ {to_thai(point)} {slot}: ไม่มี {reason}".rstrip()])


@command(evidence)
@click.argument("id", type=int)
def remove(id: int) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """นำหลักฐานออกจากข้อ."""
    with workspace() as opened, opened.database.write() as session:
        service.remove(session, id)
    return Outcome({"id": id}, [f"นำหลักฐานที่ {to_thai(id)} ออกแล้ว"])


@command(evidence)
@_YEAR
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="โฟลเดอร์ หรือไฟล์ .zip ที่จะเขียน"
)
def pack(year: int, out: Path) -> Outcome:
    """จัดชุดหลักฐานของปีเป็นโฟลเดอร์หรือ ZIP."""
    with workspace() as opened, opened.database.read() as session:
        points = read_points(opened.resources)
        made = write_pack(session, opened.house, points, year, out, progress())
    data = {
        "file": str(out),
        "files": [_packed(one) for one in made.files],
        "none": [{"point": one.point, "title": one.title} for one in made.nothing],
    }
    lines = [f"{out.name}: {to_thai(len(made.files))} ไฟล์ ครบทุกข้อ"]
    return Outcome(data, lines, notes=made.notes)


def _packed(one: Packed) -> dict[str, Any]:
    return {
        "point": one.point,
        "title": one.title,
        "pages": one.pages,
        "path": one.path,
        "sha256": one.sha256,
    }


def _slot(state: SlotState) -> dict[str, Any]:
    row = state.row
    return {
        "point": row.point.number,
        "slot": row.slot.key,
        "title": row.slot.title,
        "files": [{"id": one.id, "title": one.title, "pages": one.pages} for one in row.files],
        "made": [one.title for one in state.made],
        "none": row.none,
    }


def _line(state: SlotState) -> str:
    row = state.row
    head = f"{to_thai(row.point.number)} {row.slot.key} {row.slot.title}"
    held = [one.title for one in row.files] + [f"{one.title} (โปรแกรมทำให้)" for one in state.made]
    if not held:
        held = ["ยังว่าง"] if row.none is None else [f"ไม่มี {row.none}".rstrip()]
    return f"{head}: {' · '.join(held)}"
