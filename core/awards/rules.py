"""What a round is judged by: its scheme, its choices, and whose office this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from core.awards.model import Award
from core.awards.scheme import Options, Scheme
from core.database import Session
from core.errors import ConflictError, NotFoundError
from core.settings import Office
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every scheme there is, and the office that holds the rounds."""

    schemes: Mapping[str, Scheme]
    office: Office


@dataclass(frozen=True, slots=True)
class Round:
    """One opened round. ``version`` is the result in force, 0 while open."""

    id: int
    key: str
    title: str
    year_be: int
    version: int
    scheme: Scheme
    options: Options
    office: Office

    def refuse_frozen(self) -> None:
        """Pass only while the round is open.

        Raises:
            ConflictError: its result is confirmed; the sentence says how to open it again.
        """
        if self.version:
            raise ConflictError(
                f"ยืนยันผลรอบ {self.key} แล้ว (ฉบับที่ {to_thai(self.version)}) จึงแก้ไม่ได้ "
                "ถ้าต้องแก้ ให้เปิดผลอีกครั้งพร้อมเหตุผลก่อน",
                code="frozen",
            )


def round_of(session: Session, rulebook: Rulebook, key: str) -> Round:
    """The opened round of this key.

    Raises:
        NotFoundError: none was opened; the sentence lists those that were.
    """
    award = session.scalar(select(Award).where(Award.key == key))
    if award is None:
        opened = ", ".join(session.scalars(select(Award.key).order_by(Award.key)))
        there = f"รอบที่เปิดไว้: {opened}" if opened else "ยังไม่ได้เปิดรอบใด"
        raise NotFoundError(f"ไม่พบรอบ “{key}” {there}")
    scheme = scheme_of(rulebook, award.scheme)
    return Round(
        award.id,
        award.key,
        award.title,
        award.year_be,
        award.version,
        scheme,
        Options(award.options),
        rulebook.office,
    )


def scheme_of(rulebook: Rulebook, key: str) -> Scheme:
    """The scheme of this key.

    Raises:
        NotFoundError: there is none; the sentence lists what there is.
    """
    scheme = rulebook.schemes.get(key)
    if scheme is None:
        names = ", ".join(sorted(rulebook.schemes))
        raise NotFoundError(f"ไม่มีเกณฑ์การคัดเลือก “{key}” เลือกจาก: {names}")
    return scheme
