"""Whatever is given on the command line ends with a sentence: files, names, numbers, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from core import paths
from core.cli import frame
from core.thai.text import clean
from tests.core.cli.conftest import AWARD, DONE, REFUSED, USAGE, WAITS, Cli, refused
from tests.core.imports.workbooks import (
    FORM,
    cell,
    letters,
    one_sheet,
    packed,
    row,
    sheet_xml,
    whole,
)

SAMPLE = paths.SAMPLE
HEADER = ("เวลา", "อีเมล", "ด้านพอเพียง", "ด้านวินัย", "ด้านสุจริต", "ด้านจิตอาสา", "ด้านกตัญญู")
ROWS = [
    HEADER,
    ("2/6/2568", "p01@saensuk-edu.example", *["นายกล้า ดี"] * 5),
    ("2/6/2568", "p02@saensuk-edu.example", "นายกล้า ดี", "", "", "", ""),
]
THAI_BYTES = os.fsdecode("ผลโหวต.csv".encode("cp874"))


def text(delimiter: str = ",", end: str = "\r\n", rows: list[tuple[str, ...]] = ROWS) -> str:
    return "".join(delimiter.join(values) + end for values in rows)


def at_b3() -> bytes:
    """The table begins at B3, with an empty row inside."""
    inside = ""
    for number, values in zip((3, 4, 6), ROWS, strict=True):
        told = (cell(f"{letters(at)}{number}", value) for at, value in enumerate(values, 2))
        inside += f'<row r="{number}">{"".join(told)}</row>'
    return one_sheet(inside)


def two_sheets() -> bytes:
    """Something else stands before the form's answers."""
    form = sheet_xml("".join(row(number, values) for number, values in enumerate(ROWS, 1)))
    other = sheet_xml(row(1, ("ก", "ข")) + row(2, ("ค", "ง")))
    return packed(whole({"บันทึก": other, FORM: form}))


READ: dict[str, Callable[[], bytes]] = {
    "cp874": lambda: text().encode("cp874"),
    "utf-16": lambda: text("\t").encode("utf-16"),
    "utf-8-sig": lambda: text().encode("utf-8-sig"),
    "tabs": lambda: text("\t").encode(),
    "semicolons": lambda: text(";").encode(),
    "CR only": lambda: text(end="\r").encode(),
    "quoted breaks": lambda: text().replace("ด้านวินัย", '"ข้อ ๒\nด้านวินัย"').encode(),
    "ZIP of a form": lambda: packed({"ผล.csv": text().encode()}),
    "B3": at_b3,
    "two sheets": two_sheets,
}


@pytest.fixture
def opened(cli: Cli) -> Cli:
    """The sample office with its roster and an open round."""
    assert cli("office", "set", SAMPLE / "office.toml")[0] == DONE
    assert cli("people", "import", SAMPLE / "roster.csv")[0] == DONE
    assert cli("award", "open", "virtue", "--year", 2568)[0] == DONE
    return cli


