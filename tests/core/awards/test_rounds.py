"""A round from its opening to a second version, on a real database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.awards import queries, service, spellings
from core.awards.service import Resolution
from core.certificates.model import Certificate
from core.errors import ConflictError, NotFoundError, UserError, WaitingError
from core.imports import batches
from core.people import service as people_service
from core.people.queries import fields_of
from core.workspace import Workspace
from tests.factories import (
    KEYS,
    ROUND,
    add_people,
    ballot,
    import_votes,
    open_round,
    own_office,
    votes_file,
)

NAMES = (
    "นายกล้า ดี",
    "นางสาวปิ่น งาม",
    "นายวิชัย แก้วคำ",
    "นางฐิติมา ศรีสุข",
    "นายเมธา ธรรมดี",
    "นางจันทร์ ใจงาม",
)
A, B, C, D, E, F = NAMES
MEETING = {
    "reason": "ที่ประชุมเห็นชอบ",
    "present": ("ประธาน", "เลขานุการ"),
    "decided_on": date(2025, 6, 18),
}


def resolution(winner_id: int, *, override: bool = False) -> Resolution:
    return Resolution(winner_id, override=override, **MEETING)  # type: ignore[arg-type]


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    return add_people(workspace, *NAMES)


@pytest.fixture
def settled(workspace: Workspace, ids: list[int], tmp_path: Path) -> str:
    """A round in which A, B, C, D, E win one category each."""
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(id_, A, B, C, D, E) for id_ in ids[:3]]))
    return ROUND


def decide(workspace: Workspace, category: str, made: Resolution) -> None:
    with workspace.database.write() as session:
        service.decide(session, workspace.rulebook, ROUND, category, made)


def freeze(workspace: Workspace) -> service.Frozen:
    with workspace.database.write() as session:
        return service.freeze(session, workspace.rulebook, ROUND)


def statuses(workspace: Workspace) -> list[str]:
    with workspace.database.read() as session:
        return [c.status for c in queries.tally(session, workspace.rulebook, ROUND).categories]


def test_opening_counts_who_takes_part(workspace: Workspace, ids: list[int]) -> None:
    own_office(workspace)
    with workspace.database.write() as session:
        opened = service.open_award(session, workspace.rulebook, "virtue", 2568)

    assert (opened.award, opened.eligible, opened.candidates) == (ROUND, 6, 6)
    with workspace.database.write() as session, pytest.raises(ConflictError, match="เปิดรอบ"):
        service.open_award(session, workspace.rulebook, "virtue", 2568)


@pytest.mark.parametrize(
    ("scheme", "year", "options", "error"),
    [
        ("nothing", 2568, {}, NotFoundError),
        ("virtue", 2025, {}, UserError),
        ("virtue", 2568, {"ballot": "middle"}, UserError),
        ("virtue", 2568, {"colour": "red"}, UserError),
        ("virtue", 2568, {"rest-years": "x"}, UserError),
    ],
)
def test_a_round_that_cannot_be_is_not_opened(
    workspace: Workspace, scheme: str, year: int, options: dict[str, str], error: type[UserError]
) -> None:
    with pytest.raises(error), workspace.database.write() as session:
        service.open_award(session, workspace.rulebook, scheme, year, options)

    with workspace.database.read() as session:
        assert queries.rounds(session, workspace.rulebook) == []


def test_choices_are_sorted_and_tell_namesakes_apart(workspace: Workspace) -> None:
    add_people(workspace, "นายกานต์ ดีงาม", position="ครู")
    add_people(workspace, "นางสาวกานต์ ดีงาม", position="นิติกร")
    add_people(workspace, "นายกล้า ดี")
    open_round(workspace)

    with workspace.database.read() as session:
        shown = [text for _, text in queries.choices(session, workspace.rulebook, ROUND)]
    assert shown == ["นายกล้า ดี", "นายกานต์ ดีงาม (ครู)", "นางสาวกานต์ ดีงาม (นิติกร)"]


def test_a_tie_waits_for_the_committee(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    import_votes(
        workspace,
        votes_file(tmp_path, [ballot(ids[0], A, C, D, E, F), ballot(ids[1], B, C, D, E, F)]),
    )
    assert statuses(workspace) == ["tie", "won", "won", "won", "won"]
    with pytest.raises(WaitingError) as waits:
        freeze(workspace)
    assert waits.value.findings == ("ด้านพอเพียง: คะแนนสูงสุดเท่ากัน รอมติคณะกรรมการ",)

    with pytest.raises(ConflictError, match="เหนือคะแนน"):
        decide(workspace, KEYS[0], resolution(ids[5]))
    decide(workspace, KEYS[0], resolution(ids[1]))

    frozen = freeze(workspace)
    assert [w.name for w in frozen.winners] == [B, C, D, E, F]
    assert [w.decided_by for w in frozen.winners] == ["committee", *["votes"] * 4]


def test_a_conflict_goes_to_the_leader_or_the_next(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    rows = [
        ballot(ids[0], A, A, D, E, F),
        ballot(ids[1], A, A, D, E, F),
        ballot(ids[2], B, C, D, E, F),
    ]
    import_votes(workspace, votes_file(tmp_path, rows))
    assert statuses(workspace) == ["conflict", "conflict", "won", "won", "won"]
    with pytest.raises(ConflictError):
        decide(workspace, KEYS[0], resolution(ids[2]))

    decide(workspace, KEYS[0], resolution(ids[1]))

    assert statuses(workspace) == ["won"] * 5
    assert [w.name for w in freeze(workspace).winners] == [B, A, D, E, F]


def test_two_decisions_may_not_give_one_person_two_categories(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    rows = [ballot(ids[0], A, A, D, E, F), ballot(ids[1], A, A, D, E, F)]
    import_votes(workspace, votes_file(tmp_path, rows))
    decide(workspace, KEYS[0], resolution(ids[0]))

    with pytest.raises(ConflictError, match="หนึ่งคนได้เพียงด้านเดียว"):
        decide(workspace, KEYS[1], resolution(ids[0]))

    decide(workspace, KEYS[1], resolution(ids[0], override=True))
    assert [w.name for w in freeze(workspace).winners] == [A, A, D, E, F]


def test_a_won_category_changes_only_by_override(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    with pytest.raises(ConflictError, match="ไม่ได้รอมติ"):
        decide(workspace, KEYS[0], resolution(ids[5]))
    decide(workspace, KEYS[0], resolution(ids[5], override=True))
    assert freeze(workspace).winners[0].name == F

    with pytest.raises(ConflictError, match="ยืนยันผล"):
        decide(workspace, KEYS[1], resolution(ids[5], override=True))


@pytest.mark.parametrize("change", [{"reason": "  "}, {"present": ()}, {"present": (" ",)}])
def test_a_decision_needs_reason_and_people(
    workspace: Workspace, ids: list[int], settled: str, change: dict[str, object]
) -> None:
    made = Resolution(ids[0], override=True, **{**MEETING, **change})  # type: ignore[arg-type]
    with pytest.raises(UserError, match="ก่อนบันทึก"):
        decide(workspace, KEYS[0], made)


def test_somebody_who_may_not_be_voted_for_wins_by_no_decision(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    [gone] = add_people(workspace, "นายดนัย ไปแล้ว", status="ลาออก")
    with pytest.raises(UserError, match="ไม่มีสิทธิ"):
        decide(workspace, KEYS[0], resolution(gone, override=True))


def test_a_decision_whose_standings_change_is_stale(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    rows = [ballot(ids[0], A, C, D, E, F), ballot(ids[1], B, C, D, E, F)]
    import_votes(workspace, votes_file(tmp_path, rows))
    decide(workspace, KEYS[0], resolution(ids[1]))
    assert statuses(workspace)[0] == "won"

    late = import_votes(workspace, votes_file(tmp_path, [ballot(ids[2], A)], name="late.csv"))

    with workspace.database.read() as session:
        row = queries.tally(session, workspace.rulebook, ROUND).categories[0]
    assert (row.status, row.winner, row.decided_by) == ("won", A, "votes")
    assert row.decision is not None
    assert row.decision.stale
    with pytest.raises(WaitingError) as waits:
        freeze(workspace)
    assert "คะแนนเปลี่ยน" in waits.value.findings[0]
    with workspace.database.write() as session:
        undone = batches.undo(session, workspace.rulebook, late.batch or 0)
    assert len(undone.stays) == 1
    assert freeze(workspace).winners[0].name == B


def test_a_withdrawn_decision_lets_the_count_speak(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    decide(workspace, KEYS[0], resolution(ids[5], override=True))
    with workspace.database.write() as session:
        service.withdraw_decision(session, workspace.rulebook, ROUND, KEYS[0])

    assert freeze(workspace).winners[0].name == A


def test_a_spelling_that_could_change_the_winner_stops_the_freeze(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], "กล้าา ดี", B, C, D, E)]
    import_votes(workspace, votes_file(tmp_path, rows))
    with pytest.raises(WaitingError) as waits:
        freeze(workspace)
    assert waits.value.findings == ("ด้านพอเพียง: ยังมีชื่อรอยืนยันที่อาจเปลี่ยนผล",)

    with workspace.database.write() as session:
        spellings.accept(session, workspace.rulebook, ROUND, "กล้าา ดี", ids[0])

    assert freeze(workspace).winners[0].votes == 2


def test_a_spelling_that_can_change_nothing_stops_nothing(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    rows = [ballot(id_, A, B, C, D, E) for id_ in ids[:3]] + [ballot(ids[3], "ใคร ไม่รู้", B, C, D, E)]
    import_votes(workspace, votes_file(tmp_path, rows))

    assert freeze(workspace).version == 1


@pytest.mark.parametrize(("sure", "stops"), [(1, True), (4, False)])
def test_a_misspelt_voter_stops_the_freeze_only_where_the_ballot_could_matter(
    workspace: Workspace,
    ids: list[int],
    tmp_path: Path,
    sure: int,
    stops: bool,  # noqa: FBT001
) -> None:
    open_round(workspace)
    header = [
        "ประทับเวลา",
        "ชื่อ-นามสกุล",
        *(f"ด้าน{t}" for t in ("พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู")),
    ]
    rows = [["1/6/2568, 9:00:00", NAMES[n], A, B, C, D, E] for n in range(sure)]
    rows.append(["1/6/2568, 9:00:00", "จันทร ใจงามม", F, B, C, D, E])
    import_votes(workspace, votes_file(tmp_path, rows, header))

    if stops:
        with pytest.raises(WaitingError, match="ยังยืนยันผลไม่ได้"):
            freeze(workspace)
    else:
        assert freeze(workspace).version == 1


def test_a_frozen_round_refuses_every_change(
    workspace: Workspace, ids: list[int], settled: str, tmp_path: Path
) -> None:
    freeze(workspace)
    book = workspace.rulebook
    file = votes_file(tmp_path, [ballot(ids[4], A)], name="late.csv")

    with pytest.raises(ConflictError, match="เปิดผลอีกครั้ง"):
        import_votes(workspace, file)
    with workspace.database.write() as session:
        for act in (
            lambda: batches.undo(session, book, 1),
            lambda: spellings.accept(session, book, ROUND, A, ids[0]),
            lambda: spellings.reject(session, book, ROUND, A),
            lambda: service.freeze(session, book, ROUND),
            lambda: service.withdraw_decision(session, book, ROUND, KEYS[0]),
        ):
            with pytest.raises(ConflictError):
                act()


def test_a_frozen_result_keeps_names_as_they_were(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    frozen = freeze(workspace)
    with workspace.database.write() as session:
        fields = fields_of(session, ids[0])
        people_service.edit(session, ids[0], type(fields)(first_name="ใหม่", last_name="หมด"))

    with workspace.database.read() as session:
        view = queries.tally(session, workspace.rulebook, ROUND)
        content = queries.confirmed(session, workspace.rulebook, ROUND)
    assert (view.version, view.categories[0].winner) == (1, A)
    assert content["winners"][0]["name"] == A
    assert len(content["voters"]) == 6
    assert frozen.sha256 == frozen.sha256.lower()


def test_reopening_makes_version_two_and_keeps_numbers_of_who_stays(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    first = freeze(workspace)
    assert [w.number for w in first.winners] == [1, 2, 3, 4, 5]
    with workspace.database.write() as session, pytest.raises(UserError, match="เหตุผล"):
        service.reopen(session, workspace.rulebook, ROUND, " ")
    with workspace.database.write() as session:
        assert service.reopen(session, workspace.rulebook, ROUND, "พบชื่อผิด") == 1
    decide(workspace, KEYS[1], resolution(ids[5], override=True))

    second = freeze(workspace)

    assert second.version == 2
    assert [w.number for w in second.winners] == [1, 6, 3, 4, 5]
    with workspace.database.read() as session:
        void = session.query(Certificate).filter(Certificate.void_at.is_not(None)).all()
        assert [(c.number, c.person_id) for c in void] == [(2, ids[1])]
        old = queries.tally(session, workspace.rulebook, ROUND, version=1)
        assert old.categories[1].winner == B
        rows = queries.versions(session, workspace.rulebook, ROUND)
    assert [(r.version, r.reopen_reason) for r in rows] == [(2, ""), (1, "พบชื่อผิด")]


def test_a_dropped_holder_who_returns_gets_a_new_number(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    freeze(workspace)
    for winner in (ids[5], ids[1]):
        with workspace.database.write() as session:
            service.reopen(session, workspace.rulebook, ROUND, "แก้มติ")
        decide(workspace, KEYS[1], resolution(winner, override=True))
        last = freeze(workspace)

    assert [w.number for w in last.winners] == [1, 7, 3, 4, 5]


def test_numbers_run_through_the_fiscal_year_and_codes_differ(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    frozen = freeze(workspace)

    codes = [w.code for w in frozen.winners]
    assert len(set(codes)) == 5
    assert codes[0].startswith("TB1:2568/1:")
    assert len(codes[0].rsplit(":", 1)[1]) == 8
    assert codes[0] == codes[0].upper()


def test_winners_rest_for_the_years_the_round_says(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    freeze(workspace)
    with workspace.database.write() as session:
        opened = service.open_award(
            session, workspace.rulebook, "virtue", 2569, {"rest-years": "1"}
        )
        later = service.open_award(session, workspace.rulebook, "virtue", 2570, {"rest-years": "1"})

    assert (opened.eligible, opened.candidates) == (6, 1)
    assert later.candidates == 6


def test_a_result_changed_outside_the_program_is_not_printed(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    freeze(workspace)
    with workspace.database.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE frozen_result SET content = replace(content, 'กล้า', 'แกล้ง')"
        )

    with workspace.database.read() as session, pytest.raises(ConflictError, match="นอกโปรแกรม"):
        queries.confirmed(session, workspace.rulebook, ROUND)


def test_the_overview_says_what_stands_in_the_way(
    workspace: Workspace, ids: list[int], tmp_path: Path
) -> None:
    open_round(workspace)
    import_votes(workspace, votes_file(tmp_path, [ballot(ids[0], "ใคร ไม่รู้")]))

    with workspace.database.read() as session:
        [row] = queries.rounds(session, workspace.rulebook)
    assert (row.key, row.rows, row.batches, row.names, row.version) == (ROUND, 1, 1, 1, 0)
    assert len(row.obstacles) == 5


def test_frozen_content_is_one_canonical_text(
    workspace: Workspace, ids: list[int], settled: str
) -> None:
    freeze(workspace)

    with workspace.database.read() as session:
        text = session.connection().exec_driver_sql("SELECT content FROM frozen_result").scalar()
    assert isinstance(text, str)
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again
