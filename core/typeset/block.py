"""What a story is made of: blocks that know their height, where they may break, what they say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from typing_extensions import override

from core.typeset.measures import MM
from core.typeset.operators import number
from core.typeset.tagged_canvas import TaggedCanvas


class Entry(NamedTuple):
    """A line of the table of contents; ``key`` names the place in the document."""

    level: int
    title: str
    key: object


class Block(ABC):
    """A part of a story, as wide as its column. Measures are points.

    Attributes:
        before: space above, left out at the top of a page.
        with_next: stands on the page on which the next block begins.
        text_above: lines of text that must stand above it on its page.
        silent: no page number is printed on its page.
    """

    before: float = 0.0
    with_next: bool = False
    text_above: int = 0
    silent: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Height in a column of this width, without the space before."""

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""

    def lines(self, width: float) -> int:  # noqa: ARG002, for those that have text
        """Lines of text in a column of this width."""
        return 0

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """A part at most ``height`` high and the rest, or nothing where it may not break there."""
        return None

    def opening(self) -> str:
        """The words with which it opens a page; empty if it has none."""
        return ""

    def entries(self) -> Iterable[Entry]:
        """What of it stands in the table of contents."""
        return ()

    def feet(self, width: float) -> Sequence[Block]:  # noqa: ARG002, for those with notes
        """What stands at the foot of its page because of it."""
        return ()


class Spacer(Block):
    """Empty height; at the top of a page it falls away."""

    def __init__(self, points: float) -> None:
        self.points = points

    @override
    def height(self, width: float) -> float:
        return self.points

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing is drawn."""


class PageBreak(Block):
    """What follows begins a page."""

    @override
    def height(self, width: float) -> float:
        return 0.0

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing is drawn."""


class Rule(Block):
    """A line across the column, or a short one in its middle."""

    def __init__(
        self, length_mm: float = 0.0, *, thick: float = 0.7, above: float = 7.0, below: float = 9.0
    ) -> None:
        self.length_mm, self.thick, self.above, self.below = length_mm, thick, above, below

    @override
    def height(self, width: float) -> float:
        return self.above + self.below

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        long = self.length_mm * MM or width
        left, y = x + (width - long) / 2, top - self.above
        canvas.write(
            f"q {number(self.thick)} w {number(left)} {number(y)} m "
            f"{number(left + long)} {number(y)} l S Q"
        )


class NoteRule(Rule):
    """A short line at the left, over the notes at a page's foot."""

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        super().draw(canvas, x, top, self.length_mm * MM)


class Together(Block):
    """Blocks that stand on one page, one under the other."""

    def __init__(self, *blocks: Block, before: float = 0.0) -> None:
        self.blocks: Sequence[Block] = blocks
        self.before = before
        self.text_above = blocks[0].text_above if blocks else 0
        self.with_next = blocks[-1].with_next if blocks else False

    @override
    def height(self, width: float) -> float:
        return stacked(self.blocks, width)

    @override
    def lines(self, width: float) -> int:
        return sum(block.lines(width) for block in self.blocks)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        draw_stack(self.blocks, canvas, x, top, width)

    @override
    def opening(self) -> str:
        return next((words for block in self.blocks if (words := block.opening())), "")

    @override
    def entries(self) -> Iterable[Entry]:
        return [entry for block in self.blocks for entry in block.entries()]

    @override
    def feet(self, width: float) -> Sequence[Block]:
        return [foot for block in self.blocks for foot in block.feet(width)]


def stacked(blocks: Sequence[Block], width: float) -> float:
    """Height of blocks one under the other, without the space before the first."""
    between = sum(block.before for block in blocks[1:])
    return between + sum(block.height(width) for block in blocks)


def draw_stack(
    blocks: Sequence[Block], canvas: TaggedCanvas, x: float, top: float, width: float
) -> None:
    """Draw blocks one under the other from ``top``."""
    for i, block in enumerate(blocks):
        top -= block.before if i else 0.0
        block.draw(canvas, x, top, width)
        top -= block.height(width)
