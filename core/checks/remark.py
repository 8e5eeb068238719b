"""Passages that are looked at, and what is said about a place in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKUP = re.compile(r"\*\*|__|\[\[[^\[\]|\n]+\||\]\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a record: a part's, or an item's of its list.

    Attributes:
        slot: where the record keeps it, ``problems`` or ``priorities.must``.
        path: the item's number at each level, from 1; empty for a text that is no item.
        text: as stored.
        item_id: the stored item, 0 for none.
    """

    slot: str
    text: str
    path: tuple[int, ...] = ()
    item_id: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at again.

    Attributes:
        code: which rule said it.
        message: a finished Thai sentence.
        passage: where it is.
        start: first character of it in the passage's text.
        end: the character after it; both 0 where the whole passage is meant.
        instead: what to write there, empty where a person must decide.
    """

    code: str
    message: str
    passage: Passage
    start: int = 0
    end: int = 0
    instead: str = ""

    @property
    def words(self) -> str:
        """The words it points at."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Bare:
    """A passage without its bold and underline marks, and the way back to where it stands."""

    passage: Passage
    text: str
    places: tuple[int, ...]  # of each character, and last the length of the passage

    @classmethod
    def of(cls, passage: Passage) -> Bare:
        """The passage as it is read."""
        text = passage.text
        hidden = {at for found in _MARKUP.finditer(text) for at in range(*found.span())}
        places = [at for at in range(len(text)) if at not in hidden]
        return cls(passage, "".join(text[at] for at in places), (*places, len(text)))

    def remark(self, code: str, message: str, span: tuple[int, int], instead: str = "") -> Remark:
        """A remark about characters ``span`` of the bare text."""
        start, end = span
        last = self.places[end - 1] + 1 if end > start else self.places[start]
        return Remark(code, message, self.passage, self.places[start], last, instead)


def apart(remarks: list[Remark]) -> Iterator[Remark]:
    """Remarks in the order of the text, one rule once about the same words."""
    seen: set[tuple[str, int, int]] = set()
    for remark in sorted(remarks, key=lambda one: (one.start, one.end, one.code)):
        key = remark.code, remark.start, remark.end
        if key not in seen:
            seen.add(key)
            yield remark
