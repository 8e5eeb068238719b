"""A paper's form asks for what a file would hold, and gives it back in that shape."""

from __future__ import annotations

import pytest

from core.documents.document import Document, Value
from core.documents.forms import answers_of, form_of, left_out, values_of, writable
from core.workspace import Workspace
from tests.core.documents.making import DOCUMENTS, house, print_paper
from tests.core.typeset.reading import lines
from tests.factories import OFFICE

PAPERS = ("memo", "letter", "command", "report", "ita", "newsletter")


def samples(document: Document) -> dict[str, object]:
    given = {value.slot: document.example(value) for value in document.given()}
    return {slot: sample for slot, sample in given.items() if sample not in ("", [])}


def words(workspace: Workspace, kind: str, values: dict[str, object]) -> list[str]:
    paper = print_paper(workspace, kind, values=values)
    return [line.text for page in lines(paper.data) for line in page]


@pytest.mark.parametrize("kind", PAPERS)
def test_what_the_form_gives_prints_the_same_words(workspace: Workspace, kind: str) -> None:
    workspace.change_settings(house().settings)
    document, form = DOCUMENTS[kind], form_of(DOCUMENTS[kind])
    given = samples(document)

    back = values_of(form, answers_of(form, given))

    assert set(back) == set(given)
    assert words(workspace, kind, back) == words(workspace, kind, given)
    assert OFFICE.name in "".join(words(workspace, kind, back))


def test_only_rows_of_evidence_cannot_be_asked() -> None:
    of_files = {key: left_out(one) for key, one in DOCUMENTS.items() if one.needs == "file"}

    assert {key: slots for key, slots in of_files.items() if slots} == {
        "evidence-list": ("rows",),
        "publication-log": ("rows",),
        "survey": ("survey",),
    }


def test_what_the_office_only_hands_out_is_not_written() -> None:
    found = [one.key for one in writable(house())]
    assert found == ["command", "newsletter", "ita", "memo", "report", "letter"]


def test_half_written_rows_are_kept_and_read_again() -> None:
    form = form_of(DOCUMENTS["letter"])
    half = form.read({"people": [{"position": "ครู"}], "subject": "ขอเชิญ"})
    half["date"] = "วันไหนดี"

    given = values_of(form, half)

    assert given == {"people": [{"name": "", "position": "ครู"}], "subject": "ขอเชิญ"}
    assert values_of(form, answers_of(form, given)) == given


def test_committees_and_sections_keep_what_is_in_them() -> None:
    command, report = form_of(DOCUMENTS["command"]), form_of(DOCUMENTS["report"])
    committees = {
        "committees": [{"title": "คณะทำงาน", "people": [{"role": "ประธาน"}], "duties": ["ก"]}]
    }
    sections = {"sections": [{"title": "ก", "sections": [{"title": "ข", "items": ["ค"]}]}]}

    assert values_of(report, answers_of(report, sections)) == sections
    [kept] = values_of(command, answers_of(command, committees))["committees"]
    assert kept["people"] == [{"name": "", "role": "ประธาน"}]
    assert kept["duties"] == ["ก"]


def test_a_value_unknown_to_the_form_stays_out() -> None:
    form = form_of(DOCUMENTS["letter"])

    assert answers_of(form, {"subject": "ขอเชิญ", "nothing": 1}) == {"subject": "ขอเชิญ"}


def test_the_hint_says_what_an_empty_answer_prints() -> None:
    document = Document("x", 1, "x", "sheet", "file", "x", "x", (
        Value("a", "given.a", "ก", default="ดังแนบ"),
        Value("b", "given.b", "ข", default="{a}"),
        Value("c", "given.c", "ค", sample="อย่าง"),
    ))  # fmt: skip

    assert [part.hint for part in form_of(document).parts] == [
        "เว้นว่างไว้ จะพิมพ์ว่า “ดังแนบ”",
        "เว้นว่างไว้ จะใช้ข้อมูลสำนักงาน",
        "เช่น อย่าง",
    ]
