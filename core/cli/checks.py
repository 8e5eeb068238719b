"""A second look at a record."""

from __future__ import annotations

import click

from core.checks.looking import look, read_checks
from core.cli.frame import Outcome, command, workspace
from core.lessons import queries
from core.lessons.template import template_for
from core.thai.numerals import to_thai


@command()
@click.argument("id", type=int)
def check(id: int) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """ชี้จุดที่ควรดูอีกครั้งในบันทึก โดยไม่แก้ให้."""
    with workspace() as opened, opened.database.read() as session:
        templates = opened.templates
        view = queries.lesson(session, templates, id)
        form = template_for(templates, view.template, view.version)
        remarks = look(form, view.answers, read_checks(opened.resources))
    data = {
        "id": id,
        "remarks": [
            {
                "part": one.passage.slot,
                "path": list(one.passage.path),
                "code": one.code,
                "message": one.message,
                "words": one.words,
                "at": [one.start, one.end],
                "instead": one.instead,
            }
            for one in remarks
        ],
    }
    lines = [f"{_where(one.passage.slot, one.passage.path)}: {one.message}" for one in remarks]
    return Outcome(data, lines or ["ไม่พบจุดที่ควรดูอีกครั้ง"])


def _where(slot: str, path: tuple[int, ...]) -> str:
    return f"{slot} {to_thai('.'.join(map(str, path)))}".strip()
