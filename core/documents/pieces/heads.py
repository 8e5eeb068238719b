"""What stands at the top of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.wrapped import Listed
from core.typeset import emblem
from core.typeset.block import Block, Rule
from core.typeset.leaders import Field, HeadLine
from core.typeset.style import TITLE
from core.typeset.tags import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoTitle(Piece):
    """The emblem at the left and the title in the middle of the column."""

    text: str
    side_mm: float = 15.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return [emblem.EmblemTitle(on.words(self.text), on.emblem, self.side_mm)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem(Piece):
    """The emblem by itself in the middle."""

    side_mm: float = 30.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return [emblem.Emblem(on.emblem, self.side_mm)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Piece):
    """Labels and values on one dotted line, each with an equal share of it.

    Attributes:
        apart: words that begin another matter: two strokes of the space bar stand before them.
    """

    labels: tuple[str, ...]
    texts: tuple[str, ...]
    apart: tuple[str, ...] = ()

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        share = 1 / len(self.labels)
        pairs = zip(self.labels, self.texts, strict=True)
        fields = [
            Field(label, self._parted(on.bare(text)), i * share, (i + 1) * share)
            for i, (label, text) in enumerate(pairs)
        ]
        return [HeadLine(*fields, leading=on.papers.leading_pt, own=on.own)]

    def _parted(self, text: str) -> str:
        if not self.apart:
            return text
        words = "|".join(map(re.escape, self.apart))
        return re.sub(rf" +(?={words})", "  ", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Piece):
    """A bold line in the middle; ``level`` of the heading in the document's structure.

    Attributes:
        listed: it stands in the outline and in the table of contents.
    """

    text: str
    level: int = 1
    size: float = 16.0
    before: float = 0.0
    listed: bool = True

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        words = on.words(self.text)
        leading = max(1.0, self.size / 16) * on.papers.leading_pt
        style = replace(TITLE, size=self.size, before=self.before, with_next=True)
        line = on.paragraph(words, style, tag=Tag(f"H{self.level}"), leading=leading)
        return [Listed(line, words, self.level) if self.listed else line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider(Piece):
    """A short rule in the middle of the column."""

    length_mm: float = 44.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return [Rule(self.length_mm)]
