"""Templates that an office changed: what their records look like on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import catalogue, paths
from core.documents.own_templates import fitted, follows
from core.documents.paper import MissingValuesError
from core.documents.reading import read_documents
from core.errors import TemplateError
from core.lessons import service as lessons
from core.lessons.template import read_templates
from core.workspace import Workspace
from tests.core.documents.making import DOCUMENTS, SEVENTEEN, print_paper
from tests.factories import OFFICE, own_office
from tests.tagtree import problems, texts

MEMO = (paths.RESOURCES / "lessons" / "lesson-memo.toml").read_text("utf-8")
HEADING = 'heading = "บทเรียนที่ได้เรียนรู้"'
NEW = """
[[part]]
group = "lesson"
key = "cost"
heading = "ค่าใช้จ่าย"
kind = "list"
required = true
[[part]]
group = "lesson"
key = "sponsors"
heading = "ผู้สนับสนุน"
kind = "line"
"""


@pytest.fixture(autouse=True)
def office(workspace: Workspace) -> None:
    own_office(workspace)


def write(workspace: Workspace, text: str, name: str) -> None:
    folder = workspace.folder / "templates" / "lessons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, "utf-8")


def headings(workspace: Workspace, template: str, **changes: object) -> list[str]:
    """The headings of the parts of a record of this template."""
    form = workspace.templates[template]
    given = {key: one for key, one in catalogue.read(SEVENTEEN).items() if key in form.by_key}
    with workspace.database.write() as session:
        id_ = lessons.add(session, form, form.read({**given, **changes}), OFFICE)
    data = print_paper(workspace, "lesson", lesson=id_).data
    assert problems(data) == []
    return [said.strip(" :") for kind, said in texts(data) if kind == "H3"]


def without(text: str, key: str) -> str:
    """The template without this part."""
    parts = text.split("[[part]]")
    return "[[part]]".join(part for part in parts if f'key = "{key}"\nheading' not in part)


def test_a_copy_has_its_own_words_order_and_parts(workspace: Workspace) -> None:
    parts = MEMO.replace(HEADING, 'heading = "สิ่งที่ได้เรียนรู้"').split("[[part]]")
    learned = next(one for one in parts if 'key = "learned"' in one)
    parts.remove(learned)
    first = next(i for i, one in enumerate(parts) if 'key = "activity"' in one)
    write(workspace, "[[part]]".join([*parts[:first], learned, *parts[first:]]) + NEW, "own")

    found = headings(workspace, "own", cost=["ค่าอาหาร 500 บาท", "ค่าเอกสาร"], sponsors="ชุมชน")
    usual = headings(workspace, "lesson-memo")
    assert usual[9] == "บทเรียนที่ได้เรียนรู้"
    assert found[:2] == ["สิ่งที่ได้เรียนรู้", "ชื่อกิจกรรม"]
    assert found[-2:] == ["ค่าใช้จ่าย", "ผู้สนับสนุน"]
    assert set(found[1:-2]) == {*usual} - {usual[9]}


def test_what_a_copy_requires_is_required_on_paper(workspace: Workspace) -> None:
    write(workspace, MEMO + NEW, "own")
    with pytest.raises(MissingValuesError) as lacks:
        headings(workspace, "own")
    assert lacks.value.missing == ("ค่าใช้จ่าย",)


@pytest.mark.parametrize("key", ["wishes", "swot", "problems", "law"])
def test_a_part_that_a_copy_left_out_is_not_asked_for(workspace: Workspace, key: str) -> None:
    write(workspace, without(MEMO, key), "own")
    gone = workspace.templates["lesson-memo"].by_key[key].heading
    assert gone not in headings(workspace, "own")


@pytest.mark.parametrize("name", ["lesson-memo", "workshop-report", "best-practice"])
def test_no_paper_is_lost_when_an_own_template_takes_the_place_of_ours(
    workspace: Workspace, name: str
) -> None:
    text = (paths.RESOURCES / "lessons" / f"{name}.toml").read_text("utf-8")
    keys = [part.key for part in workspace.templates[name].parts if part.group != "facts"]
    for key in keys:
        text = without(text, key)
    left = '[[part]]\ngroup = "facts"\nkey = "own"\nheading = "ของเรา"\nkind = "line"\n'
    write(workspace, text + left, name)
    assert set(read_documents(workspace.resources, workspace.templates)) == set(DOCUMENTS)


def test_an_own_paper_that_names_no_part_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    text = (paths.RESOURCES / "documents" / "km-record.toml").read_text("utf-8")
    wrong = text.replace("part.sharer", "part.sharers")
    (tmp_path / "documents" / "km-record.toml").write_text(wrong, "utf-8")
    with pytest.raises(TemplateError, match="sharers"):
        read_documents((*workspace.resources, tmp_path), workspace.templates)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_part_that_our_papers_print_is_asked_for(key: str) -> None:
    parts = [value for value in DOCUMENTS[key].values if value.origin == "part"]
    assert all(value.asked for value in parts)


def test_our_templates_fit_their_papers_as_they_are() -> None:
    templates = read_templates((paths.RESOURCES,))
    for template in templates.values():
        document = DOCUMENTS[template.paper]
        assert fitted(document, template) == document


def test_the_memo_follows_its_template_and_the_other_papers_have_words_of_their_own() -> None:
    templates = read_templates((paths.RESOURCES,))
    found = [key for key, one in templates.items() if follows(DOCUMENTS[one.paper])]
    assert found == ["lesson-memo"]
