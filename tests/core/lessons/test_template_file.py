"""Templates as the office words them: written, read back, and records that keep their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from core import paths
from core.documents.drawing import draw
from core.documents.gathering import gather
from core.documents.paper import Request
from core.errors import UserError
from core.lessons import queries, service, template_file
from core.lessons.template import FORMER, Template, read_templates, template_for
from core.lessons.template_file import Worded, Wording, next_version, own_part, worded
from core.lessons.template_removing import delete
from core.workspace import Workspace
from tests.factories import add_lesson

KEYS = sorted(read_templates((paths.RESOURCES,)))


def roots(folder: Path) -> tuple[Path, ...]:
    return paths.RESOURCES, folder


def rephrased(said: Worded, key: str, **changes: object) -> Worded:
    parts = tuple(replace(p, **changes) if p.key == key else p for p in said.parts)  # type: ignore[arg-type]  # fields by name
    return replace(said, parts=parts)


def labels(workspace: Workspace, record: int) -> dict[str, str]:
    """What the record's paper calls its parts."""
    with workspace.database.read() as session:
        paper = gather(session, workspace.house, Request("lesson", lesson=record, draft=True))
    return {value.slot: value.label for value in paper.document.values}


def text_of(workspace: Workspace, record: int) -> str:
    """What stands on the record's paper."""
    with workspace.database.read() as session:
        paper = gather(session, workspace.house, Request("lesson", lesson=record, draft=True))
    document = pypdfium2.PdfDocument(draw(paper).data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("key", KEYS)
def test_a_template_is_written_and_read_back_but_for_what_changed(key: str, tmp_path: Path) -> None:
    was = read_templates(roots(tmp_path))[key]
    first, second = (part.key for part in was.parts[:2])
    said = rephrased(worded(was), second, heading=" หัวข้อ\nใหม่ ", hint='อย่า "ลืม"', required=True)
    assert was.parts[0].group == was.parts[1].group
    said = replace(said, parts=(said.parts[1], said.parts[0], *said.parts[2:]))

    made = template_file.save_version(tmp_path, roots(tmp_path), key, said)

    now = read_templates(roots(tmp_path))[key]
    assert now == made
    assert now.version == was.version + 1
    assert [part.key for part in now.parts[:2]] == [second, first]
    changed = now.parts[0]
    assert (changed.heading, changed.hint, changed.required) == ("หัวข้อ ใหม่", 'อย่า "ลืม"', True)
    back = replace(
        was.parts[1], heading=changed.heading, hint=changed.hint, required=True, short=changed.short
    )
    assert now.parts == (back, was.parts[0], *was.parts[2:])
    assert replace(now, version=was.version, parts=was.parts) == was
    assert now.former == {was.version: was}
    assert template_for({key: now}, key, was.version) == was


@pytest.mark.parametrize("key", KEYS)
def test_a_template_worded_as_it_was_asks_as_it_did(key: str, tmp_path: Path) -> None:
    was = read_templates(roots(tmp_path))[key]
    made = template_file.save_version(tmp_path, roots(tmp_path), key, worded(was))
    assert replace(made, version=was.version) == was


def test_parts_move_in_their_group_only(tmp_path: Path) -> None:
    was = read_templates(roots(tmp_path))["lesson-memo"]
    said = worded(was)
    backwards = replace(said, parts=said.parts[::-1])
    made = template_file.save_version(tmp_path, roots(tmp_path), "lesson-memo", backwards)

    def keys(template: Template, group: str) -> list[str]:
        return [part.key for part in template.parts if part.group == group]

    assert [part.group for part in made.parts] == [part.group for part in was.parts]
    assert all(keys(made, one.key) == keys(was, one.key)[::-1] for one in was.groups)


def test_every_version_that_asked_is_kept_and_never_edited(tmp_path: Path) -> None:
    said = worded(read_templates(roots(tmp_path))["km-record"])
    for title in ("แบบสอง", "แบบสาม"):
        template_file.save_version(
            tmp_path, roots(tmp_path), "km-record", replace(said, title=title)
        )
    templates = read_templates(roots(tmp_path))
    now = templates["km-record"]
    found = [template_for(templates, "km-record", n).title for n in (1, 2, 3)]
    assert found == [said.title, "แบบสอง", "แบบสาม"]
    assert next_version(now) == 4
    released = (paths.RESOURCES / "lessons" / "km-record.toml").read_bytes()
    assert (tmp_path / FORMER / "km-record-v1.toml").read_bytes() == released
    (tmp_path / FORMER / "km-record-v2.toml").unlink()
    lost = read_templates(roots(tmp_path))
    assert template_for(lost, "km-record", 2).title == "แบบสาม"

    (tmp_path / "lessons" / "km-record.toml").unlink()  # the program's own asks again
    again = replace(said, title="แบบสี่")
    made = template_file.save_version(tmp_path, roots(tmp_path), "km-record", again)
    assert (made.title, made.version) == ("แบบสี่", 2)


def test_a_copy_asks_the_same_under_its_own_name(tmp_path: Path) -> None:
    was = read_templates(roots(tmp_path))["lesson-memo"]
    said = worded(was)

    def copied(title: str) -> Template:
        named = replace(said, title=title, short="")
        return template_file.save_copy(tmp_path, roots(tmp_path), "lesson-memo", named)

    made = copied("บันทึกฉบับย่อ")
    assert replace(made, key=was.key, title=was.title, short=was.short) == was
    assert made.key == "own-lesson-memo"
    assert [copied(one).key for one in ("บันทึกอีกแบบ", "AAR 15 นาที", "CON")] == [
        "own-lesson-memo-2",
        "own-aar-15",
        "own-con",
    ]
    for taken in (" บันทึกฉบับย่อ", was.title):
        with pytest.raises(UserError, match="อยู่แล้ว ตั้งชื่ออื่น"):
            copied(taken)
    assert read_templates(roots(tmp_path))[made.key] == made


def test_what_is_not_whole_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    was = read_templates(roots(tmp_path))["lesson-memo"]
    said, key = worded(was), was.parts[3].key
    refused = {
        was.parts[3].heading: rephrased(said, key, heading="  "),
        "ยังไม่มีชื่อ": replace(said, title="\u200b"),
        "ส่วนที่เพิ่มใหม่ยังไม่มีหัวข้อ": replace(
            said, parts=(*said.parts, own_part(was, said.parts, "lesson", "line"))
        ),
        "เปลี่ยนไประหว่างแก้": replace(said, parts=(*said.parts[1:], Wording("new", "ใหม่"))),
    }
    for words, wrong in refused.items():
        with pytest.raises(UserError, match=words):
            template_file.save_version(tmp_path, roots(tmp_path), "lesson-memo", wrong)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "lessons").write_text("ไม่ใช่โฟลเดอร์", "utf-8")
    with pytest.raises(UserError, match="โฟลเดอร์"):
        template_file.save_version(tmp_path, roots(tmp_path), "lesson-memo", said)


