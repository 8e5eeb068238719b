"""The body of a report: sections in sections, each with text, items, a table, photographs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.figures import figures
from core.documents.pieces.given_tables import given_table
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.photos import shots
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import heading
from core.documents.pieces.wording import noted
from core.thai.numbering import LEVELS, level_style, numbered
from core.typeset.block import Block, PageBreak
from core.typeset.figures import photo_rows
from core.typeset.lists import listed
from core.typeset.measures import MM
from core.typeset.style import HEADING, ITEM, PLAIN

_HIGHEST = 2  # level of a section's heading under the report's title
_DEEPER_MM = 10.0
_EMPTY_LINES = 8  # of a draft without a body
_DEEPEST = 6  # levels of headings that readers know


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is numbered through all sections."""

    figures: Iterator[int] = field(default_factory=lambda: count(1))
    notes: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections(Piece):
    """Rows of a value, each a section with ``title``, ``text``, ``items``, ``table``, ``photos``.

    Sections in it stand under ``sections``, in the same shape. A table has ``title``, ``head`` (a
    list of words) and ``rows`` (lists of cells). ``figures`` (``file``, ``caption``) and a
    ``chart`` (``form`` bar or line, ``title``, ``labels``, ``series``) are numbered, and so are
    notes in the text, ``[^so]``.

    Attributes:
        levels: the number of each level as it is to be written; empty for no number.
        items: the same for the levels of lists.
        paged: each section of the first level begins a page.
    """

    value: str
    levels: tuple[str, ...] = LEVELS
    items: tuple[str, ...] = ("๑)", "(๑)", "-")
    paged: bool = False

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            yield on.blanks(_EMPTY_LINES)
        rows = contents.rows(on.content(self.value))
        counts = _Counts()
        for i, row in enumerate(rows, 1):
            if self.paged and i > 1:
                yield PageBreak()
            yield from self._section(on, row, (i,), counts)

    def _section(
        self,
        on: Compositor,
        row: Mapping[str, Content],
        path: tuple[int, ...],
        counts: _Counts,
    ) -> Iterator[Block]:
        yield from self._heading(on, contents.said(row.get("title", "")), path)
        for line in filter(None, contents.said(row.get("text", "")).split("\n")):
            words = noted(line, lambda: on.digits(next(counts.notes)))
            yield on.paragraph(words, ITEM)
        look = list_look(on, self.items)
        yield from listed(entries(contents.items(row.get("items", ())), links=True), look)
        yield from given_table(on, contents.parts(row.get("table", {})))
        yield from figures(on, row, counts.figures)
        style = replace(PLAIN, leading=on.papers.leading_pt)
        yield from photo_rows(shots(on, row.get("photos", ())), style, own=on.own)
        for i, under in enumerate(contents.rows(row.get("sections", ())), 1):
            yield from self._section(on, under, (*path, i), counts)

    def _heading(self, on: Compositor, title: str, path: tuple[int, ...]) -> Iterator[Block]:
        number = on.digits(numbered(level_style(self.levels, len(path)), path))
        words = f"{number} {title}".strip()
        if words:
            left = _DEEPER_MM * MM * (len(path) - 1)
            level = min(_HIGHEST + len(path) - 1, _DEEPEST)
            yield heading(on, words, replace(HEADING, left=left), level)
