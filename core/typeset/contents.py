"""A table of contents: titles, dotted leaders, the right page numbers, links to the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from typing_extensions import override

from core.typeset.block import Block, Entry
from core.typeset.leaders import draw_dots
from core.typeset.lines import draw_text, item, letter
from core.typeset.measures import MM
from core.typeset.paragraph import Paragraph
from core.typeset.style import PLAIN, Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_NUMBER = 14 * MM  # room for page numbers; titles end before it
_DEEPER = 8 * MM
_APART = 4.0  # points between title, dots and number
_DROP = 1.0  # dots below the base line
_COUNTED = re.compile(r"\(?[๐-๙0-9][๐-๙0-9.]*\)? ")  # a number beside which its title stands


class Contents(Block):
    """Stands for the table of contents; ``build`` puts a line for each heading in its place.

    A line is as high as its title, whatever its number says: so one layout gives right numbers.

    Attributes:
        levels: how many levels of headings, from the highest that there is.
        column: what stands above the page numbers.
        number: what counts the lines of the highest level, if anything does.
    """

    def __init__(
        self,
        levels: int = 2,
        *,
        column: str = "หน้า",
        style: Style = PLAIN,
        own: tuple[str, ...] = (),
        number: Callable[[int], str] | None = None,
    ) -> None:
        self.levels, self.column, self.style, self.own = levels, column, style, own
        self.number = number

    @override
    def height(self, width: float) -> float:
        return 0.0

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing is drawn."""

    def blocks(self, entries: Sequence[Entry], numbers: Mapping[object, str]) -> list[Block]:
        """Its lines; ``numbers`` are looked up when they are drawn."""
        toc = Tag("TOC")
        highest = min((entry.level for entry in entries), default=1)
        wanted = self.lines_of(entries)
        bold = Style("text-bold", self.style.size, self.style.leading, "right", with_next=True)
        head: list[Block] = [Paragraph(self.column, bold)] if self.column and wanted else []
        return head + [_Line(entry, entry.level - highest, self, toc, numbers) for entry in wanted]

    def lines_of(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries of its levels, those of the highest with their numbers."""
        highest = min((entry.level for entry in entries), default=1)
        place, out = count(1), []
        for one in entries:
            if one.level < highest + self.levels:
                counted = self.number and one.level == highest
                number = self.number(next(place)) if self.number and counted else ""
                out.append(one._replace(title=f"{number} {one.title}".strip()))
        return out


class _Line(Block):
    """A title, dots and a page number."""

    def __init__(
        self,
        entry: Entry,
        depth: int,
        of: Contents,
        toc: Tag,
        numbers: Mapping[object, str],
    ) -> None:
        self._entry, self._numbers, self._style = entry, numbers, of.style
        counted = _COUNTED.match(entry.title)
        beside = letter(size=of.style.size).face.width(counted[0], of.style.size) if counted else 0
        style = Style(
            size=of.style.size,
            leading=of.style.leading,
            align="left",
            left=depth * _DEEPER + beside,
            right=_NUMBER,
            first=-beside,
        )
        self._link = Tag("Link", Tag("Reference", Tag("TOCI", toc)))
        self._title = Paragraph(f"{entry.title} ", style, tag=self._link, own=of.own)

    @override
    def height(self, width: float) -> float:
        return self._title.height(width)

    @override
    def lines(self, width: float) -> int:
        return self._title.lines(width)

    @override
    def opening(self) -> str:
        return self._entry.title

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._title.draw(canvas, x, top, width)
        set_in = letter(self._style.face, self._style.size)
        number = item(self._numbers.get(self._entry.key, ""), set_in)
        high = self.height(width)
        y = top - high + self._style.leading - self._style.baseline
        row = self._title.rows(width)[-1]
        start = x + self._title.style.left + row.indent + row.width + _APART
        draw_dots(canvas, start, x + width - number.width - _APART, y - _DROP)
        with canvas.marked(self._link):
            draw_text(canvas, x + width - number.width, y, number.text, set_in)
        words = f"{self._entry.title} หน้า {number.text}"
        place = canvas.place(self._entry.key)
        canvas.link(self._link, (x, top - high, width, high), words, place=place)


def expanded(story: Sequence[Block], numbers: Mapping[object, str]) -> list[Block]:
    """The story with the lines of its tables of contents."""
    if not any(isinstance(block, Contents) for block in story):
        return list(story)
    entries = [entry for block in story for entry in block.entries()]
    out: list[Block] = []
    for block in story:
        out += block.blocks(entries, numbers) if isinstance(block, Contents) else [block]
    return out
