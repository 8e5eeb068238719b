"""The agenda of a meeting and what it resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import heading
from core.documents.pieces.wording import emphasised
from core.typeset.block import Block
from core.typeset.rows import Span
from core.typeset.style import HEADING, ITEM

_BOLD = "text-bold"
_BLANK = 2  # dotted lines to write on by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Piece):
    """One item of the agenda: its heading, each of its matters, and the resolution on each.

    Where there is no matter there is room to write; a matter with a topic has room for its
    resolution where that is not given.

    Attributes:
        title: the heading, its number first.
        value: the matters; where it says nothing, those of ``also``.
        number: of the item; matters are counted under it.
        resolution: what stands before a resolution.
        lead: what is said before the matters of ``also``.
    """

    title: str
    value: str
    number: int
    resolution: str
    also: str = ""
    lead: str = ""

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        yield heading(on, on.words(self.title), HEADING)
        matters = contents.rows(on.content(self.value))
        if not matters and self.also:
            matters = contents.rows(on.content(self.also))
            if matters and self.lead:
                yield on.paragraph(on.words(self.lead), ITEM)
        if not matters:
            yield on.blanks(_BLANK)
            yield from self._resolution(on, "")
        for i, row in enumerate(matters, 1):
            label = on.digits(f"{self.number}.{i} ") if len(matters) > 1 else ""
            yield from self._matter(on, label, row)

    def _matter(self, on: Compositor, label: str, row: Mapping[str, Content]) -> Iterable[Block]:
        topic, text, resolution = (
            contents.said(row.get(key, "")) for key in ("topic", "text", "resolution")
        )
        if topic:
            yield on.paragraph((Span(label + topic, _BOLD),), replace(ITEM, with_next=True))
        lines = [line for line in text.split("\n") if line]
        if lines and not topic:
            lines[0] = label + lines[0]
        for line in lines:
            yield on.paragraph(line, ITEM)
        if resolution or topic:
            yield from self._resolution(on, resolution)

    def _resolution(self, on: Compositor, said: str) -> Iterable[Block]:
        label = Span(on.digits(f"{self.resolution}  "), _BOLD)
        if said:
            yield on.paragraph((label, *emphasised(said.replace("\n", " "))), ITEM)
        else:
            yield on.paragraph((label,), replace(ITEM, with_next=True))
            yield on.blanks(_BLANK)
