"""The lesson memo: from the round to the paper by keyboard, and what a kill takes away."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import catalogue, paths, sample
from core.answers import Answer
from core.documents.paper import Request
from core.documents.service import make_paper
from core.history import service as history
from core.lessons import queries
from core.lessons.template import Template
from core.workspace import Workspace, open_workspace
from gui.main_window import MainWindow
from gui.pages.lessons import LessonsPage
from gui.pages.lessons.new_record import NewRecord
from gui.pages.lessons.writing import Writing
from gui.screens import settle
from tests.factories import add_lesson, own_office
from tests.gui.walking import KEYS, ink, key, write
from tests.journeys import typist

MOST_LOST_S = 2.0
KILLS, LONG_KILLS = 10, 50


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def writing_in(window: MainWindow) -> Writing:
    assert isinstance(window.page, LessonsPage)
    assert window.page.writing is not None
    return window.page.writing


def answer(window: MainWindow, template: Template, key_: str, value: object) -> None:
    """Write a part's answer, given as files have it, with keys alone."""
    writing_in(window).form.go(key_)
    if template.by_key[key_].kind == "list":
        assert isinstance(value, list)
        _items(window, value)
    elif isinstance(value, dict):  # swot, priorities: each field after the other
        for one in value.values():
            if isinstance(one, list):
                _items(window, one)
            else:
                write(one)
            _go_on(window)
    elif key_ == "signers":
        assert isinstance(value, list)
        for one in value:
            write(one["name"])
            key(window, KEYS.Key_Tab)
            write(one["position"])
            for _ in range(4):  # day, order, out of this row, into the next
                key(window, KEYS.Key_Tab)
    else:
        write(str(value))


def _go_on(window: MainWindow) -> None:
    """Tab into the next field; the first Tab in an empty item may make a sub-item of it."""
    before = QApplication.focusWidget()
    while QApplication.focusWidget() is before:
        key(window, KEYS.Key_Tab)


def _items(window: MainWindow, items: list[object]) -> None:
    for one in items:
        under = one["items"] if isinstance(one, dict) else []
        write(one["text"] if isinstance(one, dict) else str(one))
        key(window, KEYS.Key_Return)
        for i, sub in enumerate(under):
            if not i:
                key(window, KEYS.Key_Tab)
            write(str(sub))
            key(window, KEYS.Key_Return)
        if under:
            key(window, KEYS.Key_Return)  # out of the sub-items


def test_from_the_round_to_the_memo(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    sample.fill(workspace, until="decided")
    wanted = catalogue.read(paths.SAMPLE / "lesson.toml")
    template = workspace.templates["lesson-memo"]
    assert window.desk is not None
    window.activateWindow()
    window.desk.go("lessons", subject=sample.AWARD)
    settle(window.desk.runner)
    assert isinstance(window.sheet(), NewRecord)
    ink(window)

    writing = writing_in(window)
    assert writing.answers["activity"] == "บุคลากรคุณธรรมต้นแบบ"
    for part in template.parts:
        said = wanted.get(part.key)
        if part.required and said and not writing.answers.get(part.key):
            answer(window, template, part.key, said)
    writing.leave()
    settle(window.desk.runner)

    assert writing.missing() == []
    with workspace.database.read() as session:
        view = queries.lesson(session, workspace.templates, writing.view.id)
        paper = make_paper(session, workspace.house, Request("lesson", lesson=view.id))
        assert history.first_broken(session) is None
    assert view.missing == ()
    assert view.subject == sample.AWARD
    given = template.give(view.answers)
    for name in ("objectives", "process", "swot", "priorities", "rationale", "requests"):
        assert given[name] == wanted[name]
    assert [one["name"] for one in given["signers"]] == [one["name"] for one in wanted["signers"]]
    printed = " ".join(text_of(paper.data).split())
    assert "(นางพัชรี วังทราย) นักทรัพยากรบุคคลชำนาญการ" in printed
    assert "๒.๑ ปรับปรุงทะเบียนบุคลากรให้เป็นปัจจุบัน" in printed
    assert "ข้อเสนอแนะสำหรับผู้บริหาร" not in printed  # an empty part goes with its heading


def test_a_kill_takes_at_most_two_seconds(
    tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "workspace"
    workspace = open_workspace(folder)
    own_office(workspace)
    record = add_lesson(workspace, activity="พิมพ์จนไฟดับ", fiscal_year=2568)
    workspace.close()
    chance = random.Random(2568)
    kept = dict.fromkeys(typist.PARTS, "")
    lost_s = []

    for kill in range(LONG_KILLS if request.config.getoption("--long") else KILLS):
        part = typist.PARTS[kill % len(typist.PARTS)]
        killed_at, moments = type_and_kill(folder, record, part, chance.uniform(0.3, 3.3))
        before, kept = kept, words_in(folder, record)
        # what stood before stands, and what is new is what was typed, in its order
        new = kept[part].removeprefix(before[part])
        assert kept == {**before, part: before[part] + new}
        assert new == "".join(typist.letter(n) for n in range(len(new)))
        lost = moments[len(new) :]
        lost_s.append(killed_at - lost[0] if lost else 0.0)

    assert max(lost_s) <= MOST_LOST_S
    with capsys.disabled():
        sys.stdout.write(f" [most lost: {max(lost_s):.2f} s of typing] ")


def type_and_kill(
    folder: Path, record: int, part: str, after_s: float
) -> tuple[float, list[float]]:
    """When the typist was killed, and when each letter had been typed."""
    program = [sys.executable, "-m", "tests.journeys.typist", str(folder), str(record), part]
    state = {"XDG_STATE_HOME": str(folder.parent / "state")}
    child = subprocess.Popen(
        program, cwd=paths.ROOT, env={**os.environ, **state}, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(after_s)
    killed_at = time.monotonic()
    os.kill(child.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    told = child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    moments = [float(line) for line in told if line.endswith("\n")]
    assert moments
    assert all(a <= b for a, b in pairwise(moments))
    return killed_at, moments


def words_in(folder: Path, record: int) -> dict[str, str]:
    """What the parts hold after the kill; the file is whole and the history a chain."""
    workspace = open_workspace(folder)
    try:
        with workspace.database.read() as session:
            view = queries.lesson(session, workspace.templates, record)
            assert history.first_broken(session) is None
        with workspace.database.engine.connect() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        assert whole == "ok"
    finally:
        workspace.close()
    return {part: _words(view.answers.get(part) or "") for part in typist.PARTS}


def _words(kept: Answer) -> str:
    """The letters of an answer; every item of a list but the last was ended by Enter."""
    if not isinstance(kept, tuple):
        return str(kept)
    assert len({item.id for item in kept}) == len(kept)
    assert all(item.id > 0 for item in kept)
    return "".join(item.text for item in kept)
