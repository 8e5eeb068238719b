"""``doctor``: what it finds in the index of the search, and makes anew."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from core import paths
from tests.core.cli.conftest import DONE, WAITS, Cli


def test_an_index_that_lost_a_part_is_told_and_made_anew(cli: Cli, tmp_path: Path) -> None:
    assert cli("people", "import", paths.SAMPLE / "roster.csv")[0] == DONE
    status, told, _ = cli("doctor", "--json")
    assert (status, told["search"]) == (DONE, [])
    assert "ดัชนีค้นหาตรงกับข้อมูล" in cli("doctor")[1]

    with sqlite.connect(str(tmp_path / "workspace" / "office.db")) as connection:
        connection.execute(
            "UPDATE search_part SET text = 'อื่น' WHERE id IN (SELECT min(id) FROM search_part)"
        )
    connection.close()

    status, told, _ = cli("doctor", "--json")
    assert status == WAITS
    assert any("อื่น" in line for line in told["search"])
    status, text, _ = cli("doctor")
    assert status == WAITS
    assert "แห่ง ข้อมูลยังครบ สร้างดัชนีใหม่ด้วย doctor --repair" in text

    status, told, _ = cli("doctor", "--repair", "--json")
    assert (status, told["search"]) == (DONE, [])
    assert cli("doctor", "--json")[0] == DONE
