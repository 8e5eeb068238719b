"""What an officer does with a round: open it, record decisions, confirm the result, reopen it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from core.awards import decisions, freezing
from core.awards.eligibility import eligible
from core.awards.freezing import Winner
from core.awards.model import Award, Decision, FrozenResult
from core.awards.results import Live, live
from core.awards.rules import Round, Rulebook, round_of, scheme_of
from core.awards.scheme import options_with
from core.certificates import service as certificates
from core.certificates.service import Holder
from core.database import Session, utc_now
from core.database.session import WHO
from core.errors import ConflictError, NotFoundError, UserError, WaitingError
from core.history.service import canonical
from core.thai import text
from core.thai.calendar import FIRST_BE_YEAR, long_date
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Opened:
    """A round just opened, and how many people take part in it."""

    award: str
    title: str
    eligible: int
    candidates: int


def open_award(
    session: Session,
    rulebook: Rulebook,
    scheme_key: str,
    year_be: int,
    options: Mapping[str, str] | None = None,
) -> Opened:
    """The round ``SCHEME-YEAR`` is open.

    Raises:
        NotFoundError: no such scheme.
        ConflictError: the round was opened before.
        UserError: the year is no Buddhist year, or an option does not exist.
    """
    scheme = scheme_of(rulebook, scheme_key)
    if not FIRST_BE_YEAR <= year_be < FIRST_BE_YEAR + 400:
        raise UserError(f"ปี {year_be} ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2568", code="bad-year")
    key = f"{scheme.key}-{year_be}"
    if session.scalar(select(Award.id).where(Award.key == key)) is not None:
        raise ConflictError(f"เปิดรอบ {key} ไว้แล้ว ทำงานต่อในรอบนั้นได้เลย")
    session.add(
        Award(
            key=key,
            scheme=scheme.key,
            scheme_version=scheme.version,
            year_be=year_be,
            title=scheme.title,
            options=dict(options_with(scheme, options or {}).words),
        )
    )
    session.flush()
    taking_part = eligible(session, round_of(session, rulebook, key))
    return Opened(key, scheme.title, len(taking_part.voters), len(taking_part.candidates))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a committee decided, on what day, who was there, and why."""

    winner_id: int
    reason: str
    present: tuple[str, ...]
    decided_on: date
    override: bool = False


def decide(
    session: Session, rulebook: Rulebook, key: str, category: str, resolution: Resolution
) -> None:
    """The committee's decision stands for the category; an earlier one is replaced.

    Raises:
        ConflictError: the round is frozen, or the choice needs an override.
        UserError: no reason, nobody present, or the chosen may not be voted for.
    """
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    title = round_.scheme.category(category).title
    now = live(session, round_)
    _refuse_incomplete(resolution)
    _refuse_choice(now, category, f"{round_.scheme.category_word}{title}", resolution)
    _withdraw(session, round_, category)
    weighed = decisions.rests_on(now.result_without(category), category)
    session.add(
        Decision(
            award_id=round_.id,
            category=category,
            winner_id=resolution.winner_id,
            reason=text.line(resolution.reason),
            present=list(resolution.present),
            decided_on=resolution.decided_on,
            override=resolution.override,
            rests_on=weighed,
            standings_digest=decisions.digest(now.ranked, weighed),
            who=str(session.info.get(WHO, "")),
        )
    )
    session.flush()


def withdraw_decision(session: Session, rulebook: Rulebook, key: str, category: str) -> None:
    """No decision stands for the category; the count speaks for itself again.

    Raises:
        ConflictError: the round is frozen.
    """
    round_ = round_of(session, rulebook, key)
    round_.refuse_frozen()
    round_.scheme.category(category)
    _withdraw(session, round_, category)
    session.flush()


def _withdraw(session: Session, round_: Round, category: str) -> None:
    for earlier in session.scalars(
        select(Decision).where(
            Decision.award_id == round_.id,
            Decision.category == category,
            Decision.replaced.is_(False),
        )
    ):
        earlier.replaced = True


def _refuse_incomplete(resolution: Resolution) -> None:
    if not text.line(resolution.reason):
        raise UserError("ยังไม่มีเหตุผลของมติ พิมพ์เหตุผลก่อนบันทึก", code="reason-missing")
    if not any(text.line(name) for name in resolution.present):
        raise UserError("ยังไม่มีรายชื่อผู้เข้าประชุม ใส่อย่างน้อยหนึ่งคนก่อนบันทึก", code="present-missing")


