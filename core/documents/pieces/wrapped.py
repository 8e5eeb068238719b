"""Blocks round a block: moved in from the margins, or entered in the outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from typing_extensions import override

from core.typeset.block import Block, Entry
from core.typeset.tagged_canvas import TaggedCanvas


class Wrapped(Block):
    """Stands and breaks as the block in it does."""

    def __init__(self, inner: Block) -> None:
        self.inner = inner
        self.before, self.with_next = inner.before, inner.with_next
        self.text_above = inner.text_above

    @override
    def height(self, width: float) -> float:
        return self.inner.height(self.inside(width))

    @override
    def lines(self, width: float) -> int:
        return self.inner.lines(self.inside(width))

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(self.inside(width), height)
        return (self.around(parts[0]), self.around(parts[1])) if parts else None

    @override
    def opening(self) -> str:
        return self.inner.opening()

    @override
    def entries(self) -> Iterable[Entry]:
        return self.inner.entries()

    @override
    def feet(self, width: float) -> Sequence[Block]:
        return self.inner.feet(self.inside(width))

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.inner.draw(canvas, x, top, self.inside(width))

    def inside(self, width: float) -> float:
        """Width of the block in it."""
        return width

    def around(self, part: Block) -> Block:
        """A part of the block in it, wrapped alike."""
        return part


class Indented(Wrapped):
    """Begins ``left`` points from the left margin."""

    def __init__(self, inner: Block, left: float) -> None:
        super().__init__(inner)
        self.left = left

    @override
    def inside(self, width: float) -> float:
        return width - self.left

    @override
    def around(self, part: Block) -> Block:
        return Indented(part, self.left)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        super().draw(canvas, x + self.left, top, width)


class Listed(Wrapped):
    """Has an entry in the outline; of a broken block only its beginning does."""

    def __init__(self, inner: Block, title: str, level: int, key: object = None) -> None:
        super().__init__(inner)
        self.title, self.level, self.key = title, level, key or object()

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width, height)
        return (Listed(parts[0], self.title, self.level, self.key), parts[1]) if parts else None

    @override
    def entries(self) -> Iterable[Entry]:
        return [Entry(self.level, self.title, self.key)]

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.bookmark(self.title, self.level, top, self.key)
        super().draw(canvas, x, top, width)
