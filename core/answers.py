"""Kinds of answer a template may ask for: how each is read from a file, checked, and given back.

A kind spreads over one or more slots. A slot holds text, a list of items, or plain data; the store
keeps slots and knows nothing of kinds. A test walks ``KINDS``: each has a widget in ``gui/form.py``
and a block in ``core/documents``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from typing_extensions import override

from core.errors import UserError
from core.thai import text
from core.thai.calendar import FIRST_BE_YEAR, parse_date

Shape = Literal["text", "items", "data"]
SWOT = ("strengths", "weaknesses", "opportunities", "threats")
PRIORITIES = ("should", "must", "want")
VIRTUES: Mapping[str, str] = {
    "sufficiency": "พอเพียง",
    "discipline": "วินัย",
    "honesty": "สุจริต",
    "volunteer": "จิตอาสา",
    "gratitude": "กตัญญู",
}
_DEEPEST = 3  # levels of items a list may have


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, perhaps with items under it. ``id`` is 0 until the store knows it."""

    text: str
    items: tuple[Item, ...] = ()
    id: int = 0


Answer = str | tuple[Item, ...] | list[Any] | int | None


class WrongAnswerError(UserError):
    """A value in a file that is not of the kind that the part asks for."""

    code = "wrong-kind"

    def __init__(self, key: str, wanted: str) -> None:
        super().__init__(f"ค่า {key} ต้องเป็น{wanted} แก้ในไฟล์แล้วลองอีกครั้ง")


class Kind(ABC):
    """One kind of answer."""

    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        """The slots over which the answer to ``key`` spreads, with their shapes."""
        return ((key, "text"),)

    @abstractmethod
    def read(self, key: str, value: Any) -> dict[str, Answer]:  # noqa: ANN401 - from TOML
        """The answer by slot, from a file's value.

        Raises:
            WrongAnswerError: the value is of another kind.
        """

    def give(self, key: str, answers: Mapping[str, Answer]) -> Any:  # noqa: ANN401 - for JSON
        """The answer in the shape that files have; None where it is empty."""
        return answers.get(key) or None

    def is_missing(self, key: str, answers: Mapping[str, Answer]) -> bool:
        """Whether something that a complete answer needs is empty."""
        return any(not answers.get(slot) for slot, _ in self.slots(key))


class Line(Kind):
    """One line of text."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, str):
            raise WrongAnswerError(key, "ข้อความหนึ่งบรรทัด")
        return {key: text.line(value)}


class Text(Kind):
    """One or more paragraphs; a line break parts them."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, str):
            raise WrongAnswerError(key, "ข้อความ")
        lines = (text.line(line) for line in text.clean(value).split("\n"))
        return {key: "\n".join(line for line in lines if line)}


