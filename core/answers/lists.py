"""Answers that are lists: numbered items, and rows of a small table kept whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from typing_extensions import override

from core.answers.kind import Answer, Answers, Item, Kind, Shape, WrongAnswerError
from core.answers.plain import Day, Line
from core.thai import text

_DEEPEST = 3  # levels of items a list may have


class Items(Kind):
    """A numbered list; an item may have items under it."""

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "items"),)

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        return {key: _items(key, value, 1)}

    @override
    def give(self, key: str, answers: Answers) -> Any:
        return _plain_items(answers.get(key)) or None


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


def _items(key: str, value: Any, level: int) -> tuple[Item, ...]:  # noqa: ANN401 - from TOML
    wanted = "รายการข้อความ ข้อย่อยเขียนเป็น {text = “…”, items = [“…”]}"
    if not isinstance(value, list) or level > _DEEPEST:
        raise WrongAnswerError(key, wanted)
    out: list[Item] = []
    for one in value:
        if isinstance(one, str):
            out.append(Item(text.line(text.without_control(one))))
        elif isinstance(one, dict) and set(one) <= {"text", "items"} and "text" in one:
            under = _items(key, one.get("items", []), level + 1)
            out.append(Item(text.line(text.without_control(str(one["text"]))), under))
        else:
            raise WrongAnswerError(key, wanted)
    return tuple(item for item in out if item.text or item.items)


def _plain_items(answer: Answer) -> list[Any]:
    items = answer if isinstance(answer, tuple) else ()
    return [
        {"text": item.text, "items": _plain_items(item.items)} if item.items else item.text
        for item in items
    ]
