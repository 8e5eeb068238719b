from __future__ import annotations

from pathlib import Path

import pikepdf

from core import paths
from tests.core.cli.conftest import DONE, WAITS, Cli, refused

YEAR = ("--year", 2568)


def with_lesson(cli: Cli) -> None:
    cli("office", "set", paths.SAMPLE / "office.toml")
    assert cli("lesson", "add", "lesson-memo", paths.SAMPLE / "lesson.toml")[0] == DONE


def test_the_year_becomes_a_book(cli: Cli, tmp_path: Path) -> None:
    with_lesson(cli)
    out = tmp_path / "book.pdf"

    status, told, err = cli("print", "ebook", *YEAR, "--out", out, "--json")

    with pikepdf.open(out) as pdf:
        assert (status, told["pages"], told["missing"]) == (DONE, len(pdf.pages), [])
    assert told["file"] == str(out)
    assert "ยังไม่มีไฟล์ตราครุฑ" in err


def test_what_is_not_reported_waits_and_is_in_the_book_only_if_asked(
    cli: Cli, tmp_path: Path
) -> None:
    with_lesson(cli)
    cli("activity", "add", "ตักบาตร", *YEAR)
    plain, named = tmp_path / "plain.pdf", tmp_path / "named.pdf"

    silent = cli("print", "ebook", *YEAR, "--out", plain, "--json")
    said = cli("print", "ebook", *YEAR, "--out", named, "--unreported", "--json")

    assert (silent[0], said[0]) == (WAITS, WAITS)
    assert silent[1]["missing"] == said[1]["missing"] == ["ตักบาตร"]
    assert said[1]["pages"] == silent[1]["pages"] + 1


def test_nothing_is_written_for_a_year_without_lessons(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    status, told, err = cli("print", "ebook", *YEAR, "--out", out, "--json")
    assert (status, told["file"], out.exists()) == (WAITS, None, False)
    assert "ยังไม่มีบันทึกถอดบทเรียน" in err
    assert refused(cli("print", "ebook", "--out", out, "--json")) == "no-year"
