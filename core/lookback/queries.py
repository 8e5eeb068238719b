"""What earlier years left for a plan, as frozen rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from core.actions import queries as actions
from core.actions import states
from core.actions.queries import ActionRow
from core.awards.model import Award
from core.database import Session, plain_rows
from core.lessons.model import LessonItem
from core.lookback.model import Carried, LookedBack
from core.lookback.plan import Plan
from core.lookback.same import key_of
from core.lookback.sections import Meaning, meaning_of, rank
from core.lookback.views import CarriedRow, Kept, Left, LookBack, Near, Open
from core.recall import Recall
from core.search.similar import Neighbour, similar
from core.search.wording import visible

_NEIGHBOURS = 4
_ASKED_FOR = 4  # of the newest problems and usable lessons, whose neighbours are shown


@dataclass(frozen=True, slots=True)
class _Record:
    id: int
    activity: str
    year_be: int


def look_back(session: Session, plan: Plan) -> LookBack:
    """What earlier years left for the plan: open tasks, items by meaning, similar lessons."""
    records = _earlier(session, plan)
    carried = _carried(session, plan)
    ids = [one.id for one in records]
    made = [row for id_ in ids for row in actions.of_lesson(session, id_)]
    kept = _kept(session, records, made, carried)
    waiting = {one.item_id for one in made if one.state not in states.CLOSED}
    told = [one for one in kept if one.item_id not in waiting]
    sections = ((meaning, tuple(_of(told, meaning))) for meaning in Meaning)
    return LookBack(
        plan,
        tuple(dict.fromkeys(one.year_be for one in records)),
        tuple(_open(made, records, carried)),
        tuple((meaning, some) for meaning, some in sections if some),
        tuple(_near(session, plan, kept, carried)) if records else (),
        _left(session, plan),
    )


def planned(session: Session, plan: Plan) -> list[CarriedRow]:
    """What was carried into the plan, in the order in which it was."""
    found = session.scalars(
        select(Carried)
        .where(Carried.plan == plan.key, Carried.fiscal_year == plan.year_be)
        .order_by(Carried.id)
    )
    return [_row(session, one) for one in found]


def _row(session: Session, one: Carried) -> CarriedRow:
    task = one.source_action_id
    return CarriedRow(
        one.id,
        one.words,
        one.source_activity,
        one.source_year,
        one.source_record_id,
        one.source_part,
        actions.action(session, task) if task is not None else None,
        one.record_id,
        one.who,
        one.carried_at,
    )


def _earlier(session: Session, plan: Plan) -> list[_Record]:
    """Records of the same activity from earlier years, the latest first."""
    rounds = frozenset(session.scalars(select(Award.key).where(Award.scheme == plan.scheme)))
    rows = plain_rows(
        session,
        "SELECT id, activity, fiscal_year, subject FROM lesson_record "
        "WHERE fiscal_year < ? ORDER BY fiscal_year DESC, id DESC",
        (plan.year_be,),
    )
    return [
        _Record(id_, activity, year)
        for id_, activity, year, subject in rows
        if (subject and subject in rounds) or key_of(activity) == plan.key
    ]


def _same_any_year(session: Session, plan: Plan) -> set[int]:
    """Every record that speaks of the same activity, whenever."""
    rows = plain_rows(session, "SELECT id, activity FROM lesson_record")
    return {id_ for id_, activity in rows if key_of(activity) == plan.key} | {plan.record_id}


def _carried(session: Session, plan: Plan) -> dict[tuple[str, int], int]:
    """By source, what is in the plan: ``("item", 7)`` and ``("action", 3)``."""
    columns = (Carried.id, Carried.source_item_id, Carried.source_action_id)
    found = session.execute(
        select(*columns).where(Carried.plan == plan.key, Carried.fiscal_year == plan.year_be)
    )
    known: dict[tuple[str, int], int] = {}
    for id_, item, action in found:
        for kind, source in (("item", item), ("action", action)):
            if source is not None:
                known[kind, source] = id_
    return known


def _kept(
    session: Session,
    records: Sequence[_Record],
    made: Iterable[ActionRow],
    carried: dict[tuple[str, int], int],
) -> list[Kept]:
    """Items with a meaning, in the order of the records and of the paper."""
    follow = {one.item_id: one.state for one in made}
    out: list[Kept] = []
    recall = Recall(session)
    for record, item in _items(session, records):
        state, become = follow.get(item.id, ""), carried.get(("item", item.id), 0)
        out.append(_as_kept(recall, item, record, state, become))
    return out


def _as_kept(recall: Recall, item: LessonItem, record: _Record, follow: str, carried: int) -> Kept:
    words = recall.said(record.id, visible(item.text)).strip()
    where = (record.id, record.activity, record.year_be)
    return Kept(item.id, words, item.part, *where, follow, carried)


def _items(session: Session, records: Sequence[_Record]) -> Iterable[tuple[_Record, LessonItem]]:
    for record in records:
        found = session.scalars(
            select(LessonItem)
            .where(LessonItem.record_id == record.id, LessonItem.parent_id.is_(None))
            .order_by(LessonItem.place, LessonItem.id)
        )
        told = [one for one in found if meaning_of(one.part) is not None and one.text.strip()]
        for item in sorted(told, key=lambda one: rank(one.part)):
            yield record, item


def _of(kept: Iterable[Kept], meaning: Meaning) -> list[Kept]:
    return [one for one in kept if meaning_of(one.part) is meaning]


def _open(
    made: Iterable[ActionRow], records: Sequence[_Record], carried: dict[tuple[str, int], int]
) -> list[Open]:
    """Tasks that wait, the most urgent first."""
    years = {one.id: one.year_be for one in records}
    waiting = [one for one in made if one.state not in states.CLOSED]
    waiting.sort(key=lambda one: (one.due is None, one.due, one.id))
    return [
        Open(one, years.get(one.record_id or 0, 0), carried.get(("action", one.id), 0))
        for one in waiting
    ]


def _near(
    session: Session, plan: Plan, kept: Sequence[Kept], carried: dict[tuple[str, int], int]
) -> Iterable[Near]:
    """Lessons of other activities nearest to what was hard, or usable, in this one."""
    asked = [*_of(kept, Meaning.PROBLEM), *_of(kept, Meaning.USABLE)][:_ASKED_FOR]
    without = _same_any_year(session, plan) | {one.record_id for one in kept}
    best: dict[int, Neighbour] = {}
    for one in asked:
        for found in similar(session, one.words, without=without, most=_NEIGHBOURS):
            known = best.get(found.record_id)
            if known is None or known.score < found.score:
                best[found.record_id] = found
    nearest = sorted(best.values(), key=lambda one: (-one.score, -(one.year_be or 0)))
    for neighbour in nearest[:_NEIGHBOURS]:
        yield Near(neighbour, _item_of(session, neighbour, carried))


def _item_of(
    session: Session, neighbour: Neighbour, carried: dict[tuple[str, int], int]
) -> Kept | None:
    """The item that a neighbour is; None where it is the text of a part."""
    found = session.scalars(
        select(LessonItem)
        .where(LessonItem.record_id == neighbour.record_id, LessonItem.part == neighbour.part)
        .order_by(LessonItem.id)
    )
    recall = Recall(session)
    for item in found:
        if recall.said(neighbour.record_id, visible(item.text)) == neighbour.text:
            record = _Record(neighbour.record_id, neighbour.title, neighbour.year_be or 0)
            return _as_kept(recall, item, record, "", carried.get(("item", item.id), 0))
    return None


def _left(session: Session, plan: Plan) -> Left | None:
    found = session.execute(
        select(LookedBack.who, LookedBack.left_at)
        .where(
            LookedBack.plan == plan.key,
            LookedBack.fiscal_year == plan.year_be,
            LookedBack.record_id.is_not_distinct_from(plan.record_id or None),
        )
        .order_by(LookedBack.id)
        .limit(1)
    ).first()
    return Left(found.who, found.left_at) if found is not None else None
