"""Vector shapes on complex numbers, y downwards: a turn is a product, a mirror a conjugate.

Coordinates are millimetres unless a matrix says otherwise.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.typeset.measures import MM
from core.typeset.operators import colour, number

Map: TypeAlias = Callable[[complex], complex]
Step: TypeAlias = tuple[complex, ...]  # (to,) a line, (control, control, to) a curve
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}


@dataclass(frozen=True, slots=True)
class Path:
    """A line of straight and curved steps."""

    start: complex
    steps: tuple[Step, ...]
    closed: bool = False

    def mapped(self, to: Map) -> Path:
        """The path with every point moved."""
        return Path(to(self.start), tuple(tuple(map(to, step)) for step in self.steps), self.closed)

    def operators(self) -> str:
        """The path as PDF draws it, not yet painted."""
        out = [f"{_at(self.start)} m"]
        out += [f"{_all(step)} {'l' if len(step) == 1 else 'c'}" for step in self.steps]
        return " ".join([*out, "h"] if self.closed else out)


@dataclass(frozen=True, slots=True)
class Mark:
    """Paths painted together, once. Widths in points; colours ``#RRGGBB`` or nothing."""

    paths: tuple[Path, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.5

    def mapped(self, to: Map) -> Mark:
        """The mark with every point moved; its line stays as wide as it is."""
        return replace(self, paths=tuple(p.mapped(to) for p in self.paths))

    def operators(self) -> str:
        """The painted mark under a matrix of millimetres."""
        pen = f"{colour(self.stroke)} RG {number(self.width / MM)} w " if self.stroke else ""
        tint = f"{colour(self.fill)} rg " if self.fill else ""
        paint = _PAINT[bool(self.fill), bool(self.stroke)]
        return f"{pen}{tint}{' '.join(p.operators() for p in self.paths)} {paint}"


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` of the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def mapped(marks: Iterable[Mark], to: Map) -> list[Mark]:
    """The marks with every point moved."""
    return [m.mapped(to) for m in marks]


def operators(marks: Iterable[Mark]) -> str:
    """The painted marks under a matrix of millimetres."""
    return " ".join(mark.operators() for mark in marks)


def place(at: complex, scale: float = 1.0, turn: float = 0.0, *, flip: bool = False) -> Map:
    """The map that mirrors (top to bottom), scales, turns by degrees and moves to ``at``."""
    by = scale * cmath.exp(1j * math.radians(turn))
    return (lambda z: at + by * z.conjugate()) if flip else (lambda z: at + by * z)


def line(*points: complex, closed: bool = False) -> Path:
    """Straight from point to point."""
    return Path(points[0], tuple((p,) for p in points[1:]), closed)


def rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    """A rectangle by its edges."""
    upper = (complex(left, top), complex(right, top))
    return line(*upper, complex(right, bottom), complex(left, bottom), closed=True)


def circle(centre: complex, radius: float) -> Path:
    """A circle."""
    return curve(lambda t: centre + cmath.rect(radius, t), 0, math.tau, 8, closed=True)


def curve(
    f: Callable[[float], complex], start: float, end: float, pieces: int, *, closed: bool = False
) -> Path:
    """Any parametric curve as few smooth Béziers: ends and tangents of each piece are exact."""
    h = (end - start) / pieces
    e = h * 1e-4
    times = [start + h * i for i in range(pieces + 1)]
    at = [f(t) for t in times]
    slope = [(f(t + e) - f(t - e)) / (2 * e) * h / 3 for t in times]
    steps = tuple((at[i] + slope[i], at[i + 1] - slope[i + 1], at[i + 1]) for i in range(pieces))
    return Path(at[0], steps, closed)


def spline(points: Sequence[complex]) -> Path:
    """A Catmull-Rom curve through the points."""
    last = len(points) - 1

    def tangent(i: int) -> complex:
        return (points[min(i + 1, last)] - points[max(i - 1, 0)]) / 6

    steps = tuple(
        (points[i] + tangent(i), points[i + 1] - tangent(i + 1), points[i + 1]) for i in range(last)
    )
    return Path(points[0], steps)


def joined(first: Path, *others: Path) -> Path:
    """Paths laid end to end as one outline."""
    steps = list(first.steps)
    for other in others:
        steps += other.steps
    return Path(first.start, tuple(steps), closed=True)


def reverse(path: Path) -> Path:
    """The path walked from its end."""
    ends = [path.start, *(s[-1] for s in path.steps)]
    steps = [(*s[:-1][::-1], ends[i]) for i, s in enumerate(path.steps)][::-1]
    return Path(ends[-1], tuple(steps), path.closed)


def _all(points: Step) -> str:
    return " ".join(map(_at, points))


def _at(z: complex) -> str:
    return f"{_short(z.real)} {_short(z.imag)}"


def _short(v: float) -> str:
    s = f"{v:.2f}".rstrip("0").rstrip(".")
    return s if s not in {"", "-0"} else "0"
