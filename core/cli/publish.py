"""The public copy: what must be answered, the copy itself, the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from core.cli.frame import Outcome, command, progress, workspace
from core.database import Session
from core.errors import UserError
from core.files import write_whole
from core.publishing import log
from core.publishing.answering import answer_sheet, read_answers
from core.publishing.answers import Answer, Hit
from core.publishing.finding import KIND_NAMES
from core.publishing.keeping import Leaving, keep, publish_site
from core.publishing.log import PublicationRow
from core.publishing.public_copy import Draft, gather_record, gather_year, unanswered
from core.publishing.public_copy import publish as make_public
from core.publishing.web_pages import codes_of, public_site
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from core.workspace import Workspace

_LESSON = click.option("--lesson", default=0, type=int, metavar="ID", help="หมายเลขบันทึกถอดบทเรียน")
_YEAR = click.option("--year", default=0, type=int, help="ทั้งเล่มของปีงบประมาณ พ.ศ.")
_PATH = click.Path(path_type=Path)


@click.group()
def publish() -> None:
    """ฉบับเผยแพร่ที่ตัดข้อมูลส่วนบุคคลแล้ว."""


@command(publish)
@_LESSON
@_YEAR
@click.option("--answers", type=_PATH, help="ไฟล์ TOML ที่จะเขียนไว้ให้ตอบทีละรายการ")
def check(lesson: int, year: int, answers: Path | None) -> Outcome:
    """แสดงทุกอย่างที่ต้องตอบก่อนเผยแพร่."""
    with workspace() as opened, opened.database.read() as session:
        draft = _draft(session, opened, lesson, year)
        known = log.earlier(session, [hit.key for hit in draft.hits])
    if answers is not None:
        write_whole(answers, answer_sheet(draft.hits, known))
    lines = [
        f"{KIND_NAMES[hit.kind]}: {hit.words[0]}  ({', '.join(hit.places)})" for hit in draft.hits
    ]
    data = {"title": draft.title, "hits": [_data(hit) for hit in draft.hits]}
    return Outcome(data, lines or ["ไม่มีรายการที่ต้องตอบ"], draft.notes, waits=bool(draft.hits))


@command(publish)
@_LESSON
@_YEAR
@click.option("--answers", type=_PATH, help="ไฟล์ TOML ที่ตอบแล้ว")
@click.option("--out", required=True, type=_PATH, help="ไฟล์ .pdf ที่จะเขียน")
@click.option("--to", "destination", required=True, help="เผยแพร่ที่ใด เช่น เว็บไซต์สำนักงาน")
def make(lesson: int, year: int, answers: Path | None, out: Path, destination: str) -> Outcome:
    """ทำฉบับเผยแพร่เมื่อตอบครบทุกรายการ และจดไว้ในทะเบียนการเผยแพร่."""
    said: Mapping[str, Answer] = read_answers(answers) if answers else {}
    with workspace() as opened:
        with opened.database.read() as session:
            draft = _draft(session, opened, lesson, year)
        if unanswered(draft, said):
            return _waits(draft, said)
        paper = make_public(draft, said, progress())
        with opened.database.write() as session:
            id_ = keep(session, draft, said, paper, out, _who(opened, destination))
    data = {"file": str(out), "pages": paper.pages, "sha256": paper.sha256, "publication": id_}
    lines = [to_thai(f"{out.name}: {paper.pages} หน้า การเผยแพร่ที่ {id_}")]
    return Outcome({**data, "unanswered": []}, lines, draft.notes)


@command(publish)
@click.option("--year", required=True, type=int, help="ปีงบประมาณ พ.ศ.")
@click.option("--answers", type=_PATH, help="ไฟล์ TOML ที่ตอบแล้ว")
@click.option("--out", required=True, type=_PATH, help="โฟลเดอร์ใหม่ที่จะเขียน")
@click.option("--to", "destination", required=True, help="เผยแพร่ที่ใด เช่น USB ของห้องประชุม")
def web(year: int, answers: Path | None, out: Path, destination: str) -> Outcome:
    """ทำบทเรียนทั้งปีเป็นโฟลเดอร์เว็บที่เปิดจาก USB ได้ เมื่อตอบครบทุกรายการ."""
    said: Mapping[str, Answer] = read_answers(answers) if answers else {}
    with workspace() as opened:
        watched = progress()
        with opened.database.read() as session:
            draft = gather_year(session, opened.house, year, watched)
            codes = codes_of(session, opened.house)
        if unanswered(draft, said):
            return _waits(draft, said)
        site = public_site(draft, said, opened.house, codes, watched)
        with opened.database.write() as session:
            id_, written = publish_site(session, site, draft, said, out, _who(opened, destination))
    lines = [to_thai(f"{out.name}: {len(site.lessons)} บทเรียน {len(written)} ไฟล์ การเผยแพร่ที่ {id_}")]
    data = {"folder": str(out), "files": written, "publication": id_, "unanswered": []}
    return Outcome(data, lines, draft.notes)


@command(publish, "log")
@_YEAR
def log_(year: int) -> Outcome:
    """แสดงทะเบียนการเผยแพร่ รายการล่าสุดก่อน."""
    with workspace() as opened, opened.database.read() as session:
        rows = log.entries(session, year)
    lines = [_line(row) for row in rows] or ["ยังไม่มีการเผยแพร่"]
    return Outcome({"publications": [_entry(row) for row in rows]}, lines)


def _draft(session: Session, opened: Workspace, lesson: int, year: int) -> Draft:
    if bool(lesson) == bool(year):
        raise UserError("ระบุ --lesson หรือ --year อย่างใดอย่างหนึ่ง", code="lesson-or-year")
    if lesson:
        return gather_record(session, opened.house, lesson)
    return gather_year(session, opened.house, year, progress())


def _who(opened: Workspace, destination: str) -> Leaving:
    today = datetime.now().astimezone().date()
    return Leaving(destination, today, opened.settings.officer)


def _waits(draft: Draft, said: Mapping[str, Answer]) -> Outcome:
    """Nothing is written; what is not answered goes to standard error."""
    left = unanswered(draft, said)
    notes = [f"ยังไม่ได้ตอบ {KIND_NAMES[hit.kind]}: {hit.words[0]}" for hit in left]
    nothing = {"file": None, "pages": 0, "sha256": None, "publication": None}
    return Outcome({**nothing, "unanswered": [hit.key for hit in left]}, (), notes, waits=True)


def _data(hit: Hit) -> dict[str, Any]:
    usual = hit.suggestion
    return {
        "key": hit.key,
        "kind": hit.kind,
        "words": list(hit.words),
        "places": list(hit.places),
        "excerpt": hit.excerpt,
        "suggestion": {"answer": usual.act, "words": usual.words} if usual else None,
    }


def _entry(row: PublicationRow) -> dict[str, Any]:
    said = row.published
    return {
        "id": row.id,
        "kind": said.kind,
        "title": said.title,
        "fiscal_year": said.fiscal_year,
        "lesson": said.record_id or None,
        "file": said.file,
        "sha256": said.sha256,
        "to": said.destination,
        "on": said.on.isoformat(),
        "who": said.who,
        "refused": row.refused,
    }


def _line(row: PublicationRow) -> str:
    said = row.published
    told = (short_date(said.on), said.title, said.destination, said.file, said.who)
    return to_thai(f"{row.id}  {'  '.join(filter(None, told))}")
