"""Everything typed from the signed paper, and its scan, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core import recall
from core.approvals import requests, service
from core.approvals.queries import ApprovalView
from core.approvals.requests import Offer
from core.approvals.scans import Kept
from core.approvals.standing import DRAFT, SIGNED
from core.errors import UserError
from gui.pages.lessons.approval_form import ApprovalForm

if TYPE_CHECKING:
    from core.database import Session
    from core.workspace import Workspace

Said = tuple[int, date, str]  # the place of a signer, the day, the words


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a request; without a result, that nothing was."""

    place: int
    result: str
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be written. ``reason`` says why a scan takes the place of another."""

    stages: Sequence[Said] = ()
    requests: Sequence[Decided] = ()
    scan: Kept | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """How the record stands after, and what may become a task now."""

    view: ApprovalView
    offers: Sequence[Offer]


def read(session: Session, workspace: Workspace, record: int) -> Saved:
    """How the record stands, and what may become a task.

    Raises:
        NotFoundError: no such record.
    """
    templates = workspace.templates
    view = recall.approval(session, templates, record)
    return Saved(view, recall.offers(session, templates, record))


def save(session: Session, workspace: Workspace, view: ApprovalView, told: Told) -> Saved:
    """All of it is written, or, if one thing cannot be, none of it.

    Raises:
        UserError: the paper is not complete, the days contradict, words or a reason are missing.
    """
    from core.documents import sending  # noqa: PLC0415 - brings ReportLab

    record = view.record_id
    if view.state == DRAFT:
        drafted = next((on for place, on, _order in told.stages if place == 0), None)
        if drafted is None:
            raise UserError("ยังไม่มีวันที่เสนอ ใส่วันที่ของผู้จัดทำก่อน", code="day-missing")
        sending.send(session, workspace.house, record, drafted)
    for place, on, order in told.stages:
        service.correct(session, record, place, on, order)
    if told.scan is not None and view.state == SIGNED:
        service.replace_scan(session, record, told.scan, told.reason)
    elif told.scan is not None:
        service.sign(session, record, told.scan)
    for one in told.requests:
        if one.result:
            result = one.result, one.note, one.on
            requests.decide(session, workspace.templates, record, one.place, *result)
        else:
            requests.undecide(session, record, one.place)
    return read(session, workspace, record)


def told_by(view: ApprovalView, form: ApprovalForm, scan: Kept | None, reason: str) -> Told:
    """What the form says that is not known yet; of a draft, the drafter's day in any case."""
    stages = [
        (one.place, one.day.day, one.order.text())
        for one in form.stages
        if one.day.day is not None and (one.changed or (view.state == DRAFT and one.place == 0))
    ]
    decided = [
        Decided(one.request.place, result, note, one.day.day)
        for one in form.requests
        if one.changed
        for result, note, _day in [one.typed]
    ]
    return Told(stages, decided, scan, reason)
