"""Topics in a real workspace: named, filled with hits, counted by year."""

from __future__ import annotations

import pytest

from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.lessons.model import LessonItem
from core.search import queries as search
from core.topics import queries, service
from core.topics.model import TopicItem
from core.topics.queries import TopicRow, TopicView
from core.workspace import Workspace
from tests.factories import add_lesson, add_people

NAME = "เวลาซ้อนกับภารกิจหลัก"


@pytest.fixture
def records(workspace: Workspace) -> list[int]:
    """Four lessons of three years, one year between them without any, that speak of it."""
    return [
        add_lesson(workspace, activity=f"งานที่ {n}", fiscal_year=year, problems=["วันซ้อนกัน"])
        for n, year in enumerate((2565, 2567, 2567, 2568))
    ]


def topic(workspace: Workspace, name: str = NAME) -> int:
    with workspace.database.write() as session:
        return service.add(session, name)


def tick(workspace: Workspace, topic_id: int, words: str) -> list[int]:
    with workspace.database.write() as session:
        hits = search.find(session, words, limit=None).hits
        return service.tick(session, topic_id, [hit.place for hit in hits])


def view(workspace: Workspace, topic_id: int) -> TopicView:
    with workspace.database.read() as session:
        return queries.topic(session, topic_id)


def rows(workspace: Workspace) -> list[TopicRow]:
    with workspace.database.read() as session:
        return queries.topics(session)


def test_hits_ticked_into_a_topic_are_counted_by_year(
    workspace: Workspace, records: list[int]
) -> None:
    id_ = topic(workspace)

    made = tick(workspace, id_, "ซ้อน")

    told = view(workspace, id_)
    assert (told.name, len(made), len(told.lines)) == (NAME, 4, 4)
    assert told.by_year == ((2565, 1), (2566, 0), (2567, 2), (2568, 1))
    assert [one.record for one in told.lines] == [records[3], records[2], records[1], records[0]]
    first = told.lines[0]
    assert (first.kind, first.part, first.title, first.year_be, first.words) == (
        "lesson",
        "problems",
        "งานที่ 3",
        2568,
        "วันซ้อนกัน",
    )
    assert rows(workspace) == [TopicRow(id_, NAME, 4, 3)]


def test_a_line_is_in_a_topic_once(workspace: Workspace, records: list[int]) -> None:
    id_, other = topic(workspace), topic(workspace, "อื่น")
    tick(workspace, id_, "ซ้อน")

    assert tick(workspace, id_, "วันซ้อน") == []
    assert len(tick(workspace, other, "ซ้อน")) == 4
    assert len(view(workspace, id_).lines) == 4


def test_a_line_points_to_its_item_and_keeps_its_words(
    workspace: Workspace, records: list[int]
) -> None:
    id_ = topic(workspace)
    tick(workspace, id_, "ซ้อน")
    with workspace.database.read() as session:
        items = {one.record_id: one.item_id for one in session.query(TopicItem)}
        expected = {one.record_id: one.id for one in session.query(LessonItem)}
    assert items == expected

    with workspace.database.write() as session:
        lessons.write(session, records[0], "problems", ())

    assert [one.words for one in view(workspace, id_).lines] == ["วันซ้อนกัน"] * 4
    with workspace.database.read() as session:
        answers = lesson_queries.lesson(session, workspace.templates, records[0]).answers
    assert answers.get("problems", ()) == ()


def test_lines_without_a_year_are_told_apart(workspace: Workspace) -> None:
    id_ = topic(workspace)
    add_people(workspace, "นางสาวกาญจนา พุดซ้อนงาม")

    tick(workspace, id_, "ซ้อน")

    told = view(workspace, id_)
    assert (told.by_year, told.yearless, told.lines[0].kind) == ((), 1, "person")


def test_taken_out_and_removed(workspace: Workspace, records: list[int]) -> None:
    id_ = topic(workspace)
    first, *rest = tick(workspace, id_, "ซ้อน")

    with workspace.database.write() as session:
        taken = service.untick(session, [first, 999])
    assert {one.id for one in view(workspace, id_).lines} == set(rest)
    with workspace.database.write() as session:
        service.put_back(session, taken)
    assert [one.words for one in view(workspace, id_).lines] == ["วันซ้อนกัน"] * 4
    with workspace.database.write() as session:
        service.remove(session, id_)

    assert rows(workspace) == []
    with workspace.database.read() as session:
        assert session.query(TopicItem).count() == 0
        acts = [one.act for one in history.entries(session, "topic", id_)]
    assert sorted(acts) == ["added", "removed"]
    with pytest.raises(NotFoundError):
        view(workspace, id_)


def test_names_are_clean_and_no_two_are_the_same(workspace: Workspace) -> None:
    id_ = topic(workspace, "  ภาระงาน  ประจำ ")
    other = topic(workspace)
    assert view(workspace, id_).name == "ภาระงาน ประจำ"

    for name, code in (("", "name-missing"), ("\x07", "name-missing"), ("ก" * 81, "name-long")):
        with pytest.raises(UserError) as refused:
            topic(workspace, name)
        assert refused.value.code == code
    with pytest.raises(ConflictError):
        topic(workspace, "ภาระงาน ประจำ")
    with workspace.database.write() as session:
        service.rename(session, id_, "ภาระงาน ประจำ")
        service.rename(session, id_, "งานประจำ")
    assert view(workspace, id_).name == "งานประจำ"
    with pytest.raises(ConflictError), workspace.database.write() as session:
        service.rename(session, other, "งานประจำ")


def test_what_is_not_there_is_passed_over_or_refused(workspace: Workspace) -> None:
    id_ = topic(workspace)
    with workspace.database.write() as session:
        assert service.tick(session, id_, [12345]) == []
    with pytest.raises(NotFoundError), workspace.database.write() as session:
        service.tick(session, 999, [])
