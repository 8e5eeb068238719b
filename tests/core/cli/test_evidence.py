"""Evidence from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import DONE, REFUSED, WAITS, Cli, refused

YEAR = ("--year", 2568)


def test_evidence_is_put_in_listed_taken_out_and_packed(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "plan.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    place = ("--point", 3, "--slot", "plan")

    status, out, _ = cli("evidence", "add", *YEAR, *place, file, "--number", "1/2568", "--json")
    assert (status, out["id"], out["pages"]) == (DONE, 1, 1)
    status, out, _ = cli("evidence", "list", *YEAR, "--json")
    (plan,) = [one for one in out["slots"] if one["files"]]
    assert (status, plan["point"], plan["slot"]) == (WAITS, 3, "plan")
    assert plan["files"] == [{"id": 1, "title": "แผนปฏิบัติการส่งเสริมคุณธรรม", "pages": 1}]

    told = cli("evidence", "pack", *YEAR, "--out", tmp_path / "ชุด", "--json")
    assert told[0] == WAITS
    assert len(told[1]["error"]["findings"]) == out["empty"]
    for slot in out["slots"]:
        if not slot["files"]:
            where = ("--point", slot["point"], "--slot", slot["slot"])
            assert cli("evidence", "none", *YEAR, *where, "--reason", "ปีแรก")[0] == DONE
    assert cli("evidence", "list", *YEAR)[0] == DONE

    cli("office", "set", _office(tmp_path))
    status, out, _ = cli("evidence", "pack", *YEAR, "--out", tmp_path / "ชุด", "--json")
    assert status == DONE
    assert [one["path"] for one in out["files"]] == ["3/01 แผนปฏิบัติการส่งเสริมคุณธรรม.png"]
    assert (tmp_path / "ชุด" / out["files"][0]["path"]).is_file()

    assert cli("evidence", "remove", 1)[0] == DONE
    assert cli("evidence", "remove", 1)[0] == REFUSED


def test_a_wrong_slot_is_refused_with_those_there_are(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    told = cli("evidence", "add", *YEAR, "--point", 3, "--slot", "x", file, "--json")
    assert refused(told) == "not-found"
    assert "plan (แผนปฏิบัติการส่งเสริมคุณธรรม)" in told[1]["error"]["message"]


def _office(folder: Path) -> Path:
    file = folder / "office.toml"
    file.write_text('name = "สำนักงานศึกษาธิการจังหวัดแสนสุข"\n', "utf-8")
    return file
