"""A page for the wall: grounds of colour from edge to edge, words and an emblem on them."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from core.typeset.block import Together, draw_stack, stacked
from core.typeset.emblem import Emblem
from core.typeset.measures import MM
from core.typeset.operators import colour, number
from core.typeset.paragraph import Paragraph
from core.typeset.tagged_canvas import TaggedCanvas

_PAD = 4 * MM  # from the words to the edge of their ground
_GAP = 6 * MM  # between the emblem and the words beside it
_ROUND = 3 * MM  # of white round the emblem
_EDGE = 1.2 * MM  # a line of another colour along a ground


class Ground(Together):
    """Blocks on a ground of colour from edge to edge of the paper, and down to its foot."""

    def __init__(self, *blocks: Paragraph, ink: str, edge: str) -> None:
        super().__init__(*blocks)
        self.ink, self.edge = ink, edge

    @override
    def height(self, width: float) -> float:
        return _PAD + stacked(self.blocks, width)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        _fill(canvas, self.ink, (0.0, 0.0, canvas.page_width, top))
        _fill(canvas, self.edge, (0.0, top - _EDGE, canvas.page_width, _EDGE))
        draw_stack(self.blocks, canvas, x, top - _PAD, width)


class Masthead(Together):
    """An emblem on white beside lines of words, on a ground of colour.

    The ground reaches up to the head of the paper, or else only a little over the emblem.
    """

    def __init__(
        self, mark: Emblem, lines: Sequence[Paragraph], *, ink: str, edge: str, to_head: bool
    ) -> None:
        super().__init__(mark, *lines)
        self.mark, self.lines_beside = mark, list(lines)
        self.ink, self.edge, self.to_head = ink, edge, to_head

    @override
    def height(self, width: float) -> float:
        return self._inside(width) + _ROUND + _PAD

    def _inside(self, width: float) -> float:
        return max(self.mark.side, stacked(self.lines_beside, width - self._start))

    @property
    def _start(self) -> float:
        """From the left edge to the words."""
        return self.mark.side + 2 * _ROUND + _GAP

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        foot, wide = top - self.height(width), canvas.page_width
        head = canvas.page_height if self.to_head else top + _ROUND
        _fill(canvas, self.ink, (0.0, foot, wide, head - foot))
        _fill(canvas, self.edge, (0.0, foot, wide, _EDGE))
        side, middle = self.mark.side + 2 * _ROUND, top - self._inside(width) / 2
        _fill(canvas, "#FFFFFF", (x, middle - side / 2, side, side))
        self.mark.draw(canvas, x + _ROUND, middle + self.mark.side / 2, self.mark.side)
        left = width - self._start
        over = middle + stacked(self.lines_beside, left) / 2
        draw_stack(self.lines_beside, canvas, x + self._start, over, left)


def _fill(canvas: TaggedCanvas, ink: str, box: tuple[float, float, float, float]) -> None:
    sides = " ".join(map(number, box))
    canvas.write(f"q {colour(ink)} rg {sides} re f Q")
