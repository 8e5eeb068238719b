"""Numbers of certificates: given once in a fiscal year, kept, made void, never reused."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from core.certificates.model import Certificate
from core.database import Session, utc_now
from core.errors import ConflictError, NotFoundError, UserError
from core.history.service import canonical
from core.thai import text
from core.thai.numerals import to_arabic, to_thai

_CODE_LETTERS = 8
_NUMBER = re.compile(r"0*(\d{1,6})/(\d{4})$")
_EARLIEST_BE = 2400


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a certificate of a round, and for what."""

    category: str
    person_id: int


def give(session: Session, subject: str, year_be: int, holders: Sequence[Holder]) -> list[int]:
    """The number of each holder, in their order; a holder who had one keeps it.

    Standing numbers of the round whose holder is no longer among them are void from now on.
    """
    standing = session.scalars(
        select(Certificate).where(Certificate.subject == subject, Certificate.void_at.is_(None))
    ).all()
    kept = {(c.category, c.person_id): c for c in standing}
    wanted = {(h.category, h.person_id) for h in holders}
    for key, certificate in kept.items():
        if key not in wanted:
            certificate.void_at = utc_now()
            certificate.void_reason = "ผู้ถือไม่อยู่ในผลที่ยืนยันใหม่"
    number = _last(session, year_be)
    numbers: list[int] = []
    for holder in holders:
        found = kept.get((holder.category, holder.person_id))
        if found is None:
            number += 1
            session.add(_new(subject, year_be, number, holder))
        numbers.append(number if found is None else found.number)
    session.flush()
    return numbers


def parse_number(words: str) -> tuple[int, int]:
    """The fiscal year and the number of ``17/2568``, in either kind of digit.

    Raises:
        UserError: it is written otherwise.
    """
    found = _NUMBER.match("".join(to_arabic(words).split()))
    if not found or int(found[2]) < _EARLIEST_BE:
        raise UserError(
            f"“{words}” ไม่ใช่เลขที่เกียรติบัตร เขียนเลขที่พร้อมปีงบประมาณ เช่น 17/2568", code="bad-number"
        )
    return int(found[2]), int(found[1])


def certificate_of(session: Session, year_be: int, number: int) -> Certificate:
    """The register's entry of a number.

    Raises:
        NotFoundError: the number was never given.
    """
    found = session.scalar(
        select(Certificate).where(Certificate.year_be == year_be, Certificate.number == number)
    )
    if found is None:
        raise NotFoundError(
            f"ไม่มีเกียรติบัตรเลขที่ {to_thai(number)}/{to_thai(year_be)} ในทะเบียน ตรวจเลขที่แล้วลองอีกครั้ง"
        )
    return found


def void(session: Session, year_be: int, number: int, reason: str) -> None:
    """The number no longer counts, for this reason; it is never given again.

    Raises:
        NotFoundError: the number was never given.
        ConflictError: it is void already.
        UserError: no reason.
    """
    found = certificate_of(session, year_be, number)
    named = f"{to_thai(number)}/{to_thai(year_be)}"
    if found.void_at is not None:
        raise ConflictError(
            f"เกียรติบัตรเลขที่ {named} ยกเลิกไปแล้ว เพราะ{found.void_reason} ไม่ต้องยกเลิกซ้ำ", code="void"
        )
    why = text.line(reason)
    if not why:
        raise UserError("ยังไม่มีเหตุผลที่ยกเลิกเกียรติบัตร พิมพ์เหตุผลก่อน", code="reason-missing")
    found.void_at, found.void_reason = utc_now(), why
    session.flush()


def standing(session: Session, subject: str, holder: Holder) -> Certificate | None:
    """The entry that counts now for what somebody holds in a round, if there is one."""
    return session.scalar(
        select(Certificate).where(
            Certificate.subject == subject,
            Certificate.category == holder.category,
            Certificate.person_id == holder.person_id,
            Certificate.void_at.is_(None),
        )
    )


def reissue(session: Session, year_be: int, number: int) -> int:
    """The holder of a void number has the next free one; returns it.

    Raises:
        NotFoundError: the number was never given.
        ConflictError: the number still counts, or another was given in its place.
    """
    old = certificate_of(session, year_be, number)
    named = f"{to_thai(number)}/{to_thai(year_be)}"
    if old.void_at is None:
        raise ConflictError(
            f"เกียรติบัตรเลขที่ {named} ยังใช้ได้ ยกเลิกเลขเดิมก่อนแล้วจึงออกเลขใหม่", code="not-void"
        )
    holder = Holder(old.category, old.person_id)
    now = standing(session, old.subject, holder)
    if now is not None:
        raise ConflictError(
            f"ออกเลขที่ {to_thai(now.number)}/{to_thai(year_be)} แทนเลขที่ {named} แล้ว ใช้เลขนั้นได้เลย",
            code="reissued",
        )
    new = _last(session, year_be) + 1
    session.add(_new(old.subject, year_be, new, holder))
    session.flush()
    return new


def check_code(year_be: int, number: int, values: Mapping[str, Any]) -> str:
    """``TB1:2568/1:`` and eight letters of the SHA-256 of the frozen values, in capitals."""
    digest = hashlib.sha256(canonical(values).encode()).digest()
    letters = base64.b32encode(digest).decode()[:_CODE_LETTERS]
    return f"TB1:{year_be}/{number}:{letters}"


def _last(session: Session, year_be: int) -> int:
    """The highest number of a fiscal year."""
    last = session.scalar(
        select(func.max(Certificate.number)).where(Certificate.year_be == year_be)
    )
    return last or 0


def _new(subject: str, year_be: int, number: int, holder: Holder) -> Certificate:
    return Certificate(
        year_be=year_be,
        number=number,
        subject=subject,
        category=holder.category,
        person_id=holder.person_id,
    )
