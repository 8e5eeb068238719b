"""How a stretch of a text is set where its writer says so: ``[[italic 18|words]]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from core.thai.numerals import to_arabic
from core.typeset.faces import FILES
from core.typeset.languages import ENGLISH
from core.typeset.rows import Span

_SET = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+)\]\]")
_SIZE = re.compile("[0-9]{1,2}(?:[.][0-9])?")
_LEAST, _MOST = 8.0, 72.0  # points
_BOLD, _ITALIC, _UNDERLINED = "bold", "italic", "underline"
# What the officer may write, and what it means; a size or the name of a face besides.
WORDS: Mapping[str, str] = {
    **{word: word for word in (_BOLD, _ITALIC, _UNDERLINED, ENGLISH)},
    "ตัวหนา": _BOLD,
    "ตัวเอียง": _ITALIC,
    "ขีดเส้นใต้": _UNDERLINED,
    "อังกฤษ": ENGLISH,
}
_FACES = {
    frozenset({_BOLD}): "text-bold",
    frozenset({_ITALIC}): "text-italic",
    frozenset({_BOLD, _ITALIC}): "text-bold-italic",
}


def set_as_written(text: str, marked: Callable[[str], tuple[Span, ...]]) -> tuple[Span, ...]:
    """The text as spans; those in brackets are set as the words before the stroke say.

    Brackets that say nothing known stay as they are. ``marked`` reads the marks in each part.
    """
    if "[[" not in text:
        return marked(text)
    out: list[Span] = []
    end = 0
    for found in _SET.finditer(text):
        ways = _ways(found[1])
        if ways is not None:
            out += marked(text[end : found.start()])
            out += [_set(span, ways) for span in marked(found[2])]
            end = found.end()
    return (*out, *marked(text[end:]))


def _ways(said: str) -> frozenset[str] | None:
    """What the words before the stroke ask for, or nothing if one of them is unknown."""
    words = [to_arabic(word) for word in said.split()]
    ways = frozenset(WORDS.get(word, word) for word in words)
    return ways if all(map(_is_known, ways)) else None


def _is_known(way: str) -> bool:
    if _SIZE.fullmatch(way):
        return _LEAST <= float(way) <= _MOST
    return way in FILES or way in WORDS


def _set(span: Span, ways: frozenset[str]) -> Span:
    size = next((float(way) for way in ways if _SIZE.fullmatch(way)), span.size)
    lang = ENGLISH if ENGLISH in ways else span.lang
    under = span.underlined or _UNDERLINED in ways
    return replace(span, face=_face(span, ways), size=size, lang=lang, underlined=under)


def _face(span: Span, ways: frozenset[str]) -> str:
    """The face that is named, or of the document's own face the style."""
    strong = ways & {_BOLD, _ITALIC} | ({_BOLD} if "bold" in span.face else set())
    named = next((way for way in sorted(ways) if way in FILES), "")
    if not named:
        return _FACES.get(frozenset(strong), span.face)
    bold = f"{named.partition('-')[0]}-bold"
    return bold if _BOLD in strong and bold in FILES else named
