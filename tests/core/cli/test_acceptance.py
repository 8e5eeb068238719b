"""Every command as its own description promises it: what it does, what it refuses, how it ends."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pypdfium2
import pytest
import tomli_w

from core import paths
from core.cli import run
from core.workspace import open_workspace
from tests.core.cli.conftest import AWARD, DONE, WAITS, Cli, refused

SAMPLE = paths.SAMPLE


def test_demo_makes_a_year_in_its_own_folder(cli: Cli, tmp_path: Path) -> None:
    status, out, err = cli("demo", tmp_path / "out", "--no-window")

    papers = out.splitlines()
    assert (status, err) == (DONE, "")
    assert {Path(line).stem for line in papers} >= {"tally", "announcement", "lesson-memo"}
    assert all(len(pypdfium2.PdfDocument(line)) for line in papers)
    assert not (tmp_path / "workspace" / "office.db").exists()
    assert run(["--data", str(tmp_path / "out" / "workspace"), "tally", *AWARD]) == DONE


def test_demo_leaves_a_folder_that_holds_data_alone(cli: Cli, tmp_path: Path) -> None:
    database = tmp_path / "out" / "workspace" / "office.db"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"kept")

    assert refused(cli("demo", tmp_path / "out", "--no-window", "--json")) == "exists"
    assert database.read_bytes() == b"kept"


@pytest.mark.parametrize(
    "text",
    [
        'colour = "red"',
        "name = 5",
        'chief = "นายกล้า ดี"',
        'name = "',
        'emblem = "none.png"',
        'emblem = "\\u0000.png"',
        'emblem = "facts.toml"',
        f"name = {'9' * 5_000}",
        f"name = {'[' * 50_000}",
    ],
)
def test_facts_that_cannot_be_used_change_nothing(cli: Cli, tmp_path: Path, text: str) -> None:
    cli("office", "set", SAMPLE / "office.toml")
    before = cli("office", "show", "--json")
    file = tmp_path / "facts.toml"
    file.write_text(text, "utf-8")

    assert refused(cli("office", "set", file, "--json"))
    assert cli("office", "show", "--json") == before


def test_facts_that_are_not_named_stay_and_images_are_kept(cli: Cli, tmp_path: Path) -> None:
    cli("office", "set", SAMPLE / "office.toml")
    (tmp_path / "garuda.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    file = tmp_path / "facts.toml"
    file.write_text('motto = "ทำดี"\nemblem = "garuda.svg"\n', "utf-8")

    shown = cli("office", "set", file, "--json")[1]

    assert (shown["motto"], shown["province"]) == ("ทำดี", "แสนสุข")
    assert (tmp_path / "workspace" / "files" / shown["emblem"]).exists()


def test_rows_of_a_roster_that_wait_are_told_one_by_one(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("ชื่อ,นามสกุล,ห้อง\nกล้า,ดี,๑\n,ดี,๒\n", "utf-8")

    status, told, _ = cli("people", "import", file, "--json")

    assert (status, told["rows"], told["new"], told["refused"]) == (WAITS, 2, 1, 1)
    assert [(f["row"], f["column"], f["verdict"], f["code"]) for f in told["findings"]] == [
        (1, "ห้อง", "ignored", "column-unused"),
        (3, "ชื่อ", "refused", "name-missing"),
    ]
    assert all(list(f)[-2:] == ["message", "value"] for f in told["findings"])


def test_a_roster_without_names_advises_no_option_that_is_not_there(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("ตำแหน่ง\nครู\n", "utf-8")

    told = cli("people", "import", file, "--json")

    assert refused(told) == "no-name-column"
    assert "--" not in told[2]


@pytest.mark.parametrize("design", ["gold", "quiet", "lotus", "plain"])
def test_certificates_are_one_file_in_every_design(
    frozen: Cli, tmp_path: Path, design: str
) -> None:
    out = tmp_path / "certificates.pdf"
    arguments = ("print", "certificates", *AWARD, "--design", design, "--out", out, "--json")

    status, told, _ = frozen(*arguments)

    assert (status, told["pages"], told["missing"]) == (DONE, 5, [])
    assert list(told) == ["file", "pages", "sha256", "shrunk", "missing"]
    assert frozen(*arguments, "--draft")[0] == DONE


def test_a_design_that_does_not_exist_is_refused(frozen: Cli, tmp_path: Path) -> None:
    out = tmp_path / "certificates.pdf"

    told = frozen("print", "certificates", *AWARD, "--design", "none", "--out", out, "--json")

    assert refused(told)
    assert not out.exists()


def test_a_lesson_comes_back_as_a_file_that_can_be_added(cli: Cli, tmp_path: Path) -> None:
    cli("office", "set", SAMPLE / "office.toml")
    given = tomllib.loads((SAMPLE / "lesson.toml").read_text("utf-8"))

    status, made, _ = cli("lesson", "add", "lesson-memo", SAMPLE / "lesson.toml", "--json")
    shown = cli("lesson", "show", made["id"], "--json")[1]

    assert (status, made["template"], made["missing"]) == (DONE, "lesson-memo", [])
    otherwise = {key for key in given if shown["answers"].get(key) != given[key]}
    assert otherwise == {"review_on", "date", "held"}  # written in พ.ศ., kept in ค.ศ.
    [row] = cli("lesson", "list", "--json")[1]["lessons"]
    assert (row["id"], row["state"], row["missing"]) == (made["id"], shown["state"], [])
    del shown["answers"]["office"]  # filled by the program where a file does not say it
    (tmp_path / "again.toml").write_text(tomli_w.dumps(shown["answers"]), "utf-8")
    second = cli("lesson", "add", "lesson-memo", tmp_path / "again.toml", "--json")[1]["id"]
    answers = cli("lesson", "show", second, "--json")[1]["answers"]
    assert {key: answers[key] for key in shown["answers"]} == shown["answers"]


@pytest.mark.parametrize("text", ['colour = "red"', "objectives = 5", "activity = "])
def test_a_lesson_that_cannot_be_read_is_not_added(cli: Cli, tmp_path: Path, text: str) -> None:
    file = tmp_path / "lesson.toml"
    file.write_text(text, "utf-8")

    assert refused(cli("lesson", "add", "lesson-memo", file, "--json"))
    assert cli("lesson", "list", "--json")[:2] == (DONE, {"lessons": []})


def test_the_doctor_sees_a_history_that_was_changed_outside(voted: Cli, tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "workspace")
    with workspace.database.write() as session:
        session.connection().exec_driver_sql("UPDATE history_entry SET who = 'ใคร' WHERE id = 2")
    workspace.close()

    status, told, _ = voted("doctor", "--json")

    assert (status, told["history_broken_at"], told["integrity"]) == (WAITS, 2, [])
