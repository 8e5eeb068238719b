"""Among which records a search looks: kinds, years, what lessons and tasks say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.errors import UserError
from core.search.sources import KINDS, SOURCES

_OF_LESSON = (
    "kind = 'lesson' AND EXISTS "
    "(SELECT 1 FROM lesson_record AS own WHERE own.id = place.record_id AND own."
)
_OF_ACTION = (
    "kind = 'action' AND EXISTS "
    "(SELECT 1 FROM action AS own WHERE own.id = place.record_id AND own."
)
_OF_VIRTUES = (
    "kind = 'lesson' AND EXISTS (SELECT 1 FROM lesson_answer AS answer "
    "WHERE answer.record_id = place.record_id AND answer.part = 'virtues' AND "
)
Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Among:
    """Only records of these; an empty choice leaves all in.

    Attributes:
        kinds: as ``core.search.sources.KINDS``; ``paper.number`` is a part of ``paper``.
        years: fiscal years, พ.ศ.
        templates: keys of lesson templates.
        virtues: lessons that speak of one of them, and decisions on it.
        states: of lessons (draft, sent, signed) and of tasks (open, doing, done, dropped).
    """

    kinds: Sequence[str] = ()
    years: Sequence[int] = ()
    templates: Sequence[str] = ()
    virtues: Sequence[str] = ()
    states: Sequence[str] = ()

    def check(self) -> None:
        """Pass only for kinds that there are.

        Raises:
            UserError: no such kind; the sentence lists what there is.
        """
        for kind in self.kinds:
            if kind not in KINDS and all(source.kind != kind for source in SOURCES):
                raise UserError(f"ไม่มีข้อมูลชนิด “{kind}” เลือกจาก: {', '.join(KINDS)}", code="no-kind")

    def conditions(self) -> Iterator[Condition]:
        """What the engine asks of a row of ``search_part`` named ``place``, with its values."""
        among = [source.kind for source in SOURCES if {source.kind, source.told} & {*self.kinds}]
        if self.kinds and len(among) < len(SOURCES):
            yield f"kind IN ({_marks(among)})", tuple(among)
        if self.years:
            yield f"year_be IN ({_marks(self.years)})", tuple(self.years)
        if self.templates:
            yield f"{_OF_LESSON}template IN ({_marks(self.templates)}))", tuple(self.templates)
        if self.virtues:
            yield self._of_virtues()
        if self.states:
            own = f"state IN ({_marks(self.states)}))"
            yield f"{_OF_LESSON}{own} OR {_OF_ACTION}{own}", (*self.states, *self.states)

    def _of_virtues(self) -> Condition:
        likes = " OR ".join(["value LIKE ?"] * len(self.virtues))
        decided = f"part IN ({_marks(self.virtues)})"
        values = (*(f'%"{one}"%' for one in self.virtues),
                  *(f"decisions.{one}" for one in self.virtues))  # fmt: skip
        return f"{_OF_VIRTUES}({likes})) OR {decided}", values


def _marks(among: Sequence[object]) -> str:
    return ", ".join("?" * len(among))
