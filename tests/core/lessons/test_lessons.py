from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers import KINDS, Item, WrongAnswerError
from core.errors import NotFoundError, TemplateError, UserError
from core.history import queries as history
from core.lessons import queries, service
from core.lessons.queries import LessonView
from core.lessons.template import Template
from core.workspace import Workspace
from tests.factories import OFFICE

WHOLE = tomllib.loads("""
office = "สำนักงานศึกษาธิการจังหวัดแสนสุข  กลุ่มบริหารงานบุคคล"
date = 2568-06-13
subject = "รายงานการถอดบทเรียน"
to = "ศึกษาธิการจังหวัดแสนสุข"
background = "ด้วยสำนักงานได้จัดกิจกรรม\\nและได้ผลแล้ว"
facts = "ขอรายงาน ดังต่อไปนี้"
consideration = "พิจารณาแล้วเห็นว่าควร"
requests = ["รับทราบ", "อนุญาต"]
closing = "จึงเรียนมาเพื่อโปรดพิจารณา"
activity = "บุคลากรคุณธรรมต้นแบบ"
rationale = "เพื่อสร้างแรงจูงใจ"
objectives = ["เพื่อยกย่อง", {text = "เพื่อส่งเสริม", items = ["ในสำนักงาน", "ในโรงเรียน"]}]
objectives_review = "บรรลุ"
process = ["แจ้ง", "ลงคะแนน"]
process_review = "เป็นไปตามแผน"
results = ["ได้ผู้รับการยกย่อง"]
went_well = ["แจ้งชัดเจน"]
learned = ["แจ้งล่วงหน้า"]
problems = ["เวลาน้อย"]
usable = ["แบบฟอร์ม"]
recommendations = ["เพิ่มเวลา"]
fiscal_year = 2568
virtues = ["honesty", "discipline"]
indicators = [5]
[swot]
strengths = "ก"
weaknesses = "ข"
opportunities = "ค"
threats = "ง"
[priorities]
should = ["จัดทุกปี"]
must = ["ทำฐานข้อมูล", "แจ้งผล"]
want = ["ตั้งเครือข่าย"]
[[signers]]
name = "นายกล้า ดี"
position = "นิติกรปฏิบัติการ"
date = "2568-06-13"
[[held]]
start = 2568-06-01
""")


@pytest.fixture
def template(workspace: Workspace) -> Template:
    return workspace.templates["lesson-memo"]


def add(workspace: Workspace, template: Template, values: dict[str, Any]) -> int:
    with workspace.database.write() as session:
        return service.add(session, template, template.read(values), OFFICE)


def read(workspace: Workspace, id_: int) -> LessonView:
    with workspace.database.read() as session:
        return queries.lesson(session, workspace.templates, id_)


def test_the_memo_has_seventeen_parts_in_their_order(template: Template) -> None:
    parts = [part.key for part in template.parts if part.group == "lesson"]
    assert parts == [
        "activity", "rationale", "objectives", "objectives_review", "process", "process_review",
        "results", "went_well", "wishes", "learned", "swot", "problems", "priorities",
        "impression", "usable", "recommendations", "executive_recommendations",
    ]  # fmt: skip


def test_a_whole_file_is_kept_and_given_back(workspace: Workspace, template: Template) -> None:
    view = read(workspace, add(workspace, template, WHOLE))

    assert view.missing == ()
    given_back = template.give(view.answers)
    expected = {**WHOLE, "date": "2025-06-13", "number": OFFICE.number_prefix}
    expected["signers"] = [{**WHOLE["signers"][0], "date": "2025-06-13"}]
    expected["held"] = [{"start": "2025-06-01"}]
    expected["office"] = "สำนักงานศึกษาธิการจังหวัดแสนสุข กลุ่มบริหารงานบุคคล"
    assert given_back == expected


def test_what_is_missing_is_listed_and_kept_as_a_draft(
    workspace: Workspace, template: Template
) -> None:
    values = {key: WHOLE[key] for key in WHOLE if key not in {"problems", "rationale"}}
    values["swot"] = {"strengths": "ก"}

    view = read(workspace, add(workspace, template, values))

    assert view.missing == ("rationale", "swot", "problems")
    assert view.state == "draft"


