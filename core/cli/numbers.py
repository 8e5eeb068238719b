"""The register of document numbers: list, give, enter, void, begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from core.cli.frame import Outcome, command, workspace
from core.database import Session
from core.documents.numbering import void_number
from core.errors import NotFoundError, UserError
from core.numbers import queries, service
from core.numbers.kinds import Kinds, NumberKind, kind_of, read_kinds
from core.numbers.queries import NumberRow, SeriesRow
from core.numbers.service import NumberFields
from core.thai import calendar
from core.thai.calendar import parse_date, short_date
from core.thai.numerals import to_arabic, to_thai
from core.workspace import Workspace

LETTER = "letter"
F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def number() -> None:
    """ทะเบียนเลขที่หนังสือ."""


def _series(act: F) -> F:
    """Which series: the kind, and the prefix if it is not the office's."""
    prefix = click.option("--prefix", default="", help="ถ้าไม่ใช่เลขที่หนังสือของสำนักงาน")
    kind = click.option(
        "--series", "kind", default=LETTER, metavar="KEY", help="letter, circular, order, …"
    )
    return kind(prefix(act))


def _about(act: F) -> F:
    """What the register says of the paper."""
    subject = click.option("--subject", required=True, help="เรื่อง")
    to = click.option("--to", "addressee", default="", help="ถึง")
    day = click.option("--date", "day", default="", metavar="DATE", help="วันที่บนหนังสือ ถ้าไม่ใช่วันนี้")
    return subject(to(day(act)))


@command(number, "list")
@click.option("--year", default=0, type=int, help="ปี พ.ศ. (ปีปฏิทิน) ถ้าไม่ใช่ปีนี้")
def list_(year: int) -> Outcome:
    """แสดงเลขที่ออกแล้วของปี และเลขถัดไปของแต่ละทะเบียน."""
    year = year or calendar.year_be(_today())
    with workspace() as opened, opened.database.read() as session:
        kinds, prefix = read_kinds(opened.resources), opened.settings.office.number_prefix
        series = queries.series_of_year(session, kinds, year, prefix)
        rows = queries.numbers(session, kinds, year)
    data = {"year": year, "series": [_of_series(s) for s in series], "numbers": [*map(_of, rows)]}
    lines = [to_thai(f"{one.title}: {one.count} เลข ต่อไป {one.next_words}") for one in series]
    return Outcome(data, [*lines, *map(_line, rows)])


@command(number)
@_about
@_series
def give(subject: str, addressee: str, day: str, kind: str, prefix: str) -> Outcome:
    """ออกเลขถัดไปให้หนังสือหนึ่งฉบับ."""
    fields = NumberFields(_day(day), subject, addressee)

    def act(session: Session, one: NumberKind, own: str) -> int:
        return service.give(session, one, own, fields).id

    return _put(kind, prefix, act, "ออกเลขที่ {words} ให้เรื่อง “{subject}” แล้ว")


@command(number)
@click.argument("n")
@_about
@_series
def enter(n: str, subject: str, addressee: str, day: str, kind: str, prefix: str) -> Outcome:
    """ลงทะเบียนเลขที่ออกไว้บนกระดาษแล้ว เช่น 456."""
    fields, plain = NumberFields(_day(day), subject, addressee), _plain(n)

    def act(session: Session, one: NumberKind, own: str) -> int:
        return service.enter(session, one, own, plain, fields).id

    return _put(kind, prefix, act, "ลงทะเบียนเลขที่ {words} ของเรื่อง “{subject}” แล้ว")


@command(number)
@click.argument("number")
@click.option("--reason", required=True, help="เหตุผลที่ยกเลิก")
@click.option("--year", default=0, type=int, help="ปี พ.ศ. (ปีปฏิทิน) ถ้าไม่ใช่ปีนี้")
@click.option("--series", "kind", default="", metavar="KEY", help="ทะเบียน ถ้าเลขเดียวกันมีหลายทะเบียน")
def void(number: str, reason: str, year: int, kind: str) -> Outcome:
    """ยกเลิกเลข เช่น 456, 112/2568 หรือ “ศธ 09999/ว 12”."""
    with workspace() as opened, opened.database.write() as session:
        kinds = read_kinds(opened.resources)
        found = _found(session, kinds, number, year or calendar.year_be(_today()), kind)
        void_number(session, opened.house, found.id, reason)
        row = queries.number(session, kinds, found.id)
    return Outcome(_of(row), [to_thai(f"ยกเลิกเลขที่ {row.words} แล้ว เลขนี้ไม่นำกลับมาใช้")])


