"""A round by commands alone: opened, voted, named, decided, confirmed, reopened; and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import paths
from core.awards import queries
from core.awards.rules import round_of
from core.workspace import open_workspace
from tests.core.cli.conftest import AWARD, DONE, MEETING, REFUSED, USAGE, WAITS, Cli, refused

SAMPLE = paths.SAMPLE
HEADER = "เวลา,อีเมล,ด้านพอเพียง,ด้านวินัย,ด้านสุจริต,ด้านจิตอาสา,ด้านกตัญญู"
ANSWERS = ",".join(["นายกล้า ดี"] * 5)


def ballots(folder: Path, name: str, *rows: str, header: str = HEADER) -> Path:
    file = folder / name
    file.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return file


def statuses(cli: Cli) -> list[str]:
    return [c["status"] for c in cli("tally", *AWARD, "--json")[1]["categories"]]


@pytest.mark.parametrize(
    "option",
    [
        "ballot=last",
        "ballot=first",
        "one-category-per-person=yes",
        "one-category-per-person=no",
        "self-vote=yes",
        "self-vote=no",
        "rest-years=0",
        "rest-years=2",
        "voters=roster",
        "voters=anonymous",
    ],
)
def test_a_round_is_opened_with_every_option(cli: Cli, tmp_path: Path, option: str) -> None:
    key, _, value = option.partition("=")
    opened = cli("award", "open", "virtue", "--year", 2568, "--option", option, "--json")

    assert opened[:2] == (
        DONE,
        {"award": "virtue-2568", "title": "บุคลากรคุณธรรมต้นแบบ", "eligible": 0, "candidates": 0},
    )
    workspace = open_workspace(tmp_path / "workspace")
    with workspace.database.read() as session:
        chosen = round_of(session, workspace.rulebook, "virtue-2568").options.words
    workspace.close()
    usual = {
        "ballot": "last",
        "one-category-per-person": "yes",
        "self-vote": "yes",
        "rest-years": "0",
        "voters": "roster",
    }
    assert chosen == {**usual, key: value}


@pytest.mark.parametrize("option", ["ballot=middle", "colour=red", "rest-years=-1", "ballot", "="])
def test_an_option_that_does_not_exist_opens_nothing(cli: Cli, option: str) -> None:
    wrong = cli("award", "open", "virtue", "--year", 2568, "--option", option, "--json")

    assert refused(wrong) == "bad-option"
    assert refused(cli("tally", *AWARD, "--json")) == "not-found"


def test_a_round_is_opened_once(cli: Cli) -> None:
    assert cli("award", "open", "virtue", "--year", 2568)[0] == DONE
    assert refused(cli("award", "open", "virtue", "--year", 2568, "--json")) == "conflict"


def test_a_file_with_nothing_to_ask_about_ends_well_and_is_taken_back(
    cli: Cli, tmp_path: Path
) -> None:
    cli("people", "import", SAMPLE / "roster.csv")
    cli("award", "open", "virtue", "--year", 2568)
    row = f"2/6/2568,p01@saensuk-edu.example,{ANSWERS}"
    file = ballots(tmp_path, "a.csv", row)

    status, told, err = cli("votes", "import", file, *AWARD, "--json")
    again = cli("votes", "import", file, *AWARD, "--json")

    assert (status, told["findings"], err) == (DONE, [], "")
    assert refused(again) == "same-file"
    assert "votes undo" in again[2]
    assert cli("votes", "undo", told["batch"])[0] == DONE
    assert cli("votes", "import", file, *AWARD)[0] == DONE
    assert cli("tally", *AWARD, "--json")[1]["valid"] == 1


def test_a_missing_column_is_listed_given_and_remembered(cli: Cli, tmp_path: Path) -> None:
    cli("people", "import", SAMPLE / "roster.csv")
    cli("award", "open", "virtue", "--year", 2568)
    header = HEADER.replace("ด้านวินัย", "ข้อสอง").replace("อีเมล", "ใคร")
    rows = [f"2/6/2568,p0{n}@saensuk-edu.example,{ANSWERS}" for n in (1, 2)]
    first = ballots(tmp_path, "a.csv", rows[0], header=header)
    next_ = ballots(tmp_path, "b.csv", rows[1], header=header)
    given = ("--column", "discipline=4", "--column", "email=2")

    missing = cli("votes", "check", first, *AWARD, "--json")
    both = cli("votes", "import", first, *AWARD, "--column", "discipline=3", "--json")

    assert refused(missing) == refused(both) == "columns-missing"
    assert len(missing[1]["error"]["findings"]) == 2
    assert "--column" in missing[2]
    assert cli("votes", "import", first, *AWARD, *given)[0] == DONE
    assert cli("votes", "import", next_, *AWARD)[0] == DONE
    assert cli("tally", *AWARD, "--json")[1]["valid"] == 2


@pytest.mark.parametrize("column", ["discipline", "discipline=x", "discipline=0", "nothing=4"])
def test_a_column_written_wrongly_is_refused(voted: Cli, column: str) -> None:
    told = voted("votes", "check", SAMPLE / "votes.csv", *AWARD, "--column", column, "--json")

    assert refused(told) in {"bad-column", "same-file"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("accept", *AWARD, "ไม่มีใคร เขียน", "1"), "no-spelling"),
        (("reject", *AWARD, "ไม่มีใคร เขียน"), "no-spelling"),
        (("accept", *AWARD, "วิชัย แก้วก่า", "ไม่มี ในทะเบียน"), "not-found"),
        (("accept", *AWARD, "วิชัย แก้วก่า", "9" * 30), "not-found"),
        (("accept", *AWARD, "วิชัย แก้วก่า", "กานต์ ดีงาม"), "conflict"),
        (("accept", *AWARD, "นายกล้า ดี", "1"), "conflict"),
        (("reject", *AWARD, "นายกล้า ดี"), "conflict"),
    ],
)
def test_a_word_about_a_spelling_that_cannot_be_taken_changes_nothing(
    voted: Cli, arguments: tuple[str, ...], code: str
) -> None:
    before = voted("names", "list", *AWARD, "--json")

    assert refused(voted("names", *arguments, "--json")) == code
    assert voted("names", "list", *AWARD, "--json") == before


def test_an_accepted_spelling_and_a_decision_outlive_their_batch(settled: Cli) -> None:
    chosen = ("--category", "discipline", "--winner", "เมธา พงไพรงาม")
    assert settled("decide", *AWARD, *chosen, *MEETING)[0] == DONE

    status, told, _ = settled("votes", "undo", 2, "--json")

    assert (status, list(told)) == (DONE, ["batch", "removed", "stays"])
    assert [word for word in told["stays"] if "วิชัย แก้วก่า" in word]
    assert [word for word in told["stays"] if "มติ" in word]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"--winner": "นายกล้า ดี"}, "needs-override"),
        ({"--category": "honesty"}, "needs-override"),
        ({"--category": "courage"}, "unknown-category"),
        ({"--winner": "ไม่มี ในทะเบียน"}, "not-found"),
        ({"--winner": "9" * 30}, "not-found"),
        ({"--date": "2568-02-29"}, "bad-date"),
        ({"--reason": " "}, "reason-missing"),
        ({"--present": " ; "}, "present-missing"),
    ],
)
def test_a_decision_that_may_not_be_made_is_not(
    settled: Cli, changed: dict[str, str], code: str
) -> None:
    before = settled("tally", *AWARD, "--json")
    usual = {"--category": "discipline", "--winner": "เมธา พงไพรงาม"}
    usual |= dict(zip(MEETING[::2], MEETING[1::2], strict=True)) | changed

    told = settled("decide", *AWARD, *(word for pair in usual.items() for word in pair), "--json")

    assert refused(told) == code
    assert ("--override" in told[2]) == (code == "needs-override")
    assert settled("tally", *AWARD, "--json") == before


def test_any_other_eligible_person_wins_by_override_only(settled: Cli, tmp_path: Path) -> None:
    chosen = ("--category", "honesty", "--winner", "ณัฐพล กิ่งแก้ว")
    leap = (*MEETING[:-1], "2567-02-29")

    assert settled("decide", *AWARD, *chosen, *leap, "--override")[0] == DONE

    row = settled("tally", *AWARD, "--json")[1]["categories"][2]
    assert (row["winner"], row["decided_by"]) == ("นายณัฐพล กิ่งแก้ว", "committee")
    workspace = open_workspace(tmp_path / "workspace")
    with workspace.database.read() as session:
        made = queries.tally(session, workspace.rulebook, "virtue-2568").categories[2].decision
    workspace.close()
    assert made is not None
    assert made.decided_on == "2024-02-29"


def test_a_confirmed_round_refuses_every_change_and_says_to_reopen(
    frozen: Cli, tmp_path: Path
) -> None:
    before = frozen("tally", *AWARD, "--json")
    late = ballots(tmp_path, "late.csv", f"2/6/2568,p01@saensuk-edu.example,{ANSWERS}")
    chosen = ("--category", "discipline", "--winner", "1", *MEETING)
    for arguments in (
        ("votes", "check", late, *AWARD),
        ("votes", "import", late, *AWARD),
        ("votes", "undo", 2),
        ("names", "accept", *AWARD, "วิชัย แก้วก่า", "1"),
        ("names", "reject", *AWARD, "วิชัย แก้วก่า"),
        ("decide", *AWARD, *chosen),
    ):
        told = frozen(*arguments, "--json")
        assert refused(told) == "frozen"
        assert "reopen --award ID" in told[2]
    assert frozen("freeze", *AWARD)[0] == REFUSED
    assert before[0] == DONE
    assert statuses(frozen) == ["won"] * 5
    assert frozen("tally", *AWARD, "--json") == before


def test_reopening_needs_a_reason_and_a_confirmed_round(settled: Cli) -> None:
    assert refused(settled("reopen", *AWARD, "--reason", "พบชื่อผิด", "--json")) == "open"
    assert settled("reopen", *AWARD)[0] == USAGE


def test_versions_go_up_and_old_ones_print(frozen: Cli, tmp_path: Path) -> None:
    assert refused(frozen("reopen", *AWARD, "--reason", " ", "--json")) == "reason-missing"
    assert frozen("reopen", *AWARD, "--reason", "พบชื่อผิด")[0] == DONE
    out = tmp_path / "paper.pdf"
    printed = ("print", "announcement", *AWARD, "--out", out)

    assert frozen(*printed)[0] == WAITS
    assert not out.exists()
    assert frozen(*printed, "--version", 1, "--json")[1]["pages"] == 1
    assert frozen("print", "tally", *AWARD, "--out", out)[0] == DONE
    status, again, _ = frozen("freeze", *AWARD, "--json")

    assert (status, again["version"]) == (DONE, 2)
    assert list(again) == ["award", "version", "sha256", "winners"]
    assert frozen(*printed, "--version", 1)[0] == frozen(*printed, "--version", 2)[0] == DONE
    assert refused(frozen(*printed, "--version", 3, "--json")) == "not-found"
