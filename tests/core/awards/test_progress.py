"""Where a round stands, asked at every step of a real one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.awards import printed, queries, service, spellings
from core.awards.opened import opened
from core.awards.progress import STEPS, RoundProgress, every_round, progress_of
from core.awards.service import Resolution
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.lessons.queries import LessonRow
from core.lessons.template import template_of
from core.workspace import Workspace
from tests.factories import ROUND, add_people, ballot, import_votes, open_round, votes_file

NAMES = ("นายกล้า ดี", "นางสาวปิ่น งาม", "นายวิชัย แก้วคำ", "นางฐิติมา ศรีสุข", "นายเมธา ธรรมดี")
A, B, C, D, E = NAMES


def stands(workspace: Workspace) -> RoundProgress:
    with workspace.database.read() as session:
        row = queries.overview(session, workspace.rulebook, ROUND)
        about = lesson_queries.lessons(session, workspace.templates)
        return progress_of(row, about, printed.papers(session).get(ROUND))


def words(workspace: Workspace) -> tuple[str, str]:
    now = stands(workspace)
    return now.at, now.act.words if now.act else ""


def vote(workspace: Workspace, folder: Path, *rows: list[object], name: str = "votes.csv") -> None:
    import_votes(workspace, votes_file(folder, list(rows), name=name))


def settle(workspace: Workspace, folder: Path) -> list[int]:
    """A round in which everybody wins one category."""
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    vote(workspace, folder, *(ballot(id_, A, B, C, D, E) for id_ in ids[:3]))
    return ids


def freeze(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        service.freeze(session, workspace.rulebook, ROUND)


def make(workspace: Workspace, paper: str) -> None:
    with workspace.database.write() as session:
        printed.note(session, workspace.rulebook, ROUND, paper)


def decide(workspace: Workspace, category: str, person: int) -> None:
    made = Resolution(person, "ที่ประชุมเห็นชอบ", ("ประธาน",), date(2025, 6, 18))
    with workspace.database.write() as session:
        service.decide(session, workspace.rulebook, ROUND, category, made)


def test_a_round_without_people_asks_for_the_roster(workspace: Workspace) -> None:
    open_round(workspace)

    assert words(workspace) == ("prepare", "นำเข้ารายชื่อบุคลากร")


def test_a_round_with_people_asks_for_votes(workspace: Workspace) -> None:
    add_people(workspace, *NAMES)
    open_round(workspace)

    now = stands(workspace)
    assert words(workspace) == ("votes", "นำเข้าผลลงคะแนน")
    assert now.done == {"prepare"}
    assert (now.stuck, now.finished) == (False, False)


def test_names_that_wait_come_before_the_count(workspace: Workspace, tmp_path: Path) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    vote(workspace, tmp_path, ballot(ids[0], "กล้าา ดี", "ปิ่นน งาม"))

    assert words(workspace) == ("names", "ยืนยันชื่อ ๒ ชื่อ")
    assert stands(workspace).waits == "names"

    with workspace.database.write() as session:
        for written in ("กล้าา ดี", "ปิ่นน งาม"):
            spellings.reject(session, workspace.rulebook, ROUND, written)
    assert stands(workspace).at == "decisions"


def test_a_tie_names_the_category_to_decide_on(workspace: Workspace, tmp_path: Path) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], A, C, C, D, E)]
    vote(workspace, tmp_path, *rows)

    now = stands(workspace)
    assert now.act is not None
    assert (now.waits, now.act.words, now.act.category) == (
        "tie", "บันทึกมติ ด้านวินัย", "discipline",
    )  # fmt: skip
    assert now.done == {"prepare", "votes", "names", "count"}


def test_a_person_who_leads_two_and_a_category_without_votes_wait(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    vote(workspace, tmp_path, *(ballot(id_, A, A, C, D) for id_ in ids[:3]))

    assert stands(workspace).waits == "conflict"

    decide(workspace, "sufficiency", ids[0])
    with workspace.database.write() as session:
        other = Resolution(ids[1], "เห็นชอบ", ("ประธาน",), date(2025, 6, 18), override=True)
        service.decide(session, workspace.rulebook, ROUND, "discipline", other)
    assert stands(workspace).waits == "no-votes"


def test_a_decision_that_no_longer_holds_is_asked_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = add_people(workspace, *NAMES)
    open_round(workspace)
    rows = [ballot(ids[0], A, B, C, D, E), ballot(ids[1], A, C, C, D, E)]
    vote(workspace, tmp_path, *rows)
    decide(workspace, "discipline", ids[1])
    vote(workspace, tmp_path, ballot(ids[2], A, B, C, D, E), name="more.csv")

    now = stands(workspace)
    assert now.act is not None
    assert (now.waits, now.act.words) == ("stale", "บันทึกมติใหม่ ด้านวินัย")


def test_a_settled_round_waits_for_confirmation_only(workspace: Workspace, tmp_path: Path) -> None:
    settle(workspace, tmp_path)

    now = stands(workspace)
    assert (now.at, now.stuck, now.act and now.act.why_not) == ("freeze", False, "")


def test_papers_and_lesson_finish_a_confirmed_round(workspace: Workspace, tmp_path: Path) -> None:
    settle(workspace, tmp_path)
    freeze(workspace)
    assert words(workspace) == ("announcement", "พิมพ์ประกาศ")

    make(workspace, "announcement")
    assert words(workspace) == ("certificates", "พิมพ์เกียรติบัตร")

    make(workspace, "certificates")
    assert words(workspace) == ("lesson", "เขียนถอดบทเรียน")


def test_a_version_made_anew_needs_its_papers_anew(workspace: Workspace, tmp_path: Path) -> None:
    settle(workspace, tmp_path)
    make(workspace, "announcement")  # of an open round: a draft, which counts for nothing
    freeze(workspace)
    make(workspace, "announcement")
    with workspace.database.write() as session:
        service.reopen(session, workspace.rulebook, ROUND, "พบคะแนนตกหล่น")
    assert stands(workspace).at == "freeze"

    freeze(workspace)
    assert stands(workspace).at == "announcement"


@pytest.mark.parametrize(
    ("state", "missing", "at", "said"),
    [
        ("draft", ("problems",), "lesson", "เขียนถอดบทเรียนต่อ"),
        ("draft", (), "", ""),
        ("sent", (), "", ""),
    ],
)
def test_a_lesson_is_done_when_nothing_of_it_is_missing(
    workspace: Workspace, tmp_path: Path, state: str, missing: tuple[str, ...], at: str, said: str
) -> None:
    settle(workspace, tmp_path)
    freeze(workspace)
    with workspace.database.write() as session:
        form = template_of(workspace.templates, "lesson-memo")
        lessons.add(session, form, {}, workspace.settings.office, ROUND)
    with workspace.database.read() as session:
        row = queries.overview(session, workspace.rulebook, ROUND)
        [found] = lesson_queries.lessons(session, workspace.templates)

    about: LessonRow = replace(found, state=state, missing=missing)
    now = progress_of(row, [about], {"announcement": 1, "certificates": 1})

    assert (now.at, now.act.words if now.act else "", now.finished) == (at, said, not at)
    assert now.act is None or now.act.lesson == found.id
    assert now.done | {at} - {""} == set(STEPS)


def test_every_round_is_told_with_its_own_papers_and_lessons(
    workspace: Workspace, tmp_path: Path
) -> None:
    settle(workspace, tmp_path)
    freeze(workspace)
    make(workspace, "announcement")
    with workspace.database.write() as session:
        service.open_award(session, workspace.rulebook, "virtue", 2569)

    with workspace.database.read() as session:
        every = every_round(session, workspace.rulebook, workspace.templates)
        rows = opened(session)

    assert [(row.key, now.at) for row, now in every] == [
        ("virtue-2569", "votes"),
        (ROUND, "certificates"),
    ]
    assert [(row.key, row.year_be, row.version) for row in rows] == [
        ("virtue-2569", 2569, 0),
        (ROUND, 2568, 1),
    ]
