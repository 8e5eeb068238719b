"""The number that the register gave to a paper, and what tells one paper from every other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.database import Session
from core.documents import content as contents
from core.documents.content import Content
from core.documents.document import Document, Value
from core.documents.gathered import Gathered
from core.documents.house import House
from core.documents.paper import Request
from core.documents.subjects import Subject
from core.errors import UserError
from core.numbers import queries
from core.numbers.kinds import plain, read_kinds
from core.numbers.queries import NumberRow
from core.thai import calendar

NUMBER, DATE, CATCHWORDS = "number", "date", "catchwords"
_LETTERS = 32  # of the hash of a paper's values


@dataclass(frozen=True, slots=True)
class Identity:
    """One paper: that of a lesson record, of a result's version, or of one file of values."""

    record_id: int | None = None
    award: str = ""
    about: str = ""


def number_value(document: Document) -> Value | None:
    """The value that a number of the register stands in, if the document carries one."""
    named = (value for value in document.values if value.name == NUMBER)
    return next(named, None) if document.numbers else None


def identity(document: Document, subject: Subject, request: Request) -> Identity:
    """What tells this paper from every other; a number on it makes no other paper of it."""
    if subject.lesson:
        return Identity(record_id=subject.lesson.id)
    if subject.result:
        award, version = request.award, subject.result.view.version
        return Identity(award=award, about=f"{document.kind}:{award}/{version}")
    given = {k: v for k, v in request.values.items() if k not in {NUMBER, CATCHWORDS}}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]
    return Identity(about=f"{document.kind}:{digest}")


def number_of(
    session: Session, house: House, document: Document, subject: Subject, request: Request
) -> NumberRow | None:
    """The number that the paper has in the register; of a file of values, in its year."""
    paper = identity(document, subject, request)
    own = not paper.record_id and not paper.award
    year = calendar.year_be(day_of(document, subject, request)) if own else 0
    kinds = read_kinds(house.resources)
    return queries.of_paper(
        session, kinds, record_id=paper.record_id, about=paper.about, year_be=year
    )


def stamped(
    session: Session,
    house: House,
    document: Document,
    subject: Subject,
    request: Request,
    found: Mapping[str, Content],
) -> dict[str, Content]:
    """The contents with the paper's number; a draft has none, one that is typed stays."""
    value = number_value(document)
    if value is None or request.draft or has_number(found[value.name], house):
        return dict(found)
    row = number_of(session, house, document, subject, request)
    return {**found, value.name: row.words} if row else dict(found)


def has_number(content: Content, house: House) -> bool:
    """Whether more than the office's prefix is written there."""
    words = plain(contents.said(content))
    return words != plain(house.settings.office.number_prefix) and words[-1:].isdecimal()


def number_on(gathered: Gathered, house: House) -> str:
    """The number that the paper prints; empty if it prints none of the register's kinds."""
    value = number_value(gathered.document)
    content = gathered.contents[value.name] if value else ""
    return contents.said(content) if has_number(content, house) else ""


def typed(value: Value, subject: Subject, request: Request) -> str:
    """What the officer wrote for this value of the paper."""
    answers = subject.lesson.answers if subject.lesson else request.values
    return str(answers.get(value.slot) or "")


def day_of(document: Document, subject: Subject, request: Request) -> date:
    """The day on the paper; today where it has none yet, or what is typed is no day."""
    value = next((one for one in document.values if one.name == DATE), None)
    try:
        return calendar.parse_date(typed(value, subject, request)[:10] if value else "")
    except UserError:
        return datetime.now().astimezone().date()
