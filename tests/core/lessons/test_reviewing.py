"""Lessons whose day of review has come."""

from __future__ import annotations

from datetime import date

from core.lessons.reviewing import to_review
from core.workspace import Workspace
from tests.factories import add_lesson

TODAY = date(2026, 3, 1)


def test_only_what_is_due_is_named_the_longest_overdue_first(workspace: Workspace) -> None:
    days = {"วันนี้": "2026-03-01", "นานแล้ว": "2025-10-01", "พรุ่งนี้": "2026-03-02", "ไม่กำหนด": ""}
    for activity, day in days.items():
        add_lesson(workspace, activity=activity, fiscal_year=2568, review_on=day)

    with workspace.database.read() as session:
        rows = to_review(session, TODAY)

    assert [(one.activity, one.review_on) for one in rows] == [
        ("นานแล้ว", date(2025, 10, 1)),
        ("วันนี้", TODAY),
    ]
