"""Killed while one file a person is being written: the next time goes on, nothing is lost."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2

from core import paths
from core.documents.person_files import LIST, planned, write_each
from core.documents.person_names import USUAL
from tests.core.documents import killed_files

COUNT, LISTED_EVERY = 120, 10


def killed(folder: Path, after: int, wait_s: float) -> int:
    """Write until so many more files are whole and a moment longer, then kill -9; how many were."""
    program = [sys.executable, "-m", killed_files.__name__, str(folder), str(COUNT)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=paths.ROOT, text=True) as writing:
        assert writing.stdout is not None
        seen = next(n for line in writing.stdout if (n := int(line)) >= after)
        time.sleep(wait_s)
        writing.kill()
        left = [int(line) for line in writing.stdout if line.endswith("\n")]
    assert writing.returncode == -9
    return max([seen, *left])


def test_killed_while_files_are_written(tmp_path: Path) -> None:
    before = 0
    for turn, wait_s in enumerate((0.003, 0.011), 1):
        whole = killed(tmp_path, 20 * turn, wait_s)
        plan = planned(killed_files.crowd(COUNT), tmp_path, USUAL)
        done = sum(one.done for one in plan)
        assert before < whole - LISTED_EVERY <= done < COUNT
        before = done
    people = killed_files.crowd(COUNT)
    written = write_each(people, tmp_path, USUAL)
    assert (written.kept, written.made) == (before, COUNT - before)
    assert {file.name for file in tmp_path.iterdir()} == {LIST, *(f.file for f in written.files)}
    assert len({one.file for one in written.files}) == COUNT
    for one in written.files:
        data = (tmp_path / one.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one.sha256
        with pypdfium2.PdfDocument(data) as pdf:
            assert len(pdf) == 1
    assert write_each(people, tmp_path, USUAL).made == 0
