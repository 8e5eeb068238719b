"""Numbers of certificates: given once in a fiscal year, kept, made void, never reused."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from core.certificates.model import Certificate
from core.database import Session, utc_now
from core.history.service import canonical

_CODE_LETTERS = 8


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
    last = session.scalar(
        select(func.max(Certificate.number)).where(Certificate.year_be == year_be)
    )
    number = last or 0
    numbers: list[int] = []
    for holder in holders:
        found = kept.get((holder.category, holder.person_id))
        if found is None:
            number += 1
            session.add(_new(subject, year_be, number, holder))
        numbers.append(number if found is None else found.number)
    session.flush()
    return numbers


def check_code(year_be: int, number: int, values: Mapping[str, Any]) -> str:
    """``TB1:2568/1:`` and eight letters of the SHA-256 of the frozen values, in capitals."""
    digest = hashlib.sha256(canonical(values).encode()).digest()
    letters = base64.b32encode(digest).decode()[:_CODE_LETTERS]
    return f"TB1:{year_be}/{number}:{letters}"


def _new(subject: str, year_be: int, number: int, holder: Holder) -> Certificate:
    return Certificate(
        year_be=year_be,
        number=number,
        subject=subject,
        category=holder.category,
        person_id=holder.person_id,
    )
