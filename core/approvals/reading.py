"""What is known of a record's way: its row in the right state, its stages, its last version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import func, select

from core.answers import Answer
from core.approvals import stages as rules
from core.approvals.model import Approval, SignedScan
from core.approvals.stages import Stage
from core.approvals.standing import DRAFT, SENT, SIGNED
from core.database import Session, utc_now
from core.errors import ConflictError
from core.lessons import service as lessons
from core.lessons.model import LessonAnswer, LessonRecord

LESSON = "lesson"
SIGNERS = "signers"


def in_state(session: Session, record_id: int, wanted: str) -> LessonRecord:
    """The record's row.

    Raises:
        NotFoundError: no such record.
        ConflictError: it is in another state; the sentence says what may be done.
    """
    record = lessons.get(session, record_id)
    if record.state != wanted:
        why = _WRONG_STATE[wanted, record.state]
        raise why()
    return record


def refuse_unsent(record: LessonRecord) -> None:
    """Pass only for a record that was sent.

    Raises:
        ConflictError: it is a draft.
    """
    if record.state == DRAFT:
        raise _not_sent()


def stages_in(session: Session, record_id: int) -> tuple[Stage, ...]:
    """The stages of the record, one a signer."""
    return rules.stages_of(_signers(session, record_id))


def latest(session: Session, record_id: int) -> Approval:
    """The version that was sent last.

    Raises:
        ConflictError: it was never sent.
    """
    found = session.scalar(
        select(Approval)
        .where(Approval.noun == LESSON, Approval.record_id == record_id)
        .order_by(Approval.version.desc())
        .limit(1)
    )
    if found is None:
        raise _not_sent()
    return found


def version_of(session: Session, record_id: int) -> int:
    """The number of the version sent last; 0 if none was."""
    wanted = select(func.max(Approval.version))
    return (
        session.scalar(wanted.where(Approval.noun == LESSON, Approval.record_id == record_id)) or 0
    )


def scan_in_force(session: Session, approval_id: int) -> SignedScan | None:
    """The scan added last."""
    wanted = select(SignedScan).where(SignedScan.approval_id == approval_id)
    return session.scalar(wanted.order_by(SignedScan.id.desc()).limit(1))


def put_stages(session: Session, record: LessonRecord, stages: Sequence[Stage]) -> None:
    """The record's signers say this, in any state; the history has it."""
    before, after = _signers(session, record.id), rules.signers_of(stages)
    row = session.scalars(
        select(LessonAnswer).where(
            LessonAnswer.record_id == record.id, LessonAnswer.part == SIGNERS
        )
    ).one()
    row.value = after
    record.changed_at = utc_now()
    session.flush()
    lessons.close_sitting(session, record.id, SIGNERS, before, after)


def _signers(session: Session, record_id: int) -> Answer:
    wanted = select(LessonAnswer.value).where(LessonAnswer.record_id == record_id)
    answer: Answer = session.scalar(wanted.where(LessonAnswer.part == SIGNERS))
    return answer


def _not_sent() -> ConflictError:
    return ConflictError("บันทึกนี้ยังเป็นร่างและยังไม่ได้เสนอ เสนอก่อนแล้วจึงบันทึกขั้นต่อไป", code="not-sent")


def _sent_already() -> ConflictError:
    return ConflictError("บันทึกนี้เสนอไปแล้ว บันทึกขั้นต่อไป หรือถอนกลับมาแก้ไข", code="sent")


def _signed_already() -> ConflictError:
    return ConflictError("บันทึกนี้ลงนามแล้ว เปิดฉบับใหม่เพื่อแก้ไข หรือเปลี่ยนไฟล์ฉบับลงนาม", code="signed")


def _not_signed() -> ConflictError:
    return ConflictError("บันทึกนี้ยังไม่มีฉบับลงนาม แนบฉบับลงนามก่อน", code="not-signed")


_WRONG_STATE: Mapping[tuple[str, str], Callable[[], ConflictError]] = {
    (DRAFT, SENT): _sent_already,
    (DRAFT, SIGNED): _signed_already,
    (SENT, DRAFT): _not_sent,
    (SENT, SIGNED): _signed_already,
    (SIGNED, DRAFT): _not_signed,
    (SIGNED, SENT): _not_signed,
}
