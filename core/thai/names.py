"""Names of people: split, joined as papers print them, and made comparable."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from core.thai import text, titles
from core.thai.numerals import to_arabic

_NUMBERING = re.compile(r"^\s*[\d.)(\-–:]+\s*")
_NOISE = re.compile(r"[\d\s.,:;()\[\]\"'“”‘’/\\_*–-]+")
_RANKS = tuple(titles.RANKS)
_BY_LETTERS = {written.replace(" ", ""): kept for written, kept in titles.WRITTEN.items()}
# Longest first; a blank may stand after each full stop and after ว่าที่. What follows must be able
# to begin a name: นางสาวิตรี is นาง + สาวิตรี, for a name cannot begin with a mark.
_BEGINS_NAME = rf"\s*(?=[{text.CONSONANTS}{text.LEADING_VOWELS}]|[^\u0e00-\u0e7f\s])"
_TITLE = re.compile(
    "("
    + "|".join(
        re.escape(written).replace(r"\.", r"\.\s*").replace("ว่าที่", r"ว่าที่\s*")
        for written in titles.WRITTEN
    )
    + ")"
    + _BEGINS_NAME
)
_POLITE = re.compile(titles.POLITE + _BEGINS_NAME)


class NameParts(NamedTuple):
    """A full name in its three parts; the title in its full form."""

    title: str
    first: str
    last: str


def full_name(title: str, first: str, last: str) -> str:
    """``นายกล้า ดี``, ``ว่าที่ร้อยตรี กล้า ดี``: a rank stands one space before the name, others none.

    Source: the Royal Society's rules of spacing, 1.2.8 and 2.3.
    """
    gap = " " if title.endswith(_RANKS) else ""
    return f"{title}{gap}{first} {last}".strip()


def split_full_name(written: str) -> NameParts:
    """Title, first and last name of a name in one piece; the title empty where there is none.

    A number before it goes; what else cannot be told apart stays in the first name.
    """
    words = text.line(written)
    title, rest = split_title(_NUMBERING.sub("", words) or words)
    first, _, last = rest.partition(" ")
    return NameParts(title, first, last.strip())


def split_title(words: str) -> tuple[str, str]:
    """The titles at the beginning in their full form, and what follows them."""
    found = ""
    while True:
        step = _one_title(words, found)
        if step is None:
            return found, words
        kept, words = step
        found += kept


def normal_title(written: str) -> str:
    """A title in its full form: ``น.ส.`` is ``นางสาว``; unknown ones stay as written."""
    words = text.line(written)
    found, rest = split_title(f"{words} ก")
    return found if rest == "ก" else words


def _one_title(words: str, before: str) -> tuple[str, str] | None:
    """The first title in its full form, and the rest; None where there is none.

    After นาย and its like only a shortened title can follow, as in ``นายดร.``; a whole word there
    begins the name: นายพันตรี ดี is a man called พันตรี.
    """
    found = _TITLE.match(words)
    if found is None or (before.endswith(titles.PLAIN) and "." not in found[1]):
        return None
    return _BY_LETTERS["".join(found[1].split())], words[found.end() :]


def key(words: str) -> str:
    """The letters of a name alone: no numbering, digits, blanks or points; Latin in lower case."""
    return _NOISE.sub("", to_arabic(text.clean(words))).casefold()


@lru_cache(65536)
def keys(written: str) -> tuple[str, ...]:
    """The keys a written name may stand for: without its titles first, then as it is.

    ``พระพร ใจงาม`` may be a monk called พร or a layman called พระพร; both keys are given. So are
    those of ``คุณภัทร ใจงาม``, which may be said politely of one called ภัทร.
    """
    words = _NUMBERING.sub("", to_arabic(text.line(written)))
    out = [key(words)]
    title = ""
    while step := _one_title(words, title):
        title, words = step
        out.insert(0, key(words))
    if polite := None if title else _POLITE.match(words):
        out.insert(0, key(words[polite.end() :]))
    return tuple(dict.fromkeys(k for k in out if k))


@lru_cache(65536)
def spelling_key(written: str) -> str:
    """The key of a spelling itself: title in its full form, then the name.

    ``น.ส.ปิ่น ดี`` and ``นางสาวปิ่น ดี`` are one spelling, ``นายปิ่น ดี`` is another. Where nothing
    but a number is written, it is the key; empty where only dashes and points are.
    """
    words = to_arabic(text.line(written))
    title, rest = split_title(_NUMBERING.sub("", words))
    return key(title + rest) or "".join(filter(str.isdecimal, words))
