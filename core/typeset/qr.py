"""QR symbols as one path each; many of one length are added up from shared parts."""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import segno

from core.typeset.measures import MM
from core.typeset.operators import colour, number
from core.typeset.tagged_canvas import TaggedCanvas

_LETTERS = string.digits + string.ascii_uppercase + " $%*+-./:"  # of the alphanumeric mode
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_WORTH = 8  # symbols a letter of their text from which the shared parts pay
_MOST = (
    250  # letters that any version up to 9 holds; longer texts count their letters with more bits
)
_SETTINGS: dict[str, Any] = {"error": "m", "micro": False, "mask": 3, "boost_error": False}


def draw_qr(
    canvas: TaggedCanvas, columns: Sequence[int], at: tuple[float, float], side: float, ink: str
) -> None:
    """Draw at ``at``, ``side`` wide, in millimetres from the page's upper left corner.

    ``columns`` are those of the symbol, the lowest bit on top; neighbouring modules of one are
    one rectangle.
    """
    unit, height = side * MM / len(columns), canvas.page_height
    place = f"{number(at[0] * MM)} {number(height - at[1] * MM)}"
    code = [f"q {number(unit)} 0 0 {number(-unit)} {place} cm {colour(ink)} rg"]
    for x, column in enumerate(columns):
        runs = _runs(column)
        if runs:
            code.append(f"{x}{f' {x}'.join(runs)}")
    canvas.write(" ".join([*code, "f Q"]))


class Symbols:
    """Symbols for ``count`` texts, with error correction M and a fixed mask.

    A fixed mask is as valid as the best of eight. Letters, padding, error correction and mask
    are sums of bits without carry: the symbol of a text is that of zeros, changed by what each
    bit of the text changes. So a large batch asks for each bit once and then only adds.
    """

    def __init__(self, count: int = 1) -> None:
        self._count = count
        self._zeros: dict[int, tuple[int, int]] = {}  # version and symbol by length

    def columns(self, text: str) -> list[int]:
        """The modules of each column, the lowest bit on top."""
        pays = self._count >= _WORTH * len(text)
        usual = len(text) <= _MOST and all(letter in _VALUES for letter in text)
        if not (pays and usual) or text.isdigit():
            return _columns(segno.make(text, **_SETTINGS))
        if len(text) not in self._zeros:
            zeros = segno.make("0" * len(text), mode="alphanumeric", **_SETTINGS)
            self._zeros[len(text)] = int(zeros.version), _packed(zeros)
        version, symbol = self._zeros[len(text)]
        for place in _ones(text):
            symbol ^= _change(version, place)
        side = 17 + 4 * version
        mask = (1 << side) - 1
        return [(symbol >> (side * x)) & mask for x in range(side)]


@lru_cache(4096)
def _change(version: int, place: int) -> int:
    """What a one instead of a zero at ``place`` of the data changes in a symbol."""
    index, bit = divmod(place - 12, 8)  # behind the bits of a byte text's mode and length
    full = bytes(index + 1)
    changed = full[:-1] + bytes([128 >> bit])
    one, zero = (
        _packed(segno.make(text, mode="byte", version=version, **_SETTINGS))
        for text in (changed, full)
    )
    return one ^ zero


def _ones(text: str) -> list[int]:
    """Places of the ones that an alphanumeric text has in the data and zeros have not."""
    out: list[int] = []
    start = 13  # behind the bits of its mode and length
    for i in range(0, len(text), 2):
        pair = [_VALUES[letter] for letter in text[i : i + 2]]
        value, bits = (pair[0] * 45 + pair[1], 11) if len(pair) > 1 else (pair[0], 6)
        out += [start + bits - 1 - b for b in _BITS[value]]
        start += bits
    return out


def _packed(symbol: segno.QRCode) -> int:
    columns = _columns(symbol)
    return sum(column << (len(columns) * x) for x, column in enumerate(columns))


def _columns(symbol: segno.QRCode) -> list[int]:
    turned = zip(*symbol.matrix, strict=True)
    return [sum(bit << y for y, bit in enumerate(column)) for column in turned]


_BITS = tuple(tuple(b for b in range(11) if value >> b & 1) for value in range(45 * 45))
_EDGES = tuple(tuple(i for i in range(8) if bits >> i & 1) for bits in range(256))


def _runs(column: int) -> list[str]:
    """The dark runs of a column as rectangles, each still without its x."""
    turns = column ^ (column << 1)  # a bit where a run begins and one behind its end
    edges: list[int] = []
    base = 0
    while turns:
        edges += [base + edge for edge in _EDGES[turns & 255]]
        turns >>= 8
        base += 8
    return [_run(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


@cache
def _run(start: int, end: int) -> str:
    return f" {start} 1 {end - start} re"
