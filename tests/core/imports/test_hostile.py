from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from core.errors import RefusedFileError
from core.imports.sheet import read_sheet
from core.thai.text import clean
from tests.core.imports.hostile import OTHERS, READ, WORKBOOKS
from tests.core.imports.workbooks import SHEET, STRINGS, packed, parts, workbook

MOST_S = 2.0


def worked_s() -> float:
    """Seconds that this process and those it waited for have worked."""
    return sum(os.times()[:4])


def decided(file: Path) -> tuple[str, float]:
    """The code of the refusal, or READ, and the seconds of work it took.

    Work is counted, here and in the other process, not the clock: other tests run beside this one.
    """
    start = worked_s()
    try:
        read_sheet(file)
        code, sentence = READ, ""
    except RefusedFileError as error:
        code, sentence = error.code, str(error)
    took_s = worked_s() - start
    assert sentence == clean(sentence)
    assert code == READ or "แล้วลอง" in sentence or "แล้วนำเข้า" in sentence
    return code, took_s


@pytest.mark.parametrize("name", [*WORKBOOKS, *OTHERS])
def test_hostile_file_is_decided_in_time_and_ends_nothing(name: str, tmp_path: Path) -> None:
    build, code = (WORKBOOKS | OTHERS)[name]
    file = tmp_path / "ผล.xlsx"
    file.write_bytes(build())

    found, took_s = decided(file)

    assert found == code
    assert took_s < MOST_S


def test_corpus_has_every_kind() -> None:
    assert len(WORKBOOKS) + len(OTHERS) >= 40


def test_path_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")

    assert decided(tmp_path / "none.csv")[0] == "missing"
    assert decided(tmp_path / "none" / "none.csv")[0] == "missing"
    assert decided(tmp_path / "\0.csv")[0] == "missing"
    assert decided(tmp_path)[0] == "not-a-sheet"
    assert decided(tmp_path / "pipe")[0] == "not-a-sheet"
    assert decided(tmp_path / "loop")[0] == "unreadable"


def test_file_held_by_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "votes.xlsx"
    file.write_bytes(workbook())

    def held(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", held)  # root may open anything, so the system cannot refuse

    assert decided(file)[0] == "locked"


def test_stick_that_fails_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "votes.xlsx"
    file.write_bytes(workbook())

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)

    assert decided(file)[0] == "unreadable"


def mutant(data: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, lost, doubled or cut off."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out))
        length = chance.randint(1, 40)
        kind = chance.randrange(5)
        if kind == 0:
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = chance.randbytes(length)
        elif kind == 3:
            out[at:at] = out[at : at + length]
        else:
            out[at : at + length] = chance.randbytes(length)
    return bytes(out)


def test_mutant_is_refused_or_read_as_it_was(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    count = 1_000 if pytestconfig.getoption("--long", default=False) else 50
    file = tmp_path / "votes.xlsx"
    file.write_bytes(workbook())
    sound = read_sheet(file)
    refused = 0

    for seed in range(count):
        file.write_bytes(mutant(workbook(), random.Random(seed)))
        try:
            found = read_sheet(file)
        except RefusedFileError:
            refused += 1
        else:
            assert (found.header, found.rows) == (sound.header, sound.rows), seed

    assert refused > count // 2


def test_mutant_inside_a_sound_zip_is_decided(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    count = 1_000 if pytestconfig.getoption("--long", default=False) else 50
    file = tmp_path / "votes.xlsx"
    refused = 0

    for seed in range(count):
        chance = random.Random(seed)
        made = parts(shared=bool(seed % 2))
        name = chance.choice([SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml"])
        file.write_bytes(packed(made | {name: mutant(made[name], chance)}))
        code, took_s = decided(file)
        refused += code != READ
        assert took_s < MOST_S, seed

    assert refused > count // 2
