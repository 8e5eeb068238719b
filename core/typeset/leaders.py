"""Dotted leaders: the head lines of a memo, and empty lines to be written on."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from typing_extensions import override

from core.typeset.block import Block
from core.typeset.filling import Row
from core.typeset.languages import languages_told, tagged
from core.typeset.lines import draw_text, letter
from core.typeset.measures import LEADING
from core.typeset.operators import number
from core.typeset.rows import Span, break_rows, draw_tagged
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_PITCH, _DOT = 2.4, 0.75  # points from dot to dot, and across a dot
_DROP = 2.6  # dots below the base line: under the letters, above the next line's marks
_LABEL = 20.0
_ABOVE = 18.0  # from the top of a head line to its base line
_GAP = 6.9  # two strokes of the space bar between label and value
_APART = 6.0  # dots of a field stop this far before the next label
SIZES = (16.0, 15.5, 15.0)
HAND = 24.0  # points from line to line for a hand
_TOGETHER = 2  # lines on both sides of a page's turn
RULE = 0.4  # thickness of a line to write on


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value, from ``start`` to ``end`` of the column's width."""

    label: str
    value: str = ""
    start: float = 0.0
    end: float = 1.0
    tag: Tag = field(default_factory=lambda: Tag("P"))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The value as it is set and told."""
        return tagged(languages_told((Span(self.value),)), self.tag)


class HeadLine(Block):
    """Labels (20 bold) and values (16) on one base line, dots under the values.

    A value a little too long is set a little smaller, as typists do; a longer one goes on in
    the next line, under itself or, with ``hanging`` off, at the margin. Below the base line
    there is as much room as in the text, whose ``leading`` this is.
    """

    def __init__(
        self,
        *fields: Field,
        leading: float = LEADING,
        hanging: bool = True,
        own: tuple[str, ...] = (),
    ) -> None:
        self.fields, self.hanging, self.own = fields, hanging, own
        text = Style(leading=leading)
        self.above = _ABOVE
        self.pitch = self.above + text.leading - text.baseline
        self.label = letter("text-bold", _LABEL)
        self.sizes: tuple[float, ...] = SIZES

    @override
    def height(self, width: float) -> float:
        return self.pitch * self.lines(width)

    @override
    def lines(self, width: float) -> int:
        return max(len(rows) or 1 for rows in self._fitted(width))

    @override
    def opening(self) -> str:
        return " ".join(f"{f.label} {f.value}" for f in self.fields).strip()

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for one, rows in zip(self.fields, self._fitted(width), strict=True):
            self._draw_field(canvas, one, rows, (x, top - self.above, width))

    def _fitted(self, width: float) -> list[tuple[Row, ...]]:
        return [self._fit(one, width) for one in self.fields]

    def _fit(self, field: Field, width: float) -> tuple[Row, ...]:
        room = (field.end - field.start) * width - (_APART if field.end < 1 else 0)
        label = self._label(field) + _GAP
        for size in self.sizes:
            rows = break_rows(field.spans, self._style(size, label), room, self.own)
            if len(rows) <= 1:
                return rows
        return break_rows(field.spans, self._style(self.sizes[0], label), room, self.own)

    def _style(self, size: float, label: float) -> Style:
        if self.hanging:
            return Style(size=size, align="left", left=label)
        return Style(size=size, align="left", first=label)

    def _draw_field(
        self,
        canvas: TaggedCanvas,
        field: Field,
        rows: tuple[Row, ...],
        at: tuple[float, float, float],
    ) -> None:
        left, y, width = at
        x, end = left + field.start * width, left + field.end * width
        label = self._label(field)
        stop = end - (_APART if field.end < 1 else 0)
        starts = [x + label + 1.5]
        starts += [x + (label + _GAP if self.hanging else 0.0) for _ in rows[1:]]
        for i, start in enumerate(starts):
            draw_dots(canvas, start, stop, y - _DROP - i * self.pitch)
        with canvas.marked(field.tag):
            draw_text(canvas, x, y, field.label, self.label, after=" " if rows else "")
        for i, row in enumerate(rows):
            begin = x + row.indent + (label + _GAP if self.hanging else 0.0)
            draw_tagged(canvas, begin, y - i * self.pitch, row, field.tag)

    def _label(self, field: Field) -> float:
        """Width of its label."""
        return self.label.face.width(field.label, self.label.size)


class KeyLine(HeadLine):
    """Keys and values in the size of the text, dots under the values: a line of a form."""

    def __init__(
        self,
        *fields: Field,
        leading: float = LEADING,
        bold: bool = False,
        before: float = 0.0,
        own: tuple[str, ...] = (),
    ) -> None:
        super().__init__(*fields, leading=leading, own=own)
        self.label, self.sizes = letter("text-bold" if bold else "text", SIZES[0]), SIZES[:1]
        self.above, self.pitch = Style(leading=leading).baseline, leading
        self.before = before


class Blanks(Block):
    """Empty dotted lines to be written on, perhaps with a label before the first."""

    def __init__(
        self, count: int = 1, *, label: str = "", leading: float = LEADING, before: float = 0.0
    ) -> None:
        self.count, self.label, self.leading, self.before = count, label, leading, before

    @override
    def height(self, width: float) -> float:
        return self.leading * self.count

    @override
    def opening(self) -> str:
        return self.label

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = Style(leading=self.leading)
        y, start = top - style.baseline, x
        if self.label:
            with canvas.marked(Tag("P")):
                start += draw_text(canvas, x, y, self.label, letter()) + 3
        for i in range(self.count):
            self.draw_line(canvas, start if i == 0 else x, x + width, y - i * self.leading)

    def draw_line(self, canvas: TaggedCanvas, start: float, end: float, y: float) -> None:
        """One of the lines, at this base line."""
        draw_dots(canvas, start, end, y)


class Ruled(Blanks):
    """Solid lines to write on, as far apart as a hand needs; they go on over a page's turn."""

    def __init__(
        self, count: int = 1, *, label: str = "", leading: float = HAND, before: float = 0.0
    ) -> None:
        super().__init__(count, label=label, leading=leading, before=before)

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        above = min(int((height + 0.01) // self.leading), self.count - _TOGETHER)
        if above < _TOGETHER:
            return None
        upper, lower = copy.copy(self), copy.copy(self)
        upper.count, lower.count = above, self.count - above
        lower.label, lower.before = "", 0.0
        return upper, lower

    @override
    def draw_line(self, canvas: TaggedCanvas, start: float, end: float, y: float) -> None:
        low = number(y - _DROP)
        canvas.write(f"q {RULE} w {number(start)} {low} m {number(end)} {low} l S Q")


def draw_dots(canvas: TaggedCanvas, start: float, end: float, y: float) -> None:
    """Round dots counted from the right end, so that every line ends in a dot."""
    count = int((end - start) / _PITCH)
    if count > 0:
        canvas.write(
            f"q 1 J {_DOT} w [0 {_PITCH}] 0 d {number(end - count * _PITCH)} {number(y)} m "
            f"{number(end + 0.2)} {number(y)} l S Q"
        )
