"""Requests to the chief: results, and the tasks that come of what was approved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.actions import queries as actions
from core.actions import service as follow_up
from core.actions.service import ActionFields
from core.approvals import queries, requests, service
from core.approvals.requests import Offer
from core.errors import ConflictError, NotFoundError, UserError
from core.workspace import Workspace
from tests.core.approvals.making import ORDERED, PASSED, REQUESTS, add_record, carry, send, signed

TODAY, DUE = date(2025, 6, 30), date(2025, 9, 15)
GIVEN = ActionFields(owner="กลุ่มบริหารงานบุคคล", due=DUE)
CHIEF = "นายปัญญา กิ่งแก้วไพบูลย์"


def decide(workspace: Workspace, record: int, place: int, result: str, **more: object) -> None:
    with workspace.database.write() as session:
        requests.decide(session, workspace.templates, record, place, result, **more)  # type: ignore[arg-type]


def offers(workspace: Workspace, record: int) -> list[Offer]:
    with workspace.database.read() as session:
        return requests.offers(session, workspace.templates, record)


def test_each_request_has_a_result_words_and_a_day(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    signed(workspace, tmp_path, record)
    decide(workspace, record, 1, "approved")
    decide(workspace, record, 2, "refused", note="ยังไม่มีงบประมาณ", on=date(2025, 6, 20))
    decide(workspace, record, 3, "other", note="ปิดเบอร์โทรก่อน")
    decide(workspace, record, 2, "approved")

    with workspace.database.read() as session:
        rows = queries.approval(session, workspace.templates, record).requests
    assert [(one.words, one.result, one.note, one.decided_on) for one in rows] == [
        (REQUESTS[0], "approved", "", ORDERED),
        (REQUESTS[1], "approved", "", ORDERED),
        (REQUESTS[2], "other", "ปิดเบอร์โทรก่อน", ORDERED),
    ]
    with workspace.database.write() as session:
        requests.undecide(session, record, 2)
        rows = queries.approval(session, workspace.templates, record).requests
    assert [one.result for one in rows] == ["approved", "", "other"]


def test_what_cannot_be_decided_is_refused(workspace: Workspace) -> None:
    record = add_record(workspace)
    with pytest.raises(ConflictError, match="ยังไม่ได้เสนอ"):
        decide(workspace, record, 1, "approved")
    send(workspace, record)
    with pytest.raises(ConflictError, match="ศึกษาธิการจังหวัดแสนสุขยังไม่ได้สั่งการ"):
        decide(workspace, record, 1, "approved")
    with workspace.database.write() as session:
        service.pass_on(session, record, PASSED)
        service.give_order(session, record, ORDERED)
    with pytest.raises(NotFoundError, match="ไม่มีข้อที่ขอให้สั่งการลำดับ ๔ บันทึกนี้มี ๓ ข้อ"):
        decide(workspace, record, 4, "approved")
    with pytest.raises(UserError, match="ต้องมีข้อความ"):
        decide(workspace, record, 1, "other", note=" ")
    with pytest.raises(UserError, match="ไม่มีผล"):
        decide(workspace, record, 1, "perhaps")
    with pytest.raises(ConflictError, match="มาก่อนวันที่สั่งการ"):
        decide(workspace, record, 1, "approved", on=PASSED)
    decide(workspace, record, 1, "approved")


def test_the_first_request_offers_what_is_to_be_improved(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_record(workspace)
    signed(workspace, tmp_path, record)
    assert offers(workspace, record) == []
    decide(workspace, record, 1, "approved")
    decide(workspace, record, 2, "refused")

    assert [(one.part, one.words, one.for_chief) for one in offers(workspace, record)] == [
        ("priorities.should", "จัดทุกปี", False),
        ("priorities.must", "ทำฐานข้อมูล", False),
        ("recommendations", "เพิ่มเวลาลงคะแนน", False),
        ("recommendations", "แจ้งเวียนก่อน", False),
        ("executive_recommendations", "ควรสนับสนุนงบประมาณ", True),
    ]


def test_three_approvals_become_tasks_and_nothing_twice(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_record(workspace)
    signed(workspace, tmp_path, record)
    for place in (1, 2, 3):
        decide(workspace, record, place, "approved")
    offered = offers(workspace, record)
    assert [one.words for one in offered[-2:]] == REQUESTS[1:]
    with workspace.database.write() as session:
        follow_up.from_item(session, offered[0].item_id, ActionFields(owner="ก"), TODAY)
    with workspace.database.write() as session:
        made = requests.open_tasks(session, offered, GIVEN, CHIEF, TODAY)
        assert requests.open_tasks(session, offered, GIVEN, CHIEF, TODAY) == []

    assert len(made) == 6
    assert offers(workspace, record) == []
    with workspace.database.read() as session:
        rows = actions.of_lesson(session, record)
    assert [(one.part, one.owner, one.due) for one in rows] == [
        ("priorities.should", "ก", None),
        ("priorities.must", "กลุ่มบริหารงานบุคคล", DUE),
        ("recommendations", "กลุ่มบริหารงานบุคคล", DUE),
        ("recommendations", "กลุ่มบริหารงานบุคคล", DUE),
        ("executive_recommendations", CHIEF, DUE),
        ("requests", "กลุ่มบริหารงานบุคคล", DUE),
        ("requests", "กลุ่มบริหารงานบุคคล", DUE),
    ]
    assert {one.fiscal_year for one in rows} == {2568}


def test_where_nothing_is_to_be_improved_the_first_request_stands_for_itself(
    workspace: Workspace, tmp_path: Path
) -> None:
    none = {"recommendations": [], "executive_recommendations": [], "priorities": {"want": ["ก"]}}
    record = add_record(workspace, **none)
    carry(workspace, record)
    decide(workspace, record, 1, "approved")
    assert [one.words for one in offers(workspace, record)] == REQUESTS[:1]


def test_a_withdrawn_paper_has_no_results(workspace: Workspace) -> None:
    record = add_record(workspace)
    carry(workspace, record)
    decide(workspace, record, 1, "approved")
    with workspace.database.write() as session:
        service.withdraw(session, record)
    assert offers(workspace, record) == []
    send(workspace, record)
    with workspace.database.read() as session:
        rows = queries.approval(session, workspace.templates, record).requests
    assert {one.result for one in rows} == {""}
