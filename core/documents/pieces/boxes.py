"""Answers side by side: SWOT in four boxes, what should, must and might be done in columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import PRIORITIES, SWOT
from core.documents import content as contents
from core.documents.compositor import DOTS, Compositor
from core.documents.content import Content
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import table_look
from core.typeset.block import Block
from core.typeset.lists import listed
from core.typeset.style import PLAIN
from core.typeset.table import Cell, Column, Table

_BULLET = ("-",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwotBoxes(Piece):
    """Strengths beside weaknesses, opportunities beside threats, each under its name.

    Attributes:
        labels: what they are called, in this order.
    """

    value: str
    labels: tuple[str, ...]
    alt: str = "SWOT"

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if not on.speaks(self.value):
            return []
        parts = contents.parts(on.content(self.value))
        boxes = [
            [_name(on, name), *_listed(on, parts.get(key, ""))]
            for name, key in zip(self.labels, SWOT, strict=True)
        ]
        rows: list[list[Cell]] = [[*boxes[:2]], [*boxes[2:]]]
        look = table_look(on, 16.0)
        return [Table([Column(width_mm=80)] * 2, rows, look, alt=self.alt, own=on.own)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityColumns(Piece):
    """What should, must and might be done: a column each under its name."""

    value: str
    labels: tuple[str, ...]
    alt: str = ""

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if not on.speaks(self.value):
            return []
        parts = contents.parts(on.content(self.value))
        look = table_look(on, 16.0, tint="#EEEEEE")
        cells: list[Cell] = [
            _listed(on, parts.get(key, ()), ("๑.", "๑.๑", "-")) for key in PRIORITIES
        ]
        columns = [Column(on.digits(name), width_mm=160 / 3) for name in self.labels]
        return [Table(columns, [cells], look, alt=self.alt, own=on.own)]


def _name(on: Compositor, name: str) -> Block:
    return on.paragraph(on.digits(name), replace(PLAIN, face="text-bold", with_next=True))


def _listed(on: Compositor, content: Content, levels: tuple[str, ...] = _BULLET) -> list[Block]:
    """Items one under the other; lines of a text are items; dots where a draft has none."""
    lines = content.split("\n") if isinstance(content, str) else content
    items = contents.items(tuple(lines) if isinstance(lines, list) else content)
    items = tuple(item for item in items if item.text)
    if not items:
        return [on.paragraph(DOTS, PLAIN)] if on.draft else []
    look = replace(list_look(on, levels, hanging=True), indent=0.0)
    return listed(entries(items), look)
