"""A scorecard from the command line."""

from __future__ import annotations

from pathlib import Path

from core import paths
from tests.core.cli.conftest import DONE, REFUSED, WAITS, Cli

SCORES = "91.78 97.01 97.89 95.78 96.33 93.48 92.44 90.48 100 100".split()


def _file(tmp_path: Path, more: str = "") -> Path:
    file = tmp_path / "ita.toml"
    rows = "\n".join(f'"{number}" = {score}' for number, score in enumerate(SCORES, 1))
    file.write_text(f"year = 2566\n{more}\n[indicators]\n{rows}\n", "utf-8")
    return file


def test_the_scorecard_is_computed(cli: Cli, tmp_path: Path) -> None:
    status, out, _ = cli("ita", _file(tmp_path, "printed_total = 96.37"), "--json")
    assert status == DONE
    assert out == {
        "year": 2566,
        "parts": {"IIT": "28.73", "EIT": "27.64", "OIT": "40.00"},
        "total": "96.37",
        "grade": "AA",
        "passed": True,
        "rating": "ผ่านดี",
        "warnings": [],
    }
    assert "คะแนนรวม ๙๖.๓๗ ระดับ AA ผ่านดี" in cli("ita", _file(tmp_path))[1]


def test_a_wrong_total_waits_and_is_told(cli: Cli, tmp_path: Path) -> None:
    status, out, error = cli("ita", _file(tmp_path, "printed_total = 96.73"), "--json")
    assert status == WAITS
    assert [warning in error for warning in out["warnings"]] == [True]


def test_a_file_that_is_no_scorecard_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert cli("ita", _file(tmp_path, "total = 5"))[0] == REFUSED


def test_a_kept_result_is_of_its_year(cli: Cli, tmp_path: Path) -> None:
    status, out, _ = cli("ita", _file(tmp_path), "--keep")
    assert status == DONE
    assert "เก็บไว้เป็นผลของปีนี้แล้ว" in out


def test_the_printed_scorecard_waits_where_the_total_is_wrong(cli: Cli, tmp_path: Path) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    paper = tmp_path / "ita.pdf"
    wrong = _file(tmp_path, "printed_total = 96.73")
    status, out, error = cli("print", "ita", "--file", wrong, "--out", paper, "--json")
    assert status == WAITS
    assert out["warnings"] == [
        "คะแนนรวมที่พิมพ์ไว้ ๙๖.๗๓ ไม่ตรงกับที่คำนวณได้ ๙๖.๓๗ ตรวจคะแนนรายตัวชี้วัดกับต้นฉบับ"
    ]
    assert out["warnings"][0] in error
    assert paper.read_bytes().startswith(b"%PDF")

    for right in ("printed_total = 96.37", 'printed_total = "๙๖.๓๗"', ""):
        file = _file(tmp_path, right)
        status, out, error = cli("print", "ita", "--file", file, "--out", paper, "--json")
        assert (status, "warnings" in out) == (DONE, False)
