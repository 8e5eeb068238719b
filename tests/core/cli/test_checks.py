"""A second look at a record from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import DONE, Cli


def test_the_remarks_of_a_record_are_told_with_place_and_correction(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "lesson.toml"
    file.write_text('process = ["จัดทำแผน", "ประชุมวันอังคารที่ ๑๙ ตุลาคม ๒๕๖๖"]\n', "utf-8")
    id_ = cli("lesson", "add", "lesson-memo", file, "--json")[1]["id"]

    status, out, _ = cli("check", id_, "--json")

    (remark,) = [one for one in out["remarks"] if one["part"] == "process"]
    message = remark.pop("message")
    assert status == DONE
    assert remark == {
        "part": "process",
        "path": [2],
        "code": "weekday",
        "words": "อังคาร",
        "at": [9, 15],
        "instead": "พฤหัสบดี",
    }
    assert f"process ๒: {message}" in cli("check", id_)[1]


def test_a_record_with_nothing_to_point_at_says_so(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "lesson.toml"
    file.write_text('rationale = "จัดขึ้นเพื่อยกย่องผู้ทำความดี"\n', "utf-8")
    id_ = cli("lesson", "add", "lesson-memo", file, "--json")[1]["id"]

    assert cli("check", id_, "--json")[:2] == (DONE, {"id": id_, "remarks": []})
    assert cli("check", id_)[1] == "ไม่พบจุดที่ควรดูอีกครั้ง\n"
