"""``certificate``: check, void, reissue, test-sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from core.awards.service import Frozen
from core.cli import run
from core.workspace import Workspace, open_workspace
from tests.core.documents.making import NAMES, freeze, voted

DONE, USAGE, REFUSED, WAITS = 0, 2, 3, 4


class Cli:
    """Runs ``certificate`` in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *arguments: str) -> tuple[int, Any]:
        status = run(["--data", str(self._folder), "certificate", *arguments, "--json"])
        return status, json.loads(self._capsys.readouterr().out)


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    """A confirmed round in a folder that nobody has open."""
    workspace: Workspace = open_workspace(tmp_path / "workspace")
    voted(workspace, tmp_path)
    made = freeze(workspace)
    workspace.close()
    return made


@pytest.fixture
def certificate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(tmp_path / "workspace", capsys)


def test_a_certificate_is_checked_taken_back_and_given_anew(
    certificate: Cli, frozen: Frozen
) -> None:
    code = frozen.winners[2].code
    status, data = certificate("check", code)
    assert (status, data["state"], data["number"], data["name"]) == (
        DONE,
        "valid",
        "3/2568",
        NAMES[2],
    )
    assert (data["replaced_by"], data["void_reason"]) == ("", "")

    assert certificate("void", "๓/๒๕๖๘", "--reason", "พิมพ์ชื่อผิด") == (
        DONE,
        {"number": "3/2568", "void_reason": "พิมพ์ชื่อผิด"},
    )
    status, data = certificate("check", code)
    assert (status, data["state"], data["replaced_by"]) == (WAITS, "void", "")
    assert certificate("reissue", "3/2568") == (DONE, {"number": "6/2568", "replaces": "3/2568"})
    status, data = certificate("check", code)
    assert (status, data["state"], data["replaced_by"]) == (WAITS, "void", "6/2568")


def test_what_cannot_be_done_exits_with_a_sentence(certificate: Cli, frozen: Frozen) -> None:
    for arguments, code in (
        (("check", "ABC"), "bad-code"),
        (("void", "3", "--reason", "x"), "bad-number"),
        (("void", "9/2568", "--reason", "x"), "not-found"),
        (("reissue", "3/2568"), "not-void"),
    ):
        status, data = certificate(*arguments)
        assert (status, data["error"]["code"]) == (REFUSED, code)
    assert certificate("void", "3/2568")[0] == USAGE
    assert certificate("check", "TB1:2568/99:ABCDEFGH") == (
        WAITS,
        {
            "code": "TB1:2568/99:ABCDEFGH",
            "state": "unknown",
            "number": "99/2568",
            **dict.fromkeys(
                ("name", "award", "category", "given_on", "void_on", "void_reason", "replaced_by"),
                "",
            ),
        },
    )


def test_a_test_sheet_is_written(certificate: Cli, frozen: Frozen, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    status, data = certificate("test-sheet", "--design", "quiet", "--out", str(out))
    assert (status, data["pages"]) == (DONE, 1)
    with pypdfium2.PdfDocument(out) as pdf:
        assert len(pdf) == 1
    assert certificate("test-sheet", "--design", "no", "--out", str(out))[0] == REFUSED
