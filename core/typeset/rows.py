"""Text broken into rows, each filled and spread as Thai typing wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.thai.breaks import NEVER_FIRST, words
from core.typeset.faces import face
from core.typeset.lines import NONE, Item, Letter, Stretch, item
from core.typeset.style import Style
from core.typeset.tags import Tag

_SPACE = re.compile("( )")
# A letter with what may not begin a line; but a row of dots is cut all the same.
_CLUSTER = re.compile(
    f"[เแโใไ]*.(?: *[{re.escape(''.join(sorted(NEVER_FIRST)))}]){{0,9}}", re.DOTALL
)
_MANY_WORDS = 5  # in a row that can spare one
_MOST_GAP = 0.12  # of the row, left by the word it spares
_MOST_SPACE = 0.6  # of a space's own width that a space may grow
_MARK, _RISE = 0.65, 0.45  # of a note's mark: its size, and of that how far it is raised
_MOST_CLUSTER = 0.12  # em between clusters; more would show


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph that is set or tagged differently; empty means as the rest.

    ``url`` is where it leads; ``note`` what stands at the page's foot for it, which makes of the
    span a small raised mark.
    """

    text: str
    face: str = ""
    size: float = 0.0
    ink: str = ""
    tag: Tag | None = None
    underlined: bool = False
    url: str = ""
    note: str = ""


Text: TypeAlias = "str | Span | Sequence[str | Span]"


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


def spans(text: Text) -> tuple[Span, ...]:
    """The text's spans, tabs made spaces."""
    parts = [text] if isinstance(text, str | Span) else text
    found = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(
        replace(s, text=s.text.replace("\t", " ")) if "\t" in s.text else s for s in found if s.text
    )


