"""Which rows of a list belong together, told by how deep each lies.

``levels`` are those of all rows, the empty last one too, which stands under nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

Levels = Sequence[int]


def end_of(levels: Levels, at: int) -> int:
    """The row after the item and all that stands under it."""
    end, last = at + 1, len(levels) - 1
    while end < last and levels[end] > levels[at]:
        end += 1
    return end


def swap(levels: Levels, at: int, step: int) -> tuple[int, int, int] | None:
    """Where the item and its neighbour of the same level begin, part and end; None: no neighbour.

    ``step`` is -1 for the neighbour above and 1 for the one below.
    """
    level, end, last = levels[at], end_of(levels, at), len(levels) - 1
    if at == last:
        return None
    if step > 0:
        alike = end < last and levels[end] == level
        return (at, end, end_of(levels, end)) if alike else None
    above = [i for i in range(at) if levels[i] <= level]
    alike = bool(above) and levels[above[-1]] == level
    return (above[-1], at, end) if alike else None


def at_edge(levels: Levels, at: int, step: int) -> bool:
    """Whether the item is the first, or the last with all under it, of the whole list."""
    last = len(levels) - 1
    return at < last and (at == 0 if step < 0 else end_of(levels, at) == last)


def fitted(levels: Levels, gap: int, moved: Levels, deepest: int) -> list[int]:
    """How deep a moved group lies before the row ``gap``: as it did, but never parting a group."""
    above = levels[gap - 1] if gap else -1
    below = levels[gap] if gap < len(levels) - 1 else 0
    head = min(max(moved[0], below), above + 1, deepest)
    return [min(level - moved[0] + head, deepest) for level in moved]
