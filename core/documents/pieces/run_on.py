"""Lists that run on in one paragraph, and numbered sentences of which some may be left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import Item
from core.documents import content as contents
from core.documents.compositor import DOTS, Compositor
from core.documents.content import Content
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.piece import Piece
from core.documents.pieces.records import OfRows
from core.documents.pieces.tables import row_text
from core.documents.pieces.wording import emphasised, names_in
from core.documents.pieces.wrapped import Listed
from core.typeset.block import Block
from core.typeset.lists import listed
from core.typeset.measures import MM
from core.typeset.rows import Span
from core.typeset.style import ITEM
from core.typeset.tags import Tag

_AND = "และ"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOn(OfRows):
    """One paragraph: words, the rows or items of a value one after the other, words.

    Attributes:
        label: a heading that begins the paragraph; ``level`` is its own.
        text: before the rows; ``after`` follows them. Both may hold {names} of values.
        item: the wording of a row with its {names}; an item of a list is its ``text``.
        last: stands before the last of several.
        within: the name of rows in a row, which follow it, each as ``inner`` says.
    """

    text: str
    item: str = "{place}) {text}"
    last: str = ""
    within: str = ""
    inner: str = ""
    after: str = ""
    label: str = ""
    level: int = 2
    before: float = 0.0

    @override
    def names(self) -> Iterator[str]:
        yield from names_in(self.label + self.text + self.after + self.last)
        yield from filter(None, (self.value, self.when, self.unless))

    @override
    def row_names(self) -> Iterator[str]:
        names_in(self.inner)
        yield from names_in(self.item)
        yield from [self.within] if self.within else []

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        said = [self._row(on, row) for row in _rows(on, self.value)]
        said = [DOTS] if on.dotted(self.value) else said
        joined = _joined(said, self.last)
        words = " ".join(filter(None, (on.words(self.text), *joined, on.words(self.after))))
        spans = emphasised(words, links=True)
        style = replace(ITEM, before=self.before)
        if not self.label:
            return [on.paragraph(spans, style)]
        label = on.words(self.label)
        head = Span(f"{label} ", "text-bold", tag=Tag(f"H{self.level}"))
        title = label.removesuffix(" :")
        return [Listed(on.paragraph((head, *spans), style), title, self.level)]

    def _row(self, on: Compositor, row: Mapping[str, Content]) -> str:
        inner = [row_text(on, self.inner, one) for one in contents.rows(row.get(self.within, ()))]
        return " ".join((row_text(on, self.item, row), *_joined(inner, _AND)))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, in parts; a part is left out where one of its names says nothing.

    The whole is where the value ``when`` says nothing.
    """

    when: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences(Piece):
    """A numbered list of sentences; one that is left out is not counted.

    Attributes:
        under: the numbers that the list stands under.
    """

    sentences: tuple[Sentence, ...]
    levels: tuple[str, ...] = ("๑.๑",)
    under: tuple[int, ...] = ()
    indent_mm: float = 25.0

    @override
    def names(self) -> Iterator[str]:
        yield from filter(None, (self.when, self.unless))
        for one in self.sentences:
            yield one.when
            yield from (name for part in one.parts for name in names_in(part))

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        said = [self._said(on, one) for one in self.sentences if on.speaks(one.when)]
        look = replace(list_look(on, self.levels), indent=self.indent_mm * MM)
        items = [Item(one) for one in said]
        return listed(entries(items, links=True), look, above=self.under)

    def _said(self, on: Compositor, one: Sentence) -> str:
        kept = (part for part in one.parts if all(map(on.speaks, names_in(part))))
        return " ".join(on.words(part) for part in kept)


def _rows(on: Compositor, name: str) -> tuple[Mapping[str, Content], ...]:
    """The rows of the value; of a list, each item with its place."""
    content = on.content(name)
    return contents.rows(content) or tuple(
        {"place": on.digits(place), "text": item.text}
        for place, item in enumerate(contents.items(content), 1)
    )


def _joined(said: Sequence[str], last: str) -> list[str]:
    """Several, the last after such a word."""
    return [*said[:-1], f"{last}{said[-1]}"] if len(said) > 1 else list(said)
