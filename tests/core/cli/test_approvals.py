"""``lesson send``, ``pass``, ``order``, ``sign`` and what follows, on the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from core import paths
from tests.core.approvals.making import a_jpg, a_pdf, on_stick
from tests.core.cli.conftest import DONE, USAGE, WAITS, Cli, refused


@pytest.fixture
def written(cli: Cli) -> Cli:
    """The sample year's lesson, complete, as number 1."""
    assert cli("office", "set", paths.SAMPLE / "office.toml")[0] == DONE
    assert cli("lesson", "add", "lesson-memo", paths.SAMPLE / "lesson.toml")[0] == DONE
    return cli


def told(run: tuple[int, Any, str]) -> Any:  # noqa: ANN401 - JSON
    """What a command that went well said."""
    status, data, err = run
    assert (status, err) == (DONE, "")
    return data


@pytest.fixture
def signed(written: Cli, tmp_path: Path) -> Cli:
    """Carried to the end, with a scan of three pages."""
    told(written("lesson", "send", 1, "--date", "2568-06-13", "--json"))
    told(written("lesson", "pass", 1, "--date", "2568-06-18", "--order", "เห็นควร", "--json"))
    told(written("lesson", "order", 1, "--date", "2568-06-19", "--order", "เห็นชอบ", "--json"))
    told(written("lesson", "sign", 1, on_stick(tmp_path, a_pdf(pages=3)), "--json"))
    return written


def test_a_record_goes_its_way(written: Cli, tmp_path: Path) -> None:
    data = told(written("lesson", "send", 1, "--date", "2568-06-13", "--json"))
    assert (data["id"], data["state"], data["version"]) == (1, "sent", 1)
    assert data["waits_for"] == data["stages"][1]["position"]
    assert [one["role"] for one in data["stages"]] == ["drafted", "passed", "ordered"]
    told(written("lesson", "pass", 1, "--date", "2568-06-18", "--order", "เห็นควร", "--json"))
    data = told(written("lesson", "order", 1, "--date", "2568-06-19", "--json"))
    assert (data["waits_for"], data["signed"]) == (None, None)
    scan = a_pdf(pages=3)
    data = told(written("lesson", "sign", 1, on_stick(tmp_path, scan), "--json"))

    assert data["signed"] == {"name": "สแกน ๑.pdf", "sha256": hashlib.sha256(scan).hexdigest()}
    shown = told(written("lesson", "show", 1, "--json"))
    assert shown["approval"] == {key: value for key, value in data.items() if key != "id"}
    assert [one["date"] for one in shown["approval"]["stages"]] == [
        "2025-06-13", "2025-06-18", "2025-06-19",
    ]  # fmt: skip
    said = told(written("lesson", "show", 1)).splitlines()
    assert said[0] == "ลงนามแล้ว"
    assert said[2].startswith("ผ่าน: ")
    assert said[2].endswith("๑๘ มิ.ย. ๒๕๖๘ เห็นควร")


def test_impossible_orders_are_refused(written: Cli, tmp_path: Path) -> None:
    dated = ("--date", "2568-06-18", "--json")
    assert refused(written("lesson", "pass", 1, *dated)) == "not-sent"
    assert refused(written("lesson", "sign", 1, on_stick(tmp_path, a_pdf()), "--json")) == (
        "not-sent"
    )
    told(written("lesson", "send", 1, *dated))
    kept = sorted((tmp_path / "workspace" / "files").iterdir())
    scan = on_stick(tmp_path, a_pdf())
    assert refused(written("lesson", "sign", 1, scan, "--json")) == "stage-order"
    assert sorted((tmp_path / "workspace" / "files").iterdir()) == kept
    assert refused(written("lesson", "send", 1, *dated)) == "sent"
    assert refused(written("lesson", "order", 1, *dated)) == "stage-order"
    assert refused(written("lesson", "pass", 1, "--date", "2568-06-17", "--json")) == "stage-order"
    assert refused(written("lesson", "pass", 9, *dated)) == "not-found"
    assert written("lesson", "pass", 1)[0] == USAGE
    told(written("lesson", "correct", 1, 1, "--date", "2568-06-12", "--json"))
    told(written("lesson", "pass", 1, "--date", "2568-06-17", "--json"))
    data = told(written("lesson", "withdraw", 1, "--reason", "ให้แก้", "--json"))
    assert (data["state"], {one["date"] for one in data["stages"]}) == ("draft", {None})


def test_what_is_no_scan_is_refused_and_nothing_changes(written: Cli, tmp_path: Path) -> None:
    told(written("lesson", "send", 1, "--json"))
    for stage in ("pass", "order"):
        told(written("lesson", stage, 1, "--date", "2568-07-01", "--json"))
    kept = sorted((tmp_path / "workspace" / "files").iterdir())
    bad = on_stick(tmp_path, b"MZ", "virus.pdf")
    assert refused(written("lesson", "sign", 1, bad, "--json")) == "file-refused"
    assert refused(written("lesson", "sign", 1, tmp_path / "no.pdf", "--json")) == "file-refused"
    assert told(written("lesson", "show", 1, "--json"))["state"] == "sent"
    assert sorted((tmp_path / "workspace" / "files").iterdir()) == kept


