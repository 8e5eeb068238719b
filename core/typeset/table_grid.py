"""The rules of a table, left out where a cell reaches over its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from core.typeset.operators import number
from core.typeset.table_cells import Merges
from core.typeset.tagged_canvas import TaggedCanvas


def draw_grid(
    canvas: TaggedCanvas,
    tops: Sequence[float],
    edges: Sequence[float],
    rows: Sequence[int],
    merges: Merges,
    thick: float,
) -> None:
    """Rules at the tops of the rows, which bear these numbers, and at the edges of the columns."""
    if not thick or len(tops) < 2:  # noqa: PLR2004, a row has two edges
        return
    lines = _whole(tops, edges) if not merges else _broken(tops, edges, rows, merges)
    code = (f"{number(a)} {number(b)} m {number(c)} {number(d)} l" for a, b, c, d in lines)
    canvas.write(f"q 2 J {number(thick)} w {' '.join(code)} S Q")


def edges_of(x: float, widths: Sequence[float]) -> list[float]:
    """Where the columns begin and the last one ends."""
    return list(accumulate(widths, initial=x))


_Stroke = tuple[float, float, float, float]


def _whole(tops: Sequence[float], edges: Sequence[float]) -> Iterator[_Stroke]:
    yield from ((edges[0], y, edges[-1], y) for y in tops)
    yield from ((x, tops[0], x, tops[-1]) for x in edges)


def _broken(
    tops: Sequence[float], edges: Sequence[float], rows: Sequence[int], merges: Merges
) -> Iterator[_Stroke]:
    last_row, last_column = len(rows), len(edges) - 1
    for i, y in enumerate(tops):
        for j in range(last_column):
            within = 0 < i < last_row and merges.anchor(rows[i - 1], j) == merges.anchor(rows[i], j)
            if not within:
                yield edges[j], y, edges[j + 1], y
    for j, x in enumerate(edges):
        for i in range(last_row):
            at = rows[i]
            within = 0 < j < last_column and merges.anchor(at, j - 1) == merges.anchor(at, j)
            if not within:
                yield x, tops[i], x, tops[i + 1]
