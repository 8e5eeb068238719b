"""The log of publications: what, when, to where, by whom; and the answers given before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.database import Session
from core.errors import UserError
from core.publishing.answers import Answer
from core.publishing.model import Publication
from core.thai import text


@dataclass(frozen=True, slots=True)
class Published:
    """What is written into the log."""

    kind: str
    title: str
    fiscal_year: int
    record_id: int
    file: str
    sha256: str
    destination: str
    on: date
    who: str


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One entry, the latest first; ``refused`` things were taken out or replaced."""

    id: int
    published: Published
    refused: int


def record(session: Session, published: Published, answers: Mapping[str, Answer]) -> int:
    """The publication is in the log, with every answer; returns its id.

    Raises:
        UserError: it is not said where it goes.
    """
    destination = text.line(published.destination)
    if not destination:
        raise UserError("ยังไม่บอกว่าจะเผยแพร่ที่ใด พิมพ์ชื่อเว็บไซต์ กลุ่ม หรือสถานที่ก่อน", code="no-destination")
    made = Publication(
        kind=published.kind,
        title=published.title,
        fiscal_year=published.fiscal_year,
        record_id=published.record_id,
        file=published.file,
        sha256=published.sha256,
        destination=destination,
        published_on=published.on,
        who=published.who,
        answers={key: [one.act, one.words] for key, one in answers.items()},
    )
    session.add(made)
    session.flush()
    return made.id


def entries(session: Session, year_be: int = 0) -> list[PublicationRow]:
    """Every publication, of the fiscal year where one is given, the latest first."""
    wanted = select(Publication).order_by(Publication.id.desc())
    if year_be:
        wanted = wanted.where(Publication.fiscal_year == year_be)
    return [_row(one) for one in session.scalars(wanted)]


def earlier(session: Session, keys: Sequence[str]) -> dict[str, Answer]:
    """What was answered last time to the same things, to be proposed again."""
    out: dict[str, Answer] = {}
    for one in session.scalars(select(Publication).order_by(Publication.id)):
        out.update({key: Answer(*said) for key, said in one.answers.items() if key in keys})
    return out


def _row(one: Publication) -> PublicationRow:
    published = Published(
        one.kind,
        one.title,
        one.fiscal_year,
        one.record_id,
        one.file,
        one.sha256,
        one.destination,
        one.published_on,
        one.who,
    )
    refused = sum(act != "keep" for act, _ in one.answers.values())
    return PublicationRow(one.id, published, refused)
