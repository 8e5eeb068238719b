"""``lookback`` and ``topic``: their shapes of JSON and their sentences."""

from __future__ import annotations

import pytest

from core import paths
from tests.core.cli.conftest import DONE, Cli, refused

NAME = "บุคลากรคุณธรรมต้นแบบ"


@pytest.fixture
def written(cli: Cli) -> Cli:
    """The lesson of the sample year."""
    cli("office", "set", paths.SAMPLE / "office.toml")
    cli("lesson", "add", "lesson-memo", paths.SAMPLE / "lesson.toml")
    return cli


def test_what_the_sample_year_left(written: Cli) -> None:
    status, told, err = written("lookback", f"กิจกรรม{NAME} ปี ๒๕๖๙", "--year", 2569, "--json")

    assert (status, err) == (DONE, "")
    assert list(told) == ["activity", "year", "years", "open", "lessons", "near", "carried", "left"]
    assert (told["years"], told["open"], told["left"]) == ([2568], [], None)
    assert list(told["lessons"]) == ["problem", "wish", "well", "usable", "advice"]
    first = told["lessons"]["problem"][0]
    assert list(first) == ["item", "words", "part", "lesson", "year", "action", "carried"]
    assert (first["part"], first["lesson"], first["year"], first["carried"]) == (
        "problems",
        1,
        2568,
        False,
    )


def test_the_same_in_words(written: Cli) -> None:
    status, said, _err = written("lookback", NAME, "--year", 2569)

    lines = said.splitlines()
    assert status == DONE
    assert lines[0].startswith("ปัญหาและสิ่งที่ควรหลีกเลี่ยง ")
    assert lines[1].endswith("(ปี ๒๕๖๘)")
    assert written("lookback", "งานใหม่", "--year", 2569)[1] == ("ไม่พบบันทึกของกิจกรรมนี้ก่อนปี ๒๕๖๙\n")


def test_a_topic_from_words_to_lines(written: Cli) -> None:
    status, made, _err = written("topic", "add", "การลงคะแนน", "--from", "ลงคะแนน", "--json")
    assert (status, made["id"], made["name"]) == (DONE, 1, "การลงคะแนน")

    listed = written("topic", "list", "--json")[1]
    shown = written("topic", "show", 1, "--json")[1]

    assert listed == {"topics": [{"id": 1, "name": "การลงคะแนน", "lines": made["lines"]}]}
    assert shown["years"] == {"2568": made["lines"]}
    assert len(shown["lines"]) == made["lines"] > 3
    assert all("ลงคะแนน" in one["words"] for one in shown["lines"])
    lines = written("topic", "show", 1)[1].splitlines()
    assert lines[0] == "การลงคะแนน"
    assert lines[1].startswith("ปี ๒๕๖๘ ")


def test_topics_that_are_refused(written: Cli) -> None:
    assert written("topic", "list")[1] == "ยังไม่มีประเด็น\n"
    written("topic", "add", "เวลา")

    assert refused(written("topic", "add", "เวลา", "--json")) == "same-name"
    assert refused(written("topic", "show", 9, "--json")) != ""
