"""What only a letter has: its head beside the emblem, labelled lines, and how it takes leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import names_in
from core.typeset import closing, emblem
from core.typeset.block import Block
from core.typeset.lines import letter
from core.typeset.measures import A4, MM
from core.typeset.paragraph import Paragraph
from core.typeset.style import PLAIN, Style
from core.typeset.tagged_canvas import TaggedCanvas

_GAP = "  "  # two strokes between a label and what it names
_BEFORE = 12.0
_CENTRED = Style(align="center", before=_BEFORE, with_next=True)
_PEN_LINES = 3  # empty lines between the farewell and the typed name


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead(Piece):
    """The emblem in the middle; the number at its left foot, the office at its right.

    Attributes:
        number: at the left margin, on the line of the emblem's foot.
        office: lines at the right, the first on the line of the number.
        right_mm: where they begin, from the left margin; names of places are not broken.
    """

    number: str
    office: tuple[str, ...]
    side_mm: float = 30.0
    right_mm: float = 98.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        left = on.paragraph(on.words(self.number), PLAIN)
        style = replace(PLAIN, leading=on.papers.leading_pt)
        said = filter(None, (on.words(line) for line in self.office))
        right = [Paragraph(line, style, own=(*on.own, *line.split())) for line in said]
        mark = emblem.Emblem(on.emblem, self.side_mm, below=0.0)
        return [BesideEmblem(mark, left, right, self.right_mm * MM)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(Piece):
    """A label and what it names, which goes on under itself.

    Items of a list stand under each other, numbered where there are several.
    """

    label: str
    value: str = ""
    text: str = ""
    before: float = 6.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        label = f"{on.words(self.label)}{_GAP}"
        wide = letter().face.width(label, PLAIN.size)
        for i, said in enumerate(self._said(on)):
            hanging = replace(
                PLAIN, left=wide, first=0.0 if i else -wide, before=0.0 if i else self.before
            )
            yield on.paragraph(said if i else f"{label}{said}", hanging)

    def _said(self, on: Compositor) -> list[str]:
        if self.text or isinstance(on.content(self.value), str):
            return [on.words(self.text or f"{{{self.value}}}")]
        items = [one.text for one in contents.items(on.content(self.value))]
        if len(items) < 2:  # noqa: PLR2004, one alone has no number
            return items
        return [on.digits(f"{n}. ") + one for n, one in enumerate(items, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell(Piece):
    """The words of leave, room to sign, who signs, and at the left whose matter it is.

    Lines of ``owner`` that have nothing to say are left out.
    """

    text: str
    lines: tuple[str, ...]
    owner: tuple[str, ...] = ()

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        leading = on.papers.leading_pt
        leave = on.paragraph(on.words(self.text), _CENTRED)
        said = [on.words(line) for line in self.lines]
        signed = _signed([*filter(None, said)], leave.extent()[1], leading)
        left, wide = signed.place(A4.column)
        beside = max(0.0, (leave.extent()[1] - wide) / 2)  # on both sides of the signature
        leave = on.paragraph(
            on.words(self.text),
            replace(_CENTRED, left=left - beside, right=A4.column - left - wide - beside),
        )
        owner = [on.words(one) for one in self.owner if any(map(on.speaks, names_in(one)))]
        below = [
            on.paragraph(line, replace(PLAIN, before=0.0 if i else leading, with_next=True))
            for i, line in enumerate(owner)
        ]
        leave.text_above, signed.text_above = signed.text_above, 0
        signed.with_next = bool(below)
        for last in below[-1:]:
            last.with_next = False
        return [leave, signed, *below]


def _signed(lines: list[str], leave: float, leading: float) -> closing.Signature:
    """The signature, so far in that the wider of it and the words of leave begins at the middle."""
    pen = _PEN_LINES * leading
    made = closing.Signature(*lines, pen=pen, leading=leading)
    left, wide = made.place(A4.column)
    if leave <= wide:
        return made
    return closing.Signature(
        *lines, pen=pen, start_mm=(left + (leave - wide) / 2) / MM, leading=leading
    )


class BesideEmblem(Block):
    """An emblem with lines at both sides of its foot."""

    def __init__(
        self, mark: emblem.Emblem, left: Paragraph, right: Sequence[Paragraph], start: float
    ) -> None:
        self.mark, self.left, self.right, self.start = mark, left, right, start

    @override
    def height(self, width: float) -> float:
        rows = sum(one.height(width - self.start) for one in self.right)
        return self._lead(width) + max(rows, self.left.height(self.start))

    @override
    def opening(self) -> str:
        return self.left.opening()

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.mark.draw(canvas, x, top, width)
        y = top - self._lead(width)
        self.left.draw(canvas, x, y, self.start)
        for one in self.right:
            one.draw(canvas, x + self.start, y, width - self.start)
            y -= one.height(width - self.start)

    def _lead(self, width: float) -> float:
        """From the top to the first line, whose base is the emblem's foot."""
        return self.mark.height(width) - self.left.style.baseline
