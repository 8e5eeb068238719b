"""Pictures with captions: one over the column, or photographs two a row."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from core.typeset.block import Block, Spacer
from core.typeset.lines import draw_centred, letter
from core.typeset.measures import MM
from core.typeset.paragraph import Paragraph
from core.typeset.pictures import Picture
from core.typeset.qr import Symbols, draw_qr
from core.typeset.rows import Text
from core.typeset.style import PLAIN, Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

GUTTER = 6 * MM
PHOTO = (160 * MM - GUTTER) / 2, 57.75 * MM  # a place for one of two: width, height
_ABOVE = 2.0  # points between a picture and its caption
_LEAST = 0.65  # of its height, that a picture may be at the end of a page
_EMPTY = "วางภาพ"
_A_ROW = 2
_QUIET = 4  # modules of white round a QR symbol


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, what stands under it, and what it shows for those who hear it."""

    picture: Picture | None
    caption: Text = ""
    alt: str = ""


class Figure(Block):
    """A picture in the middle of the column with its caption; without a picture, an empty frame.

    One that ``shrinks`` is a little smaller at the end of a page rather than leave it empty.
    """

    def __init__(
        self,
        shot: Shot,
        *,
        size: tuple[float, float],
        style: Style = PLAIN,
        before: float = 6.0,
        shrinks: bool = False,
        own: tuple[str, ...] = (),
    ) -> None:
        self.shot, self.size, self.before, self.shrinks = shot, size, before, shrinks
        self._group = Tag("Div")
        centred = Style(style.face, style.size, style.leading, "center")
        caption = Tag("Caption", self._group)
        self.caption = Paragraph(shot.caption, centred, tag=caption, own=own)
        alt = shot.alt or self.caption.text or _EMPTY
        self._tag = Tag("Figure", self._group, alt=alt)

    @override
    def height(self, width: float) -> float:
        words = self.caption.height(width)
        return self._box(width)[1] + (_ABOVE + words if words else 0.0)

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        high = self.picture_height(width)
        left = height - (self.height(width) - high)
        if not (self.shrinks and _LEAST * high <= left < high):
            return None
        smaller = copy.copy(self)
        smaller.size, smaller.shrinks = (self.size[0], left), False
        return smaller, Spacer(0.0)

    @override
    def opening(self) -> str:
        return self.caption.opening()

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide, high = self._box(width)
        left = x + (width - wide) / 2
        box = (left, top - high, wide, high)
        with canvas.marked(self._tag, box):
            if self.shot.picture:
                self.shot.picture.draw(canvas, *box)
            else:
                _frame(canvas, box)
        self.caption.draw(canvas, x, top - high - _ABOVE, width)

    def picture_height(self, width: float) -> float:
        """Height of the picture without its caption."""
        return self._box(width)[1]

    def _box(self, width: float) -> tuple[float, float]:
        """Width and height of the picture, which keeps its shape."""
        wide, high = min(self.size[0], width), self.size[1]
        if not self.shot.picture:
            return wide, high
        _, _, *inside = self.shot.picture.inside(wide, high)
        return inside[0], inside[1]


class Beside(Block):
    """Figures side by side, their feet on one line."""

    def __init__(self, figures: Sequence[Figure], *, columns: int = 2, before: float = 6.0) -> None:
        self.figures, self.columns, self.before = list(figures), columns, before

    @override
    def height(self, width: float) -> float:
        wide = self._wide(width)
        return self._high(wide) + max(f.height(wide) - f.picture_height(wide) for f in self.figures)

    @override
    def opening(self) -> str:
        return next((said for figure in self.figures if (said := figure.opening())), "")

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        x += (width - wide * len(self.figures) - GUTTER * (len(self.figures) - 1)) / 2
        for figure in self.figures:
            down = self._high(wide) - figure.picture_height(wide)
            figure.draw(canvas, x, top - down, wide)
            x += wide + GUTTER

    def _wide(self, width: float) -> float:
        return (width - GUTTER * (self.columns - 1)) / self.columns

    def _high(self, wide: float) -> float:
        return max(figure.picture_height(wide) for figure in self.figures)


class QrPicture(Picture):
    """A QR symbol of a text, with the white room round it that readers need."""

    ratio = 1.0

    def __init__(self, text: str) -> None:
        self._columns = Symbols().columns(text)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        module = width / (len(self._columns) + 2 * _QUIET)
        at = (x + _QUIET * module) / MM, (canvas.page_height - y - height + _QUIET * module) / MM
        draw_qr(canvas, self._columns, at, (width - 2 * _QUIET * module) / MM, "#000000")


def photo_rows(
    shots: Sequence[Shot], style: Style = PLAIN, *, own: tuple[str, ...] = ()
) -> list[Block]:
    """The photographs two a row, each with its caption; the last one alone in the middle."""
    figures = [Figure(shot, size=PHOTO, style=style, own=own) for shot in shots]
    rows = [figures[i : i + _A_ROW] for i in range(0, len(figures), _A_ROW)]
    return [Beside(row) for row in rows]


def _frame(canvas: TaggedCanvas, box: tuple[float, float, float, float]) -> None:
    x, y, wide, high = box
    canvas.write("q 0.4 w")
    canvas.rect(x, y, wide, high)
    canvas.write("Q")
    draw_centred(canvas, x + wide / 2, y + high / 2, _EMPTY, letter("text", 14))
