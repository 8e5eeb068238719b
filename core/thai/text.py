"""Clean text at the door, and the key under which two spellings are the same."""

from __future__ import annotations

import re
import unicodedata

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TONE_FIRST = re.compile("([\u0e48-\u0e4c]+)([\u0e31\u0e34-\u0e3a]+)")  # ก่ิ typed for กิ่
_NIKHAHIT = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")  # ํ + า, perhaps a tone between
_TONE_AM = re.compile("\u0e33([\u0e48-\u0e4b])")  # ำ่ typed for ่ำ
_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_SPACES = re.compile(r"[ \t]+")
_SUSPECT = re.compile(  # anything that one of the rules above would change
    "[\u00ad\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff"
    "\u0e4d\t\r\n]|เเ|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4c][\u0e31\u0e34-\u0e3a]"
    "|([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1|  "
)

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
LEADING_VOWELS = "เแโใไ"


def clean(text: str) -> str:
    """The same words with the letters' one true order and no invisible characters.

    NFC, never NFKC, which would break sara am; nikhahit and aa become sara am, two sara e
    become sara ae; zero-width characters go, every kind of blank becomes a space. Line breaks
    stay.
    """
    while _SUSPECT.search(text) or not unicodedata.is_normalized("NFC", text):
        cleaned = _cleaned(text)
        if cleaned == text:  # a nikhahit that belongs where it stands
            break
        text = cleaned
    return text


def _cleaned(text: str) -> str:
    """One round of the rules, after which one of them may apply anew."""
    text = unicodedata.normalize("NFC", text)
    text = _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("เเ", "แ")
    text = _TONE_FIRST.sub(r"\2\1", text)
    text = _NIKHAHIT.sub("\\1\u0e33", text)
    text = _TONE_AM.sub("\\1\u0e33", text)
    return _TWICE.sub(r"\1", text)


def line(text: str) -> str:
    """Clean text on one line: blanks and line breaks are single spaces, none at the ends."""
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACES.sub(" ", clean(text).replace("\n", " ")).strip()


def curly(text: str) -> str:
    """The text with “ ” for the straight quotes of each line that has them in pairs.

    A quote after a digit is an inch: such a line stays as it is.
    """
    if '"' not in text:
        return text
    return "\n".join(map(_quoted, text.split("\n")))


def _quoted(line: str) -> str:
    parts = line.split('"')
    if len(parts) % 2 == 0 or any(part[-1:].isdigit() for part in parts[:-1:2]):
        return line
    marks = ("“", "”") * (len(parts) // 2)
    return "".join(part + mark for part, mark in zip(parts, (*marks, ""), strict=True))


def visible(text: str) -> str:
    """The text without its invisible characters."""
    return _ZERO_WIDTH.sub("", text)


def without_control(text: str) -> str:
    """The text without its control characters; tabs and line breaks stay."""
    return _CONTROL.sub("", text)


def has_control(text: str) -> bool:
    """Whether the text holds control characters other than tab and line breaks."""
    return bool(_CONTROL.search(text))
