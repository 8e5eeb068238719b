"""What an officer does with evidence: put it in its slot, take it out, say that there is none."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import pypdfium2
from sqlalchemy import Select, select

from core import files
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.evidence.model import Evidence, EvidenceNone
from core.evidence.points import Points
from core.thai import text
from core.thai.numerals import to_thai
from core.typeset.pdfium import PDFIUM


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a point in a fiscal year (พ.ศ.)."""

    year_be: int
    point: int
    slot: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the cover list says of a file; ``signed`` of ``asked`` people where it is a list."""

    title: str = ""
    number: str = ""
    day: date | None = None
    signed: int | None = None
    asked: int | None = None


_NOTHING = Facts()


def add(
    session: Session,
    points: Points,
    folder: Path,
    place: Place,
    source: Path,
    facts: Facts = _NOTHING,
) -> int:
    """The file is evidence in that slot, a copy of it below ``folder``; returns its id.

    A slot said to be empty is so no longer.

    Raises:
        NotFoundError: no such point or slot.
        RefusedFileError: the file is missing or too large.
        ConflictError: the same file is there already.
        UserError: the two numbers of a list of names are not possible, or hold control characters.
    """
    slot = points.point(place.point).slot(place.slot)
    title = _line(facts.title) or slot.title
    number = _line(facts.number)
    _refuse_numbers(facts)
    kept = files.keep_file(folder, source)
    data = (folder / kept).read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if session.scalar(_at(place).where(Evidence.sha256 == sha256)) is not None:
        raise ConflictError(f"ไฟล์ {source.name} อยู่ในช่องนี้แล้ว เลือกไฟล์อื่น", code="same-evidence")
    evidence = Evidence(
        **asdict(replace(facts, title=title, number=number)),
        fiscal_year=place.year_be,
        point=place.point,
        slot=place.slot,
        file=kept,
        sha256=sha256,
        pages=pages_of(data),
    )
    session.add(evidence)
    _forget_none(session, place)
    session.flush()
    return evidence.id


def edit(session: Session, evidence_id: int, facts: Facts) -> None:
    """The evidence is described by these facts; an empty title leaves the one it had.

    Raises:
        NotFoundError: no such evidence.
        UserError: the two numbers of a list of names are not possible, or hold control characters.
    """
    evidence = get(session, evidence_id)
    _refuse_numbers(facts)
    evidence.title = _line(facts.title) or evidence.title
    evidence.number, evidence.day = _line(facts.number), facts.day
    evidence.signed, evidence.asked = facts.signed, facts.asked
    session.flush()


def remove(session: Session, evidence_id: int) -> None:
    """The evidence is in no slot; its file stays in the workspace, what it was in the history.

    Raises:
        NotFoundError: no such evidence.
    """
    session.delete(get(session, evidence_id))
    session.flush()


def say_none(session: Session, points: Points, place: Place, reason: str = "") -> None:
    """The office says that there is nothing for the slot this year, and why.

    Raises:
        NotFoundError: no such point or slot.
        ConflictError: there is evidence in it.
    """
    points.point(place.point).slot(place.slot)
    if session.scalar(_at(place)) is not None:
        raise ConflictError("ช่องนี้มีหลักฐานอยู่แล้ว นำออกก่อนจึงจะระบุว่าไม่มีได้", code="has-evidence")
    _forget_none(session, place)
    session.add(
        EvidenceNone(
            fiscal_year=place.year_be, point=place.point, slot=place.slot, reason=_line(reason)
        )
    )
    session.flush()


def unsay_none(session: Session, place: Place) -> None:
    """The slot waits for evidence again."""
    _forget_none(session, place)
    session.flush()


def get(session: Session, evidence_id: int) -> Evidence:
    """The evidence's row.

    Raises:
        NotFoundError: no such evidence.
    """
    evidence = session.get(Evidence, evidence_id)
    if evidence is None:
        raise NotFoundError(
            f"ไม่พบหลักฐานหมายเลข {to_thai(evidence_id)} อาจถูกนำออกแล้ว ตรวจจากรายการหลักฐาน"
        )
    return evidence


def _at(place: Place) -> Select[Evidence]:
    return select(Evidence).where(
        Evidence.fiscal_year == place.year_be,
        Evidence.point == place.point,
        Evidence.slot == place.slot,
    )


def _forget_none(session: Session, place: Place) -> None:
    said = session.scalar(
        select(EvidenceNone).where(
            EvidenceNone.fiscal_year == place.year_be,
            EvidenceNone.point == place.point,
            EvidenceNone.slot == place.slot,
        )
    )
    if said is not None:
        session.delete(said)
        session.flush()


def _refuse_numbers(facts: Facts) -> None:
    if (facts.signed is None) != (facts.asked is None):
        raise UserError("จำนวนผู้ลงนามต้องบอกคู่กับจำนวนทั้งหมด เติมให้ครบทั้งสองช่อง", code="numbers")
    signed, asked = facts.signed or 0, facts.asked or 0
    if facts.asked is not None and not (0 <= signed <= asked and asked):
        raise UserError(
            f"จำนวนผู้ลงนาม {to_thai(signed)} จาก {to_thai(asked)} เป็นไปไม่ได้ ตรวจตัวเลขทั้งสอง",
            code="numbers",
        )


def _line(words: str) -> str:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    return text.line(words)


def pages_of(data: bytes) -> int:
    """Pages of a PDF, 1 of a picture, 0 of anything else."""
    if data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        return 1
    if not data.startswith(b"%PDF-"):
        return 0
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:  # damaged or locked: kept as it is
            return 0
        try:
            return len(document)
        finally:
            document.close()
