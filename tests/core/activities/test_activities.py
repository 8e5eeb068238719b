"""The year's activities in a real workspace, and which of them were reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.activities import queries, service
from core.activities.queries import BoardRow
from core.activities.service import ActivityFields
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.history.service import first_broken
from core.lessons.model import LessonRecord
from core.table_file import write_table
from core.workspace import Workspace
from tests.factories import add_lesson, add_people, add_sample_lesson, open_round

YEAR = 2568


def add(workspace: Workspace, *names: str, **given: object) -> list[int]:
    with workspace.database.write() as session:
        return [
            service.add(session, ActivityFields(name, YEAR, **given))  # type: ignore[arg-type]
            for name in names
        ]


def board(workspace: Workspace, year_be: int = YEAR) -> list[BoardRow]:
    with workspace.database.read() as session:
        return queries.board(session, workspace.templates, year_be)


def row(workspace: Workspace, name: str) -> BoardRow:
    return next(one for one in board(workspace) if one.name == name)


def test_of_ten_activities_with_eight_reports_two_are_not_reported(workspace: Workspace) -> None:
    names = [f"กิจกรรมที่ {number}" for number in range(1, 11)]
    add(workspace, *names)
    ids = [add_sample_lesson(workspace) for _ in names[:8]]
    with workspace.database.write() as session:
        for id_, name in zip(ids, names, strict=False):
            session.get_one(LessonRecord, id_).activity = name

    rows = board(workspace)

    assert [one.name for one in queries.unreported(rows)] == ["กิจกรรมที่ 10", "กิจกรรมที่ 9"]
    assert len(rows) == 10
    assert {one.reports[0].record_id for one in rows if one.reported} == set(ids)


def test_a_lesson_belongs_to_the_activity_of_its_name_and_year(workspace: Workspace) -> None:
    add(workspace, "โครงการ “เช้าวันพุธ สุขใจ” ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
    first = add_lesson(workspace, activity="กิจกรรมเช้าวันพุธสุขใจ", fiscal_year=YEAR)
    add_lesson(workspace, activity="เช้าวันพุธสุขใจ", fiscal_year=2567)
    add_lesson(workspace, activity="เช้าวันพุธสุขใส", fiscal_year=YEAR)

    rows = board(workspace)

    assert [(one.name, one.id, len(one.reports)) for one in rows] == [
        ("โครงการ “เช้าวันพุธ สุขใจ” ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 1, 1),
        ("เช้าวันพุธสุขใส", None, 1),
    ]
    assert rows[0].reports[0].record_id == first
    assert (rows[0].standing, rows[0].reported) == ("writing", False)


def test_a_round_counts_by_itself_and_its_lesson_may_have_any_name(workspace: Workspace) -> None:
    key = open_round(workspace)
    [one] = board(workspace)
    assert (one.award, one.id, one.standing) == (key, None, "none")
    record = add_lesson(workspace, activity="ชื่ออื่น", fiscal_year=YEAR)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, record).subject = key

    add(workspace, one.name, owner="กลุ่มบริหารงานบุคคล")

    [merged] = board(workspace)
    assert (merged.award, merged.id, merged.owner) == (key, 1, "กลุ่มบริหารงานบุคคล")
    assert [report.record_id for report in merged.reports] == [record]


def test_the_state_of_the_record_is_the_state_of_the_activity(workspace: Workspace) -> None:
    record = add_sample_lesson(workspace)
    [one] = board(workspace)
    said = [one.standing]
    for state in ("sent", "signed"):
        with workspace.database.write() as session:
            session.get_one(LessonRecord, record).state = state
        said.append(board(workspace)[0].standing)

    assert said == ["written", "sent", "signed"]
    assert one.reported


def test_the_report_that_has_come_farthest_stands_first(workspace: Workspace) -> None:
    whole = add_sample_lesson(workspace)
    name = board(workspace)[0].name
    draft = add_lesson(workspace, activity=name, fiscal_year=YEAR)

    [one] = board(workspace)

    assert [report.record_id for report in one.reports] == [whole, draft]
    assert one.standing == "written"


def test_only_what_is_over_and_told_nowhere_is_silent(workspace: Workspace) -> None:
    open_round(workspace)
    add(workspace, "ไม่มีวัน")
    add(workspace, "จบแล้ว", ends_on=date(2025, 3, 31))
    add(workspace, "ยังไม่จบ", ends_on=date(2025, 9, 30))
    add(workspace, "มีบันทึก", ends_on=date(2025, 3, 31))
    add_lesson(workspace, activity="มีบันทึก", fiscal_year=YEAR)

    with workspace.database.read() as session:
        found = queries.silent(session, YEAR, date(2025, 6, 30))

    assert [one.name for one in found] == ["ไม่มีวัน", "จบแล้ว"]


def test_a_second_one_of_the_name_in_the_year_is_refused(workspace: Workspace) -> None:
    [first, second] = add(workspace, "วันพุธสุขใจ", "ตักบาตรวันศุกร์")

    with pytest.raises(ConflictError, match="มีกิจกรรม “วันพุธสุขใจ” อยู่แล้ว") as refused:
        add(workspace, "โครงการวันพุธ สุขใจ")
    with pytest.raises(ConflictError), workspace.database.write() as session:
        service.edit(session, second, ActivityFields("วันพุธสุขใจ", YEAR))
    with workspace.database.write() as session:
        service.edit(session, first, ActivityFields("โครงการวันพุธสุขใจ", YEAR))
        service.add(session, ActivityFields("วันพุธสุขใจ", 2569))

    assert refused.value.code == "same-activity"
    assert [one.name for one in board(workspace)] == ["โครงการวันพุธสุขใจ", "ตักบาตรวันศุกร์"]


def test_a_list_adds_only_what_is_not_there(workspace: Workspace) -> None:
    add(workspace, "วันพุธสุขใจ")

    with workspace.database.write() as session:
        names = ("กิจกรรมวันพุธสุขใจ", "ตักบาตร", "ตักบาตร")
        made = service.add_all(session, [ActivityFields(name, YEAR) for name in names])

    assert len(made) == 1
    assert [one.name for one in board(workspace)] == ["ตักบาตร", "วันพุธสุขใจ"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (ActivityFields(" \u200b", YEAR), "name-missing"),
        (ActivityFields("“”", YEAR), "name-missing"),
        (ActivityFields("งาน"), "year-missing"),
        (ActivityFields("งาน", 2025), "year-missing"),
        (ActivityFields("งาน\x07", YEAR), "control-characters"),
        (
            ActivityFields("งาน", YEAR, starts_on=date(2025, 2, 2), ends_on=date(2025, 2, 1)),
            "days-reversed",
        ),
        (ActivityFields("งาน", YEAR, owner_id=99), "not-found"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    workspace: Workspace, given: ActivityFields, code: str
) -> None:
    with pytest.raises(UserError) as refused, workspace.database.write() as session:
        service.add(session, given)

    assert refused.value.code == code
    assert board(workspace) == []


def test_the_year_is_that_of_the_days_where_none_is_given(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        service.add(session, ActivityFields("ปลายปี", starts_on=date(2024, 10, 1)))

    assert [one.fiscal_year for one in board(workspace)] == [2568]


def test_an_owner_of_the_register_is_known_by_the_name_of_today(workspace: Workspace) -> None:
    [person] = add_people(workspace, "นางสาวปิ่น งาม")
    add(workspace, "งาน", owner_id=person)
    with workspace.database.write() as session:
        session.connection().exec_driver_sql("UPDATE person SET last_name = 'ใจงาม'")
    renamed = row(workspace, "งาน").owner
    with workspace.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM alias")
        session.connection().exec_driver_sql("DELETE FROM person")

    gone = row(workspace, "งาน")

    assert renamed == "นางสาวปิ่น ใจงาม"
    assert (gone.owner, gone.owner_id) == ("นางสาวปิ่น งาม", None)


def test_one_taken_out_comes_back_as_it_was_and_its_lessons_never_left(
    workspace: Workspace,
) -> None:
    [id_] = add(workspace, "งาน", owner="กลุ่ม", kind="คุณธรรม", starts_on=date(2025, 1, 5))
    add_lesson(workspace, activity="งาน", fiscal_year=YEAR)
    before = row(workspace, "งาน")
    with workspace.database.write() as session:
        said = service.remove(session, id_)
    without = row(workspace, "งาน")
    with workspace.database.write() as session:
        service.add(session, said)

    assert (without.id, without.owner, len(without.reports)) == (None, "", 1)
    assert row(workspace, "งาน") == before
    with pytest.raises(NotFoundError), workspace.database.write() as session:
        service.remove(session, 99)


def test_every_change_is_in_the_history(workspace: Workspace) -> None:
    [id_] = add(workspace, "งาน")
    with workspace.database.write() as session:
        service.edit(session, id_, ActivityFields("งานใหม่", YEAR, owner="กลุ่ม"))
        service.remove(session, id_)

    with workspace.database.read() as session:
        told = history.entries(session, "activity", id_)
        broken = first_broken(session)
    assert [one.act for one in told] == ["removed", "changed", "added"]
    assert told[1].changes == {"name": ("งาน", "งานใหม่"), "owner": ("", "กลุ่ม")}
    assert broken is None


def test_years_are_those_of_anything_that_was_done(workspace: Workspace) -> None:
    open_round(workspace)
    add_lesson(workspace, activity="งาน", fiscal_year=2566)
    with workspace.database.write() as session:
        service.add(session, ActivityFields("แผน", 2570))

    with workspace.database.read() as session:
        assert queries.years(session) == [2570, 2568, 2566]


def test_the_board_as_shown_goes_into_a_workbook(tmp_path: Path) -> None:
    headings, rows = ["กิจกรรม", "สถานะ"], [["=1+1", "ยังไม่รายงาน"], ["ยาว" * 40 + "\nสอง", ""]]

    assert write_table(tmp_path / "board.xlsx", "กิจกรรม", headings, rows) == 2

    sheet = openpyxl.load_workbook(tmp_path / "board.xlsx").worksheets[0]
    cells = [[(cell.data_type, cell.value) for cell in line] for line in sheet.iter_rows()]
    assert cells[0] == [("s", "กิจกรรม"), ("s", "สถานะ")]
    assert cells[1] == [("s", "=1+1"), ("s", "ยังไม่รายงาน")]
    assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (60, "A2")
