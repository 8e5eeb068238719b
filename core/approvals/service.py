"""What happens to a paper on its way: sent, passed, ordered, signed, opened as the next version.

The part ``signers`` of the record is the one truth of who signs, when, and what was written: the
paper prints it and files carry it. Tables hold only what a part cannot: versions, files, results.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select, update

from core.approvals import stages as rules
from core.approvals.model import Approval, RequestResult, SignedScan
from core.approvals.reading import (
    LESSON,
    in_state,
    latest,
    put_stages,
    refuse_unsent,
    scan_in_force,
    stages_in,
    version_of,
)
from core.approvals.scans import Kept
from core.approvals.stages import ORDERED, PASSED, Stage
from core.approvals.standing import CONFIRMED, DRAFT, SENT, SIGNED
from core.database import Session, utc_now
from core.errors import ConflictError, NotFoundError, UserError
from core.history import service as history
from core.lessons import service as lessons
from core.lessons.model import LessonItem, LessonRecord
from core.lessons.queries import lesson
from core.lessons.template import Template, template_for
from core.thai import text


def send(
    session: Session,
    record_id: int,
    on: date,
    printed: Kept,
    facts: Mapping[str, str] | None = None,
) -> int:
    """The record is sent as it was printed, drafted on that day; returns the paper's version.

    ``facts`` are what the names in its answers said.

    Raises:
        NotFoundError: no such record.
        ConflictError: it was sent before, or the days of its signers do not follow each other.
        UserError: nobody is to sign.
    """
    record = in_state(session, record_id, DRAFT)
    stages = stages_in(session, record_id)
    if not stages or not stages[0].name:
        raise UserError(
            "ยังไม่มีผู้ลงนาม เพิ่มชื่อและตำแหน่งในส่วนผู้ลงนามก่อนเสนอ อย่างน้อยผู้จัดทำ", code="no-signers"
        )
    put_stages(session, record, rules.marked(stages, 0, on, stages[0].order))
    record.state = SENT
    version = version_of(session, record_id) + 1
    session.add(
        Approval(
            noun=LESSON,
            record_id=record_id,
            version=version,
            printed=printed.file,
            printed_sha256=printed.sha256,
            facts=dict(facts) if facts else None,
        )
    )
    session.flush()
    return version


def pass_on(session: Session, record_id: int, on: date, order: str = "") -> Stage:
    """The next of those between the drafter and the chief has passed it; returns that stage.

    Raises:
        ConflictError: it is not on its way, nobody is left to pass it, or the day comes too early.
    """
    return _next(session, record_id, PASSED, on, order)


def give_order(session: Session, record_id: int, on: date, order: str = "") -> Stage:
    """The chief, last of the signers, has decided with these words; returns that stage.

    Raises:
        ConflictError: it is not on its way, somebody before has not passed it, there is no chief,
            or the day comes too early.
    """
    return _next(session, record_id, ORDERED, on, order)


def correct(session: Session, record_id: int, place: int, on: date, order: str = "") -> Stage:
    """The stage at this place (from 0) says this day and these words; returns it.

    Raises:
        NotFoundError: there is no such stage.
        ConflictError: the paper is not on its way, or the days would not follow each other.
    """
    record = lessons.get(session, record_id)
    refuse_unsent(record)
    stages = stages_in(session, record_id)
    if not 0 <= place < len(stages):
        raise NotFoundError("ไม่พบผู้ลงนามลำดับนี้ ตรวจรายชื่อในส่วนผู้ลงนาม")
    made = rules.marked(stages, place, on, order)
    put_stages(session, record, made)
    return made[place]


def withdraw(session: Session, record_id: int, reason: str = "") -> None:
    """The record is a draft again, signed by nobody; what had been written is in the history.

    Raises:
        ConflictError: it is not on its way; a signed one is opened as the next version.
    """
    record = in_state(session, record_id, SENT)
    put_stages(session, record, rules.cleared(stages_in(session, record_id)))
    approval = latest(session, record_id)
    for result in session.scalars(
        select(RequestResult).where(RequestResult.approval_id == approval.id)
    ):
        session.delete(result)
    session.flush()
    session.delete(approval)
    record.state = DRAFT
    said = text.line(reason)
    if said:
        history.record(session, LESSON, record_id, "withdrawn", {"reason": [None, said]})
    session.flush()


def sign(session: Session, record_id: int, scan: Kept) -> None:
    """The scan is the paper from now on, and what the record teaches is confirmed.

    Raises:
        ConflictError: it was not sent, or somebody's day is not known.
    """
    record = ready_to_sign(session, record_id)
    _add_scan(session, latest(session, record_id), scan)
    record.state, record.changed_at = SIGNED, utc_now()
    _move_items(session, record_id, DRAFT, CONFIRMED)


def ready_to_sign(session: Session, record_id: int) -> LessonRecord:
    """The row of a record that only lacks its scan.

    Raises:
        NotFoundError: no such record.
        ConflictError: it was not sent, or somebody's day is not known.
    """
    record = in_state(session, record_id, SENT)
    undated = [one.who for one in stages_in(session, record_id) if one.on is None]
    if undated:
        raise ConflictError(
            f"ยังไม่มีวันที่ของ{' และ'.join(undated)} บันทึกวันที่ตามกระดาษก่อน แล้วจึงแนบฉบับลงนาม",
            code="stage-order",
        )
    return record


def replace_scan(session: Session, record_id: int, scan: Kept, reason: str) -> None:
    """This scan is the paper from now on; the one before is kept with the reason.

    Raises:
        ConflictError: it is not signed, or the scan is the one in force.
        UserError: no reason is given.
    """
    in_state(session, record_id, SIGNED)
    approval = latest(session, record_id)
    before = scan_in_force(session, approval.id)
    said = text.line(reason)
    if not said:
        raise UserError("ยังไม่มีเหตุผล พิมพ์ว่าเปลี่ยนฉบับลงนามเพราะอะไร แล้วแนบอีกครั้ง", code="reason-missing")
    if before is not None and before.sha256 == scan.sha256:
        raise ConflictError("ไฟล์นี้คือฉบับลงนามที่ใช้อยู่แล้ว เลือกไฟล์อื่นหากต้องการเปลี่ยน", code="same-file")
    if before is not None:
        before.replaced_because = said
    _add_scan(session, approval, scan)


def open_next(session: Session, templates: Mapping[str, Template], record_id: int) -> int:
    """A signed record is a draft of its next version; the earlier stays readable as it was.

    Returns the number of the version in writing.

    Raises:
        ConflictError: it is not signed.
    """
    record = in_state(session, record_id, SIGNED)
    view = lesson(session, templates, record_id)
    form = template_for(templates, view.template, view.version)
    approval = latest(session, record_id)
    approval.said = {
        "template": view.template,
        "template_version": view.version,
        "answers": form.give(view.answers),
    }
    put_stages(session, record, rules.cleared(stages_in(session, record_id)))
    record.state = DRAFT
    _move_items(session, record_id, CONFIRMED, DRAFT)
    session.flush()
    return approval.version + 1


def _next(session: Session, record_id: int, role: str, on: date, order: str) -> Stage:
    record = lessons.get(session, record_id)
    refuse_unsent(record)
    stages = stages_in(session, record_id)
    places = [place for place, one in enumerate(stages) if one.role == role]
    open_ = next((place for place in places if stages[place].on is None), None)
    if open_ is None:
        raise _nobody_left(stages, places)
    made = rules.marked(stages, open_, on, order)
    put_stages(session, record, made)
    return made[open_]


def _nobody_left(stages: Sequence[Stage], places: Sequence[int]) -> ConflictError:
    if places:
        said = f"{stages[places[-1]].who}ลงวันที่ไว้แล้ว หากวันที่หรือข้อความผิด ให้แก้ของขั้นนั้น"
    else:
        said = "บันทึกนี้ไม่มีผู้ลงนามขั้นนี้ ตรวจรายชื่อในส่วนผู้ลงนาม"
    return ConflictError(said, code="stage-order")


def _add_scan(session: Session, approval: Approval, scan: Kept) -> None:
    session.add(
        SignedScan(approval_id=approval.id, file=scan.file, sha256=scan.sha256, name=scan.name)
    )
    session.flush()


def _move_items(session: Session, record_id: int, from_: str, to: str) -> None:
    """Items of the record that are in one state are in another."""
    which = LessonItem.record_id == record_id, LessonItem.state == from_
    many = session.scalar(select(func.count()).select_from(LessonItem).where(*which)) or 0
    if not many:
        return
    session.execute(update(LessonItem).where(*which).values(state=to))
    history.record(
        session, LESSON, record_id, "items", {"state": [from_, to], "many": [None, many]}
    )
