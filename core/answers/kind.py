"""What every kind of answer can do: be read from a file, checked, and given back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from core.errors import UserError

Shape = Literal["text", "items", "data", "rows"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, perhaps with items under it. ``id`` is 0 until the store knows it."""

    text: str
    items: tuple[Item, ...] = ()
    id: int = 0


Answer = str | tuple[Item, ...] | list[Any] | dict[str, list[int]] | int | None
Answers = Mapping[str, Answer]  # by slot


class WrongAnswerError(UserError):
    """A value in a file that is not of the kind that the part asks for."""

    code = "wrong-kind"

    def __init__(self, key: str, wanted: str) -> None:
        super().__init__(f"ค่า {key} ต้องเป็น{wanted} แก้ในไฟล์แล้วลองอีกครั้ง")


class Kind(ABC):
    """One kind of answer."""

    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        """The slots that the answer to ``key`` always has, with their shapes."""
        return ((key, "text"),)

    def slots_in(self, key: str, answers: Answers) -> tuple[tuple[str, Shape], ...]:  # noqa: ARG002 - for rows
        """Every slot that it has with these answers: those of its rows too."""
        return self.slots(key)

    @abstractmethod
    def read(self, key: str, value: Any) -> dict[str, Answer]:  # noqa: ANN401 - from TOML
        """The answer by slot, from a file's value.

        Raises:
            WrongAnswerError: the value is of another kind.
        """

    def give(self, key: str, answers: Answers) -> Any:  # noqa: ANN401 - for JSON
        """The answer in the shape that files have; None where it is empty."""
        return answers.get(key) or None

    def is_empty(self, key: str, answers: Answers) -> bool:
        """Whether nothing at all was answered."""
        return self.give(key, answers) is None

    def is_missing(self, key: str, answers: Answers) -> bool:
        """Whether something that a complete answer needs is empty."""
        return self.is_empty(key, answers)
