"""The memo printed for real: by keys, through a spooler, onto pages that are measured."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core import sample
from core.documents.paper import Request
from core.documents.service import make_paper
from core.lessons import queries
from core.workspace import Workspace
from tests.gui.inked import differences
from tests.journeys import clerk
from tests.journeys.spooler import QUEUE, emptied, files, printed, spooler

ROOT = Path(__file__).parents[2]
MOST_MM = 1.0

pytestmark = pytest.mark.skipif(
    not shutil.which("cupsd") or os.geteuid() != 0,
    reason="a spooler of our own wants cupsd (dev.py test installs it) and root",
)


def test_a_memo_keeps_its_size_and_place_through_the_spooler(workspace: Workspace) -> None:
    sample.fill(workspace)
    with workspace.database.read() as session:
        record = queries.lessons(session, workspace.templates)[0].id
        paper = make_paper(session, workspace.house, Request("lesson", lesson=record))
    folder = workspace.folder
    workspace.close()
    command = [sys.executable, "-m", clerk.__name__, str(folder), str(record)]

    with emptied(), spooler() as env:
        before = files()
        told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
        assert told.returncode == 0, told.stderr.decode()
        offered, said = told.stdout.decode().splitlines()
        data = printed(before, env).read_bytes()

    assert offered == QUEUE
    assert said == f"ส่ง {paper.title} ให้เครื่องพิมพ์แล้ว"
    assert max(differences(paper.data, data)) < MOST_MM
