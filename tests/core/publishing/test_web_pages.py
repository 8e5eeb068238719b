"""The year's lessons as pages: what was refused is in no file of the folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core import catalogue, paths
from core.errors import UserError, WaitingError
from core.publishing import log
from core.publishing.answers import Answer
from core.publishing.keeping import Leaving, publish_site
from core.publishing.public_copy import Draft, gather_year
from core.publishing.web_folder import START, Site
from core.publishing.web_pages import codes_of, public_site
from core.thai.numerals import to_arabic
from core.workspace import Workspace
from tests.core.typeset.reading import pdfium
from tests.factories import add_lesson, own_office

PHONE, MAIL = "081-234-5678", "pin.t@office.example"
LEAVING = Leaving("USB ของห้องประชุม", date(2025, 9, 30), "ปิ่นทิพย์")


@pytest.fixture
def draft(workspace: Workspace) -> Draft:
    own_office(workspace)
    sample = catalogue.read(paths.SAMPLE / "lesson.toml")
    said = [f"โทรหา {PHONE}", {"text": "ข้อย่อย", "items": [f"ส่งถึง {MAIL}"]}]
    add_lesson(workspace, **{**sample, "activity": f"จิตอาสา {PHONE}", "problems": said})
    add_lesson(workspace, **{**sample, "activity": "ตักบาตร", "law": f"ถามที่ {MAIL}"})
    with workspace.database.read() as session:
        return gather_year(session, workspace.house, 2568)


def site(workspace: Workspace, draft: Draft, act: Answer) -> Site:
    with workspace.database.read() as session:
        codes = codes_of(session, workspace.house)
    return public_site(draft, {hit.key: act for hit in draft.hits}, workspace.house, codes)


def test_nothing_refused_is_in_any_file(workspace: Workspace, draft: Draft, tmp_path: Path) -> None:
    answers = {hit.key: Answer("remove") for hit in draft.hits}
    made = site(workspace, draft, Answer("remove"))
    with workspace.database.write() as session:
        id_, written = publish_site(session, made, draft, answers, tmp_path / "เว็บ", LEAVING)

    assert START in written
    assert [one.key for one in made.lessons] == ["0001", "0002"]
    for name in written:
        data = (tmp_path / "เว็บ" / name).read_bytes()
        told = pdfium(data) if name.endswith(".pdf") else data.decode("utf-8", "ignore")
        assert not any(one in to_arabic(told) for one in (PHONE, MAIL, "ต่อ 101")), name
    with workspace.database.read() as session:
        [entry] = log.entries(session, 2568)
    assert (entry.id, entry.published.kind, entry.published.file) == (id_, "web", "เว็บ")
    assert entry.published.destination == "USB ของห้องประชุม"


def test_what_was_kept_is_on_its_page_and_the_letters_head_is_not(
    workspace: Workspace, draft: Draft
) -> None:
    made = site(workspace, draft, Answer("keep"))
    [first, second] = made.lessons
    headings = [one.heading for one in first.sections]
    assert "ปัญหา อุปสรรค ข้อจำกัด และสิ่งที่ควรหลีกเลี่ยง" in headings
    assert not {"ส่วนราชการ", "ที่", "เรียน", "ผู้ลงนาม"} & set(headings)
    items = [item for one in first.sections for item in one.items]
    assert to_arabic(items[items.index("ข้อย่อย") + 1]) == f"ส่งถึง {MAIL}"
    assert (second.title, second.kind) == ("ตักบาตร", "บันทึก ๑๗ หัวข้อ")
    assert second.paper.startswith(b"%PDF")


def test_an_unanswered_hit_stops_the_pages(workspace: Workspace, draft: Draft) -> None:
    with pytest.raises(WaitingError):
        public_site(draft, {}, workspace.house, {})


def test_a_folder_that_is_there_leaves_no_entry(
    workspace: Workspace, draft: Draft, tmp_path: Path
) -> None:
    made = site(workspace, draft, Answer("keep"))
    answers = {hit.key: Answer("keep") for hit in draft.hits}
    with pytest.raises(UserError), workspace.database.write() as session:
        publish_site(session, made, draft, answers, tmp_path, LEAVING)
    with workspace.database.read() as session:
        assert log.entries(session) == []
