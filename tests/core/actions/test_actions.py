"""Actions in a real workspace: from a lesson's item to done or dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.actions import queries, service
from core.actions.queries import ActionRow, Counts
from core.actions.service import ActionFields
from core.actions.states import Standing
from core.actions.wording import PART_NAMES
from core.answers import Item
from core.database import migrate
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.history.service import first_broken
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.people import service as people
from core.people.model import Person
from core.workspace import Workspace, open_workspace
from tests.factories import OFFICE, add_lesson, add_people

TODAY = date(2025, 6, 30)
DUE = date(2025, 9, 15)


def lesson(workspace: Workspace) -> tuple[int, dict[str, tuple[Item, ...]]]:
    """A lesson with items to follow up, and its items by part."""
    id_ = add_lesson(
        workspace,
        activity="บุคลากรคุณธรรมต้นแบบ",
        fiscal_year=2568,
        problems=["เวลาน้อย"],
        recommendations=["เพิ่มเวลาลงคะแนน", "แจ้งล่วงหน้า"],
        executive_recommendations=["ควรสนับสนุนงบประมาณ"],
        priorities={"should": ["จัดทุกปี"], "must": ["ทำฐานข้อมูล"], "want": ["ตั้งเครือข่าย"]},
    )
    return id_, items(workspace, id_)


def items(workspace: Workspace, id_: int) -> dict[str, tuple[Item, ...]]:
    with workspace.database.read() as session:
        answers = lesson_queries.lesson(session, workspace.templates, id_).answers
    return {slot: one for slot, one in answers.items() if isinstance(one, tuple)}


def follow(workspace: Workspace, item: Item, **given: object) -> int:
    assert item.id is not None
    with workspace.database.write() as session:
        fields = replace(ActionFields(owner="กลุ่มบริหารงานบุคคล", due=DUE), **given)  # type: ignore[arg-type]
        return service.from_item(session, item.id, fields, TODAY)


def read(workspace: Workspace, id_: int) -> ActionRow:
    with workspace.database.read() as session:
        row = queries.action(session, id_)
    assert row is not None
    return row


def test_every_item_of_the_followed_parts_becomes_an_action(workspace: Workspace) -> None:
    record, parts = lesson(workspace)

    for slot in service.FOLLOWED:
        for item in parts[slot]:
            follow(workspace, item)

    with workspace.database.read() as session:
        rows = queries.of_lesson(session, record)
    assert [(one.part, one.words) for one in rows] == [
        ("priorities.should", "จัดทุกปี"),
        ("priorities.must", "ทำฐานข้อมูล"),
        ("priorities.want", "ตั้งเครือข่าย"),
        ("recommendations", "เพิ่มเวลาลงคะแนน"),
        ("recommendations", "แจ้งล่วงหน้า"),
        ("executive_recommendations", "ควรสนับสนุนงบประมาณ"),
    ]
    assert {(one.state, one.due, one.fiscal_year, one.activity) for one in rows} == {
        ("open", DUE, 2568, "บุคลากรคุณธรรมต้นแบบ")
    }


def test_what_a_group_proposes_becomes_an_action(workspace: Workspace) -> None:
    form = workspace.templates["workshop-report"]
    group = {"topic": "การสื่อสาร", "ways": ["แจ้งล่วงหน้า"], "problems": ["แจ้งช้า"]}
    with workspace.database.write() as session:
        id_ = lessons.add(session, form, form.read({"groups": [group, group]}), OFFICE)
    with workspace.database.read() as session:
        answers = lesson_queries.lesson(session, workspace.templates, id_).answers
    way, problem = answers["groups.2.ways"], answers["groups.2.problems"]
    assert isinstance(way, tuple)
    assert isinstance(problem, tuple)

    row = read(workspace, follow(workspace, way[0]))
    assert (row.part, row.words) == ("groups.2.ways", "แจ้งล่วงหน้า")
    assert PART_NAMES[row.part] == "แนวทางและข้อเสนอแนะของกลุ่ม"
    assert service.is_followed("solutions")
    with pytest.raises(UserError, match="ติดตามได้เฉพาะ"):
        follow(workspace, problem[0])


def test_items_of_other_parts_and_unknown_items_are_refused(workspace: Workspace) -> None:
    _record, parts = lesson(workspace)

    with pytest.raises(UserError, match="ติดตามได้เฉพาะข้อในส่วน") as refused:
        follow(workspace, parts["problems"][0])
    with pytest.raises(NotFoundError, match="ไม่พบข้อนี้"):
        follow(workspace, Item("", (), 9999))
    assert refused.value.code == "not-followed"


def test_a_second_action_of_an_item_is_refused_and_the_first_is_named(
    workspace: Workspace,
) -> None:
    _record, parts = lesson(workspace)
    first = follow(workspace, parts["recommendations"][0])

    with pytest.raises(ConflictError) as refused:
        follow(workspace, parts["recommendations"][0])

    assert str(refused.value) == (
        "ข้อนี้ติดตามอยู่แล้วในงานที่ ๑ สถานะ “ค้าง” ผู้รับผิดชอบ กลุ่มบริหารงานบุคคล เปิดงานนั้นเพื่อแก้ไข"
    )
    with workspace.database.read() as session:
        assert service.of_item(session, parts["recommendations"][0].id or 0) == first
        assert len(queries.actions(session)) == 1


def test_editing_and_moving_the_item_keeps_the_link(workspace: Workspace) -> None:
    record, parts = lesson(workspace)
    first, second = parts["recommendations"]
    action = follow(workspace, first)

    with workspace.database.write() as session:
        moved = (second, replace(first, text="เพิ่มเวลาเป็นเจ็ดวัน"))
        lessons.write(session, record, "recommendations", moved)

    row = read(workspace, action)
    assert (row.item_id, row.item_text, row.item_gone) == (first.id, "เพิ่มเวลาเป็นเจ็ดวัน", False)
    assert row.words == "เพิ่มเวลาลงคะแนน"


def test_deleting_the_item_keeps_the_action_and_says_so(workspace: Workspace) -> None:
    record, parts = lesson(workspace)
    first, second = parts["recommendations"]
    gone, stays = follow(workspace, second), follow(workspace, first)

    with workspace.database.write() as session:
        lessons.write(session, record, "recommendations", (first,))
        lessons.write(session, record, "recommendations", (first, Item("ข้อใหม่")))

    row = read(workspace, gone)
    assert (row.item_gone, row.item_id, row.words) == (True, None, "แจ้งล่วงหน้า")
    assert (row.record_id, row.activity) == (record, "บุคลากรคุณธรรมต้นแบบ")
    assert not read(workspace, stays).item_gone
    new = items(workspace, record)["recommendations"][1]
    with workspace.database.read() as session:
        assert service.of_item(session, new.id or 0) is None  # even where its id is used again


def test_an_item_that_is_put_back_or_moved_has_its_action(workspace: Workspace) -> None:
    record, parts = lesson(workspace)
    first, second = parts["recommendations"]
    action, should = follow(workspace, second), follow(workspace, parts["priorities.should"][0])

    with workspace.database.write() as session:
        lessons.write(session, record, "recommendations", (first,))
        lessons.write(session, record, "recommendations", (first, Item("ข้อใหม่")))
        lessons.write(session, record, "recommendations", (second, first))
        moved = (*parts["priorities.must"], *parts["priorities.should"])
        lessons.write_all(session, record, {"priorities.should": (), "priorities.must": moved})

    assert read(workspace, action).item_id == second.id
    row = read(workspace, should)
    assert (row.item_text, row.part, row.item_gone) == ("จัดทุกปี", "priorities.must", False)


def test_an_action_stands_alone_too(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        id_ = service.add(session, ActionFields("ทำป้ายประกาศ", due=date(2025, 10, 1)), TODAY)
        later = service.add(session, ActionFields("ขอพัสดุ"), TODAY)

    row = read(workspace, id_)
    assert (row.words, row.fiscal_year, row.item_gone, row.activity) == (
        "ทำป้ายประกาศ",
        2569,
        False,
        "",
    )
    assert read(workspace, later).fiscal_year == 2568


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (ActionFields(" \n "), "words-missing"),
        (ActionFields("ทำ\x07"), "control-characters"),
        (ActionFields("ทำ", owner="ก\x00"), "control-characters"),
        (ActionFields("ทำ", owner_id=77), "not-found"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    workspace: Workspace, given: ActionFields, code: str
) -> None:
    with workspace.database.write() as session, pytest.raises(UserError) as refused:
        service.add(session, given, TODAY)

    assert refused.value.code == code
    with workspace.database.read() as session:
        assert queries.actions(session) == []


def test_the_owner_is_a_person_by_their_present_name_or_any_words(workspace: Workspace) -> None:
    [person] = add_people(workspace, "นางสาวปิ่น งาม")
    with workspace.database.write() as session:
        id_ = service.add(session, ActionFields("ทำ", owner_id=person), TODAY)
        group = service.add(session, ActionFields("ทำ", owner="กลุ่มนิเทศ"), TODAY)
    with workspace.database.write() as session:
        people.edit(session, person, people.PersonFields("ปิ่น", "งามยิ่ง", "นาง"))
    assert (read(workspace, id_).owner, read(workspace, group).owner) == (
        "นางปิ่น งามยิ่ง",
        "กลุ่มนิเทศ",
    )

    with workspace.database.write() as session:
        session.delete(session.get_one(Person, person))

    row = read(workspace, id_)
    assert (row.owner, row.owner_id) == ("นางสาวปิ่น งาม", None)  # as it was given


def test_from_open_to_done_with_a_note_and_back(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        id_ = service.add(session, ActionFields("ทำ"), TODAY)
        service.begin(session, id_)
        service.finish(session, id_, TODAY, " แจ้งเวียน\n แล้ว ", "ab/ใบ.pdf")
        before = service.standing(session, id_)
        service.reopen(session, id_)
        assert service.standing(session, id_) == Standing()
        service.put_back(session, id_, before)

    row = read(workspace, id_)
    assert (row.state, row.note, row.evidence, row.closed_on) == (
        "done",
        "แจ้งเวียน\nแล้ว",
        "ab/ใบ.pdf",
        TODAY,
    )


def test_everything_is_in_the_history(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        id_ = service.add(session, ActionFields("ทำ", due=DUE), TODAY)
    with workspace.database.write() as session:
        service.edit(session, id_, ActionFields("ทำป้าย", due=DUE), TODAY)
    with workspace.database.write() as session:
        service.drop(session, id_, TODAY, "ไม่มีงบ")
    with workspace.database.write() as session:
        service.remove(session, id_)

    with workspace.database.read() as session:
        told = history.entries(session, "action", id_)
        assert first_broken(session) is None
        assert queries.action(session, id_) is None
    removed, dropped, edited, added = told
    assert [one.act for one in told] == ["removed", "changed", "changed", "added"]
    assert added.changes["due"] == (None, "2025-09-15")
    assert edited.changes == {"words": ("ทำ", "ทำป้าย")}
    assert dropped.changes == {
        "state": ("open", "dropped"),
        "reason": ("", "ไม่มีงบ"),
        "closed_on": (None, "2025-06-30"),
    }
    assert removed.changes["words"] == ("ทำป้าย", None)


def test_lists_by_state_owner_year_and_what_is_overdue(workspace: Workspace) -> None:
    with workspace.database.write() as session:
        late = service.add(session, ActionFields("ช้า", "ก", due=date(2025, 6, 1)), TODAY)
        soon = service.add(session, ActionFields("ใกล้", "ข", due=TODAY), TODAY)
        free = service.add(session, ActionFields("ไม่มีวัน", "ก"), TODAY)
        done = service.add(session, ActionFields("เสร็จ", "ข", due=date(2025, 1, 1)), TODAY)
        next_ = service.add(session, ActionFields("ปีหน้า", "ก", fiscal_year=2569), TODAY)
        service.finish(session, done, TODAY, "แล้ว")
        service.begin(session, late)

    def ids(**wanted: object) -> list[int]:
        with workspace.database.read() as session:
            return [one.id for one in queries.actions(session, **wanted)]  # type: ignore[arg-type]

    assert ids() == [late, soon, free, next_, done]
    assert ids(year_be=2568) == [late, soon, free, done]
    assert ids(state="open", owner="ก") == [free, next_]
    assert ids(overdue_on=TODAY) == [late]
    with workspace.database.read() as session:
        rows = queries.actions(session, year_be=2568)
        assert queries.counted(rows, TODAY) == Counts(open=2, doing=1, done=1, dropped=0, overdue=1)
        assert queries.owners(session) == ["ก", "ข"]
        assert queries.years(session) == [2569, 2568]


def test_a_file_of_the_first_schema_gets_the_table_and_keeps_its_items(tmp_path: Path) -> None:
    migrate.upgrade(tmp_path / "office.db", "0001")
    assert migrate.revision(tmp_path / "office.db") == "0001"

    workspace = open_workspace(tmp_path)
    _record, parts = lesson(workspace)
    id_ = follow(workspace, parts["recommendations"][0])

    assert read(workspace, id_).state == "open"
    workspace.close()
    assert len(list((tmp_path / "backups").glob("*0001*.db"))) == 1
