"""Commands run in this process, on a workspace of each test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core import paths
from core.cli import run

DONE, USAGE, REFUSED, WAITS = 0, 2, 3, 4
AWARD = ("--award", "virtue-2568")
MEETING = ("--reason", "ที่ประชุมเห็นชอบ", "--present", "ประธาน;เลขานุการ", "--date", "2568-06-18")
Cli = Callable[..., tuple[int, Any, str]]


def refused(told: tuple[int, Any, str]) -> str:
    """The code of a refusal that is one object, with the same sentences on standard error."""
    status, out, err = told
    assert status == REFUSED
    assert list(out) == ["error"]
    sentences = [out["error"]["message"], *out["error"]["findings"]]
    assert err.splitlines()[: len(sentences)] == sentences
    return str(out["error"]["code"])


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs one command on this test's workspace: exit status, JSON or text, standard error."""

    def call(*arguments: object) -> tuple[int, Any, str]:
        status = run(["--data", str(tmp_path / "workspace"), *map(str, arguments)])
        told = capsys.readouterr()
        out = json.loads(told.out) if "--json" in arguments else told.out
        return status, out, told.err

    return call


@pytest.fixture
def voted(cli: Cli) -> Cli:
    """The sample year up to the imported votes."""
    sample = paths.SAMPLE
    assert cli("office", "set", sample / "office.toml")[0] == 0
    assert cli("people", "import", sample / "roster.csv")[0] == 0
    assert cli("award", "open", "virtue", "--year", 2568)[0] == 0
    assert cli("votes", "import", sample / "votes.csv", *AWARD)[0] == 4
    return cli


@pytest.fixture
def settled(voted: Cli) -> Cli:
    """The sample year with every name settled; a tie and a conflict wait."""
    for spelling in voted("names", "list", *AWARD, "--json")[1]["spellings"]:
        if spelling["proposals"]:
            best = spelling["proposals"][0]["person_id"]
            assert voted("names", "accept", *AWARD, spelling["written"], best)[0] == 0
        else:
            assert voted("names", "reject", *AWARD, spelling["written"])[0] == 0
    return voted


@pytest.fixture
def frozen(settled: Cli) -> Cli:
    """The sample year confirmed as version 1."""
    for key, winner in (("discipline", "เมธา พงไพรงาม"), ("volunteer", "ณัฐพล กิ่งแก้ว")):
        chosen = ("--category", key, "--winner", winner)
        assert settled("decide", *AWARD, *chosen, *MEETING)[0] == 0
    assert settled("freeze", *AWARD)[0] == 0
    return settled
