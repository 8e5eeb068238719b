"""Looking back in a real workspace: what comes back, what is carried, who went on."""

from __future__ import annotations

from datetime import date

import pytest

from core.actions import queries as action_queries
from core.actions import service as actions
from core.actions.service import ActionFields
from core.answers import Item
from core.awards import service as awards
from core.errors import ConflictError, NotFoundError, UserError
from core.history import queries as history
from core.lessons import queries as lesson_queries
from core.lessons import service as lessons
from core.lessons.model import LessonRecord
from core.lookback import plan as plans
from core.lookback import queries, service
from core.lookback.plan import Plan
from core.lookback.sections import Meaning
from core.lookback.views import CarriedRow, LookBack
from core.workspace import Workspace
from tests.factories import add_lesson, own_office

TODAY = date(2025, 6, 30)
NAME = "บุคลากรคุณธรรมต้นแบบ"
PLAN = Plan(NAME, 2569, "virtue")


@pytest.fixture
def last_year(workspace: Workspace) -> int:
    """A lesson of 2568 with two tasks, one of them done; returns the record's id."""
    own_office(workspace)
    record = add_lesson(
        workspace,
        activity=f"{NAME} ประจำปี ๒๕๖๘",
        fiscal_year=2568,
        problems=["วันลงคะแนนซ้อนกับภารกิจหลัก", {"text": "ชื่อสะกดผิด", "items": ["ชื่อเล่น"]}],
        wishes=["มีเวลามากขึ้น"],
        went_well=["แบบฟอร์มใช้ง่าย"],
        usable=["ให้เลือกจากรายชื่อ"],
        recommendations=["ขยายเวลาลงคะแนน", "แจ้งล่วงหน้า", "ทำคู่มือ"],
        priorities={"must": ["ตรวจทะเบียนก่อน"]},
    )
    follow(workspace, record, "ขยายเวลาลงคะแนน", due=date(2025, 9, 15))
    done = follow(workspace, record, "แจ้งล่วงหน้า")
    with workspace.database.write() as session:
        actions.finish(session, done, TODAY, "แจ้งแล้ว")
    return record


def item(workspace: Workspace, record: int, words: str) -> int:
    with workspace.database.read() as session:
        answers = lesson_queries.lesson(session, workspace.templates, record).answers
    found = [
        one.id
        for listed in answers.values()
        if isinstance(listed, tuple)
        for one in listed
        if one.text == words
    ]
    return found[0]


def follow(workspace: Workspace, record: int, words: str, due: date | None = None) -> int:
    id_ = item(workspace, record, words)
    with workspace.database.write() as session:
        return actions.from_item(session, id_, ActionFields(due=due), TODAY)


def back(workspace: Workspace, plan: Plan = PLAN) -> LookBack:
    with workspace.database.read() as session:
        return queries.look_back(session, plan)


def words(told: LookBack) -> dict[str, list[str]]:
    return {meaning.name: [one.words for one in kept] for meaning, kept in told.sections}


def carry(workspace: Workspace, plan: Plan, id_: int) -> int:
    with workspace.database.write() as session:
        return service.carry(session, workspace.templates, plan, id_)


def planned(workspace: Workspace, plan: Plan = PLAN) -> list[CarriedRow]:
    with workspace.database.read() as session:
        return queries.planned(session, plan)


def new_record(workspace: Workspace, **answers: object) -> Plan:
    record = add_lesson(workspace, activity=f"กิจกรรม{NAME} 2569", fiscal_year=2569, **answers)
    with workspace.database.read() as session:
        plan = plans.of_record(session, record)
    assert plan is not None
    return plan


def listed(workspace: Workspace, plan: Plan, slot: str) -> tuple[Item, ...]:
    with workspace.database.read() as session:
        view = lesson_queries.lesson(session, workspace.templates, plan.record_id)
    answer = view.answers.get(slot, ())
    assert isinstance(answer, tuple)
    return answer


