"""The end of a paper: who signs, and what superiors write under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override

from core.typeset.block import Block, draw_stack, stacked
from core.typeset.measures import A4, LEADING, MM
from core.typeset.paragraph import Paragraph
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas

_PEN = LEADING * 3  # three empty lines to sign on
_GUTTER = 8 * MM


class Signature(Block):
    """Name and post centred on each other; the widest line begins at the page's middle.

    ``pen`` is the room to sign in. Two lines of text stand above it on its page.
    """

    text_above = 2

    def __init__(
        self,
        *lines: str,
        pen: float = _PEN,
        start_mm: float = A4.width_mm / 2 - A4.left_mm,
        leading: float = LEADING,
        own: tuple[str, ...] = (),
    ) -> None:
        style = Style(align="center", leading=leading)
        self.lines_ = [Paragraph(line, style, own=own) for line in lines]
        self.pen, self.start = pen, start_mm * MM

    @override
    def height(self, width: float) -> float:
        _, wide = self.place(width)
        return self.pen + stacked(self.lines_, wide)

    @override
    def opening(self) -> str:
        return self.lines_[0].opening() if self.lines_ else ""

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, wide = self.place(width)
        draw_stack(self.lines_, canvas, x + left, top - self.pen, wide)

    def place(self, width: float) -> tuple[float, float]:
        """Left edge and width of the block; it never leaves the column."""
        widest = max((p.extent()[1] for p in self.lines_), default=0.0)
        room = width - self.start
        if widest > room:  # broken lines are no longer as wide as the room
            widest = max(row.width for p in self.lines_ for row in p.rows(room))
        return self.start, min(max(widest, 40 * MM), room) + 0.1


@dataclass(frozen=True, slots=True)
class Endorsement:
    """What a superior writes: a heading, room for handwriting, name and post."""

    heading: str
    signer: Sequence[str] = ()


class Endorsements(Block):
    """Endorsements side by side, each with ``pen`` points for handwriting."""

    def __init__(
        self,
        *columns: Endorsement,
        pen: float = 60.0,
        before: float = LEADING,
        leading: float = LEADING,
        own: tuple[str, ...] = (),
    ) -> None:
        heading = Style(leading=leading, align="left")
        centred = Style(leading=leading, align="center")
        self.heads = [Paragraph(c.heading, heading, own=own) for c in columns]
        self.signers = [[Paragraph(line, centred, own=own) for line in c.signer] for c in columns]
        self.pen, self.before = pen, before

    @override
    def height(self, width: float) -> float:
        wide = self._width(width)
        feet = max((stacked(s, wide) for s in self.signers), default=0.0)
        return self._head(wide) + self.pen + feet

    @override
    def opening(self) -> str:
        said = [head.opening() for head in self.heads]
        said += [signer[0].opening() for signer in self.signers if signer]
        return next(filter(None, said), "")

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide = self._width(width)
        foot = top - self._head(wide) - self.pen
        for head, signer in zip(self.heads, self.signers, strict=True):
            head.draw(canvas, x, top, wide)
            draw_stack(signer, canvas, x, foot, wide)
            x += wide + _GUTTER

    def _width(self, width: float) -> float:
        return (width - _GUTTER * (len(self.heads) - 1)) / max(len(self.heads), 1)

    def _head(self, wide: float) -> float:
        return max((head.height(wide) for head in self.heads), default=0.0)
