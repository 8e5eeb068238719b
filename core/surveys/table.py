"""The table of a survey: who answered, each item's figures and word, and all answers together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from core.surveys.answers import NOT_TOLD, Answers, Item
from core.surveys.bands import Bands
from core.surveys.counting import Figures, figures, together
from core.thai.numerals import percent

OTHERS = "อื่น ๆ"


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents of one kind, or of several that were folded; ``members`` are those kinds."""

    name: str
    n: int
    percent: Decimal
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    item: Item
    figures: Figures
    band: str


@dataclass(frozen=True, slots=True)
class Table:
    """What is printed. ``overall`` is of all answers, not of the items' means; None without any."""

    n: int
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    overall: Row | None


def tabled(answers: Answers, bands: Bands) -> Table:
    """The survey's table; an item that nobody rated is left out."""
    rows = tuple(row for item in answers.items if (row := _row(item, bands)))
    overall = Item("รวม", together(item.counts for item in answers.items))
    groups = tuple(
        Group(" และ".join(name), many, percent(many, answers.n), members)
        for name, many, members in _folded(answers.groups)
    )
    return Table(answers.n, groups, rows, _row(overall, bands))


def _row(item: Item, bands: Bands) -> Row | None:
    found = figures(item.counts)
    return Row(item, found, bands.word(found.mean)) if found else None


_Folded = tuple[tuple[str, ...], int, tuple[str, ...]]  # parts of the name, how many, the kinds


def _folded(groups: Sequence[tuple[str, int]]) -> list[_Folded]:
    """The groups, none of one person where there is another to stand with.

    Several such stand together as others, a single one with the smallest group.
    """
    named = [(name, many) for name, many in groups if name != NOT_TOLD]
    alone = [name for name, many in named if many == 1]
    kept: list[_Folded] = [((name,), many, (name,)) for name, many in named if many > 1]
    if len(named) == 1:
        kept = [((name,), many, (name,)) for name, many in named]
    elif len(alone) > 1 or (alone and any(name == OTHERS for name, _ in named)):
        before = [(many, members) for name, many, members in kept if name == (OTHERS,)]
        kept = [one for one in kept if one[0] != (OTHERS,)]
        members = (*chain(*(one for _, one in before)), *alone)
        kept.append(((OTHERS,), sum(many for many, _ in before) + len(alone), members))
    elif alone:
        *kept, (name, many, members) = kept
        kept.append(((*name, *alone), many + 1, (*members, *alone)))
    not_told = [((name,), many, (name,)) for name, many in groups if name == NOT_TOLD]
    return [*kept, *not_told]
