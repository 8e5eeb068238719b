"""The personnel register."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from core.cli.frame import Outcome, command, progress, workspace
from core.imports.roster import bring_in
from core.imports.sheet import read_sheet
from core.thai.numerals import to_thai


@click.group()
def people() -> None:
    """รายชื่อบุคลากร."""


@command(people, "import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> Outcome:
    """นำเข้ารายชื่อบุคลากรจาก XLSX หรือ CSV."""
    with workspace() as opened:
        counting = progress()
        sheet = read_sheet(file, counting)
        with opened.database.write() as session:
            report = bring_in(session, opened.settings.office, sheet, progress=counting)
    data = {
        "rows": report.rows,
        "new": report.new,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "findings": [asdict(finding) for finding in report.findings],
    }
    line = (
        f"{to_thai(report.rows)} แถว: ใหม่ {to_thai(report.new)} แก้ {to_thai(report.updated)} "
        f"เหมือนเดิม {to_thai(report.unchanged)} ไม่รับ {to_thai(report.refused)}"
    )
    return Outcome(data, [line, *(f.message for f in report.findings)], waits=report.refused > 0)
