"""The geometry of SVG: path data, simple shapes, transforms."""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Callable, Iterator

from core.typeset.shapes import Map, Path, Step, circle, line

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def paths(data: str) -> list[Path]:
    """The subpaths of a path's data; what is not understood ends it, as SVG wants."""
    pen = _PathPen()
    for command, numbers in _commands(data):
        pen.do(command, numbers)
    return pen.done()


def shape(name: str, entries: dict[str, str]) -> list[Path]:
    """A rectangle, circle, ellipse, line, polyline or polygon."""
    if name in {"polyline", "polygon"}:
        numbers = [float(n) for n in _TOKEN.findall(entries.get("points", ""))]
        points = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        return [line(*points, closed=name == "polygon")] if len(points) > 1 else []
    number = _reader(entries)
    if name == "line":
        return [line(complex(number("x1"), number("y1")), complex(number("x2"), number("y2")))]
    if name == "rect":
        return _rectangle(number)
    centre = complex(number("cx"), number("cy"))
    wide, high = (number("r"),) * 2 if name == "circle" else (number("rx"), number("ry"))
    if wide <= 0 or high <= 0:
        return []
    return [circle(0j, 1.0).mapped(lambda z: centre + complex(z.real * wide, z.imag * high))]


def matrix(text: str) -> tuple[Map, float]:
    """A transform attribute as a map, and by how much it scales a line's width."""
    a, b, c, d, e, f = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    for name, inside in _TRANSFORM.findall(text):
        n = [float(v) for v in _TOKEN.findall(inside)]
        p, q, r, s, t, u = _matrix(name, n)
        a, b, c, d, e, f = (
            a * p + c * q,
            b * p + d * q,
            a * r + c * s,
            b * r + d * s,
            a * t + c * u + e,
            b * t + d * u + f,
        )

    def to(z: complex) -> complex:
        return complex(a * z.real + c * z.imag + e, b * z.real + d * z.imag + f)

    return to, math.sqrt(abs(a * d - b * c))


def _matrix(name: str, n: list[float]) -> tuple[float, float, float, float, float, float]:
    one = n[0] if n else 0.0
    two = n[1] if len(n) > 1 else 0.0
    if name == "matrix":
        return n[0], n[1], n[2], n[3], n[4], n[5]
    if name == "translate":
        return 1, 0, 0, 1, one, two
    if name == "scale":
        return one, 0, 0, two if len(n) > 1 else one, 0, 0
    turn = math.radians(one)
    if name == "skewX":
        return 1, 0, math.tan(turn), 1, 0, 0
    if name == "skewY":
        return 1, math.tan(turn), 0, 1, 0, 0
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = (n[1], n[2]) if len(n) > 2 else (0.0, 0.0)  # noqa: PLR2004, a centre is given
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y


def _reader(entries: dict[str, str]) -> Callable[[str], float]:
    def number(key: str) -> float:
        found = _TOKEN.match(entries.get(key, ""))
        return float(found.group()) if found else 0.0

    return number


