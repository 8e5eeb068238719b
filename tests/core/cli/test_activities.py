from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import DONE, REFUSED, Cli, refused

YEAR = ("--year", 2568)


def test_activities_are_added_one_by_one_or_as_a_list(cli: Cli, tmp_path: Path) -> None:
    days = ("--starts", "2567-10-01", "--ends", "2568-09-30")
    one = cli("activity", "add", "เช้าวันพุธสุขใจ", *YEAR, "--owner", "กลุ่มอำนวยการ", *days, "--json")
    file = tmp_path / "list.txt"
    file.write_text("กิจกรรม\tวันที่\n๑. ตักบาตร\tทุกวันศุกร์\n๒. เช้าวันพุธสุขใจ\t", "utf-8")
    more = cli("activity", "add", "--file", file, *YEAR, "--json")
    listed = cli("activity", "list", *YEAR, "--json")

    assert one[:2] == (DONE, {"added": [1], "already": 0, "notes": []})
    assert more[1]["added"] == [2]
    assert more[1]["already"] == 1
    assert more[2].startswith("บรรทัดที่ ๒: อ่านวันที่ “ทุกวันศุกร์” ไม่ได้")
    assert listed[1]["unreported"] == 2
    assert [row["name"] for row in listed[1]["activities"]] == ["เช้าวันพุธสุขใจ", "ตักบาตร"]
    assert listed[1]["activities"][0] == {
        "id": 1,
        "name": "เช้าวันพุธสุขใจ",
        "fiscal_year": 2568,
        "kind": "",
        "owner": "กลุ่มอำนวยการ",
        "starts_on": "2024-10-01",
        "ends_on": "2025-09-30",
        "award": None,
        "standing": "none",
        "reported": False,
        "lessons": [],
    }


def test_rounds_and_lessons_stand_on_the_list_by_themselves(settled: Cli, tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.toml"
    lesson.write_text('activity = "จิตอาสา"\nfiscal_year = 2568\n', "utf-8")
    settled("lesson", "add", "lesson-memo", lesson)

    status, out, _ = settled("activity", "list", *YEAR)

    assert status == DONE
    assert [line.split("  ")[0] for line in out.splitlines()] == ["กำลังเขียน", "ยังไม่รายงาน"]
    assert settled("activity", "list", *YEAR, "--unreported", "--json")[1]["unreported"] == 2


def test_what_cannot_be_added_is_refused(cli: Cli, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", "utf-8")
    wrong = tmp_path / "wrong.txt"
    wrong.write_bytes(b"\xff\xfe\x00")

    assert refused(cli("activity", "add", *YEAR, "--json")) == "name-or-file"
    assert refused(cli("activity", "add", "--file", empty, *YEAR, "--json")) == "empty"
    assert refused(cli("activity", "add", "--file", wrong, *YEAR, "--json")) == "file-refused"
    assert refused(cli("activity", "add", "งาน", "--year", 25, "--json")) == "year-missing"
    assert cli("activity", "add", "งาน", *YEAR)[0] == DONE
    assert cli("activity", "add", "งาน", *YEAR)[0] == REFUSED
    assert cli("activity", "list", "--year", 2500)[1] == "ปีงบประมาณ ๒๕๐๐ ยังไม่มีกิจกรรม\n"
