"""Numbers of documents: given once, entered where paper had them, made void, never reused."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import Select, func, select

from core.database import Session, utc_now
from core.database.session import WHO
from core.errors import ConflictError, NotFoundError, UserError
from core.numbers.kinds import NumberKind, Series
from core.numbers.model import DocumentNumber, NumberSeries
from core.thai import text
from core.thai.numerals import to_thai

MOST = 999_999


@dataclass(frozen=True, slots=True)
class NumberFields:
    """What the register says of the paper that has a number.

    Attributes:
        dated: the day on the paper; its calendar year is the year of the number.
        paper: kind of the document, empty if this program did not make it.
        about: what tells the paper from every other, where that is no lesson record.
    """

    dated: date
    subject: str
    addressee: str = ""
    paper: str = ""
    about: str = ""
    award: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A number that is in the register now: the id of its row, its series, and n."""

    id: int
    series: Series
    n: int


def give(session: Session, kind: NumberKind, prefix: str, given: NumberFields) -> Given:
    """The next number of the series is that of this paper.

    Raises:
        UserError: no subject, control characters, or no prefix.
    """
    clean = _cleaned(given)
    series = kind.series(clean.dated, prefix)
    return _put(session, series, following(session, series), clean)


def enter(session: Session, kind: NumberKind, prefix: str, n: int, given: NumberFields) -> Given:
    """A number that was given on paper stands in the register too; what is given next skips it.

    Raises:
        ConflictError: it is taken; the sentence says by what.
        UserError: no such number, no subject, control characters, or no prefix.
    """
    clean = _cleaned(given)
    series = kind.series(clean.dated, prefix)
    _refuse_strange(n)
    taken = session.scalar(_of(series).where(DocumentNumber.n == n))
    if taken is not None:
        written = to_thai(kind.written(series, n))
        void = " (ยกเลิกแล้ว เลขที่ยกเลิกไม่นำกลับมาใช้)" if taken.void_at else ""
        raise ConflictError(
            f"เลขที่ {written} เป็นของเรื่อง “{taken.subject}”{void} ตรวจเลขแล้วลงทะเบียนอีกครั้ง",
            code="number-taken",
        )
    return _put(session, series, n, clean, entered=True)


def begin(session: Session, kind: NumberKind, series: Series, at: int) -> None:
    """The series goes on from this number, so that a year begun on paper can be gone on with.

    Raises:
        ConflictError: the number, or a later one, was given.
        UserError: no such number.
    """
    _refuse_strange(at)
    last = _last(session, series)
    if at <= last:
        written = to_thai(kind.written(series, last))
        raise ConflictError(
            f"ออกเลขถึง {written} แล้ว ตั้งเลขเริ่มได้ตั้งแต่ {to_thai(last + 1)} ขึ้นไป", code="below-given"
        )
    row = _beginning(session, series)
    if row is None:
        session.add(NumberSeries(**asdict(series), begin_at=at))
    else:
        row.begin_at = at
    session.flush()


def void(session: Session, number_id: int, reason: str) -> None:
    """The number no longer counts, for this reason; it is never given again.

    Raises:
        NotFoundError: no such number.
        ConflictError: it is void already.
        UserError: no reason, or control characters in it.
    """
    found = get(session, number_id)
    if found.void_at is not None:
        raise ConflictError(f"เลขนี้ยกเลิกไปแล้ว เพราะ{found.void_reason} ไม่ต้องยกเลิกซ้ำ", code="void")
    why = _line(reason)
    if not why:
        raise UserError("ยังไม่มีเหตุผลที่ยกเลิกเลข พิมพ์เหตุผลก่อน", code="reason-missing")
    found.void_at, found.void_reason = utc_now(), why
    session.flush()


def following(session: Session, series: Series) -> int:
    """The number that is given next."""
    row = _beginning(session, series)
    n = max(_last(session, series) + 1, row.begin_at if row else 1)
    later = _of(series).where(DocumentNumber.n >= n)
    taken = {one.n for one in session.scalars(later)}
    while n in taken:
        n += 1
    return n


def get(session: Session, number_id: int) -> DocumentNumber:
    """The register's row.

    Raises:
        NotFoundError: no such number.
    """
    found = session.get(DocumentNumber, number_id)
    if found is None:
        raise NotFoundError("ไม่พบเลขนี้ในทะเบียน เปิดทะเบียนเลขแล้วเลือกใหม่")
    return found


def _put(
    session: Session, series: Series, n: int, given: NumberFields, *, entered: bool = False
) -> Given:
    who = str(session.info.get(WHO, ""))
    row = DocumentNumber(**asdict(series), n=n, **asdict(given), entered=entered, who=who)
    session.add(row)
    session.flush()
    return Given(row.id, series, n)


def _of(series: Series) -> Select[DocumentNumber]:
    return select(DocumentNumber).where(
        DocumentNumber.year_be == series.year_be,
        DocumentNumber.kind == series.kind,
        DocumentNumber.prefix == series.prefix,
    )


def _last(session: Session, series: Series) -> int:
    """The highest number that was given, those entered left out; 0 if none."""
    given = _of(series).where(~DocumentNumber.entered)
    return session.scalar(given.with_only_columns(func.max(DocumentNumber.n))) or 0


def _beginning(session: Session, series: Series) -> NumberSeries | None:
    return session.scalar(select(NumberSeries).filter_by(**asdict(series)))


def _cleaned(given: NumberFields) -> NumberFields:
    subject = _line(given.subject)
    if not subject:
        raise UserError("ยังไม่มีเรื่อง พิมพ์ชื่อเรื่องของหนังสือก่อนออกเลข", code="no-subject")
    return replace(given, subject=subject, addressee=_line(given.addressee))


def _line(words: str) -> str:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    return text.line(words)


def _refuse_strange(n: int) -> None:
    if not 1 <= n <= MOST:
        raise UserError(f"เลขต้องเป็น ๑ ถึง {to_thai(f'{MOST:,}')} ตรวจแล้วพิมพ์ใหม่", code="bad-number")
