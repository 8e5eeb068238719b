"""Tables that an officer gives for one paper: people, committees, matters of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from core.answers import Items, Line, Rows, Text, WrongAnswerError

Given: TypeAlias = "tuple[Mapping[str, Any], ...]"

_PEOPLE = Rows({"name": str, "position": str, "role": str, "proxy_for": str}, ("name",))
_PERSON = ("name", "position", "role", "proxy_for")


def people(name: str, value: Any) -> Given:  # noqa: ANN401 - TOML
    """People in a row: ``place`` counts them, ``proxy`` says for whom one came.

    Raises:
        WrongAnswerError: it is no list of people with a name each.
    """
    [rows] = _PEOPLE.read(name, value).values()
    found: list[dict[str, str]] = rows if isinstance(rows, list) else []
    return tuple(
        {
            **{key: row.get(key, "") for key in _PERSON},
            "place": str(place),
            "proxy": f" แทน{row['proxy_for']}" if row.get("proxy_for") else "",
        }
        for place, row in enumerate(found, 1)
    )


def committees(name: str, value: Any) -> Given:  # noqa: ANN401 - TOML
    """Committees with a ``title`` each, their ``people`` and ``duties``.

    Raises:
        WrongAnswerError: it is no list of committees.
    """
    return tuple(
        {
            "title": _line(name, row, "title"),
            "people": people(f"{name}.people", row.get("people", [])),
            "duties": _items(f"{name}.duties", row.get("duties", [])),
        }
        for row in _tables(name, value, ("title", "people", "duties"))
    )


def matters(name: str, value: Any) -> Given:  # noqa: ANN401 - TOML
    """What a meeting spoke of: a ``topic`` each, a ``text`` and a ``resolution``.

    A text alone is one matter without a topic.

    Raises:
        WrongAnswerError: it is neither.
    """
    if isinstance(value, str):
        return ({"topic": "", "text": _text(name, {"text": value}, "text"), "resolution": ""},)
    return tuple(
        {
            "topic": _line(name, row, "topic"),
            "text": _text(name, row, "text"),
            "resolution": _text(name, row, "resolution"),
        }
        for row in _tables(name, value, ("topic", "text", "resolution"))
    )


def _tables(name: str, value: Any, keys: tuple[str, ...]) -> list[Mapping[str, Any]]:  # noqa: ANN401 - TOML
    if not isinstance(value, list) or not all(
        isinstance(row, Mapping) and set(row) <= set(keys) for row in value
    ):
        raise WrongAnswerError(name, f"รายการของตารางที่มีคีย์ {', '.join(keys)}")
    return value


def _line(name: str, row: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - TOML
    return Line().read(f"{name}.{key}", row.get(key, ""))[f"{name}.{key}"]


def _text(name: str, row: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - TOML
    return Text().read(f"{name}.{key}", row.get(key, ""))[f"{name}.{key}"]


def _items(name: str, value: Any) -> Any:  # noqa: ANN401 - TOML
    return Items().read(name, value)[name]
