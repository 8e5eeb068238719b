"""Rules of counting, row by row, on real files and a real database."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.awards import queries, spellings
from core.awards.views import TallyView
from core.errors import ConflictError, RefusedFileError, UserError
from core.imports import batches, votes
from core.imports.sheet import read_sheet
from core.imports.vote_preview import columns_of
from core.imports.votes import Columns
from core.workspace import Workspace
from tests.core.imports.workbooks import packed, parts
from tests.factories import (
    HEADER,
    KEYS,
    ROUND,
    TITLES,
    add_people,
    ballot,
    codes,
    import_votes,
    open_round,
    votes_file,
)

A, B, C, D = "นายกล้า ดี", "นางสาวปิ่น งาม", "นายวิชัย แก้วคำ", "นายวิชัย แก้วก่ำ"


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    return add_people(workspace, A, B, C, D)


def tally(workspace: Workspace) -> TallyView:
    with workspace.database.read() as session:
        return queries.tally(session, workspace.rulebook, ROUND)


def votes_for(workspace: Workspace, key: str = KEYS[0]) -> dict[str, int]:
    [row] = [c for c in tally(workspace).categories if c.key == key]
    return {s.name: s.votes for s in row.standings}


def test_a_clean_file_is_counted(workspace: Workspace, people: list[int], tmp_path: Path) -> None:
    open_round(workspace)
    a, b, c, _ = people

    report = import_votes(
        workspace, votes_file(tmp_path, [ballot(a, A), ballot(b, A, B), ballot(c, "กล้า ดี")])
    )

    assert (report.rows, report.accepted, report.replaced, report.refused) == (3, 3, 0, 0)
    assert (report.names.matched, report.names.to_confirm, report.names.unknown) == (3, 0, 0)
    assert report.settled
    view = tally(workspace)
    assert (view.eligible, view.valid, view.turnout_percent) == (4, 3, "75.00")
    first, second, *_ = view.categories
    assert [(s.rank, s.name, s.votes, s.percent) for s in first.standings] == [(1, A, 3, "100.00")]
    assert (second.blank, second.void, second.waiting) == (2, 0, 0)


def test_a_dry_run_writes_nothing_and_says_the_same(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    file = votes_file(tmp_path, [ballot(people[0], "คนแปลก หน้าใหม่"), ballot("x@y.example", A)])

    checked = votes.check(workspace.database, workspace.rulebook, ROUND, file)

    assert tally(workspace).valid == 0
    with workspace.database.read() as session:
        assert batches.every_batch(session) == []
    imported = import_votes(workspace, file)
    assert checked.batch is None
    assert imported.findings == checked.findings
    assert imported.names == checked.names


def test_the_latest_ballot_counts_and_the_other_is_replaced(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    later, earlier = "3/6/2568, 9:00:00", "2/6/2568, 9:00:00"

    report = import_votes(
        workspace,
        votes_file(tmp_path, [ballot(people[0], A, at=later), ballot(people[0], B, at=earlier)]),
    )

    assert codes(report) == [(3, "replaced", "replaced-by-later")]
    assert votes_for(workspace) == {A: 1}


def test_the_first_ballot_counts_where_the_round_says_so(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace, ballot="first")

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [
                ballot(people[0], A, at="3/6/2568, 9:00:00"),
                ballot(people[0], B, at="2/6/2568, 9:00:00"),
            ],
        ),
    )

    assert codes(report) == [(2, "replaced", "replaced-by-earlier")]
    assert votes_for(workspace) == {B: 1}


def test_equal_times_are_ordered_by_row(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)

    report = import_votes(
        workspace, votes_file(tmp_path, [ballot(people[0], A), ballot(people[0], B)])
    )

    assert codes(report) == [(2, "replaced", "replaced-by-later")]
    assert votes_for(workspace) == {B: 1}


def test_a_later_batch_replaces_and_undoing_it_brings_back(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(people[0], A)]))
    second = import_votes(
        workspace,
        votes_file(tmp_path, [ballot(people[0], B, at="2/6/2568, 9:00:00")], name="again.csv"),
    )
    assert votes_for(workspace) == {B: 1}

    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, second.batch or 0, batches.VOTES)

    assert (undone.removed, undone.stays) == (1, ())
    assert votes_for(workspace) == {A: 1}
    with workspace.database.write() as session, pytest.raises(ConflictError, match="ถอยแล้ว"):
        batches.undo(session, workspace.rulebook, second.batch or 0, batches.VOTES)


@pytest.mark.parametrize("time", ["", "เมื่อวาน"])
def test_an_unreadable_time_matters_only_where_ballots_must_be_ordered(
    workspace: Workspace, people: list[int], tmp_path: Path, time: str
) -> None:
    open_round(workspace)

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [
                ballot(people[0], A, at=time),
                ballot(people[1], B),
                ballot(people[1], C, at=time),
            ],
        ),
    )

    assert codes(report) == [(4, "refused", "bad-timestamp")]
    assert votes_for(workspace) == {A: 1, B: 1}
    sentence = report.findings[0].message
    assert ("ไม่มีเวลาที่ส่ง" in sentence, f"“{time}”" in sentence) == (not time, bool(time))


def test_a_voter_is_known_by_address_then_by_name(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = [*HEADER[:2], "ชื่อ-นามสกุลผู้ลงคะแนน", *HEADER[2:]]
    a = f"{people[0]}@x.example"

    def row(address: str, name: str, answer: str) -> list[str]:
        return ["1/6/2568, 9:00:00", address, name, answer, "", "", "", ""]

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [
                row(f" {a.upper()} ", "", C),
                row("", "ปิ่น งาม", C),
                row("unknown@x.example", C, C),
                row(a, D, B),
                row("unknown@x.example", "", B),
                row("", "ปิ่นน งาม", B),
                row("", "", B),
            ],
            header,
        ),
    )

    assert codes(report) == [(n, "refused", "voter-unknown") for n in (5, 6, 7, 8)]
    assert votes_for(workspace) == {C: 3}
    both = report.findings[0].message
    assert A in both
    assert D in both


def test_a_misspelt_voter_waits_and_the_row_is_judged_again(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = ["ประทับเวลา", "ชื่อ-นามสกุล", *HEADER[2:]]
    import_votes(
        workspace,
        votes_file(tmp_path, [["1/6/2568, 9:00:00", "ปิ่นน งาม", A, "", "", "", ""]], header),
    )
    assert tally(workspace).valid == 0

    with workspace.database.write() as session:
        [waiting] = spellings.queue(session, workspace.rulebook, ROUND)
        assert (waiting.written, waiting.role, waiting.rows) == ("ปิ่นน งาม", "voter", (2,))
        assert waiting.proposals[0].person_id == people[1]
        spellings.accept(session, workspace.rulebook, ROUND, "ปิ่นน งาม", people[1])

    assert votes_for(workspace) == {A: 1}


def test_an_address_that_two_share_identifies_nobody(workspace: Workspace, tmp_path: Path) -> None:
    add_people(workspace, A, B, email="shared@x.example")
    open_round(workspace)

    report = import_votes(workspace, votes_file(tmp_path, [ballot("shared@x.example", A)]))

    assert codes(report) == [(2, "refused", "voter-unknown")]


def test_who_left_or_works_elsewhere_neither_votes_nor_is_voted_for(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    [gone] = add_people(workspace, "นายดนัย ไปแล้ว", status="เกษียณ")
    [other] = add_people(workspace, "นายเอก ต่างถิ่น", office="โรงเรียนต้นฝน")
    open_round(workspace)

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [ballot(gone, A), ballot(other, A), ballot(people[0], "นายดนัย ไปแล้ว", "นายเอก ต่างถิ่น")],
        ),
    )

    assert codes(report) == [
        (2, "refused", "voter-not-eligible"),
        (3, "refused", "voter-not-eligible"),
        (4, "void", "candidate-not-eligible"),
        (4, "void", "candidate-not-eligible"),
    ]
    assert tally(workspace).eligible == 4


def test_a_void_answer_spoils_nothing_else(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace, self_vote="no")

    report = import_votes(
        workspace, votes_file(tmp_path, [ballot(people[0], A, B), ballot(people[1], A, B)])
    )

    assert codes(report) == [(2, "void", "self-vote"), (3, "void", "self-vote")]
    assert votes_for(workspace) == {A: 1}
    assert votes_for(workspace, "discipline") == {B: 1}
    first = tally(workspace).categories[0]
    assert (first.void, first.blank) == (1, 0)


def test_a_vote_for_oneself_counts_where_it_is_allowed(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)

    assert import_votes(workspace, votes_file(tmp_path, [ballot(people[0], A)])).findings == ()
    assert votes_for(workspace) == {A: 1}


def test_of_two_columns_the_filled_one_counts_and_two_answers_are_void(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = [*HEADER, "ด้านพอเพียง (เพิ่มเติม)"]

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [
                [*ballot(people[0], A), ""],
                [*ballot(people[1], ""), B],
                [*ballot(people[2], A), "กล้า  ดี"],
                [*ballot(people[3], A), B],
            ],
            header,
        ),
    )

    assert codes(report) == [(4, "void", "two-answers"), (5, "void", "two-answers")]
    assert votes_for(workspace) == {A: 1, B: 1}


def test_the_same_answer_in_two_columns_is_one_vote(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = [*HEADER, "ด้านพอเพียง (เพิ่มเติม)"]

    report = import_votes(
        workspace, votes_file(tmp_path, [[*ballot(people[0], A), f" {A} "]], header)
    )

    assert report.findings == ()
    assert votes_for(workspace) == {A: 1}


def test_what_is_no_name_is_a_blank(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)

    import_votes(workspace, votes_file(tmp_path, [ballot(people[0], " - ", "\u200b", "\u00a0")]))

    assert [c.blank for c in tally(workspace).categories] == [1] * 5


def test_broken_rows_are_refused_and_the_rest_is_read(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)

    report = import_votes(
        workspace,
        votes_file(
            tmp_path,
            [
                ballot(people[0], A)[:4],
                ballot(people[1], f"{A}\x0b"),
                HEADER,
                ballot(people[2], A),
            ],
        ),
    )

    assert codes(report) == [
        (2, "refused", "too-few-cells"),
        (3, "refused", "control-characters"),
        (4, "refused", "voter-unknown"),
    ]
    assert report.rows == report.accepted + report.replaced + report.refused == 4


def test_look_alikes_wait_and_namesakes_wait(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    add_people(workspace, "นายกานต์ ดีงาม", "นางสาวกานต์ ดีงาม")
    open_round(workspace)

    report = import_votes(
        workspace,
        votes_file(tmp_path, [ballot(people[0], "วิชัย แก้วก่า", "กานต์ ดีงาม", "คนแปลก หน้าใหม่")]),
    )

    assert codes(report) == [
        (2, "waiting", "candidate-unknown"),
        (2, "waiting", "candidate-ambiguous"),
        (2, "waiting", "candidate-unknown"),
    ]
    assert (report.accepted, report.names.to_confirm, report.names.unknown) == (1, 2, 1)
    assert [c.waiting for c in tally(workspace).categories] == [1, 1, 1, 0, 0]


def test_a_rejected_spelling_is_void_and_stays_so(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(people[0], "คนแปลก หน้าใหม่")]))
    with workspace.database.write() as session:
        spellings.reject(session, workspace.rulebook, ROUND, "คนแปลก หน้าใหม่")

    report = import_votes(
        workspace, votes_file(tmp_path, [ballot(people[1], "คนแปลก  หน้าใหม่")], name="b.csv")
    )

    assert codes(report) == [(2, "void", "spelling-rejected")]
    assert [c.void for c in tally(workspace).categories] == [2, 0, 0, 0, 0]
    with workspace.database.write() as session:
        assert spellings.queue(session, workspace.rulebook, ROUND) == []
        spellings.take_back(session, workspace.rulebook, ROUND, "คนแปลก หน้าใหม่")
        assert len(spellings.queue(session, workspace.rulebook, ROUND)) == 1


def test_every_answer_lands_somewhere(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace, self_vote="no")
    import_votes(
        workspace,
        votes_file(
            tmp_path,
            [ballot(people[0], A, B, "ใครก็ไม่รู้ จัก"), ballot(people[1], A, B), ballot(people[2])],
        ),
    )

    view = tally(workspace)
    for row in view.categories:
        votes_ = sum(s.votes for s in row.standings)
        assert votes_ + row.blank + row.void + row.waiting == view.valid == 3


def test_anonymous_rounds_count_every_row(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace, voters="anonymous")
    header = ["ประทับเวลา", *HEADER[2:]]
    rows = [["1/6/2568, 9:00:00", A, "", "", "", ""]] * 3

    report = import_votes(workspace, votes_file(tmp_path, rows, header))

    assert (report.accepted, votes_for(workspace)) == (3, {A: 3})
    assert tally(workspace).anonymous


def test_without_a_column_for_voters_or_a_category_the_file_is_refused_whole(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = ["ประทับเวลา", "ใคร", "ด้านพอเพียง", "ข้อสอง", "ด้านสุจริต", "ด้านจิตอาสา", "ด้านกตัญญู"]
    row = ["1/6/2568, 9:00:00", A, A, B, "", "", ""]
    file = votes_file(tmp_path, [row], header)

    with pytest.raises(RefusedFileError) as refused:
        import_votes(workspace, file)

    assert refused.value.code == "columns-missing"
    assert len(refused.value.findings) == 2
    assert "discipline" in refused.value.findings[0]
    given = Columns({"discipline": 4, "name": 2})
    assert import_votes(workspace, file, columns=given).accepted == 1


def test_a_workbook_whose_first_sheet_is_something_else_is_refused_by_the_name_of_that_sheet(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    file = tmp_path / "votes.xlsx"
    file.write_bytes(packed(parts([["ก", "ข"], ["ค", "ง"]], name="สรุปยอด")))

    with pytest.raises(RefusedFileError, match="แผ่นงาน “สรุปยอด” ของไฟล์นี้"):
        import_votes(workspace, file)


def test_given_columns_are_remembered_for_the_same_header(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = [*HEADER[:3], "ข้อสอง", *HEADER[4:]]
    rows = [ballot(people[0], A, B)]
    import_votes(workspace, votes_file(tmp_path, rows, header), columns=Columns({"discipline": 4}))

    again = votes_file(tmp_path, [*rows, ballot(people[1], A, B)], header, name="again.csv")

    assert import_votes(workspace, again).rows == 2
    assert votes_for(workspace, "discipline") == {B: 2}


def test_a_remembered_column_is_not_found_again_as_something_else(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    """A column whose header speaks of time was given to a category; it stays that alone."""
    open_round(workspace)
    header = ["อีเมล", "เวลา", *HEADER[2:]]
    del header[3]
    rows = [[f"{people[0]}@x.example", B, A, *[""] * 3]]
    given = Columns({"discipline": 2})
    import_votes(workspace, votes_file(tmp_path, rows, header), columns=given)
    sheet = read_sheet(votes_file(tmp_path, [*rows, *rows], header, name="again.csv"))

    found = columns_of(workspace.database, workspace.rulebook, ROUND, sheet, Columns({}))

    assert found.columns["discipline"] == (2,)
    assert "time" not in found.columns


def test_a_column_given_anew_is_no_longer_what_it_was_remembered_as(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = [*HEADER[:3], "ข้อสอง", "ข้อสาม", *HEADER[5:]]
    rows = [ballot(people[0], A, B, C)]
    file = votes_file(tmp_path, rows, header)
    given = Columns({"discipline": 5, "honesty": 4})
    wrong = import_votes(workspace, file, columns=given)
    with workspace.database.write() as session:
        batches.undo(session, workspace.rulebook, wrong.batch or 0)

    with pytest.raises(RefusedFileError) as refused:
        import_votes(workspace, file, columns=Columns({"discipline": 4}))
    import_votes(workspace, file, columns=Columns({"discipline": 4, "honesty": 5}))

    assert ["honesty" in finding for finding in refused.value.findings] == [True]
    assert (votes_for(workspace, "discipline"), votes_for(workspace, "honesty")) == ({B: 1}, {C: 1})


def test_one_column_is_not_given_to_two_keys(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    file = votes_file(tmp_path, [ballot(people[0], A)])

    with pytest.raises(UserError, match="discipline และ honesty") as refused:
        import_votes(workspace, file, columns=Columns({"discipline": 4, "honesty": 4}))

    assert refused.value.code == "bad-column"


@pytest.mark.parametrize("given", [{"nonsense": 1}, {"discipline": 99}])
def test_a_column_that_does_not_exist_is_refused(
    workspace: Workspace, people: list[int], tmp_path: Path, given: dict[str, int]
) -> None:
    open_round(workspace)
    file = votes_file(tmp_path, [ballot(people[0], A)])

    with pytest.raises(UserError, match="คอลัมน์"):
        import_votes(workspace, file, columns=Columns(given))


def test_the_same_file_is_refused_until_its_batch_is_undone(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    file = votes_file(tmp_path, [ballot(people[0], A)])
    first = import_votes(workspace, file)

    with pytest.raises(ConflictError, match="นำเข้าแล้ว"):
        import_votes(workspace, file)

    with workspace.database.write() as session:
        batches.undo(session, workspace.rulebook, first.batch or 0)
    assert import_votes(workspace, file).accepted == 1


def test_what_rests_on_an_undone_batch_is_listed(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    report = import_votes(workspace, votes_file(tmp_path, [ballot(people[0], "กล้าา ดี")]))
    with workspace.database.write() as session:
        spellings.accept(session, workspace.rulebook, ROUND, "กล้าา ดี", people[0])

    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, report.batch or 0)

    assert undone.stays == (f"ตัวสะกด “กล้าา ดี” ยังหมายถึง {A}",)


def test_headers_are_found_whatever_their_numbering(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    header = ["Timestamp", "Email Address", *(f" {n}) บุคคลด้าน{t} >>" for n, t in enumerate(TITLES))]

    report = import_votes(workspace, votes_file(tmp_path, [ballot(people[0], A)], header))

    assert report.accepted == 1
    assert votes_for(workspace) == {A: 1}


def test_a_title_above_the_header_is_passed_over(
    workspace: Workspace, people: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    file = votes_file(tmp_path, [HEADER, ballot(people[0], A), ballot("x", A)], ["ผลการลงคะแนน"])

    report = import_votes(workspace, file)

    assert codes(report) == [(4, "refused", "voter-unknown")]
    assert report.rows == 2
