"""Many records read at once say what each says read alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from core.database import Session, plain_rows
from core.lessons import overview, queries
from core.lessons.overview import every_record
from core.lessons.service import write
from core.workspace import Workspace
from tests.factories import add_lesson, add_sample_lesson


def test_together_as_alone(workspace: Workspace) -> None:
    add_sample_lesson(workspace)
    add_lesson(workspace)
    changed = add_lesson(
        workspace,
        activity="งาน",
        fiscal_year=2568,
        problems=["ก", {"text": "ข", "items": ["ค", "ง"]}],
        virtues=["discipline"],
    )
    with workspace.database.write() as session:
        view = queries.lesson(session, workspace.templates, changed)
        problems = view.answers["problems"]
        assert isinstance(problems, tuple)
        write(session, changed, "problems", problems[1:])

    with workspace.database.read() as session:
        together = {record.id: dict(slots) for record, slots in every_record(session)}
        alone = {
            id_: dict(queries.lesson(session, workspace.templates, id_).answers) for id_ in together
        }
        rows = queries.lessons(session, workspace.templates)
        missing = {
            id_: queries.lesson(session, workspace.templates, id_).missing for id_ in together
        }

    assert len(together) == 3
    assert together == alone
    assert {row.id: row.missing for row in rows} == missing


def test_more_records_are_no_more_queries(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    def ask(session: Session, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        asked.append(query)
        return plain_rows(session, query, values)

    event.listen(workspace.database.engine, "before_cursor_execute", note)
    monkeypatch.setattr(overview, "plain_rows", ask)
    counts = []
    for _ in range(3):
        add_lesson(workspace, activity="งาน", problems=["ก", "ข"])
        asked.clear()
        with workspace.database.read() as session:
            queries.lessons(session, workspace.templates)
        counts.append(len(asked))

    assert counts == [counts[0]] * 3
    assert len([one for one in asked if one.startswith("SELECT")]) == 3
