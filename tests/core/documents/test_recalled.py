"""A lesson's paper says values for names: live, named where unknown, as sent once it was sent."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from core import catalogue, paths
from core.approvals import service as approvals
from core.approvals.queries import approval
from core.approvals.scans import read_kept
from core.database import Session
from core.documents import sending
from core.documents.paper import MissingValuesError, Paper, Request
from core.documents.service import gather, make_paper
from core.documents.word.writing import word_of
from core.lessons import service as lessons
from core.lessons.queries import lesson
from core.publishing.ebook import Wish, gather_ebook
from core.publishing.public_copy import gather_record
from core.workspace import Workspace
from tests.core.approvals.making import DRAFTED, ORDERED, PASSED, kept
from tests.core.typeset.reading import pdfium
from tests.factories import (
    ROUND,
    add_people,
    ballot,
    import_votes,
    open_round,
    own_office,
    votes_file,
)

SAID = "มีผู้ลงคะแนน {{ผู้ลงคะแนน}} คน"


@pytest.fixture
def record(workspace: Workspace, tmp_path: Path) -> int:
    """The sample's lesson, about a round of three people of whom one has voted."""
    people = add_people(workspace, "นายกล้า ดี", "นางสาวปิ่น งาม", "นายเมธา ธรรมดี")
    open_round(workspace)
    vote(workspace, tmp_path, people[0])
    own_office(workspace)
    template = workspace.templates["lesson-memo"]
    given = {**catalogue.read(paths.SAMPLE / "lesson.toml"), "rationale": SAID}
    given["learned"] = [{"text": "ก่อน", "items": ["จาก {{ผู้มีสิทธิ}} คน"]}]
    given["signers"] = [{**one, "order": ""} for one in given["signers"]]
    given["signers"][0]["position"] = "ตำแหน่งที่ {{ปีของรอบ}}"
    with workspace.database.write() as session:
        answers, office = template.read(given), workspace.settings.office
        return lessons.add(session, template, answers, office, ROUND)


def vote(workspace: Workspace, folder: Path, person: int) -> None:
    name = f"{person}.csv"
    import_votes(workspace, votes_file(folder, [ballot(person, "นายกล้า ดี")], name=name))


def paper(workspace: Workspace, record: int, *, draft: bool = False) -> Paper:
    with workspace.database.read() as session:
        return make_paper(session, workspace.house, Request("lesson", lesson=record, draft=draft))


def words_of(workspace: Workspace, record: int) -> str:
    return pdfium(paper(workspace, record).data).replace("\n", "").replace("\r", "")


def write(session: Session, record: int, said: str) -> None:
    lessons.write_all(session, record, {"rationale": said})


def test_texts_items_and_cells_say_the_rounds_values(
    workspace: Workspace, record: int, tmp_path: Path
) -> None:
    words = words_of(workspace, record)
    assert "มีผู้ลงคะแนน ๑ คน" in words
    assert "จาก ๓ คน" in words
    assert "ตำแหน่งที่ ๒๕๖๘" in words
    assert "{{" not in words

    vote(workspace, tmp_path, 2)
    assert "มีผู้ลงคะแนน ๒ คน" in words_of(workspace, record)


def test_word_and_public_copy_say_them_too(workspace: Workspace, record: int) -> None:
    with workspace.database.read() as session:
        gathered = gather(session, workspace.house, Request("lesson", lesson=record))
        public = gather_record(session, workspace.house, record)
    assert public.paper is not None
    assert "มีผู้ลงคะแนน ๑ คน" in str(public.paper.contents)
    with zipfile.ZipFile(io.BytesIO(word_of(gathered).data)) as file:
        document = file.read("word/document.xml").decode()
    assert "มีผู้ลงคะแนน ๑ คน" in document
    assert "{{" not in document


def test_what_is_not_known_is_named_and_dotted_in_a_draft(
    workspace: Workspace, record: int
) -> None:
    with workspace.database.write() as session:
        write(session, record, "ได้แก่ {{ผู้ได้รับคัดเลือก}} และ {{ผู้ชนะ}} สิ้นสุด")
    with pytest.raises(MissingValuesError) as refused:
        paper(workspace, record)
    wanted = ("ผู้ได้รับคัดเลือกทุกด้าน {{ผู้ได้รับคัดเลือก}}", "ข้อมูลชื่อ {{ผู้ชนะ}}")
    assert refused.value.missing == wanted
    draft = paper(workspace, record, draft=True)
    assert draft.missing == wanted
    words = pdfium(draft.data).replace("\n", "").replace("\r", "")
    assert "......" in words.partition("ได้แก่")[2].partition("สิ้นสุด")[0]
    assert "{{" not in words
    with workspace.database.write() as session, pytest.raises(MissingValuesError):
        sending.send(session, workspace.house, record, DRAFTED)


def test_what_was_sent_keeps_what_it_said(
    workspace: Workspace, record: int, tmp_path: Path
) -> None:
    with workspace.database.write() as session:
        sending.send(session, workspace.house, record, DRAFTED)
    vote(workspace, tmp_path, 2)
    assert "มีผู้ลงคะแนน ๑ คน" in words_of(workspace, record)

    with workspace.database.read() as session:
        (sent,) = approval(session, workspace.templates, record).versions
    printed = pdfium(read_kept(workspace.files, sent.printed)).replace("\n", "").replace("\r", "")
    assert "มีผู้ลงคะแนน ๑ คน" in printed

    with workspace.database.write() as session:
        approvals.withdraw(session, record)
    assert "มีผู้ลงคะแนน ๒ คน" in words_of(workspace, record)


def test_a_signed_record_is_its_scan_and_its_public_copy_says_what_was_sent(
    workspace: Workspace, record: int, tmp_path: Path
) -> None:
    with workspace.database.write() as session:
        sending.send(session, workspace.house, record, DRAFTED)
        approvals.pass_on(session, record, PASSED)
        approvals.give_order(session, record, ORDERED)
        approvals.sign(session, record, kept(workspace, tmp_path))
    scan = paper(workspace, record).data
    vote(workspace, tmp_path, 2)
    assert paper(workspace, record).data == scan
    with workspace.database.read() as session:
        public = gather_record(session, workspace.house, record)
    assert public.paper is not None
    assert "มีผู้ลงคะแนน ๑ คน" in str(public.paper.contents)


def test_the_years_book_says_values(workspace: Workspace, record: int) -> None:
    with workspace.database.read() as session:
        view = lesson(session, workspace.templates, record)
        book = gather_ebook(session, workspace.house, Wish(view.fiscal_year or 0, draft=True))
    (chapter,) = book.chapters
    assert chapter.paper is not None
    assert "มีผู้ลงคะแนน ๑ คน" in str(chapter.paper.contents)