def test_open_tasks_come_first_then_items_by_what_they_mean(
    workspace: Workspace, last_year: int
) -> None:
    told = back(workspace)

    assert told.years == (2568,)
    assert [(one.action.words, one.year_be) for one in told.open] == [("ขยายเวลาลงคะแนน", 2568)]
    assert [meaning for meaning, _kept in told.sections] == list(Meaning)
    assert words(told) == {
        "PROBLEM": ["วันลงคะแนนซ้อนกับภารกิจหลัก", "ชื่อสะกดผิด"],
        "WISH": ["มีเวลามากขึ้น"],
        "WELL": ["แบบฟอร์มใช้ง่าย"],
        "USABLE": ["ให้เลือกจากรายชื่อ"],
        "ADVICE": ["แจ้งล่วงหน้า", "ทำคู่มือ", "ตรวจทะเบียนก่อน"],
    }
    advice = dict(told.sections)[Meaning.ADVICE]
    assert [one.follow for one in advice] == ["done", "", ""]
    assert (told.says_anything, told.is_due, told.carried) == (True, True, 0)


def test_the_latest_year_comes_first(workspace: Workspace, last_year: int) -> None:
    add_lesson(workspace, activity=NAME, fiscal_year=2566, problems=["ปัญหาเก่า"])

    told = back(workspace)

    assert told.years == (2568, 2566)
    assert words(told)["PROBLEM"][-1] == "ปัญหาเก่า"


def test_only_earlier_years_of_the_same_activity(workspace: Workspace, last_year: int) -> None:
    add_lesson(workspace, activity=NAME, fiscal_year=2569, problems=["ปีนี้"])
    add_lesson(workspace, activity=NAME, fiscal_year=2570, problems=["ปีหน้า"])
    add_lesson(workspace, activity="ค่ายคุณธรรม", fiscal_year=2568, problems=["อื่น"])

    assert words(back(workspace))["PROBLEM"] == ["วันลงคะแนนซ้อนกับภารกิจหลัก", "ชื่อสะกดผิด"]
    assert back(workspace, Plan(NAME, 2568)).years == ()
    assert back(workspace, Plan("งานใหม่", 2569)).says_anything is False


def test_a_round_knows_its_lessons_by_the_scheme(workspace: Workspace, last_year: int) -> None:
    with workspace.database.write() as session:
        awards.open_award(session, workspace.rulebook, "virtue", 2568)
        session.get_one(LessonRecord, last_year).subject = "virtue-2568"
        session.get_one(LessonRecord, last_year).activity = "ชื่อที่แก้ทีหลัง"

    scheme = workspace.rulebook.schemes["virtue"]
    assert back(workspace, plans.of_round(scheme, 2569)).years == (2568,)
    assert back(workspace, Plan(scheme.title, 2569)).years == ()


def test_lessons_of_other_activities_that_speak_of_the_same(
    workspace: Workspace, last_year: int
) -> None:
    near = add_lesson(
        workspace,
        activity="อบรมครู",
        fiscal_year=2567,
        problems=["วันอบรมซ้อนกับภารกิจหลักของโรงเรียน"],
    )
    add_lesson(workspace, activity="ตรวจพัสดุ", fiscal_year=2567, problems=["ใบสำคัญหาย"])
    add_lesson(workspace, activity=NAME, fiscal_year=2570, problems=["วันลงคะแนนซ้อนกับภารกิจหลัก"])

    told = back(workspace).near

    assert [one.neighbour.record_id for one in told] == [near]
    [one] = told
    assert one.item is not None
    assert (one.item.words, one.item.activity) == ("วันอบรมซ้อนกับภารกิจหลักของโรงเรียน", "อบรมครู")


def test_what_is_carried_into_a_plan_keeps_its_source(workspace: Workspace, last_year: int) -> None:
    id_ = item(workspace, last_year, "ทำคู่มือ")

    carried = carry(workspace, PLAN, id_)

    [row] = planned(workspace)
    assert (row.id, row.words, row.source_year) == (carried, "ทำคู่มือ", 2568)
    assert (row.source_record_id, row.source_part) == (last_year, "recommendations")
    assert row.source_activity == f"{NAME} ประจำปี ๒๕๖๘"
    assert (row.action, row.record_id) == (None, None)
    told = back(workspace)
    marks = {one.words: one.carried for one in dict(told.sections)[Meaning.ADVICE]}
    assert marks == {"แจ้งล่วงหน้า": 0, "ทำคู่มือ": carried, "ตรวจทะเบียนก่อน": 0}
    assert told.carried == 1


