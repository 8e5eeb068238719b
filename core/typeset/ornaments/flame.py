"""Kanok, the Thai flame: grown, not traced.

A flame grows from a spine that curls and then flicks the other way; a scroll is a curling stem
with flames on its back.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable

from core.typeset.ornaments.lotus import petal, veins
from core.typeset.shapes import Mark, Path, circle, joined, mapped, place, reverse, spline

_HALF = 0.5
# (step of the stem, length, lean) of the flames on a scroll's back, inner first.
_ON_BACK = ((30, 0.2, -70), (25, 0.29, -62), (20, 0.37, -54), (15, 0.42, -44), (9, 0.3, -30))
# (x, length, lean) of the scrolls along a corner's side, outer first.
_ALONG_SIDE = ((0.695, 0.21, 4), (0.46, 0.31, 4), (0.13, 0.48, 2))
# (lean, length, width, inner colour) of the petals of the bud on a corner's diagonal.
_BUD = (
    (50, 0.15, 0.5, False),
    (-50, 0.15, 0.5, False),
    (26, 0.2, 0.42, True),
    (-26, 0.2, 0.42, True),
    (0, 0.26, 0.4, False),
    (0, 0.15, 0.36, True),
)
_ROOT = 0.06 + 0.06j


def flame(
    fill: str, line: str, width: float, curl: float = 210, flick: float = 55, fat: float = 0.26
) -> list[Mark]:
    """One flame from 0 to 1: curled root, belly towards -y, tip flicked back, an inner stroke."""

    def heading(s: float) -> float:
        if s < _HALF:
            return -curl * math.pow(1 - 2 * s, 1.7)
        return -flick * math.pow(2 * s - 1, 1.6)

    raw = _walk(heading, lambda s: 0.2 + 1.2 * s, 22)
    points = [p / raw[-1] for p in raw]
    body = _brush(points, lambda s: fat * math.sin(math.pi * s**0.9) ** 0.85 * (1 - 0.25 * s))
    inner = Mark((spline(points[7:-4]),), stroke=line, width=width * 1.3)
    return [Mark((body,), fill=fill, stroke=line, width=width), inner]


def scroll(fill: str, heart: str, line: str, width: float = 0.35, turn: float = 390) -> list[Mark]:
    """A stem of length about 1 from 0 along +x, curling towards +y, flames on its back."""
    steps = 44
    stem = _walk(lambda s: -14 + turn * s**1.6, lambda s: (1.55 - 1.28 * s) / steps, steps)
    marks: list[Mark] = []
    for i, length, lean in _ON_BACK:
        ahead = math.degrees(cmath.phase(stem[i + 1] - stem[i - 1]))
        marks += mapped(flame(fill, line, width), place(stem[i], length, lean + ahead))
    body = _brush(stem, lambda s: 0.06 * (1 - 0.5 * s) * min(1, 8 * s))
    marks.append(Mark((body,), fill=fill, stroke=line, width=width))
    marks.append(Mark((circle(stem[-1], 0.045),), fill=heart, stroke=line, width=width))
    return marks


def corner(size: float, fill: str, heart: str, line: str, width: float = 0.35) -> list[Mark]:
    """Scrolls running from a corner along both sides, each smaller, a bud on the diagonal."""
    arm: list[Mark] = mapped(flame(fill, line, width), place(0.86 + 0.052j, 0.13, 0, flip=True))
    for x, length, lean in _ALONG_SIDE:
        arm += mapped(scroll(fill, heart, line, width), place(complex(x, 0.05), length, lean))
    other = mapped(arm, lambda z: 1j * z.conjugate())
    bud = [
        Mark(
            (petal(wide).mapped(place(_ROOT, length, 135 + lean)),),
            fill=heart if inner else fill,
            stroke=line,
            width=width,
        )
        for lean, length, wide, inner in _BUD
    ]
    lines = tuple(v.mapped(place(_ROOT, 0.26, 135)) for v in veins(0.4, 3))
    bud.append(Mark(lines, stroke=line, width=width))
    return mapped(arm + other + bud, place(0j, size))


def _walk(
    heading: Callable[[float], float], stride: Callable[[float], float], samples: int
) -> list[complex]:
    """Points of a line drawn by walking: heading in degrees and length of stride, both of 0..1."""
    points = [0j]
    for i in range(samples):
        s = (i + 0.5) / samples
        points.append(points[-1] + cmath.rect(stride(s), math.radians(heading(s))))
    return points


def _brush(points: list[complex], width: Callable[[float], float]) -> Path:
    """A closed leaf along the points, ``width(s)`` wide at 0 ≤ s ≤ 1."""
    n = len(points) - 1
    left, right = [], []
    for i, p in enumerate(points):
        along = points[min(i + 1, n)] - points[max(i - 1, 0)]
        side = 1j * along / abs(along) * width(i / n) / 2
        left.append(p + side)
        right.append(p - side)
    return joined(spline(left), reverse(spline(right)))
