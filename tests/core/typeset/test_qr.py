from __future__ import annotations

import random

import pytest
import segno

from core.typeset.qr import Symbols

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def _direct(text: str) -> list[int]:
    matrix = segno.make(text, error="m", micro=False, mask=3, boost_error=False).matrix
    columns = zip(*matrix, strict=True)
    return [sum(bit << y for y, bit in enumerate(column)) for column in columns]


@pytest.mark.parametrize("length", [1, 2, 19, 22, 46])
def test_added_up_symbols_are_those_of_the_encoder(length: int) -> None:
    pick = random.Random(length)
    symbols = Symbols(100_000)
    for _ in range(20):
        text = "A" + "".join(pick.choices(_LETTERS, k=length - 1))
        assert symbols.columns(text) == _direct(text)


@pytest.mark.parametrize("text", ["12345", "https://example.go.th/v/1", "ก", "A" * 300])
def test_texts_of_other_kinds_go_to_the_encoder(text: str) -> None:
    assert Symbols(100_000).columns(text) == _direct(text)
    assert Symbols(1).columns(text) == _direct(text)
