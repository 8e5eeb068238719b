"""Headings, paragraphs and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import emphasised
from core.typeset.block import Block, Spacer
from core.typeset.measures import MM
from core.typeset.paragraph import Heading, Paragraph, item
from core.typeset.style import BODY, HEADING, ITEM, PLAIN, Align, Style
from core.typeset.tags import Tag, numbered_list

_DEEPER = 10 * MM  # a list in a list begins this much further in


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Piece):
    """A text that is not indented."""

    text: str
    left_mm: float = 0.0
    align: Align = "left"
    before: float = 0.0
    size: float = 16.0
    bold: bool = False

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        face = "text-bold" if self.bold else "text"
        style = replace(PLAIN, face=face, size=self.size, align=self.align, before=self.before)
        return [on.paragraph(on.words(self.text), replace(style, left=self.left_mm * MM))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Piece):
    """Empty height, whatever stands below it."""

    points: float

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return [Spacer(self.points)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Piece):
    """Paragraphs, indented at their first lines."""

    text: str
    before: float = BODY.before

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return on.paragraphs(self.text, replace(ITEM, before=self.before))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading1(Piece):
    """A bold line, six points below what stands above it; ``level`` in the structure."""

    text: str
    before: float = HEADING.before
    level: int = 2
    left_mm: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        style = replace(HEADING, before=self.before, left=self.left_mm * MM)
        return [heading(on, on.words(self.text), style, self.level)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Piece):
    """The value's label as a heading and the value under it; nothing where it says nothing."""

    value: str

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if not on.speaks(self.value):
            return []
        label = heading(on, on.value(self.value).label, HEADING)
        return [label, *on.paragraphs(f"{{{self.value}}}", ITEM)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Piece):
    """A list numbered from ๑; one item alone is a paragraph."""

    value: str
    before: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            return [on.blanks(before=self.before)]
        items = contents.items(on.content(self.value))
        style = replace(ITEM, before=self.before)
        if is_single(items):
            return [on.paragraph(items[0].text, style)]
        return numbered_items(on, items, style)


def heading(on: Compositor, words: str, style: Style, level: int = 2) -> Heading:
    """A heading with its entry in the outline."""
    return Heading(words, level, replace(style, leading=on.papers.leading_pt), own=on.own)


def is_single(items: Sequence[Item]) -> bool:
    """Whether a list needs no numbers."""
    return len(items) == 1 and not items[0].items


def numbered_items(
    on: Compositor,
    items: Sequence[Item],
    style: Style = ITEM,
    *,
    above: str = "",
    within: Tag | None = None,
) -> list[Block]:
    """Items numbered ๑. ๒., those under them ๑.๑ ๑.๒ and further in."""
    of = numbered_list(within)
    out: list[Block] = []
    for i, one in enumerate(items, 1):
        number = f"{above}{i}"
        label = on.digits(number if above else f"{number}.")
        made = list_item(on, label, one.text, of, style)
        deeper = replace(style, first=style.first + _DEEPER, before=0.0)
        style = replace(style, before=0.0)
        out.append(made)
        if one.items:
            out += numbered_items(on, one.items, deeper, above=f"{number}.", within=made.tag)
    return out


def list_item(on: Compositor, label: str, text: str, of: Tag, style: Style = ITEM) -> Paragraph:
    """One item of the list ``of``."""
    set_in = replace(style, leading=on.papers.leading_pt)
    return item(label, emphasised(text), of, set_in, own=on.own)
