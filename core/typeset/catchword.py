"""The catchword at a page's foot: the first words of the next page, shortened."""

from __future__ import annotations

import re

from core.thai.breaks import MARKS, words

_LONGEST_HEAD = 30  # letters of a heading that is quoted whole
_NUMBER = re.compile(r"(?:\(?[๐-๙0-9ก-ฮ]{1,3}(?:[.][๐-๙0-9]+)*[.)]\)? +|[-•] +)")
_NAME = re.compile(r"\([^()]{4,40}\)")  # of who signs
_LINKS = frozenset("เพื่อ และ ที่ ของ ใน สำหรับ กับ โดย ให้ จาก ต่อ หรือ แก่ ตาม ซึ่ง".split())
_ENOUGH_WORDS, _ENOUGH_LETTERS, _FEWEST_LETTERS, _MOST_LETTERS = 3, 8, 6, 26
_LOOKED_AT = 120  # characters, more than any catchword holds


def catchword(opening: str) -> str:
    """``/ข้อเสนอแนะ...`` for a page that opens with these words; empty for no words.

    What stands before a colon is taken whole if it is short, and so is a name in brackets;
    otherwise two or three words.

    Source: official memos as they are typed.
    """
    head, colon, _ = opening.partition(" :")
    name = _NAME.match(opening)
    if name:
        return f"/{name.group()}..."
    taken = head if colon and len(head) <= _LONGEST_HEAD else _few_words(opening)
    return f"/{taken.strip()}..." if taken.strip() else ""


def spelled(words: str) -> str:
    """A catchword in the officer's own words, between the stroke and the dots."""
    bare = words.strip().removeprefix("/").rstrip(".…").strip()
    return f"/{bare}..." if bare else ""


def _few_words(text: str) -> str:
    """Words up to a space or a word like เพื่อ, where one comes soon; else about three words."""
    found = _NUMBER.match(text)
    number = found.group() if found else ""
    taken = enough = ""
    for count, piece in enumerate(words(text[len(number) : len(number) + _LOOKED_AT])):
        letters = _letters(taken)
        if letters >= _FEWEST_LETTERS and (piece == " " or piece in _LINKS):
            return number + taken
        if letters + _letters(piece) > _MOST_LETTERS:
            return number + (enough or taken or _clipped(piece))
        if count >= _ENOUGH_WORDS and letters >= _ENOUGH_LETTERS and not enough:
            enough = taken
        taken += piece
    return number + taken


def _letters(text: str) -> int:
    return sum(c not in MARKS for c in text)


def _clipped(piece: str) -> str:
    """The beginning of a word that is too long for a catchword, whole letters only."""
    end = _MOST_LETTERS
    while end < len(piece) and piece[end] in MARKS:
        end += 1
    return piece[:end]
