"""``search``: its one shape of JSON, its sentences and exit statuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import paths
from tests.core.cli.conftest import DONE, USAGE, Cli


@pytest.fixture
def written(cli: Cli) -> Cli:
    """The sample year's people, its round and its lesson."""
    cli("office", "set", paths.SAMPLE / "office.toml")
    cli("people", "import", paths.SAMPLE / "roster.csv")
    cli("award", "open", "virtue", "--year", 2568)
    cli("lesson", "add", "lesson-memo", paths.SAMPLE / "lesson.toml")
    return cli


def test_hits_have_one_shape(written: Cli) -> None:
    status, told, err = written("search", "คุณธรรมต้นแบบ", "--json")

    assert (status, err) == (DONE, "")
    assert list(told) == ["query", "total", "hits"]
    assert told["query"] == "คุณธรรมต้นแบบ"
    assert told["total"] == len(told["hits"]) > 2
    for hit in told["hits"]:
        assert list(hit) == ["kind", "id", "title", "year", "part", "snippet"]
        assert "[คุณธรรมต้นแบบ]" in hit["snippet"]
    first = {(hit["kind"], hit["id"], hit["title"], hit["year"]) for hit in told["hits"][:2]}
    assert first == {
        ("round", "virtue-2568", "บุคลากรคุณธรรมต้นแบบ", 2568),
        ("lesson", 1, "บุคลากรคุณธรรมต้นแบบ", 2568),
    }


def test_thai_and_arabic_digits_and_split_vowels_find_the_same(written: Cli) -> None:
    one = written("search", "ปี 2568", "--json")[1]
    other = written("search", "ปี ๒๕๖๘", "--json")[1]

    assert one["total"] > 0
    assert one["hits"] == other["hits"]
    assert written("search", "ท\u0e4d\u0e32", "--json")[1]["total"] > 0


def test_kind_year_and_limit_narrow(written: Cli) -> None:
    everything = written("search", "การ", "--json")[1]
    people = written("search", "การ", "--kind", "person", "--limit", 3, "--json")[1]
    year = written("search", "การ", "--year", 2568, "--json")[1]

    assert {hit["kind"] for hit in people["hits"]} == {"person"}
    assert len(people["hits"]) == 3
    assert people["total"] + year["total"] == everything["total"] == len(everything["hits"])
    assert written("search", "การ", "--year", 2500, "--json")[1]["hits"] == []


def test_what_is_found_is_told_in_lines(written: Cli) -> None:
    status, out, _ = written("search", "คุณธรรมต้นแบบ")
    head, *lines = out.splitlines()

    assert status == DONE
    assert re.fullmatch("พบ [๐-๙]+ แห่ง", head)
    assert "รอบคัดเลือก virtue-2568 บุคลากรคุณธรรมต้นแบบ ๒๕๖๘: บุคลากร[คุณธรรมต้นแบบ] 2568" in lines
    many = written("search", "ก")[1].splitlines()
    assert len(many) == 22
    assert many[-1].startswith("และอีก ")


def test_nothing_found_is_a_sentence_and_no_failure(written: Cli) -> None:
    assert written("search", "ฮฮฮ", "--json") == (
        DONE,
        {"query": "ฮฮฮ", "total": 0, "hits": []},
        "",
    )
    status, out, err = written("search", "ฮฮฮ")
    assert (status, out, err) == (DONE, "ไม่พบ “ฮฮฮ” ตรวจตัวสะกด หรือค้นด้วยคำที่สั้นลง\n", "")


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_no_words_are_wrong_usage(cli: Cli, text: str, tmp_path: Path) -> None:
    status, told, err = cli("search", text, "--json")

    assert (status, told["error"]["code"]) == (USAGE, "usage")
    assert err == "ค่าของ TEXT ใช้ไม่ได้ ดูวิธีใช้ด้วย main.py search --help\n"
    assert not (tmp_path / "workspace").exists()


@pytest.mark.parametrize(
    "text", ['"', "'", "%", "_", "*", "AND", "a OR b", "NEAR(", "^x", "x:y", "\x01", "-"]
)
def test_whatever_is_asked_ends_well(written: Cli, text: str) -> None:
    status, told, _ = written("search", "--json", "--", text)

    assert (status, told["total"]) == (DONE, len(told["hits"]))
