"""Changes to a design, each giving a new one; steps back and forth; lines that boxes snap to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from core.typeset.design import Box, Design, Kind

Hold: TypeAlias = tuple[int, int]  # -1, 0, 1: which edges are held; (0, 0) holds the whole box
At: TypeAlias = tuple[float, float, float, float]
GRID_MM = 0.5
LEAST_MM = 2.0  # a box is no smaller
SNAP_MM = 1.5
_SAME_SHAPE = 0.02  # A4 and A5 differ by half a millimetre in a page
_MOST_STEPS = 200
_NEW: dict[Kind, Box] = {
    "text": Box((0, 0, 100, 12), "ข้อความใหม่", size=(22.0, 14.0)),
    "qr": Box((0, 0, 17, 17), "{code}", "qr"),
    "seal": Box((0, 0, 25, 25), "", "seal"),
}


def copied(design: Design, taken: Collection[str]) -> Design:
    """An own copy, with a key that is not taken and a title that says so."""
    count = 2
    while f"{design.id}-{count}" in taken:
        count += 1
    return replace(design, id=f"{design.id}-{count}", version=1, title=f"{design.title} สำเนา")


def changed(design: Design, index: int, **values: Any) -> Design:  # noqa: ANN401, of a box
    """The design with one box otherwise; a new ink joins the inks."""
    boxes = list(design.boxes)
    boxes[index] = replace(boxes[index], **values)
    return _with_ink(replace(design, boxes=tuple(boxes)), boxes[index].ink)


def placed(design: Design, index: int, at: At, *, exact: bool = False) -> Design:
    """The design with one box there, no smaller than may be, touching the page.

    It lies on the grid, unless it is to lie ``exact``, as one does that has snapped to a line.
    """
    left, top, width, height = at if exact else (_on_grid(v) for v in at)
    width, height = max(width, LEAST_MM), max(height, LEAST_MM)
    left = min(max(left, LEAST_MM - width), design.page[0] - LEAST_MM)
    top = min(max(top, LEAST_MM - height), design.page[1] - LEAST_MM)
    return changed(design, index, at=(left, top, width, height))


def nudged(design: Design, index: int, right: float, down: float, *, size: bool) -> Design:
    """One box moved, or with ``size`` grown, by so many millimetres."""
    left, top, width, height = design.boxes[index].at
    if size:
        return placed(design, index, (left, top, width + right, height + down))
    return placed(design, index, (left + right, top + down, width, height))


def stretched(at: At, hold: Hold, by: tuple[float, float]) -> At:
    """The box with the edges held moved so far, the others where they are; never turned over."""
    left, top, width, height = at
    x, y = by
    if hold[0] < 0:
        x = min(x, width - LEAST_MM)
        left, width = left + x, width - x
    elif hold[0] > 0:
        width = max(width + x, LEAST_MM)
    if hold[1] < 0:
        y = min(y, height - LEAST_MM)
        top, height = top + y, height - y
    elif hold[1] > 0:
        height = max(height + y, LEAST_MM)
    return left, top, width, height


def added(design: Design, kind: Kind) -> Design:
    """The design with one more box, last, in the middle of the page."""
    new = _NEW[kind]
    width, height = new.at[2:]
    at = (_on_grid((design.page[0] - width) / 2), _on_grid((design.page[1] - height) / 2))
    box = replace(new, at=(*at, width, height), ink=next(iter(design.inks.values()), "#000000"))
    return _with_ink(replace(design, boxes=(*design.boxes, box)), box.ink)


def removed(design: Design, index: int) -> Design:
    """The design without one box."""
    return replace(design, boxes=design.boxes[:index] + design.boxes[index + 1 :])


def on_background(design: Design, file: str) -> Design:
    """The design on the office's own picture instead of ornaments; without a file, on nothing."""
    return replace(design, art=(), background=file, art_page=None)


