"""What the committee does: marks criteria, puts in evidence and awards, gives a score by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from sqlalchemy import select

from core import files
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.indicators.levels import points_of
from core.indicators.model import (
    Assessed,
    CommitteeScore,
    CriterionMark,
    IndicatorAward,
    IndicatorFile,
)
from core.indicators.opening import get_assessed
from core.indicators.queries import set_of
from core.indicators.scoring import AWARD_SUM, MANUAL, METHODS, UNSEEN, Status, plain
from core.indicators.sets import Indicator, IndicatorSet
from core.thai import text
from core.thai.calendar import fiscal_year
from core.thai.numerals import to_arabic, to_thai

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What is known of an award; the level is one of the set's."""

    name: str
    level: str
    giver: str
    day: date


def mark(
    session: Session, assessed_id: int, indicator: str, criterion: int, status: Status
) -> Status:
    """The criterion, counted from 1, has this status; an empty one: nobody has looked.

    Returns the status that it had.

    Raises:
        NotFoundError: nobody has this id, no such indicator of their group, no such criterion.
    """
    row, one, _ = _asked(session, assessed_id, indicator)
    _criterion(one, criterion)
    kept = session.scalar(
        select(CriterionMark).where(
            CriterionMark.assessed_id == row.id,
            CriterionMark.indicator == one.key,
            CriterionMark.criterion == criterion,
        )
    )
    was: Status = UNSEEN if kept is None else kept.status  # type: ignore[assignment] # as kept
    if status == UNSEEN:
        if kept is not None:
            session.delete(kept)
    elif kept is None:
        session.add(
            CriterionMark(assessed_id=row.id, indicator=one.key, criterion=criterion, status=status)
        )
    else:
        kept.status = status
    session.flush()
    return was


def attach(
    session: Session,
    folder: Path,
    assessed_id: int,
    indicator: str,
    criterion: int,
    source: Path,
    title: str = "",
) -> int:
    """A copy of the file below ``folder`` is evidence of the criterion; returns its id.

    Criterion 0 is the whole indicator. Without a title it is called what the criterion asks for.

    Raises:
        NotFoundError: nobody has this id, no such indicator of their group, no such criterion.
        RefusedFileError: the file is missing or too large.
        ConflictError: the same file is there already.
    """
    row, one, _ = _asked(session, assessed_id, indicator)
    asked = one.evidence or one.name
    if criterion:
        _criterion(one, criterion)
        asked = one.criteria[criterion - 1].evidence
    kept, sha256 = _kept(folder, source)
    _refuse_same(session, row.id, one.key, criterion, sha256)
    made = IndicatorFile(
        assessed_id=row.id,
        indicator=one.key,
        criterion=criterion,
        title=_line(title) or asked,
        file=kept,
        sha256=sha256,
    )
    session.add(made)
    session.flush()
    return made.id


def detach(session: Session, file_id: int) -> None:
    """The file is evidence no longer; it stays in the workspace.

    Raises:
        NotFoundError: no such evidence.
    """
    row = session.get(IndicatorFile, file_id)
    if row is None:
        raise NotFoundError(f"ไม่พบหลักฐานหมายเลข {to_thai(file_id)} อาจถูกนำออกแล้ว")
    session.delete(row)
    session.flush()


def add_award(
    session: Session,
    folder: Path,
    assessed_id: int,
    indicator: str,
    facts: AwardFacts,
    source: Path | None = None,
) -> int:
    """The award counts for the indicator, once it has a file; returns its id.

    Raises:
        NotFoundError: nobody has this id, no such indicator of their group, no such level.
        UserError: the indicator counts no awards, the level has no points, a fact is missing, or
            the day is not of the fiscal year.
        RefusedFileError: the file is missing or too large.
    """
    row, one, made = _asked(session, assessed_id, indicator)
    _refuse_method(one, AWARD_SUM)
    points_of(made.levels, facts.level)
    name, giver = _needed(facts.name, "ชื่อรางวัล"), _needed(facts.giver, "ผู้มอบรางวัล")
    if fiscal_year(facts.day) != made.year_be:
        told = f"รางวัลวันที่นี้อยู่ในปีงบประมาณ พ.ศ. {fiscal_year(facts.day)} ไม่ใช่ {made.year_be}"
        raise UserError(f"{to_thai(told)} ตรวจวันที่ได้รับ", code="other-year")
    kept, sha256 = _kept(folder, source) if source else ("", "")
    award = IndicatorAward(
        assessed_id=row.id,
        indicator=one.key,
        name=name,
        level=facts.level,
        giver=giver,
        day=facts.day,
        file=kept,
        sha256=sha256,
    )
    session.add(award)
    session.flush()
    return award.id


