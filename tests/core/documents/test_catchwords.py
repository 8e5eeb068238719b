"""The officer's own words at the foot of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.documents.content import Content
from core.documents.drawing import draw
from core.documents.gathering import sampled
from core.workspace import Workspace
from tests.core.documents.making import DOCUMENTS, add_lesson, house, print_paper
from tests.core.typeset.reading import lines


def _feet(data: bytes) -> list[str]:
    pages = lines(data)
    return ["".join(line.text for line in page if line.text.startswith("/")) for page in pages]


@pytest.mark.parametrize("page", [1, "1", "๑"])
def test_a_catchword_may_be_given_with_the_values(workspace: Workspace, page: int | str) -> None:
    lesson = add_lesson(workspace)
    usual = _feet(print_paper(workspace, "lesson", lesson=lesson).data)
    values = {"catchwords": [{"page": page, "words": "ข้อเสนอแนะ"}]}
    given = _feet(print_paper(workspace, "lesson", lesson=lesson, values=values).data)
    assert given == ["/ข้อเสนอแนะ...", *usual[1:]]
    assert usual[0] not in {"", given[0]}


def test_a_page_may_have_none(workspace: Workspace) -> None:
    lesson = add_lesson(workspace)
    values = {"catchwords": [{"page": 2, "words": ""}]}
    given = _feet(print_paper(workspace, "lesson", lesson=lesson, values=values).data)
    assert [bool(words) for words in given] == [True, False, False]


TYPED = [key for key, one in DOCUMENTS.items() if one.has_catchwords]


@pytest.mark.parametrize("key", TYPED)
def test_every_typed_paper_takes_catchwords_and_a_motto(key: str) -> None:
    values = {value.name: value for value in DOCUMENTS[key].values}
    assert values["catchwords"].slot == "catchwords"
    assert values["catchwords"] in DOCUMENTS[key].given()
    assert DOCUMENTS[key].motto == "{motto}"
    assert values["motto"].slot == "motto"


@pytest.mark.parametrize("key", TYPED)
def test_the_officers_words_stand_at_the_foot_of_every_typed_paper(key: str) -> None:
    gathered = sampled(house(leading_pt=22.0, top_mm=90.0), key, long=True)
    usual = _feet(draw(gathered).data)
    assert len(usual) > 1
    own: dict[str, Content] = {
        "catchwords": ({"page": "1", "words": "โปรดพลิก"},),
        "motto": "“ซื่อสัตย์ รับผิดชอบ”",
    }
    drawn = draw(replace(gathered, contents={**gathered.contents, **own}))
    assert _feet(drawn.data) == ["/โปรดพลิก...", *usual[1:]]
    first, *later = lines(drawn.data)
    assert any(line.text == "“ซื่อสัตย์ รับผิดชอบ”" and not line.marked for line in first)
    assert not any(line.text.startswith("“ซื่อสัตย์") for page in later for line in page)
