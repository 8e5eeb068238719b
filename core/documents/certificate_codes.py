"""What a certificate's check code says: it stands, it was taken back, it was never given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import select

from core.awards import queries
from core.awards.rules import Rulebook, round_of
from core.certificates.model import Certificate
from core.certificates.service import Holder, certificate_of, check_code, reissue, standing
from core.database import Session
from core.errors import NotFoundError, UserError, WaitingError
from core.thai.calendar import short_date
from core.thai.keyboard import latin_keys
from core.thai.numerals import to_arabic, to_thai

State: TypeAlias = Literal["valid", "void", "outdated", "mismatch", "unknown"]
_CODE = re.compile(r"TB1:(\d{4})/(\d{1,6}):([A-Z2-7]{8})$")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a code.

    Attributes:
        state: ``valid``; ``void``, taken back; ``outdated``, printed before the result was
            confirmed anew; ``mismatch``, the letters are of no certificate of this number;
            ``unknown``, the number was never given.
        number: with its year, ``17/2568``.
        replaced_by: the number given instead, or nothing.
    """

    code: str
    state: State
    number: str
    name: str = ""
    award: str = ""
    category: str = ""
    given_on: str = ""
    void_on: str = ""
    void_reason: str = ""
    replaced_by: str = ""

    @property
    def sentence(self) -> str:
        """The answer in Thai."""
        number = to_thai(self.number)
        holder = f"{self.name} {self.award} {self.category}".strip()
        instead = f" ออกเลขที่ {to_thai(self.replaced_by)} แทน" if self.replaced_by else ""
        return {
            "valid": f"ใช้ได้ เลขที่ {number} ของ{holder}",
            "void": f"ยกเลิกแล้ว เลขที่ {number} ของ{holder} เพราะ{self.void_reason}{instead}",
            "outdated": f"เลขที่ {number} พิมพ์ก่อนแก้ไขผล ใบที่ใช้ได้คือใบที่พิมพ์จากผลฉบับล่าสุด",
            "mismatch": f"รหัสไม่ตรงกับเกียรติบัตรเลขที่ {number} ที่สำนักงานออก ตรวจตัวอักษรแล้วลองอีกครั้ง",
            "unknown": f"ไม่มีเกียรติบัตรเลขที่ {number} ในทะเบียน",
        }[self.state]


def check(session: Session, rulebook: Rulebook, code: str) -> Checked:
    """What the register says of a code as it is printed or scanned, with Thai keys on or off.

    Raises:
        UserError: it is not written as a code is.
    """
    plain = "".join(to_arabic(code).split()).upper()
    if not _CODE.match(plain):
        plain = "".join(latin_keys(code).split()).upper()
    found = _CODE.match(plain)
    if not found:
        raise UserError(
            f"“{code}” ไม่ใช่รหัสตรวจสอบเกียรติบัตร รหัสเป็นเช่น TB1:2568/1:ABCDEFGH", code="bad-code"
        )
    year_be, number = int(found[1]), int(found[2])
    said = f"{number}/{year_be}"
    try:
        entry = certificate_of(session, year_be, number)
    except NotFoundError:
        return Checked(plain, "unknown", said)
    return _checked(session, rulebook, plain, entry)


def codes(session: Session, rulebook: Rulebook) -> Iterator[tuple[str, State]]:
    """Every code that was ever printed, with what it says now: valid, void or outdated."""
    for entry in session.scalars(select(Certificate).order_by(Certificate.id)):
        now: State = "void" if entry.void_at is not None else "valid"
        seen: set[str] = set()
        for one in _prints(session, rulebook, entry):
            if one["code"] not in seen:
                yield one["code"], "outdated" if seen and now == "valid" else now
            seen.add(one["code"])


def reissue_number(session: Session, rulebook: Rulebook, year_be: int, number: int) -> int:
    """The holder of a void number has the next free one; certificates print with it from now on.

    Raises:
        WaitingError: the round is open; its numbers come when it is confirmed.
        NotFoundError: the number was never given.
        UserError: the number still counts, another stands for it, or its holder won nothing.
    """
    entry = certificate_of(session, year_be, number)
    round_ = round_of(session, rulebook, entry.subject)
    if not round_.version:
        raise WaitingError(
            f"รอบ {round_.key} เปิดผลอยู่ เลขใหม่จะออกเองเมื่อยืนยันผล ยืนยันผลก่อน", code="not-confirmed"
        )
    content = queries.confirmed(session, rulebook, round_.key, round_.version)
    holds = {(one["category"], one["person_id"]) for one in content["winners"]}
    if (entry.category, entry.person_id) not in holds:
        raise UserError(
            f"ผู้ถือเลขที่ {to_thai(number)}/{to_thai(year_be)} ไม่อยู่ในผลที่ยืนยันล่าสุด จึงไม่ออกเลขใหม่ให้",
            code="no-holder",
        )
    return reissue(session, year_be, number)


def _checked(session: Session, rulebook: Rulebook, code: str, entry: Certificate) -> Checked:
    round_ = round_of(session, rulebook, entry.subject)
    prints = list(_prints(session, rulebook, entry))
    number = f"{entry.number}/{entry.year_be}"
    codes = [one["code"] for one in prints]
    if code not in codes:
        return Checked(code, "mismatch", number)
    winner = prints[codes.index(code)]
    instead = standing(session, entry.subject, Holder(entry.category, entry.person_id))
    is_void = entry.void_at is not None
    state: State = "void" if is_void else "valid" if code == codes[0] else "outdated"
    return Checked(
        code,
        state,
        number,
        name=winner["name"],
        award=round_.title,
        category=winner["title"],
        given_on=short_date(entry.given_at.astimezone().date()),
        void_on=short_date(entry.void_at.astimezone().date()) if entry.void_at else "",
        void_reason=entry.void_reason,
        replaced_by=f"{instead.number}/{entry.year_be}" if is_void and instead else "",
    )


def _prints(
    session: Session, rulebook: Rulebook, entry: Certificate
) -> Iterator[Mapping[str, Any]]:
    """What certificates of this number say by each version of the result, newest first."""
    for version in queries.versions(session, rulebook, entry.subject):
        content = queries.confirmed(session, rulebook, entry.subject, version.version)
        for winner in content["winners"]:
            if (winner["category"], winner["person_id"]) != (entry.category, entry.person_id):
                continue
            if winner["number"] == entry.number:
                yield winner
            else:  # given instead of that version's number
                values = {**winner, "number": entry.number, "year_be": entry.year_be}
                del values["code"]
                yield {**winner, "code": check_code(entry.year_be, entry.number, values)}
