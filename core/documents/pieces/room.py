"""Lines of a form: what is known, or room to write it by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import is_single, numbered_items
from core.typeset import leaders
from core.typeset.block import Block
from core.typeset.leaders import Field
from core.typeset.measures import MM
from core.typeset.style import ITEM, PLAIN

_FURTHER = 1.35  # of the usual leading, so that there is room for a hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Piece):
    """A label with what the value says; where it says nothing, so many lines to write on.

    The lines are dotted, or solid if ``ruled``.
    """

    label: str
    value: str
    lines: int = 1
    before: float = 0.0
    ruled: bool = False

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        label, content = on.words(self.label), on.content(self.value)
        style = replace(PLAIN, before=self.before)
        items = contents.items(content)
        if not items:
            kind = leaders.Ruled if self.ruled else leaders.Blanks
            return [kind(self.lines, label=label, leading=_hand(on), before=self.before)]
        if is_single(items):
            first, *rest = items[0].text.split("\n")
            return [
                on.paragraph(f"{label}  {first}".strip(), style),
                *(on.paragraph(line, ITEM) for line in rest),
            ]
        above = on.paragraph(label, replace(style, with_next=True))
        return [above, *numbered_items(on, items)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled(Piece):
    """Solid lines to write on by hand, ``apart_mm`` from each other; 0 is as the office's lines.

    A label stands before the first.
    """

    lines: int
    label: str = ""
    apart_mm: float = 0.0
    before: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        leading = self.apart_mm * MM or _hand(on)
        label = on.words(self.label)
        return [leaders.Ruled(self.lines, label=label, leading=leading, before=self.before)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValues(Piece):
    """Labels and values in one line over dots, in the size of the text.

    Attributes:
        texts: what stands after each label; where it says nothing there is room for a hand.
        shares: how the line is shared between them; equally, if none.
    """

    labels: tuple[str, ...]
    texts: tuple[str, ...]
    shares: tuple[float, ...] = ()
    bold: bool = False
    before: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        said = [on.bare(text) for text in self.texts]
        shares = self.shares or (1.0,) * len(self.labels)
        ends = list(accumulate(share / sum(shares) for share in shares))
        fields = [
            Field(on.words(label), text, start, end)
            for label, text, start, end in zip(
                self.labels, said, (0.0, *ends[:-1]), (*ends[:-1], 1.0), strict=True
            )
        ]
        leading = on.papers.leading_pt if all(said) else _hand(on)
        line = leaders.KeyLine(
            *fields, leading=leading, bold=self.bold, before=self.before, own=on.own
        )
        return [line]


def _hand(on: Compositor) -> float:
    """From line to line where a hand writes."""
    return on.papers.leading_pt * _FURTHER
