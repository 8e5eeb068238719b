from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.memory import Memory


def test_what_is_remembered_is_there_next_time(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "deep" / "window.json"
    memory = Memory(file)
    memory._timer.setInterval(1)

    memory.set("table/people/widths", {"กลุ่ม": 120})

    qtbot.waitUntil(lambda: Memory(file).get("table/people/widths") == {"กลุ่ม": 120})
    assert Memory(file).get("else", "usual") == "usual"


@pytest.mark.parametrize("content", ["", "[1]", "{", "\udcff"])
def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path, content: str) -> None:
    file = tmp_path / "window.json"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))

    memory = Memory(file)
    memory.set("a", 1)
    memory.write()

    assert Memory(file).get("a") == 1


def test_a_place_that_takes_no_file_is_borne(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    memory = Memory(tmp_path / "in-the-way" / "window.json")

    memory.set("a", 1)
    memory.write()

    assert memory.get("a") == 1
