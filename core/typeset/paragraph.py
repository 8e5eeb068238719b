"""Paragraphs, headings and numbered items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from typing_extensions import override

from core.typeset.block import Block, Entry
from core.typeset.faces import Face, face
from core.typeset.filling import Row
from core.typeset.languages import is_foreign, languages_told, tagged
from core.typeset.rows import Span, Text, break_rows, draw_tagged, extent, spans, stretch
from core.typeset.style import BODY, HEADING, ITEM, NOTE, Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag, numbered_list

_ALIKE = 1.1  # faces that reach no more than so much further stand on the same lines


class Paragraph(Block):
    """A Thai text in rows.

    ``own`` are the office's words that no line end may split.
    """

    def __init__(
        self,
        text: Text,
        style: Style = BODY,
        *,
        tag: Tag | None = None,
        own: tuple[str, ...] = (),
    ) -> None:
        told = languages_told(spans(text))
        lang = is_foreign(told) if tag is None else ""
        self.style, self.tag, self.own = style, tag or Tag("P", lang=lang), own
        self._urls: dict[Tag | None, str] = {}
        self._notes: dict[Tag | None, Paragraph] = {}
        self.spans = tuple(replace(span, lang="") for span in told) if lang else told
        if any(span.url or span.note for span in self.spans):
            self.spans = tuple(map(self._leading_on, self.spans))
        self._drawn = tagged(self.spans, self.tag)
        self._grows = any(_tall(span, style) > 1 for span in self.spans)
        self.before, self.with_next = style.before, style.with_next
        self._given: tuple[Row, ...] | None = None  # of the part of a split paragraph
        self._laid: tuple[float, tuple[Row, ...]] = (-1.0, ())

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it has a tag of its own."""
        return not any(span.tag for span in self._drawn)

    @property
    def text(self) -> str:
        """What it says."""
        if self._given is not None:
            return "".join(row.text for row in self._given)
        return "".join(span.text for span in self.spans)

    def rows(self, width: float) -> tuple[Row, ...]:
        """Its rows in a column of ``width`` points."""
        if self._given is not None:
            return self._given
        if self._laid[0] != width:
            self._laid = (width, break_rows(self._drawn, self.style, width, self.own))
        return self._laid[1]

    def extent(self) -> tuple[float, float]:
        """The narrowest column it needs and the widest it can use."""
        least, most = extent(self.spans, self.style, self.own)
        sides = self.style.left + self.style.right
        return least + sides, most + sides

    @override
    def lines(self, width: float) -> int:
        return len(self.rows(width))

    @override
    def height(self, width: float) -> float:
        if self._grows:
            return sum(map(self._leading, self.rows(width)))
        return len(self.rows(width)) * self.style.leading

    @override
    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        rows, keep = self.rows(width), self.style.keep
        n = min(self._fitting(rows, height + 0.01), len(rows) - keep)
        if n < keep:
            return None
        return self._part(rows[:n]), self._part(rows[n:], before=0.0)

    @override
    def opening(self) -> str:
        return self.text.strip()

    @override
    def feet(self, width: float) -> Sequence[Block]:
        if not self._notes:
            return ()
        tags = dict.fromkeys(i.tag for row in self.rows(width) for i in row.items)
        return [self._notes[tag] for tag in tags if tag in self._notes]

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for row in self.rows(width):
            high = self._leading(row)
            y = top - self.style.baseline * high / self.style.leading
            self._draw_row(canvas, x, y, row, width)
            top -= high

    def _leading(self, row: Row) -> float:
        """Height of a row: more than the style's where letters are larger or reach further."""
        if not self._grows:
            return self.style.leading
        style = self.style
        usual = face(style.face)
        letters = {i.letter for i in row.items if i.text != " "}
        tallest = (_taller(one.face, one.size, usual, style.size) for one in letters)
        return style.leading * max(tallest, default=1.0)

    def _fitting(self, rows: tuple[Row, ...], height: float) -> int:
        """How many rows stand in this height."""
        if not self._grows:
            return int(height // self.style.leading)
        return sum(under <= height for under in accumulate(map(self._leading, rows)))

    def _part(self, rows: tuple[Row, ...], before: float | None = None) -> Paragraph:
        part = Paragraph((), self.style, tag=self.tag, own=self.own)
        part._given, part._grows = rows, self._grows
        part._urls, part._notes = self._urls, self._notes
        part.before = self.before if before is None else before
        return part

    def _draw_row(self, canvas: TaggedCanvas, x: float, y: float, row: Row, width: float) -> None:
        style = self.style
        spread = stretch(row, style, width)
        slack = width - style.left - style.right - row.indent - row.width
        shift = {"center": slack / 2, "right": slack}.get(style.align, 0.0)
        x += style.left + row.indent + shift
        for tag, start, wide in draw_tagged(canvas, x, y, row, self.tag, spread):
            if tag and tag in self._urls and not canvas.furnishing:
                box = (start, y + style.baseline - style.leading, wide, style.leading)
                canvas.link(tag, box, self._urls[tag], url=self._urls[tag])

    def _leading_on(self, span: Span) -> Span:
        """The span with a tag of its own where it is a link or the mark of a note."""
        if span.note:
            tag = Tag("Reference", self.tag)
            self._notes[tag] = _note(span, self.tag, self.own)
            return replace(span, tag=tag)
        if not span.url:
            return span
        tag = Tag("Link", self.tag)
        self._urls[tag] = span.url
        return replace(span, tag=tag)


def _tall(span: Span, style: Style) -> float:
    """How many times higher than the style's a row with this span is."""
    if not span.face and span.size <= style.size:
        return 1.0
    usual = face(style.face)
    own = face(span.face) if span.face else usual
    return _taller(own, span.size or style.size, usual, style.size)


def _taller(own: Face, size: float, usual: Face, usual_size: float) -> float:
    reach = own.reach / usual.reach
    high = size / usual_size * (reach if reach > _ALIKE else 1.0)
    return max(1.0, high)


def _note(span: Span, within: Tag, own: tuple[str, ...]) -> Paragraph:
    """What stands at the foot: the mark again and the note, an element of the paragraph."""
    mark = f"{span.text} "
    return Paragraph((mark, span.note), NOTE, tag=Tag("Note", within), own=own)


class Heading(Paragraph):
    """Opens a part: an H element and an entry of the outline."""

    def __init__(
        self,
        text: str,
        level: int = 2,
        style: Style = HEADING,
        *,
        own: tuple[str, ...] = (),
        in_contents: bool = True,
    ) -> None:
        super().__init__(text, style, tag=Tag(f"H{level}"), own=own)
        self.level, self.in_contents = level, in_contents

    @property
    def title(self) -> str:
        """What the outline and the contents call it."""
        return self.text.removesuffix(" :")

    @override
    def entries(self) -> Iterable[Entry]:
        return [Entry(self.level, self.title, self.tag)] if self.in_contents else []

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.bookmark(self.title, self.level, top, self.tag)
        super().draw(canvas, x, top, width)


def item(
    number: str,
    text: Text,
    of: Tag,
    style: Style = ITEM,
    *,
    own: tuple[str, ...] = (),
) -> Paragraph:
    """An item of the list ``of``: its number, then the text, which goes on at the margin."""
    entry = Tag("LI", of)
    label = Span(f"{number} ", tag=Tag("Lbl", entry))
    return Paragraph((label, *spans(text)), style, tag=Tag("LBody", entry), own=own)


def numbered(
    texts: Sequence[Text],
    numbers: Sequence[str],
    style: Style = ITEM,
    *,
    before: float = 0.0,
    own: tuple[str, ...] = (),
) -> list[Paragraph]:
    """The items of one list; ``before`` is the space above the first."""
    of = numbered_list()
    first = replace(style, before=before)
    return [
        item(number, text, of, first if i == 0 else style, own=own)
        for i, (number, text) in enumerate(zip(numbers, texts, strict=True))
    ]
