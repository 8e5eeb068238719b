"""What an officer does with what earlier years left: carry it over, take it back, go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import ColumnElement, func, select

from core.actions import service as actions
from core.actions.states import CLOSED
from core.answers import Answer, Item
from core.database import Session
from core.database.session import WHO
from core.errors import ConflictError, NotFoundError
from core.lessons import queries as lessons
from core.lessons import service as writing
from core.lessons.model import TAKEN_OUT, LessonItem, LessonRecord
from core.lessons.template import Template, template_for
from core.lookback.model import Carried, LookedBack
from core.lookback.plan import Plan
from core.lookback.sections import meaning_of, rank
from core.recall import Recall
from core.search.wording import visible

Templates = Mapping[str, Template]


def carry(session: Session, templates: Templates, plan: Plan, item_id: int) -> int:
    """The item of an earlier lesson is in the plan; returns the id of what was carried.

    Where the plan's record has the item's list, the list ends with a copy that names its source.

    Raises:
        NotFoundError: no such item, or no such record.
        ConflictError: it is in the plan already.
        UserError: the record was sent or signed.
    """
    item = session.get(LessonItem, item_id)
    if item is None or item.part == TAKEN_OUT:
        raise NotFoundError("ไม่พบข้อนี้ในบันทึกเดิม อาจถูกลบไปแล้ว เปิดบทเรียนปีก่อนใหม่แล้วเลือกอีกครั้ง")
    _refuse_second(session, plan, Carried.source_item_id == item_id)
    recall = Recall(session)
    words = recall.said(item.record_id, item.text)
    made = _sourced(session, plan, visible(words), item.record_id, item.part)
    made.source_item_id = item_id
    if plan.record_id:
        below = _below(session, recall, item_id)
        copied = Item(_with_source(words, made.source_year), below)
        made.item_id = _write(session, templates, plan.record_id, item.part, copied)
    return _put(session, made)


def carry_action(session: Session, templates: Templates, plan: Plan, action_id: int) -> int:
    """The open task of an earlier lesson is itself in the plan; returns the id of what was carried.

    Where the plan's record has the list it came from, the list ends with its words.

    Raises:
        NotFoundError: no such task, or no such record.
        ConflictError: it is in the plan already, or is closed.
        UserError: the record was sent or signed.
    """
    action = actions.get(session, action_id)
    if action.state in CLOSED:
        raise ConflictError("งานนี้ปิดไปแล้ว จึงไม่ต้องทำต่อ เปิดบทเรียนปีก่อนใหม่เพื่อดูรายการล่าสุด")
    _refuse_second(session, plan, Carried.source_action_id == action_id)
    made = _sourced(session, plan, action.words, action.record_id, action.part)
    made.source_action_id, made.source_item_id = action_id, action.item_id
    made.source_year = made.source_year or action.fiscal_year
    if plan.record_id and action.part:
        copied = Item(_with_source(action.words, made.source_year))
        made.item_id = _write(session, templates, plan.record_id, action.part, copied)
    return _put(session, made)


def take_back(session: Session, templates: Templates, carried_id: int) -> None:
    """It is in the plan no more; the copy is gone from the record if nobody has changed it.

    Raises:
        NotFoundError: nothing of this id was carried.
        UserError: the record was sent or signed.
    """
    made = session.get(Carried, carried_id)
    if made is None:
        raise NotFoundError("ไม่พบข้อที่นำมาใช้นี้ อาจนำออกไปแล้ว เปิดบทเรียนปีก่อนใหม่เพื่อดูรายการล่าสุด")
    copy = session.get(LessonItem, made.item_id) if made.item_id is not None else None
    if copy is not None and visible(copy.text) == _with_source(made.words, made.source_year):
        _remove(session, templates, copy)
    session.delete(made)
    session.flush()


def leave(session: Session, plan: Plan) -> None:
    """It is recorded who has looked back and went on, when, and with how much in the plan."""
    many = select(func.count()).where(Carried.plan == plan.key, Carried.fiscal_year == plan.year_be)
    session.add(
        LookedBack(
            plan=plan.key,
            activity=plan.activity,
            fiscal_year=plan.year_be,
            carried=session.scalar(many) or 0,
            record_id=plan.record_id or None,
            who=str(session.info.get(WHO, "")),
        )
    )
    session.flush()


def _sourced(session: Session, plan: Plan, words: str, record_id: int | None, part: str) -> Carried:
    """What is carried, with its source, not stored yet."""
    source = session.get(LessonRecord, record_id) if record_id is not None else None
    return Carried(
        plan=plan.key,
        activity=plan.activity,
        fiscal_year=plan.year_be,
        words=words,
        source_activity=source.activity if source is not None else "",
        source_year=(source.fiscal_year or 0) if source is not None else 0,
        source_part=part,
        source_record_id=record_id,
        record_id=plan.record_id or None,
        who=str(session.info.get(WHO, "")),
    )


def _put(session: Session, made: Carried) -> int:
    session.add(made)
    session.flush()
    return made.id


def _refuse_second(session: Session, plan: Plan, same: ColumnElement[bool]) -> None:
    found = session.scalar(
        select(Carried.id).where(
            same, Carried.plan == plan.key, Carried.fiscal_year == plan.year_be
        )
    )
    if found is not None:
        raise ConflictError(
            "ข้อนี้นำมาใช้แล้วในปีนี้ จึงไม่เพิ่มซ้ำ เปิดบทเรียนปีก่อนใหม่เพื่อดูรายการล่าสุด", code="already-carried"
        )


def _with_source(words: str, year_be: int) -> str:
    """The words, and behind them where they come from."""
    return f"{words.rstrip()} (จากบทเรียนปี {year_be})" if year_be else words


def _below(session: Session, recall: Recall, item_id: int) -> tuple[Item, ...]:
    """Copies of what stands below an item, as its reader sees it."""
    found = session.scalars(
        select(LessonItem).where(LessonItem.parent_id == item_id).order_by(LessonItem.place)
    )
    return tuple(
        Item(recall.said(one.record_id, one.text), _below(session, recall, one.id)) for one in found
    )


def _write(
    session: Session, templates: Templates, record_id: int, slot: str, copied: Item
) -> int | None:
    """The id of the copy at the end of the list, or of the first list of its meaning.

    None where the record has neither.
    """
    view = lessons.lesson(session, templates, record_id)
    lists = _lists(template_for(templates, view.template, view.version))
    if slot not in lists:
        meaning = meaning_of(slot)
        same = [one for one in lists if meaning and meaning_of(one) is meaning]
        slot = min(same, key=rank, default="")
    if not slot:
        return None
    before = view.answers.get(slot)
    items = before if isinstance(before, tuple) else ()
    said = tuple(one for one in items if one.text.strip() or one.items)
    after = _rewrite(session, record_id, slot, before, (*said, copied))
    return after[-1].id


def _rewrite(
    session: Session, record_id: int, slot: str, before: Answer, items: tuple[Item, ...]
) -> tuple[Item, ...]:
    after = writing.write(session, record_id, slot, items)
    writing.close_sitting(session, record_id, slot, before, after)
    return after if isinstance(after, tuple) else ()


def _remove(session: Session, templates: Templates, copy: LessonItem) -> None:
    record_id, slot = copy.record_id, copy.part
    before = lessons.lesson(session, templates, record_id).answers.get(slot)
    if isinstance(before, tuple):
        _rewrite(session, record_id, slot, before, _without(before, copy.id))


def _without(items: tuple[Item, ...], id_: int) -> tuple[Item, ...]:
    kept = (one for one in items if one.id != id_)
    return tuple(replace(one, items=_without(one.items, id_)) for one in kept)


def _lists(template: Template) -> list[str]:
    """Slots of the template that hold lists of items, in the order of the form."""
    return [
        slot
        for part in template.parts
        for slot, shape in part.answer.slots(part.key)
        if shape == "items"
    ]
