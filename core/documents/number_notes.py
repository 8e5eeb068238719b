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
from core.documents.subjects import Subject
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
    value = number_value(document)
    said = typed(value, subject, request) if value else ""
    if request.draft or not has_number(said, house):
        return []
    year, kinds = calendar.year_be(day_of(document, subject, request)), read_kinds(house.resources)
    if not any(queries.is_used(session, key, year) for key in document.numbers):
        return []
    rows = [
        one
        for one in queries.find(session, kinds, said, year)
        if one.series.kind in document.numbers and plain(one.words) == plain(said)
    ]
    paper, own = (
        identity(document, subject, request),
        plain(contents.said(found.get("subject", ""))),
    )
    return _notes(to_thai(said), rows, lambda row: _is_own(row, paper, own))


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
