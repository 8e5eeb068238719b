"""Words of another language inside a Thai text, told so that a reading voice says them right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.typeset.rows import Span
from core.typeset.tags import Tag

ENGLISH = "en"
_WORD = r"[A-Za-z]+(?:['’-][A-Za-z]+)*"
_ADDRESS = r"[A-Za-z0-9._+-]+@\S+|[A-Za-z]+://\S+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+[^\sก-๛]*"
_FOUND = re.compile(
    rf"{_ADDRESS}|(?<![A-Za-z0-9_])(?P<words>{_WORD}(?:(?:, | & |[ /&-]){_WORD})*)(?![A-Za-z0-9_])"
)
_LATIN = re.compile("[A-Za-z]{2}")
_THAI = re.compile("[ก-๛]")


def languages_told(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, cut so that each run of English words says that it is English.

    Addresses, codes and single letters are no words; links and notes stay as they are.
    """
    if not any(_LATIN.search(span.text) for span in spans):
        return tuple(spans)
    return tuple(part for span in spans for part in _parted(span))


def is_foreign(spans: Sequence[Span]) -> str:
    """The language of the whole, where it has no Thai letter and words of one language."""
    if any(_THAI.search(span.text) for span in spans):
        return ""
    told = {span.lang for span in spans if span.lang}
    return told.pop() if len(told) == 1 else ""


def tagged(spans: Sequence[Span], within: Tag) -> tuple[Span, ...]:
    """The spans of another language with a tag of their own in that of what they belong to."""
    return tuple(
        replace(span, tag=Tag("Span", span.tag or within, lang=span.lang)) if span.lang else span
        for span in spans
    )


def _parted(span: Span) -> Iterator[Span]:
    if span.lang or span.url or span.note:
        yield span
        return
    end = 0
    for found in _FOUND.finditer(span.text):
        words = found["words"]
        if words and _LATIN.search(words):
            if found.start() > end:
                yield replace(span, text=span.text[end : found.start()])
            yield replace(span, text=words, lang=ENGLISH)
            end = found.end()
    if end < len(span.text):
        yield replace(span, text=span.text[end:])
