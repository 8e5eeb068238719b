"""Text broken into rows, each filled and spread as Thai typing wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from core.thai.breaks import words
from core.typeset.faces import face
from core.typeset.filling import Row, evened, filled, is_space
from core.typeset.lines import NONE, Item, Letter, Stretch, draw_items, item, stretched
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas
from core.typeset.tags import Tag

_SPACE = re.compile("( )")
_MOST_SPACE = 0.6  # of a space's own width that a space may grow
_MARK, _RISE = 0.65, 0.45  # of a note's mark: its size, and of that how far it is raised
_MOST_CLUSTER = 0.12  # em between clusters; more would show


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph that is set or tagged differently; empty means as the rest.

    ``url`` is where it leads; ``note`` what stands at the page's foot for it, which makes of the
    span a small raised mark; ``lang`` its language, where it is not the paper's.
    """

    text: str
    face: str = ""
    size: float = 0.0
    ink: str = ""
    tag: Tag | None = None
    underlined: bool = False
    url: str = ""
    note: str = ""
    lang: str = ""


Text: TypeAlias = "str | Span | Sequence[str | Span]"


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
    """The rows of a paragraph in a column of ``width`` points; none for no text.

    Centred rows break where the text has spaces, and no word stands alone under a full row.
    """
    out: list[Row] = []
    for part in _paragraphs(text):
        if out:  # a line break in the text is read as a space
            out[-1] = replace(out[-1], after=out[-1].after or " ")
        words_of, indent = list(_words(part, style, own)), style.first if not out else 0.0
        rows = filled(words_of, style, width, indent)
        if style.align == "center" and len(rows) > 1:
            rows = evened(words_of, style, width, indent, rows)
        out += rows
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


def tagged_runs(row: Row) -> list[tuple[Tag | None, list[Item]]]:
    """The row's items, those of one tag together."""
    return [(tag, list(items)) for tag, items in groupby(row.items, key=lambda one: one.tag)]


def draw_tagged(
    canvas: TaggedCanvas, x: float, y: float, row: Row, tag: Tag, spread: Stretch = NONE
) -> list[tuple[Tag | None, float, float]]:
    """The row from (x, y), each item a piece of its own tag or of ``tag``.

    The answer is where each tag's items begin and how wide they are.
    """
    places: list[tuple[Tag | None, float, float]] = []
    runs = tagged_runs(row)
    for i, (own, items) in enumerate(runs):
        with canvas.marked(own or tag):
            draw_items(canvas, x, y, items, spread, row.after if i == len(runs) - 1 else "")
        places.append((own, x, stretched(items, spread)))
        x += places[-1][2]
    return places


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
        if out and word[0].letter.rise and not is_space(out[-1]):
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
