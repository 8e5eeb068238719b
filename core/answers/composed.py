"""Answers made of answers: a record of named fields, and rows of such records.

Every field has slots of its own, under a path of keys: field ``plan`` of ``do`` is ``do.plan``, and
row 3 of ``groups`` is a record under ``groups.3``. The slot ``groups`` itself holds the rows' ids
in their order.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from typing_extensions import override

from core.answers.kind import Answer, Answers, Kind, Shape, WrongAnswerError

_ROWS = "rows"


class Asked(Protocol):
    """A field: its key, whether a complete record needs it, and the kind of its answer."""

    @property
    @abstractmethod
    def key(self) -> str:
        """Its name in files."""

    @property
    @abstractmethod
    def required(self) -> bool:
        """Whether a complete record has it."""

    @property
    @abstractmethod
    def answer(self) -> Kind:
        """How its answer is read and checked."""


class Fields(Kind):
    """A record of named fields in a fixed order."""

    def __init__(self, fields: Sequence[Asked]) -> None:
        self.fields = {field.key: field for field in fields}

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        each = (field.answer.slots(f"{key}.{name}") for name, field in self.fields.items())
        return tuple(slot for slots in each for slot in slots)

    @override
    def slots_in(self, key: str, answers: Answers) -> tuple[tuple[str, Shape], ...]:
        each = (f.answer.slots_in(f"{key}.{name}", answers) for name, f in self.fields.items())
        return tuple(slot for slots in each for slot in slots)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, Mapping) or not set(value) <= set(self.fields):
            raise WrongAnswerError(key, f"ตารางที่มีคีย์ {', '.join(self.fields)}")
        out: dict[str, Answer] = {}
        for name, one in value.items():
            out.update(self.fields[name].answer.read(f"{key}.{name}", one))
        return out

    @override
    def give(self, key: str, answers: Answers) -> Any:
        given = {n: f.answer.give(f"{key}.{n}", answers) for n, f in self.fields.items()}
        return {name: value for name, value in given.items() if value is not None} or None

    @override
    def is_missing(self, key: str, answers: Answers) -> bool:
        needed = (field for field in self.fields.values() if field.required)
        lacks = any(field.answer.is_missing(f"{key}.{field.key}", answers) for field in needed)
        return lacks or self.is_empty(key, answers)


class Records(Kind):
    """Rows, each a record of the same fields.

    ``plain`` is the field that a file may give alone, as a value without a key.
    """

    def __init__(self, fields: Sequence[Asked], plain: str = "") -> None:
        self.record, self.plain = Fields(fields), plain

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "rows"),)

    @override
    def slots_in(self, key: str, answers: Answers) -> tuple[tuple[str, Shape], ...]:
        each = (self.record.slots_in(row, answers) for row in self.rows(key, answers))
        return (*self.slots(key), *(slot for slots in each for slot in slots))

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, list):
            raise WrongAnswerError(key, f"รายการของตารางที่มีคีย์ {', '.join(self.record.fields)}")
        out: dict[str, Answer] = {key: rows_answer(range(1, len(value) + 1))}
        for i, one in enumerate(value, 1):
            alone = bool(self.plain) and not isinstance(one, Mapping)
            out.update(self.record.read(f"{key}.{i}", {self.plain: one} if alone else one))
        return out

    @override
    def give(self, key: str, answers: Answers) -> Any:
        rows = (self.record.give(row, answers) for row in self.rows(key, answers))
        return [self._short(row) for row in rows if row is not None] or None

    @override
    def is_missing(self, key: str, answers: Answers) -> bool:
        said = [r for r in self.rows(key, answers) if not self.record.is_empty(r, answers)]
        return not said or any(self.record.is_missing(row, answers) for row in said)

    def rows(self, key: str, answers: Answers) -> list[str]:
        """The keys of the rows in their order: ``groups.1``, ``groups.3``."""
        return [f"{key}.{id_}" for id_ in row_ids(answers.get(key))]

    def _short(self, row: dict[str, Any]) -> Any:  # noqa: ANN401 - for JSON
        return row[self.plain] if set(row) == {self.plain} else row


def rows_answer(ids: Iterable[int]) -> dict[str, list[int]]:
    """What the slot of rows holds: their ids in this order."""
    return {_ROWS: list(ids)}


def row_ids(answer: Answer) -> list[int]:
    """The ids of the rows, in their order."""
    return answer.get(_ROWS, []) if isinstance(answer, dict) else []


def new_row_id(key: str, answers: Answers) -> int:
    """An id that no row of ``key`` has or had among these answers."""
    begins = f"{key}."
    tails = (slot.removeprefix(begins) for slot in answers if slot.startswith(begins))
    used = {int(head) for tail in tails if (head := tail.partition(".")[0]).isdecimal()}
    return max({0, *used, *row_ids(answers.get(key))}) + 1
