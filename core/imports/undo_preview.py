"""What taking a batch back would take away and what would stay, to be read before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from core.awards import queries
from core.awards.rules import Rulebook
from core.database import Session
from core.history.model import Batch
from core.imports import batches
from core.people.model import Person, RosterChange
from core.people.service import FIELD_NAMES, PersonFields
from core.people.wording import changed_in_words
from core.thai import names
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What goes and what stays, a finished line each; ``removed`` counts rows or people."""

    batch: int
    removed: int
    goes: tuple[str, ...]
    stays: tuple[str, ...]


def foresee(session: Session, rulebook: Rulebook, batch_id: int) -> Foreseen:
    """What undoing the batch does: it is done in ``session``, which must be rolled back.

    Raises:
        NotFoundError: no such batch.
        ConflictError: it was taken back before, or its round is frozen.
    """
    kind = session.scalar(select(Batch.kind).where(Batch.id == batch_id))
    work = _votes if kind == batches.VOTES else _people
    return work(session, rulebook, batch_id)


def _votes(session: Session, rulebook: Rulebook, batch_id: int) -> Foreseen:
    batch = session.get_one(Batch, batch_id)
    before = _counting(session, rulebook, batch.subject)
    undone = batches.undo(session, rulebook, batch_id)
    left = _counting(session, rulebook, batch.subject)
    goes = (
        f"{to_thai(undone.removed)} แถวของไฟล์ {batch.file} ออกจากรอบนี้",
        f"บัตรที่นับ จาก {to_thai(before)} ใบ เหลือ {to_thai(left)} ใบ",
    )
    return Foreseen(batch_id, undone.removed, goes, undone.stays)


def _counting(session: Session, rulebook: Rulebook, key: str) -> int:
    return queries.verdicts(session, rulebook, key)["accepted"]


def _people(session: Session, rulebook: Rulebook, batch_id: int) -> Foreseen:
    undone = batches.undo(session, rulebook, batch_id)
    changes = session.scalars(
        select(RosterChange).where(RosterChange.batch_id == batch_id).order_by(RosterChange.id)
    )
    goes = tuple(line for change in changes if (line := _person(session, change)))
    return Foreseen(batch_id, undone.removed, goes, undone.stays)


def _person(session: Session, change: RosterChange) -> str:
    person, after = session.get(Person, change.person_id), PersonFields(**change.after)
    if person is None:
        name = names.full_name(after.title, after.first_name, after.last_name)
        return f"{name} ออกจากรายชื่อ"
    now = PersonFields(**{name: getattr(person, name) for name in FIELD_NAMES})
    if change.before is None or now == after:
        return ""  # stays as it is; the batch tells why
    return f"{person.full_name} กลับเป็นเดิม: {changed_in_words(after, now)}"
