from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.errors import RefusedFileError
from core.imports import batches, roster
from core.imports.roster import RosterReport
from core.imports.sheet import read_sheet
from core.people import queries, service
from core.people.queries import PersonRow
from core.people.service import PersonFields
from core.workspace import Workspace
from tests.factories import OFFICE, own_office

HEADER = ("คำนำหน้า", "ชื่อ", "นามสกุล", "ตำแหน่ง", "กลุ่ม", "หน่วยงาน", "อีเมล", "ประเภท", "สถานะ")


def bring_in(
    workspace: Workspace,
    folder: Path,
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = HEADER,
) -> RosterReport:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    file = folder / "roster.csv"
    file.write_text(text.getvalue(), "utf-8-sig")
    own_office(workspace)
    with workspace.database.write() as session:
        return roster.bring_in(session, workspace.settings.office, read_sheet(file))


def everyone(workspace: Workspace) -> list[PersonRow]:
    with workspace.database.read() as session:
        return queries.everyone(session)


def person(title: str = "นาย", first: str = "กล้า", last: str = "ดี", **more: str) -> tuple[str, ...]:
    keys = ("post", "group", "office", "email", "kind", "status")
    return (title, first, last, *(more.get(key, "") for key in keys))


def numbers(report: RosterReport) -> tuple[int, int, int, int]:
    assert report.rows == report.new + report.updated + report.unchanged + report.refused
    return report.new, report.updated, report.unchanged, report.refused


def test_new_people_come_with_every_field(workspace: Workspace, tmp_path: Path) -> None:
    row = person(
        "น.ส.", post="นิติกรปฏิบัติการ", group="กลุ่มอำนวยการ", email=" A@X.Example", kind="ข้าราชการ"
    )

    assert numbers(bring_in(workspace, tmp_path, [row])) == (1, 0, 0, 0)

    [found] = everyone(workspace)
    assert (found.name, found.post, found.group_name) == (
        "นางสาวกล้า ดี", "นิติกรปฏิบัติการ", "กลุ่มอำนวยการ",
    )  # fmt: skip
    assert (found.email, found.kind, found.left) == ("a@x.example", "ข้าราชการ", False)


@pytest.mark.parametrize("header", ["ชื่อ-นามสกุล", "ชื่อ - สกุล", "1. ชื่อ–นามสกุล"])
def test_a_name_in_one_column_is_split(workspace: Workspace, tmp_path: Path, header: str) -> None:
    rows = [["ว่าที่ ร.ต.หญิง สิริ วงศ์ ณ แสนสุข"], ["นางสาวิตรี มั่นคงดี"]]

    bring_in(workspace, tmp_path, rows, [header])

    assert [p.name for p in everyone(workspace)] == [
        "นางสาวิตรี มั่นคงดี", "ว่าที่ร้อยตรีหญิง สิริ วงศ์ ณ แสนสุข",
    ]  # fmt: skip


def test_columns_may_stand_in_any_order_and_extra_ones_are_reported(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = bring_in(
        workspace, tmp_path, [["x", "ดี", "กล้า", "นาย"]], ["เบอร์ห้อง", "นามสกุล", "ชื่อ", "คำนำหน้า"]
    )

    assert numbers(report) == (1, 0, 0, 0)
    [finding] = report.findings
    assert (finding.verdict, finding.code, finding.column) == (
        "ignored",
        "column-unused",
        "เบอร์ห้อง",
    )


def test_the_same_file_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = [person(email="a@x.example"), person(first="ปิ่น")]
    first = bring_in(workspace, tmp_path, rows)

    again = bring_in(workspace, tmp_path, rows)

    assert numbers(again) == (0, 0, 2, 0)
    assert first.batch is not None
    assert again.batch is None


def test_a_match_by_address_updates_the_name(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, [person(email="a@x.example")])

    report = bring_in(workspace, tmp_path, [person(last="ดีงาม", email="A@x.example")])

    assert numbers(report) == (0, 1, 0, 0)
    assert [p.name for p in everyone(workspace)] == ["นายกล้า ดีงาม"]


def test_a_match_by_name_and_office_updates_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, [person(office=OFFICE.name), person(office="โรงเรียนต้นฝน")])

    report = bring_in(workspace, tmp_path, [person(title="ว่าที่ ร.ต.", post="นิติกรชำนาญการ")])

    assert numbers(report) == (0, 1, 0, 0)
    assert sorted(p.post for p in everyone(workspace)) == ["", "นิติกรชำนาญการ"]


def test_a_blank_cell_erases_nothing(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, [person(post="นิติกรปฏิบัติการ", email="a@x.example")])

    assert numbers(bring_in(workspace, tmp_path, [person()])) == (0, 0, 1, 0)
    assert everyone(workspace)[0].post == "นิติกรปฏิบัติการ"


def test_a_new_post_without_level_takes_the_old_level_away(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, [person(post="นิติกรปฏิบัติการ")])

    bring_in(workspace, tmp_path, [person(post="พนักงานขับรถยนต์")])

    assert everyone(workspace)[0].post == "พนักงานขับรถยนต์"


