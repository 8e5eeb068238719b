from __future__ import annotations

from pathlib import Path

from core.imports.sheet import read_sheet
from core.imports.vote_preview import columns_of, preview
from core.imports.votes import AUTOMATIC, Columns
from core.workspace import Workspace
from tests.factories import HEADER, ROUND, add_people, ballot, open_round, votes_file


def test_every_row_is_seen_with_what_becomes_of_it(workspace: Workspace, tmp_path: Path) -> None:
    first, second = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    open_round(workspace)
    rows = [
        ballot(first, "ปิ่น งาม", "ใคร ไม่รู้"),
        ballot(second, "กล้า ดี", at="2/6/2568, 9:00:00"),
        ballot(second, "กล้า ดี"),
        ballot("x@y.example", "กล้า ดี"),
    ]
    sheet = read_sheet(votes_file(tmp_path, rows))

    seen = preview(workspace.database, workspace.rulebook, ROUND, sheet, AUTOMATIC)

    assert [(r.row, r.voter, r.verdict) for r in seen.rows] == [
        (2, "นายกล้า ดี", "accepted"),
        (3, "นางสาวปิ่น งาม", "accepted"),
        (4, "นางสาวปิ่น งาม", "replaced"),
        (5, "x@y.example", "refused"),
    ]
    assert [a.landing for a in seen.rows[0].answers] == [
        "vote", "waiting", "blank", "blank", "blank",
    ]  # fmt: skip
    assert seen.rows[0].time == "1/6/2568, 9:00:00"
    assert "แถว ๕" in seen.rows[3].message
    assert seen.report.batch is None


def test_the_mapping_step_says_what_is_missing(workspace: Workspace, tmp_path: Path) -> None:
    [first] = add_people(workspace, "นายกล้า ดี")
    open_round(workspace)
    header = ["เวลา", "ใคร", *HEADER[2:6], "ข้อห้า"]
    sheet = read_sheet(votes_file(tmp_path, [ballot(first, "กล้า ดี", at="5/6/2568")], header))

    seen = columns_of(workspace.database, workspace.rulebook, ROUND, sheet, AUTOMATIC)
    given = columns_of(
        workspace.database,
        workspace.rulebook,
        ROUND,
        sheet,
        Columns({"gratitude": 7, "email": 2}),
    )

    assert seen.missing == ("gratitude", "email")
    assert seen.choices[7] == "ข้อห้า"
    assert given.missing == ()
    assert given.columns["gratitude"] == (7,)


def test_dates_that_may_be_read_two_ways_are_unclear_until_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    first, second = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม")
    open_round(workspace)
    rows = [
        ballot(first, at="3/6/2025 9:00:00"),
        ballot(second, at="4/5/2025 9:00:00"),
        ballot(second, at="2/7/2025 9:00:00"),
    ]
    sheet = read_sheet(votes_file(tmp_path, rows))

    def unclear(columns: Columns) -> bool:
        found = columns_of(workspace.database, workspace.rulebook, ROUND, sheet, columns)
        return found.dates_unclear

    assert unclear(AUTOMATIC)
    assert not unclear(Columns({}, day_first=True))
