"""The scorecard of an integrity and transparency assessment, computed anew."""

from __future__ import annotations

from pathlib import Path

import click

from core import catalogue
from core.assessments import given, service
from core.cli.frame import Outcome, command, workspace
from core.thai.numerals import to_thai


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", is_flag=True, help="เก็บเป็นผลของปีนั้น ให้แบบรายงานดึงไปพิมพ์")
def ita(file: Path, *, keep: bool) -> Outcome:
    """คำนวณผลประเมิน ITA จากคะแนนสิบตัวชี้วัด."""
    told = given.read(catalogue.read(file))
    if keep:
        with workspace() as opened, opened.database.write() as session:
            service.keep(session, told)
    result = told.result
    data = {
        "year": told.year_be,
        "parts": {tool: str(part) for tool, part in result.parts.items()},
        "total": str(result.total),
        "grade": result.grade,
        "passed": result.passed,
        "rating": result.rating,
        "warnings": list(result.warnings),
    }
    lines = [
        f"ผลประเมิน ITA ปีงบประมาณ พ.ศ. {told.year_be}",
        *(f"{tool} {part}" for tool, part in result.parts.items()),
        f"คะแนนรวม {result.total} ระดับ {result.grade} {result.rating}",
        *(["เก็บไว้เป็นผลของปีนี้แล้ว"] if keep else []),
    ]
    return Outcome(
        data, [to_thai(line) for line in lines], notes=result.warnings, waits=bool(result.warnings)
    )
