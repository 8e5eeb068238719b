"""A paper gets its number from the register: once, however often it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from core.database import Session
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.document import LESSON, Document, Value
from core.documents.gathering import gather
from core.documents.house import House
from core.documents.number_notes import said_on
from core.documents.numbered import (
    day_of,
    has_number,
    identity,
    number_of,
    number_value,
    typed,
)
from core.documents.paper import Request
from core.documents.subjects import Subject, subject_of
from core.errors import ConflictError, UserError
from core.lessons import service as lessons
from core.numbers import service
from core.numbers.kinds import kind_of, plain, read_kinds
from core.numbers.model import DocumentNumber
from core.numbers.queries import NumberRow, number
from core.numbers.service import NumberFields
from core.thai.numerals import to_thai

_DRAFT = "draft"  # state of a record that can still be written


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a paper; ``new`` if it was given just now."""

    row: NumberRow
    new: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of number that a paper may have, and the next of it as it would be written."""

    kind: str
    title: str
    words: str


def offers(session: Session, house: House, request: Request) -> list[Offer]:
    """What the paper may be numbered with now, the usual one first.

    Raises:
        UserError: no such paper, or the office has no prefix yet.
    """
    document, subject = subject_of(session, house, request)
    day, prefix = day_of(document, subject, request), house.settings.office.number_prefix
    kinds = read_kinds(house.resources)
    found = []
    for kind in (kind_of(kinds, key) for key in document.numbers):
        series = kind.series(day, prefix)
        words = kind.written(series, service.following(session, series))
        found.append(Offer(kind.key, kind.title, words))
    return found


def give_number(
    session: Session, house: House, request: Request, kind: str = "", *, another: bool = False
) -> Numbered:
    """The paper has a number of this kind of the register, else of the first that it may have.

    A paper that has one keeps it. A lesson record that is still a draft says it too. ``another``:
    this is not the paper of the same subject and day that has a number already.

    Raises:
        MissingValuesError: the paper cannot be printed yet, so that no number is wasted on it.
        ConflictError: it has a number of another kind, or one that somebody typed; or a paper of
            the same subject and day has one.
        UserError: a draft, a paper without number, or a kind that it cannot have.
    """
    document, subject = subject_of(session, house, request)
    value = _numbered_value(document, request)
    wanted = kind or document.numbers[0]
    if wanted not in document.numbers:
        raise UserError(
            f"{document.title}ใช้เลขจากทะเบียน {wanted} ไม่ได้ เลือกจาก: {', '.join(document.numbers)}",
            code="wrong-series",
        )
    known = number_of(session, house, document, subject, request)
    if known is not None:
        return _kept(document, known, kind)
    _refuse_typed(value, house, subject, request)
    fields = _fields(session, house, request)
    if not another and fields.about and not fields.award:
        _refuse_same_subject(session, house, fields)
    kinds = read_kinds(house.resources)
    prefix = house.settings.office.number_prefix
    made = service.give(session, kind_of(kinds, wanted), prefix, fields)
    row = number(session, kinds, made.id)
    _write(session, value, subject, to_thai(row.words))
    return Numbered(row, new=True)


def enter_typed(session: Session, house: House, request: Request) -> NumberRow:
    """The number that somebody typed on the paper, and gave on paper, is in the register.

    Raises:
        MissingValuesError: the paper cannot be printed yet.
        ConflictError: the number is taken.
        UserError: a draft, a paper without number, or one written as no series writes it.
    """
    document, subject = subject_of(session, house, request)
    _numbered_value(document, request)
    said = said_on(house, document, subject, request)
    fields = _fields(session, house, request)
    kinds, prefix = read_kinds(house.resources), house.settings.office.number_prefix
    for kind in (kind_of(kinds, key) for key in document.numbers):
        series = kind.series(fields.dated, prefix)
        for n in map(int, re.findall(r"\d{1,6}", plain(said))):
            if plain(kind.written(series, n)) == plain(said):
                made = service.enter(session, kind, prefix, n, fields)
                return number(session, kinds, made.id)
    raise UserError(
        f"อ่านเลขที่ “{to_thai(said)}” ไม่ออก เพราะเขียนไม่เหมือนเลขของทะเบียนใด ลงทะเบียนที่หน้าทะเบียนเลข",
        code="bad-number",
    )


def void_number(session: Session, house: House, number_id: int, reason: str) -> None:
    """The number no longer counts; a draft of a lesson that said it says the prefix again.

    Raises:
        NotFoundError: no such number.
        ConflictError: it is void already.
        UserError: no reason, or control characters in it.
    """
    service.void(session, number_id, reason)
    row = number(session, read_kinds(house.resources), number_id)
    if not row.record_id:
        return
    request = Request(LESSON, lesson=row.record_id)
    try:
        document, subject = subject_of(session, house, request)
    except UserError:  # its template is gone: nobody can print it, but the number is void
        return
    value = number_value(document)
    if value and plain(typed(value, subject, request)) == plain(row.words):
        _write(session, value, subject, house.settings.office.number_prefix)


def _numbered_value(document: Document, request: Request) -> Value:
    if request.draft:
        raise UserError("ฉบับร่างไม่มีเลขที่ พิมพ์เป็นฉบับจริงแล้วออกเลข", code="draft-number")
    value = number_value(document)
    if value is None:
        raise UserError(
            f"{document.title}ไม่ใช้เลขจากทะเบียนเลขที่หนังสือ พิมพ์โดยไม่ออกเลข", code="no-number"
        )
    return value


def _kept(document: Document, known: NumberRow, kind: str) -> Numbered:
    if kind and kind != known.series.kind:
        raise ConflictError(
            f"{document.title}ฉบับนี้มีเลขที่ {to_thai(known.words)} แล้ว "
            "ใช้เลขเดิม หรือยกเลิกเลขนั้นก่อนออกเลขใหม่",
            code="numbered",
        )
    return Numbered(known, new=False)


def _refuse_typed(value: Value, house: House, subject: Subject, request: Request) -> None:
    said = typed(value, subject, request)
    if has_number(said, house):
        raise ConflictError(
            f"เอกสารนี้เขียนเลขที่ {to_thai(said)} ไว้แล้ว ถ้าเป็นเลขที่ออกไว้บนกระดาษ ให้ลงทะเบียนเลขนั้น "
            "ถ้าจะออกเลขใหม่ ให้ลบเลขที่เขียนไว้ก่อน",
            code="numbered",
        )


def _fields(session: Session, house: House, request: Request) -> NumberFields:
    """What the register says of the paper, which could be printed as it is."""
    gathered = gather(session, house, request)
    document, subject = subject_of(session, house, request)
    if gathered.signed is not None:
        raise ConflictError(
            f"{document.title}ฉบับนี้ลงนามแล้ว เลขที่อยู่บนกระดาษ ลงทะเบียนเลขนั้นแทนการออกเลขใหม่",
            code="signed",
        )
    said = {name: contents.said(one) for name, one in gathered.contents.items()}
    own = identity(document, subject, request)
    return NumberFields(
        dated=day_of(document, subject, request),
        subject=said.get("subject") or Compositor(gathered).bare(document.heading),
        addressee=said.get("to", ""),
        paper=document.key,
        about=own.about,
        award=own.award,
        record_id=own.record_id,
    )


def _refuse_same_subject(session: Session, house: House, fields: NumberFields) -> None:
    """A paper whose wording was put right would else take a second number."""
    found = session.scalar(
        select(DocumentNumber.id)
        .where(
            DocumentNumber.paper == fields.paper,
            DocumentNumber.subject == fields.subject,
            DocumentNumber.dated == fields.dated,
            DocumentNumber.void_at.is_(None),
        )
        .limit(1)
    )
    if found is not None:
        words = to_thai(number(session, read_kinds(house.resources), found).words)
        raise ConflictError(
            f"เรื่องเดียวกันในวันเดียวกันมีเลขที่ {words} แล้ว "
            f"ถ้าเป็นฉบับเดิมที่แก้ถ้อยคำ ให้ใส่ number = “{words}” ในไฟล์ "
            "ถ้าเป็นคนละฉบับ ให้สั่งออกเลขอีกเลข",
            code="same-subject",
        )


def _write(session: Session, value: Value, subject: Subject, words: str) -> None:
    """A record that is still a draft says so; what was sent or signed is never changed."""
    record = subject.lesson
    if record is not None and record.state == _DRAFT:
        before = record.answers.get(value.slot)
        lessons.write(session, record.id, value.slot, words)
        lessons.close_sitting(session, record.id, value.slot, before, words)
