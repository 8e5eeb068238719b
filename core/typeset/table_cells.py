"""What stands in the cells of a table: texts, blocks, cells that reach over others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from typing_extensions import override

from core.typeset.block import Block
from core.typeset.paragraph import Paragraph
from core.typeset.rows import Span, Text
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas

Content: TypeAlias = "str | Span | Block | Sequence[Block] | Sequence[str | Span]"
Blocks: TypeAlias = "tuple[Block, ...]"
Row: TypeAlias = "tuple[Blocks, ...]"  # a place for each column; what a merged cell covers is empty
Place: TypeAlias = "tuple[int, int]"  # row and column
_MOST_REPEATED = 5  # lines of a cell that is shown again on the next page


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell over several columns, rows, or both; those it covers are left out of their rows."""

    content: Content
    columns: int = 1
    rows: int = 1


Cell: TypeAlias = "Content | Merged"


class Repeated(Block):
    """What was read on the page before, drawn again for the eye alone."""

    def __init__(self, inner: Block) -> None:
        self.inner = inner
        self.before = inner.before

    @override
    def height(self, width: float) -> float:
        return self.inner.height(width)

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.furniture():
            self.inner.draw(canvas, x, top, width)


class Merges:
    """Which cell stands at each place of a table, and over how many columns and rows."""

    def __init__(self, sizes: Mapping[Place, tuple[int, int]]) -> None:
        self._sizes = sizes
        self._anchors = {
            (row + down, column + right): (row, column)
            for (row, column), (wide, high) in sizes.items()
            for down in range(high)
            for right in range(wide)
        }

    def __bool__(self) -> bool:
        return bool(self._sizes)

    def anchor(self, row: int, column: int) -> Place:
        """The place at which the cell begins that stands here."""
        return self._anchors.get((row, column), (row, column))

    def size(self, row: int, column: int) -> tuple[int, int]:
        """Columns and rows of the cell that stands here."""
        return self._sizes.get(self.anchor(row, column), (1, 1))


def placed(
    rows: Sequence[Sequence[Cell]], styles: Sequence[Style], own: tuple[str, ...], first: int = 0
) -> tuple[list[Row], dict[Place, tuple[int, int]]]:
    """The rows with a place for each column, and the sizes of merged cells; ``first`` counts.

    Raises:
        ValueError: a row has more or fewer cells than there is room for.
    """
    out: list[Row] = []
    sizes: dict[Place, tuple[int, int]] = {}
    taken: set[Place] = set()
    for i, row in enumerate(rows):
        free = [j for j in range(len(styles)) if (i, j) not in taken]
        cells = list(row)
        slots: list[Blocks] = [()] * len(styles)
        for j in free:
            if (i, j) in taken:
                continue
            cell = cells.pop(0) if cells else None
            if cell is None:
                raise ValueError(row)
            merged = cell if isinstance(cell, Merged) else Merged(cell)
            slots[j] = _blocks(merged.content, styles[j], own)
            high = min(merged.rows, len(rows) - i)
            if merged.columns > 1 or high > 1:
                sizes[first + i, j] = (merged.columns, high)
                taken.update((i + d, j + r) for d in range(high) for r in range(merged.columns))
        if cells:
            raise ValueError(row)
        out.append(tuple(slots))
    return out, sizes


def is_text(cell: Blocks) -> bool:
    """Whether the cell is its text: nothing, or one paragraph without a structure of its own."""
    if len(cell) > 1:
        return False
    first = cell[0] if cell else None
    return not first or (type(first) is Paragraph and first.tag.kind == "P" and first.is_plain)


def language(cell: Blocks) -> str:
    """The language of a cell that is its text, where it is not the paper's."""
    first = cell[0] if cell else None
    return first.tag.lang if isinstance(first, Paragraph) and is_text(cell) else ""


def repeated(cell: Blocks, width: float, leading: float) -> Blocks:
    """The cell again for the eye, if it is short enough to be worth it."""
    inner = [one.inner if isinstance(one, Repeated) else one for one in cell]
    if sum(one.height(width) for one in inner) > _MOST_REPEATED * leading:
        return ()
    return tuple(Repeated(one) for one in inner)


def split_cell(cell: Blocks, width: float, room: float) -> tuple[Blocks, Blocks]:
    """What of a cell fits in the room, and what does not."""
    used = 0.0
    for i, block in enumerate(cell):
        used += block.before if i else 0.0
        high = block.height(width)
        if used + high > room + 0.01:
            parts = block.split(width, room - used)
            if parts:
                return (*cell[:i], parts[0]), (parts[1], *cell[i + 1 :])
            end = _kept(cell, i)
            return cell[:end], cell[end:]
        used += high
    return cell, ()


def _kept(cell: Blocks, end: int) -> int:
    """Where to part before ``end`` so that no heading stays behind its text."""
    while end and cell[end - 1].with_next:
        end -= 1
    return end


def _blocks(content: Content, style: Style, own: tuple[str, ...]) -> Blocks:
    if isinstance(content, Block):
        return (content,)
    if isinstance(content, str | Span):
        return (Paragraph(content, style, own=own),)
    blocks = [one for one in content if isinstance(one, Block)]
    if blocks or not content:
        return tuple(blocks)
    return (Paragraph(_text(content), style, own=own),)


def _text(content: Sequence[Block] | Sequence[str | Span]) -> Text:
    return list(_words(content))


def _words(content: Sequence[Block] | Sequence[str | Span]) -> Iterator[str | Span]:
    for one in content:
        if not isinstance(one, Block):
            yield one
