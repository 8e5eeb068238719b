"""What is wrong with a design once it is filled: words over words, words off the page, too long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from core.typeset.design import Box, Design
from core.typeset.faces import face
from core.typeset.fit import Fitted, fit
from core.typeset.measures import MM

Rect: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom in mm
_TOUCH_MM = 0.3  # printed lines that share less are not over each other


@dataclass(frozen=True, slots=True)
class DesignFault:
    """``boxes`` are the places of the boxes concerned, from 0."""

    kind: Literal["over", "outside", "long"]
    boxes: tuple[int, ...]


def faults(design: Design, values: Mapping[str, str]) -> tuple[DesignFault, ...]:
    """Everything that an officer should mend, as a certificate with these values shows it."""
    filled = [_filled(box, values) for box in design.boxes]
    found = [
        DesignFault("long", (i,)) for i, (done, _) in enumerate(filled) if done and not done.fits
    ]
    page: Rect = (0, 0, *design.page)
    found += [
        DesignFault("outside", (i,))
        for i, (_, inks) in enumerate(filled)
        if any(not _inside(ink, page) for ink in inks)
    ]
    found += [
        DesignFault("over", (i, j))
        for (i, (_, ones)), (j, (_, others)) in combinations(enumerate(filled), 2)
        if any(_over(one, other) for one in ones for other in others)
    ]
    return tuple(found)


def ink_of(box: Box, done: Fitted) -> list[Rect]:
    """The black rectangle of each line."""
    font = face(box.face)
    k = done.size * font.scale / 1000 / MM
    out: list[Rect] = []
    for line in done.lines:
        ink, x, y = font.run(line.text).ink, line.x / MM, line.y / MM
        out.append((x + ink.left * k, y - ink.top * k, x + ink.right * k, y - ink.bottom * k))
    return out


def _filled(box: Box, values: Mapping[str, str]) -> tuple[Fitted | None, list[Rect]]:
    left, top, width, height = box.at
    if box.kind != "text":
        return None, [(left, top, left + width, top + height)]
    done = fit(box, box.value.format_map(values))
    return done, ink_of(box, done)


def _inside(one: Rect, page: Rect) -> bool:
    low, high = one[0] >= page[0] and one[1] >= page[1], one[2] <= page[2] and one[3] <= page[3]
    return low and high


def _over(one: Rect, other: Rect) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down) > _TOUCH_MM
