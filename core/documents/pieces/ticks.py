"""Words to choose from, those that were chosen ticked; one picture over the column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.piece import Piece
from core.typeset.block import Block
from core.typeset.figures import Figure, Shot
from core.typeset.lists import listed
from core.typeset.measures import MM
from core.typeset.photos import load_photo
from core.typeset.style import PLAIN

_TICKED, _FREE = "( √ )", "(    )"
_PICTURE = (160 * MM, 105 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Piece):
    """Every word that the template offers for the value, one a line."""

    value: str
    indent_mm: float = 10.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        chosen = {item.text for item in contents.items(on.content(self.value))}
        asked = on.value(self.value).asked
        words = [on.digits(word) for word in (asked.choices if asked else ())]
        items = [Item(f"{_TICKED if word in chosen else _FREE} {word}") for word in words]
        look = replace(list_look(on, ("",), hanging=True), indent=self.indent_mm * MM)
        return listed(entries(items), look)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePicture(Piece):
    """The picture in the file that the value names, or an empty place for one."""

    value: str
    alt: str

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        name = contents.said(on.content(self.value))
        picture = load_photo(on.file(name), *_PICTURE) if name else None
        style = replace(PLAIN, leading=on.papers.leading_pt)
        shot = Shot(picture, alt=on.words(self.alt))
        return [Figure(shot, size=_PICTURE, style=style, shrinks=True)]
