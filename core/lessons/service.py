"""What an officer does with a lesson record: begin it, write a part, close a sitting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from core.answers import Answer, row_ids
from core.database import Session, utc_now
from core.errors import NotFoundError, UserError
from core.history import service as history
from core.lessons.items import drop_other_rows, put_items
from core.lessons.model import LessonAnswer, LessonRecord
from core.lessons.template import Template
from core.settings import Office

ACTIVITY, YEAR = "activity", "fiscal_year"  # kept on the record itself


def add(
    session: Session,
    template: Template,
    answers: Mapping[str, Answer],
    office: Office,
    subject: str = "",
) -> int:
    """A new draft with these answers, and defaults where a part has one; returns its id.

    ``subject`` is the key of the round it looks back on, if any.
    """
    filled = {**defaults(template, answers, office), **answers}
    year = filled.get(YEAR)
    record = LessonRecord(
        template=template.key,
        template_version=template.version,
        fiscal_year=year if isinstance(year, int) else None,
        activity=str(filled.get(ACTIVITY) or ""),
        subject=subject,
    )
    session.add(record)
    session.flush()
    _put(session, record, filled)
    session.flush()
    return record.id


def defaults(
    template: Template, answers: Mapping[str, Answer], office: Office
) -> dict[str, Answer]:
    """Text for parts with a default and no answer; a default that names an unknown is left."""
    known = {
        **{slot: " ".join(said.split()) for slot, said in answers.items() if isinstance(said, str)},
        "activity": str(answers.get(ACTIVITY) or ""),
        "fiscal_year": str(answers.get(YEAR) or ""),
        "office": office.name,
        "group": office.group,
        "phone": office.phone_number,
        "address": office.address,
        "chief_position": office.chief.position,
        "number_prefix": office.number_prefix,
        "motto": office.motto,
    }
    out: dict[str, Answer] = {}
    for slot, default in _default_texts(template):
        if not answers.get(slot):
            text = _Filled(known).fill(default)
            if text:
                out[slot] = text
    return out


def _default_texts(template: Template) -> Iterator[tuple[str, str]]:
    """The default texts of parts and of the fields of records, each with its slot."""
    for part in template.parts:
        if part.default:
            yield part.key, part.default
        if part.kind == "fields":
            yield from (
                (f"{part.key}.{one.key}", one.default) for one in part.fields if one.default
            )


class _Filled(dict[str, str]):
    """Fills names in braces; empty if one of them is not known."""

    def fill(self, pattern: str) -> str:
        self.unknown = False
        text = pattern.format_map(self)
        return "" if self.unknown else text

    def __getitem__(self, name: str) -> str:
        value = super().get(name, "")
        self.unknown = self.unknown or not value
        return value


def get(session: Session, record_id: int) -> LessonRecord:
    """The record's row.

    Raises:
        NotFoundError: no such record.
    """
    record = session.get(LessonRecord, record_id)
    if record is None:
        raise NotFoundError(f"ไม่พบบันทึกถอดบทเรียนหมายเลข {record_id} ตรวจหมายเลขจากรายการบันทึก")
    return record


def write(session: Session, record_id: int, slot: str, answer: Answer) -> Answer:
    """The slot holds this answer from now on, as typed, complete or not; items come back with ids.

    Raises:
        NotFoundError: no such record.
        UserError: the record was sent or signed; a signed paper is never changed.
    """
    return write_all(session, record_id, {slot: answer})[slot]


def write_all(session: Session, record_id: int, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The slots hold these answers from now on; an item moved from one to another keeps its id.

    Raises:
        NotFoundError: no such record.
        UserError: the record was sent or signed; a signed paper is never changed.
    """
    record = get(session, record_id)
    if record.state != "draft":
        raise UserError("บันทึกนี้เสนอหรือลงนามแล้วจึงแก้ไม่ได้ เปิดฉบับร่างใหม่แล้วแก้ในฉบับนั้น", code="not-a-draft")
    record.changed_at = utc_now()
    kept = _put(session, record, answers)
    session.flush()
    return kept


def close_sitting(
    session: Session, record_id: int, slot: str, before: Answer, after: Answer
) -> None:
    """One sitting at a part is in the history: what it said before and after. Nothing if equal."""
    old, new = _plain(before), _plain(after)
    if old != new:
        history.record(session, "lesson", record_id, "written", {slot: [old, new]})


def _put(
    session: Session, record: LessonRecord, answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    lists = {slot: answer for slot, answer in answers.items() if isinstance(answer, tuple)}
    for slot, answer in answers.items():
        if slot == ACTIVITY:
            record.activity = str(answer or "")
        elif slot == YEAR:
            record.fiscal_year = answer if isinstance(answer, int) else None
        elif slot not in lists:
            _put_value(session, record.id, slot, answer)
    stored = put_items(session, record.id, lists)
    for slot, answer in answers.items():
        if isinstance(answer, dict):
            drop_other_rows(session, record.id, slot, row_ids(answer))
    return {**answers, **stored}


def _put_value(session: Session, record_id: int, slot: str, answer: Answer) -> None:
    row = session.scalar(
        select(LessonAnswer).where(LessonAnswer.record_id == record_id, LessonAnswer.part == slot)
    )
    if row is None:
        session.add(LessonAnswer(record_id=record_id, part=slot, value=answer))
    else:
        row.value = answer


def _plain(answer: Answer) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(answer, tuple):
        return [[item.text, _plain(item.items)] if item.items else item.text for item in answer]
    return answer
