"""Lists of several levels: numbered as a template says or with bullets, hanging or flush."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

from core.thai.numbering import LEVELS, is_bullet, level_style, numbered
from core.typeset.block import Block
from core.typeset.faces import face
from core.typeset.filling import Row
from core.typeset.lines import draw_text, letter
from core.typeset.measures import MM
from core.typeset.paragraph import Paragraph, item
from core.typeset.rows import Text
from core.typeset.style import INDENT, ITEM, Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag, bullet_list, numbered_list

_LEAST_ROOM = 6 * MM  # from a hanging item's number to its text


@dataclass(frozen=True, slots=True)
class Entry:
    """What an item says, with the items under it."""

    text: Text
    items: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLook:
    """How a list is set; measures in points.

    Attributes:
        levels: the number of each level as it is to be written; ``-`` or ``•`` for a bullet.
        hanging: the text goes on under itself; else at the margin, as in a memo.
        indent: where the numbers of the first level stand.
        deeper: how much further in each level begins.
        spell: writes the numbers in the paper's digits.
        own: the office's words that no line end may split.
    """

    levels: tuple[str, ...] = LEVELS
    hanging: bool = False
    indent: float = INDENT
    deeper: float = 10 * MM
    style: Style = ITEM
    spell: Callable[[str], str] = str
    own: tuple[str, ...] = ()


STANDARD_LIST = ListLook()


def listed(
    entries: Sequence[Entry],
    look: ListLook = STANDARD_LIST,
    *,
    above: tuple[int, ...] = (),
    before: float = 0.0,
) -> list[Block]:
    """The items of a list one after the other; ``above`` are the numbers it stands under."""
    blocks: list[Block] = list(_level(entries, look, above, 0, None))
    if blocks:
        blocks[0].before = before
    return blocks


class HangingItem(Paragraph):
    """An item whose text goes on under itself, its number ``room`` points to the left of it."""

    def __init__(
        self,
        label: str,
        text: Text,
        of: Tag,
        style: Style,
        room: float,
        *,
        own: tuple[str, ...] = (),
    ) -> None:
        entry = Tag("LI", of)
        super().__init__(text, style, tag=Tag("LBody", entry), own=own)
        self.label, self.room, self._label_tag = label, room, Tag("Lbl", entry)

    @override
    def lines(self, width: float) -> int:
        return max(1, super().lines(width))

    @override
    def height(self, width: float) -> float:
        return max(self.style.leading, super().height(width))

    @override
    def opening(self) -> str:
        return f"{self.label} {super().opening()}".strip()

    @override
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self.label:
            set_in = letter(self.style.face, self.style.size, self.style.ink)
            y = top - self.style.baseline
            with canvas.marked(self._label_tag):
                left = x + self.style.left - self.room
                draw_text(canvas, left, y, self.label, set_in, after=" ")
            canvas.tree.element(self.tag)  # an item without words has a body all the same
        super().draw(canvas, x, top, width)

    @override
    def _part(self, rows: tuple[Row, ...], before: float | None = None) -> Paragraph:
        part = copy.copy(self)
        part._given = rows  # noqa: SLF001 - its own kind
        if before is not None:  # the lower part
            part.before, part.label = before, ""
        return part


def _level(
    entries: Sequence[Entry],
    look: ListLook,
    above: tuple[int, ...],
    depth: int,
    within: Tag | None,
) -> Iterator[Paragraph]:
    style = level_style(look.levels, depth + 1)
    of = bullet_list(within) if is_bullet(style) else numbered_list(within)
    labels = [look.spell(numbered(style, (*above, i))) for i in range(1, len(entries) + 1)]
    room = _room(labels, look)
    for i, (entry, label) in enumerate(zip(entries, labels, strict=True), 1):
        made = _item(label, entry.text, of, look, (look.indent + look.deeper * depth, room))
        yield made
        if entry.items:
            yield from _level(entry.items, look, (*above, i), depth + 1, made.tag)


def _item(label: str, text: Text, of: Tag, look: ListLook, place: tuple[float, float]) -> Paragraph:
    indent, room = place
    if not look.hanging:
        return item(label, text, of, replace(look.style, first=indent), own=look.own)
    style = replace(look.style, first=0.0, left=indent + room)
    return HangingItem(label, text, of, style, room, own=look.own)


def _room(labels: Sequence[str], look: ListLook) -> float:
    """From the numbers to the texts of one level, so that all texts begin alike."""
    of = face(look.style.face)
    widest = max((of.width(f"{label} ", look.style.size) for label in labels), default=0.0)
    return max(widest, _LEAST_ROOM)
