from __future__ import annotations

import gc
import threading
import time
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.database import Session
from core.errors import NotFoundError, UserError
from core.jobs import Progress
from core.people import queries, service
from core.people.service import PersonFields
from core.workspace import Workspace
from gui.runner import PROGRESS_EVERY_S, Runner


def add(session: Session, _progress: Progress) -> int:
    return service.add(session, PersonFields("สมชาย", "ใจดี", "นาย"))


def names(workspace: Workspace) -> list[str]:
    with workspace.database.read() as session:
        return [row.name for row in queries.everyone(session)]


def test_a_change_gives_its_result_and_tells_its_tables(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []

    with qtbot.waitSignal(runner.changed) as told:
        runner.change(add, seen.append)

    assert seen == [1]
    assert "person" in told.args[0]


def test_a_query_sees_what_a_change_before_it_wrote(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []

    runner.change(add)
    runner.query(lambda session: len(queries.everyone(session)), seen.append)

    qtbot.waitUntil(lambda: seen == [1])


def test_cancel_rolls_everything_back(runner: Runner, workspace: Workspace, qtbot: QtBot) -> None:
    started = threading.Event()

    def slow(session: Session, progress: Progress) -> None:
        add(session, progress)
        session.flush()
        for _ in progress.each(range(10_000_000), "นำเข้า"):
            started.set()

    task = runner.change(slow)
    with qtbot.waitSignals([task.cancelled, task.ended], order="strict"):
        assert started.wait(10)
        task.cancel()

    assert names(workspace) == []


def test_an_error_reaches_the_window(runner: Runner, qtbot: QtBot) -> None:
    def gone(session: Session, _progress: Progress) -> None:
        service.edit(session, 99, PersonFields("ก", "ข"))

    with qtbot.waitSignal(runner.failed) as caught:
        runner.change(gone)

    assert isinstance(caught.args[0], NotFoundError)


def test_a_caller_may_take_its_own_error(runner: Runner, qtbot: QtBot) -> None:
    taken: list[Exception] = []

    def refuse(_progress: Progress) -> None:
        raise UserError("ไม่ได้ ลองใหม่")

    with qtbot.assertNotEmitted(runner.failed, wait=50):
        runner.compute(refuse, lambda _none: None, failed=taken.append)
        qtbot.waitUntil(lambda: [str(error) for error in taken] == ["ไม่ได้ ลองใหม่"])


def test_a_bug_reaches_the_window_and_the_log(
    runner: Runner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(runner.failed) as caught:
        runner.compute(lambda _progress: 1 // 0, lambda _none: None)

    assert isinstance(caught.args[0], ZeroDivisionError)
    assert [record.message for record in caplog.records] == ["background work failed"]


def test_of_several_of_one_name_only_the_last_is_delivered(runner: Runner, qtbot: QtBot) -> None:
    gate, seen = threading.Event(), list[int]()

    def draw(number: int, _progress: Progress) -> int:
        gate.wait(10)
        return number

    for number in range(5):
        runner.compute(partial(draw, number), seen.append, newest="preview")
    gate.set()

    qtbot.waitUntil(lambda: seen != [])
    qtbot.wait(50)
    assert seen == [4]


def test_a_result_for_somebody_who_is_gone_is_dropped(runner: Runner, qtbot: QtBot) -> None:
    owner, gate, seen = QObject(), threading.Event(), list[object]()

    task = runner.compute(lambda _progress: gate.wait(10), seen.append, owner=owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _valid(owner))
    with qtbot.waitSignal(task.ended):
        gate.set()

    assert seen == []


def test_progress_reaches_the_window_at_most_ten_times_a_second(
    runner: Runner, qtbot: QtBot
) -> None:
    told: list[tuple[int, int, str]] = []
    began = time.monotonic()

    def count(progress: Progress) -> None:
        for _ in progress.each(range(50_000), "นับ"):
            pass

    task = runner.compute(count, lambda _none: None)
    task.progressed.connect(lambda *step: told.append(step))
    with qtbot.waitSignal(task.ended):
        pass

    assert told[0] == (0, 50_000, "นับ")
    assert len(told) <= (time.monotonic() - began) / PROGRESS_EVERY_S + 1


def test_work_before_a_workspace_is_open_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    with pytest.raises(UserError, match="ยังไม่ได้เปิดโฟลเดอร์ข้อมูล"):
        Runner().change(add)


def test_stopping_waits_for_changes(runner: Runner, workspace: Workspace) -> None:
    for _ in range(20):
        runner.change(add)

    runner.stop()

    assert len(names(workspace)) == 20


def test_many_tasks_survive_garbage_collection(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []

    for _ in range(300):
        runner.change(add, seen.append)
        gc.collect(0)

    qtbot.waitUntil(lambda: len(seen) == 300, timeout=30000)
    assert seen == list(range(1, 301))


def _valid(owner: QObject) -> bool:
    return isValid(owner)