def _refuse_choice(now: Live, category: str, place: str, resolution: Resolution) -> None:
    person = resolution.winner_id
    if person not in now.judged.eligible.candidates:
        raise UserError(f"ผู้ที่เลือกไม่มีสิทธิรับการคัดเลือก{place} เลือกคนอื่น", code="not-a-candidate")
    if resolution.override:
        return
    before = now.result_without(category)
    asked = before.category(category)
    allowed = decisions.may_choose(asked)
    if person not in allowed:
        listed = ", ".join(now.judged.index.people[p].name for p in allowed)
        why = f"เลือกได้จาก: {listed}" if listed else "ด้านนี้ไม่ได้รอมติ"
        raise ConflictError(
            f"{place}: {why} ถ้าคณะกรรมการมีมติต่างจากคะแนนจริง ให้ระบุว่าเหนือคะแนน",
            code="needs-override",
        )
    other = decisions.holds_elsewhere(before, category, person)
    if other and now.judged.round.options.one_category:
        scheme = now.judged.round.scheme
        raise ConflictError(
            f"{place}: ผู้ที่เลือกได้{scheme.category_word}{scheme.category(other).title}ตามมติแล้ว "
            "หนึ่งคนได้เพียงด้านเดียว เลือกคนอื่น หรือระบุว่าเหนือคะแนน",
            code="needs-override",
        )


@dataclass(frozen=True, slots=True)
class Frozen:
    """A result just confirmed."""

    award: str
    version: int
    sha256: str
    winners: tuple[Winner, ...]


def freeze(session: Session, rulebook: Rulebook, key: str) -> Frozen:
    """The live result is confirmed as the next version, with certificate numbers.

    Raises:
        ConflictError: it is confirmed already.
        WaitingError: something waits for a person; ``findings`` says what. Nothing is written.
    """
    round_ = round_of(session, rulebook, key)
    if round_.version:
        raise ConflictError(
            f"รอบ {key} ยืนยันผลแล้ว เป็นฉบับที่ {to_thai(round_.version)} ไม่ต้องยืนยันซ้ำ", code="frozen"
        )
    now = live(session, round_)
    waits = freezing.obstacles(session, now)
    if waits:
        raise WaitingError("ยังยืนยันผลไม่ได้ ทำตามรายการนี้ก่อนแล้วยืนยันอีกครั้ง", findings=waits)
    last = session.scalar(
        select(func.max(FrozenResult.version)).where(FrozenResult.award_id == round_.id)
    )
    version = (last or 0) + 1
    holders = [Holder(c.key, c.winner or 0) for c in now.result.categories]
    numbers = certificates.give(session, key, round_.year_be, holders)
    won = freezing.winners(session, now, numbers)
    at, who = utc_now(), str(session.info.get(WHO, ""))
    body = canonical(freezing.content(session, now, version, won, at.isoformat(), who))
    digest = hashlib.sha256(body.encode()).hexdigest()
    session.add(
        FrozenResult(
            award_id=round_.id, version=version, content=body, sha256=digest, who=who, frozen_at=at
        )
    )
    session.get_one(Award, round_.id).version = version
    session.flush()
    return Frozen(key, version, digest, tuple(won))


def reopen(session: Session, rulebook: Rulebook, key: str, reason: str) -> int:
    """The round is open again; the confirmed version is kept. Returns that version's number.

    Raises:
        ConflictError: the round is open.
        UserError: no reason.
    """
    round_ = round_of(session, rulebook, key)
    if not round_.version:
        raise ConflictError(f"รอบ {key} ยังไม่ได้ยืนยันผล จึงไม่ต้องเปิดอีกครั้ง", code="open")
    if not text.line(reason):
        raise UserError("ยังไม่มีเหตุผลที่เปิดผลอีกครั้ง พิมพ์เหตุผลก่อน", code="reason-missing")
    result = frozen_result(session, round_, round_.version)
    result.reopened_at = utc_now()
    result.reopen_reason = text.line(reason)
    session.get_one(Award, round_.id).version = 0
    session.flush()
    return round_.version


def frozen_result(session: Session, round_: Round, version: int) -> FrozenResult:
    """The row of one confirmed version, its text whole.

    Raises:
        NotFoundError: no such version.
        ConflictError: the kept text is no longer the one that was confirmed.
    """
    result = session.scalar(
        select(FrozenResult).where(
            FrozenResult.award_id == round_.id, FrozenResult.version == version
        )
    )
    if result is None:
        raise NotFoundError(f"รอบ {round_.key} ไม่มีผลฉบับที่ {to_thai(version)} ตรวจเลขฉบับ")
    if hashlib.sha256(result.content.encode()).hexdigest() != result.sha256:
        day = long_date(result.frozen_at.date())
        raise ConflictError(
            f"ผลฉบับที่ {to_thai(version)} ที่ยืนยันเมื่อ {to_thai(day)} ถูกแก้ไขนอกโปรแกรม จึงไม่นำมาพิมพ์ "
            "นำชุดสำรองกลับมาใช้",
            code="tampered",
        )
    return result


def content_of(result: FrozenResult) -> dict[str, object]:
    """The confirmed result as data."""
    loaded: dict[str, object] = json.loads(result.content)
    return loaded
