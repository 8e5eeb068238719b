"""Names that stand in an answer for what the program knows: ``{{ผู้มีสิทธิ}}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from core.answers.kind import Answer, Answers, Item
from core.thai import text

_NAME = re.compile(r"\{\{([^{}\n]*)\}\}")


def placeholder(name: str) -> str:
    """The name as it stands in an answer."""
    return f"{{{{{name}}}}}"


def has_name(words: str) -> bool:
    """Whether a name stands in the words."""
    return bool(_NAME.search(words))


def names_in(answers: Answers) -> tuple[str, ...]:
    """Every name that stands in the answers, once, in their order."""
    texts = (one for answer in answers.values() for one in _texts(answer))
    return tuple(dict.fromkeys(text.line(found) for one in texts for found in _NAME.findall(one)))


def filled(answers: Answers, says: Callable[[str], str]) -> dict[str, Answer]:
    """The answers with what each name says in its place: in texts, items and the cells of rows."""

    def put(words: str) -> str:
        return _NAME.sub(lambda found: says(text.line(found[1])), words)

    return {slot: _filled(answer, put) for slot, answer in answers.items()}


def _texts(answer: Answer | Any) -> Iterator[str]:  # noqa: ANN401 - data
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, Item):
        yield answer.text
        yield from _texts(answer.items)
    elif isinstance(answer, tuple | list):
        for one in answer:
            yield from _texts(one)
    elif isinstance(answer, Mapping):
        for cell in answer.values():
            yield from _texts(cell)


def _filled(answer: Answer | Any, put: Callable[[str], str]) -> Any:  # noqa: ANN401 - data
    if isinstance(answer, str):
        return put(answer)
    if isinstance(answer, Item):
        return Item(put(answer.text), _filled(answer.items, put), answer.id)
    if isinstance(answer, tuple):
        return tuple(_filled(one, put) for one in answer)
    if isinstance(answer, list):
        return [_filled(one, put) for one in answer]
    if isinstance(answer, Mapping):
        return {key: _filled(cell, put) for key, cell in answer.items()}
    return answer
