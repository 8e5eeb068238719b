"""``number``, and ``print … --give-number``: JSON, sentences and exit statuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import paths
from tests.core.cli.conftest import DONE, REFUSED, USAGE, WAITS, Cli, refused

YEAR = ("--year", 2568)
DATE = ("--date", "2568-07-04")
MEMO = """
subject = "ขอใช้ห้องประชุม"
date = "2568-07-04"
background = "ก"
facts = "ข"
consideration = "ค"
signers = [{ name = "นายกล้า ดี", position = "นิติกร" }]
"""


@pytest.fixture
def office(cli: Cli) -> Cli:
    assert cli("office", "set", paths.SAMPLE / "office.toml")[0] == DONE
    return cli


def give(cli: Cli, *more: object) -> str:
    status, out, _ = cli("number", "give", "--subject", "เรื่องหนึ่ง", *DATE, *more, "--json")
    assert status == DONE
    return str(out["number"])


def test_numbers_are_given_voided_and_listed(office: Cli) -> None:
    assert [give(office) for _ in range(2)] == ["ศธ 09999/1", "ศธ 09999/2"]
    assert give(office, "--series", "circular") == "ศธ 09999/ว 1"
    assert give(office, "--series", "order") == "1/2568"
    assert give(office, "--prefix", "ศธ ๐๙๙๙๙.๑/") == "ศธ 09999.1/1"

    status, out, _ = office("number", "void", "๒", "--reason", "พิมพ์ผิด", *YEAR, "--json")
    assert (status, out["number"], out["void_reason"]) == (DONE, "ศธ 09999/2", "พิมพ์ผิด")

    status, out, _ = office("number", "list", *YEAR, "--json")
    assert (status, out["year"]) == (DONE, 2568)
    assert [one["number"] for one in out["numbers"]] == [
        "ศธ 09999.1/1",
        "ศธ 09999/1",
        "ศธ 09999/2",
        "ศธ 09999/ว 1",
        "1/2568",
    ]
    own = next(one for one in out["series"] if one["prefix"] == "ศธ 09999/")
    assert own == {
        "series": "letter",
        "title": "หนังสือและบันทึกข้อความ",
        "prefix": "ศธ 09999/",
        "given": 2,
        "void": 1,
        "next": 3,
        "next_number": "ศธ 09999/3",
    }
    _, text, _ = office("number", "list", *YEAR)
    assert "ศธ ๐๙๙๙๙/๒ · ๔ ก.ค. ๒๕๖๘ · เรื่องหนึ่ง (ยกเลิก: พิมพ์ผิด)" in text


def test_a_year_begun_on_paper(office: Cli) -> None:
    status, out, _ = office("number", "begin", "๑๒๐", *YEAR, "--json")
    assert (status, out["number"], out["next"]) == (DONE, "ศธ 09999/120", 120)
    assert give(office) == "ศธ 09999/120"
    assert refused(office("number", "begin", "5", *YEAR, "--json")) == "below-given"
    entered = office("number", "enter", "121", "--subject", "ออกด้วยมือ", *DATE, "--json")
    assert (entered[0], entered[1]["number"], entered[1]["entered"]) == (DONE, "ศธ 09999/121", True)
    assert give(office) == "ศธ 09999/122"
    again = office("number", "enter", "121", "--subject", "อื่น", *DATE, "--json")
    assert refused(again) == "number-taken"


def test_what_cannot_be_done_exits_with_a_sentence(office: Cli) -> None:
    give(office)
    give(office, "--series", "order")
    reason = ("--reason", "ผิด")
    for arguments, code in (
        (("void", "9", *reason, *YEAR), "not-found"),
        (("void", "1", *reason, *YEAR), "several-series"),
        (("void", "ศธ ๐๙๙๙๙/๑", "--reason", " ", *YEAR), "reason-missing"),
        (("begin", "ก", *YEAR), "bad-number"),
        (("begin", "1234567", *YEAR), "bad-number"),
        (("enter", "0", "--subject", "ก"), "bad-number"),
        (("give", "--subject", " "), "no-subject"),
        (("give", "--subject", "ก", "--date", "2568-02-30"), "bad-date"),
        (("give", "--subject", "ก", "--series", "poster"), "not-found"),
    ):
        assert refused(office("number", *arguments, "--json")) == code
    assert office("number", "give")[0] == USAGE
    assert office("number", "void", "1/2568", "--series", "order", *reason, *YEAR)[0] == DONE


def test_an_office_without_a_prefix_is_told_what_to_do(cli: Cli) -> None:
    status, _, err = cli("number", "give", "--subject", "ก")
    assert status == REFUSED
    assert "ใส่ในหน้าตั้งค่า" in err
    assert "number_prefix" in err


def test_a_paper_takes_its_number_when_it_is_printed(office: Cli, tmp_path: Path) -> None:
    file, out = tmp_path / "memo.toml", tmp_path / "memo.pdf"
    file.write_text(MEMO, "utf-8")
    asked = ("print", "memo", "--file", file, "--out", out)

    status, told, _ = office(*asked, "--draft", "--give-number", "--json")
    assert (status, told["error"]["code"], out.exists()) == (REFUSED, "draft-number", False)
    assert "number" not in office(*asked, "--json")[1]
    for new in (True, False):
        status, told, _ = office(*asked, "--give-number", "--json")
        assert (status, told["number"], told["number_is_new"]) == (DONE, "ศธ 09999/1", new)
        assert told["file"] == str(out)
    assert "ใช้เลขที่เดิม ศธ ๐๙๙๙๙/๑" in office(*asked, "--give-number")[1]

    file.write_text(MEMO.replace('"ก"', '"แก้แล้ว"'), "utf-8")
    status, told, err = office(*asked, "--give-number", "--json")
    assert (status, told["error"]["code"]) == (REFUSED, "same-subject")
    assert "--another" in err
    assert office(*asked, "--another", "--json")[1]["number"] == "ศธ 09999/2"

    file.write_text(MEMO.replace("subject", "#"), "utf-8")
    status, told, _ = office(*asked, "--give-number", "--json")
    assert (status, told["missing"], told["file"]) == (WAITS, ["เรื่อง"], None)


def test_the_register_is_printed_and_filled_into_a_workbook(office: Cli, tmp_path: Path) -> None:
    asked = ("print", "number-register", *YEAR, "--out")
    assert office(*asked, tmp_path / "register.pdf")[0] == WAITS
    give(office)
    status, told, _ = office(*asked, tmp_path / "register.pdf", "--json")
    assert (status, told["pages"]) == (DONE, 1)
    assert office(*asked, tmp_path / "register.xlsx")[0] == DONE
    assert (tmp_path / "register.xlsx").read_bytes()[:2] == b"PK"
