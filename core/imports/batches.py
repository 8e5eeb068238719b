"""Numbered batches: what one file brought in, and taking it back whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from core.awards.model import Ballot, Decision, Spelling, Vote
from core.awards.rules import Rulebook, round_of
from core.certificates.model import Certificate
from core.database import Session, utc_now
from core.database.session import WHO
from core.errors import ConflictError, NotFoundError
from core.history.model import Batch
from core.imports.sheet import Sheet
from core.people.model import Alias, Person, RosterChange
from core.people.service import FIELD_NAMES, PersonFields, columns_of
from core.thai import calendar
from core.thai.numerals import to_thai

VOTES, ROSTER = "votes", "roster"


@dataclass(frozen=True, slots=True)
class Undone:
    """A batch taken back: how many rows went, and in Thai what stays although it rests on them."""

    batch: int
    removed: int
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch as lists show it; ``subject`` is a round's key, empty for a roster."""

    id: int
    kind: str
    subject: str
    file: str
    counts: dict[str, int]
    who: str
    imported_at: datetime
    undone_at: datetime | None


def every_batch(session: Session) -> list[BatchRow]:
    """All batches, the latest first."""
    found = session.scalars(select(Batch).order_by(Batch.id.desc()))
    return [
        BatchRow(b.id, b.kind, b.subject, b.file, dict(b.counts), b.who, b.imported_at, b.undone_at)
        for b in found
    ]


def refuse_same_file(session: Session, kind: str, subject: str, sha256: str) -> None:
    """Pass unless a standing batch of the same subject came from this very file.

    Raises:
        ConflictError: it did; the sentence says when and as which batch.
    """
    same = session.scalar(
        select(Batch).where(
            Batch.kind == kind,
            Batch.subject == subject,
            Batch.sha256 == sha256,
            Batch.undone_at.is_(None),
        )
    )
    if same is None:
        return
    local = same.imported_at.astimezone()
    when = f"{calendar.short_date(local.date())} เวลา {local:%H.%M} น."
    raise ConflictError(
        f"ไฟล์นี้นำเข้าแล้วเมื่อ {to_thai(when)} เป็นชุดที่ {to_thai(same.id)} จึงไม่นำเข้าซ้ำ "
        "ถ้าต้องการนำเข้าใหม่ ให้ถอยชุดนั้นก่อน",
        code="same-file",
    )


def begin(session: Session, kind: str, subject: str, sheet: Sheet, rows_sha256: str) -> Batch:
    """A new batch for the sheet, without rows yet."""
    batch = Batch(
        kind=kind,
        subject=subject,
        file=sheet.file,
        sha256=sheet.sha256,
        encoding=sheet.encoding,
        counts={},
        rows_sha256=rows_sha256,
        who=str(session.info.get(WHO, "")),
    )
    session.add(batch)
    session.flush()
    return batch


def undo(session: Session, rulebook: Rulebook, batch_id: int, kind: str = "") -> Undone:
    """The batch is taken back whole; what it replaced counts again.

    ``kind`` refuses a batch of another kind.

    Raises:
        NotFoundError: no such batch.
        ConflictError: it was taken back before, is of another kind, or its round is frozen.
    """
    batch = session.get(Batch, batch_id)
    if batch is None or (kind and batch.kind != kind):
        raise NotFoundError(f"ไม่พบชุดนำเข้าที่ {to_thai(batch_id)} ตรวจเลขชุดแล้วลองอีกครั้ง")
    if batch.undone_at is not None:
        raise ConflictError(f"ชุดที่ {to_thai(batch_id)} ถอยแล้ว ไม่ต้องถอยซ้ำ", code="undone")
    if batch.kind == VOTES:
        round_of(session, rulebook, batch.subject).refuse_frozen()
        undone = _undo_votes(session, batch)
    else:
        undone = _undo_roster(session, batch)
    batch.undone_at = utc_now()
    session.flush()
    return undone


def _undo_votes(session: Session, batch: Batch) -> Undone:
    own = select(Ballot.id).where(Ballot.batch_id == batch.id)
    stays = _resting_on(session, batch)
    session.execute(delete(Vote).where(Vote.ballot_id.in_(own)))
    removed = session.execute(delete(Ballot).where(Ballot.batch_id == batch.id))
    return Undone(batch.id, int(removed.rowcount), tuple(stays))  # type: ignore[attr-defined]


def _resting_on(session: Session, batch: Batch) -> list[str]:
    """Accepted spellings and decisions that came from the batch's rows and outlive it."""
    own = select(Ballot.id).where(Ballot.batch_id == batch.id)
    used = (
        select(Spelling.key)
        .join(Vote, Vote.spelling_id == Spelling.id)
        .where(Vote.ballot_id.in_(own))
        .union(
            select(Spelling.key)
            .join(Ballot, Ballot.voter_id == Spelling.id)
            .where(Ballot.batch_id == batch.id)
        )
    )
    accepted = session.execute(
        select(Alias.written, Person)
        .join(Person, Person.id == Alias.person_id)
        .where(Alias.key.in_(used))
        .order_by(Alias.id)
    )
    stays = [f"ตัวสะกด “{written}” ยังหมายถึง {person.full_name}" for written, person in accepted]
    decided = session.execute(
        select(Decision, Person)
        .join(Person, Person.id == Decision.winner_id)
        .join(Batch, Batch.id == batch.id)
        .where(Decision.award_id.in_(select(Ballot.award_id).where(Ballot.batch_id == batch.id)))
        .where(Decision.replaced.is_(False))
        .order_by(Decision.id)
    )
    return stays + [
        f"มติให้ {person.full_name} ยังบันทึกไว้ ตรวจว่าคะแนนยังเหมือนเดิมหรือไม่" for _, person in decided
    ]


def _undo_roster(session: Session, batch: Batch) -> Undone:
    removed, stays, before = 0, [], []
    changes = session.scalars(
        select(RosterChange)
        .where(RosterChange.batch_id == batch.id)
        .order_by(RosterChange.id.desc())
    )
    for change in changes:
        person = session.get(Person, change.person_id)
        if person is None:
            continue
        why = _why_person_stays(session, person, change)
        if why:
            stays.append(f"{person.full_name} ยังอยู่ เพราะ{why}")
        elif change.before is None:
            session.delete(person)
            removed += 1
        else:
            before.append(columns_of(person.id, PersonFields(**change.before)))
            removed += 1
    session.flush()
    if before:  # in bulk: the history's entry is the batch's own
        session.execute(update(Person), before)
        session.expire_all()
    return Undone(batch.id, removed, tuple(reversed(stays)))


def _why_person_stays(session: Session, person: Person, change: RosterChange) -> str:
    now = {name: getattr(person, name) for name in FIELD_NAMES}
    if now != change.after:
        return "มีการแก้ไขหลังนำเข้า"
    if change.before is not None:
        return ""
    for column, why in (
        (Alias.person_id, "มีตัวสะกดที่ยืนยันไว้"),
        (Decision.winner_id, "มีมติคณะกรรมการถึงคนนี้"),
        (Certificate.person_id, "ถือเกียรติบัตร"),
    ):
        if session.scalar(select(column).where(column == person.id).limit(1)) is not None:
            return why
    return ""