def test_a_thing_is_carried_once_a_year(workspace: Workspace, last_year: int) -> None:
    id_ = item(workspace, last_year, "ทำคู่มือ")
    carry(workspace, PLAN, id_)

    with pytest.raises(ConflictError) as refused:
        carry(workspace, PLAN, id_)

    assert refused.value.code == "already-carried"
    carry(workspace, Plan(NAME, 2570), id_)
    assert len(planned(workspace)) == 1


def test_a_task_is_in_the_plan_itself(workspace: Workspace, last_year: int) -> None:
    [open_] = back(workspace).open
    with workspace.database.write() as session:
        carried = service.carry_action(session, workspace.templates, PLAN, open_.action.id)

    [row] = planned(workspace)
    assert row.action is not None
    assert (row.id, row.action.id, row.action.due) == (
        carried,
        open_.action.id,
        date(2025, 9, 15),
    )
    assert [one.carried for one in back(workspace).open] == [carried]
    with workspace.database.read() as session:
        assert len(action_queries.actions(session)) == 2  # no third one was made


def test_a_closed_task_is_not_carried(workspace: Workspace, last_year: int) -> None:
    [open_] = back(workspace).open
    with workspace.database.write() as session:
        actions.drop(session, open_.action.id, TODAY, "ไม่มีงบประมาณ")

    with pytest.raises(ConflictError), workspace.database.write() as session:
        service.carry_action(session, workspace.templates, PLAN, open_.action.id)
    told = back(workspace)
    assert told.open == ()
    assert [one.follow for one in dict(told.sections)[Meaning.ADVICE]] == [
        "dropped",
        "done",
        "",
        "",
    ]


def test_in_a_record_the_same_list_ends_with_a_copy_that_names_its_source(
    workspace: Workspace, last_year: int
) -> None:
    plan = new_record(workspace, problems=["งบน้อย"])

    carry(workspace, plan, item(workspace, last_year, "ชื่อสะกดผิด"))

    after = listed(workspace, plan, "problems")
    assert [one.text for one in after] == ["งบน้อย", "ชื่อสะกดผิด (จากบทเรียนปี 2568)"]
    assert [one.text for one in after[1].items] == ["ชื่อเล่น"]
    [row] = planned(workspace)
    assert row.record_id == plan.record_id
    with workspace.database.read() as session:
        [entry] = [
            one for one in history.entries(session, "lesson", plan.record_id)
            if one.act == "written"
        ]  # fmt: skip
    assert list(entry.changes) == ["problems"]


def test_a_task_goes_to_the_list_it_came_from(workspace: Workspace, last_year: int) -> None:
    plan = new_record(workspace)
    [open_] = back(workspace, plan).open

    with workspace.database.write() as session:
        service.carry_action(session, workspace.templates, plan, open_.action.id)

    assert [one.text for one in listed(workspace, plan, "recommendations")] == [
        "ขยายเวลาลงคะแนน (จากบทเรียนปี 2568)"
    ]


