"""Frozen rows about papers on their way, for screens, scripts and what is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from core.answers import Answer, Item
from core.approvals import requests, stages
from core.approvals.model import Approval, RequestResult, SignedScan
from core.approvals.reading import LESSON, SIGNERS, latest
from core.approvals.scans import Kept
from core.approvals.stages import Stage
from core.approvals.standing import DRAFT, SENT, SIGNED, TAUGHT, Standing, standing_of
from core.database import Session
from core.lessons import queries as lessons
from core.lessons import service as records
from core.lessons.model import LessonAnswer, LessonItem, LessonRecord
from core.lessons.template import Template, template_for

Templates = Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request with what was decided on it; ``result`` is empty while nothing was."""

    place: int
    words: str
    result: str = ""
    note: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A signed copy that was given; ``replaced_because`` is empty for the one in force."""

    kept: Kept
    added_at: datetime
    replaced_because: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version that was sent: as it was printed, and every scan of it, the last first."""

    version: int
    sent_at: datetime
    printed: Kept
    stages: tuple[Stage, ...]
    scans: tuple[ScanRow, ...] = ()

    @property
    def copy(self) -> Kept:
        """What stands for this version: its scan, else the paper as it was sent."""
        return self.scans[0].kept if self.scans else self.printed


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """A record on its way. ``versions`` are those that were sent, the last first.

    ``dated`` is the day that the paper itself says, if it says one.
    """

    record_id: int
    title: str
    state: str
    standing: Standing
    stages: tuple[Stage, ...]
    requests: tuple[RequestRow, ...]
    versions: tuple[VersionRow, ...] = ()
    dated: date | None = None

    @property
    def sent(self) -> VersionRow | None:
        """The version that is on its way or signed; None while the record is a draft."""
        return self.versions[0] if self.versions and self.state != DRAFT else None

    @property
    def earlier(self) -> tuple[VersionRow, ...]:
        """The versions before the one that is written, on its way or signed."""
        return self.versions[1:] if self.sent else self.versions

    @property
    def scan(self) -> ScanRow | None:
        """The signed copy in force of the version that is signed."""
        scans = self.sent.scans if self.sent else ()
        return scans[0] if scans else None


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """One lesson of a record and what became of it."""

    id: int
    part: str
    words: str
    state: str
    paper: str = ""
    proof: str = ""
    reason: str = ""
    settled_on: date | None = None


def approval(session: Session, templates: Templates, record_id: int) -> ApprovalView:
    """How the record's paper stands.

    Raises:
        NotFoundError: no such record, or its template is gone.
    """
    view = lessons.lesson(session, templates, record_id)
    template = template_for(templates, view.template, view.version)
    return ApprovalView(
        record_id=record_id,
        title=view.activity or template.title,
        state=view.state,
        standing=standings(session, [record_id])[record_id],
        stages=stages.stages_of(view.answers.get(SIGNERS)),
        requests=_requests(session, record_id, view),
        versions=_versions(session, record_id, view.answers.get(SIGNERS)),
        dated=stages.day_of(view.answers.get("date")),
    )


def standings(session: Session, ids: Sequence[int] | None = None) -> dict[int, Standing]:
    """How records stand, by id; every one where none are named."""
    wanted = select(LessonRecord.id, LessonRecord.state)
    if ids is not None:
        wanted = wanted.where(LessonRecord.id.in_(ids))
    versions, signers = _last_versions(session, ids), _signers(session, ids)
    counted = _counted(session, ids)
    return {
        id_: standing_of(
            state,
            versions.get(id_, 0) + (state == DRAFT),
            stages.stages_of(signers.get(id_)),
            counted.get(id_, {}),
        )
        for id_, state in session.execute(wanted)
    }


def taught(session: Session, templates: Templates, record_id: int) -> list[TaughtRow]:
    """The record's lessons in the order of the paper.

    Raises:
        NotFoundError: no such record, or its template is gone.
    """
    answers = lessons.lesson(session, templates, record_id).answers
    known = {
        one.id: one
        for one in session.scalars(select(LessonItem).where(LessonItem.record_id == record_id))
    }
    listed = [(part, item) for part in TAUGHT for item in _flat(answers.get(part))]
    return [_taught(part, known[item.id]) for part, item in listed if item.text.strip()]


def copy_in_force(session: Session, record_id: int) -> Kept | None:
    """The signed copy of the last version that was signed; None if none was."""
    found = session.scalar(
        select(SignedScan)
        .join(Approval, SignedScan.approval_id == Approval.id)
        .where(Approval.noun == LESSON, Approval.record_id == record_id)
        .order_by(Approval.version.desc(), SignedScan.id.desc())
        .limit(1)
    )
    return None if found is None else _kept(found)


