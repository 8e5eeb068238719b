"""Dictionary order of Thai words, as a text that sorts by itself."""

from __future__ import annotations

import re

from core.thai import text

_SWAP = re.compile(f"([{text.LEADING_VOWELS}])([{text.CONSONANTS}])")
_MARKS = re.compile("[\u0e47-\u0e4e]")  # ็ ่ ้ ๊ ๋ ์ ํ ๎: they decide only between equals


def sort_key(words: str) -> str:
    """A text whose plain order is the order of a Thai dictionary.

    The consonant stands before its leading vowel; tone marks and the like decide only where the
    letters are equal.

    Source: the Royal Society's dictionary, how words are ordered.
    """
    swapped = _SWAP.sub(r"\2\1", text.line(words).casefold())
    letters = _MARKS.sub("", swapped)
    marks = "".join(
        f"{place:02x}{mark}"
        for place, mark in ((m.start(), m.group()) for m in _MARKS.finditer(swapped))
    )
    return f"{letters}\x01{marks}"
