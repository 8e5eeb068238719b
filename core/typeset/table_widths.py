"""How wide the columns of a table become."""

from __future__ import annotations

from collections.abc import Sequence

from core.typeset.block import Block
from core.typeset.paragraph import Paragraph

Cells = Sequence[Sequence[Block]]
_SHORT = 90.0  # points
_EASE = 1.3  # times the widest word of a column, that the others leave it before they are whole


def shared(
    wanted: Sequence[float],
    rows: Sequence[Cells],
    width: float,
    padding: float,
    *,
    full: bool,
    whole: Sequence[float] = (),
) -> tuple[float, ...]:
    """Widths in points: those wanted, the rest of ``width`` by what the other columns hold.

    Without ``full`` a table that needs less than ``width`` takes no more than it needs. A column
    is as wide as its longest text up to its part of ``whole``, if no other loses a word by it.
    """
    free = [j for j, points in enumerate(wanted) if not points]
    room = width - sum(wanted)
    if not free:
        scale = min(1.0, width / sum(wanted)) if wanted else 1.0
        return tuple(points * scale for points in wanted)
    least, most = zip(*(_extent(rows, j, padding) for j in free), strict=True)
    kept = [whole[j] if whole else 0.0 for j in free]
    needed = _unbroken(least, most, kept, room)
    growing = [0.0 if limit else m for limit, m in zip(kept, most, strict=True)]
    given = _divided(needed, most, room, growing if full else ())
    out = list(wanted)
    for j, points in zip(free, given, strict=True):
        out[j] = points
    return tuple(out)


def _unbroken(
    least: Sequence[float], most: Sequence[float], whole: Sequence[float], room: float
) -> list[float]:
    """What each column needs at least, more where its texts should not be broken and may not be.

    Short ones come first, longer ones only where the other columns keep some ease.
    """
    out = list(least)
    eased = [min(m, low * _EASE) for low, m in zip(least, most, strict=True)]
    needs = sorted((min(most[j], max(lim, least[j])), j) for j, lim in enumerate(whole) if lim)
    for need, j in needs:
        others = out if need <= _SHORT else eased
        if sum(others) - others[j] + need <= room:
            out[j] = eased[j] = need
    return out


def _divided(
    least: Sequence[float], most: Sequence[float], room: float, growing: Sequence[float]
) -> list[float]:
    """``room`` divided so that no column is narrower than its widest word, if that can be.

    What is left over goes to the columns that are ``growing``, to all if these are nought.
    """
    if sum(most) <= room:
        if not growing:
            return list(most)
        shares = growing if any(growing) else most
        spare = (room - sum(most)) / sum(shares)
        return [m + spare * share for m, share in zip(most, shares, strict=True)]
    if sum(least) >= room:
        return [room * part / sum(least) for part in least]
    wish = [m - low for low, m in zip(least, most, strict=True)]
    spare = room - sum(least)
    return [low + spare * w / sum(wish) for low, w in zip(least, wish, strict=True)]


def _extent(rows: Sequence[Cells], column: int, padding: float) -> tuple[float, float]:
    least = most = padding + 1.0
    for row in rows:
        for block in row[column]:
            if isinstance(block, Paragraph):
                narrow, wide = block.extent()
                # A hair more, or rounding would break a line that just fits.
                least, most = max(least, narrow + padding + 0.1), max(most, wide + padding + 0.1)
    return least, most
