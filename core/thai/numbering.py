"""Numbers of headings, items and pages, written as a template shows them: ``๑.๑`` or ``(ก)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Source: how offices number what they write; each template may say otherwise.
LEVELS = ("๑.", "๑.๑", "๑.๑.๑", "๑)", "(๑)")
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_PLACE = re.compile("[๑1ก]")


def numbered(style: str, path: Sequence[int]) -> str:
    """The number at the end of ``path`` written like ``style``, in Arabic digits.

    ``๑.๑`` takes the last two numbers of the path, ``ก)`` the last one as a letter; a style
    without a place, ``-`` or ``•``, is the answer itself.
    """
    places = _PLACE.findall(style)
    rest = list(path[-len(places) :]) if places else []
    rest = [1] * (len(places) - len(rest)) + rest
    return _PLACE.sub(lambda place: _written(place.group(), rest.pop(0)), style)


def level_style(levels: Sequence[str], level: int) -> str:
    """The style of a level, from 1; below the last one it is the last one's."""
    return levels[min(level, len(levels)) - 1]


def is_bullet(style: str) -> bool:
    """Whether the style counts nothing."""
    return not _PLACE.search(style)


def thai_letter(number: int) -> str:
    """ก for 1, ข for 2; ฃ, ฅ and ฆ are not counted, after ฮ comes กก."""
    out = ""
    while number > 0:
        number, place = divmod(number - 1, len(_LETTERS))
        out = _LETTERS[place] + out
    return out


def _written(place: str, number: int) -> str:
    return thai_letter(number) if place == "ก" else str(number)
