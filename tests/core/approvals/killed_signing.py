"""A program that stores a scan and is killed before or after its row: ``FOLDER RECORD SCAN WHEN``.

It prints ``now`` and waits to be killed. ``WHEN`` is ``stored``, ``flushed`` or ``kept``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from core.approvals import scans, service
from core.workspace import open_workspace


def main(folder: Path, record: int, scan: Path, when: str) -> None:
    """Sign, and stop at the moment that is asked for."""
    workspace = open_workspace(folder)
    kept = scans.keep_scan(workspace.files, scan)
    if when == "stored":
        _wait()
    with workspace.database.write() as session:
        service.sign(session, record, kept)
        if when == "flushed":
            _wait()
    _wait()


def _wait() -> None:
    sys.stdout.write("now\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