class Day(Kind):
    """A day, kept as an ISO date."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, date):
            return {key: parse_date(value.isoformat()[:10]).isoformat()}
        if not isinstance(value, str):
            raise WrongAnswerError(key, "วันที่ เช่น 2568-06-13")
        return {key: parse_date(value).isoformat() if value.strip() else ""}


class Year(Kind):
    """A Buddhist year."""

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "data"),)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, bool) or not isinstance(value, int) or value < FIRST_BE_YEAR:
            raise WrongAnswerError(key, "ปี พ.ศ. เช่น 2568")
        return {key: value}


class Items(Kind):
    """A numbered list; an item may have items under it."""

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "items"),)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        return {key: _items(key, value, 1)}

    @override
    def give(self, key: str, answers: Mapping[str, Answer]) -> Any:
        return _plain_items(answers.get(key)) or None


class _Parts(Kind):
    """A table of named slots of one shape, in a fixed order."""

    names: tuple[str, ...]
    shape: Shape

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return tuple((f"{key}.{name}", self.shape) for name in self.names)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, dict) or not set(value) <= set(self.names):
            raise WrongAnswerError(key, f"ตารางที่มีคีย์ {', '.join(self.names)}")
        reader: Kind = Items() if self.shape == "items" else Text()
        out: dict[str, Answer] = {}
        for name, one in value.items():
            out.update(reader.read(f"{key}.{name}", one))
        return out

    @override
    def give(self, key: str, answers: Mapping[str, Answer]) -> Any:
        reader: Kind = Items() if self.shape == "items" else Text()
        given = {name: reader.give(f"{key}.{name}", answers) for name in self.names}
        return {name: value for name, value in given.items() if value} or None


class Swot(_Parts):
    """Strengths, weaknesses, opportunities, threats: text each."""

    names, shape = SWOT, "text"


class Priorities(_Parts):
    """What should, must and might be done: a list each."""

    names, shape = PRIORITIES, "items"


class Rows(Kind):
    """Rows of a table with fixed columns; ``columns`` names each with the kind of its cells."""

    def __init__(self, columns: Mapping[str, type], needed: tuple[str, ...]) -> None:
        self.columns, self.needed = columns, needed

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "data"),)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        wanted = f"รายการของตารางที่มีคีย์ {', '.join(self.columns)}"
        if not isinstance(value, list):
            raise WrongAnswerError(key, wanted)
        return {key: [self._row(key, row, wanted) for row in value]}

    def _row(self, key: str, row: Any, wanted: str) -> dict[str, Any]:  # noqa: ANN401 - from TOML
        if (
            not isinstance(row, dict)
            or not set(row) <= set(self.columns)
            or not set(self.needed) <= set(row)
        ):
            raise WrongAnswerError(key, wanted)
        return {name: self._cell(f"{key}.{name}", name, cell) for name, cell in row.items()}

    def _cell(self, key: str, name: str, cell: Any) -> Any:  # noqa: ANN401 - from TOML
        kind = self.columns[name]
        if kind is date:
            return Day().read(key, cell)[key]
        if kind is int:
            if isinstance(cell, bool) or not isinstance(cell, int):
                raise WrongAnswerError(key, "จำนวนเต็ม")
            return cell
        return Line().read(key, cell)[key]


class Choices(Kind):
    """Several of a fixed set of words or numbers; every one where the set is empty."""

    def __init__(self, kind: type, among: tuple[str, ...] = ()) -> None:
        self.kind, self.among = kind, among

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "data"),)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        wanted = f"รายการจาก {', '.join(self.among)}" if self.among else "รายการ"
        if not isinstance(value, list) or any(type(one) is not self.kind for one in value):
            raise WrongAnswerError(key, wanted)
        if self.among and not set(value) <= set(self.among):
            raise WrongAnswerError(key, wanted)
        return {key: list(value)}


KINDS: Mapping[str, Kind] = {
    "line": Line(),
    "text": Text(),
    "list": Items(),
    "swot": Swot(),
    "priorities": Priorities(),
    "date": Day(),
    "year": Year(),
    "signers": Rows(
        {"name": str, "position": str, "date": date, "order": str}, ("name", "position")
    ),
    "periods": Rows({"start": date, "end": date}, ("start",)),
    "groups": Rows({"group": str, "n": int}, ("group", "n")),
    "photos": Rows({"file": str, "caption": str}, ("file",)),
    "virtues": Choices(str, tuple(VIRTUES)),
    "indicators": Choices(int),
    "files": Choices(str),
}


def _items(key: str, value: Any, level: int) -> tuple[Item, ...]:  # noqa: ANN401 - from TOML
    wanted = "รายการข้อความ ข้อย่อยเขียนเป็น {text = “…”, items = [“…”]}"
    if not isinstance(value, list) or level > _DEEPEST:
        raise WrongAnswerError(key, wanted)
    out: list[Item] = []
    for one in value:
        if isinstance(one, str):
            out.append(Item(text.line(one)))
        elif isinstance(one, dict) and set(one) <= {"text", "items"} and "text" in one:
            under = _items(key, one.get("items", []), level + 1)
            out.append(Item(text.line(str(one["text"])), under))
        else:
            raise WrongAnswerError(key, wanted)
    return tuple(item for item in out if item.text or item.items)


def _plain_items(answer: Answer) -> list[Any]:
    items = answer if isinstance(answer, tuple) else ()
    return [
        {"text": item.text, "items": _plain_items(item.items)} if item.items else item.text
        for item in items
    ]
