"""One indicator from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import DONE, WAITS, Cli, refused

LADDER = 'method = "milestone"\nfull = 5\nmet = [false, true, true, true, true]\n'
AWARDS = 'method = "award-sum"\nfull = 5\nawards = [{level = "national"}, {level = "provincial"}]\n'


def _file(folder: Path, told: str) -> Path:
    file = folder / "indicator.toml"
    file.write_text(told, "utf-8")
    return file


def test_items_are_scored_and_explained(cli: Cli, tmp_path: Path) -> None:
    told = LADDER.replace("milestone", "itemised")
    status, out, error = cli("score", _file(tmp_path, told), "--json")
    assert (status, error) == (DONE, "")
    assert out == {
        "score": "4.00",
        "percent": "80.00",
        "pending": [],
        "explanation": [
            "นับรายข้อ รวมคะแนนของทุกข้อที่ผ่าน",
            "ข้อ ๒ ๓ ๔ และ ๕ ผ่าน ได้ ๔ คะแนน",
            "ข้อ ๑ ไม่ผ่าน",
            "รวม ๔ จาก ๕ คะแนน คิดเป็นร้อยละ ๘๐.๐๐",
        ],
    }
    assert cli("score", _file(tmp_path, told))[1].splitlines() == out["explanation"]


def test_a_ladder_without_its_first_step_is_nothing(cli: Cli, tmp_path: Path) -> None:
    status, out, _ = cli("score", _file(tmp_path, LADDER), "--json")
    assert (status, out["score"], out["percent"]) == (DONE, "0.00", "0.00")


def test_awards_carry_it_above_the_full_mark(cli: Cli, tmp_path: Path) -> None:
    status, out, _ = cli("score", _file(tmp_path, AWARDS), "--json")
    assert (status, out["score"], out["percent"]) == (DONE, "7.00", "140.00")


def test_what_waits_for_evidence_waits_for_a_person(cli: Cli, tmp_path: Path) -> None:
    status, out, _ = cli("score", _file(tmp_path, LADDER + "pending = [1]\n"), "--json")
    assert (status, out["score"], out["pending"]) == (WAITS, "0.00", [1])
    assert "หยุดที่ข้อ ๑ เพราะขาดหลักฐาน" in out["explanation"]


def test_a_file_that_is_no_indicator_is_refused(cli: Cli, tmp_path: Path) -> None:
    short = LADDER.replace("false, ", "")
    assert refused(cli("score", _file(tmp_path, short), "--json")) == "length"
    assert refused(cli("score", _file(tmp_path, LADDER + "note = 1"), "--json")) == "unknown-key"
    assert refused(cli("score", _file(tmp_path, "met ="), "--json")) == "file-unreadable"
    assert refused(cli("score", tmp_path / "none.toml", "--json")) == "file-unreadable"
    unset = AWARDS.replace("national", "regional")
    assert refused(cli("score", _file(tmp_path, unset), "--json")) == "level-without-points"
