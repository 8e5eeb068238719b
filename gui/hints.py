"""Places where Thai may break, for display only.

Qt breaks Thai lines only where libthai is installed; Windows has none. Text that may wrap gets a
zero-width space after each word; it is taken out again wherever text leaves the screen.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache

BREAK = "\u200b"
_THAI = re.compile("[ก-๛]")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b]")  # they take no room on a line
_TIP_LETTERS = 56  # letters on one line of a tooltip


def hinted(text: str) -> str:
    """The text with an invisible break after every Thai word."""
    return _breaker()(text) if _THAI.search(text) else text


def plain(text: str) -> str:
    """The text without the breaks."""
    return text.replace(BREAK, "")


def folded(text: str, letters: int = _TIP_LETTERS) -> str:
    """The text on lines of at most ``letters`` letters, broken between words; for tooltips."""
    return "\n".join(_fold(line, letters) for line in text.split("\n"))


def pieces(text: str) -> list[str]:
    """The text in pieces between which a line may break; they join to the text again."""
    return re.split(f"{BREAK}|(?<= )", hinted(text))


def shortened(text: str, letters: int) -> str:
    """The text, or as many of its first words as have so many letters, and an ellipsis."""
    if _size(text) <= letters:
        return text
    kept = ""
    for piece in pieces(text):
        if _size(kept + piece) > letters:
            break
        kept += piece
    return f"{kept.rstrip()}…"


def _fold(line: str, letters: int) -> str:
    if _size(line) <= letters:
        return line
    lines = [""]
    for piece in pieces(line):
        if lines[-1] and _size(lines[-1] + piece.rstrip()) > letters:
            lines.append("")
        lines[-1] += piece
    return "\n".join(part.strip() for part in lines)


def _size(text: str) -> int:
    return len(_MARKS.sub("", text))


@cache
def _breaker() -> Callable[[str], str]:
    # ICU is loaded with the first text that needs it, never before the window is up
    made: Callable[[str], str] = importlib.import_module("core.thai.breaks").hinted
    return made
