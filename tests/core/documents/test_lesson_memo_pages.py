"""The memo that carries a lesson: the office's own pitch and spaces, and where pages turn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from core import catalogue
from core.paths import RESOURCES
from core.workspace import Workspace
from tests.core.documents.making import (
    DOCUMENTS,
    SEVENTEEN,
    add_lesson,
    print_lesson,
    print_paper,
    said,
)
from tests.core.documents.measures.finding import INDENT, POINT, Measured
from tests.core.documents.measures.reading import Row, Sheet, measured
from tests.core.documents.measures.table import MEASURES
from tests.core.typeset.reading import lines

MEMO = DOCUMENTS["lesson-memo"]
# What the first memo of all misspelt.
MISSPELT = (
    *("บททวน", "จุลวง", "มีสิทธิภาพ", "เป็นต้องทำ สิ่งที่ยอยาก", "สิ่งที่เป็นต้องทำ", "พัฒนฐาน"),
    "เจ้าหน้าที่ที่มีความพึงพอใจ",
)


@pytest.mark.parametrize("before", [0.0, 3.0, 6.0])
@pytest.mark.parametrize("leading", [18.0, 18.1, 22.0])
def test_pitch_and_space_before_a_part_are_the_offices_choice(
    workspace: Workspace, leading: float, before: float
) -> None:
    papers = replace(workspace.settings.papers, leading_pt=leading, before_part_pt=before)
    workspace.change_settings(replace(workspace.settings, papers=papers))
    paper = Measured(measured(print_lesson(workspace).data), MEMO, leading)
    gaps = [gap for page in paper.pages for gap in _above_parts(page)]
    assert len(gaps) >= 13
    assert gaps == pytest.approx([(leading + before) * POINT] * len(gaps), abs=0.05)
    for name, measure in MEASURES.items():
        if measure.of(MEMO):
            wrong = [one[:3] for one in measure.read(paper) if one.off > measure.within]
            assert wrong == [], name


def _above_parts(page: Sheet) -> list[float]:
    """From each part's heading to the line above it, where that is not a level-1 heading's."""
    rows: list[Row] = []
    for row in sorted(page.said, key=lambda one: one.baseline):
        if not rows or row.baseline - rows[-1].baseline > 1:
            rows.append(row)
    return [
        below.baseline - above.baseline
        for above, below in pairwise(rows)
        if below.kind == "H3" and below.left == pytest.approx(INDENT, abs=0.1)
    ]


def test_the_second_page_begins_25_mm_from_its_edge(workspace: Workspace) -> None:
    pages = measured(print_lesson(workspace).data)
    for page in pages[1:]:
        number = next(row for row in page.rows if row.text.startswith("- "))
        top = number.baseline - (18.1 * 0.5 + 16 * 0.25) * POINT
        assert top == pytest.approx(25, abs=0.1)
        assert page.said[0].baseline - number.baseline > 18.1 * POINT


def test_a_page_with_nothing_but_the_endorsements_has_its_catchword(workspace: Workspace) -> None:
    lesson = add_lesson(workspace)
    for lines_more in range(30):
        values = {"consideration": "\n".join(["พิจารณาแล้วเห็นควร"] * lines_more)}
        lesson = add_lesson(workspace, **values) if lines_more else lesson
        data = print_paper(workspace, "lesson", lesson=lesson).data
        if said(data)[-1][0] == "(นายเมธา ธรรมดี)":
            break
    else:
        pytest.fail("the endorsements never stand alone")
    before, last = lines(data)[-2:]
    assert [line.text for line in before if line.text.startswith("/")] == ["/(นายเมธา ธรรมดี)..."]
    assert len([line for line in last if line.marked]) == 4
    assert any(line.text == "นิติกรปฏิบัติการ" for line in before)


def test_no_fault_of_the_first_memo_is_copied() -> None:
    files = [SEVENTEEN, *(RESOURCES / "lessons").glob("*.toml"), *_papers()]
    assert len(files) > 10
    for file in files:
        text = file.read_text("utf-8")
        assert [word for word in MISSPELT if word in text] == [], file.name
        assert catalogue.read(file)


def _papers() -> list[Path]:
    return [*(RESOURCES / "documents").glob("*.toml")]
