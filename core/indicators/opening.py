"""What an officer does with a set: open it for a year, say who is assessed by it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import exists, select

from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.indicators.model import (
    Assessed,
    CommitteeScore,
    CriterionMark,
    IndicatorAward,
    IndicatorFile,
    IndicatorYear,
)
from core.indicators.queries import get_year, set_of
from core.indicators.set_file import read_set
from core.indicators.sets import Group
from core.people import listing
from core.people import service as people
from core.people.listing import PersonLine
from core.people.model import Person
from core.settings import Office
from core.thai import text
from core.thai.calendar import FIRST_BE_YEAR
from core.thai.numerals import to_thai

_LAST_BE_YEAR = 2999
_ABOUT = (CriterionMark, IndicatorAward, IndicatorFile, CommitteeScore)


def open_year(
    session: Session, roots: tuple[Path, ...], office: Office, key: str, year_be: int = 0
) -> int:
    """The set assesses the year, its own where none is told; returns the id.

    The set is kept as it is now. Everybody of the office whose post a group names is assessed in
    that group. While nothing was marked, opening anew takes the set as it has become.

    Raises:
        NotFoundError: no such set.
        ConflictError: it is open for the year and something was marked.
        UserError: the year is none, or the file is no set.
    """
    made, tables = read_set(roots, key)
    year = year_be or made.year_be
    if not FIRST_BE_YEAR <= year <= _LAST_BE_YEAR:
        raise UserError(f"ปี {to_thai(year)} ไม่ใช่ปี พ.ศ. ใส่ปีงบประมาณ พ.ศ.", code="wrong-year")
    row = _known(session, key, year)
    if row is None:
        row = IndicatorYear(set_key=key, fiscal_year=year, title=made.title, tables=tables)
        session.add(row)
    elif _is_marked(session, row.id):
        raise ConflictError(
            f"{made.title} ปีงบประมาณ พ.ศ. {to_thai(year)} เปิดอยู่และให้คะแนนไปแล้ว "
            "ใช้ชุดที่เปิดไว้ต่อ หรือเปิดชุดใหม่เป็นไฟล์อื่น",
            code="indicator-year-marked",
        )
    else:
        row.title, row.tables = made.title, tables
        _forget(session, row.id, {group.key for group in made.groups})
    session.flush()
    everybody = [one for one in listing.lines(session, office) if one.own]
    for group in made.groups:
        fitting = [one.person.id for one in everybody if _fits(group, one)]
        enrol(session, row.id, group.key, fitting)
    return row.id


def enrol(
    session: Session,
    year_id: int,
    group_key: str,
    person_ids: Iterable[int],
    offices: Iterable[str] = (),
) -> list[int]:
    """These people and offices are assessed in the group; returns the ids of those new in it.

    Raises:
        NotFoundError: no such year, group or person.
        UserError: an office without a name.
    """
    group = set_of(session, year_id).group(group_key)
    there = session.scalars(
        select(Assessed).where(Assessed.year_id == year_id, Assessed.group_key == group.key)
    ).all()
    known = {one.person_id for one in there}
    named = {one.name for one in there if one.person_id is None}
    some = (people.get(session, id_) for id_ in dict.fromkeys(person_ids) if id_ not in known)
    made = [_of_person(year_id, group.key, one) for one in some]
    made += [
        Assessed(year_id=year_id, group_key=group.key, name=name)
        for name in dict.fromkeys(map(_named, offices))
        if name not in named
    ]
    session.add_all(made)
    session.flush()
    return [one.id for one in made]


def enrol_named(session: Session, year_id: int, group_key: str, names: Iterable[str]) -> list[int]:
    """Those of these names are assessed in the group: offices where it has such, else people.

    Returns the ids of those new in it. Empty names are passed over.

    Raises:
        NotFoundError: no such year or group, or nobody of a name.
        ConflictError: several people of one name.
        UserError: there is no name at all.
    """
    group = set_of(session, year_id).group(group_key)
    told = [one for one in map(text.line, names) if one]
    if not told:
        raise UserError("ยังไม่มีชื่อ พิมพ์ชื่อบรรทัดละหนึ่งราย", code="name-missing")
    if group.offices:
        return enrol(session, year_id, group_key, (), told)
    return enrol(session, year_id, group_key, [people.find(session, one).id for one in told])


def _of_person(year_id: int, group_key: str, one: Person) -> Assessed:
    return Assessed(
        year_id=year_id, group_key=group_key, name=one.full_name, post=one.post, person_id=one.id
    )


def withdraw(session: Session, assessed_id: int) -> None:
    """Nobody is assessed there any more, and what was found of them is gone; files stay.

    Raises:
        NotFoundError: nobody has this id.
    """
    row = get_assessed(session, assessed_id)
    for kind in _ABOUT:
        for one in session.scalars(select(kind).where(kind.assessed_id == assessed_id)):
            session.delete(one)
    session.flush()
    session.delete(row)
    session.flush()


def get_assessed(session: Session, assessed_id: int) -> Assessed:
    """The row of somebody assessed.

    Raises:
        NotFoundError: nobody has this id.
    """
    row = session.get(Assessed, assessed_id)
    if row is None:
        told = to_thai(assessed_id)
        raise NotFoundError(f"ไม่พบผู้ถูกประเมินหมายเลข {told} ตรวจจากผลการประเมินของชุดตัวชี้วัด")
    return row


def close_year(session: Session, year_id: int) -> None:
    """The set assesses the year no longer.

    Raises:
        NotFoundError: no such year.
        ConflictError: something was marked.
    """
    row = get_year(session, year_id)
    if _is_marked(session, year_id):
        raise ConflictError(
            f"{row.title}ให้คะแนนไปแล้ว จึงปิดไม่ได้ นำผู้ถูกประเมินออกก่อน", code="indicator-year-marked"
        )
    _forget(session, year_id, set())
    session.delete(row)
    session.flush()


def _fits(group: Group, one: PersonLine) -> bool:
    if group.offices:
        return False
    return not group.posts or any(post in one.person.post for post in group.posts)


def _known(session: Session, key: str, year_be: int) -> IndicatorYear | None:
    return session.scalar(
        select(IndicatorYear).where(
            IndicatorYear.set_key == key, IndicatorYear.fiscal_year == year_be
        )
    )


def _is_marked(session: Session, year_id: int) -> bool:
    of_year = Assessed.year_id == year_id
    return any(
        session.scalar(select(exists().where(kind.assessed_id == Assessed.id, of_year)))
        for kind in _ABOUT
    )


def _forget(session: Session, year_id: int, groups: set[str]) -> None:
    """Nobody stands in a group that there is not any more."""
    for one in session.scalars(select(Assessed).where(Assessed.year_id == year_id)):
        if one.group_key not in groups:
            session.delete(one)
    session.flush()


def _named(name: str) -> str:
    words = text.line(name)
    if not words or text.has_control(name):
        raise UserError("ยังไม่มีชื่อหน่วยงานที่ถูกประเมิน พิมพ์ชื่อก่อน", code="name-missing")
    return words
