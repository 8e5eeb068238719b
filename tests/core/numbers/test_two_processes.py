"""Two programs on one data folder never give the same number."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from core import paths
from core.database import Database
from core.numbers import queries
from core.numbers.kinds import read_kinds
from core.workspace import open_workspace

EACH = 40
GIVER = """
import json, sys
from datetime import date
from pathlib import Path
from core import paths
from core.database import Database
from core.numbers import service
from core.numbers.kinds import read_kinds
from core.workspace import TABLES

assert TABLES
letter = read_kinds((paths.RESOURCES,))["letter"]
database = Database(Path(sys.argv[1]), sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
got = []
for _ in range(int(sys.argv[3])):
    fields = service.NumberFields(date(2025, 7, 4), sys.argv[2])
    with database.write() as session:
        got.append(service.give(session, letter, "ศธ ๐๙๙๙๙/", fields).n)
database.close()
print(json.dumps(got))
"""


def start(file: Path, who: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", GIVER, str(file), who, str(EACH)]
    return subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.RESOURCES.parent,
        encoding="utf-8",
    )


def test_two_programs_giving_at_once_share_one_row_of_numbers(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "workspace")
    file = workspace.database.path
    workspace.close()
    both = [start(file, who) for who in ("หนึ่ง", "สอง")]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    told = []
    for one in both:  # both begin together
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    for one in both:
        out, _ = one.communicate(timeout=60)
        assert one.returncode == 0
        told.append(json.loads(out))

    assert all(got == sorted(got) for got in told)
    assert sorted(told[0] + told[1]) == list(range(1, 2 * EACH + 1))
    database = Database(file)
    with database.read() as session:
        rows = queries.numbers(session, read_kinds((paths.RESOURCES,)), 2568)
    database.close()
    assert [one.n for one in rows] == list(range(1, 2 * EACH + 1))
    assert {one.dated for one in rows} == {date(2025, 7, 4)}
    assert {one.who for one in rows} == {"หนึ่ง", "สอง"}
