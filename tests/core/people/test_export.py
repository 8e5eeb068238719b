from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from core.errors import CancelledError, UserError
from core.imports import roster
from core.imports.sheet import read_sheet
from core.jobs import Progress
from core.people import queries
from core.people.export import HEADINGS, export
from core.people.queries import PersonRow
from core.workspace import Workspace
from tests.factories import OFFICE, add_people


def everyone(workspace: Workspace) -> list[PersonRow]:
    with workspace.database.read() as session:
        return queries.everyone(session)


def cells(file: Path) -> list[list[tuple[str, object]]]:
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return [[(cell.data_type, cell.value) for cell in row] for row in sheet.iter_rows()]


def test_every_cell_is_text_even_one_that_looks_like_a_formula(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_people(workspace, "นายกล้า ดี", email="=HYPERLINK(1)", position="+1", kind="0123")

    assert export(everyone(workspace), tmp_path / "x.xlsx") == 1

    head, row = cells(tmp_path / "x.xlsx")
    assert head == [("s", heading) for heading in HEADINGS]
    assert row[0] == ("s", "นายกล้า ดี")
    assert [row[1], row[4], row[5]] == [("s", "+1"), ("s", "=hyperlink(1)"), ("s", "0123")]
    assert {kind for kind, value in row if value} == {"s"}


def test_a_list_exported_and_imported_again_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    more = {"position": "นิติกร", "level": "ปฏิบัติการ", "group_name": "กลุ่มอำนวยการ", "status": "ย้าย"}
    add_people(workspace, "ว่าที่ร้อยตรีหญิง สิริ วงศ์ ณ แสนสุข", "นางสาวปิ่น งาม", **more)
    before = everyone(workspace)
    export(before, tmp_path / "people.xlsx")

    with workspace.database.write() as session:
        report = roster.bring_in(session, OFFICE, read_sheet(tmp_path / "people.xlsx"))

    assert (report.unchanged, report.refused, report.batch) == (2, 0, None)
    assert everyone(workspace) == before


def test_people_stand_in_the_order_given(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, "นายก ก", "นายข ข", "นายค ค")

    export([*reversed(everyone(workspace))], tmp_path / "x.xlsx")

    assert [row[0][1] for row in cells(tmp_path / "x.xlsx")[1:]] == ["นายค ค", "นายข ข", "นายก ก"]


def test_stopped_or_refused_leaves_the_older_file(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, "นายกล้า ดี")
    [person] = everyone(workspace)
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"older")
    progress = Progress()
    progress.cancel()

    with pytest.raises(CancelledError):
        export([replace(person, id=n) for n in range(9)], file, progress)
    with pytest.raises(UserError, match="เขียนไฟล์"):
        export([person], tmp_path / "none" / "x.xlsx")

    assert file.read_bytes() == b"older"
