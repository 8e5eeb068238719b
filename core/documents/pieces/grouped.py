"""Tables whose rows stand in groups, with lists and pictures in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.records import OfRows
from core.documents.pieces.tables import row_text, table_look
from core.documents.pieces.texts import is_single
from core.thai.numerals import to_arabic
from core.typeset.block import Block
from core.typeset.figures import Figure, Shot
from core.typeset.lists import listed
from core.typeset.measures import MM
from core.typeset.photos import load_photo
from core.typeset.style import PLAIN
from core.typeset.table import Cell, Column, Merged, Table

_TINT = "#EEEEEE"
_PICTURE = (58 * MM, 44 * MM)
_LEVELS = ("๑.", "(๑)", "-")


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A column: a text, a list under it, or what came of it.

    Attributes:
        cell: with {names} of the row.
        above: a line over the list; ``items`` is the name of the list.
        results: the name of rows of ``text``, ``photo``, ``caption`` and ``oit``, the number of
            the report that is proof.
    """

    head: str
    width_mm: float
    cell: str = ""
    above: str = ""
    items: str = ""
    results: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedTable(OfRows):
    """Rows of a value; rows in a row whose first cells say the same share that cell.

    Attributes:
        proof: what leads to the number of the report that is proof.
    """

    columns: tuple[GroupColumn, ...]
    alt: str = ""
    proof: str = "ตามแบบรายงาน"
    before: float = 6.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        rows = contents.rows(on.content(self.value))
        if not rows:
            return [on.blanks(before=self.before)] if on.draft else []
        look = table_look(on, 16.0, tint=_TINT, row_heads=1)
        columns = [Column(on.digits(one.head), one.width_mm) for one in self.columns]
        cells = list(self._rows(on, rows))
        return [Table(columns, cells, look, alt=self.alt, before=self.before, own=on.own)]

    def _rows(self, on: Compositor, rows: Sequence[Mapping[str, Content]]) -> Iterator[list[Cell]]:
        first, *others = self.columns
        for name, group in groupby(rows, key=lambda row: row_text(on, first.cell, row)):
            members = list(group)
            for i, row in enumerate(members):
                cells = [self._cell(on, one, row) for one in others]
                named: list[Cell] = [Merged([_line(on, name)], rows=len(members))]
                yield [*(named if i == 0 else []), *cells]

    def _cell(self, on: Compositor, column: GroupColumn, row: Mapping[str, Content]) -> Cell:
        said = row_text(on, column.cell, row)
        items = contents.items(row.get(column.items, ()))
        lines = (line for line in said.split("\n") if line.strip("* _"))
        blocks = [_line(on, line, with_next=bool(items)) for line in lines]
        if items and column.above:
            blocks.append(_line(on, on.digits(column.above), with_next=True))
        blocks += _items(on, items)
        if column.results:
            blocks += self._results(on, contents.rows(row.get(column.results, ())))
        return blocks

    def _results(self, on: Compositor, rows: Sequence[Mapping[str, Content]]) -> Iterator[Block]:
        texts = [Item(said) for row in rows if (said := contents.said(row.get("text", "")))]
        yield from _items(on, texts)
        for row in rows:
            name, caption = (contents.said(row.get(key, "")) for key in ("photo", "caption"))
            number = "".join(filter(str.isdecimal, to_arabic(contents.said(row.get("oit", "")))))
            proof = f"{on.digits(self.proof)} O{on.digits(number)}" if number else ""
            words = f"{caption} {proof}".strip()
            if name:
                yield _figure(on, name, words)
            elif words:
                yield _line(on, words)


def _items(on: Compositor, items: Sequence[Item]) -> list[Block]:
    """A list in a cell; one item alone is not counted."""
    if is_single(items):
        return [_line(on, items[0].text)]
    look = replace(list_look(on, _LEVELS), indent=0.0)
    look = replace(look, style=replace(look.style, first=0.0, align="left"))
    return listed(entries(items, links=True), look)


def _line(on: Compositor, words: str, *, with_next: bool = False) -> Block:
    return on.paragraph(words, replace(PLAIN, with_next=with_next))


def _figure(on: Compositor, name: str, words: str) -> Block:
    style = replace(PLAIN, leading=on.papers.leading_pt)
    picture = load_photo(on.file(name), *_PICTURE)
    return Figure(Shot(picture, words), size=_PICTURE, style=style, before=3.0, own=on.own)
