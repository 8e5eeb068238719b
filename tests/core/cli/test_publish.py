from __future__ import annotations

import tomllib
from pathlib import Path

import tomli_w

from core import paths
from core.thai.numerals import to_arabic
from tests.core.cli.conftest import DONE, WAITS, Cli, refused
from tests.core.typeset.reading import pdfium

TO = ("--to", "เว็บไซต์สำนักงาน")


def with_lesson(cli: Cli, tmp_path: Path) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    values = tomllib.loads((paths.SAMPLE / "lesson.toml").read_text("utf-8"))
    values["problems"] = ["โทรหา 081-234-5678 หรือส่งถึง pin@office.example"]
    file = tmp_path / "lesson.toml"
    file.write_text(tomli_w.dumps(values), "utf-8")
    assert cli("lesson", "add", "lesson-memo", file)[0] == DONE


def test_nothing_is_published_until_every_line_of_the_sheet_is_answered(
    cli: Cli, tmp_path: Path
) -> None:
    with_lesson(cli, tmp_path)
    sheet, out = tmp_path / "answers.toml", tmp_path / "public.pdf"
    asked = cli("publish", "check", "--lesson", 1, "--answers", sheet, "--json")
    rows = tomllib.loads(sheet.read_text("utf-8"))["hit"]
    early = cli("publish", "make", "--lesson", 1, "--answers", sheet, "--out", out, *TO, "--json")

    for row in rows:
        row["answer"] = "keep" if row["what"].startswith("ชื่อ") else "remove"
    sheet.write_text(tomli_w.dumps({"hit": rows}), "utf-8")
    made = cli("publish", "make", "--lesson", 1, "--answers", sheet, "--out", out, *TO, "--json")

    assert asked[0] == WAITS
    assert [one["key"] for one in asked[1]["hits"]] == [row["key"] for row in rows]
    assert {one["kind"] for one in asked[1]["hits"]} >= {"phone", "extension", "email"}
    assert (early[0], early[1]["file"]) == (WAITS, None)
    assert early[1]["unanswered"] == [row["key"] for row in rows]
    assert made[0] == DONE
    text = to_arabic(pdfium(out.read_bytes()))
    assert not any(one in text for one in ("081-234-5678", "pin@office.example", "ต่อ 101"))
    [entry] = cli("publish", "log", "--json")[1]["publications"]
    assert (entry["to"], entry["file"], entry["lesson"]) == ("เว็บไซต์สำนักงาน", "public.pdf", 1)
    assert (entry["sha256"], entry["refused"]) == (made[1]["sha256"], len(rows))

    again = cli("publish", "check", "--lesson", 1, "--answers", sheet, "--json")
    assert again[0] == WAITS  # what was answered is proposed, and answered anew
    assert {row["answer"] for row in tomllib.loads(sheet.read_text("utf-8"))["hit"]} == {"remove"}


def test_the_whole_year(cli: Cli, tmp_path: Path) -> None:
    with_lesson(cli, tmp_path)
    sheet, out = tmp_path / "answers.toml", tmp_path / "public.pdf"
    cli("publish", "check", "--year", 2568, "--answers", sheet)
    rows = tomllib.loads(sheet.read_text("utf-8"))["hit"]
    sheet.write_text(tomli_w.dumps({"hit": [{**row, "answer": "remove"} for row in rows]}), "utf-8")

    status, told, _ = cli(
        "publish", "make", "--year", 2568, "--answers", sheet, "--out", out, *TO, "--json"
    )

    assert (status, told["publication"]) == (DONE, 1)
    assert cli("publish", "log", "--year", 2568)[1].count("เว็บไซต์สำนักงาน") == 1
    assert cli("publish", "log", "--year", 2560)[1] == "ยังไม่มีการเผยแพร่\n"


def test_the_whole_year_as_pages(cli: Cli, tmp_path: Path) -> None:
    with_lesson(cli, tmp_path)
    sheet, out = tmp_path / "answers.toml", tmp_path / "web"
    cli("publish", "check", "--year", 2568, "--answers", sheet)
    web = ("publish", "web", "--year", 2568, "--answers", sheet, "--out", out, *TO, "--json")
    early = cli(*web)
    rows = tomllib.loads(sheet.read_text("utf-8"))["hit"]
    sheet.write_text(tomli_w.dumps({"hit": [{**row, "answer": "remove"} for row in rows]}), "utf-8")
    made = cli(*web)

    assert (early[0], len(early[1]["unanswered"])) == (WAITS, len(rows))
    assert made[0] == DONE
    assert all((out / name).is_file() for name in made[1]["files"])
    assert cli("publish", "log", "--json")[1]["publications"][0]["kind"] == "web"


def test_what_cannot_be_published_is_refused(cli: Cli, tmp_path: Path) -> None:
    with_lesson(cli, tmp_path)
    out, wrong = tmp_path / "public.pdf", tmp_path / "wrong.toml"
    wrong.write_text('[[hit]]\nkey = "phone:1"\nanswer = "maybe"\n', "utf-8")
    make = ("publish", "make", "--out", out, *TO, "--json")

    assert refused(cli(*make)) == "lesson-or-year"
    assert refused(cli(*make, "--lesson", 1, "--answers", wrong)) == "template"
    assert refused(cli(*make, "--lesson", 9)) == "not-found"
    assert not out.exists()
