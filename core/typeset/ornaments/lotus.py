"""Petals and what grows from them: the lotus, its bud and leaf, the four-petalled flower."""

from __future__ import annotations

import math

from core.typeset.shapes import Mark, Path, circle, curve, line, mapped, mixed, place

_BLUSH = (0.86, 0.7, 0.54, 0.38)  # steps of colour towards a petal's tip
_VEINS = {5: (-0.72, -0.36, 0, 0.36, 0.72), 3: (-0.5, 0, 0.5)}


def petal(width: float, hips: float = 0.52) -> Path:
    """A petal from 0 up to -1j with an ogee tip; ``hips`` is how far up it is widest."""
    half = width / 2
    right = (
        (complex(half * 0.75, -0.02), complex(half, -hips * 0.55), complex(half, -hips)),
        (complex(half, -hips - 0.24), complex(half * 0.16, -0.86), -1j),
    )
    left = (
        (complex(-half * 0.16, -0.86), complex(-half, -hips - 0.24), complex(-half, -hips)),
        (complex(-half, -hips * 0.55), complex(-half * 0.75, -0.02), 0j),
    )
    return Path(0j, (*right, *left), closed=True)


def veins(width: float, count: int = 5) -> tuple[Path, ...]:
    """Lines from a petal's foot to its tip, five or three."""

    def vein(k: float) -> Path:
        belly = (complex(k * width * 0.42, -0.35), complex(k * width * 0.4, -0.62))
        return Path(complex(k * width * 0.1, -0.1), ((*belly, complex(k * width * 0.1, -0.84)),))

    return tuple(vein(k) for k in _VEINS[count])


def bloom(
    fill: str, blush: str, line: str, width: float = 0.4, petals: int = 4, *, soft: bool = True
) -> list[Mark]:
    """A lotus seen from the side, 1 high, its base at 0: three layers, the back ones widest apart.

    A far, small flower is drawn without steps of colour and veins (``soft`` off).
    """
    back = [(k * 74 / petals, 0.98 - 0.055 * k, 0.4) for k in range(petals, 0, -1)]
    leaves = [(s * turn, length, wide, 5) for turn, length, wide in back for s in (1, -1)]
    leaves.append((0, 1.0, 0.44, 5))
    leaves += [(s * turn, 0.8 - turn / 400, 0.42, 5) for turn in (52, 26) for s in (1, -1)]
    leaves.append((0, 0.74, 0.46, 5))
    leaves += [(s * 84, 0.52, 0.24, 3) for s in (1, -1)]
    leaves += [(s * 40, 0.5, 0.36, 3) for s in (1, -1)]
    leaves.append((0, 0.44, 0.34, 3))
    marks: list[Mark] = []
    for turn, length, wide, count in leaves:
        one = [Mark((petal(wide),), fill=fill, stroke=line, width=width)]
        if soft:
            one += _blushed(wide, fill, blush)
            one.append(Mark(veins(wide, count), stroke=line, width=0.25))
        marks += mapped(one, place(0j, length, turn))
    return marks


def bud(fill: str, blush: str, line: str, width: float = 0.4) -> list[Mark]:
    """A closed lotus, 1 high, its base at 0."""
    marks = [Mark((petal(0.5, 0.42),), fill=fill, stroke=line, width=width)]
    for side in (1, -1):
        half = place(0j, 0.92, side * 9)
        marks += mapped([Mark((petal(0.34, 0.4),), fill=fill, stroke=line, width=width)], half)
    front = [
        Mark((petal(0.4, 0.42),), fill=fill, stroke=line, width=width),
        Mark((petal(0.26).mapped(place(-0.36j, 0.6)),), fill=blush),
        Mark(veins(0.36), stroke=line, width=max(0.25, width * 0.6)),
    ]
    return marks + mapped(front, place(0j, 0.8))


def stem(height: float, lean: float, stroke: str, width: float = 1.2) -> list[Mark]:
    """A stalk from 0 up ``height``, swaying ``lean`` mm to the side."""
    sway = (complex(-lean * 0.4, -height * 0.4), complex(lean, -height * 0.6))
    return [Mark((Path(0j, ((*sway, complex(lean, -height)),)),), stroke=stroke, width=width)]


def pad(fill: str, line_: str, width: float = 0.4, flat: float = 0.2) -> list[Mark]:
    """A lotus leaf on the water, 1 wide each way, seen low, with its notch and ribs."""

    def edge(t: float) -> complex:
        r = 1 + 0.025 * math.sin(7 * t) + 0.02 * math.sin(3 * t + 1)
        return complex(r * math.cos(t), flat * r * math.sin(t))

    heart = complex(0.02, 0.02)
    rim = curve(edge, math.radians(74), math.radians(414), 28)
    outline = Path(rim.start, (*rim.steps, (heart,)), closed=True)
    ribs = tuple(line(heart, edge(math.radians(a)) * 0.86) for a in range(92, 405, 28))
    return [
        Mark((outline,), fill=fill, stroke=line_, width=width),
        Mark(ribs, stroke=line_, width=max(0.25, width * 0.6)),
    ]


def flower(fill: str, heart: str, line: str, width: float = 0.35) -> list[Mark]:
    """Prajam yam: four petals to the sides, four leaves between them, radius 1."""

    def four(wide: float, size: float, turn: float) -> tuple[Path, ...]:
        return tuple(petal(wide, 0.5).mapped(place(0j, size, turn + 90 * k)) for k in range(4))

    return [
        Mark(four(0.42, 0.78, 45), fill=fill, stroke=line, width=width),
        Mark(four(0.66, 1.0, 0), fill=fill, stroke=line, width=width),
        Mark(four(0.34, 0.66, 0), fill=heart, stroke=line, width=width),
        Mark((circle(0j, 0.17),), fill=fill, stroke=line, width=width),
    ]


def _blushed(wide: float, fill: str, blush: str) -> list[Mark]:
    """Flat steps of colour, smaller and deeper towards the tip."""
    return [
        Mark(
            (petal(wide * 0.84).mapped(place(complex(0, k - 0.965), k)),),
            fill=mixed(fill, blush, 1 - k),
        )
        for k in _BLUSH
    ]