def test_an_incomplete_record_waits(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "begun.toml"
    file.write_text('activity = "งานดี"', "utf-8")
    assert cli("lesson", "add", "lesson-memo", file)[0] == WAITS
    status, data, err = cli("lesson", "send", 1, "--json")
    assert (status, data["state"]) == (WAITS, "draft")
    assert "ข้อพิจารณา" in " ".join(data["missing"])
    assert "ยังขาด" in err


def test_the_scan_is_what_is_printed_and_copied(signed: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    data = told(signed("print", "lesson", "--lesson", 1, "--out", out, "--json"))
    assert (out.read_bytes(), data["pages"]) == (a_pdf(pages=3), 3)

    right = a_jpg("ถูกฉบับ")
    source = on_stick(tmp_path, right, "ใหม่.jpg")
    assert refused(signed("lesson", "sign", 1, source, "--json")) == "reason-missing"
    told(signed("lesson", "sign", 1, source, "--reason", "สแกนผิดฉบับ", "--json"))
    copied = told(signed("lesson", "copy", 1, "--out", tmp_path / "out.jpg", "--json"))
    assert (tmp_path / "out.jpg").read_bytes() == right
    assert (copied["sha256"], copied["version"]) == (hashlib.sha256(right).hexdigest(), 1)
    told(signed("lesson", "copy", 1, "--as-sent", "--out", out, "--json"))
    assert out.read_bytes().startswith(b"%PDF-")
    assert out.read_bytes() != a_pdf(pages=3)
    nine = signed("lesson", "copy", 1, "--version", 9, "--out", out, "--json")
    assert refused(nine) == "not-found"


def test_a_signed_record_is_revised_and_the_first_version_stays(
    signed: Cli, tmp_path: Path
) -> None:
    data = told(signed("lesson", "revise", 1, "--json"))
    assert (data["state"], data["version"], data["signed"]) == ("draft", 2, None)
    told(signed("lesson", "copy", 1, "--version", 1, "--out", tmp_path / "1.pdf", "--json"))
    assert (tmp_path / "1.pdf").read_bytes() == a_pdf(pages=3)
    assert refused(signed("lesson", "revise", 1, "--json")) == "not-signed"


def test_results_become_tasks_once(signed: Cli) -> None:
    asked = ("lesson", "decide", 1, "--request")
    told(signed(*asked, 1, "--result", "approved", "--json"))
    told(signed(*asked, 2, "--result", "เห็นชอบ", "--date", "2568-06-20", "--json"))
    data = told(signed(*asked, 3, "--result", "other", "--note", "ปิดเบอร์โทรก่อน", "--json"))
    assert [(one["result"], one["note"], one["date"]) for one in data["requests"]] == [
        ("approved", "", "2025-06-19"),
        ("approved", "", "2025-06-20"),
        ("other", "ปิดเบอร์โทรก่อน", "2025-06-19"),
    ]
    assert refused(signed(*asked, 3, "--result", "other", "--json")) == "note-missing"
    assert signed(*asked, 3, "--result", "maybe")[0] == USAGE

    due = ("--owner", "กลุ่มบริหารงานบุคคล", "--due", "2568-09-15", "--json")
    made = told(signed("lesson", "tasks", 1, *due))["actions"]
    assert len(made) > 1
    assert told(signed("lesson", "tasks", 1, *due))["actions"] == []


def test_lessons_are_put_to_use_with_proof(signed: Cli, tmp_path: Path) -> None:
    items = told(signed("lesson", "taught", 1, "--json"))["items"]
    assert {one["state"] for one in items} == {"confirmed"}
    first, second = items[0]["id"], items[1]["id"]
    plan = on_stick(tmp_path, b"a plan", "แผน.txt")
    told(signed("lesson", "applied", first, "--paper", "คำสั่งที่ ๑๒", "--file", plan, "--json"))
    told(signed("lesson", "not-applied", second, "--reason", "ไม่มีงบประมาณ", "--json"))
    assert refused(signed("lesson", "applied", second, "--paper", "ก", "--json")) == "state"
    assert refused(signed("lesson", "applied", items[2]["id"], "--json")) == "proof-missing"
    now = told(signed("lesson", "taught", 1, "--json"))["items"]
    assert [(one["state"], one["paper"], one["reason"]) for one in now[:2]] == [
        ("applied", "คำสั่งที่ ๑๒", ""),
        ("not-applied", "", "ไม่มีงบประมาณ"),
    ]
    data = told(signed("lesson", "show", 1, "--json"))["approval"]
    assert (data["standing"], data["applied"], data["lessons"]) == ("applied", 1, len(items))
