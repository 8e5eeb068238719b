"""Lines of a form: what is known, or room to write it by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import is_single, numbered_items
from core.typeset.block import Block
from core.typeset.leaders import Blanks
from core.typeset.style import ITEM, PLAIN

_FURTHER = 1.35  # of the usual leading, so that there is room for a hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Piece):
    """A label with what the value says; where it says nothing, so many dotted lines."""

    label: str
    value: str
    lines: int = 1
    before: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        label, content = on.words(self.label), on.content(self.value)
        style = replace(PLAIN, before=self.before)
        items = contents.items(content)
        if not items:
            leading = on.papers.leading_pt * _FURTHER
            return [Blanks(self.lines, label=label, leading=leading, before=self.before)]
        if is_single(items):
            first, *rest = items[0].text.split("\n")
            return [
                on.paragraph(f"{label}  {first}".strip(), style),
                *(on.paragraph(line, ITEM) for line in rest),
            ]
        above = on.paragraph(label, replace(style, with_next=True))
        return [above, *numbered_items(on, items)]
