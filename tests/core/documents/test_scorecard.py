"""A scorecard that is kept: what its printed total says, and what papers say of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from core import catalogue
from core.assessments import service as assessments
from core.assessments.given import Given
from core.assessments.ita import COUNTED
from core.lessons import service as lessons
from core.workspace import Workspace
from tests.core.documents.making import print_paper
from tests.factories import OFFICE, own_office

RECORD = Path(__file__).with_name("records") / "best-practice.toml"
SCORES = dict(zip(COUNTED, map(Decimal, "94 95 96 93 92 91 90 94 100 98".split()), strict=True))
TOTAL = Given(2566, SCORES).result.total


@pytest.mark.parametrize("printed", [None, TOTAL, TOTAL + 1], ids=["none", "right", "wrong"])
def test_a_report_with_a_kept_scorecard_warns_of_its_printed_total(
    workspace: Workspace, printed: Decimal | None
) -> None:
    own_office(workspace)
    form = workspace.templates["best-practice"]
    with workspace.database.write() as session:
        assessments.keep(session, Given(2566, SCORES, printed))
        id_ = lessons.add(session, form, form.read(catalogue.read(RECORD)), OFFICE)
    paper = print_paper(workspace, "lesson", lesson=id_)
    assert paper.warnings == Given(2566, SCORES, printed).result.warnings
    assert bool(paper.warnings) == (printed == TOTAL + 1)
    assert set(paper.warnings) <= set(paper.notes)