@pytest.mark.parametrize("kind", READ)
def test_a_sound_file_of_any_kind_is_read_alike(opened: Cli, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "votes"
    file.write_bytes(READ[kind]())

    status, told, err = opened("votes", "import", file, *AWARD, "--json")

    assert (status, told["rows"], told["accepted"], err) == (DONE, 2, 2, "")
    first, second, *_ = opened("tally", *AWARD, "--json")[1]["categories"]
    assert [(s["name"], s["votes"]) for s in first["standings"]] == [("นายกล้า ดี", 2)]
    assert (second["blank"], second["standings"][0]["votes"]) == (1, 1)


def test_repeated_headers_and_short_rows_are_judged_row_by_row(opened: Cli, tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text(text(rows=[*ROWS, HEADER, ROWS[1][:3]]), "utf-8")

    status, told, _ = opened("votes", "import", file, *AWARD, "--json")

    assert (status, told["rows"], told["accepted"], told["refused"]) == (WAITS, 4, 2, 2)
    assert [(f["row"], f["code"]) for f in told["findings"]] == [
        (4, "voter-unknown"),
        (5, "too-few-cells"),
    ]


REFUSED_WHOLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty-file"),
    "header only": (lambda: text(rows=ROWS[:1]).encode(), "header-only"),
    "a PDF by another name": (lambda: b"%PDF-1.7\n", "not-a-sheet"),
    "cut": (lambda: two_sheets()[:-40], "truncated"),
    "with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "50 MB in one line": (lambda: b"x" * (50 << 20), "too-large"),
    "20 MB in one line": (lambda: b"x" * (20 << 20), "too-large"),
    "no column for a category": (
        lambda: text().replace("ด้านวินัย", "ข้อสอง").encode(),
        "columns-missing",
    ),
    "no column for the voter": (lambda: text().replace("อีเมล", "ใคร").encode(), "columns-missing"),
}


@pytest.mark.parametrize("kind", REFUSED_WHOLE)
def test_a_file_refused_whole_leaves_nothing_behind(opened: Cli, tmp_path: Path, kind: str) -> None:
    build, code = REFUSED_WHOLE[kind]
    file = tmp_path / "votes.csv"
    file.write_bytes(build())
    before = opened("tally", *AWARD, "--json")

    told = opened("votes", "import", file, *AWARD, "--json")

    assert refused(told) == code
    assert told[1]["error"]["message"] == clean(told[1]["error"]["message"])
    assert opened("tally", *AWARD, "--json") == before
    assert refused(opened("votes", "undo", 2, "--json")) == "not-found"


@pytest.mark.parametrize("command", [("votes", "check"), ("votes", "import"), ("people", "import")])
def test_what_is_no_file_is_refused(opened: Cli, tmp_path: Path, command: tuple[str, str]) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    round_ = AWARD if command[0] == "votes" else ()

    for place, code in (
        (tmp_path, "not-a-sheet"),
        (os.devnull, "not-a-sheet"),
        (tmp_path / "none.csv", "missing"),
        (tmp_path / "dangling", "missing"),
        (tmp_path / THAI_BYTES, "missing"),
    ):
        assert refused(opened(*command, place, *round_, "--json")) == code


def test_a_name_in_an_old_code_page_is_shown_in_thai(opened: Cli, tmp_path: Path) -> None:
    file = tmp_path / THAI_BYTES
    file.write_text(text(), "utf-8")

    status, told, _ = opened("votes", "import", file, *AWARD, "--json")
    printed = opened("print", "tally", *AWARD, "--out", file.with_suffix(".pdf"), "--json")

    assert (status, told["file"]) == (DONE, "ผลโหวต.csv")
    assert printed[0] == DONE
    assert Path(printed[1]["file"]).exists()
    assert opened("office", "set", tmp_path / f"x{THAI_BYTES}")[0] == REFUSED


@pytest.mark.parametrize(
    "arguments",
    [
        ("tally", "--award", "\udcff"),
        ("names", "accept", *AWARD, "\udcff", "1"),
        ("award", "open", "\udcff", "--year", "2568"),
        ("votes", "undo", str(2**63)),
        ("lesson", "show", str(2**63)),
        ("print", "tally", *AWARD, "--version", str(2**63), "--out", "x.pdf"),
        ("tally", *AWARD, "--data", "elsewhere"),
    ],
)
def test_words_and_numbers_that_cannot_be_kept_are_wrong_usage(
    cli: Cli, arguments: tuple[str, ...]
) -> None:
    status, told, err = cli(*arguments, "--json")

    assert (status, told["error"]["code"]) == (USAGE, "usage")
    assert err == told["error"]["message"] + "\n"


def main(folder: Path, *arguments: object) -> tuple[int, Any, bytes]:
    """The program itself in a process of its own; standard output must be one JSON object."""
    given = ["--data", str(folder), *map(str, arguments), "--json"]
    ended = subprocess.run(
        [sys.executable, str(paths.ROOT / "main.py"), *given],
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    return ended.returncode, json.loads(ended.stdout), ended.stderr


def test_the_program_ends_with_each_status_and_one_object(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text(text(rows=[*ROWS, ("2/6/2568", "x@y.example", *[""] * 5)]), "utf-8")

    ended = [
        main(tmp_path, "people", "import", SAMPLE / "roster.csv"),
        main(tmp_path, "award", "open", "virtue"),
        main(tmp_path, "votes", "import", file, *AWARD),
        main(tmp_path, "award", "open", "virtue", "--year", 2568),
        main(tmp_path, "votes", "import", file, *AWARD),
    ]

    assert [status for status, _, _ in ended] == [DONE, USAGE, REFUSED, DONE, WAITS]
    assert [bool(err) for _, _, err in ended] == [False, True, True, False, False]


class Terminal(StringIO):
    """Standard error where somebody looks at it."""

    @override
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (StringIO(), False)])
def test_progress_goes_to_a_terminal_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, *, shown: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)

    frame.progress().step(76, 76, "อ่านรายชื่อ")

    assert ("76/76" in stream.getvalue()) == shown
