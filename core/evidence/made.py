"""Papers of the program that are evidence by themselves: nobody looks for them or copies them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from core.actions.model import Action
from core.awards.model import Award
from core.certificates.model import Certificate
from core.database import Session
from core.documents.house import House
from core.documents.paper import Request
from core.evidence.points import Slot
from core.lessons.model import LessonRecord
from core.publishing import log
from core.thai.calendar import short_date
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that can be made now, with the words that name it."""

    title: str
    request: Request


def made_for(session: Session, house: House, slot: Slot, year_be: int) -> list[Made]:
    """The program's own papers of the fiscal year that belong in the slot."""
    return [one for kind in slot.made for one in _of_kind(session, house, kind, year_be)]


def _of_kind(session: Session, house: House, kind: str, year_be: int) -> Iterator[Made]:
    if kind in house.templates:
        yield from _lessons(session, kind, year_be)
    elif kind == _LOG:
        yield from _publications(session, year_be)
    elif kind in _YEARLY:
        if _YEARLY[kind](session, year_be):
            title = _TITLES[kind].format(year=to_thai(year_be))
            yield Made(title, Request(kind, year=year_be))
    else:
        yield from _results(session, kind, year_be)


def _lessons(session: Session, template: str, year_be: int) -> Iterator[Made]:
    records = session.execute(
        select(LessonRecord.id, LessonRecord.activity)
        .where(LessonRecord.template == template, LessonRecord.fiscal_year == year_be)
        .order_by(LessonRecord.id)
    )
    for id_, activity in records:
        yield Made(activity or f"บันทึกที่ {to_thai(id_)}", Request("lesson", lesson=id_))


def _results(session: Session, kind: str, year_be: int) -> Iterator[Made]:
    """A paper of every round of the year whose result is confirmed."""
    rounds = session.execute(
        select(Award.key, Award.title)
        .where(Award.year_be == year_be, Award.version > 0)
        .order_by(Award.id)
    )
    for key, title in rounds:
        yield Made(f"{_TITLES.get(kind, kind)} {title}", Request(kind, award=key))


def _publications(session: Session, year_be: int) -> Iterator[Made]:
    """What was published in the year, as a list."""
    rows = [
        {
            "day": short_date(one.published.on),
            "title": one.published.title,
            "where": one.published.destination,
            "file": one.published.file,
            "who": one.published.who,
        }
        for one in reversed(log.entries(session, year_be))
    ]
    if rows:
        title = _TITLES[_LOG].format(year=to_thai(year_be))
        yield Made(title, Request(_LOG, values={"year": str(year_be), "rows": rows}))


def _has_actions(session: Session, year_be: int) -> bool:
    return session.scalar(select(Action.id).where(Action.fiscal_year == year_be)) is not None


def _has_certificates(session: Session, year_be: int) -> bool:
    found = select(Certificate.id).where(Certificate.year_be == year_be)
    return session.scalar(found.limit(1)) is not None


_LOG = "publication-log"
_YEARLY: Mapping[str, Callable[[Session, int], bool]] = {
    "actions": _has_actions,
    "certificate-register": _has_certificates,
}
_TITLES: Mapping[str, str] = {
    "actions": "รายงานผลการติดตามข้อเสนอแนะ ปีงบประมาณ พ.ศ. {year}",
    "certificate-register": "ทะเบียนคุมเกียรติบัตร ปีงบประมาณ พ.ศ. {year}",
    "announcement": "ประกาศ",
    _LOG: "ทะเบียนการเผยแพร่ ปีงบประมาณ พ.ศ. {year}",
}
