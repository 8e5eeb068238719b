"""Templates that an office changed: what their records look like on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from core import catalogue, paths
from core.assessments import service as assessments
from core.assessments.given import Given
from core.assessments.ita import COUNTED
from core.documents.editing import editable_of
from core.documents.gathering import gather
from core.documents.own_templates import fitted, printed, printed_of_new
from core.documents.paper import MissingValuesError, Request
from core.documents.reading import document_of, read_documents
from core.errors import TemplateError
from core.lessons import service as lessons
from core.lessons import template_file
from core.lessons.template import Template, read_templates
from core.lessons.template_file import worded
from core.publishing.ebook import Wish, make_ebook
from core.workspace import Workspace, open_workspace
from tests.core.documents.making import DOCUMENTS, SEVENTEEN, print_paper
from tests.core.documents.word_reading import opened, said
from tests.factories import OFFICE, own_office
from tests.tagtree import problems, texts

RECORDS = Path(__file__).with_name("records")
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


# What a paper says in its head, on its cover or within its sentences, without a heading.
SILENT = {
    "lesson-memo": "office number date subject to motto requests signers",
    "workshop-report": "title office preface_signer activity event opening closing",
    "best-practice": "position concepts_lead",
    "exec-summary": "project office",
    "km-record": "date votes views method_heading steps contact",
}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """An office that calls every part of every template otherwise, and turned the order round."""
    workspace = open_workspace(tmp_path_factory.mktemp("renamed"))
    own_office(workspace)
    folder = workspace.folder / "templates"
    for key in SILENT:
        said = worded(workspace.templates[key])
        parts = [replace(one, heading=f"“{one.key}”", short="") for one in said.parts[::-1]]
        said = replace(said, parts=tuple(parts))
        template_file.save_version(folder, workspace.resources, key, said)
    Image.new("RGB", (40, 30)).save(workspace.folder / "files" / "p.png")
    scores = dict(zip(COUNTED, map(Decimal, "94 95 96 93 92 91 90 94 100 98".split()), strict=True))
    with workspace.database.write() as session:
        assessments.keep(session, Given(2566, scores))
    yield workspace
    workspace.close()


def whole_record(workspace: Workspace, key: str, **more: object) -> int:
    """A whole record of the template as the office words it."""
    form = workspace.templates[key]
    given = catalogue.read(SEVENTEEN if key == "lesson-memo" else RECORDS / f"{key}.toml")
    given |= {"law": "ระเบียบ"} if key == "lesson-memo" else {}
    given |= {"photos": [{"file": "p.png", "caption": "ภาพ"}], "fiscal_year": 2568} | more
    with workspace.database.write() as session:
        return lessons.add(session, form, form.read(given), OFFICE)


def named_in(words: str, template: Template) -> set[str]:
    """The parts whose new headings stand in the words."""
    return {key for key in template.by_key if f"“{key}”" in words.replace("\u200b", "")}


def where_printed(workspace: Workspace, key: str) -> dict[str, str]:
    """The parts of which the paper prints the headings, and where it does."""
    document = document_of(workspace.resources, workspace.templates, key)
    found = printed(document, workspace.templates[key])
    return {part: place for part, place in found.items() if place != "form"}


@pytest.mark.parametrize("key", SILENT)
def test_every_heading_is_printed_as_the_office_words_it(renamed: Workspace, key: str) -> None:
    template, id_ = renamed.templates[key], whole_record(renamed, key)
    read = texts(print_paper(renamed, "lesson", lesson=id_).data)
    told = "".join(words for _, words in read)
    silent = {*SILENT[key].split(), *(p.key for p in template.parts if p.group == "facts")}
    where = where_printed(renamed, key)
    assert set(where) == set(template.by_key) - silent
    assert named_in(told, template) == set(where)
    within = {field.label for part in template.parts for field in part.fields}
    old = {part.heading for part in template.former[1].parts} - within
    heads = {words.strip(" :") for kind, words in read if kind[:1] == "H"}
    assert {re.sub(r"^[๐-๙0-9.)]+ ", "", words) for words in heads} & old == set()
    if key == "lesson-memo":
        found = [part.key for part in template.parts if where.get(part.key) == "follows"]
        assert sorted(found, key=lambda one: told.index(f"“{one}”")) == found


@pytest.mark.parametrize("key", SILENT)
def test_the_file_for_word_says_the_same_headings(renamed: Workspace, key: str) -> None:
    wish = Request("lesson", lesson=whole_record(renamed, key))
    with renamed.database.read() as session:
        file = editable_of(gather(session, renamed.house, wish), ".docx")
    words = "".join(said(opened(file.data)))
    assert named_in(words, renamed.templates[key]) == set(where_printed(renamed, key))


def test_the_book_of_the_year_says_them_all(renamed: Workspace) -> None:
    for key in SILENT:
        whole_record(renamed, key)
    with renamed.database.read() as session:
        book = make_ebook(session, renamed.house, Wish(2568))
    words = "".join(words for _, words in texts(book.data))
    for key in SILENT:
        assert named_in(words, renamed.templates[key]) >= set(where_printed(renamed, key))


@pytest.mark.parametrize(
    ("key", "part", "nothing"),
    [
        ("lesson-memo", "wishes", []),
        ("workshop-report", "photos", []),
        ("best-practice", "fax", ""),
        ("exec-summary", "school_level", ""),
        ("km-record", "submission", ""),
    ],
)
def test_what_the_office_requires_is_asked_for_by_its_own_heading(
    workspace: Workspace, key: str, part: str, nothing: object
) -> None:
    with workspace.database.write() as session:
        scores = dict.fromkeys(COUNTED, Decimal(90))
        assessments.keep(session, Given(2566, scores))
    given = {"photos": [], part: nothing}
    usual = whole_record(workspace, key, **given)
    assert print_paper(workspace, "lesson", lesson=usual).missing == ()
    said = worded(workspace.templates[key])
    parts = (
        replace(one, heading="ของเราเอง", required=True) if one.key == part else one
        for one in said.parts
    )
    folder = workspace.folder / "templates"
    template_file.save_version(folder, workspace.resources, key, replace(said, parts=tuple(parts)))
    with pytest.raises(MissingValuesError) as lacks:
        print_paper(workspace, "lesson", lesson=whole_record(workspace, key, **given))
    assert lacks.value.missing == ("ของเราเอง",)
    assert print_paper(workspace, "lesson", lesson=usual).missing == ()


@pytest.mark.parametrize("key", SILENT)
def test_a_part_that_the_office_added_is_printed(workspace: Workspace, key: str) -> None:
    was = workspace.templates[key]
    document = document_of(workspace.resources, workspace.templates, key)
    would = printed_of_new(document, was)
    said = worded(was)
    for group in would:
        new = template_file.own_part(was, said.parts, group, "list")
        said = replace(said, parts=(*said.parts, replace(new, heading=f"“{group}”")))
    folder = workspace.folder / "templates"
    made = template_file.save_version(folder, workspace.resources, key, said)
    added = {part.key: part.group for part in made.parts if part.key not in was.by_key}
    assert {
        added[one]: where for one, where in printed(document, made).items() if one in added
    } == (would)

    Image.new("RGB", (40, 30)).save(workspace.folder / "files" / "p.png")
    id_ = whole_record(workspace, key, **{one: ["ข้อหนึ่ง", "ข้อสอง"] for one in added})
    data = print_paper(workspace, "lesson", lesson=id_, draft=True).data
    assert problems(data) == []
    words = "".join(words for _, words in texts(data))
    assert {one for one in would if f"“{one}”" in words} == {
        one for one, where in would.items() if where != "form"
    }


def test_the_memo_follows_its_template_and_the_other_papers_keep_their_places() -> None:
    templates = read_templates((paths.RESOURCES,))
    found = {key: {*printed(DOCUMENTS[one.paper], one).values()} for key, one in templates.items()}
    assert found == {
        key: {"form", "fixed", "follows"} if key == "lesson-memo" else {"form", "fixed"}
        for key in templates
    }
