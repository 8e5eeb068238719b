"""Wording with ``{names}`` in it."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping

from core.typeset.rows import Span

_FORMATTER = string.Formatter()
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_UNDERLINED = re.compile(r"__(?=\S)(.+?)(?<=\S)__")


def names_in(pattern: str) -> list[str]:
    """The names in a text.

    Raises:
        ValueError: a brace without its partner.
    """
    return [name for _, name, _, _ in _FORMATTER.parse(pattern) if name is not None]


def filled(pattern: str, value: Callable[[str], str], literal: Callable[[str], str] = str) -> str:
    """The text with each name replaced; ``literal`` has the last word on what stands between."""
    out: list[str] = []
    for words, name, _, _ in _FORMATTER.parse(pattern):
        out.append(literal(words))
        if name is not None:
            out.append(value(name))
    return "".join(out)


def filled_whole(pattern: str, values: Mapping[str, str]) -> str:
    """The text with each name replaced; nothing at all if one of them says nothing."""
    if not all(values.get(name) for name in names_in(pattern)):
        return ""
    return filled(pattern, lambda name: values[name])


def emphasised(text: str, bold: str = "text-bold") -> tuple[Span, ...]:
    """The text as spans: ``**so**`` is bold; what was underlined is set plain."""
    bare = _UNDERLINED.sub(r"\1", text)
    out: list[Span] = []
    for i, part in enumerate(_BOLD.split(bare)):
        if part:
            out.append(Span(part, bold if i % 2 else ""))
    return tuple(out)
