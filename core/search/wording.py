"""What an answer says in words, as its paper would print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from core.answers import VIRTUES
from core.thai.calendar import long_date

_MARKUP = re.compile(r"\*\*|__|\[\[[^\[\]|\n]+\||\]\]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def visible(text: str) -> str:
    """The text without the marks of bold and underline."""
    return _MARKUP.sub("", text)


def said(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """The texts of one answer: one, or one for each row of a table; dates in words."""
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for row in value:
            yield from said(row)
        return
    cells = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    words = " · ".join(filter(None, map(_plain, cells or (value,))))
    if words.strip():
        yield words


def _plain(value: object) -> str:
    if value is None or isinstance(value, (bool, list, dict)):
        return ""
    words = str(value)
    if _ISO.fullmatch(words):
        try:
            return long_date(date.fromisoformat(words))
        except ValueError:
            return words
    return VIRTUES.get(words) or visible(words)
