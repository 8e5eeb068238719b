"""Vector pictures from SVG files: paths and simple shapes with flat colours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path as File
from xml.etree import ElementTree as ET

from core.errors import RefusedFileError
from core.typeset.operators import colour, number
from core.typeset.shapes import Map, Path
from core.typeset.svg_paths import matrix, paths, shape

UNITS = 1000.0  # the picture's longer side in the operators
_REFUSED = frozenset(
    "text image linearGradient radialGradient pattern mask clipPath filter use style "
    "foreignObject".split()
)
_DRAWN = frozenset("path rect circle ellipse line polyline polygon".split())
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NAMED = {"black": "#000000", "white": "#FFFFFF", "none": ""}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
_RGB = re.compile(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)$")


@dataclass(frozen=True, slots=True)
class Vector:
    """A picture as PDF operators in a box ``width`` by ``height`` units, y downwards."""

    operators: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Pen:
    fill: str = "#000000"
    stroke: str = ""
    width: float = 1.0
    even_odd: bool = False


def read_svg(file: File) -> Vector:
    """The picture in an SVG file.

    Raises:
        RefusedFileError: it is not SVG, or holds what is not drawn as flat shapes.
    """
    try:
        root = ET.fromstring(file.read_bytes())  # noqa: S314, expat limits entities itself
    except ET.ParseError as error:
        raise _refused(file, "อ่านเป็น SVG ไม่ได้") from error
    left, top, width, height = _view(root, file)
    scale = UNITS / max(width, height)

    def to_units(z: complex) -> complex:
        return (z - complex(left, top)) * scale

    code: list[str] = []
    _draw(root, to_units, scale, _Pen(), code, file)
    if not code:
        raise _refused(file, "ไม่มีรูปทรงที่พิมพ์ได้")
    return Vector(" ".join(code), width * scale, height * scale)


def _refused(file: File, why: str) -> RefusedFileError:
    return RefusedFileError(
        f"ใช้ภาพ {file.name} ไม่ได้ เพราะ{why} "
        "ให้บันทึกภาพใหม่เป็น SVG ที่มีแต่เส้นและพื้นสีเดียว หรือเป็น PDF หรือ PNG",
        code="picture",
    )


def _view(root: ET.Element, file: File) -> tuple[float, float, float, float]:
    if _name(root) != "svg":
        raise _refused(file, "ไม่ใช่ไฟล์ SVG")
    numbers = [float(n) for n in _NUMBERS.findall(root.get("viewBox", ""))]
    if len(numbers) != 4:  # noqa: PLR2004, left, top, width, height
        sides = [_NUMBERS.match(root.get(side, "")) for side in ("width", "height")]
        numbers = [0.0, 0.0, *(float(side.group()) for side in sides if side)]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:  # noqa: PLR2004, the same
        raise _refused(file, "ไม่บอกขนาดของภาพ (viewBox)")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _draw(
    element: ET.Element, to: Map, scale: float, pen: _Pen, code: list[str], file: File
) -> None:
    """Add the operators of an element and of those inside it."""
    name = _name(element)
    if name in _REFUSED:
        raise _refused(file, f"มีส่วน {name} ที่โปรแกรมไม่วาด")
    if name in {"defs", "metadata", "title", "desc", "namedview"}:
        return
    pen = _pen(element, pen, file)
    own, grows = matrix(element.get("transform", ""))

    def inner(z: complex) -> complex:
        return to(own(z))

    if name in _DRAWN:
        made = paths(element.get("d", "")) if name == "path" else shape(name, dict(element.items()))
        code += _painted([p.mapped(inner) for p in made], pen, scale * grows)
    for child in element:
        _draw(child, inner, scale * grows, pen, code, file)


def _painted(made: list[Path], pen: _Pen, scale: float) -> list[str]:
    if not made or not (pen.fill or pen.stroke):
        return []
    tint = f"{colour(pen.fill)} rg " if pen.fill else ""
    line = f"{colour(pen.stroke)} RG {number(pen.width * scale)} w " if pen.stroke else ""
    paint = ("B" if pen.stroke else "f") + ("*" if pen.even_odd else "") if pen.fill else "S"
    return [f"{tint}{line}{' '.join(p.operators() for p in made)} {paint}"]


def _pen(element: ET.Element, outer: _Pen, file: File) -> _Pen:
    found = dict(element.items())
    for entry in found.pop("style", "").split(";"):
        key, colon, value = entry.partition(":")
        if colon:
            found[key.strip()] = value.strip()
    pen = outer
    if found.get("fill", "inherit") != "inherit":
        pen = replace(pen, fill=_colour(found["fill"], file))
    if found.get("stroke", "inherit") != "inherit":
        pen = replace(pen, stroke=_colour(found["stroke"], file))
    width = _NUMBERS.match(found.get("stroke-width", ""))
    if width:
        pen = replace(pen, width=float(width.group()))
    if "fill-rule" in found:
        pen = replace(pen, even_odd=found["fill-rule"] == "evenodd")
    return pen


def _colour(value: str, file: File) -> str:
    if value in _NAMED:
        return _NAMED[value]
    if value == "currentColor":
        return "#000000"
    if _HEX.match(value):
        digits = value[1:] if len(value) > 4 else "".join(c * 2 for c in value[1:])  # noqa: PLR2004
        return f"#{digits.upper()}"
    parts = _RGB.match(value)
    if parts:
        return "#" + "".join(f"{min(int(p), 255):02X}" for p in parts.groups())
    raise _refused(file, f"มีสี {value} ที่โปรแกรมไม่รู้จัก")


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
