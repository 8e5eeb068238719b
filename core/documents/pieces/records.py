"""What the rows of a value say, one row after the other: headings, texts, lists, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.photos import shots
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import row_text
from core.documents.pieces.texts import heading
from core.documents.pieces.wording import emphasised, names_in
from core.thai.numbering import LEVELS
from core.typeset.block import Block
from core.typeset.figures import Figure, Shot, photo_rows
from core.typeset.lists import listed
from core.typeset.measures import MM
from core.typeset.photos import load_photo
from core.typeset.style import HEADING, ITEM, PLAIN

_PICTURE = (160 * MM, 90 * MM)
_POINTERS = frozenset({"figure", "photo", "photos", "items", "results"})
_DEEPER_MM = 10.0  # the items of a list that has a heading
_EMPTY_LINES = 4  # of a draft without rows


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRows(Piece):
    """A piece whose wordings hold {names} of the rows of ``value``."""

    value: str

    @override
    def names(self) -> Iterator[str]:
        yield from filter(None, (self.value, self.when, self.unless))

    def row_names(self) -> Iterator[str]:
        """The names of a row that it speaks of.

        Raises:
            ValueError: a brace without its partner.
        """
        for key in fields(self):
            content = getattr(self, key.name)
            for one in content if isinstance(content, tuple) else (content,):
                yield from _row_names(key.name, one)


def _row_names(key: str, said: object) -> Iterator[str]:
    """The names in one key of a block, or of what stands in it."""
    if is_dataclass(said):
        yield from (
            name for one in fields(said) for name in _row_names(one.name, getattr(said, one.name))
        )
    elif isinstance(said, str) and key in _POINTERS:
        yield from [said] if said else []
    elif isinstance(said, str) and key not in {"value", "when", "unless", "proof"}:
        yield from names_in(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowList(OfRows):
    """A list with an item for each row.

    Attributes:
        item: its wording with {names} of the row; of several, each is left out where a name says
            nothing.
        figure: the name of a row's picture, which stands under its item.
    """

    item: tuple[str, ...]
    levels: tuple[str, ...] = LEVELS
    figure: str = ""
    indent_mm: float = 25.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            return [on.blanks()]
        rows = contents.rows(on.content(self.value))
        look = replace(list_look(on, self.levels), indent=self.indent_mm * MM)
        items = [Item(" ".join(self._words(on, row))) for row in rows]
        out: list[Block] = []
        for block, row in zip(listed(entries(items, links=True), look), rows, strict=True):
            out += [block, *_figure(on, row.get(self.figure, ""), block.opening())]
        return out

    def _words(self, on: Compositor, row: Mapping[str, Content]) -> Iterator[str]:
        for pattern in self.item:
            if all(row.get(name) for name in names_in(pattern)):
                yield row_text(on, pattern, row)


@dataclass(frozen=True, slots=True)
class Under:
    """A list of each row under a heading of its own.

    Attributes:
        head: the heading, with {names} of the row; ``other`` where one of them says nothing.
        items: the name of the row's list.
        under: the number that its items are counted under; 0 for that of the row.
    """

    items: str
    head: str = ""
    other: str = ""
    under: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(OfRows):
    """For each row a heading, then its picture, its text, its lists and its photographs.

    Wordings hold {names} of the row, ``{place}`` counts it.

    Attributes:
        level: of the heading; those of the lists are one deeper.
        left_mm: where the heading stands.
        photo: the name of the row's picture; ``alt`` tells what it is.
        photos: the name of its photographs, two a row.
    """

    heading: str
    level: int = 2
    left_mm: float = 0.0
    text: str = ""
    photo: str = ""
    photos: str = ""
    alt: str = ""
    lists: tuple[Under, ...] = ()
    levels: tuple[str, ...] = ("๑.๑", "๑)", "(๑)")
    indent_mm: float = 25.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        if on.dotted(self.value):
            yield on.blanks(_EMPTY_LINES)
        for place, row in enumerate(contents.rows(on.content(self.value)), 1):
            yield from self._row(on, row, place)

    def _row(self, on: Compositor, row: Mapping[str, Content], place: int) -> Iterator[Block]:
        yield _heading(on, row_text(on, self.heading, row), self.left_mm, self.level)
        yield from _figure(on, row.get(self.photo, ""), row_text(on, self.alt, row))
        for line in filter(None, row_text(on, self.text, row).split("\n")):
            yield on.paragraph(emphasised(line, links=True), ITEM)
        for one in self.lists:
            yield from self._list(on, row, one, place)
        style = replace(PLAIN, leading=on.papers.leading_pt)
        yield from photo_rows(shots(on, row.get(self.photos, ())), style, own=on.own)

    def _list(
        self, on: Compositor, row: Mapping[str, Content], one: Under, place: int
    ) -> Iterator[Block]:
        items = contents.items(row.get(one.items, ()))
        if not items and not on.draft:
            return
        said = all(row.get(name) for name in names_in(one.head))
        head = row_text(on, one.head if said or not one.other else one.other, row)
        if head:
            left = self.left_mm + self.indent_mm
            yield _heading(on, head, left, self.level + 1, before=0.0)
        further = self.indent_mm + (_DEEPER_MM if head else 0.0)
        look = replace(list_look(on, self.levels), indent=further * MM)
        yield from listed(entries(items, links=True), look, above=(one.under or place,))
        if not items:
            yield on.blanks(1)


def _heading(
    on: Compositor, words: str, left_mm: float, level: int, before: float = HEADING.before
) -> Block:
    return heading(on, words, replace(HEADING, left=left_mm * MM, before=before), level)


def _figure(on: Compositor, file: Content, alt: str) -> Iterator[Block]:
    """The picture in the file, if there is one."""
    name = contents.said(file)
    if name:
        style = replace(PLAIN, leading=on.papers.leading_pt)
        picture = load_photo(on.file(name), *_PICTURE)
        shot = Shot(picture, alt=alt)
        yield Figure(shot, size=_PICTURE, style=style, shrinks=True, own=on.own)
