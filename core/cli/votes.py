"""Form exports: check, import, undo."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from core.cli.frame import Outcome, command, progress, workspace
from core.errors import UserError
from core.imports import batches
from core.imports import votes as importing
from core.imports.sheet import read_sheet
from core.imports.votes import Columns, VotesReport
from core.thai.numerals import to_thai

_DAY_FIRST = {"day-month": True, "month-day": False}


@click.group()
def votes() -> None:
    """ผลลงคะแนนจากแบบฟอร์ม."""


_file = click.argument("file", type=click.Path(path_type=Path))
_award = click.option("--award", required=True, metavar="ID", help="รอบคัดเลือก เช่น virtue-2568")
_column = click.option(
    "--column", "columns", multiple=True, metavar="KEY=N", help="คอลัมน์ที่ N เป็นของ KEY นับจาก 1"
)
_dates = click.option(
    "--dates",
    type=click.Choice(sorted(_DAY_FIRST)),
    default=None,
    help="วันที่ในไฟล์เขียนวันก่อนหรือเดือนก่อน",
)


@command(votes)
@_file
@_award
@_column
@_dates
def check(file: Path, award: str, columns: tuple[str, ...], dates: str | None) -> Outcome:
    """ตรวจทุกแถวโดยไม่บันทึกอะไร."""
    with workspace() as opened:
        chosen = _chosen(columns, dates)
        return _outcome(importing.check(opened.database, opened.rulebook, award, file, chosen))


@command(votes, "import")
@_file
@_award
@_column
@_dates
def import_(file: Path, award: str, columns: tuple[str, ...], dates: str | None) -> Outcome:
    """นำเข้าเป็นหนึ่งชุด ถอยทั้งชุดได้."""
    with workspace() as opened:
        counting = progress()
        chosen = _chosen(columns, dates)
        sheet = read_sheet(file, counting)
        with opened.database.write() as session:
            report = importing.bring_in(session, opened.rulebook, award, sheet, chosen, counting)
    return _outcome(report)


@command(votes)
@click.argument("batch", type=int)
def undo(batch: int) -> Outcome:
    """ถอยทั้งชุด."""
    with workspace() as opened, opened.database.write() as session:
        undone = batches.undo(session, opened.rulebook, batch, batches.VOTES)
    line = f"ถอยชุดที่ {to_thai(undone.batch)} แล้ว {to_thai(undone.removed)} แถว"
    return Outcome(asdict(undone), [line, *undone.stays])


def _chosen(columns: tuple[str, ...], dates: str | None) -> Columns:
    given: dict[str, int] = {}
    for pair in columns:
        key, _, number = pair.partition("=")
        if not key or not number.isdecimal() or int(number) < 1:
            raise UserError(
                f"--column {pair} เขียนเป็น KEY=เลขคอลัมน์ เช่น discipline=7", code="bad-column"
            )
        given[key] = int(number)
    return Columns(given, _DAY_FIRST[dates] if dates else None)


def _outcome(report: VotesReport) -> Outcome:
    data = asdict(report)
    rows = (
        f"{report.file}: {to_thai(report.rows)} แถว รับ {to_thai(report.accepted)} "
        f"แทนที่ {to_thai(report.replaced)} ไม่รับ {to_thai(report.refused)}"
    )
    names = (
        f"ชื่อผู้ได้รับคะแนน: ตรง {to_thai(report.names.matched)} "
        f"รอยืนยัน {to_thai(report.names.to_confirm)} ไม่รู้จัก {to_thai(report.names.unknown)}"
    )
    kept = "ยังไม่ได้บันทึกอะไร" if report.batch is None else f"บันทึกเป็นชุดที่ {to_thai(report.batch)}"
    lines = [rows, names, kept]
    return Outcome(data, [*lines, *(f.message for f in report.findings)], waits=not report.settled)
