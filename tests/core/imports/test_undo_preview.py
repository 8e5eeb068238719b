from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.awards import service as awards
from core.errors import ConflictError, NotFoundError
from core.imports import batches, roster
from core.imports.sheet import read_sheet
from core.imports.undo_preview import Foreseen, foresee
from core.people import queries, service
from core.workspace import Workspace
from tests.factories import ROUND, add_people, ballot, import_votes, open_round, votes_file

HEAD = "ชื่อ-นามสกุล,ตำแหน่ง,สถานะ"


def bring_in(workspace: Workspace, file: Path, *rows: str) -> int:
    file.write_text("\n".join([HEAD, *rows]), "utf-8")
    with workspace.database.write() as session:
        return roster.bring_in(session, workspace.settings.office, read_sheet(file)).batch or 0


def seen(workspace: Workspace, batch: int) -> Foreseen:
    with workspace.database.read() as session:
        return foresee(session, workspace.rulebook, batch)


def test_a_roster_says_who_goes_who_is_as_before_and_who_stays(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path / "a.csv", "นายกล้า ดี,นิติกร,ปฏิบัติงาน")
    rows = ("นายกล้า ดี,นิติกรปฏิบัติการ,ย้าย", "นางสาวปิ่น งาม,,", "นายเมธา ดี,,")
    batch = bring_in(workspace, tmp_path / "b.csv", *rows)
    with workspace.database.write() as session:
        service.edit(session, 3, replace(queries.fields_of(session, 3), email="m@x.example"))

    assert seen(workspace, batch) == Foreseen(
        batch,
        2,
        (
            "นายกล้า ดี กลับเป็นเดิม: ตำแหน่ง จาก นิติกรปฏิบัติการ เป็น นิติกร · สถานะ จาก ย้าย เป็น ปฏิบัติงาน",
            "นางสาวปิ่น งาม ออกจากรายชื่อ",
        ),
        ("นายเมธา ดี ยังอยู่ เพราะมีการแก้ไขหลังนำเข้า",),
    )


def test_votes_say_how_many_ballots_are_left(workspace: Workspace, tmp_path: Path) -> None:
    ids = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    open_round(workspace)
    rows = [ballot(id_, "นายกล้า ดี") for id_ in ids]
    import_votes(workspace, votes_file(tmp_path, rows))
    later = ballot(ids[0], "ปิน งาม", at="2/6/2568, 9:00:00")
    batch = import_votes(workspace, votes_file(tmp_path, [later], name="later.csv")).batch
    with workspace.database.write() as session:
        service.remember_spelling(session, "ปิน งาม", ids[1])

    assert batch is not None
    assert seen(workspace, batch) == Foreseen(
        batch,
        1,
        ("๑ แถวของไฟล์ later.csv ออกจากรอบนี้", "บัตรที่นับ จาก ๒ ใบ เหลือ ๒ ใบ"),
        ("ตัวสะกด “ปิน งาม” ยังหมายถึง นางสาวปิ่น งาม",),
    )


def test_looking_takes_nothing_back(workspace: Workspace, tmp_path: Path) -> None:
    batch = bring_in(workspace, tmp_path / "a.csv", "นายกล้า ดี,,")

    seen(workspace, batch)

    with workspace.database.read() as session:
        [row] = batches.every_batch(session)
        assert row.undone_at is None
        assert [p.name for p in queries.everyone(session)] == ["นายกล้า ดี"]


def test_what_cannot_be_taken_back_is_refused_as_undo_refuses_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    names = ("นายก ก", "นายข ข", "นายค ค", "นายง ง", "นายจ จ")
    ids = add_people(workspace, *names)
    open_round(workspace)
    file = votes_file(tmp_path, [ballot(ids[0], *names)])
    batch = import_votes(workspace, file).batch or 0
    with workspace.database.write() as session:
        awards.freeze(session, workspace.rulebook, ROUND)

    with pytest.raises(ConflictError, match="ยืนยันผลรอบ"):
        seen(workspace, batch)
    with pytest.raises(NotFoundError):
        seen(workspace, 99)
