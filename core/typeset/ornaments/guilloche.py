"""Engine-turned lines: rosettes, rings and interlaced bands."""

from __future__ import annotations

import cmath
import math

from core.typeset.shapes import Mark, Path, curve


def rosette(
    radius: float, teeth: int, wheel: int, pen: float, stroke: str, width: float = 0.35
) -> list[Mark]:
    """A hypotrochoid: a wheel of ``wheel`` teeth rolls inside a ring of ``teeth``.

    ``pen`` is its arm in radii of the wheel.
    """
    turns = wheel // math.gcd(teeth, wheel)
    small = wheel / teeth
    size = radius / (1 - small + pen * small)

    def at(t: float) -> complex:
        inner = cmath.rect(pen * small, -t * (1 - small) / small)
        return (cmath.rect(1 - small, t) + inner) * size

    lobes = teeth // math.gcd(teeth, wheel)
    path = curve(at, 0, math.tau * turns, 6 * lobes, closed=True)
    return [Mark((path,), stroke=stroke, width=width)]


def ring(
    inner: float, outer: float, lobes: int, strands: int, stroke: str, width: float = 0.35
) -> list[Mark]:
    """Closed waves between two circles, each turned on by a part of a lobe."""
    middle, swing = (inner + outer) / 2, (outer - inner) / 2

    def strand(j: int) -> Path:
        phase = math.tau * j / strands

        def at(t: float) -> complex:
            return cmath.rect(middle + swing * math.sin(lobes * t + phase), t)

        return curve(at, 0, math.tau, 4 * lobes, closed=True)

    return [Mark(tuple(strand(j) for j in range(strands)), stroke=stroke, width=width)]


def band(
    length: float,
    height: float,
    periods: int,
    stroke: str,
    strands: int = 5,
    twist: float = 70,
    width: float = 0.35,
) -> list[Mark]:
    """A ribbon of sine lines and its mirror image, twisting through each other along the x axis."""

    def strand(t: float, side: int) -> Path:
        shift = math.radians(twist) * (t - 0.5)
        size = side * height / 2 * (1 - 0.5 * abs(2 * t - 1) ** 2)

        def at(x: float) -> complex:
            return complex(x, size * math.sin(math.tau * periods * x / length + shift))

        return curve(at, 0, length, periods * 4)

    steps = [j / (strands - 1) for j in range(strands)]
    paths = tuple(strand(t, side) for t in steps for side in (1, -1))
    return [Mark(paths, stroke=stroke, width=width)]
