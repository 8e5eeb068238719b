from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.awards.rules import Rulebook
from core.imports import batches, roster
from core.imports.sheet import read_sheet
from core.people import queries, service
from core.people.past import PastAct, past
from core.workspace import Workspace
from tests.factories import OFFICE, add_people


def bring_in(workspace: Workspace, folder: Path, *rows: str) -> int:
    file = folder / f"{len(list(folder.iterdir()))}.csv"
    file.write_text("\n".join(["ชื่อ-นามสกุล,ตำแหน่ง", *rows]), "utf-8")
    with workspace.database.write() as session:
        return roster.bring_in(session, OFFICE, read_sheet(file)).batch or 0


def edit(workspace: Workspace, id_: int, **fields: str) -> None:
    with workspace.database.write() as session:
        service.edit(session, id_, replace(queries.fields_of(session, id_), **fields))


def acts(workspace: Workspace, id_: int) -> list[PastAct]:
    with workspace.database.read() as session:
        return past(session, id_)


def told(workspace: Workspace, id_: int) -> list[tuple[bool, str, dict[str, tuple[str, str]]]]:
    return [(act.added, act.file, dict(act.changes)) for act in acts(workspace, id_)]


def test_what_a_hand_did_is_told_old_to_new(workspace: Workspace) -> None:
    [id_] = add_people(workspace, "นายกล้า ดี", email="a@x.example")
    edit(workspace, id_, last_name="ดีงาม")

    assert told(workspace, id_) == [(False, "", {"last_name": ("ดี", "ดีงาม")}), (True, "", {})]
    assert {act.who for act in acts(workspace, id_)} == {workspace.settings.officer}


def test_what_a_file_did_is_told_once_with_its_name(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    bring_in(workspace, folder, "นายกล้า ดี,นิติกร")
    bring_in(workspace, folder, "นายกล้า ดี,นิติกรปฏิบัติการ")
    edit(workspace, 1, level="")
    edit(workspace, 1, level="ปฏิบัติการ")  # what the file did before, now by hand

    grown, shrunk = {"level": ("", "ปฏิบัติการ")}, {"level": ("ปฏิบัติการ", "")}
    assert told(workspace, 1) == [
        (False, "", grown),
        (False, "", shrunk),
        (False, "1.csv", grown),
        (True, "0.csv", {}),
    ]


def test_somebody_before_with_the_same_number_is_not_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    batch = bring_in(workspace, folder, "นายกล้า ดี,นิติกร")
    with workspace.database.write() as session:
        batches.undo(session, Rulebook({}, OFFICE), batch)
    [id_] = add_people(workspace, "นางสาวปิ่น งาม", email="")

    assert id_ == 1
    assert told(workspace, 1) == [(True, "", {})]
