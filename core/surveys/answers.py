"""The answers of a survey, counted: nobody's own answer can be told from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

NOT_TOLD = "ไม่ระบุ"  # the group of those who left it empty


@dataclass(frozen=True, slots=True)
class Item:
    """What was asked, and how often each level was given, the lowest first.

    The counts, ``blank``, ``declined`` (answered that nothing is rated) and ``void`` (could not
    be read) are together the respondents.
    """

    title: str
    counts: tuple[int, ...]
    blank: int = 0
    declined: int = 0
    void: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """A whole survey; ``groups`` are as they were written, the largest first, and add up to n."""

    n: int
    groups: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]


def to_json(answers: Answers) -> dict[str, Any]:
    """The answers as they are stored."""
    return asdict(answers)


def from_json(stored: Mapping[str, Any]) -> Answers:
    """The answers out of what is stored."""
    items = (Item(**{**one, "counts": tuple(one["counts"])}) for one in stored["items"])
    groups = tuple((name, many) for name, many in stored["groups"])
    return Answers(stored["n"], groups, tuple(items))
