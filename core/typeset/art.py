"""The ornaments a design may name, and where their marks go."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.typeset.ornaments import flame, frame, guilloche, lotus, medal, water
from core.typeset.shapes import Mark, mapped, operators, place

GENERATORS: dict[str, Callable[..., list[Mark]]] = {
    "rosette": guilloche.rosette,
    "ring": guilloche.ring,
    "band": guilloche.band,
    "frame": frame.frame,
    "bend": frame.bend,
    "rule": frame.rule,
    "medallion": frame.medallion,
    "flame": flame.flame,
    "scroll": flame.scroll,
    "flame-corner": flame.corner,
    "lotus": lotus.bloom,
    "bud": lotus.bud,
    "stem": lotus.stem,
    "pad": lotus.pad,
    "flower": lotus.flower,
    "water": water.water,
    "medal": medal.medal,
}
BACKGROUND = "background"  # the office's own picture, below all that is drawn
PLACING = frozenset({"draw", "at", "scale", "turn", "repeat"})
MIRRORS: dict[str, tuple[tuple[int, int], ...]] = {
    "": ((1, 1),),
    "left-right": ((1, 1), (-1, 1)),
    "top-bottom": ((1, 1), (1, -1)),
    "corners": ((1, 1), (-1, 1), (1, -1), (-1, -1)),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks as PDF paints them, and the mirrors of the page (x, y) in which they show.

    Attributes:
        code: operators under a matrix of millimetres.
    """

    code: str
    mirrors: tuple[tuple[int, int], ...]


def pieces(items: Sequence[Mapping[str, Any]], inks: Mapping[str, str]) -> list[Piece]:
    """A checked design's art in drawing order."""
    return [_piece(json.dumps(_inked(item, inks))) for item in items]


@cache
def keys(name: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a generator takes, what it needs, and which of its keys are colours."""
    found = inspect.signature(GENERATORS[name], eval_str=True).parameters.values()
    needed = frozenset(p.name for p in found if p.default is inspect.Parameter.empty)
    inks = frozenset(p.name for p in found if p.annotation is str)
    return frozenset(p.name for p in found), needed, inks


def _inked(item: Mapping[str, Any], inks: Mapping[str, str]) -> dict[str, Any]:
    """The item with colours instead of the names of inks."""
    return {
        key: inks.get(value, value) if isinstance(value, str) and key not in PLACING else value
        for key, value in item.items()
    }


@lru_cache(128)  # the art of a design stays while its boxes are moved
def _piece(written: str) -> Piece:
    item = json.loads(written)
    settings = {key: value for key, value in item.items() if key not in PLACING}
    made = GENERATORS[item["draw"]](**settings)
    to = place(complex(*item.get("at", (0, 0))), item.get("scale", 1), item.get("turn", 0))
    return Piece(operators(mapped(made, to)), MIRRORS[item.get("repeat", "")])
