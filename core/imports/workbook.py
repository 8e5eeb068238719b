"""A workbook read by another process, so that no file can end this one."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as clock
from queue import Empty, Queue
from threading import Thread
from typing import Any

from core.errors import CancelledError, RefusedFileError
from core.imports import limits
from core.imports.grid import Cell, Grid, NumberedRow
from core.imports.refusals import hostile
from core.jobs import Progress
from core.paths import ROOT

_POLL_S = 0.05  # between looks at the cancel button
_NO_WINDOW = 0x0800_0000  # what only Windows calls subprocess.CREATE_NO_WINDOW
_AHEAD = 8  # chunks of rows that may wait to be taken
_TIMES: dict[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": clock.fromisoformat,
}

Answer = dict[str, Any]


def read_workbook(data: bytes, progress: Progress) -> Grid:
    """Every row of the workbook's first sheet that has a header and rows.

    Raises:
        RefusedFileError: the other process refused the file, or did not live to the end of it.
        CancelledError: ``progress`` was cancelled; the other process is gone.
    """
    process = _start()
    lines: Queue[bytes] = Queue(_AHEAD)
    talk = Thread(target=_talk, args=(process, data, lines), daemon=True)
    talk.start()
    try:
        return _collect(_answers(lines, progress), progress)
    finally:
        process.kill()
        _drain(lines, talk)
        process.wait()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this program, no word of it from outside
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def _command() -> list[str]:
    """The other process; a frozen program starts itself with a hidden argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--import-worker"]
    return [sys.executable, "-B", "-m", "core.imports.worker"]


def _talk(process: subprocess.Popen[bytes], data: bytes, lines: Queue[bytes]) -> None:
    """Send the file, then queue each line that comes back; an empty one is the last."""
    with contextlib.suppress(OSError), process:  # it may die at any moment
        if process.stdin and process.stdout:
            process.stdin.write(data)
            process.stdin.close()
            for line in process.stdout:
                lines.put(line)
    lines.put(b"")


def _drain(lines: Queue[bytes], talk: Thread) -> None:
    """Let the thread end, whatever it still wants to say."""
    while talk.is_alive():
        with contextlib.suppress(Empty):
            lines.get(timeout=_POLL_S)


def _answers(lines: Queue[bytes], progress: Progress) -> Iterator[Answer]:
    """What the other process says, until it has said all."""
    end = time.monotonic() + limits.SECONDS
    while time.monotonic() < end:
        if progress.cancelled:
            raise CancelledError
        with contextlib.suppress(Empty):
            line = lines.get(timeout=_POLL_S)
            if not line:
                return
            yield json.loads(line)


def _collect(answers: Iterator[Answer], progress: Progress) -> Grid:
    try:
        head = _accepted(next(answers))
        rows = _rows(answers, head["rows"], progress)
        return Grid("xlsx", head["sheet"], head["column"], rows)
    except (StopIteration, ValueError, KeyError, IndexError, TypeError) as error:
        raise hostile("อ่านไม่สำเร็จภายในหน่วยความจำและเวลาที่กำหนด") from error


def _accepted(answer: Answer) -> Answer:
    if "refused" in answer:
        raise RefusedFileError(answer["message"], code=answer["refused"])
    return answer


def _rows(answers: Iterator[Answer], total: int, progress: Progress) -> list[NumberedRow]:
    """All rows, once the other process has said that these are all."""
    rows: list[NumberedRow] = []
    texts: list[str | None] = [None]
    while "end" not in (answer := _accepted(next(answers))):
        texts += answer["texts"]
        for number, sent in enumerate(answer["rows"], answer["row"]):
            cells = [texts[cell] if type(cell) is int else _unboxed(cell) for cell in sent]
            rows.append((number, tuple(cells)))
        progress.step(len(rows), total, "อ่านไฟล์")
    if not len(rows) == answer["end"] == total:
        raise ValueError(answer)
    return rows


def _unboxed(sent: list[Any]) -> Cell:
    """A number or time from the form in which ``core.imports.worker`` sends it."""
    value: Cell = sent[0] if len(sent) == 1 else _TIMES[sent[0]](sent[1])
    return value
