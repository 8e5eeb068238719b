"""Numbers, colours and texts as PDF writes them."""

from __future__ import annotations

from functools import lru_cache


def number(value: float) -> str:
    """At most three decimals, none that are zero."""
    short = f"{value:.3f}".rstrip("0").rstrip(".")
    return short if short not in {"", "-0"} else "0"


@lru_cache(256)
def colour(hex_: str) -> str:
    """``#9A7420`` as the three operands of rg and RG."""
    return " ".join(number(int(hex_[i : i + 2], 16) / 255) for i in (1, 3, 5))


def text_string(text: str) -> str:
    """A text as a hexadecimal string in UTF-16."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