@pytest.mark.parametrize("changed", [False, True])
def test_taken_back_the_copy_goes_unless_it_was_changed(
    workspace: Workspace,
    last_year: int,
    changed: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    plan = new_record(workspace)
    carried = carry(workspace, plan, item(workspace, last_year, "ชื่อสะกดผิด"))
    if changed:
        [copy] = listed(workspace, plan, "problems")
        with workspace.database.write() as session:
            lessons.write(
                session, plan.record_id, "problems", (Item("เขียนใหม่", copy.items, copy.id),)
            )

    with workspace.database.write() as session:
        service.take_back(session, workspace.templates, carried)

    assert [one.text for one in listed(workspace, plan, "problems")] == ["เขียนใหม่"] * changed
    assert planned(workspace) == []
    assert back(workspace, plan).carried == 0


def test_a_sent_record_takes_nothing(workspace: Workspace, last_year: int) -> None:
    plan = new_record(workspace)
    with workspace.database.write() as session:
        session.get_one(LessonRecord, plan.record_id).state = "sent"

    with pytest.raises(UserError) as refused:
        carry(workspace, plan, item(workspace, last_year, "ทำคู่มือ"))

    assert refused.value.code == "not-a-draft"
    assert planned(workspace) == []


def test_what_is_not_there_is_not_carried(workspace: Workspace, last_year: int) -> None:
    with pytest.raises(NotFoundError):
        carry(workspace, PLAN, 999)
    with pytest.raises(NotFoundError), workspace.database.write() as session:
        service.take_back(session, workspace.templates, 999)


def test_going_on_is_recorded_with_who_and_when(workspace: Workspace, last_year: int) -> None:
    workspace.database.who = "นิติกร"
    carry(workspace, PLAN, item(workspace, last_year, "ทำคู่มือ"))
    with workspace.database.write() as session:
        service.leave(session, PLAN)

    told = back(workspace)

    assert told.left is not None
    assert (told.left.who, told.is_due) == ("นิติกร", False)
    with workspace.database.read() as session:
        [entry] = history.entries(session, "looked_back", 1)
        [taken] = history.entries(session, "carried", 1)
    assert (entry.who, entry.act, entry.changes["carried"]) == ("นิติกร", "added", (None, 1))
    assert (taken.who, taken.changes["words"]) == ("นิติกร", (None, "ทำคู่มือ"))
    assert back(workspace, Plan(NAME, 2570)).is_due


def test_a_round_and_its_record_are_left_apart(workspace: Workspace, last_year: int) -> None:
    plan = new_record(workspace)
    with workspace.database.write() as session:
        service.leave(session, PLAN)

    assert back(workspace).is_due is False
    assert back(workspace, plan).is_due
    with workspace.database.write() as session:
        service.leave(session, plan)
    assert back(workspace, plan).is_due is False


def test_a_record_without_name_or_year_has_no_plan(workspace: Workspace) -> None:
    nameless = add_lesson(workspace, fiscal_year=2569)
    yearless = add_lesson(workspace, activity=NAME)

    with workspace.database.read() as session:
        assert plans.of_record(session, nameless) is None
        assert plans.of_record(session, yearless) is None


def test_rows_and_fields_of_other_templates_come_back_too(workspace: Workspace) -> None:
    own_office(workspace)
    workshop, record = workspace.templates["workshop-report"], workspace.templates["km-record"]
    office = workspace.settings.office
    group = {"topic": "การสื่อสาร", "problems": ["แจ้งช้า"], "ways": ["ตั้งกลุ่มไลน์"]}
    facts = {"activity": NAME, "fiscal_year": 2568}
    with workspace.database.write() as session:
        lessons.add(session, workshop, workshop.read({**facts, "groups": [group]}), office)
        told = {"problems": {"users": ["เปิดไฟล์ไม่ได้"]}, "solutions": ["ส่งเป็น PDF"]}
        lessons.add(session, record, record.read({**facts, **told}), office)

    assert words(back(workspace)) == {
        "PROBLEM": ["เปิดไฟล์ไม่ได้", "แจ้งช้า"],
        "ADVICE": ["ส่งเป็น PDF", "ตั้งกลุ่มไลน์"],
    }
    plan = new_record(workspace)
    kept = {one.words: one.item_id for _meaning, some in back(workspace).sections for one in some}
    for said in ("แจ้งช้า", "เปิดไฟล์ไม่ได้", "ตั้งกลุ่มไลน์"):
        carry(workspace, plan, kept[said])

    assert [one.text for one in listed(workspace, plan, "problems")] == [
        "แจ้งช้า (จากบทเรียนปี 2568)",
        "เปิดไฟล์ไม่ได้ (จากบทเรียนปี 2568)",
    ]
    assert [one.text for one in listed(workspace, plan, "recommendations")] == [
        "ตั้งกลุ่มไลน์ (จากบทเรียนปี 2568)"
    ]
