"""Lesson records on their way: sent, passed, ordered, signed, decided, put to use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from core.approvals import queries, scans, service
from core.approvals.queries import ApprovalView, VersionRow
from core.approvals.requests import RESULTS
from core.cli.approval_words import told
from core.cli.frame import Outcome, command, workspace
from core.cli.outcomes import lesson
from core.database import Session
from core.documents.paper import MissingValuesError
from core.errors import NotFoundError
from core.files import write_whole
from core.thai.calendar import parse_date
from core.thai.numerals import to_thai
from core.workspace import Workspace

_DATE = "วันที่ตามกระดาษ เช่น 2568-06-18"
_BY_THAI = {words: key for key, words in RESULTS.items()}
__all__ = ["lesson"]


@command(lesson)
@click.argument("id", type=int)
@click.option("--date", "day", default="", help=f"{_DATE} ไม่ระบุคือวันที่ในบันทึก หรือวันนี้")
def send(id: int, day: str) -> Outcome:  # noqa: A002 - the argument's name on the command line
    """เสนอบันทึก เก็บฉบับที่พิมพ์ไว้."""
    from core.documents import sending  # noqa: PLC0415 - brings ReportLab

    with workspace() as opened, opened.database.write() as session:
        try:
            on = parse_date(day) if day else _drafted(opened, session, id)
            sending.send(session, opened.house, id, on)
        except MissingValuesError as error:
            missing = {"id": id, "state": "draft", "missing": list(error.missing)}
            return Outcome(missing, notes=[str(error), *error.findings], waits=True)
        return told(opened, session, id)


@command(lesson, "pass")
@click.argument("id", type=int)
@click.option("--date", "day", required=True, help=_DATE)
@click.option("--order", default="", help="ข้อความที่เขียนไว้")
def pass_(id: int, day: str, order: str) -> Outcome:  # noqa: A002 - as above
    """บันทึกว่าผู้อำนวยการกลุ่มผ่านแล้ว."""
    return _moved(id, lambda session: service.pass_on(session, id, parse_date(day), order))


@command(lesson)
@click.argument("id", type=int)
@click.option("--date", "day", required=True, help=_DATE)
@click.option("--order", default="", help="ข้อความที่สั่งการ")
def order(id: int, day: str, order: str) -> Outcome:  # noqa: A002 - as above
    """บันทึกข้อสั่งการของหัวหน้าสำนักงาน."""
    return _moved(id, lambda session: service.give_order(session, id, parse_date(day), order))


@command(lesson)
@click.argument("id", type=int)
@click.argument("number", type=int)
@click.option("--date", "day", required=True, help=_DATE)
@click.option("--order", default="", help="ข้อความที่เขียนไว้")
def correct(id: int, number: int, day: str, order: str) -> Outcome:  # noqa: A002 - as above
    """แก้วันที่หรือข้อความของผู้ลงนามลำดับที่กำหนด นับจาก 1."""
    on = parse_date(day)
    return _moved(id, lambda session: service.correct(session, id, number - 1, on, order))


@command(lesson)
@click.argument("id", type=int)
@click.option("--reason", default="", help="เหตุผลที่ถอนหรือส่งกลับ")
def withdraw(id: int, reason: str) -> Outcome:  # noqa: A002 - as above
    """ถอนบันทึกที่เสนอแล้วกลับมาเป็นร่าง."""
    return _moved(id, lambda session: service.withdraw(session, id, reason))


@command(lesson)
@click.argument("id", type=int)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reason", default="", help="เหตุผล เมื่อเปลี่ยนฉบับลงนามที่แนบไว้แล้ว")
def sign(id: int, file: Path, reason: str) -> Outcome:  # noqa: A002 - as above
    """แนบฉบับลงนามที่สแกนเป็น PDF, JPG หรือ PNG."""
    with workspace() as opened, opened.database.write() as session:
        if queries.signed_copy(session, id) is None:
            service.ready_to_sign(session, id)  # before anything of the file is kept
            service.sign(session, id, scans.keep_scan(opened.files, file))
        else:
            service.replace_scan(session, id, scans.keep_scan(opened.files, file), reason)
        return told(opened, session, id)


@command(lesson)
@click.argument("id", type=int)
def revise(id: int) -> Outcome:  # noqa: A002 - as above
    """เปิดฉบับร่างใหม่ของบันทึกที่ลงนามแล้ว."""
    with workspace() as opened, opened.database.write() as session:
        service.open_next(session, opened.templates, id)
        return told(opened, session, id)


@command(lesson)
@click.argument("id", type=int)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="ไฟล์ที่จะเขียน")
@click.option("--version", default=0, type=int, metavar="N", help="ฉบับที่เท่าใด ไม่ระบุคือฉบับล่าสุด")
@click.option("--as-sent", is_flag=True, help="ฉบับที่พิมพ์ตอนเสนอ แทนฉบับลงนาม")
def copy(id: int, out: Path, version: int, *, as_sent: bool) -> Outcome:  # noqa: A002 - as above
    """เขียนฉบับลงนามออกเป็นไฟล์ ตรงกับที่สแกนทุกไบต์."""
    with workspace() as opened:
        with opened.database.read() as session:
            view = queries.approval(session, opened.templates, id)
        row = _version(view, version)
        kept = row.printed if as_sent else row.copy
        data = scans.read_kept(opened.files, kept)
    write_whole(out, data)
    told = {"file": str(out), "version": row.version, "sha256": kept.sha256, "name": kept.name}
    signed = "ฉบับลงนาม" if row.scans and not as_sent else "ฉบับที่พิมพ์ตอนเสนอ"
    return Outcome(told, [to_thai(f"{signed} ฉบับที่ {row.version}: ") + out.name])


def _moved(id_: int, act: Callable[[Session], object]) -> Outcome:
    with workspace() as opened, opened.database.write() as session:
        act(session)
        return told(opened, session, id_)


def _version(view: ApprovalView, version: int) -> VersionRow:
    found = [one for one in view.versions if version in (0, one.version)]
    if not found:
        raise NotFoundError("บันทึกนี้ยังไม่เคยเสนอ หรือไม่มีฉบับที่ระบุ ตรวจด้วย lesson show")
    return found[0]


def _drafted(opened: Workspace, session: Session, id_: int) -> date:
    """The day its drafter wrote, else that of the paper, else today."""
    view = queries.approval(session, opened.templates, id_)
    return (view.stages[0].on if view.stages else None) or view.dated or _today()


def _today() -> date:
    return datetime.now().astimezone().date()
