"""How a record stands on its way, as JSON and in Thai."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core import recall
from core.approvals.queries import ApprovalView
from core.approvals.requests import RESULTS
from core.approvals.stages import NAMES, Stage
from core.cli.frame import Outcome
from core.database import Session
from core.thai.calendar import short_date
from core.thai.numerals import to_thai
from core.workspace import Workspace


def stage_data(view: ApprovalView) -> dict[str, Any]:
    """How a record stands, for JSON."""
    return {
        "state": view.state,
        "version": view.standing.version,
        "standing": view.standing.key,
        "waits_for": view.standing.waits_for or None,
        "stages": [_stage(one) for one in view.stages],
        "requests": [
            {
                "number": one.place,
                "text": one.words,
                "result": one.result or None,
                "note": one.note,
                "date": one.decided_on.isoformat() if one.decided_on else None,
            }
            for one in view.requests
        ],
        "signed": _scan(view),
        "applied": view.standing.applied,
        "lessons": view.standing.lessons,
    }


def stage_line(view: ApprovalView) -> str:
    """How a record stands, in one line."""
    return " · ".join(filter(None, (view.standing.words, view.standing.next_words)))


def told(opened: Workspace, session: Session, id_: int) -> Outcome:
    """The record as it stands now, as the answer of a command."""
    view = recall.approval(session, opened.templates, id_)
    return Outcome({"id": id_, **stage_data(view)}, [stage_line(view), *way_lines(view)])


def way_lines(view: ApprovalView) -> list[str]:
    """Each signer and each request, one a line."""
    signed = [f"{NAMES[one.role]}: {one.who} {_day(one.on)} {one.order}" for one in view.stages]
    asked = [
        to_thai(f"ข้อ {one.place}. ") + f"{one.words}: {RESULTS.get(one.result, '–')} {one.note}"
        for one in view.requests
    ]
    return [line.rstrip() for line in (*signed, *asked)]


def _stage(one: Stage) -> dict[str, Any]:
    return {
        "role": one.role,
        "name": one.name,
        "position": one.position,
        "date": one.on.isoformat() if one.on else None,
        "order": one.order,
    }


def _scan(view: ApprovalView) -> Mapping[str, str] | None:
    if view.scan is None:
        return None
    return {"name": view.scan.kept.name, "sha256": view.scan.kept.sha256}


def _day(on: date | None) -> str:
    return to_thai(short_date(on)) if on else "–"