def _rectangle(number: Callable[[str], float]) -> list[Path]:
    x, y, w, h = number("x"), number("y"), number("width"), number("height")
    if w <= 0 or h <= 0:
        return []
    rx, ry = number("rx") or number("ry"), number("ry") or number("rx")
    if not rx:
        corners = (complex(x, y), complex(x + w, y), complex(x + w, y + h), complex(x, y + h))
        return [line(*corners, closed=True)]
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    data = (
        f"M{x + rx} {y}H{x + w - rx}A{rx} {ry} 0 0 1 {x + w} {y + ry}V{y + h - ry}"
        f"A{rx} {ry} 0 0 1 {x + w - rx} {y + h}H{x + rx}A{rx} {ry} 0 0 1 {x} {y + h - ry}"
        f"V{y + ry}A{rx} {ry} 0 0 1 {x + rx} {y}Z"
    )
    return paths(data)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; a repeated one comes as often as it is repeated."""
    tokens, at, command = _TOKEN.findall(_flags_apart(data)), 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        count = _COUNT.get(command.upper(), 0)
        numbers = tokens[at : at + count]
        if len(numbers) < count or any(n.isalpha() for n in numbers) or not command:
            return
        if not count and command not in "Zz":
            return
        yield command, [float(n) for n in numbers]
        at += count
        if not count:
            command = command if at < len(tokens) and tokens[at].isalpha() else ""


def _flags_apart(data: str) -> str:
    """Arc flags may stand together without a space (``a5 5 0 01 10 10``)."""
    number = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
    gap = r"[\s,]*"
    # All seven at once, or the numbers of the end would be taken for radii and flags.
    arc = re.compile(
        rf"({number}{gap}{number}{gap}{number}[\s,]+)([01]){gap}([01]){gap}({number}{gap}{number})"
    )
    arcs = re.compile(r"([Aa])([^A-DF-Za-df-z]*)")  # an e belongs to a number
    return arcs.sub(lambda m: m[1] + arc.sub(r"\1 \2 \3 \4 ", m[2]), data)


class _PathPen:
    """Follows the commands of a path."""

    def __init__(self) -> None:
        self._done: list[Path] = []
        self._start = self._at = self._control = 0j
        self._steps: list[Step] = []
        self._last = ""

    def do(self, command: str, n: list[float]) -> None:
        """Follow one command."""
        upper = command.upper()
        base = self._at if command != upper else 0j
        points = [base + complex(x, y) for x, y in zip(n[::2], n[1::2], strict=False)]
        if upper == "M":
            self._end(closed=False)
            self._start = self._at = points[0]
        elif upper == "Z":
            self._end(closed=True)
            self._at = self._start
        elif upper == "A":
            self._arc(n, base + complex(n[5], n[6]))
        elif upper in "HV":
            self._to((self._straight(upper, n[0], base),))
        elif upper == "L":
            self._to((points[0],))
        else:
            self._curve(upper, points)
        self._last = upper

    def done(self) -> list[Path]:
        """The subpaths so far."""
        self._end(closed=False)
        return self._done

    def _straight(self, upper: str, value: float, base: complex) -> complex:
        if upper == "H":
            return complex(base.real + value, self._at.imag)
        return complex(self._at.real, base.imag + value)

    def _curve(self, upper: str, points: list[complex]) -> None:
        smooth = {"S": "CS", "T": "QT"}.get(upper)
        if smooth:
            mirrored = 2 * self._at - self._control if self._last in smooth else self._at
            points = [mirrored, *points]
        self._control = points[-2]
        if upper in "QT":
            first, end = points
            points = [self._at + (first - self._at) * 2 / 3, end + (first - end) * 2 / 3, end]
        self._to(tuple(points))

    def _arc(self, n: list[float], end: complex) -> None:
        for step in arc_steps(self._at, end, abs(n[0]), abs(n[1]), n[2], (n[3], n[4])):
            self._to(step)

    def _to(self, step: Step) -> None:
        self._steps.append(step)
        self._at = step[-1]

    def _end(self, *, closed: bool) -> None:
        if self._steps:
            self._done.append(Path(self._start, tuple(self._steps), closed))
        self._steps = []


def arc_steps(
    start: complex, end: complex, rx: float, ry: float, turn: float, flags: tuple[float, float]
) -> list[Step]:
    """An elliptic arc as Bézier curves of at most a quarter turn each."""
    if start == end:
        return []
    if not rx or not ry:
        return [(end,)]
    by = cmath.rect(1, math.radians(turn))

    def squeezed(z: complex) -> complex:  # to where the ellipse is a unit circle
        z /= by
        return complex(z.real / rx, z.imag / ry)

    a, b = squeezed(start), squeezed(end)
    half = abs(b - a) / 2
    grown = max(1.0, half)
    height = math.sqrt(max(0.0, grown * grown - half * half))
    side = 1 if bool(flags[0]) == bool(flags[1]) else -1
    centre = (a + b) / 2 - side * height * 1j * (b - a) / abs(b - a)
    first = cmath.phase(a - centre)
    sweep = (cmath.phase(b - centre) - first) % math.tau
    if not flags[1]:
        sweep -= math.tau
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    part = sweep / count
    reach = 4 / 3 * math.tan(part / 4)

    def out(z: complex) -> complex:
        z = centre + grown * z
        return complex(z.real * rx, z.imag * ry) * by

    steps: list[Step] = []
    for i in range(count):
        p, q = (cmath.rect(1, first + part * k) for k in (i, i + 1))
        steps.append((out(p + 1j * p * reach), out(q - 1j * q * reach), out(q)))
    steps[-1] = (*steps[-1][:2], end)
    return steps
