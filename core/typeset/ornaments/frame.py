"""Frames and rules: straight, with stepped Thai corners, bundles of lines that turn together."""

from __future__ import annotations

import cmath
import math

from core.typeset.shapes import Mark, Path, circle, line, rectangle

_ROUND = 0.5523  # a Bézier's arm for a quarter of a circle of radius 1


def frame(
    left: float,
    top: float,
    right: float,
    bottom: float,
    stroke: str,
    width: float = 0.5,
    steps: int = 0,
    step: float = 3.0,
) -> list[Mark]:
    """A frame; with steps, its corners are indented like the plan of a Thai pavilion (ย่อมุม)."""
    if not steps:
        return [Mark((rectangle(left, top, right, bottom),), stroke=stroke, width=width)]
    corner: list[complex] = [complex(steps * step, 0)]
    for k in range(steps):
        low = (k + 1) * step
        corner += [complex((steps - k) * step, low), complex((steps - k - 1) * step, low)]
    back = corner[::-1]
    first, last = complex(left, top), complex(right, bottom)
    outline = [complex(right - z.real, top + z.imag) for z in corner] + [last - z for z in back]
    outline += [complex(left + z.real, bottom - z.imag) for z in corner] + [first + z for z in back]
    return [Mark((line(*outline, closed=True),), stroke=stroke, width=width)]


def bend(  # noqa: PLR0913, PLR0917, keys of a design
    start: tuple[float, float],
    corner: tuple[float, float],
    end: tuple[float, float],
    radius: float,
    lines: int,
    gap: float,
    stroke: str,
    width: float = 0.35,
    fade: tuple[float, float] = (0, 0),
) -> list[Mark]:
    """Parallel lines from ``start`` round ``corner`` to ``end``.

    Each begins and stops ``fade`` mm further in than the last.
    """
    a, c, b = complex(*start), complex(*corner), complex(*end)
    come, go = (c - a) / abs(c - a), (b - c) / abs(b - c)
    paths = []
    for k in range(lines):
        inset, r = (go - come) * gap * k, radius - gap * k
        first = a + go * gap * k + come * fade[0] * k
        last = b - come * gap * k - go * fade[1] * k
        p, q, arm = c + inset - come * r, c + inset + go * r, r * _ROUND
        paths.append(Path(first, ((p,), (p + come * arm, q - go * arm, q), (last,))))
    return [Mark(tuple(paths), stroke=stroke, width=width)]


def rule(
    start: tuple[float, float], end: tuple[float, float], stroke: str, width: float = 0.5
) -> list[Mark]:
    """One straight line."""
    return [Mark((line(complex(*start), complex(*end)),), stroke=stroke, width=width)]


def medallion(
    radius: float, fill: str, stroke: str, width: float = 0.4, rays: int = 60
) -> list[Mark]:
    """A neutral round field where the office's seal has not been given yet; its centre at 0."""
    turns = (math.tau * k / rays for k in range(rays))
    dial = tuple(line(cmath.rect(radius * 0.8, t), cmath.rect(radius * 0.92, t)) for t in turns)
    rings = (circle(0j, radius * 0.94), circle(0j, radius * 0.78))
    return [
        Mark((circle(0j, radius),), fill=fill, stroke=stroke, width=width * 2),
        Mark(rings, stroke=stroke, width=width),
        Mark(dial, stroke=stroke, width=width),
    ]
