"""A record on its way, in a real workspace."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from core.answers import Item
from core.approvals import items, queries, scans, service
from core.approvals.queries import ApprovalView
from core.approvals.reading import latest
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.history.service import first_broken
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.workspace import Workspace
from tests.core.approvals.making import (
    DRAFTED,
    ORDERED,
    PASSED,
    SIGNERS,
    a_jpg,
    a_pdf,
    a_png,
    add_record,
    carry,
    kept,
    send,
    signed,
)


def view(workspace: Workspace, record: int) -> ApprovalView:
    with workspace.database.read() as session:
        return queries.approval(session, workspace.templates, record)


def acts(workspace: Workspace, record: int) -> list[str]:
    with workspace.database.read() as session:
        assert first_broken(session) is None
        return [one.act for one in reversed(history.entries(session, "lesson", record))]


def test_from_draft_to_signed_with_days_and_orders(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    assert view(workspace, record).standing.words == "ร่าง"

    assert send(workspace, record) == 1
    now = view(workspace, record)
    assert (now.state, now.standing.next_words) == ("sent", "รอผู้อำนวยการกลุ่มบริหารงานบุคคล")
    with workspace.database.write() as session:
        service.pass_on(session, record, PASSED, "เห็นควรพิจารณา")
    assert view(workspace, record).standing.next_words == "รอศึกษาธิการจังหวัดแสนสุข"
    with workspace.database.write() as session:
        service.give_order(session, record, ORDERED, "เห็นชอบตามเสนอ")
    assert view(workspace, record).standing.next_words == "รอแนบฉบับลงนาม"
    scan = kept(workspace, tmp_path)
    with workspace.database.write() as session:
        service.sign(session, record, scan)

    now = view(workspace, record)
    assert [(one.role, one.on, one.order) for one in now.stages] == [
        ("drafted", DRAFTED, ""),
        ("passed", PASSED, "เห็นควรพิจารณา"),
        ("ordered", ORDERED, "เห็นชอบตามเสนอ"),
    ]
    assert (now.state, now.standing.words, now.standing.next_words) == ("signed", "ลงนามแล้ว", "")
    assert now.scan is not None
    assert now.scan.kept == scan
    assert now.sent is not None
    assert now.sent.copy == scan
    assert scans.read_kept(workspace.files, now.sent.printed) == a_pdf("printed")
    with workspace.database.read() as session:
        answers = lesson_queries.lesson(session, workspace.templates, record).answers
        assert queries.signed_copy(session, record) == scan
    assert answers["signers"] == [
        {**SIGNERS[0], "date": "2025-06-13"},
        {**SIGNERS[1], "date": "2025-06-18", "order": "เห็นควรพิจารณา"},
        {**SIGNERS[2], "date": "2025-06-19", "order": "เห็นชอบตามเสนอ"},
    ]
    told = acts(workspace, record)
    assert told.count("written") == 3
    assert told[-1] == "items"


def test_impossible_orders_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    scan = kept(workspace, tmp_path)
    with workspace.database.write() as session:
        for act in (
            lambda: service.pass_on(session, record, PASSED),
            lambda: service.give_order(session, record, ORDERED),
            lambda: service.correct(session, record, 0, PASSED),
            lambda: service.sign(session, record, scan),
            lambda: service.withdraw(session, record),
        ):
            with pytest.raises(ConflictError, match="ยังเป็นร่างและยังไม่ได้เสนอ"):
                act()
        with pytest.raises(ConflictError, match="ยังไม่มีฉบับลงนาม"):
            service.open_next(session, workspace.templates, record)

    send(workspace, record)
    with workspace.database.write() as session:
        with pytest.raises(ConflictError, match="เสนอไปแล้ว"):
            service.send(session, record, DRAFTED, scan)
        with pytest.raises(ConflictError, match="ผู้อำนวยการกลุ่มบริหารงานบุคคลยังไม่ได้ลงวันที่"):
            service.give_order(session, record, ORDERED)
        with pytest.raises(ConflictError, match="มาก่อนวันที่ของนิติกรปฏิบัติการ"):
            service.pass_on(session, record, date(2025, 6, 1))
        with pytest.raises(
            ConflictError,
            match="ยังไม่มีวันที่ของผู้อำนวยการกลุ่มบริหารงานบุคคล และศึกษาธิการจังหวัดแสนสุข",
        ):
            service.sign(session, record, scan)
        service.pass_on(session, record, PASSED)
        with pytest.raises(ConflictError, match="ลงวันที่ไว้แล้ว"):
            service.pass_on(session, record, PASSED)
        with pytest.raises(NotFoundError, match="ไม่พบผู้ลงนามลำดับนี้"):
            service.correct(session, record, 3, PASSED)
        with pytest.raises(ConflictError, match="ยังไม่มีฉบับลงนาม"):
            service.replace_scan(session, record, scan, "เอียง")


def test_what_is_signed_is_neither_sent_nor_signed_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_record(workspace)
    scan = signed(workspace, tmp_path, record)
    with workspace.database.write() as session:
        for again in (
            lambda: service.sign(session, record, scan),
            lambda: service.withdraw(session, record),
            lambda: service.send(session, record, DRAFTED, scan),
        ):
            with pytest.raises(ConflictError, match="บันทึกนี้ลงนามแล้ว"):
                again()
        with pytest.raises(NotFoundError, match="ไม่พบบันทึก"):
            service.sign(session, 99, scan)


def test_without_signers_nothing_is_sent_and_two_need_no_passing(workspace: Workspace) -> None:
    nobody = add_record(workspace, signers=[])
    with pytest.raises(UserError, match="ยังไม่มีผู้ลงนาม"):
        send(workspace, nobody)
    assert view(workspace, nobody).state == "draft"

    two = add_record(workspace, signers=SIGNERS[:2])
    send(workspace, two)
    with workspace.database.write() as session:
        with pytest.raises(ConflictError, match="ไม่มีผู้ลงนามขั้นนี้"):
            service.pass_on(session, two, PASSED)
        assert service.give_order(session, two, PASSED).role == "ordered"


def test_days_that_were_typed_before_count_and_must_follow_each_other(
    workspace: Workspace,
) -> None:
    dated = [{**SIGNERS[0]}, {**SIGNERS[1], "date": "2025-06-18"}, SIGNERS[2]]
    record = add_record(workspace, signers=dated)
    with pytest.raises(ConflictError, match="มาก่อนวันที่ของนิติกร"):
        send(workspace, record, date(2025, 6, 20))
    send(workspace, record)
    assert view(workspace, record).standing.waits_for == "ศึกษาธิการจังหวัดแสนสุข"


def test_a_mistyped_day_is_corrected(workspace: Workspace) -> None:
    record = add_record(workspace)
    carry(workspace, record)
    with workspace.database.write() as session:
        service.correct(session, record, 1, date(2025, 6, 17), "ผ่าน")
        with pytest.raises(ConflictError, match="มาก่อนวันที่ของผู้อำนวยการกลุ่ม"):
            service.correct(session, record, 1, date(2025, 6, 20))
    stage = view(workspace, record).stages[1]
    assert (stage.on, stage.order) == (date(2025, 6, 17), "ผ่าน")


def test_a_paper_sent_back_is_a_draft_nobody_has_signed(workspace: Workspace) -> None:
    record = add_record(workspace)
    carry(workspace, record)
    with workspace.database.write() as session:
        service.withdraw(session, record, "ให้เพิ่มผลคะแนน")
        lessons.write(session, record, "rationale", "เพิ่มแล้ว")

    now = view(workspace, record)
    assert (now.state, now.versions, now.standing.version) == ("draft", (), 1)
    assert {(one.on, one.order) for one in now.stages} == {(None, "")}
    assert "withdrawn" in acts(workspace, record)
    assert send(workspace, record) == 1


def test_a_sent_or_signed_record_is_not_changed(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    send(workspace, record)
    with (
        workspace.database.write() as session,
        pytest.raises(UserError, match="เสนอหรือลงนามแล้วจึงแก้ไม่ได้"),
    ):
        lessons.write(session, record, "rationale", "แก้")


def test_a_wrong_scan_is_replaced_and_kept(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    wrong = signed(workspace, tmp_path, record, a_jpg("ผิดฉบับ"))
    right = kept(workspace, tmp_path, a_png("ถูกฉบับ"))
    with workspace.database.write() as session:
        with pytest.raises(UserError, match="ยังไม่มีเหตุผล"):
            service.replace_scan(session, record, right, " ")
        with pytest.raises(ConflictError, match="คือฉบับลงนามที่ใช้อยู่แล้ว"):
            service.replace_scan(session, record, wrong, "เอียง")
        service.replace_scan(session, record, right, "สแกนผิดฉบับ")

    now = view(workspace, record)
    assert now.sent is not None
    assert [(one.kept, one.replaced_because) for one in now.sent.scans] == [
        (right, ""),
        (wrong, "สแกนผิดฉบับ"),
    ]
    with workspace.database.read() as session:
        assert queries.signed_copy(session, record) == right
    assert scans.read_kept(workspace.files, wrong) == a_jpg("ผิดฉบับ")


def test_editing_a_signed_record_opens_the_next_version(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = add_record(workspace, rationale="เดิม")
    first = signed(workspace, tmp_path, record)
    with workspace.database.write() as session:
        assert service.open_next(session, workspace.templates, record) == 2
        lessons.write(session, record, "rationale", "แก้แล้ว")

    now = view(workspace, record)
    assert (now.state, now.standing.words) == ("draft", "ร่างฉบับที่ ๒")
    assert {one.on for one in now.stages} == {None}
    [before] = now.earlier
    assert (before.version, before.copy) == (1, first)
    assert [one.on for one in before.stages] == [DRAFTED, PASSED, ORDERED]
    with workspace.database.read() as session:
        assert queries.signed_copy(session, record) is None
        assert queries.copy_in_force(session, record) == first

    carry(workspace, record)
    second = kept(workspace, tmp_path, a_pdf("ฉบับสอง"))
    with workspace.database.write() as session:
        service.sign(session, record, second)
    now = view(workspace, record)
    assert [(one.version, one.copy) for one in now.versions] == [(2, second), (1, first)]
    assert now.earlier[0].version == 1
    with workspace.database.read() as session:
        assert queries.copy_in_force(session, record) == second


def test_what_an_earlier_version_said_is_kept_whole(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace, rationale="เดิม")
    signed(workspace, tmp_path, record)
    with workspace.database.write() as session:
        service.open_next(session, workspace.templates, record)
        lessons.write(session, record, "learned", (Item("อย่างอื่น"),))
    with workspace.database.read() as session:
        said = latest(session, record).said
    assert said is not None
    assert (said["template"], said["answers"]["rationale"]) == ("lesson-memo", "เดิม")
    assert said["answers"]["learned"] == ["แจ้งล่วงหน้าสองสัปดาห์"]
    assert [one["date"] for one in said["answers"]["signers"]] == [
        "2025-06-13", "2025-06-18", "2025-06-19",
    ]  # fmt: skip


def test_signing_confirms_what_the_record_teaches(workspace: Workspace, tmp_path: Path) -> None:
    record = add_record(workspace)
    carry(workspace, record)
    with workspace.database.read() as session:
        before = queries.taught(session, workspace.templates, record)
    assert {one.state for one in before} == {"draft"}
    assert [one.words for one in before][:2] == ["แจ้งล่วงหน้าสองสัปดาห์", "แบบฟอร์มลงคะแนน"]
    scan = kept(workspace, tmp_path)
    with workspace.database.write() as session:
        service.sign(session, record, scan)
        items.apply(session, before[0].id, ORDERED, "คำสั่งที่ ๑๒/๒๕๖๙")
        service.open_next(session, workspace.templates, record)
        after = queries.taught(session, workspace.templates, record)
    assert [one.state for one in after] == ["applied", *["draft"] * (len(before) - 1)]


def test_standings_of_all_are_those_of_each(workspace: Workspace, tmp_path: Path) -> None:
    one, two, three = (add_record(workspace) for _n in range(3))
    send(workspace, two)
    signed(workspace, tmp_path, three)
    with workspace.database.read() as session:
        every = queries.standings(session)
        assert every == {id_: queries.standings(session, [id_])[id_] for id_ in (one, two, three)}
    assert [every[id_].words for id_ in (one, two, three)] == ["ร่าง", "เสนอแล้ว", "ลงนามแล้ว"]
    assert every[three].lessons == 8


def test_the_sha256_told_is_that_of_the_source(workspace: Workspace, tmp_path: Path) -> None:
    data = a_jpg("ลงนาม")
    scan = signed(workspace, tmp_path, add_record(workspace), data)
    assert scan.sha256 == hashlib.sha256(data).hexdigest()
