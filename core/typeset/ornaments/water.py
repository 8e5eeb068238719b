"""Still water: rows of long waves that break off and begin again."""

from __future__ import annotations

import math

from core.typeset.shapes import Mark, Path, curve

_GOLDEN, _OTHER = 0.618034, 0.381966  # spread the breaks without a visible pattern


def water(  # noqa: PLR0913, PLR0917, keys of a design
    left: float,
    right: float,
    top: float,
    rows: int,
    gap: float,
    stroke: str,
    width: float = 0.5,
    height: float = 0.7,
    calm: float = 0.3,
) -> list[Mark]:
    """Rows of waves from ``left`` to ``right``, further apart going down.

    ``calm`` is the share left blank.
    """
    paths: list[Path] = []
    for row in range(rows):
        y, seed = top + gap * row * (1 + 0.12 * row), (row * _GOLDEN) % 1
        period, x, k = 21 + 5 * row, left, 0
        while x < right - 6:
            share = (seed + k * _OTHER) % 1
            length = (18 + 52 * share) * (1 + 0.15 * row)
            end = min(x + length, right)
            paths.append(_wave(x, end, y, height, period))
            x, k = end + length * calm * (0.4 + share), k + 1
    return [Mark(tuple(paths), stroke=stroke, width=width)]


def _wave(start: float, end: float, y: float, height: float, period: float) -> Path:
    def at(x: float) -> complex:
        swell = math.sin(math.pi * (x - start) / (end - start))
        return complex(x, y + height * swell * math.sin(math.tau * x / period))

    return curve(at, start, end, max(3, round((end - start) / period * 5)))
