"""Killed between the scan and its row: no row points nowhere, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core import paths
from core.approvals import queries, scans, service
from core.workspace import open_workspace
from tests.core.approvals import killed_signing
from tests.core.approvals.making import a_pdf, add_record, carry, on_stick


@pytest.mark.parametrize(
    ("when", "state"), [("stored", "sent"), ("flushed", "sent"), ("kept", "signed")]
)
def test_killed_while_signing(tmp_path: Path, when: str, state: str) -> None:
    folder, data = tmp_path / "workspace", a_pdf("ลงนาม", pages=2)
    workspace = open_workspace(folder)
    record = add_record(workspace)
    carry(workspace, record)
    workspace.close()
    source = on_stick(tmp_path, data)
    program = [sys.executable, "-m", killed_signing.__name__]
    with subprocess.Popen(
        [*program, str(folder), str(record), str(source), when],
        stdout=subprocess.PIPE,
        cwd=paths.ROOT,
        text=True,
    ) as signing:
        assert signing.stdout is not None
        assert signing.stdout.readline() == "now\n"
        signing.kill()

    workspace = open_workspace(folder)
    with workspace.database.read() as session:
        view = queries.approval(session, workspace.templates, record)
    assert view.state == state
    assert [one.state for one in (view,) if view.scan] == ([] if state == "sent" else ["signed"])
    if view.scan is None:
        again = scans.keep_scan(workspace.files, source)
        with workspace.database.write() as session:
            service.sign(session, record, again)
            view = queries.approval(session, workspace.templates, record)
    assert view.scan is not None
    assert scans.read_kept(workspace.files, view.scan.kept) == data
    assert sorted(one.suffix for one in workspace.files.iterdir()) == [".pdf", ".pdf"]
    assert source.read_bytes() == data
    workspace.close()