def facts_at_sending(session: Session, record_id: int) -> Mapping[str, str]:
    """What the names in the record's answers said when it was sent last."""
    wanted = select(Approval.facts).where(Approval.noun == LESSON, Approval.record_id == record_id)
    return session.scalar(wanted.order_by(Approval.version.desc()).limit(1)) or {}


def signed_copy(session: Session, record_id: int) -> Kept | None:
    """What is opened and printed for a record that is signed; None for any other.

    Raises:
        NotFoundError: no such record.
    """
    if records.get(session, record_id).state != SIGNED:
        return None
    return copy_in_force(session, record_id)


def _requests(session: Session, record_id: int, view: lessons.LessonView) -> tuple[RequestRow, ...]:
    asked = requests.asked(view.answers)
    known: dict[int, RequestResult] = {}
    if view.state != DRAFT:
        of_it = latest(session, record_id).id
        found = session.scalars(select(RequestResult).where(RequestResult.approval_id == of_it))
        known = {one.place: one for one in found}
    return tuple(_request(place, item, known.get(place)) for place, item in enumerate(asked, 1))


def _request(place: int, item: Item, row: RequestResult | None) -> RequestRow:
    if row is None:
        return RequestRow(place, item.text)
    return RequestRow(place, item.text, row.result, row.note, row.decided_on)


def _versions(session: Session, record_id: int, signers: Answer) -> tuple[VersionRow, ...]:
    sent = session.scalars(
        select(Approval)
        .where(Approval.noun == LESSON, Approval.record_id == record_id)
        .order_by(Approval.version.desc())
    ).all()
    scans: dict[int, list[ScanRow]] = {}
    wanted = select(SignedScan).where(SignedScan.approval_id.in_([one.id for one in sent]))
    for row in session.scalars(wanted.order_by(SignedScan.id.desc())):
        told = ScanRow(_kept(row), row.added_at, row.replaced_because)
        scans.setdefault(row.approval_id, []).append(told)
    return tuple(_version(one, scans.get(one.id, ()), signers) for one in sent)


def _version(row: Approval, scans: Iterable[ScanRow], signers: Answer) -> VersionRow:
    said: Mapping[str, Any] = row.said or {}
    own = said.get("answers", {}).get(SIGNERS) if said else signers
    name = f"{LESSON}-{row.record_id}-{row.version}.pdf"
    printed = Kept(row.printed, row.printed_sha256, name)
    return VersionRow(row.version, row.sent_at, printed, stages.stages_of(own), tuple(scans))


def _last_versions(session: Session, ids: Sequence[int] | None) -> dict[int, int]:
    wanted = select(Approval.record_id, func.max(Approval.version)).where(Approval.noun == LESSON)
    if ids is not None:
        wanted = wanted.where(Approval.record_id.in_(ids))
    return {id_: last for id_, last in session.execute(wanted.group_by(Approval.record_id))}  # noqa: C416 - rows


def _signers(session: Session, ids: Sequence[int] | None) -> dict[int, Answer]:
    """The signers of those that are on their way; nobody else is waited for."""
    wanted = (
        select(LessonAnswer.record_id, LessonAnswer.value)
        .join(LessonRecord, LessonAnswer.record_id == LessonRecord.id)
        .where(LessonAnswer.part == SIGNERS, LessonRecord.state == SENT)
    )
    if ids is not None:
        wanted = wanted.where(LessonAnswer.record_id.in_(ids))
    return {id_: answer for id_, answer in session.execute(wanted)}  # noqa: C416 - rows


def _counted(session: Session, ids: Sequence[int] | None) -> dict[int, Counter[str]]:
    """How many lessons of each state a record has."""
    wanted = select(LessonItem.record_id, LessonItem.state, func.count()).where(
        LessonItem.part.in_(TAUGHT), LessonItem.text != ""
    )
    if ids is not None:
        wanted = wanted.where(LessonItem.record_id.in_(ids))
    out: dict[int, Counter[str]] = {}
    grouped = wanted.group_by(LessonItem.record_id, LessonItem.state)
    for id_, state, many in session.execute(grouped):
        out.setdefault(id_, Counter())[state] = many
    return out


def _taught(part: str, row: LessonItem) -> TaughtRow:
    return TaughtRow(
        row.id, part, row.text, row.state, row.paper, row.proof, row.reason, row.settled_on
    )


def _flat(answer: Answer) -> list[Item]:
    items = answer if isinstance(answer, tuple) else ()
    return [one for item in items for one in (item, *_flat(item.items))]


def _kept(row: SignedScan) -> Kept:
    return Kept(row.file, row.sha256, row.name)
