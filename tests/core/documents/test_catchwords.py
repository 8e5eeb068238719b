"""The officer's own words at the foot of a page."""

from __future__ import annotations

import pytest

from core.workspace import Workspace
from tests.core.documents.making import add_lesson, print_paper
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
