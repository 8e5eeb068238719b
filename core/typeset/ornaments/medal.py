"""A round medal with an engine-turned ring and two ribbon tails; its centre at 0."""

from __future__ import annotations

import cmath
import math

from core.typeset.ornaments.guilloche import ring
from core.typeset.ornaments.lotus import flower
from core.typeset.shapes import Mark, circle, curve, line, mapped, place


def medal(
    radius: float, gold: str, pale: str, dark: str, ribbon: str, shade: str, teeth: int = 48
) -> list[Mark]:
    """The medal, its edge cut into ``teeth``."""

    def edge(t: float) -> complex:
        return cmath.rect(radius * (1 + 0.028 * math.cos(teeth * t)), t)

    rim = curve(edge, 0, math.tau, teeth * 4, closed=True)
    marks = _tail(radius, ribbon, shade, pale, 19) + _tail(radius, ribbon, shade, pale, -19)
    marks.append(Mark((rim,), fill=pale, stroke=dark, width=0.5))
    bounds = (circle(0j, radius * 0.93), circle(0j, radius * 0.9))
    marks.append(Mark(bounds, stroke=dark, width=0.35))
    marks += ring(radius * 0.6, radius * 0.88, 24, 6, gold, 0.35)
    marks.append(Mark((circle(0j, radius * 0.58),), fill="#FFFFFF", stroke=dark, width=0.6))
    marks.append(Mark((circle(0j, radius * 0.53),), stroke=gold, width=0.3))
    return marks + mapped(flower(pale, gold, dark, 0.35), place(0j, radius * 0.46))


def _tail(radius: float, ribbon: str, shade: str, pale: str, lean: float) -> list[Mark]:
    """One end of the ribbon, turned by ``lean`` degrees."""
    w, long = radius * 0.44, radius * 2.15
    notch = complex(0, long - w * 0.75)
    right, left = (complex(w, long), complex(w, 0)), (complex(-w, 0), complex(-w, long))
    strip = Mark((line(*left, notch, *right, closed=True),), fill=ribbon, stroke=shade, width=0.4)
    hems = tuple(line(complex(s, 0), complex(s, long - w * 0.2)) for s in (w * 0.8, -w * 0.8))
    return mapped([strip, Mark(hems, stroke=pale, width=0.5)], place(0j, 1, lean))
