"""Goes through everything that a paper prints, and makes another of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.answers import Item
from core.documents.content import Content, Verbatim
from core.documents.gathered import Gathered
from core.documents.pieces.wording import emphasised

_ORDER, _FILE, _CAPTION = "order", "file", "caption"


class Said(NamedTuple):
    """One text of a paper, and where it stands: the label of its part, its own name in a row."""

    part: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Edit:
    """How a paper is changed: every text, and which photographs stay."""

    text: Callable[[Said], str]
    keeps: Callable[[str], bool]


def texts_of(paper: Gathered) -> Iterator[Said]:
    """Every text that the paper may print."""
    labels = {value.name: value.label for value in paper.document.values}
    for name, content in paper.contents.items():
        yield from _texts(labels.get(name, name), "", content)


def photos_of(paper: Gathered) -> Iterator[tuple[str, str, str]]:
    """The part, the file and the caption of every photograph."""
    labels = {value.name: value.label for value in paper.document.values}
    for name, content in paper.contents.items():
        for row in _rows(content):
            file = row.get(_FILE, "")
            if isinstance(file, str) and file:
                yield labels.get(name, name), file, str(row.get(_CAPTION, ""))


def edited(paper: Gathered, edit: Edit) -> Gathered:
    """The paper with every text as the edit says, and the photographs that stay."""
    labels = {value.name: value.label for value in paper.document.values}
    contents = {
        name: _edited(labels.get(name, name), "", content, edit)
        for name, content in paper.contents.items()
    }
    return replace(paper, contents=contents)


def plain(words: str) -> str:
    """The text as it is read, without the marks of bold and the like."""
    return "".join(span.text for span in emphasised(words)) if _is_marked(words) else words


def _is_marked(words: str) -> bool:
    return any(mark in words for mark in ("**", "__", "[["))


def _texts(part: str, field: str, content: Content) -> Iterator[Said]:
    if isinstance(content, str):
        if field != _FILE and content:
            yield Said(part, field, plain(content))
    elif isinstance(content, Item):
        yield Said(part, field, plain(content.text))
        yield from _texts(part, field, content.items)
    elif isinstance(content, Mapping):
        for key, one in content.items():
            yield from _texts(part, key, one)
    else:
        for one in content:
            yield from _texts(part, field, one)


def _rows(content: Content) -> Iterator[Mapping[str, Content]]:
    if isinstance(content, Mapping):
        yield content
        for one in content.values():
            yield from _rows(one)
    elif isinstance(content, tuple):
        for one in content:
            yield from _rows(one)


def _edited(part: str, field: str, content: Content, edit: Edit) -> Content:
    if isinstance(content, str):
        return _edited_text(part, field, content, edit)
    if isinstance(content, Item):
        under = (_edited(part, field, one, edit) for one in content.items)
        items = tuple(one for one in under if isinstance(one, Item) and not _is_bare(one))
        return Item(_edited_text(part, field, content.text, edit), items, content.id)
    if isinstance(content, Mapping):
        return {key: _edited(part, key, one, edit) for key, one in content.items()}
    kept = (_edited(part, field, one, edit) for one in content if _stays(one, edit))
    return tuple(one for one in kept if not (isinstance(one, Item) and _is_bare(one)))


def _edited_text(part: str, field: str, words: str, edit: Edit) -> str:
    """The text as the edit says; one that stays as it is keeps its marks, a code its digits."""
    if field == _FILE:
        return words
    read = plain(words)
    said = edit.text(Said(part, field, read))
    if said == read:
        return words
    return Verbatim(said) if isinstance(words, Verbatim) else said


def _stays(content: Content, edit: Edit) -> bool:
    file = content.get(_FILE, "") if isinstance(content, Mapping) else ""
    return not (isinstance(file, str) and file) or edit.keeps(file)


def _is_bare(one: Item) -> bool:
    return not one.text and not one.items