def test_a_record_keeps_the_version_that_asked_it(workspace: Workspace) -> None:
    answers = {"background": "เรื่องเดิม", "learned": ["ร่วมมือกัน"]}
    old = add_lesson(workspace, activity="งานเดิม", **answers)
    before = labels(workspace, old)
    memo = workspace.templates["lesson-memo"]
    said = rephrased(worded(memo), "learned", heading="สิ่งที่เราได้รู้", required=False)
    template_file.save_version(
        workspace.folder / "templates", workspace.resources, "lesson-memo", said
    )
    new = add_lesson(workspace, activity="งานใหม่", **answers)

    with workspace.database.read() as session:
        views = [queries.lesson(session, workspace.templates, one) for one in (old, new)]
        rows = {one.id: one for one in queries.lessons(session, workspace.templates)}
    assert [view.version for view in views] == [1, 2]
    assert rows[old].required == rows[new].required + 1
    assert labels(workspace, old) == before
    assert labels(workspace, new) == {**before, "learned": "สิ่งที่เราได้รู้"}
    printed = ["สิ่งที่เราได้รู้" in text_of(workspace, one) for one in (old, new)]
    assert printed == [False, True]


def test_a_record_of_the_offices_own_template_is_printed(workspace: Workspace) -> None:
    memo = workspace.templates["lesson-memo"]
    said = rephrased(worded(memo), "learned", heading="สิ่งที่เราได้รู้")
    own = template_file.save_copy(
        workspace.folder / "templates",
        workspace.resources,
        "lesson-memo",
        replace(said, title="แบบของเรา"),
    )
    with workspace.database.write() as session:
        record = service.add(session, own, {"activity": "งานดี"}, workspace.settings.office)
    assert labels(workspace, record)["learned"] == "สิ่งที่เราได้รู้"


def test_a_part_of_the_offices_own_is_added_and_goes_again(tmp_path: Path) -> None:
    def saved(said: Worded) -> Template:
        return template_file.save_version(tmp_path, roots(tmp_path), "km-record", said)

    was = read_templates(roots(tmp_path))["km-record"]
    said = worded(was)
    new = replace(own_part(was, said.parts, "body", "list"), heading="เครื่องมือ", required=True)
    made = saved(replace(said, parts=(new, *said.parts)))
    part = made.by_key["own_1"]
    assert (part.group, part.kind, part.heading, part.required) == ("body", "list", "เครื่องมือ", True)
    kept = [one for one in made.parts if one.key != "own_1"]
    assert tuple(kept) == was.parts
    assert next(one.key for one in made.parts if one.group == "body") == "own_1"

    said = worded(read_templates(roots(tmp_path))["km-record"])
    again = saved(replace(said, parts=tuple(one for one in said.parts if not one.is_own)))
    assert again.parts == was.parts
    now = read_templates(roots(tmp_path))["km-record"]
    assert own_part(now, worded(now).parts, "body", "line").key == "own_2"
    assert template_for({"km-record": now}, "km-record", 2).parts == made.parts


def test_an_own_template_is_deleted_unless_a_record_uses_it(workspace: Workspace) -> None:
    folder, memo = workspace.folder / "templates", workspace.templates["lesson-memo"]
    keys: list[str] = []
    for title in ("แบบของเรา", "อีกแบบ"):
        said = replace(worded(memo), title=title)
        keys.append(template_file.save_copy(folder, workspace.resources, memo.key, said).key)
        template_file.save_version(folder, workspace.resources, keys[-1], said)
    used, free = (workspace.templates[key] for key in keys)
    with workspace.database.write() as session:
        service.add(session, used, {"activity": "งานดี"}, workspace.settings.office)
        with pytest.raises(UserError, match="เป็นแบบของโปรแกรม จึงลบไม่ได้"):
            delete(session, folder, memo)
        with pytest.raises(UserError, match="มีบันทึก ๑ ฉบับใช้แบบ “แบบของเรา” จึงลบแบบนี้ไม่ได้"):
            delete(session, folder, used)
        delete(session, folder, free)
    assert set(workspace.templates) == {*KEYS, used.key}
    files = {file.name for file in folder.rglob("*.toml")}
    assert files == {f"{used.key}.toml", f"{used.key}-v1.toml"}
