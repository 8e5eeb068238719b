"""The parts of a lesson: a heading run in with its text, or above its list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.answers import PRIORITIES, SWOT, Item
from core.documents import content as contents
from core.documents.compositor import DOTS, Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.texts import heading, is_single, list_item, numbered_items
from core.documents.pieces.wording import emphasised
from core.documents.pieces.wrapped import Listed
from core.typeset.block import Block
from core.typeset.rows import Span
from core.typeset.style import HEADING, INDENT, ITEM, Style
from core.typeset.tags import Tag, numbered_list

_COLON = " :"
_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Piece):
    """Values in their order, each under its label; one that says nothing is left out.

    Attributes:
        swot: what names strengths, weaknesses, opportunities and threats; without it there are
            none among the values.
        priorities: the same for that which should, must and might be done.
        groups: of the template, whose parts that stand nowhere on the paper follow; without them,
            the groups of the values. With groups each part is a section with a heading above it.
    """

    values: tuple[str, ...] = ()
    swot: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        for name in self.values:
            if on.speaks(name):
                yield from self._part(on, name)

    def _part(self, on: Compositor, name: str) -> Iterable[Block]:
        value, content = on.value(name), on.content(name)
        if self.groups:
            return _section(on, name)
        label = on.digits(value.label) + _COLON
        if on.dotted(name) and value.kind not in {"swot", "priorities"}:
            return [_above(on, label), on.blanks()]
        if value.kind == "swot":
            texts = [contents.said(contents.parts(content).get(key, "")) for key in SWOT]
            return [_above(on, label), *_labelled(on, self.swot, texts, _COLON)]
        if value.kind == "priorities":
            lists = [contents.parts(content).get(key, ()) for key in PRIORITIES]
            joined = [_joined(on, contents.items(one)) for one in lists]
            return [_above(on, label), *_labelled(on, self.priorities, joined, ":")]
        return _listed(on, label, content)


def _section(on: Compositor, name: str) -> Iterable[Block]:
    """A heading of its own, with what is said under it."""
    content = on.content(name)
    head = heading(on, on.digits(on.value(name).label), HEADING)
    if isinstance(content, str) or on.dotted(name):
        return [head, *on.paragraphs(f"{{{name}}}", ITEM)]
    items = contents.items(content)
    if is_single(items):
        return [head, on.paragraph(items[0].text, ITEM)]
    return [head, *numbered_items(on, items)]


def _listed(on: Compositor, label: str, content: Content) -> Iterable[Block]:
    if isinstance(content, str):
        first, *rest = content.split("\n")
        return [_run_in(on, label, first), *(on.paragraph(line, ITEM) for line in rest)]
    items = contents.items(content)
    if is_single(items):
        return [_run_in(on, label, items[0].text)]
    return [_above(on, label), *numbered_items(on, items)]


def _labelled(
    on: Compositor, labels: Sequence[str], texts: Sequence[str], colon: str
) -> Iterable[Block]:
    """Fixed lines of a part, each a numbered paragraph of its own."""
    of = numbered_list()
    for i, (label, text) in enumerate(zip(labels, texts, strict=True), 1):
        said = text or (DOTS if on.draft else "")
        if said:
            words = on.digits(label) + f"{colon} {said}"
            yield list_item(on, on.digits(f"{i}."), words.replace("\n", " "), of)


def _joined(on: Compositor, items: Sequence[Item]) -> str:
    """One item as it is, several counted ``(๑)`` in one line."""
    if len(items) < 2:  # noqa: PLR2004, one is not counted
        return items[0].text if items else ""
    return " ".join(f"{on.digits(f'({i})')} {one.text}" for i, one in enumerate(items, 1))


def _run_in(on: Compositor, label: str, text: str) -> Block:
    spans = (Span(f"{label} ", "text-bold", tag=Tag(f"H{_LEVEL}")), *emphasised(text))
    paragraph = on.paragraph(spans, _style(on))
    return Listed(paragraph, label.removesuffix(_COLON), _LEVEL)


def _above(on: Compositor, label: str) -> Block:
    bold = replace(_style(on), face="text-bold", align="left", with_next=True, keep=99)
    return heading(on, label, bold, _LEVEL)


def _style(on: Compositor) -> Style:
    return replace(ITEM, first=INDENT, before=on.papers.before_part_pt)
