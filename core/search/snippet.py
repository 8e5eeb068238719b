"""The few words around a hit, with the hit marked; clusters of Thai letters stay whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.search.folding import Folded, Span
from core.thai import breaks

LONGEST = 110  # letters of the text that are shown
_BEFORE = 30  # of these before the first hit
_GAP = "…"
_LINE_BREAKS = str.maketrans("\r\n\t", "   ")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of a text, on one line, with ``…`` where it was cut; ``spans`` are the hits in it."""

    text: str
    spans: tuple[Span, ...]

    @property
    def marked(self) -> str:
        """The text with ``[`` and ``]`` round each hit."""
        out, done = [], 0
        for start, end in self.spans:
            out += [self.text[done:start], "[", self.text[start:end], "]"]
            done = end
        return "".join((*out, self.text[done:]))


def snippet(folded: Folded, words: Sequence[str], longest: int = LONGEST) -> Snippet:
    """The part of the text around the first place of the words, cut between words."""
    written, spans = folded.written, folded.spans(words)
    start, end = _window(folded, spans, longest)
    head = _GAP if start else ""
    tail = _GAP if end < len(written) else ""
    shown = head + written[start:end].translate(_LINE_BREAKS) + tail
    shift = len(head) - start
    kept = [(max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start]
    return Snippet(shown, tuple(kept))


def _window(folded: Folded, spans: Sequence[Span], longest: int) -> Span:
    whole = len(folded.written)
    if whole <= longest:
        return 0, whole
    first = spans[0] if spans else (0, 0)
    start = max(0, first[0] - _BEFORE)
    end = min(max(start + longest, first[1]), whole)
    edges = _edges(folded)
    start = edges[bisect_left(edges, start)] if start else 0
    start = min(start, first[0])
    end = edges[bisect_right(edges, end) - 1]
    return start, max(end, first[1])


def _edges(folded: Folded) -> list[int]:
    """Where the text may be cut: between words, never inside a cluster."""
    clusters = set(folded.starts)
    ends = (0, *accumulate(map(len, breaks.words(folded.written))))
    return [at for at in ends if at in clusters]