def test_defaults_fill_what_the_office_knows(workspace: Workspace, template: Template) -> None:
    view = read(workspace, add(workspace, template, {"activity": "งานดี", "fiscal_year": 2568}))

    assert view.answers["subject"] == "รายงานการถอดบทเรียนกิจกรรมงานดี ปีงบประมาณ พ.ศ. 2568"
    assert view.answers["to"] == OFFICE.chief.position
    assert view.answers["office"] == f"{OFFICE.name}  {OFFICE.group}  โทร {OFFICE.phone}"
    assert view.answers["closing"] == "จึงเรียนมาเพื่อโปรดทราบและพิจารณา"


def test_a_default_that_names_an_unknown_is_left(workspace: Workspace, template: Template) -> None:
    view = read(workspace, add(workspace, template, {"activity": "งานดี"}))

    assert "subject" not in view.answers
    assert "motto" not in view.answers


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("activity", 5),
        ("objectives", "เพื่อ"),
        ("objectives", [5]),
        ("objectives", [{"text": "ก", "wrong": 1}]),
        ("swot", {"strength": "ก"}),
        ("priorities", {"should": "ก"}),
        ("date", "13/6/2568"),
        ("date", "2568-02-30"),
        ("signers", [{"name": "ก"}]),
        ("signers", {"name": "ก", "position": "ข"}),
        ("virtues", ["kindness"]),
        ("indicators", ["5"]),
        ("fiscal_year", 2025),
        ("fiscal_year", "2568"),
        ("participants", [{"group": "ก", "n": "5"}]),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(
    template: Template, key: str, value: object
) -> None:
    with pytest.raises(UserError) as refused:
        template.read({key: value})

    assert key in str(refused.value) or refused.value.code == "bad-date"


def test_unknown_keys_are_refused_by_name(template: Template) -> None:
    with pytest.raises(TemplateError, match="probelms, wish"):
        template.read({"activity": "ก", "wish": [], "probelms": []})


def test_items_keep_their_ids_while_edited_and_moved(
    workspace: Workspace, template: Template
) -> None:
    id_ = add(workspace, template, WHOLE)
    before = read(workspace, id_).answers["objectives"]
    assert isinstance(before, tuple)
    first, second = before

    with workspace.database.write() as session:
        edited = (Item("ใหม่"), second, Item("เพื่อยกย่องคนดี", (), first.id))
        kept = service.write(session, id_, "objectives", edited)

    after = read(workspace, id_).answers["objectives"]
    assert after == kept
    assert isinstance(after, tuple)
    assert [item.text for item in after] == ["ใหม่", "เพื่อส่งเสริม", "เพื่อยกย่องคนดี"]
    assert [item.id for item in after[1:]] == [second.id, first.id]
    assert [item.id for item in after[1].items] == [item.id for item in second.items]


def test_a_removed_item_is_gone_with_what_stood_under_it(
    workspace: Workspace, template: Template
) -> None:
    id_ = add(workspace, template, WHOLE)
    before = read(workspace, id_).answers["objectives"]
    assert isinstance(before, tuple)

    with workspace.database.write() as session:
        service.write(session, id_, "objectives", before[:1])

    assert read(workspace, id_).answers["objectives"] == before[:1]


def items_of(workspace: Workspace, id_: int, slot: str) -> tuple[Item, ...]:
    items = read(workspace, id_).answers.get(slot, ())
    assert isinstance(items, tuple)
    return items


def test_an_item_that_is_put_back_is_the_one_it_was(
    workspace: Workspace, template: Template
) -> None:
    id_ = add(workspace, template, WHOLE)
    before = items_of(workspace, id_, "objectives")
    with workspace.database.write() as session:
        service.write(session, id_, "objectives", ())
        added = service.write(session, id_, "objectives", (Item("ใหม่"),))
    assert isinstance(added, tuple)
    assert read(workspace, id_).answers["objectives"] == added

    with workspace.database.write() as session:
        service.write(session, id_, "objectives", before)

    assert items_of(workspace, id_, "objectives") == before
    assert added[0].id not in {item.id for item in before}