def on_page(design: Design, page: tuple[float, float]) -> Design:
    """The design on other paper, the art as large as the page allows.

    On paper of the same shape boxes and letters grow or shrink with the art; on paper of another
    shape boxes stay where they are.
    """
    drawn_for = design.art_page or design.page
    kept = drawn_for if design.art and drawn_for != page else None
    factors = [new / old for new, old in zip(page, design.page, strict=True)]
    boxes = design.boxes
    if max(factors) - min(factors) < _SAME_SHAPE:
        boxes = tuple(_scaled(box, factors, min(factors)) for box in boxes)
    return replace(design, page=page, art_page=kept, boxes=boxes)


def _scaled(box: Box, factors: Sequence[float], least: float) -> Box:
    """The box at the same place of the page, to a tenth of a mm and half a point."""
    left, top, width, height = (round(mm * factors[i % 2], 1) for i, mm in enumerate(box.at))
    large, small = (round(2 * points * least) / 2 for points in box.size)
    return replace(box, at=(left, top, width, height), size=(large, small))


def outside(design: Design) -> tuple[int, ...]:
    """The boxes that are not whole on the page, by their places."""
    wide, high = design.page
    return tuple(
        i
        for i, (left, top, width, height) in enumerate(box.at for box in design.boxes)
        if min(left, top) < 0 or left + width > wide or top + height > high
    )


def pulled_in(design: Design) -> Design:
    """Every box whole on the page: moved as little as can be, smaller only than the page is."""
    boxes = list(design.boxes)
    wide, high = design.page
    for i in outside(design):
        left, top, width, height = boxes[i].at
        width, height = min(width, wide), min(height, high)
        left, top = min(max(left, 0.0), wide - width), min(max(top, 0.0), high - height)
        boxes[i] = replace(boxes[i], at=(left, top, width, height))
    return replace(design, boxes=tuple(boxes))


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that a box has snapped to: ``upright`` at x, else level at y, in mm."""

    upright: bool
    at: float


def snapped(design: Design, index: int, at: At) -> tuple[At, tuple[Guide, ...]]:
    """Where a moved box comes to lie: by its middle on the page's or another box's middle."""
    left, top, width, height = at
    others = [box.at for i, box in enumerate(design.boxes) if i != index]
    across = [design.page[0] / 2, *(x + wide / 2 for x, _, wide, _ in others)]
    down = [design.page[1] / 2, *(y + high / 2 for _, y, _, high in others)]
    x, y = _nearest(left + width / 2, across), _nearest(top + height / 2, down)
    guides = []
    if x is not None:
        left = x - width / 2
        guides.append(Guide(upright=True, at=x))
    if y is not None:
        top = y - height / 2
        guides.append(Guide(upright=False, at=y))
    return (left, top, width, height), tuple(guides)


class Steps:
    """A design on its way: every change can be taken back and done again.

    Changes in a row that share a name, as keys of one typing do, are one step.
    """

    def __init__(self, design: Design) -> None:
        self.now = design
        self._before: list[Design] = []
        self._after: list[Design] = []
        self._name = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._after)

    def do(self, design: Design, name: str = "") -> bool:
        """The design is this one now; whether it is another."""
        if design == self.now:
            return False
        if not name or name != self._name or not self._before:
            self._before = [*self._before, self.now][-_MOST_STEPS:]
        self._after.clear()
        self.now, self._name = design, name
        return True

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._before:
            return False
        self._after.append(self.now)
        self.now, self._name = self._before.pop(), ""
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; whether there was anything."""
        if not self._after:
            return False
        self._before.append(self.now)
        self.now, self._name = self._after.pop(), ""
        return True


def _nearest(value: float, lines: Iterable[float]) -> float | None:
    near = [one for one in lines if abs(one - value) <= SNAP_MM]
    return min(near, key=lambda one: abs(one - value), default=None)


def _on_grid(value: float) -> float:
    return round(value / GRID_MM) * GRID_MM


def _with_ink(design: Design, ink: str) -> Design:
    if ink in design.inks.values():
        return design
    count = 1
    while f"ink{count}" in design.inks:
        count += 1
    return replace(design, inks={**design.inks, f"ink{count}": ink})
