"""What becomes of single lessons, and what that makes of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.approvals import items, queries
from core.approvals.items import Outcome
from core.approvals.standing import Standing, standing_of
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.workspace import Workspace
from tests.core.approvals.making import add_record, signed

DAY = date(2025, 10, 1)


def lessons(workspace: Workspace, record: int) -> list[int]:
    with workspace.database.read() as session:
        return [one.id for one in queries.taught(session, workspace.templates, record)]


def test_a_lesson_is_applied_with_what_proves_it(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    signed(workspace, tmp_path, record)
    first, second, *_more = lessons(workspace, record)
    with workspace.database.write() as session:
        with pytest.raises(UserError, match="ยังไม่มีหลักฐาน"):
            items.apply(session, first, DAY)
        items.apply(session, first, DAY, "คำสั่งที่ ๑๒/๒๕๖๙", "abc/แผน.pdf")
        with pytest.raises(UserError, match="ยังไม่มีเหตุผล"):
            items.leave(session, second, DAY, " ")
        items.leave(session, second, DAY, "ไม่มีงบประมาณ")
        rows = queries.taught(session, workspace.templates, record)
        standing = queries.standings(session, [record])[record]
    assert (rows[0].state, rows[0].paper, rows[0].proof, rows[0].settled_on) == (
        "applied", "คำสั่งที่ ๑๒/๒๕๖๙", "abc/แผน.pdf", DAY,
    )  # fmt: skip
    assert (rows[1].state, rows[1].reason) == ("not-applied", "ไม่มีงบประมาณ")
    assert (standing.key, standing.words) == ("applied", "นำไปปรับใช้แล้ว ๑ จาก ๘ ข้อ")
    with workspace.database.read() as session:
        told = history.entries(session, "lesson", record)[0]
    assert (told.act, told.changes[f"{second}.state"]) == ("item", ("confirmed", "not-applied"))


def test_only_confirmed_lessons_are_settled_and_each_can_be_taken_back(
    workspace: Workspace,
) -> None:
    first, *_more = lessons(workspace, add_record(workspace))
    with workspace.database.write() as session:
        with pytest.raises(ConflictError, match="“ร่าง” แนบฉบับลงนามหรือยืนยัน"):
            items.apply(session, first, DAY, "คำสั่ง")
        items.confirm(session, first)
        before = items.outcome(session, first)
        items.apply(session, first, DAY, "คำสั่ง")
        with pytest.raises(ConflictError, match="“นำไปปรับใช้แล้ว”"):
            items.leave(session, first, DAY, "เปลี่ยนใจ")
        items.put_back(session, first, before)
        assert items.outcome(session, first) == Outcome("confirmed")
        with pytest.raises(NotFoundError, match="ไม่พบข้อนี้"):
            items.confirm(session, 9999)


def test_items_that_teach_nothing_have_no_status(workspace: Workspace) -> None:
    record = add_record(workspace, objectives=["เพื่อยกย่อง"])
    with workspace.database.read() as session:
        from core.lessons.queries import lesson  # noqa: PLC0415 - used here only

        answer = lesson(session, workspace.templates, record).answers["objectives"]
    assert isinstance(answer, tuple)
    with workspace.database.write() as session, pytest.raises(NotFoundError):
        items.confirm(session, answer[0].id)


@pytest.mark.parametrize(
    ("state", "version", "counted", "words"),
    [
        ("draft", 1, {"draft": 3}, "ร่าง"),
        ("draft", 12, {"applied": 3}, "ร่างฉบับที่ ๑๒"),
        ("sent", 1, {"draft": 3}, "เสนอแล้ว"),
        ("signed", 1, {}, "ลงนามแล้ว"),
        ("signed", 1, {"confirmed": 2, "not-applied": 1}, "ลงนามแล้ว"),
        ("signed", 1, {"confirmed": 8, "applied": 1}, "นำไปปรับใช้แล้ว ๑ จาก ๙ ข้อ"),
        ("signed", 1, {"not-applied": 2}, "ไม่นำไปปรับใช้"),
    ],
)
def test_the_words_of_a_standing(
    state: str, version: int, counted: Mapping[str, int], words: str
) -> None:
    assert standing_of(state, version, (), counted).words == words


@given(
    st.sampled_from(["draft", "sent", "signed"]),
    st.dictionaries(
        st.sampled_from(["draft", "confirmed", "applied", "not-applied"]), st.integers(0, 20)
    ),
)
def test_a_standing_counts_every_lesson_once(state: str, counted: dict[str, int]) -> None:
    made = standing_of(state, 1, (), counted)
    assert isinstance(made, Standing)
    assert made.lessons == sum(counted.values())
    assert made.applied <= made.settled <= made.lessons
    assert (made.key == "applied") == (state == "signed" and made.applied > 0)
    assert made.words
