from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks import profiles

ABSOLUTE = re.compile(r"(?:^|[\s'\"(<])(?:/\w|[A-Za-z]:\\|~/)|0x[0-9a-f]{6}")


def test_both_profiles_are_written_and_name_no_place_of_the_machine(tmp_path: Path) -> None:
    made = profiles.main(20, tmp_path)
    assert [file.name for file in made] == ["certificates.txt", "report.txt"]
    for file in made:
        text = file.read_text("utf-8")
        assert ABSOLUTE.findall(text) == []
        assert "reportlab 5" in text
        assert len(re.findall(r"core/typeset/\w+\.py:\d+ \w", text)) >= 5


def test_those_kept_are_of_the_full_count_and_name_no_place_either() -> None:
    certificates, report = (
        (profiles.FOLDER / f"{name}.txt").read_text("utf-8") for name in ("certificates", "report")
    )
    assert certificates.startswith("1000 certificates, gold, each with its QR: 1000 pages, ")
    pages = re.match(r"a report of 45 parts: (\d+) pages", report)
    assert pages is not None
    assert 90 <= int(pages[1]) <= 110
    assert ABSOLUTE.findall(certificates + report) == []


def test_a_place_is_told_from_where_a_reader_knows_it() -> None:
    here = Path(profiles.__file__)
    assert profiles._short(str(here)) == "tests/benchmarks/profiles.py"
    assert profiles._short(re.__file__) == "re/__init__.py"
    assert ABSOLUTE.findall(str(here)) != []