def prove_award(session: Session, folder: Path, award_id: int, source: Path) -> None:
    """A copy of the file is the award's evidence, which counts from now on.

    Raises:
        NotFoundError: no such award.
        RefusedFileError: the file is missing or too large.
    """
    row = _award(session, award_id)
    row.file, row.sha256 = _kept(folder, source)
    session.flush()


def remove_award(session: Session, award_id: int) -> None:
    """The award counts no longer.

    Raises:
        NotFoundError: no such award.
    """
    session.delete(_award(session, award_id))
    session.flush()


def say(session: Session, assessed_id: int, indicator: str, score: str, reason: str) -> None:
    """The committee gives the indicator this score, and says why.

    Raises:
        NotFoundError: nobody has this id, no such indicator of their group.
        UserError: the indicator is scored otherwise, the score is none between 0 and the full
            mark, or there is no reason.
    """
    row, one, _ = _asked(session, assessed_id, indicator)
    _refuse_method(one, MANUAL)
    given, why = _score(score, one), _needed(reason, "เหตุผลของคณะกรรมการ")
    kept = session.scalar(
        select(CommitteeScore).where(
            CommitteeScore.assessed_id == row.id, CommitteeScore.indicator == one.key
        )
    )
    if kept is None:
        told = {"indicator": one.key, "score": given, "reason": why}
        session.add(CommitteeScore(assessed_id=row.id, **told))
    else:
        kept.score, kept.reason = given, why
    session.flush()


def _asked(
    session: Session, assessed_id: int, indicator: str
) -> tuple[Assessed, Indicator, IndicatorSet]:
    row = get_assessed(session, assessed_id)
    made = set_of(session, row.year_id)
    group, one = made.indicator(indicator)
    if group.key != row.group_key:
        there = made.group(row.group_key).title
        raise NotFoundError(f"ตัวชี้วัด{one.name}เป็นของกลุ่ม{group.title} แต่ {row.name} อยู่กลุ่ม{there}")
    return row, one, made


def _criterion(one: Indicator, number: int) -> None:
    if not 1 <= number <= len(one.criteria):
        there = f"มีข้อ 1 ถึง {len(one.criteria)}" if one.criteria else "ไม่มีเกณฑ์เป็นข้อ"
        raise NotFoundError(f"ตัวชี้วัด{one.name}ไม่มีข้อ {to_thai(number)} {to_thai(there)}")


def _refuse_same(
    session: Session, assessed_id: int, indicator: str, criterion: int, sha256: str
) -> None:
    same = select(IndicatorFile).where(
        IndicatorFile.assessed_id == assessed_id,
        IndicatorFile.indicator == indicator,
        IndicatorFile.criterion == criterion,
        IndicatorFile.sha256 == sha256,
    )
    if session.scalar(same) is not None:
        raise ConflictError("ไฟล์นี้อยู่ในข้อนี้แล้ว เลือกไฟล์อื่น", code="same-evidence")


def _refuse_method(one: Indicator, method: str) -> None:
    if one.method != method:
        told = f"ตัวชี้วัด{one.name}ใช้วิธี{METHODS[one.method]} จึงบันทึกแบบนี้ไม่ได้"
        raise UserError(f"{told} เลือกตัวชี้วัดอื่น", code="method")


def _score(told: str, one: Indicator) -> str:
    try:
        score = Decimal(to_arabic(told.strip()))
    except InvalidOperation:
        score = Decimal(-1)
    if not score.is_finite() or not 0 <= score <= one.full_mark or score % _CENT:
        most = to_thai(plain(one.full_mark))
        raise UserError(
            f"คะแนนต้องเป็นตัวเลข ๐ ถึง {most} ทศนิยมไม่เกินสองตำแหน่ง แก้แล้วบันทึกอีกครั้ง", code="score"
        )
    return plain(score)


def _award(session: Session, award_id: int) -> IndicatorAward:
    row = session.get(IndicatorAward, award_id)
    if row is None:
        raise NotFoundError(f"ไม่พบรางวัลหมายเลข {to_thai(award_id)} อาจถูกนำออกแล้ว")
    return row


def _kept(folder: Path, source: Path) -> tuple[str, str]:
    kept = files.keep_file(folder, source)
    return kept, hashlib.sha256((folder / kept).read_bytes()).hexdigest()


def _needed(words: str, what: str) -> str:
    said = _line(words)
    if not said:
        raise UserError(f"ยังไม่มี{what} เติมแล้วบันทึกอีกครั้ง", code="missing")
    return said


def _line(words: str) -> str:
    if text.has_control(words):
        raise UserError(
            "มีอักขระควบคุมที่มองไม่เห็นอยู่ในข้อมูล พิมพ์ช่องนั้นใหม่แล้วบันทึกอีกครั้ง", code="control-characters"
        )
    return text.line(words)
