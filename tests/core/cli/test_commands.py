"""The command line as scripts see it: shapes of JSON, exit statuses, finished sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import paths
from tests.core.cli.conftest import AWARD, Cli


def test_the_office_is_set_and_shown(cli: Cli) -> None:
    status, shown, _ = cli("office", "set", paths.SAMPLE / "office.toml", "--json")

    assert status == 0
    assert shown["name"] == "สำนักงานศึกษาธิการจังหวัดแสนสุข"
    assert set(shown["chief"]) == {"name", "position"}
    assert cli("office", "show", "--json")[1] == shown


def test_people_import_tells_each_number(cli: Cli) -> None:
    status, told, err = cli("people", "import", paths.SAMPLE / "roster.csv", "--json")

    assert (status, err) == (0, "")
    assert told == {
        "rows": 76,
        "new": 76,
        "updated": 0,
        "unchanged": 0,
        "refused": 0,
        "findings": [],
    }


def test_opening_a_round(cli: Cli) -> None:
    cli("people", "import", paths.SAMPLE / "roster.csv")
    status, told, _ = cli(
        "award", "open", "virtue", "--year", 2568, "--option", "self-vote=no", "--json"
    )

    assert status == 0
    assert set(told) == {"award", "title", "eligible", "candidates"}
    assert told["award"] == "virtue-2568"


def test_a_check_and_an_import_have_one_shape(cli: Cli) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    cli("people", "import", paths.SAMPLE / "roster.csv")
    cli("award", "open", "virtue", "--year", 2568)

    status, checked, _ = cli("votes", "check", paths.SAMPLE / "votes.csv", *AWARD, "--json")
    again, imported, _ = cli("votes", "import", paths.SAMPLE / "votes.csv", *AWARD, "--json")

    assert (status, again) == (4, 4)
    assert list(checked) == [
        "file", "sha256", "encoding", "batch", "rows", "accepted", "replaced", "refused",
        "names", "findings",
    ]  # fmt: skip
    assert checked["batch"] is None
    assert imported == {**checked, "batch": imported["batch"]}
    assert list(checked["names"]) == ["matched", "to_confirm", "unknown"]
    for finding in checked["findings"]:
        assert list(finding) == ["row", "column", "verdict", "code", "message", "value"]
    assert checked["rows"] == checked["accepted"] + checked["replaced"] + checked["refused"]


def test_names_wait_until_a_person_says_who(voted: Cli) -> None:
    status, told, _ = voted("names", "list", *AWARD, "--json")

    assert status == 4
    assert {s["role"] for s in told["spellings"]} == {"candidate", "voter"}
    for spelling in told["spellings"]:
        assert list(spelling) == ["written", "role", "rows", "categories", "state", "proposals"]
        assert spelling["state"] == ("to_confirm" if spelling["proposals"] else "unknown")
        for proposal in spelling["proposals"]:
            assert list(proposal) == ["person_id", "name", "post", "reason"]
    for spelling in told["spellings"]:
        if spelling["proposals"]:
            person = spelling["proposals"][0]["person_id"]
            assert voted("names", "accept", *AWARD, spelling["written"], person)[0] == 0
        else:
            assert voted("names", "reject", *AWARD, spelling["written"])[0] == 0
    assert voted("names", "list", *AWARD, "--json")[:2] == (0, {"spellings": []})


def test_the_tally_has_the_written_shape(voted: Cli) -> None:
    status, told, _ = voted("tally", *AWARD, "--json")

    assert status == 4
    assert list(told) == [
        "award", "eligible", "valid", "turnout_percent", "version", "categories", "conflicts",
    ]  # fmt: skip
    assert (told["eligible"], told["valid"], told["turnout_percent"]) == (72, 69, "95.83")
    assert [c["key"] for c in told["categories"]] == [
        "sufficiency", "discipline", "honesty", "volunteer", "gratitude",
    ]  # fmt: skip
    for category in told["categories"]:
        assert list(category) == [
            "key", "title", "blank", "void", "waiting", "standings", "status", "winner",
            "decided_by",
        ]  # fmt: skip
        votes = sum(s["votes"] for s in category["standings"])
        landed = votes + category["blank"] + category["void"] + category["waiting"]
        assert landed == told["valid"]
        assert list(category["standings"][0]) == ["rank", "name", "person_id", "votes", "percent"]
    assert told["conflicts"] == [{"name": "นายกล้า ดี", "categories": ["sufficiency", "volunteer"]}]


def test_a_year_ends_frozen_and_opens_again(voted: Cli) -> None:
    stopped = voted("freeze", *AWARD, "--json")
    assert stopped[0] == 4
    assert stopped[1] == {"award": "virtue-2568", "version": 0, "sha256": None, "winners": []}
    assert "ด้านวินัย" in stopped[2]
    for spelling in voted("names", "list", *AWARD, "--json")[1]["spellings"]:
        if spelling["proposals"]:
            best = spelling["proposals"][0]["person_id"]
            voted("names", "accept", *AWARD, spelling["written"], best)
        else:
            voted("names", "reject", *AWARD, spelling["written"])
    decision = ("--reason", "ที่ประชุมเห็นชอบ", "--present", "ประธาน;เลขานุการ", "--date", "2568-06-18")
    for category, winner in (("discipline", "เมธา พงไพรงาม"), ("volunteer", "ณัฐพล กิ่งแก้ว")):
        decided = voted(
            "decide", *AWARD, "--category", category, "--winner", winner, *decision, "--json"
        )
        assert decided[0] == 0
        assert decided[1]["decided_by"] == "committee"

    status, frozen, _ = voted("freeze", *AWARD, "--json")

    assert (status, frozen["version"], len(frozen["sha256"])) == (0, 1, 64)
    assert [w["category"] for w in frozen["winners"]] == [
        "sufficiency", "discipline", "honesty", "volunteer", "gratitude",
    ]  # fmt: skip
    assert voted("tally", *AWARD, "--json")[1]["version"] == 1
    assert voted("votes", "undo", 2)[0] == 3
    assert voted("reopen", *AWARD, "--reason", "พบชื่อผิด")[0] == 0
    assert voted("tally", *AWARD, "--json")[1]["version"] == 0


def test_a_batch_is_undone_once(voted: Cli) -> None:
    status, told, _ = voted("votes", "undo", 2, "--json")

    assert status == 0
    assert told == {"batch": 2, "removed": 77, "stays": []}
    assert voted("votes", "undo", 2)[0] == 3
    assert voted("votes", "undo", 1)[0] == 3  # a roster is no batch of votes


def test_lessons_are_added_listed_and_shown(cli: Cli, tmp_path: Path) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    file = tmp_path / "lesson.toml"
    file.write_text('activity = "งานดี"\nfiscal_year = 2568\nobjectives = ["เพื่อทดลอง"]\n', "utf-8")

    status, told, _ = cli("lesson", "add", "lesson-memo", file, "--json")

    assert status == 4
    assert list(told) == ["id", "template", "version", "missing"]
    assert "rationale" in told["missing"]
    assert cli("lesson", "list", "--json")[1]["lessons"][0]["activity"] == "งานดี"
    shown = cli("lesson", "show", told["id"], "--json")[1]
    assert shown["answers"]["objectives"] == ["เพื่อทดลอง"]


def test_the_doctor_finds_nothing(cli: Cli) -> None:
    status, told, _ = cli("doctor", "--json")

    assert status == 0
    assert told["sqlite_ok"]
    assert told["integrity"] == []
    assert told["backup"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "ไม่มีคำสั่ง"),
        (("tally",), "--award"),
        (("tally", "--awrad", "x"), "--awrad"),
        (("award", "open", "virtue"), "--year"),
        (("award", "open", "virtue", "--year", "สองพัน"), "--year"),
        (("votes", "undo", "x"), "BATCH"),
        (("office", "show", "extra"), "extra"),
    ],
)
def test_wrong_usage_is_said_in_thai(cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = cli(*arguments)

    assert (status, out) == (2, "")
    assert words in err
    assert "--help" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("tally", "--award", "virtue-2568"),
        ("award", "open", "virtue", "--year", "2025"),
        ("award", "open", "nothing", "--year", "2568"),
        ("people", "import", "no-such-file.csv"),
        ("office", "set", "no-such-file.toml"),
        ("lesson", "show", "7"),
        ("lesson", "add", "nothing", "no-such-file.toml"),
        ("votes", "undo", "7"),
    ],
)
def test_a_refusal_is_one_object_and_one_sentence(cli: Cli, arguments: tuple[str, ...]) -> None:
    status, told, err = cli(*arguments, "--json")

    assert status == 3
    assert list(told) == ["error"]
    assert list(told["error"]) == ["code", "message", "findings"]
    assert err.splitlines()[0] == told["error"]["message"]


def test_a_bug_is_one_apology_with_the_log(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("core.cli.doctor.first_broken", lambda _session: 1 // 0)

    status, told, err = cli("doctor", "--json")

    assert status == 1
    assert told["error"]["code"] == "bug"
    assert "tonbaep.log" in err


def test_the_program_itself_speaks_json_and_nothing_else(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, str(paths.ROOT / "main.py"), "--data", str(tmp_path), "doctor", "--json"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )

    assert ended.returncode == 0
    assert json.loads(ended.stdout.decode())["sqlite_ok"]
    assert ended.stderr == b""
