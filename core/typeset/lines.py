"""A line of text as PDF operators, searchable through ToUnicode and ActualText."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from core.typeset.embedding import Embedded
from core.typeset.faces import Face, face
from core.typeset.operators import colour, number, text_string
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_UNDER, _THICK = 0.13, 0.045  # of the size: where a line under letters stands, how thick it is


class Letter(NamedTuple):
    """How a piece of text is set."""

    face: Face
    size: float
    ink: str = ""
    underlined: bool = False
    rise: float = 0.0  # of the size, over the base line


class Item(NamedTuple):
    """A piece of a line in one setting; a space that may stretch is an item of its own."""

    text: str
    letter: Letter
    width: float  # points, before stretching
    tag: Tag | None = None  # where it differs from the paragraph's


class Stretch(NamedTuple):
    """Points added at each space and between clusters to fill a line."""

    space: float = 0.0
    cluster: float = 0.0


NONE = Stretch()


def item(text: str, letter: Letter, tag: Tag | None = None) -> Item:
    """A piece of text with its width."""
    return Item(text, letter, letter.face.width(text, letter.size), tag)


def stretched(items: Sequence[Item], stretch: Stretch) -> float:
    """Width of the items when stretched, with room after the last cluster."""
    width = sum(i.width for i in items)
    if stretch.cluster:
        width += stretch.cluster * sum(i.letter.face.run(i.text).clusters for i in items)
    return width + stretch.space * sum(i.text == " " for i in items)


def draw_items(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    items: Sequence[Item],
    stretch: Stretch = NONE,
    after: str = "",
) -> None:
    """One line from (x, y); ``after`` is read but not drawn: the space at which it was broken."""
    line = _Line(canvas)
    for piece in items:
        line.add(piece, stretch)
    said = text_string("".join(i.text for i in items) + after)
    at = f"1 0 0 1 {number(x)} {number(y)} Tm"
    canvas.write(f"{canvas.text_mark(said)} BT {at} {line.done()} ET EMC")
    if line.underlined:
        _underline(canvas, x, y, items, stretch)


def draw_text(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    text: str,
    letter: Letter,
    after: str = "",
) -> float:
    """One text from (x, y); the answer is its width in points."""
    piece = item(text, letter)
    draw_items(canvas, x, y, [piece], after=after)
    return piece.width


def draw_centred(canvas: TaggedCanvas, x: float, y: float, text: str, letter: Letter) -> None:
    """One text with its middle at ``x``."""
    piece = item(text, letter)
    draw_items(canvas, x - piece.width / 2, y, [piece])


def letter(name: str = "text", size: float = 16.0, ink: str = "") -> Letter:
    """A setting by the name of its face."""
    return Letter(face(name), size, ink)


def _underline(
    canvas: TaggedCanvas, x: float, y: float, items: Sequence[Item], stretch: Stretch
) -> None:
    """A line under each run of underlined items, the spaces between them included."""
    for underlined, run in groupby(items, key=lambda i: i.letter.underlined):
        pieces = list(run)
        wide = stretched(pieces, stretch)
        if underlined:
            size = pieces[0].letter.size
            end, low = number(x + wide - stretch.cluster), number(y - _UNDER * size)
            pen = f"q {number(_THICK * size)} w {colour(pieces[0].letter.ink or '#000000')} RG"
            canvas.write(f"{pen} {number(x)} {low} m {end} {low} l S Q")
        x += wide


class _Line:
    """Collects glyphs into TJ rows, changing font, size, ink and rise only where they change."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas
        self._code: list[str] = []
        self._row: list[str] = []
        self._letter: Letter | None = None
        self._embedded: Embedded | None = None
        self._size, self._ink, self._lift = 1.0, "", 0.0
        self._pend, self._rise, self._subset = 0.0, 0.0, -1
        self.underlined = False  # any of it

    def add(self, piece: Item, stretch: Stretch) -> None:
        embedded = self._set(piece.letter)
        skip, lift = stretch.cluster * 1000 / self._size, self._lift
        pend, row, first = self._pend, self._row, not self._code
        for starts, subset, rise, lead, code, trail in embedded.pieces(piece.text, loose=skip > 0):
            if subset != self._subset or rise + lift != self._rise:
                self._turn(subset, rise + lift)
            if starts and not first:
                pend -= skip
            first = False
            if abs(pend - lead) > 0.05:  # noqa: PLR2004, of 1/1000 em
                row.append(number(pend - lead))
            row.append(code)
            pend = trail
        if piece.text == " ":
            pend -= stretch.space * 1000 / self._size
        self._pend = pend

    def done(self) -> str:
        self._end_row()
        # Text state outlives ET: no rise, and black again, for whatever follows.
        tail = " 0 Ts" if self._rise else ""
        return " ".join(self._code) + tail + (" 0 g" if self._ink else "")

    def _set(self, to: Letter) -> Embedded:
        if to is not self._letter or self._embedded is None:
            self._letter = to
            self.underlined = self.underlined or to.underlined
            embedded, size = self._canvas.embedded(to.face), to.size * to.face.scale
            self._lift = to.rise * 1000 / to.face.scale
            if embedded is not self._embedded or size != self._size:
                self._end_row()
                self._pend *= self._size / size
                self._embedded, self._size, self._subset = embedded, size, -1
            if to.ink != self._ink:
                self._end_row()
                self._ink = to.ink
                self._code.append(f"{colour(to.ink or '#000000')} rg")
        return self._embedded or self._canvas.embedded(to.face)

    def _turn(self, subset: int, rise: float) -> None:
        self._end_row()
        if subset != self._subset and self._embedded:
            self._code.append(f"/{self._embedded.name(subset)} {number(self._size)} Tf")
        if rise != self._rise:
            self._code.append(f"{number(rise * self._size / 1000)} Ts")
        self._subset, self._rise = subset, rise

    def _end_row(self) -> None:
        if self._row:
            self._code.append(f"[{''.join(self._row)}]TJ")
            self._row.clear()
