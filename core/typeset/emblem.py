"""An emblem at its size in millimetres; until it is given, a thin box that says what is missing."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from core.thai.numerals import to_thai
from core.typeset.block import Block
from core.typeset.lines import draw_centred, letter
from core.typeset.measures import MM
from core.typeset.pictures import Picture
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_SMALL_BOX = 20 * MM
_BELOW, _RISE = 8.0, 9.0  # points from the emblem's foot to the block's, and up to the title


def draw_emblem(
    canvas: TaggedCanvas, picture: Picture | None, name: str, x: float, y: float, side: float
) -> None:
    """A square with its lower left corner at (x, y): the picture inside, or its name and size."""
    with canvas.marked(Tag("Figure", alt=name), (x, y, side, side)):
        if picture:
            left, low, wide, high = picture.inside(side, side)
            picture.draw(canvas, x + left, y + low, wide, high)
            return
        canvas.write("q 0.4 w")
        canvas.rect(x, y, side, side)
        canvas.write("Q")
        small = letter("text", 8 if side < _SMALL_BOX else 14)
        middle, size = x + side / 2, small.size
        draw_centred(canvas, middle, y + side / 2 + size * 0.15, name, small)
        draw_centred(canvas, middle, y + side / 2 - size * 0.95, _centimetres(side), small)


class Emblem(Block):
    """An emblem by itself, ``below`` points above what follows."""

    def __init__(
        self,
        picture: Picture | None = None,
        side_mm: float = 30.0,
        *,
        name: str = "ตราครุฑ",
        align: Literal["left", "center"] = "center",
        below: float = 10.0,
    ) -> None:
        self.picture, self.side, self.name = picture, side_mm * MM, name
        self.align, self.below = align, below

    @override
    def height(self, width: float) -> float:
        return self.side + self.below

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left = x + (width - self.side) / 2 if self.align == "center" else x
        draw_emblem(canvas, self.picture, self.name, left, top - self.side, self.side)


class EmblemTitle(Block):
    """An emblem at the left and a title in the middle of the column, on the emblem's foot.

    Source: official memo paper: emblem 1.5 cm high, title 29 points bold, 35 points from its base
    line to that of the first head line.
    """

    def __init__(
        self,
        title: str,
        picture: Picture | None = None,
        side_mm: float = 15.0,
        *,
        size: float = 29.0,
        name: str = "ตราครุฑ",
    ) -> None:
        self.title, self.picture, self.side = title, picture, side_mm * MM
        self.size, self.name = size, name

    @override
    def height(self, width: float) -> float:
        return self.side + _BELOW

    @override
    def opening(self) -> str:
        return self.title

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        foot = top - self.side
        draw_emblem(canvas, self.picture, self.name, x, foot, self.side)
        canvas.bookmark(self.title, 1, top)
        with canvas.marked(Tag("H1")):
            middle = x + width / 2
            draw_centred(canvas, middle, foot + _RISE, self.title, letter("text-bold", self.size))


def _centimetres(points: float) -> str:
    size = f"{points / MM / 10:.1f}".removesuffix(".0")
    return f"{to_thai(size)} ซม."
