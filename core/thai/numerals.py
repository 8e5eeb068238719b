"""Thai and Arabic digits. Numbers are stored in Arabic digits; Thai ones are made at the edge."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_KEPT = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://\S+"  # a link
    r"|www\.\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|[A-Za-z]+[-_/:.]?\d[A-Za-z0-9_/:.-]*"  # a code or a model's name
    r"|\d+[-_]?[A-Za-z][A-Za-z0-9_-]*"
)


def to_thai(text: object) -> str:
    """Every digit in Thai; for numbers that the program itself writes."""
    return str(text).translate(_THAI)


def to_arabic(text: str) -> str:
    """Every digit in Arabic; for comparing and reading."""
    return text.translate(_ARABIC)


def printed(text: str, *, thai: bool = True) -> str:
    """The text with one kind of digit, but links, e-mail addresses and codes always in Arabic.

    Source: the Cabinet's resolution of 2 May 2543 (พ.ศ.), which leaves links and
    foreign text alone.
    """
    if not thai:
        return to_arabic(text)
    out: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        out += [text[end : kept.start()].translate(_THAI), kept.group()]
        end = kept.end()
    return "".join(out) + text[end:].translate(_THAI)


def percent(part: int, whole: int) -> Decimal:
    """``part`` of ``whole`` in percent, two decimals, rounded half up; 0 where the whole is 0."""
    share = Decimal(100 * part) / Decimal(whole) if whole else Decimal(0)
    return share.quantize(Decimal("0.01"), ROUND_HALF_UP)
