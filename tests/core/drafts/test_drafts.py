"""Papers written in the window: kept, changed, removed, put back."""

from __future__ import annotations

import pytest

from core.drafts import queries, service
from core.errors import NotFoundError
from core.history.queries import entries
from core.workspace import Workspace


def test_a_paper_is_called_by_its_subject(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        first = service.add(session, "letter")
        second = service.add(session, "report", {"title": "ผลการถอดบทเรียน"})
        service.write(session, first, {"subject": "ขอเชิญ", "to": "ผู้อำนวยการ"})

    with workspace.database.read() as session:
        rows = queries.drafts(session)

    assert [(one.id, one.kind, one.title) for one in rows] == [
        (second, "report", "ผลการถอดบทเรียน"),
        (first, "letter", "ขอเชิญ"),
    ]
    assert rows[1].values == {"subject": "ขอเชิญ", "to": "ผู้อำนวยการ"}
    assert rows[1].changed_at > rows[1].created_at


def test_a_removed_paper_comes_back_as_it_was(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        one = service.add(session, "memo", {"subject": "ขอใช้ห้อง"})
    with workspace.database.write() as session:
        was = service.remove(session, one)
        assert queries.drafts(session) == []
    with workspace.database.write() as session:
        service.put_back(session, was)
        assert queries.draft(session, one) == was


def test_the_history_says_a_sitting_once(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        one = service.add(session, "memo", {"subject": "ขอใช้ห้อง", "to": "ศธจ."})
        for words in ("ขอใช้ห้องประ", "ขอใช้ห้องประชุม"):
            service.write(session, one, {"subject": "ขอใช้ห้อง", "background": words})
        service.close_sitting(session, one, {"subject": "ขอใช้ห้อง", "to": "ศธจ."})
        service.close_sitting(session, one, queries.draft(session, one).values)

    with workspace.database.read() as session:
        found = entries(session, "paper-draft", one)

    assert [(entry.act, dict(entry.changes)) for entry in found] == [
        ("changed", {"to": ("ศธจ.", None), "background": (None, "ขอใช้ห้องประชุม")}),
        ("added", {"kind": (None, "memo"), "title": (None, "ขอใช้ห้อง")}),
    ]


def test_what_is_not_there_is_said(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        for act in (
            lambda: queries.draft(session, 7),
            lambda: service.write(session, 7, {}),
            lambda: service.remove(session, 7),
        ):
            with pytest.raises(NotFoundError, match="หมายเลข ๗"):
                act()
