"""The fiscal year's activities, and which of them were reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from core.activities import queries, service
from core.activities.pasted import PastedLine, read_list
from core.activities.queries import NAMES, BoardRow
from core.activities.service import ActivityFields
from core.cli.frame import Outcome, command, workspace
from core.errors import RefusedFileError, UserError
from core.thai.calendar import parse_date, short_date
from core.thai.numerals import to_thai


@click.group()
def activity() -> None:
    """กิจกรรมของปีงบประมาณ."""


@command(activity, "list")
@click.option("--year", type=int, required=True, help="ปีงบประมาณ พ.ศ.")
@click.option("--unreported", is_flag=True, help="เฉพาะที่ยังรายงานไม่ครบ")
def list_(year: int, *, unreported: bool) -> Outcome:
    """แสดงกิจกรรมของปี และรายงานของแต่ละกิจกรรม."""
    with workspace() as opened, opened.database.read() as session:
        rows = queries.board(session, opened.templates, year)
    missing = queries.unreported(rows)
    shown = missing if unreported else rows
    lines = [_line(row) for row in shown] or [to_thai(f"ปีงบประมาณ {year} ยังไม่มีกิจกรรม")]
    data = {"activities": [_data(row) for row in shown], "unreported": len(missing)}
    return Outcome(data, lines)


@command(activity)
@click.argument("name", default="")
@click.option("--year", type=int, required=True, help="ปีงบประมาณ พ.ศ.")
@click.option("--kind", default="", help="ประเภทหรือกลุ่มของกิจกรรม")
@click.option("--owner", default="", help="ผู้รับผิดชอบ")
@click.option("--starts", default="", metavar="DATE", help="วันเริ่ม")
@click.option("--ends", default="", metavar="DATE", help="วันสิ้นสุด")
@click.option(
    "--file", type=click.Path(path_type=Path), help="ไฟล์ข้อความ กิจกรรมละบรรทัด หรือตารางคั่นด้วยแท็บ"
)
def add(
    name: str, year: int, kind: str, owner: str, starts: str, ends: str, file: Path | None
) -> Outcome:
    """เพิ่มกิจกรรมเดียว หรือทั้งรายการจากไฟล์."""
    if bool(name) == bool(file):
        raise UserError("ระบุชื่อกิจกรรม หรือ --file อย่างใดอย่างหนึ่ง", code="name-or-file")
    if file is not None:
        return _add_list(_read(file, year))
    days = [parse_date(day) if day else None for day in (starts, ends)]
    with workspace() as opened, opened.database.write() as session:
        given = ActivityFields(name, year, kind, owner, None, *days)
        id_ = service.add(session, given)
    return Outcome({"added": [id_], "already": 0, "notes": []}, [to_thai(f"เพิ่มกิจกรรมที่ {id_}")])


def _add_list(lines: list[PastedLine]) -> Outcome:
    with workspace() as opened, opened.database.write() as session:
        ids = service.add_all(session, [one.given for one in lines])
    already = len(lines) - len(ids)
    notes = [to_thai(f"บรรทัดที่ {one.line}: {one.note}") for one in lines if one.note]
    said = [to_thai(f"เพิ่ม {len(ids)} กิจกรรม มีอยู่แล้ว {already} กิจกรรม")]
    return Outcome({"added": ids, "already": already, "notes": notes}, said, notes=notes)


def _read(file: Path, year: int) -> list[PastedLine]:
    try:
        pasted = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedFileError(
            f"เปิดไฟล์ {file.name} ไม่ได้ หรือไฟล์ไม่ใช่ข้อความ UTF-8 ตรวจไฟล์แล้วลองอีกครั้ง"
        ) from error
    found = read_list(pasted, year)
    if not found:
        raise RefusedFileError(
            f"ไฟล์ {file.name} ไม่มีชื่อกิจกรรม ใส่กิจกรรมละบรรทัดแล้วลองอีกครั้ง", code="empty"
        )
    return found


def _line(row: BoardRow) -> str:
    days = [short_date(day) for day in (row.starts_on, row.ends_on) if day]
    told = [NAMES[row.standing], row.name, row.owner, " – ".join(dict.fromkeys(days))]
    return to_thai("  ".join(part for part in told if part))


def _data(row: BoardRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "fiscal_year": row.fiscal_year,
        "kind": row.kind,
        "owner": row.owner,
        "starts_on": row.starts_on.isoformat() if row.starts_on else None,
        "ends_on": row.ends_on.isoformat() if row.ends_on else None,
        "award": row.award or None,
        "standing": row.standing,
        "reported": row.reported,
        "lessons": [
            {
                "id": one.record_id,
                "template": one.template,
                "state": one.state,
                "missing": one.missing,
            }
            for one in row.reports
        ],
    }
