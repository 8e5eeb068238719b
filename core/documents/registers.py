"""The certificates of a fiscal year as its register prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import select

from core.awards import queries
from core.awards.rules import Rulebook, round_of
from core.certificates.model import Certificate
from core.database import Session
from core.documents.content import Content
from core.errors import WaitingError
from core.thai.calendar import short_date
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Entry:
    """One number. ``void_on`` and ``void_reason`` are empty while it stands.

    ``replaced_by`` is the number that its holder has instead of a void one, or 0.
    """

    number: int
    given_on: str
    name: str
    post: str
    office: str
    award: str
    category: str
    void_on: str = ""
    void_reason: str = ""
    replaced_by: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """Every number of a fiscal year in its order.

    ``reopened`` are titles of rounds that have numbers but no result in force.
    """

    year_be: int
    entries: tuple[Entry, ...]
    reopened: tuple[str, ...] = ()


def register(session: Session, rulebook: Rulebook, year_be: int) -> Register:
    """The register of the year.

    Raises:
        WaitingError: no number was given in the year.
    """
    found = session.scalars(
        select(Certificate).where(Certificate.year_be == year_be).order_by(Certificate.number)
    ).all()
    if not found:
        raise WaitingError(
            f"ยังไม่มีเลขที่เกียรติบัตรของปีงบประมาณ พ.ศ. {to_thai(year_be)} เลขที่ออกเมื่อยืนยันผล "
            "ยืนยันผลแล้วพิมพ์อีกครั้ง",
            code="not-confirmed",
        )
    subjects = {one.subject: round_of(session, rulebook, one.subject) for one in found}
    winners = {key: _winners(session, rulebook, key) for key in subjects}
    standing = {_held(one): one.number for one in found if one.void_at is None}
    return Register(
        year_be,
        tuple(
            replace(
                _entry(one, subjects[one.subject].title, _holder(one, winners[one.subject])),
                replaced_by=standing.get(_held(one), 0) if one.void_at else 0,
            )
            for one in found
        ),
        tuple(one.title for one in subjects.values() if not one.version),
    )


def years(session: Session) -> list[int]:
    """Every fiscal year in which a number was given, the latest first."""
    found = select(Certificate.year_be).distinct().order_by(Certificate.year_be.desc())
    return list(session.scalars(found))


def notes_on(found: Register) -> list[str]:
    """What an officer should know before the register is used."""
    return [
        f"รอบ{title}เปิดผลอยู่และยังไม่ยืนยันผลใหม่ เลขที่ในทะเบียนนี้อาจถูกยกเลิก" for title in found.reopened
    ]


Words: TypeAlias = Mapping[str, str]
# The phrases that a document with the rows must have, each with the names it may hold.
NEEDED_WORDS: Mapping[str, frozenset[str]] = {"void": frozenset({"day", "reason"})}


def rows(found: Register, words: Words) -> tuple[Mapping[str, Content], ...]:
    """A row for each number; what was taken back says so."""
    return tuple(
        {
            "number": f"{one.number}/{found.year_be}",
            "given_on": one.given_on,
            "name": one.name,
            "post": one.post,
            "office": one.office,
            "award": one.award,
            "category": one.category,
            "note": words["void"].format(day=one.void_on, reason=one.void_reason)
            if one.void_on
            else "",
        }
        for one in found.entries
    )


REGISTER: Mapping[str, Callable[[Register, Words], Content]] = {
    "register.year": lambda found, _: str(found.year_be),
    "register.rows": rows,
    "register.standing": lambda found, _: str(sum(not one.void_on for one in found.entries)),
    "register.void": lambda found, _: str(sum(bool(one.void_on) for one in found.entries) or ""),
}


def _holder(one: Certificate, winners: Mapping[int, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Who holds a number; one given instead of a void number stands in no version yet."""
    if one.number in winners:
        return winners[one.number]
    return next(
        winner
        for _, winner in sorted(winners.items(), reverse=True)
        if (winner["category"], winner["person_id"]) == (one.category, one.person_id)
    )


def _held(one: Certificate) -> tuple[str, str, int]:
    """What it is for; only one number stands for it at a time."""
    return one.subject, one.category, one.person_id


def _winners(session: Session, rulebook: Rulebook, key: str) -> dict[int, Mapping[str, Any]]:
    """Who holds each number, as the last version with it says."""
    out: dict[int, Mapping[str, Any]] = {}
    for version in reversed(queries.versions(session, rulebook, key)):
        content = queries.confirmed(session, rulebook, key, version.version)
        word = content["tally"]["category_word"]
        out |= {one["number"]: {**one, "word": word} for one in content["winners"]}
    return out


def _entry(one: Certificate, award: str, winner: Mapping[str, Any]) -> Entry:
    return Entry(
        number=one.number,
        given_on=_day(one.given_at),
        name=winner["name"],
        post=winner["post"],
        office=winner["office"],
        award=award,
        category=f"{winner['word']}{winner['title']}",
        void_on=_day(one.void_at) if one.void_at else "",
        void_reason=one.void_reason,
    )


def _day(at: datetime) -> str:
    return short_date(at.astimezone().date())