def test_several_matches_refuse_the_row(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, [person(), person("นางสาว")])

    report = bring_in(workspace, tmp_path, [person()])

    assert numbers(report) == (0, 0, 0, 1)
    assert [f.code for f in report.findings] == ["person-ambiguous"]
    assert "แถว ๒" in report.findings[0].message


def test_the_way_out_of_several_matches_is_an_address_the_register_knows(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, [person(email="a@x.example"), person("นางสาว")])

    unknown = bring_in(workspace, tmp_path, [person(post="ครู", email="new@x.example")])
    known = bring_in(workspace, tmp_path, [person(post="ครู", email="a@x.example")])

    assert (numbers(unknown), numbers(known)) == ((0, 0, 0, 1), (0, 1, 0, 0))
    assert "ใส่อีเมลให้ตรงกับคนเดียวในทะเบียน" in unknown.findings[0].message


def test_two_rows_of_one_file_are_never_joined(workspace: Workspace, tmp_path: Path) -> None:
    assert numbers(bring_in(workspace, tmp_path, [person(), person()])) == (2, 0, 0, 0)


def test_two_rows_that_mean_one_person_are_not_both_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, [person()])

    report = bring_in(workspace, tmp_path, [person(post="ครู"), person(post="นิติกร")])

    assert numbers(report) == (0, 1, 0, 1)
    assert [f.code for f in report.findings] == ["person-twice"]
    assert everyone(workspace)[0].post == "ครู"


def test_the_way_out_of_a_row_twice_is_a_second_person_with_an_address(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, [person()])
    rows = [person(email="a@x.example"), person(post="ครู", email="b@x.example")]

    refused = bring_in(workspace, tmp_path, rows)
    with workspace.database.write() as session:
        service.add(session, PersonFields("กล้า", "ดี", "นาย", email="b@x.example"))
    taken = bring_in(workspace, tmp_path, rows)

    assert (numbers(refused), numbers(taken)) == ((0, 1, 0, 1), (0, 1, 1, 0))
    assert "เพิ่มอีกคนในทะเบียนพร้อมอีเมล" in refused.findings[0].message


def test_rows_without_a_name_or_with_control_characters_are_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = bring_in(workspace, tmp_path, [person(first="", post="ครู"), person(first="ก\x07ล้า")])

    assert numbers(report) == (0, 0, 0, 2)
    assert [f.code for f in report.findings] == ["name-missing", "control-characters"]


def test_without_a_column_for_names_the_file_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(RefusedFileError, match="คอลัมน์ชื่อ") as refused:
        bring_in(workspace, tmp_path, [["ครู"]], ["ตำแหน่ง"])

    assert refused.value.code == "no-name-column"  # no --column helps, so none is advised

    assert everyone(workspace) == []


def test_a_dry_run_sees_every_row_and_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, tmp_path, [person()])
    file = tmp_path / "next.csv"
    file.write_text("ชื่อ,นามสกุล,ตำแหน่ง\nกล้า,ดี,ครู\nปิ่น,งาม,\n,,ครู\n", "utf-8")

    report = roster.check(workspace.database, workspace.settings.office, read_sheet(file))

    assert [(s.row, s.verdict) for s in report.seen] == [
        (2, "updated"), (3, "new"), (4, "refused"),
    ]  # fmt: skip
    assert report.batch is None
    assert [p.post for p in everyone(workspace)] == [""]


def test_undoing_a_roster_takes_back_all_but_what_was_touched(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, [person(post="ครู")])
    report = bring_in(
        workspace, tmp_path, [person(post="นิติกร"), person(first="ปิ่น"), person(first="เมธา")]
    )
    with workspace.database.write() as session:
        touched = service.find(session, "เมธา ดี")
        fields = queries.fields_of(session, touched.id)
        service.edit(session, touched.id, type(fields)(first_name="เมธา", last_name="ดียิ่ง"))

    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, report.batch or 0)

    assert undone.removed == 2
    assert undone.stays == ("เมธา ดียิ่ง ยังอยู่ เพราะมีการแก้ไขหลังนำเข้า",)
    assert [(p.name, p.post) for p in everyone(workspace)] == [("นายกล้า ดี", "ครู"), ("เมธา ดียิ่ง", "")]


def test_a_person_somebody_points_to_stays(workspace: Workspace, tmp_path: Path) -> None:
    report = bring_in(workspace, tmp_path, [person()])
    with workspace.database.write() as session:
        service.remember_spelling(session, "กล้าา ดี", 1)

    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, report.batch or 0)

    assert undone.stays == ("นายกล้า ดี ยังอยู่ เพราะมีตัวสะกดที่ยืนยันไว้",)


def test_a_title_above_the_header_is_passed_over(workspace: Workspace, tmp_path: Path) -> None:
    rows = [["ข้อมูล ณ วันที่ ๑ มิถุนายน ๒๕๖๘"], list(HEADER), person(first="", post="ครู"), person()]

    report = bring_in(workspace, tmp_path, rows, ["บัญชีรายชื่อบุคลากร"])

    assert numbers(report) == (1, 0, 0, 1)
    assert report.findings[0].row == 4
