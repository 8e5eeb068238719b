"""What was done to a template in one sitting, step by step, to be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import monotonic
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from core.lessons.template_file import Worded, Wording

_PAUSE_S = 1.0  # a run of letters ends with a pause this long
_LETTERS = frozenset({"title", "short", "heading", "hint"})
Place: TypeAlias = tuple[str, str]  # the part, empty for the template itself, and the field


@dataclass(frozen=True, slots=True)
class Stand:
    """How the template was worded, and the part that was chosen."""

    said: Worded
    key: str


class WordingSteps:
    """The steps of one template; a run of letters in one field is one step."""

    def __init__(self, first: Stand, clock: Callable[[], float] = monotonic) -> None:
        self._now, self._clock = first, clock
        self._done: list[Stand] = []
        self._undone: list[Stand] = []
        self._place: Place | None = None
        self._at = 0.0

    @property
    def can_back(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    def note(self, now: Stand) -> None:
        """The template is worded so now."""
        place = _place(self._now.said, now.said)
        if now.said != self._now.said:
            goes_on = place is not None and place == self._place
            if not (goes_on and self._clock() - self._at < _PAUSE_S):
                self._done.append(self._now)
            self._undone.clear()
            self._place, self._at = place, self._clock()
        self._now = now

    def back(self) -> Stand | None:
        """As it was before the last step; None if there is none."""
        return self._pass(self._done, self._undone)

    def forth(self) -> Stand | None:
        """As it was before the step was undone; None if there is none."""
        return self._pass(self._undone, self._done)

    def _pass(self, source: list[Stand], target: list[Stand]) -> Stand | None:
        self._place = None
        if not source:
            return None
        target.append(self._now)
        self._now = source.pop()
        return self._now


def step_key(event: QKeyEvent) -> str:
    """``undo`` or ``redo``, if that is what the key asks for; Ctrl+Y is no such key everywhere."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    redo = event.matches(QKeySequence.StandardKey.Redo)
    return "redo" if redo or (control and event.key() == Qt.Key.Key_Y) else ""


def changed(before: Worded, after: Worded) -> str:
    """The key of the part that is worded otherwise or is new; empty if there is none."""
    known = {one.key: one for one in before.parts}
    return next((one.key for one in after.parts if known.get(one.key) != one), "")


def _place(before: Worded, after: Worded) -> Place | None:
    """The one field of letters that differs; None for any other change."""
    found = [("", name) for name in ("title", "short") if _differ(before, after, name)]
    if [one.key for one in before.parts] != [one.key for one in after.parts]:
        return None
    for one, other in zip(before.parts, after.parts, strict=True):
        found += [(one.key, name) for name in asdict(one) if _differ(one, other, name)]
    return found[0] if len(found) == 1 and found[0][1] in _LETTERS else None


def _differ(one: Worded | Wording, other: Worded | Wording, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))
