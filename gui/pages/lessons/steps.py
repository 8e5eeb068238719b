"""What was done to a record in one sitting, step by step, so that it can be undone and done again.

A step is as much as an officer thinks of as one: a run of letters in one place, or one act on a
list or on rows, over however many slots.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from core.answers import Answer, Answers, Item, row_ids

PAUSE_S = 1.0  # a run of letters ends with a pause this long …
MOST_LETTERS = 40  # … or when it has put in, or taken out, so many
MOST_STEPS = 400
Ids = Mapping[int, int]  # a new item's id in the window: its id in the store
Place = Hashable  # of a run of letters: which slot, which item or row


@dataclass(slots=True)
class Step:
    """What slots said before and after. ``place`` is None for what is no run of letters."""

    part: str
    place: Place
    at: float
    before: dict[str, Answer] = field(default_factory=dict)
    after: dict[str, Answer] = field(default_factory=dict)


class Steps:
    """The steps of one record, back and forth."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turning = False  # more of the same act may follow

    @property
    def can_back(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    @property
    def can_forth(self) -> bool:
        """Whether there is anything to do again."""
        return bool(self._undone)

    def note(self, part: str, slot: str, before: Answer, after: Answer) -> None:
        """The slot has changed: a step of its own, or more of the last one."""
        changed = place_of(before, after)
        place = None if changed is None else (slot, changed)
        step = self._done[-1] if self._done else None
        if step is None or not (self._turning or self._goes_on(step, slot, place, after)):
            step = Step(part, None, 0.0)
            self._done = [*self._done, step][-MOST_STEPS:]
        step.place, step.at = place, self._clock()
        step.before.setdefault(slot, before)
        step.after[slot] = after
        self._undone.clear()
        self._turning = True

    def end_turn(self) -> None:
        """The act is over; what follows is another, but for a run of letters that goes on."""
        self._turning = False

    def end_run(self) -> None:
        """What follows is another step even where it goes on in the same place."""
        self._turning = False
        if self._done:
            self._done[-1].place = None

    def back(self) -> Step | None:
        """The last step, undone from now on; None if there is none."""
        return self._pass(self._done, self._undone)

    def forth(self) -> Step | None:
        """The step undone last, done again from now on; None if there is none."""
        return self._pass(self._undone, self._done)

    def learn(self, ids: Ids) -> None:
        """New items have these ids in the store."""
        for step in (*self._done, *self._undone):
            for answers in (step.before, step.after):
                answers.update({slot: with_ids(one, ids) for slot, one in answers.items()})

    def _pass(self, source: list[Step], target: list[Step]) -> Step | None:
        self._turning = False
        if not source:
            return None
        step = source.pop()
        target.append(step)
        for one in (step, *self._done[-1:]):
            one.place = None
        return step

    def _goes_on(self, step: Step, slot: str, place: Place, after: Answer) -> bool:
        """Whether a change goes on with the run of letters that the step is."""
        if place is None or place != step.place or self._clock() - step.at >= PAUSE_S:
            return False
        return abs(_size(after) - _size(step.before.get(slot))) <= MOST_LETTERS


def with_ids(answer: Answer, ids: Ids) -> Answer:
    """The same answer, its items with the ids of the store where they are known."""
    if not isinstance(answer, tuple) or not ids:
        return answer
    return tuple(_with_id(item, ids) for item in answer)


def cells_of_others(slot: str, rows: Answer, answers: Answers) -> list[str]:
    """Slots of rows of ``slot`` that are not among these rows."""
    inside, kept = f"{slot}.", {str(one) for one in row_ids(rows)}
    cells = (one for one in answers if one.startswith(inside))
    return [one for one in cells if one.removeprefix(inside).partition(".")[0] not in kept]


def place_of(before: Answer, after: Answer) -> Place:
    """Where a change is that letters may have made: in a text, an item, a row; else None."""
    if isinstance(before or "", str) and isinstance(after or "", str):
        return ""
    if isinstance(before or (), tuple) and isinstance(after or (), tuple):
        return _item_of(_flat(before), _flat(after))
    if isinstance(before or [], list) and isinstance(after or [], list):
        return _row_of(_listed(before), _listed(after))
    return None


def _with_id(item: Item, ids: Ids) -> Item:
    under = tuple(_with_id(one, ids) for one in item.items)
    return Item(item.text, under, ids.get(item.id, item.id))


def _listed(answer: Answer) -> Sequence[object]:
    return answer if isinstance(answer, list) else []


def _flat(answer: Answer, level: int = 0) -> list[tuple[int, int, str]]:
    """Every item in reading order: its id, how deep it lies, its words."""
    flat: list[tuple[int, int, str]] = []
    for item in answer if isinstance(answer, tuple) else ():
        flat += [(item.id, level, item.text), *_flat(item.items, level + 1)]
    return flat


def _item_of(before: list[tuple[int, int, str]], after: list[tuple[int, int, str]]) -> Place:
    """The one item that is new, gone, or says something else."""
    changed = {one[0] for one in {*before} ^ {*after}}
    if len(changed) != 1:
        return None
    rest = [[one for one in items if one[0] not in changed] for items in (before, after)]
    return changed.pop() if rest[0] == rest[1] else None


def _row_of(before: Sequence[object], after: Sequence[object]) -> Place:
    """The one row that says something else, or the last one where it is new or gone."""
    longer, shorter = max(before, after, key=len), min(before, after, key=len)
    if len(longer) == len(shorter):
        changed = [i for i, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
        return changed[0] if len(changed) == 1 else None
    alike = len(longer) == len(shorter) + 1 and list(longer[:-1]) == list(shorter)
    return len(shorter) if alike else None


def _size(answer: Answer) -> int:
    """How many letters it says."""
    if isinstance(answer, tuple):
        return sum(len(words) for _id, _level, words in _flat(answer))
    return len(answer) if isinstance(answer, str) else len(str(answer or ""))
