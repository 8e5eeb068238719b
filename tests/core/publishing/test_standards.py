"""The year's book and a public copy, judged by veraPDF: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import sample
from core.activities import service
from core.activities.service import ActivityFields
from core.publishing.answers import Answer
from core.publishing.ebook import Wish, make_ebook
from core.publishing.public_copy import gather_record, gather_year, publish
from core.workspace import Workspace
from tests.factories import add_lesson
from tests.peers.vera import broken_rules

pytestmark = pytest.mark.long
FLAVOURS = ("ua1", "2a")


def test_the_book_and_the_public_copies_keep_the_standards(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = sample.fill(workspace)
    add_lesson(workspace, activity="จิตอาสา", fiscal_year=2568, virtues=["discipline"])
    with workspace.database.write() as session:
        service.add(session, ActivityFields("ตักบาตร", 2568))
    with workspace.database.read() as session:
        house = workspace.house
        book = make_ebook(session, house, Wish(2568, unreported=True))
        drafts = [gather_record(session, house, record), gather_year(session, house, 2568)]
    papers = [book, *(publish(one, {h.key: Answer("remove") for h in one.hits}) for one in drafts)]
    files = [tmp_path / f"{number}.pdf" for number in range(len(papers))]
    for file, paper in zip(files, papers, strict=True):
        file.write_bytes(paper.data)

    found = broken_rules(files, FLAVOURS)

    assert found == {(file.name, flavour): "" for file in files for flavour in FLAVOURS}