@command(number)
@click.argument("n")
@click.option("--year", default=0, type=int, help="ปี พ.ศ. (ปีปฏิทิน) ถ้าไม่ใช่ปีนี้")
@_series
def begin(n: str, year: int, kind: str, prefix: str) -> Outcome:
    """ตั้งเลขที่จะออกต่อไป เมื่อเริ่มใช้โปรแกรมกลางปี."""
    with workspace() as opened, opened.database.write() as session:
        one = kind_of(read_kinds(opened.resources), kind)
        day = _year_day(year) if year else _today()
        series = one.series(day, prefix or opened.settings.office.number_prefix)
        service.begin(session, one, series, _plain(n))
        following = service.following(session, series)
    words = one.written(series, following)
    data = {"series": kind, "prefix": series.prefix, "year": series.year_be, "next": following}
    return Outcome({**data, "number": words}, [to_thai(f"เลขถัดไปของ{one.title}คือ {words}")])


def _put(
    kind: str, prefix: str, act: Callable[[Session, NumberKind, str], int], told: str
) -> Outcome:
    with workspace() as opened, opened.database.write() as session:
        kinds = read_kinds(opened.resources)
        id_ = act(session, kind_of(kinds, kind), prefix or _own(opened))
        row = queries.number(session, kinds, id_)
    return Outcome(_of(row), [to_thai(told.format(words=row.words, subject=row.subject))])


def _own(opened: Workspace) -> str:
    return opened.settings.office.number_prefix


def _found(session: Session, kinds: Kinds, words: str, year: int, kind: str) -> NumberRow:
    """The one number that is meant.

    Raises:
        UserError: there is none, or several series have it.
    """
    found = queries.find(session, kinds, words, year)
    found = [one for one in found if kind in {"", one.series.kind}]
    if not found:
        raise NotFoundError(
            to_thai(f"ไม่มีเลขที่ {words} ในทะเบียนของปี พ.ศ. {year} ตรวจเลขและปีแล้วลองอีกครั้ง")
        )
    if len(found) > 1:
        listed = ", ".join(f"{to_thai(one.words)} ({one.series.kind})" for one in found)
        raise UserError(
            f"เลขที่ {to_thai(words)} มีหลายทะเบียน: {listed} เขียนเลขให้ครบหรือระบุทะเบียน",
            code="several-series",
        )
    return found[0]


def _of(row: NumberRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.words,
        "series": row.series.kind,
        "prefix": row.series.prefix,
        "n": row.n,
        "year": row.series.year_be,
        "date": row.dated.isoformat(),
        "subject": row.subject,
        "to": row.addressee,
        "paper": row.paper,
        "lesson": row.record_id,
        "award": row.award,
        "entered": row.entered,
        "who": row.who,
        "void_reason": row.void_reason,
    }


def _of_series(one: SeriesRow) -> dict[str, Any]:
    return {
        "series": one.series.kind,
        "title": one.title,
        "prefix": one.series.prefix,
        "given": one.count,
        "void": one.void,
        "next": one.next,
        "next_number": one.next_words,
    }


def _line(row: NumberRow) -> str:
    void = f" (ยกเลิก: {row.void_reason})" if row.void_at else ""
    return f"{to_thai(row.words)} · {to_thai(short_date(row.dated))} · {row.subject}{void}"


def _plain(n: str) -> int:
    digits = to_arabic(n).strip()
    if not digits.isdecimal() or len(digits) > len(str(service.MOST)):
        raise UserError(f"“{n}” ไม่ใช่เลข เขียนเลขอย่างเดียว เช่น 456", code="bad-number")
    return int(digits)


def _day(typed: str) -> date:
    return parse_date(typed) if typed else _today()


def _year_day(year: int) -> date:
    return parse_date(f"{year}-01-01")


def _today() -> date:
    return datetime.now().astimezone().date()
