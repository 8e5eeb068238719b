"""Lesson records."""

from __future__ import annotations

from pathlib import Path

import click

from core import catalogue, recall
from core.approvals.queries import standings
from core.cli.approval_words import stage_data, stage_line, way_lines
from core.cli.frame import Outcome, command, workspace
from core.lessons import queries, service
from core.lessons.template import template_for, template_of
from core.thai.numerals import to_thai


@click.group()
def lesson() -> None:
    """บันทึกถอดบทเรียน."""


@command(lesson)
@click.argument("template")
@click.argument("file", type=click.Path(path_type=Path))
def add(template: str, file: Path) -> Outcome:
    """เพิ่มบันทึกจากไฟล์ TOML."""
    with workspace() as opened:
        form = template_of(opened.templates, template)
        answers = form.read(catalogue.read(file))
        with opened.database.write() as session:
            id_ = service.add(session, form, answers, opened.settings.office)
            made = queries.lesson(session, {form.key: form}, id_)
    data = {
        "id": id_,
        "template": form.key,
        "version": form.version,
        "missing": list(made.missing),
    }
    lines = [f"บันทึกที่ {to_thai(id_)} {form.title}"]
    lines += [f"ยังขาด {form.by_key[key].heading}" for key in made.missing]
    return Outcome(data, lines, waits=bool(made.missing))


@command(lesson, "list")
def list_() -> Outcome:
    """แสดงบันทึกทั้งหมด."""
    with workspace() as opened, opened.database.read() as session:
        rows = queries.lessons(session, opened.templates)
        stand = standings(session)
    data = {
        "lessons": [
            {
                "id": row.id,
                "template": row.template,
                "version": row.version,
                "activity": row.activity,
                "fiscal_year": row.fiscal_year,
                "state": row.state,
                "standing": stand[row.id].key,
                "missing": list(row.missing),
            }
            for row in rows
        ]
    }
    lines = [
        f"{row.id}  {row.activity or '(ยังไม่มีชื่อกิจกรรม)'}  {to_thai(row.fiscal_year or '')}  "
        f"{'ครบ' if not row.missing else f'ยังขาด {to_thai(len(row.missing))} ข้อ'}  "
        f"{stand[row.id].words}"
        for row in rows
    ]
    return Outcome(data, lines or ["ยังไม่มีบันทึกถอดบทเรียน"])


@command(lesson)
@click.argument("id", type=int)
def show(id: int) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """แสดงบันทึกหนึ่งฉบับ ในรูปเดียวกับไฟล์ที่เพิ่ม."""
    with workspace() as opened, opened.database.read() as session:
        templates = opened.templates
        view = queries.lesson(session, templates, id)
        way = recall.approval(session, templates, id)
        form = template_for(templates, view.template, view.version)
    answers = form.give(view.answers)
    data = {
        "id": view.id,
        "template": view.template,
        "version": view.version,
        "state": view.state,
        "missing": list(view.missing),
        "approval": stage_data(way),
        "answers": answers,
    }
    said = [f"{form.by_key[key].heading}: {value}" for key, value in answers.items()]
    lines = [stage_line(way), *way_lines(way), *said]
    return Outcome(data, lines)