def test_items_move_between_slots_with_what_stands_under_them(
    workspace: Workspace, template: Template
) -> None:
    id_ = add(workspace, template, WHOLE)
    first, second = items_of(workspace, id_, "objectives")
    results = items_of(workspace, id_, "results")

    for slots in (("objectives", "results"), ("results", "objectives")):
        moved = {"objectives": (first,), "results": (second, *results)}
        with workspace.database.write() as session:
            service.write_all(session, id_, {slot: moved[slot] for slot in slots})
        assert items_of(workspace, id_, "objectives") == (first,)
        assert items_of(workspace, id_, "results") == (second, *results)
        with workspace.database.write() as session:
            back = {"results": results, "objectives": (first, second)}
            service.write_all(session, id_, back)
        assert items_of(workspace, id_, "objectives") == (first, second)


def test_no_item_is_taken_from_a_slot_that_is_not_written(
    workspace: Workspace, template: Template
) -> None:
    id_ = add(workspace, template, WHOLE)
    other = add(workspace, template, WHOLE)
    objectives = items_of(workspace, id_, "objectives")
    theirs = items_of(workspace, other, "usable")

    with workspace.database.write() as session:
        service.write(session, id_, "results", (objectives[0], objectives[0], *theirs))

    assert items_of(workspace, id_, "objectives") == objectives
    assert items_of(workspace, other, "usable") == theirs
    made = [item.id for item in items_of(workspace, id_, "results")]
    assert len({*made, *(item.id for item in objectives), theirs[0].id}) == 6


def test_an_item_may_move_under_another(workspace: Workspace, template: Template) -> None:
    id_ = add(workspace, template, WHOLE)
    before = read(workspace, id_).answers["requests"]
    assert isinstance(before, tuple)
    first, second = before

    with workspace.database.write() as session:
        service.write(session, id_, "requests", (Item(first.text, (second,), first.id),))

    after = read(workspace, id_).answers["requests"]
    assert after == (Item("รับทราบ", (second,), first.id),)


def test_one_sitting_is_one_entry_of_the_history(workspace: Workspace, template: Template) -> None:
    id_ = add(workspace, template, WHOLE)
    with workspace.database.write() as session:
        for text in ("ป", "ปร", "ประ"):
            service.write(session, id_, "rationale", text)
        service.close_sitting(session, id_, "rationale", "เพื่อสร้างแรงจูงใจ", "ประ")
        service.close_sitting(session, id_, "rationale", "ประ", "ประ")

    with workspace.database.read() as session:
        entries = [e for e in history.entries(session, "lesson", id_) if e.act == "written"]
    assert [e.changes for e in entries] == [{"rationale": ("เพื่อสร้างแรงจูงใจ", "ประ")}]


def test_a_sent_record_is_not_changed(workspace: Workspace, template: Template) -> None:
    id_ = add(workspace, template, WHOLE)
    with workspace.database.write() as session:
        service.get(session, id_).state = "sent"

    with workspace.database.write() as session, pytest.raises(UserError, match="ฉบับร่าง"):
        service.write(session, id_, "rationale", "ใหม่")


def test_records_are_listed_latest_first(workspace: Workspace, template: Template) -> None:
    first = add(workspace, template, WHOLE)
    second = add(workspace, template, {"activity": "งานสอง"})
    with workspace.database.write() as session:
        service.write(session, first, "rationale", "แก้")

    with workspace.database.read() as session:
        rows = queries.lessons(session, workspace.templates)
    assert [row.id for row in rows] == [first, second]
    assert len(rows[1].missing) < rows[1].required


def test_a_record_that_is_not_there(workspace: Workspace) -> None:
    with workspace.database.read() as session, pytest.raises(NotFoundError):
        queries.lesson(session, workspace.templates, 7)


ITEMS = st.recursive(
    st.text("กขค", min_size=1, max_size=3),
    lambda under: st.fixed_dictionaries(
        {
            "text": st.text("กขค", min_size=1, max_size=3),
            "items": st.lists(under, min_size=1, max_size=2),
        }
    ),
    max_leaves=4,
)


@given(st.lists(ITEMS, max_size=4))
def test_a_list_is_given_back_as_it_was_read(values: list[Any]) -> None:
    kind = KINDS["list"]
    try:
        answers = kind.read("x", values)
    except WrongAnswerError:
        return  # deeper than three levels
    assert kind.give("x", answers) == (values or None)


@pytest.mark.parametrize("name", list(KINDS))
def test_every_kind_has_slots_and_misses_its_answer_when_empty(name: str) -> None:
    kind = KINDS[name]
    assert kind.slots("x")
    assert kind.is_missing("x", {})
    assert kind.give("x", {}) is None
