"""Lessons to be read again: on the first page and in the search."""

from __future__ import annotations

from core.workspace import Workspace
from gui.finding import OUT_OF_DATE, Search
from gui.pages.home.reading import read_facts
from gui.pages.home.waiting import waiting
from tests.factories import add_lesson


def test_a_lesson_past_its_day_is_said_on_the_first_page_and_in_the_search(
    workspace: Workspace,
) -> None:
    old = add_lesson(workspace, activity="เช้าวันพุธสุขใจ", fiscal_year=2564, review_on="2022-01-01")
    add_lesson(workspace, activity="เช้าวันพุธสดใส", fiscal_year=2568, review_on="2999-01-01")

    with workspace.database.read() as session:
        waits = waiting(read_facts(session, workspace, 2568))
        found = Search(workspace, ["lessons"])(session, "เช้าวันพุธ").found

    (review,) = [one for one in waits if one.name == "บทเรียนที่ต้องทบทวน"]
    assert (review.count, review.below) == (1, "เช้าวันพุธสุขใจ ๒๕๖๔")
    assert review.where == {"lesson": old, "part": "review_on"}
    assert {one.name: OUT_OF_DATE in one.below for one in found} == {
        "เช้าวันพุธสุขใจ": True,
        "เช้าวันพุธสดใส": False,
    }
