"""Words put into rows, as many as fit; centred rows evened out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.thai.breaks import NEVER_FIRST, loose
from core.typeset.lines import Item, item
from core.typeset.style import Style

# A letter with what may not begin a line; but a row of dots is cut all the same.
_CLUSTER = re.compile(
    f"[เแโใไ]*.(?: *[{re.escape(''.join(sorted(NEVER_FIRST)))}]){{0,9}}", re.DOTALL
)
_MANY_WORDS = 5  # in a row that can spare one
_MOST_GAP = 0.12  # of the row, left by the word it spares
_EVEN = 2.0  # points, by which centred rows may differ from the evenest
_SHORT = 1 / 3  # of the longest centred row


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a paragraph; ``after`` is the space at which it was broken."""

    items: tuple[Item, ...]
    width: float
    indent: float
    last: bool
    after: str = ""

    @property
    def text(self) -> str:
        """What the row says, the space at its end included."""
        return "".join(i.text for i in self.items) + self.after


def filled(words_of: Sequence[list[Item]], style: Style, width: float, indent: float) -> list[Row]:
    """As many words a row as fit into a column of ``width`` points."""
    filler = _Filler(style, width, indent)
    for word in words_of:
        filler.add(word)
    return filler.done()


def evened(
    words_of: Sequence[list[Item]], style: Style, width: float, indent: float, rows: list[Row]
) -> list[Row]:
    """As many rows, broken at spaces where they can be; else no short one is left at the end."""
    chunks = _chunks(words_of)
    sides = style.left + style.right + max(indent, 0.0)
    if max(map(width_of, chunks)) + sides <= width:
        at_spaces = _narrowest(chunks, style, width, indent, len(rows))
        if len(at_spaces) == len(rows):
            return at_spaces
    if rows[-1].width >= _SHORT * max(row.width for row in rows):
        return rows
    return _narrowest(words_of, style, width, indent, len(rows))


def _narrowest(
    words_of: Sequence[list[Item]], style: Style, width: float, indent: float, count: int
) -> list[Row]:
    """The rows in the narrowest column that needs no more than ``count`` and cuts no word."""
    sides = style.left + style.right + max(indent, 0.0)
    least, most = max(map(width_of, words_of)) + sides, width
    while most - least > _EVEN:
        middle = (least + most) / 2
        if len(filled(words_of, style, middle, indent)) > count:
            least = middle
        else:
            most = middle
    return filled(words_of, style, most, indent)


def _chunks(words_of: Sequence[list[Item]]) -> list[list[Item]]:
    """What stands between spaces, each as one word; the spaces as they are."""
    out: list[list[Item]] = []
    for space, group in groupby(words_of, key=is_space):
        found = list(group)
        out += found if space else [[piece for word in found for piece in word]]
    return out


class _Filler:
    """Fills rows with words, as many as fit."""

    def __init__(self, style: Style, width: float, indent: float) -> None:
        self._full = width - style.left - style.right
        self._lines: list[list[list[Item]]] = [[]]  # words of each row
        self._indent, self._used = indent, 0.0

    def add(self, word: list[Item]) -> None:
        wide = width_of(word)
        if is_space(word):
            if self._lines[-1]:
                self._take(word, wide)
            return
        parts = _at_held_spaces(word) if wide > self._full else [word]
        if len(parts) > 1:
            for part in parts:
                self.add(part)
            return
        if self._lines[-1] and self._used + wide > self._room():
            self._turn()
        if wide <= self._room():
            self._take(word, wide)
        else:
            self._take_in_pieces(word)

    def _take_in_pieces(self, word: list[Item]) -> None:
        """A word longer than the line: by the words in it where that is enough, else by letters."""
        parts = [item(part, one.letter, one.tag) for one in word for part in loose(one.text)]
        if max(part.width for part in parts) > self._full - max(self._indent, 0.0):
            parts = list(_clusters(word))
        for part in parts:
            if self._lines[-1] and self._used + part.width > self._room():
                self._turn_with(part)
            self._take([part], part.width)

    def done(self) -> list[Row]:
        self._accompany()
        last = len(self._lines) - 1
        return [self._row(i, line, last=i == last) for i, line in enumerate(self._lines)]

    def _room(self) -> float:
        return self._full - (self._indent if len(self._lines) == 1 else 0.0) + 0.01

    def _take(self, word: list[Item], wide: float) -> None:
        self._lines[-1].append(word)
        self._used += wide

    def _turn(self) -> None:
        self._lines.append([])
        self._used = 0.0

    def _turn_with(self, cluster: Item) -> None:
        """Begin a row for a cluster; one that may not stand first brings what it hangs on."""
        line = self._lines[-1]
        start = len(line)
        first = cluster
        while start and not _may_begin(first):
            start -= 1
            first = line[start][0]
        if start:
            self._turn()
            for word in line[start:]:
                self._take(word, width_of(word))
            del line[start:]

    def _accompany(self) -> None:
        """Bring a word down to one that stands alone in the last row, if the gap does not show."""
        if len(self._lines) < 2 or len(self._lines[-1]) != 1:  # noqa: PLR2004, a row above
            return
        above = self._lines[-2]
        words = [i for i, word in enumerate(above) if not is_space(word)]
        if len(words) < _MANY_WORDS:
            return
        left = sum(map(width_of, above[: words[-2] + 1]))
        room = self._full - (self._indent if len(self._lines) == 2 else 0.0)  # noqa: PLR2004
        down = sum(map(width_of, above[words[-1] :]))
        if room - left <= _MOST_GAP * room and down + self._used <= self._full:
            self._lines[-1] = above[words[-1] :] + self._lines[-1]
            self._lines[-2] = above[: words[-1]]

    def _row(self, number: int, words: list[list[Item]], *, last: bool) -> Row:
        items, after = [item for word in words for item in word], ""
        while items and items[-1].text == " ":
            after += items.pop().text
        indent = self._indent if number == 0 else 0.0
        return Row(tuple(items), width_of(items), indent, last, after)


def width_of(items: Sequence[Item]) -> float:
    """Their width in points, before stretching."""
    return sum(i.width for i in items)


def is_space(word: list[Item]) -> bool:
    """Whether the word is one space."""
    return len(word) == 1 and word[0].text == " "


def _may_begin(piece: Item) -> bool:
    """Whether a row may begin with this."""
    return piece.text != " " and piece.text[0] not in NEVER_FIRST


def _at_held_spaces(word: list[Item]) -> list[list[Item]]:
    """What is held together by spaces, for what is longer than the line: a title and a name."""
    out: list[list[Item]] = [[]]
    for piece, following in zip(word, [*word[1:], None], strict=True):
        if piece.text == " " and out[-1] and following and _may_begin(following):
            out += [[piece], []]
        else:
            out[-1].append(piece)
    return out


def _clusters(word: list[Item]) -> Iterator[Item]:
    """A word in the smallest pieces that may stand apart, for one longer than the line."""
    for piece in word:
        for part in _CLUSTER.findall(piece.text):
            yield item(part, piece.letter, piece.tag)
