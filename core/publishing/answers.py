"""What is asked before a paper is published, and what the officer says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.publishing.finding import HitKind

Act: TypeAlias = Literal["keep", "remove", "replace"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer says to one hit; ``words`` take its place where it is replaced."""

    act: Act
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that is not published unasked; one line for all places of the same thing.

    Attributes:
        key: the same tomorrow for the same thing.
        words: every way in which it is written.
        places: labels of the parts that hold it.
        excerpt: the words round its first place.
        suggestion: what is usual; None where only the officer can know.
    """

    key: str
    kind: HitKind
    words: tuple[str, ...]
    places: tuple[str, ...]
    excerpt: str
    suggestion: Answer | None
