"""People assessed by indicators, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import paths
from tests.core.cli.conftest import DONE, USAGE, WAITS, Cli, refused

YEAR = "quality-2568"
WHO = "กล้า ดี"
AWARD = ("--level", "national", "--giver", "กรมส่งเสริมคุณธรรม", "--date", "2568-03-01")


@pytest.fixture
def opened(cli: Cli) -> Cli:
    """The sample office, assessed by our own set."""
    assert cli("office", "set", paths.SAMPLE / "office.toml")[0] == DONE
    assert cli("people", "import", paths.SAMPLE / "roster.csv")[0] == DONE
    assert cli("indicator", "open", "quality")[0] == DONE
    return cli


def test_sets_and_years_are_listed_and_look_alikes_pointed_out(opened: Cli) -> None:
    status, out, _ = opened("indicator", "list", "--json")
    assert status == DONE
    assert [(one["key"], one["year"]) for one in out["sets"]] == [("quality", 2568)]
    [year] = out["years"]
    assert (year["code"], year["title"]) == (YEAR, "ตัวชี้วัดคุณภาพแสนสุข")
    status, out, notes = opened("indicator", "show", "quality", "--json")
    assert out["alike"][0] == {"first": "dmis", "second": "planning-dmis", "likeness": "1.00"}
    assert "คล้ายกัน ควรรวมในปีหน้า: DMIS 100%" in notes
    assert "DMIS 100% (นับตามลำดับขั้น)" in opened("indicator", "show", "quality")[1]


def test_criteria_are_marked_and_what_waits_waits(opened: Cli, tmp_path: Path) -> None:
    file = tmp_path / "หน้าจอ.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    mark = ("indicator", "mark", YEAR, WHO, "dmis")
    assert opened(*mark, 1, "unmet")[0] == DONE
    for number in (2, 3, 4):
        assert opened(*mark, number, "met", "--file", file)[0] == DONE
    status, out, _ = opened(*mark, 5, "waiting", "--json")
    assert (status, out["score"], out["ladder"], out["by_item"]) == (WAITS, "0.00", "0.00", "3.00")
    assert (out["name"], out["pending"], out["unseen"]) == ("นายกล้า ดี", [5], [])
    assert "หยุดที่ข้อ ๑ เพราะไม่ผ่าน" in out["explanation"]

    status, out, notes = opened("indicator", "result", YEAR, "--group", "everyone", "--json")
    assert status == WAITS
    [group] = out["groups"]
    [row] = [one for one in group["standings"] if one["name"] == "นายกล้า ดี"]
    assert (row["total"], row["ladder"], row["by_item"]) == ("0.00", "0.00", "3.00")
    assert row["waiting"] == ["DMIS 100% ข้อ ๕ รอรายงานสรุปร้อยละของข้อมูลจากระบบ"]
    assert f"รอหลักฐาน นายกล้า ดี: {row['waiting'][0]}" in notes
    assert opened(*mark, 1, "unseen", "--json")[1]["unseen"] == [1]


def test_awards_count_with_their_files(opened: Cli, tmp_path: Path) -> None:
    file = tmp_path / "เกียรติบัตร.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    award = ("indicator", "award", YEAR, WHO, "award-partner", "ครูดีศรีแสนสุข", *AWARD)
    status, out, _ = opened(*award, "--json")
    assert (status, out["score"], out["pending"], out["award"]) == (WAITS, "0.00", [1], 1)
    assert opened("indicator", "prove", 1, file)[0] == DONE
    second = tuple("provincial" if word == "national" else word for word in award)
    status, out, _ = opened(*second, "--file", file, "--json")
    assert (status, out["score"], out["percent"]) == (DONE, "7.00", "140.00")


def test_the_committee_gives_a_score(opened: Cli) -> None:
    assert opened("indicator", "enrol", YEAR, "--group", "finance", WHO)[0] == DONE
    say = ("indicator", "say", YEAR, WHO, "finance-work")
    assert opened(*say, "4.5")[0] == USAGE
    assert opened(*say, "4.5", "--reason", "เบิกจ่ายตามเป้า")[0] == DONE
    _, text, _ = opened("indicator", "result", YEAR, "--group", "finance")
    assert text.splitlines() == [
        "เจ้าหน้าที่การเงิน",
        "๑. นายกล้า ดี ๔.๕ จาก ๕ ร้อยละ ๙๐.๐๐ (ตามลำดับขั้น ๔.๕ รายข้อ ๔.๕)",
    ]
    assert opened("indicator", "withdraw", YEAR, WHO, "--group", "finance")[0] == DONE
    assert opened("indicator", "result", YEAR, "--group", "finance")[0] == DONE


def test_what_there_is_not_is_refused(opened: Cli) -> None:
    mark = ("indicator", "mark", YEAR, WHO, "dmis")
    assert refused(opened("indicator", "open", "none", "--json")) == "not-found"
    assert refused(opened("indicator", "result", "quality-2560", "--json")) == "not-found"
    assert refused(opened(*mark, 6, "met", "--json")) == "not-found"
    assert opened(*mark, 1, "maybe", "--json")[0] == USAGE
    assert opened(*mark, 1, "met")[0] == DONE
    assert refused(opened("indicator", "open", "quality", "--json")) == "indicator-year-marked"
