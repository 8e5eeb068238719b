"""Wording with ``{names}`` in it."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from core.documents.pieces.brackets import set_as_written
from core.typeset.rows import Span

_FORMATTER = string.Formatter()
_MARK = "mark"
_NOTE = re.compile(r" ?\[\^([^\]]+)\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9][^\sก-๛<>\"“”‘’]*[A-Za-z0-9/_=&#%-]")
# A row of stars or underscores is something to write on, and snake__case is a name.
_BOLD = re.compile(r"(?<!\*)\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![_A-Za-z0-9])__(?=[^\s_])(.+?)(?<=[^\s_])__(?![_A-Za-z0-9])")


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


def emphasised(text: str, bold: str = "text-bold", *, links: bool = False) -> tuple[Span, ...]:
    """The text as spans: ``**so**`` is bold, ``__so__`` underlined; both may run together.

    ``[[italic 18|so]]`` is set as the words before the stroke say. With ``links`` the addresses
    of pages lead there.
    """
    spans = set_as_written(text, partial(_marked, bold=bold))
    if links and ("://" in text or "www." in text):
        return tuple(part for span in spans for part in _linked(span))
    return spans


def noted(text: str, mark: Callable[[], str]) -> tuple[Span, ...]:
    """The text as spans with links, ``[^words]`` as notes for the page's foot, each with a mark."""
    plain, *rest = _NOTE.split(text)
    out = [*emphasised(plain, links=True)]
    for words, after in zip(rest[::2], rest[1::2], strict=True):
        note = "".join(span.text for span in emphasised(words))
        out += [Span(mark(), note=note), *emphasised(after, links=True)]
    return tuple(out)


def _linked(span: Span) -> Iterator[Span]:
    """The span, cut so that addresses stand by themselves."""
    end = 0
    for found in _ADDRESS.finditer(span.text):
        if found.start() > end:
            yield replace(span, text=span.text[end : found.start()])
        url = found.group() if "://" in found.group() else f"https://{found.group()}"
        yield replace(span, text=found.group(), url=url)
        end = found.end()
    if end < len(span.text):
        yield replace(span, text=span.text[end:])


def _marked(text: str, bold: str) -> tuple[Span, ...]:
    """The text as spans, both marks heeded wherever they run."""
    if "**" not in text and "__" not in text:
        return (Span(text),) if text else ()
    thick, lined = _inside(_BOLD, text), _inside(_UNDERLINED, text)
    marks = {i for inside in (thick, lined) for i, kind in inside.items() if kind == _MARK}
    kept = [(c, i in thick, i in lined) for i, c in enumerate(text) if i not in marks]
    return tuple(
        Span("".join(c for c, *_ in run), bold if heavy else "", underlined=under)
        for (heavy, under), run in groupby(kept, key=lambda one: one[1:])
    )


def _inside(pattern: re.Pattern[str], text: str) -> dict[int, str]:
    """The places in the text that belong to a match: its words, and the marks round them."""
    out: dict[int, str] = {}
    for found in pattern.finditer(text):
        out.update(dict.fromkeys(range(*found.span()), _MARK))
        out.update(dict.fromkeys(range(*found.span(1)), ""))
    return out
