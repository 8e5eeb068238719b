"""A block of a document as its file describes it, and what it is set with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from core.documents.pieces.wording import names_in
from core.typeset.block import Block

if TYPE_CHECKING:
    from core.documents.compositor import Compositor


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(ABC):
    """One ``[[block]]``; its fields are the keys it may have.

    Texts may hold ``{names}`` of values; keys named in ``POINTERS`` hold the name of a value.

    Attributes:
        when: printed only where this value says something.
        unless: printed only where this value says nothing.
    """

    when: str = ""
    unless: str = ""

    @abstractmethod
    def blocks(self, on: Compositor) -> Iterable[Block]:
        """What is set for it."""

    def names(self) -> Iterator[str]:
        """The values that it speaks of.

        Raises:
            ValueError: a brace without its partner.
        """
        for key in fields(self):
            content = getattr(self, key.name)
            texts = content if isinstance(content, tuple) else (content,)
            for text in texts:
                if key.name in POINTERS:
                    yield from [text] if text else []
                elif isinstance(text, str):
                    yield from names_in(text)


def names_of(piece: Piece) -> tuple[str, ...]:
    """The values that the piece speaks of; none where a brace lacks its partner."""
    try:
        return tuple(piece.names())
    except ValueError:
        return ()


POINTERS = frozenset({"when", "unless", "value", "values", "also"})
