"""Tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import filled
from core.documents.pieces.wrapped import Indented
from core.typeset import table
from core.typeset.block import Block
from core.typeset.lines import letter
from core.typeset.measures import MM
from core.typeset.paragraph import Paragraph
from core.typeset.style import Align, Style
from core.typeset.table import Look

_WIDEST_WHOLE_MM = 60.0
_WIDEST_NAME_MM = 58.0
_BLANK_ROWS = 3  # dotted lines of a draft where there are no rows


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``cell`` is the text of each row, with {names} of the row's own.

    ``width_mm`` is 0 for one as wide as its content wants; ``whole``: a short text is not broken.
    ``names``: it holds names of people, no word of which is broken, nor one of usual length.
    ``hanging``: what stands before the first space is a number, beside which the rest stands.
    """

    cell: str
    head: str = ""
    width_mm: float = 0.0
    align: Align = "left"
    whole: bool = False
    names: bool = False
    hanging: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Piece):
    """The rows of a value, a line each.

    Attributes:
        alt: what the table is, for those who hear it.
        grid: thickness of the rules, 0 for none.
        row_heads: columns at the left that name their row.
        also: the value whose rows are printed where there are none.
        room: dotted lines to write on where there are no rows at all.
        pad: points above and below each row, besides the usual.
    """

    value: str
    columns: tuple[Column, ...]
    also: str = ""
    room: int = 0
    alt: str = ""
    left_mm: float = 0.0
    before: float = 6.0
    grid: float = 0.5
    size: float = 16.0
    row_heads: int = 0
    pad: float = 0.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        rows = contents.rows(on.content(self.value))
        if self.also and not rows:
            rows = contents.rows(on.content(self.also))
        if not rows and (self.room or on.dotted(self.value)):
            return [on.blanks(self.room or _BLANK_ROWS, before=self.before)]
        look = table_look(on, self.size, grid=self.grid, row_heads=self.row_heads)
        look = replace(look, above=look.above + self.pad, below=look.below + self.pad)
        cells = [[row_text(on, one.cell, row) for one in self.columns] for row in rows]
        alt = on.bare(self.alt)
        made = table_of(on, self.columns, cells, look, alt=alt, before=self.before)
        left = self.left_mm * MM - (0.0 if self.grid else look.beside)
        return [Indented(made, left)]


def table_of(
    on: Compositor,
    columns: Sequence[Column],
    cells: Sequence[Sequence[str]],
    look: Look,
    *,
    alt: str,
    before: float,
) -> table.Table:
    """The table of these texts."""
    own = _unbroken(on, columns, cells)
    laid = [
        [_cell(one, text, look, own) for one, text in zip(columns, row, strict=True)]
        for row in cells
    ]
    made = [
        table.Column(on.digits(one.head), one.width_mm, one.align, _whole_mm(one))
        for one in columns
    ]
    return table.Table(made, laid, look, alt=alt, before=before, own=own)


def table_look(
    on: Compositor, size: float, *, grid: float = 0.5, row_heads: int = 0, tint: str = ""
) -> Look:
    """How a table of this size of letters is drawn, in the office's leading."""
    leading = on.papers.leading_pt * size / 16
    above, below = (1.0, 3.0) if grid else (0.0, 0.0)
    return Look(
        grid=grid,
        tint=tint,
        size=size,
        leading=leading,
        above=above,
        below=below,
        row_heads=row_heads,
    )


def row_text(on: Compositor, pattern: str, row: Mapping[str, Content]) -> str:
    """The wording with the names of the row."""
    return filled(pattern, lambda name: contents.said(row.get(name, "")), on.digits).strip()


def _unbroken(
    on: Compositor, columns: Sequence[Column], cells: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """The office's words, and those of the names in the table."""
    said = (row[j] for j, one in enumerate(columns) if one.names for row in cells)
    return (*on.own, *dict.fromkeys(word for text in said for word in text.split()))


def _cell(column: Column, text: str, look: Look, own: tuple[str, ...]) -> table.Cell:
    number, space, _ = text.partition(" ")
    if not column.hanging or not space:
        return text
    wide = letter().face.width(number + space, look.size)
    style = Style(size=look.size, leading=look.leading, align=column.align, left=wide, first=-wide)
    return Paragraph(text, style, own=own)


def _whole_mm(column: Column) -> float:
    if column.names:
        return _WIDEST_NAME_MM
    return _WIDEST_WHOLE_MM if column.whole else 0.0
