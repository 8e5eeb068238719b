"""Names under which papers are saved."""

from __future__ import annotations

import re
from itertools import accumulate

from core.thai.breaks import MARKS, words
from core.thai.text import clean

_BAD = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*]+')
_LONGEST = 180  # bytes, of the 255 that a file system takes
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def safe_name(title: str, ending: str = ".pdf", *, letters: int = 180, size: int = _LONGEST) -> str:
    """A file name that says the title and that every system takes.

    It has at most so many ``letters`` and bytes (``size``), the ending not counted.
    """
    stem = _BAD.sub("-", clean(title)).strip(" .-")
    whole = _shortened(" ".join(stem.split()), letters, size)
    if not whole or whole.partition(".")[0].strip().lower() in _RESERVED:
        whole = f"เอกสาร {whole}".strip()
    return whole + ending


def _shortened(name: str, letters: int, size: int) -> str:
    """As many words as fit, of a single long one as many letters, with their marks."""
    if len(name.encode()) <= size and len(name) <= letters:
        return name
    cut = min(len(name.encode()[:size].decode(errors="ignore")), letters)
    ends = accumulate(len(piece) for piece in words(name))
    whole = max((end for end in ends if end <= cut), default=0)
    while not whole and cut and name[cut] in MARKS:
        cut -= 1
    return name[: whole or cut].rstrip(" .-")
