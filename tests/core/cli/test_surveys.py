"""Satisfaction surveys from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import DONE, WAITS, Cli, refused
from tests.core.surveys.exports import golden, write

ITEM = {
    "n": 249,
    "counts": {"1": 1, "2": 3, "3": 20, "4": 95, "5": 130},
    "mean": "4.41",
    "sd": "0.72",
    "band": "มาก",
}


def test_the_table_is_exactly_what_is_promised(cli: Cli, tmp_path: Path) -> None:
    status, out, err = cli("survey", golden(tmp_path), "--json")
    assert (status, err) == (DONE, "")
    assert out == {
        "n": 249,
        "groups": [
            {"name": "ครู", "n": 179, "percent": "71.89"},
            {"name": "บุคลากรอื่น", "n": 34, "percent": "13.65"},
            {"name": "ผู้บริหารสถานศึกษา", "n": 25, "percent": "10.04"},
            {"name": "ผู้บริหารการศึกษา และศึกษานิเทศก์และธุรการ", "n": 11, "percent": "4.42"},
        ],
        "items": [{"title": "งานวิชาการ", **ITEM}, {"title": "งานบุคคล", **ITEM}],
        "overall": {"n": 498, "mean": "4.41", "sd": "0.72", "band": "มาก"},
    }
    other = cli("survey", golden(tmp_path), "--bands", "0.80", "--json")[1]
    assert other["overall"]["band"] == "มากที่สุด"


def test_one_answer_has_no_deviation(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path / "f.csv", [("5",)], ("ภาพรวม",))
    status, out, _ = cli("survey", file, "--json")
    assert status == DONE
    assert (out["groups"], out["overall"]["sd"]) == ([], None)
    assert "S.D. –" in cli("survey", file)[1]


def test_cells_that_are_not_counted_wait_for_a_person(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path / "f.csv", [("5",), ("9",), ("4",)], ("ภาพรวม",))
    status, out, err = cli("survey", file, "--json")
    assert (status, out["n"]) == (WAITS, 2)
    assert err.splitlines() == [
        "แถวที่ ๓ คอลัมน์ “ภาพรวม”: อ่าน “9” เป็นระดับ ๑–๕ ไม่ได้ จึงไม่นับช่องนี้ แก้ในไฟล์แล้วอ่านใหม่ถ้าต้องการนับ",
        "แถวที่ ๓: ไม่มีคำตอบที่ให้คะแนน จึงไม่นับเป็นผู้ตอบ",
    ]


def test_refusals(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path / "f.csv", [("ดี",)], ("ภาพรวม",))
    assert refused(cli("survey", file, "--json")) == "no-items"
    assert refused(cli("survey", tmp_path / "none.csv", "--json")) == "missing"
    rated = write(tmp_path / "g.csv", [("5",)], ("ภาพรวม",))
    assert refused(cli("survey", rated, "--bands", "9", "--json")) == "no-bands"
    assert refused(cli("survey", rated, "--keep", "--json")) == "no-year"
    assert refused(cli("survey", rated, "--group", 5, "--json")) == "bad-column"


def test_kept_listed_changed_and_removed(cli: Cli, tmp_path: Path) -> None:
    cli("activity", "add", "โครงการคุณธรรม", "--year", 2568)
    status, out, _ = cli("survey", golden(tmp_path), "--keep", "--activity", 1, "--json")
    assert (status, out["survey"]) == (DONE, 1)
    [kept] = cli("surveys", "list", "--year", 2568, "--json")[1]["surveys"]
    assert kept == {
        "id": 1,
        "title": "แบบประเมินความพึงพอใจ",
        "fiscal_year": 2568,
        "activity": "โครงการคุณธรรม",
        "bands": "boonchom",
        "n": 249,
        "overall": {"n": 498, "mean": "4.41", "sd": "0.72", "band": "มาก"},
        "band": "มาก",
    }
    assert refused(cli("survey", golden(tmp_path), "--keep", "--json")) == "same-survey"

    changed = cli("surveys", "change", 1, "--title", "ใหม่", "--bands", "0.80", "--json")[1]
    assert changed == {
        **kept,
        "title": "ใหม่",
        "bands": "0.80",
        "band": "มากที่สุด",
        "overall": {**kept["overall"], "band": "มากที่สุด"},
    }
    assert cli("surveys", "remove", 1)[0] == DONE
    assert refused(cli("surveys", "remove", 1, "--json")) == "not-found"
    assert "ยังไม่มีผลความพึงพอใจที่เก็บไว้" in cli("surveys", "list")[1]


def test_a_year_of_which_only_the_word_is_known(cli: Cli) -> None:
    told = ("--title", "ปีก่อน", "--year", 2564, "--activity", "คุณธรรม")
    assert cli("surveys", "word", "มากที่สุด", *told, "--json")[1] == {"survey": 1}
    [kept] = cli("surveys", "list", "--json")[1]["surveys"]
    assert (kept["n"], kept["overall"], kept["band"]) == (None, None, "มากที่สุด")
