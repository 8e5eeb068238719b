"""Lists that look as their template says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import emphasised
from core.thai.numbering import LEVELS
from core.typeset.block import Block
from core.typeset.lists import Entry, ListLook, listed
from core.typeset.measures import MM
from core.typeset.style import ITEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Piece):
    """The items of a value, numbered level by level.

    Attributes:
        levels: the number of each level as it is to be written; ``-`` or ``•`` for a bullet.
        hanging: the text goes on under itself; else at the margin.
        indent_mm: where the numbers of the first level stand.
        deeper_mm: how much further in each level begins.
        under: the numbers that the list stands under: 5 and 2 make its first item ๕.๒.๑.
        alone: one item by itself is a paragraph.
    """

    value: str
    levels: tuple[str, ...] = LEVELS
    hanging: bool = False
    indent_mm: float = 25.0
    deeper_mm: float = 10.0
    before: float = 0.0
    under: tuple[int, ...] = ()
    alone: bool = False

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            return [on.blanks(before=self.before)]
        look = list_look(on, self.levels, hanging=self.hanging)
        look = replace(look, indent=self.indent_mm * MM, deeper=self.deeper_mm * MM)
        items = contents.items(on.content(self.value))
        if self.alone and len(items) == 1 and not items[0].items:
            words = emphasised(items[0].text, links=True)
            return [on.paragraph(words, replace(look.style, first=look.indent, before=self.before))]
        return listed(entries(items, links=True), look, above=self.under, before=self.before)


def list_look(
    on: Compositor, levels: tuple[str, ...] = LEVELS, *, hanging: bool = False
) -> ListLook:
    """How a list is set in the office's leading and digits."""
    style = replace(ITEM, leading=on.papers.leading_pt)
    return ListLook(levels, hanging, style=style, spell=on.digits, own=on.own)


def entries(items: Sequence[Item], *, links: bool = False) -> tuple[Entry, ...]:
    """The items as the typesetter takes them, ``**bold**`` and ``__underlined__`` heeded."""
    return tuple(
        Entry(emphasised(one.text, links=links), entries(one.items, links=links)) for one in items
    )
