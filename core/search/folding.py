"""One form for both sides of a search, and the way back from it to the text as written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from core.thai import text
from core.thai.numerals import to_arabic

_SPACES = re.compile(r"\s+")
_GONE = re.compile("[\x00\ud800-\udfff]")  # what the engine cannot hold
_INVISIBLE = re.compile("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_FOLLOWING = frozenset("ะาำๅ")
_LEADING = frozenset(text.LEADING_VOWELS)
_JAMO = range(0x1160, 0x1200)  # vowels and finals of Korean syllables
_PLAIN_LETTERS = frozenset(text.CONSONANTS + "abcdefghijklmnopqrstuvwxyz0123456789๐๑๒๓๔๕๖๗๘๙")
_PLAIN_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c")
_MARKS = "".join((*_FOLLOWING, *_PLAIN_MARKS))
_PLAIN = re.compile(f"[{text.CONSONANTS}{text.LEADING_VOWELS}{_MARKS}a-zA-Z0-9๐-๙ .,()/·-]*")
_CLUSTER = re.compile(f"(?:[{text.LEADING_VOWELS}]+[{text.CONSONANTS}]?| +|.)[{_MARKS}]*")

Span = tuple[int, int]


def fold(written: str) -> str:
    """The text as searches compare it.

    Clean by the rules of ``core.thai.text.clean``, digits in Arabic, small letters, every run of
    blanks and line breaks one space.
    """
    clean = text.clean(_GONE.sub("", written))
    small = text.clean(to_arabic(clean).casefold())  # small letters may part from their marks
    return _SPACES.sub(" ", small)


_fold_cluster = lru_cache(8192)(fold)  # few are ever written


def words_of(asked: str) -> tuple[str, ...]:
    """The folded words of a search, each once."""
    return tuple(dict.fromkeys(fold(asked).split()))


def clusters(written: str) -> list[int]:
    """Where each cluster begins: a base letter with its vowels and tones, or a run of blanks.

    Folding the clusters one by one and joining them is folding the whole.
    """
    if _PLAIN.fullmatch(
        written
    ):  # as nearly all are: the same by a pattern, in a third of the time
        return [found.start() for found in _CLUSTER.finditer(written)]
    starts: list[int] = []
    seen = ""  # the last character that can be seen
    for at, letter in enumerate(written):
        if letter in _PLAIN_MARKS:
            glued = True
        elif letter in _PLAIN_LETTERS:
            glued = seen in _LEADING and letter in text.CONSONANTS
        else:
            glued = _glued(letter, seen)
        if not glued or not starts or (not seen and not _INVISIBLE.match(letter)):
            starts.append(at)
        if not _INVISIBLE.match(letter):
            seen = letter
    return starts


def _glued(letter: str, seen: str) -> bool:
    """Whether a character belongs to the cluster of what was seen before it."""
    if letter.isspace():
        return seen.isspace()
    if letter in _LEADING:
        return seen in _LEADING
    return (
        letter in _FOLLOWING
        or unicodedata.category(letter).startswith("M")
        or ord(letter) in _JAMO
        or _INVISIBLE.match(letter) is not None
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with its folded form.

    Attributes:
        written: the text as it is.
        form: the folded text.
        starts: where in ``written`` each cluster begins, and last its length.
        ends: where in ``form`` each cluster's letters end.
    """

    written: str
    form: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, written: str) -> Folded:
        """The text, folded cluster by cluster."""
        starts = [*clusters(written), len(written)]
        pieces = [_fold_cluster(written[a:b]) for a, b in pairwise(starts)]
        return cls(written, "".join(pieces), starts, list(accumulate(map(len, pieces))))

    def spans(self, words: Iterable[str]) -> list[Span]:
        """Where in ``written`` the folded words stand, whole clusters, in order, none touching."""
        found = sorted(self._back(start, end) for word in words for start, end in self._all(word))
        joined: list[Span] = []
        for start, end in found:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _all(self, word: str) -> Iterable[Span]:
        at = self.form.find(word) if word else -1
        while at >= 0:
            yield at, at + len(word)
            at = self.form.find(word, at + len(word))

    def _back(self, start: int, end: int) -> Span:
        first, last = bisect_right(self.ends, start), bisect_right(self.ends, end - 1)
        return self.starts[first], self.starts[last + 1]
