"""The requests of a paper: what was decided on each, and the tasks that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from core.actions import queries as actions
from core.actions import service as follow_up
from core.actions.service import REQUESTS, ActionFields
from core.answers import Answer, Item
from core.approvals.model import RequestResult
from core.approvals.reading import latest, stages_in, version_of
from core.approvals.stages import ORDERED
from core.database import Session
from core.errors import ConflictError, NotFoundError, UserError
from core.lessons.queries import lesson
from core.lessons.template import Template
from core.thai import text
from core.thai.calendar import short_date
from core.thai.numerals import to_thai

APPROVED, REFUSED, OTHER = "approved", "refused", "other"
RESULTS: Mapping[str, str] = {APPROVED: "เห็นชอบ", REFUSED: "ไม่เห็นชอบ", OTHER: "อื่น ๆ"}
# the first request asks that the activity be improved: these say how
IMPROVED = (
    "priorities.should",
    "priorities.must",
    "recommendations",
    "executive_recommendations",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may become a task. ``for_chief``: it is the chief's own to do."""

    item_id: int
    part: str
    words: str
    for_chief: bool


def decide(
    session: Session,
    templates: Mapping[str, Template],
    record_id: int,
    place: int,
    result: str,
    note: str = "",
    on: date | None = None,
) -> None:
    """The request of this number (from 1) has this result; without a day, that of the chief.

    Raises:
        NotFoundError: no such record, or request.
        ConflictError: the chief has not signed yet, or only later.
        UserError: another result than there are, or ``other`` without words.
    """
    requests = requests_in(session, templates, record_id)
    if not 1 <= place <= len(requests):
        raise NotFoundError(
            to_thai(f"ไม่มีข้อที่ขอให้สั่งการลำดับ {place} บันทึกนี้มี {len(requests)} ข้อ ตรวจลำดับของข้อ")
        )
    approval = latest(session, record_id)
    said = text.line(" ".join(note.split()))
    _refuse_wordless(result, said)
    row = session.scalar(
        select(RequestResult).where(
            RequestResult.approval_id == approval.id, RequestResult.place == place
        )
    )
    if row is None:
        row = RequestResult(
            approval_id=approval.id, place=place, words="", result="", note="", decided_on=date.min
        )
    row.words, row.result, row.note = requests[place - 1].text, result, said
    row.decided_on = _day_of(session, record_id, on)
    session.add(row)
    session.flush()


def undecide(session: Session, record_id: int, place: int) -> None:
    """Nothing is known to be decided on the request of this number."""
    approval = latest(session, record_id)
    wanted = select(RequestResult).where(RequestResult.approval_id == approval.id)
    for row in session.scalars(wanted.where(RequestResult.place == place)):
        session.delete(row)
    session.flush()


def offers(session: Session, templates: Mapping[str, Template], record_id: int) -> list[Offer]:
    """What the approved requests ask to be done and nobody has as a task yet.

    The first request stands for what the lesson says is to be improved; every other, and the
    first where nothing is said, for itself.
    """
    answers = lesson(session, templates, record_id).answers
    followed = {one.item_id for one in actions.of_lesson(session, record_id)}
    improved = [
        Offer(one.id, part, one.text, for_chief=part == "executive_recommendations")
        for part in IMPROVED
        for one in _flat(answers.get(part))
    ]
    numbered = dict(enumerate(asked(answers), 1))
    found: list[Offer] = []
    for place in approved(session, record_id):
        if place == 1 and improved:
            found += improved
        elif place in numbered:
            one = numbered[place]
            found.append(Offer(one.id, REQUESTS, one.text, for_chief=False))
    return [one for one in found if one.item_id not in followed]


def open_tasks(
    session: Session, chosen: Sequence[Offer], given: ActionFields, chief: str, today: date
) -> list[int]:
    """Each of these is a task in its own words; one that was a task already is left as it is.

    What is for the chief is ``chief``'s, unless that is empty. Returns the ids of the new actions.

    Raises:
        UserError: an item is gone, or the owner is not in the register.
    """
    made: list[int] = []
    for one in chosen:
        if follow_up.of_item(session, one.item_id) is None:
            own = one.for_chief and chief
            fields = replace(given, words=one.words)
            fields = replace(fields, owner=chief, owner_id=None) if own else fields
            made.append(follow_up.from_item(session, one.item_id, fields, today))
    return made


def approved(session: Session, record_id: int) -> list[int]:
    """The numbers of the requests that were approved."""
    if not version_of(session, record_id):
        return []
    approval = latest(session, record_id)
    wanted = select(RequestResult.place).where(RequestResult.approval_id == approval.id)
    return list(session.scalars(wanted.where(RequestResult.result == APPROVED).order_by("place")))


def requests_in(
    session: Session, templates: Mapping[str, Template], record_id: int
) -> tuple[Item, ...]:
    """The requests of the record, in their order."""
    return asked(lesson(session, templates, record_id).answers)


def asked(answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The requests among a record's answers, in their order."""
    return _items(answers.get(REQUESTS))


def _day_of(session: Session, record_id: int, on: date | None) -> date:
    """The day given, or that of the chief."""
    chief = stages_in(session, record_id)[-1]
    if chief.on is None or chief.role != ORDERED:
        raise ConflictError(
            f"{chief.who}ยังไม่ได้สั่งการ บันทึกวันที่สั่งการก่อน แล้วจึงบันทึกผลของแต่ละข้อ", code="stage-order"
        )
    if on is not None and on < chief.on:
        raise ConflictError(
            to_thai(
                f"วันที่ของผล ({short_date(on)}) มาก่อนวันที่สั่งการ ({short_date(chief.on)}) "
                "ตรวจวันที่แล้วบันทึกอีกครั้ง"
            ),
            code="stage-order",
        )
    return on or chief.on


def _refuse_wordless(result: str, note: str) -> None:
    if result not in RESULTS:
        raise UserError(f"ไม่มีผล “{result}” เลือกจาก: {', '.join(RESULTS)}", code="unknown-result")
    if result == OTHER and not note:
        raise UserError("ผลเป็นอื่น ๆ ต้องมีข้อความ พิมพ์ว่าสั่งการอย่างไร แล้วบันทึกอีกครั้ง", code="note-missing")


def _items(answer: Answer) -> tuple[Item, ...]:
    items = answer if isinstance(answer, tuple) else ()
    return tuple(one for one in items if one.text.strip())


def _flat(answer: Answer) -> Iterator[Item]:
    for item in _items(answer):
        yield item
        yield from _flat(item.items)