def break_rows(
    text: Sequence[Span], style: Style, width: float, own: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """The rows of a paragraph in a column of ``width`` points; none for no text."""
    out: list[Row] = []
    for part in _paragraphs(text):
        if out:  # a line break in the text is read as a space
            out[-1] = replace(out[-1], after=out[-1].after or " ")
        filler = _Filler(style, width, style.first if not out else 0.0)
        for word in _words(part, style, own):
            filler.add(word)
        out += filler.done()
    return tuple(out)


def stretch(row: Row, style: Style, width: float) -> Stretch:
    """What fills the row: spaces grow a little, the rest goes between clusters, unless it shows."""
    slack = width - style.left - style.right - row.indent - row.width
    if style.align != "thai" or row.last or slack <= 0:
        return NONE
    gaps = [i for i in row.items if i.text == " "]
    clusters = sum(i.letter.face.run(i.text).clusters for i in row.items) - 1
    space = min(slack / len(gaps), _MOST_SPACE * gaps[0].width) if gaps else 0.0
    cluster = (slack - space * len(gaps)) / max(clusters, 1)
    em = min(i.letter.size * i.letter.face.scale for i in row.items)
    return Stretch(space, cluster) if cluster <= _MOST_CLUSTER * em else NONE


def extent(text: Sequence[Span], style: Style, own: tuple[str, ...] = ()) -> tuple[float, float]:
    """Width of the widest word, and of the widest line if nothing had to be broken."""
    least = most = 0.0
    for part in _paragraphs(text):
        line = 0.0
        for word in _words(part, style, own):
            wide = sum(i.width for i in word)
            least, line = max(least, wide), line + wide
        most = max(most, line + style.first)
    return least, most


class _Filler:
    """Fills rows with words, as many as fit."""

    def __init__(self, style: Style, width: float, indent: float) -> None:
        self._full = width - style.left - style.right
        self._lines: list[list[list[Item]]] = [[]]  # words of each row
        self._indent, self._used = indent, 0.0

    def add(self, word: list[Item]) -> None:
        wide = _width(word)
        if _is_space(word):
            if self._lines[-1]:
                self._take(word, wide)
            return
        if self._lines[-1] and self._used + wide > self._room():
            self._turn()
        if wide <= self._room():
            self._take(word, wide)
            return
        for cluster in _clusters(word):
            if self._lines[-1] and self._used + cluster.width > self._room():
                self._turn_with(cluster)
            self._take([cluster], cluster.width)

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
                self._take(word, _width(word))
            del line[start:]

    def _accompany(self) -> None:
        """Bring a word down to one that stands alone in the last row, if the gap does not show."""
        if len(self._lines) < 2 or len(self._lines[-1]) != 1:  # noqa: PLR2004, a row above
            return
        above = self._lines[-2]
        words = [i for i, word in enumerate(above) if not _is_space(word)]
        if len(words) < _MANY_WORDS:
            return
        left = sum(map(_width, above[: words[-2] + 1]))
        room = self._full - (self._indent if len(self._lines) == 2 else 0.0)  # noqa: PLR2004
        down = sum(map(_width, above[words[-1] :]))
        if room - left <= _MOST_GAP * room and down + self._used <= self._full:
            self._lines[-1] = above[words[-1] :] + self._lines[-1]
            self._lines[-2] = above[: words[-1]]

    def _row(self, number: int, words: list[list[Item]], *, last: bool) -> Row:
        items, after = [item for word in words for item in word], ""
        while items and items[-1].text == " ":
            after += items.pop().text
        indent = self._indent if number == 0 else 0.0
        return Row(tuple(items), _width(items), indent, last, after)


def _width(items: Sequence[Item]) -> float:
    return sum(i.width for i in items)


def _is_space(word: list[Item]) -> bool:
    return len(word) == 1 and word[0].text == " "


def _may_begin(piece: Item) -> bool:
    """Whether a row may begin with this."""
    return piece.text != " " and piece.text[0] not in NEVER_FIRST


def _clusters(word: list[Item]) -> Iterator[Item]:
    """A word in the smallest pieces that may stand apart, for one longer than the line."""
    for piece in word:
        for part in _CLUSTER.findall(piece.text):
            yield item(part, piece.letter, piece.tag)


def _paragraphs(text: Sequence[Span]) -> list[list[Span]]:
    """The spans between the line breaks that the text itself asks for."""
    out: list[list[Span]] = [[]]
    for span in text:
        first, *rest = span.text.split("\n")
        if first:
            out[-1].append(replace(span, text=first) if rest else span)
        out.extend([replace(span, text=piece)] if piece else [] for piece in rest)
    return out if any(out) else []


def _words(text: list[Span], style: Style, own: tuple[str, ...]) -> Iterator[list[Item]]:
    """Words as items; the mark of a note belongs to the word before it."""
    found = _whole_words(text, style, own)
    return iter(_with_marks(found)) if any(span.note for span in text) else found


def _with_marks(found: Iterator[list[Item]]) -> list[list[Item]]:
    """The words, each with the marks of notes that follow it."""
    out: list[list[Item]] = []
    for word in found:
        if out and word[0].letter.rise and not _is_space(out[-1]):
            out[-1] += word
        else:
            out.append(word)
    return out


def _whole_words(text: list[Span], style: Style, own: tuple[str, ...]) -> Iterator[list[Item]]:
    """Words as items; a word may run through several spans."""
    queue = [(s.text, _letter(s, style), s.tag) for s in text]
    at = 0  # letters of the first span already taken
    for word in words("".join(s.text for s in text), own):
        found: list[Item] = []
        left = len(word)
        while left:
            said, letter, tag = queue[0]
            part = said[at : at + left]
            pieces = _SPACE.split(part) if " " in part else (part,)
            found += [item(p, letter, tag) for p in pieces if p]
            left -= len(part)
            at += len(part)
            if at == len(said):
                queue.pop(0)
                at = 0
        yield found


def _letter(span: Span, style: Style) -> Letter:
    name, size, ink = span.face or style.face, span.size or style.size, span.ink or style.ink
    if span.note:
        return Letter(face(name), size * _MARK, ink, span.underlined, _RISE)
    return Letter(face(name), size, ink, span.underlined)
