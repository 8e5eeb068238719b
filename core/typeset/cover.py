"""Pages that a block fills from top to bottom: covers, and what divides an appendix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from typing_extensions import override

from core.typeset.block import Block, Entry, draw_stack, stacked
from core.typeset.tagged_canvas import TaggedCanvas


class FullPage(Block):
    """Groups of blocks over the height of a page: the first at the top, the last at the foot.

    One group alone stands in the middle; the free height is shared between the groups. No page
    number is printed beside it.
    """

    silent = True

    def __init__(self, *groups: Sequence[Block], points: float) -> None:
        self.groups = [list(group) for group in groups if group]
        self.points = points

    @override
    def height(self, width: float) -> float:
        return max(self.points, sum(stacked(group, width) for group in self.groups))

    @override
    def lines(self, width: float) -> int:
        return sum(block.lines(width) for group in self.groups for block in group)

    @override
    def opening(self) -> str:
        said = (block.opening() for group in self.groups for block in group)
        return next(filter(None, said), "")

    @override
    def entries(self) -> Iterable[Entry]:
        return [entry for group in self.groups for block in group for entry in block.entries()]

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        heights = [stacked(group, width) for group in self.groups]
        free = self.height(width) - sum(heights)
        alone = len(self.groups) == 1
        gap = free / 2 if alone else free / max(len(self.groups) - 1, 1)
        top -= gap if alone else 0.0
        for group, high in zip(self.groups, heights, strict=True):
            draw_stack(group, canvas, x, top, width)
            top -= high + gap
