"""What an officer should know of a number that was typed, before the paper is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from core.database import Session
from core.documents import content as contents
from core.documents.content import Content
from core.documents.document import Document
from core.documents.house import House
from core.documents.numbered import (
    Identity,
    day_of,
    has_number,
    identity,
    number_value,
    typed,
)
from core.documents.paper import Request
from core.documents.subjects import Subject, subject_of
from core.numbers import queries
from core.numbers.kinds import plain, read_kinds
from core.numbers.queries import NumberRow
from core.thai import calendar
from core.thai.numerals import to_thai


def notes_on_typed(
    session: Session,
    house: House,
    document: Document,
    subject: Subject,
    request: Request,
    found: Mapping[str, Content],
) -> list[str]:
    """A sentence where the typed number is void, another paper's, or not in the register.

    An office that gave no such number in the year is told nothing: it has a book of its own.
    """
    said = said_on(house, document, subject, request)
    if not said:
        return []
    year = calendar.year_be(day_of(document, subject, request))
    if not any(queries.is_used(session, key, year) for key in document.numbers):
        return []
    rows = _entries(session, house, document, said, year)
    paper, own = identity(document, subject, request), contents.said(found.get("subject", ""))
    return _notes(to_thai(said), rows, lambda row: _is_own(row, paper, plain(own)))


def is_unregistered(session: Session, house: House, request: Request) -> bool:
    """Whether somebody typed a number on a final paper that the register does not know."""
    document, subject = subject_of(session, house, request)
    said = said_on(house, document, subject, request)
    year = calendar.year_be(day_of(document, subject, request))
    return bool(said) and not _entries(session, house, document, said, year)


def said_on(house: House, document: Document, subject: Subject, request: Request) -> str:
    """The number that somebody typed on a final paper; empty if nobody did."""
    value = number_value(document)
    said = typed(value, subject, request) if value else ""
    return said if has_number(said, house) and not request.draft else ""


def _entries(
    session: Session, house: House, document: Document, said: str, year_be: int
) -> list[NumberRow]:
    """What the register has of a number that is written so."""
    found = queries.find(session, read_kinds(house.resources), said, year_be)
    return [
        one
        for one in found
        if one.series.kind in document.numbers and plain(one.words) == plain(said)
    ]


def _is_own(row: NumberRow, paper: Identity, subject: str) -> bool:
    if paper.record_id and row.record_id == paper.record_id:
        return True
    return (bool(row.award) and row.award == paper.award) or plain(row.subject) == subject


def _notes(words: str, rows: Sequence[NumberRow], is_own: Callable[[NumberRow], bool]) -> list[str]:
    if not rows:
        return [f"เลขที่ {words} ยังไม่อยู่ในทะเบียน ลงทะเบียนเลขนี้ไว้ เพื่อไม่ให้ออกซ้ำกับฉบับอื่น"]
    [row] = rows[:1]
    if row.void_at is not None:
        return [f"เลขที่ {words} ยกเลิกแล้วในทะเบียน เพราะ{row.void_reason} ออกเลขใหม่ก่อนใช้"]
    if not is_own(row):
        return [f"เลขที่ {words} ในทะเบียนเป็นของเรื่อง “{row.subject}” ตรวจเลขก่อนใช้"]
    return []
