"""Records of every template from file to paper on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import paths
from tests.core.cli.conftest import DONE, REFUSED, WAITS, Cli

RECORDS = Path(__file__).parents[1] / "documents" / "records"


@pytest.mark.parametrize("name", ["workshop-report", "exec-summary", "km-record"])
def test_a_record_is_added_shown_again_and_printed(cli: Cli, tmp_path: Path, name: str) -> None:
    assert cli("office", "set", paths.SAMPLE / "office.toml")[0] == DONE
    status, out, _ = cli("lesson", "add", name, RECORDS / f"{name}.toml", "--json")
    assert (status, out["template"], out["missing"]) == (DONE, name, [])
    answers = cli("lesson", "show", out["id"], "--json")[1]["answers"]
    assert answers["fiscal_year"] == 2568

    made = tmp_path / "paper.pdf"
    status, printed, _ = cli("print", "lesson", "--lesson", out["id"], "--out", made, "--json")
    assert (status, printed["missing"]) == (DONE, [])
    assert made.read_bytes().startswith(b"%PDF-")
    assert name in [row["template"] for row in cli("lesson", "list", "--json")[1]["lessons"]]


def test_what_a_record_lacks_is_listed_and_it_is_kept(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "half.toml"
    file.write_text('project = "โครงการดี"\n[[informants]]\ngroup = "ครู"\ntotal = 5\n', "utf-8")
    status, out, _ = cli("lesson", "add", "exec-summary", file, "--json")
    assert status == WAITS
    assert out["missing"] == [
        *(
            "office",
            "objectives",
            "steps",
            "informants",
            "driving",
            "satisfaction_of",
            "satisfaction_level",
        )
    ]
    row = cli("lesson", "list", "--json")[1]["lessons"][0]
    assert (row["activity"], row["state"]) == ("โครงการดี", "draft")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('steps = "P"', "steps"),
        ('steps = [{ code = "P", wrong = "x" }]', "steps.1"),
        ("informants = [{ group = 5 }]", "informants.1.group"),
        ("ita = { passed = 1 }", "ita.passed"),
        ('ita = { total = "มาก" }', "ita.total"),
    ],
)
def test_a_value_of_another_kind_is_refused_by_its_path(
    cli: Cli, tmp_path: Path, line: str, named: str
) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(line, "utf-8")
    status, out, _ = cli("lesson", "add", "exec-summary", file, "--json")
    assert status == REFUSED
    assert named in out["error"]["message"]


def test_a_scorecard_is_printed_from_its_file(cli: Cli, tmp_path: Path) -> None:
    assert cli("office", "set", paths.SAMPLE / "office.toml")[0] == DONE
    file, made = tmp_path / "ita.toml", tmp_path / "ita.pdf"
    rows = "\n".join(f'"{number}" = 95' for number in range(1, 11))
    file.write_text(f"year = 2566\n[indicators]\n{rows}\n", "utf-8")
    status, out, _ = cli("print", "ita", "--file", file, "--out", made, "--json")
    assert (status, out["pages"]) == (DONE, 1)
