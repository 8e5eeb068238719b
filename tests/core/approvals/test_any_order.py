"""Acts in any order, with any days: what is refused changes nothing, what is kept makes sense."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.approvals import queries, requests, scans, service
from core.approvals.queries import ApprovalView
from core.approvals.scans import Kept
from core.database import Session
from core.errors import UserError
from core.history.service import first_broken
from core.workspace import Workspace
from tests.core.approvals.making import DRAFTED, a_jpg, a_pdf, add_record, kept

ACTS, LONG_ACTS = 150, 3000


def acts_on(
    workspace: Workspace, record: int, files: list[Kept], dice: random.Random
) -> Mapping[str, Callable[[Session], object]]:
    """Everything that may be asked of a record, with a day and a file of chance."""
    day = DRAFTED + timedelta(days=dice.randint(0, 4))
    file, templates = dice.choice(files), workspace.templates
    place, result = dice.randint(1, 4), dice.choice([*requests.RESULTS, "?"])
    return {
        "send": lambda session: service.send(session, record, day, files[0]),
        "pass": lambda session: service.pass_on(session, record, day),
        "order": lambda session: service.give_order(session, record, day, "เห็นชอบ"),
        "correct": lambda session: service.correct(session, record, dice.randint(-1, 3), day),
        "withdraw": lambda session: service.withdraw(session, record),
        "sign": lambda session: service.sign(session, record, file),
        "replace": lambda session: service.replace_scan(session, record, file, "สแกนใหม่"),
        "next": lambda session: service.open_next(session, templates, record),
        "decide": lambda session: requests.decide(
            session, templates, record, place, result, "", day
        ),
    }


def judge(view: ApprovalView, today: date) -> None:
    """What must be true of a record whatever was done to it."""
    days = [one.on for one in view.stages]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert days[: len(known)] == known  # nobody signs before the one in front of him
    assert (view.sent is not None) == (view.state != "draft")
    assert (view.scan is not None) == (view.state == "signed")
    assert view.state != "signed" or len(known) == len(days)
    assert view.state != "draft" or not known
    numbers = [one.version for one in view.versions]
    assert numbers == list(range(len(numbers), 0, -1))
    assert all(one.scans for one in view.earlier)
    assert view.standing.version == len(numbers) + (view.state == "draft")
    for one in view.requests:
        assert one.result in {"", *requests.RESULTS}
        assert one.decided_on is None or one.decided_on <= today


def test_acts_in_any_order(
    workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    dice = random.Random(4)
    record = add_record(workspace)
    files = [kept(workspace, tmp_path, data) for data in (a_pdf(), a_jpg("๑"), a_jpg("๒"))]
    done: dict[str, int] = {}
    for _n in range(LONG_ACTS if request.config.getoption("--long") else ACTS):
        acts = acts_on(workspace, record, files, dice)
        name = dice.choice(list(acts))
        with workspace.database.read() as session:
            before = queries.approval(session, workspace.templates, record)
        try:
            with workspace.database.write() as session:
                acts[name](session)
        except UserError:
            with workspace.database.read() as session:
                assert queries.approval(session, workspace.templates, record) == before
            continue
        done[name] = done.get(name, 0) + 1
        with workspace.database.read() as session:
            now = queries.approval(session, workspace.templates, record)
        judge(now, DRAFTED + timedelta(days=4))
        for version in now.versions:
            scans.read_kept(workspace.files, version.copy)
    assert set(done) >= {"send", "pass", "order", "correct", "withdraw", "sign"}
    with workspace.database.read() as session:
        assert first_broken(session) is None
