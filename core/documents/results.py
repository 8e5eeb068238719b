"""A round's result as its papers need it: confirmed, or as it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from core.awards import queries, views
from core.awards.rules import Round, Rulebook, round_of
from core.awards.views import TallyView
from core.certificates.model import Certificate
from core.certificates.service import Holder, check_code, standing
from core.database import Session
from core.errors import WaitingError
from core.history.model import Batch
from core.thai.numerals import to_thai


@dataclass(frozen=True, slots=True)
class Result:
    """What result papers print.

    Attributes:
        options: the round's choices by key.
        files: of the standing batches: ``file``, ``sha256``, ``counts``.
        winners: as they were when the result was confirmed; none while it is open.
        sha256: of the confirmed result, empty while it is open.
        confirmed_on: the day of the confirmation here, or none.
        in_force: the version that counts now, 0 while the round is open.
        void: numbers of certificates that no longer count.
    """

    view: TallyView
    office: str
    options: Mapping[str, str]
    files: tuple[Mapping[str, Any], ...]
    winners: tuple[Mapping[str, Any], ...] = ()
    sha256: str = ""
    confirmed_on: date | None = None
    in_force: int = 0
    void: frozenset[int] = frozenset()


def confirmed_result(session: Session, rulebook: Rulebook, key: str, version: int = 0) -> Result:
    """The result of the version asked for, else of the one in force.

    Raises:
        WaitingError: the round is open and no version was asked for.
        NotFoundError: no such round or version.
    """
    round_ = round_of(session, rulebook, key)
    if not (version or round_.version):
        raise WaitingError(
            f"ยังไม่ยืนยันผลรอบ {key} จึงพิมพ์เอกสารนี้ไม่ได้ ยืนยันผลก่อนแล้วพิมพ์อีกครั้ง", code="not-confirmed"
        )
    return _confirmed(session, rulebook, round_, version or round_.version)


def any_result(session: Session, rulebook: Rulebook, key: str, version: int = 0) -> Result:
    """The result of the version asked for, else of the one in force, else as it stands now.

    Raises:
        NotFoundError: no such round or version.
    """
    round_ = round_of(session, rulebook, key)
    if version or round_.version:
        return _confirmed(session, rulebook, round_, version or round_.version)
    view = queries.tally(session, rulebook, key)
    batches = session.scalars(
        select(Batch)
        .where(Batch.subject == key, Batch.kind == "votes", Batch.undone_at.is_(None))
        .order_by(Batch.id)
    )
    files = tuple({"file": b.file, "sha256": b.sha256, "counts": b.counts} for b in batches)
    return Result(view, round_.office.name, round_.options.words, files)


def notes_on(result: Result) -> list[str]:
    """What an officer should know before using papers of this version."""
    version, now = result.view.version, result.in_force
    if not version or version == now:
        return []
    there = f"ฉบับที่ใช้อยู่คือฉบับที่ {to_thai(now)}" if now else "รอบนี้เปิดอยู่และยังไม่ยืนยันผลใหม่"
    return [f"นี่คือผลฉบับที่ {to_thai(version)} ซึ่งไม่ได้ใช้แล้ว {there}"]


def note_on_void(result: Result, numbers: Iterable[int]) -> list[str]:
    """Which of these certificates no longer count."""
    void = sorted(result.void.intersection(numbers))
    if not void:
        return []
    listed = ", ".join(f"{number}/{result.view.year_be}" for number in void)
    return [f"เกียรติบัตรเลขที่ {to_thai(listed)} ยกเลิกแล้ว ห้ามมอบให้ผู้ใด"]


def _confirmed(session: Session, rulebook: Rulebook, round_: Round, version: int) -> Result:
    content = queries.confirmed(session, rulebook, round_.key, version)
    row = next(v for v in queries.versions(session, rulebook, round_.key) if v.version == version)
    return Result(
        view=views.from_content(content),
        office=content["office"]["name"] or round_.office.name,
        options=content["options"],
        files=tuple(content["files"]),
        winners=_numbered(session, round_, version, content["winners"]),
        sha256=row.sha256,
        confirmed_on=datetime.fromisoformat(content["frozen_at"]).astimezone().date(),
        in_force=round_.version,
        void=_void_numbers(session, round_),
    )


def _numbered(
    session: Session, round_: Round, version: int, won: Iterable[Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    """The winners of a version; in the one in force, with the number that stands for each."""
    if version != round_.version:
        return tuple(won)
    return tuple(reissued(session, round_.key, round_.year_be, winner) for winner in won)


def reissued(
    session: Session, subject: str, year_be: int, winner: Mapping[str, Any]
) -> Mapping[str, Any]:
    """A winner with the number that stands for what they won, and its code."""
    now = standing(session, subject, Holder(winner["category"], winner["person_id"]))
    if now is None or now.number == winner["number"]:
        return winner
    values = {**winner, "number": now.number, "year_be": year_be}
    del values["code"]
    code = check_code(year_be, now.number, values)
    return {**winner, "number": now.number, "code": code}


def _void_numbers(session: Session, round_: Round) -> frozenset[int]:
    found = session.scalars(
        select(Certificate.number).where(
            Certificate.subject == round_.key, Certificate.void_at.is_not(None)
        )
    )
    return frozenset(found)
