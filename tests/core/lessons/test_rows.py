"""Rows of a record in the store: kept, moved, taken out, put back; what they say checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from core.answers import Answer, Item, rows_answer
from core.errors import TemplateError
from core.lessons import queries, service
from core.lessons.queries import LessonView
from core.lessons.template import Template, read_templates
from core.workspace import Workspace
from tests.factories import OFFICE

OWN = """
version = 1
title = "แบบของสำนักงาน"
paper = "own"
[[group]]
key = "all"
title = "ทั้งหมด"
[[part]]
group = "all"
key = "groups"
heading = "กลุ่ม"
kind = "rows"
row = "กลุ่มที่ {n}"
required = true
[[part.fields]]
key = "topic"
label = "หัวข้อ"
required = true
[[part.fields]]
key = "ways"
label = "แนวทาง"
kind = "list"
[[part]]
group = "all"
key = "contact"
heading = "ติดต่อ"
kind = "fields"
[[part.fields]]
key = "phone"
label = "โทรศัพท์"
default = "{phone}"
[[part]]
group = "all"
key = "informants"
heading = "ผู้ให้ข้อมูล"
kind = "rows"
row = "กลุ่มที่ {n}"
[[part.fields]]
key = "total"
label = "จำนวนรวม"
kind = "number"
sums = "parts.n"
[[part.fields]]
key = "parts"
label = "ประกอบด้วย"
kind = "rows"
[[part.fields.fields]]
key = "name"
label = "ประเภท"
[[part.fields.fields]]
key = "n"
label = "คน"
kind = "number"
[[part]]
group = "all"
key = "targets"
heading = "เป้าหมาย"
kind = "fields"
[[part.fields]]
key = "quantity"
label = "เชิงปริมาณ"
kind = "list"
counts = true
"""
VALUES = {
    "groups": [{"topic": "ก", "ways": ["หนึ่ง", "สอง"]}, {"topic": "ข", "ways": ["สาม"]}],
}


@pytest.fixture
def own(workspace: Workspace) -> Template:
    folder = workspace.folder / "templates" / "lessons"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(OWN, "utf-8")
    return workspace.templates["own"]


def add(workspace: Workspace, template: Template, values: Mapping[str, object]) -> int:
    with workspace.database.write() as session:
        return service.add(session, template, template.read(values), OFFICE)


def read(workspace: Workspace, id_: int) -> LessonView:
    with workspace.database.read() as session:
        return queries.lesson(session, workspace.templates, id_)


def write(workspace: Workspace, id_: int, answers: Mapping[str, Answer]) -> None:
    with workspace.database.write() as session:
        service.write_all(session, id_, answers)


def test_rows_are_kept_and_given_back(workspace: Workspace, own: Template) -> None:
    view = read(workspace, add(workspace, own, VALUES))
    assert own.give(view.answers) == {**VALUES, "contact": {"phone": OFFICE.phone}}
    assert view.missing == ()
    assert read(workspace, add(workspace, own, {"groups": [{"ways": ["ก"]}]})).missing == (
        "groups",
    )


def test_a_moved_row_keeps_its_items(workspace: Workspace, own: Template) -> None:
    id_ = add(workspace, own, VALUES)
    before = read(workspace, id_).answers
    write(workspace, id_, {"groups": rows_answer([2, 1])})
    after = read(workspace, id_).answers
    assert [row["topic"] for row in own.give(after)["groups"]] == ["ข", "ก"]
    assert after["groups.1.ways"] == before["groups.1.ways"]


def test_a_row_taken_out_is_gone_and_put_back_has_its_items_again(
    workspace: Workspace, own: Template
) -> None:
    id_ = add(workspace, own, VALUES)
    before = read(workspace, id_).answers
    write(workspace, id_, {"groups": rows_answer([2])})
    without = read(workspace, id_).answers
    assert {slot for slot in without if slot.startswith("groups.1")} == set()
    assert without["groups.2.ways"] == before["groups.2.ways"]

    back = {slot: before[slot] for slot in ("groups", "groups.1.topic", "groups.1.ways")}
    write(workspace, id_, back)
    assert read(workspace, id_).answers == before
    kept = before["groups.1.ways"]
    assert isinstance(kept, tuple)
    assert all(isinstance(one, Item) and one.id for one in kept)


def test_rows_with_a_longer_number_are_others(workspace: Workspace, own: Template) -> None:
    id_ = add(workspace, own, VALUES)
    write(workspace, id_, {"groups": rows_answer([1, 12]), "groups.12.topic": "ค"})
    write(workspace, id_, {"groups": rows_answer([12])})
    assert own.give(read(workspace, id_).answers)["groups"] == [{"topic": "ค"}]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "rows"', 'kind = "table"', "groups.*table"),
        ('key = "topic"', 'key = "หัวข้อ"', "groups.หัวข้อ"),
        ('key = "ways"', 'key = "topic"', "groups.topic"),
        ('label = "แนวทาง"', 'labels = "แนวทาง"', "labels"),
        ('label = "แนวทาง"\nkind = "list"', 'label = "แนวทาง"\nkind = "choice"', "choices"),
        ('label = "แนวทาง"\nkind = "list"', 'label = "แนวทาง"\nkind = "fields"', "fields"),
        ('row = "กลุ่มที่ {n}"', 'plain = "text"', "plain"),
        ('group = "all"', 'group = "none"', "none"),
    ],
)
def test_a_template_that_does_not_hang_together_is_refused_by_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (tmp_path / "lessons").mkdir()
    changed = OWN.replace(old, new, 1)
    assert changed != OWN
    (tmp_path / "lessons" / "own.toml").write_text(changed, "utf-8")
    with pytest.raises(TemplateError, match=rf"own\.toml.*(?:{told})"):
        read_templates((tmp_path,))


def test_a_path_of_keys_leads_to_a_part_or_a_field(own: Template) -> None:
    assert own.asked("informants.parts.n") is not None
    assert own.asked("informants.parts.m") is None
    part = own.part_of("groups.3.ways")
    assert part is not None
    assert part.key == "groups"


def test_a_template_that_was_changed_is_read_again(workspace: Workspace, own: Template) -> None:
    file = workspace.folder / "templates" / "lessons" / "own.toml"
    assert workspace.templates["own"] is own
    file.write_text(OWN.replace("แบบของสำนักงาน", "แบบใหม่ของสำนักงาน"), "utf-8")
    assert workspace.templates["own"].title == "แบบใหม่ของสำนักงาน"
    file.unlink()
    assert "own" not in workspace.templates
