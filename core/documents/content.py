"""What a value holds once it is ready for paper: text, items, rows, or named parts of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from core.answers import KINDS, PRIORITIES, SWOT, VIRTUES, Answer, Field, Item, Records
from core.documents import given, satisfaction, scorecard
from core.errors import UserError
from core.lessons.template import Part
from core.thai.calendar import long_date, spelled_date
from core.thai.numerals import printed
from core.thai.text import curly

Content: TypeAlias = "str | Item | tuple[Content, ...] | Mapping[str, Content]"
Answers: TypeAlias = Mapping[str, Answer]
Asked: TypeAlias = Part | Field


class Verbatim(str):
    """A text whose digits stay as they are: a code, the name of a file."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class DayStyle:
    """How a day is written: ``era`` says พ.ศ. before its year, ``weekday`` begins with วัน.

    ``spelled`` names day, month and year: อังคาร ที่ 29 เดือน สิงหาคม พ.ศ.2566.
    """

    era: bool = False
    weekday: bool = False
    spelled: bool = False


USUAL = DayStyle()


def read(
    kind: str,
    name: str,
    value: Any,  # noqa: ANN401 - TOML
    days: DayStyle = USUAL,
    asked: Asked | None = None,
) -> Content:
    """The content of a value given in the shape that files have; ``asked``: as a template asks it.

    Raises:
        UserError: it is of another kind.
    """
    if asked:
        return answered(kind, name, asked.answer.read(name, value), days, asked.fields)
    if kind in KINDS:
        return answered(kind, name, KINDS[kind].read(name, value), days)
    if kind in _TABLES:
        return _TABLES[kind](name, value)
    content = _EXTRAS[kind](value)
    if content is None:
        raise UserError(f"ค่า {name} เป็นคนละชนิดกับที่ต้องการ แก้ในไฟล์แล้วลองอีกครั้ง", code="wrong-kind")
    return content


def answered(
    kind: str,
    key: str,
    answers: Answers,
    days: DayStyle = USUAL,
    fields: Sequence[Field] = (),
) -> Content:
    """The content of an answer of this kind; empty where nothing was answered.

    ``fields`` are those of a record, which has a content for each, or of each of the rows, which
    count themselves as ``place``. ``count`` is how many rows there are.
    """
    if kind == "count":
        return str(len(rows(answered("rows", key, answers, days, fields))) or "")
    if kind == "fields":
        return _record(fields, key, answers, days)
    if kind == "rows":
        said = (_record(fields, row, answers, days) for row in Records(fields).rows(key, answers))
        some = (row for row in said if any(map(_says, row.values())))
        return tuple({**row, "place": str(place)} for place, row in enumerate(some, 1))
    if kind == "date":
        return _day(str(answers.get(key) or ""), days)
    return _ANSWERED[kind](key, answers)


def _record(
    fields: Sequence[Field], key: str, answers: Answers, days: DayStyle
) -> dict[str, Content]:
    return {
        one.key: answered(one.kind, f"{key}.{one.key}", answers, days, one.fields) for one in fields
    }


def _says(content: Content) -> bool:
    return any(map(_says, content.values())) if isinstance(content, Mapping) else bool(content)


def spelled(content: Content, *, thai: bool) -> Content:
    """The content with one kind of digit and of quote; codes, links and files stay as they are."""
    if isinstance(content, Verbatim):
        return content
    if isinstance(content, str):
        return curly(printed(content, thai=thai))
    if isinstance(content, Item):
        return Item(
            curly(printed(content.text, thai=thai)),
            items(spelled(content.items, thai=thai)),
            content.id,
        )
    if isinstance(content, Mapping):
        return {key: spelled(value, thai=thai) for key, value in content.items()}
    return tuple(spelled(one, thai=thai) for one in content)


def items(content: Content) -> tuple[Item, ...]:
    """The items of a list; a text is one item."""
    if isinstance(content, str):
        return (Item(content),) if content else ()
    if not isinstance(content, tuple):
        return ()
    made = (Item(one) if isinstance(one, str) else one for one in content)
    return tuple(item for item in made if isinstance(item, Item))


def rows(content: Content) -> tuple[Mapping[str, Content], ...]:
    """The rows of a table."""
    if not isinstance(content, tuple):
        return ()
    return tuple(row for row in content if isinstance(row, Mapping))


def parts(content: Content) -> Mapping[str, Content]:
    """The named parts of a value that has some."""
    return content if isinstance(content, Mapping) else {}


def said(content: Content) -> str:
    """The content as a text: items one a line."""
    if isinstance(content, str):
        return content
    return "\n".join(item.text for item in items(content))


def _text(key: str, answers: Answers) -> Content:
    answer = answers.get(key)
    return "" if answer is None else str(answer)


def _list(key: str, answers: Answers) -> Content:
    answer = answers.get(key)
    return answer if isinstance(answer, tuple) else ()


def _named(names: tuple[str, ...], one: Callable[[str, Answers], Content]) -> _Answered:
    return lambda key, answers: {name: one(f"{key}.{name}", answers) for name in names}


def _signers(key: str, answers: Answers) -> Content:
    return tuple(
        {name: _day(said) if name == "date" else said for name, said in row.items()}
        for row in _plain(key, answers)
    )


def _day(kept: str, days: DayStyle = USUAL) -> str:
    """The day written out; in a draft, what was typed for one and is none stays as it is."""
    try:
        day = date.fromisoformat(kept) if kept else None
    except ValueError:
        return kept
    if day and days.spelled:
        return spelled_date(day)
    return long_date(day, era=days.era, with_weekday=days.weekday) if day else ""


def _listed(line: Callable[[Any], str]) -> _Answered:
    return lambda key, answers: tuple(Item(line(one)) for one in _plain(key, answers))


def _plain(key: str, answers: Answers) -> list[Any]:
    answer = answers.get(key)
    return answer if isinstance(answer, list) else []


def _period(row: Mapping[str, str]) -> str:
    days = [_day(row.get(name, "")) for name in ("start", "end")]
    return " – ".join(dict.fromkeys(filter(None, days)))


def _photo(row: Mapping[str, str]) -> Mapping[str, Content]:
    return {"file": Verbatim(row.get("file", "")), "caption": row.get("caption", "")}


def _yes_no(answer: Answer) -> str:
    return ("ใช่" if answer else "ไม่ใช่") if isinstance(answer, bool) else ""


_Answered: TypeAlias = Callable[[str, Answers], Content]
_ANSWERED: Mapping[str, _Answered] = {
    "line": _text,
    "text": _text,
    "year": _text,
    "paragraphs": _text,
    "number": _text,
    "decimal": _text,
    "choice": _text,
    "yes-no": lambda key, answers: _yes_no(answers.get(key)),
    "file": lambda key, answers: Verbatim(answers.get(key) or ""),
    "list": _list,
    "swot": _named(SWOT, _text),
    "priorities": _named(PRIORITIES, _list),
    "signers": _signers,
    "periods": _listed(_period),
    "groups": _listed(lambda row: f"{row.get('group', '')} {row.get('n', '')} คน".strip()),
    "photos": lambda key, answers: tuple(_photo(row) for row in _plain(key, answers)),
    "virtues": _listed(lambda key: VIRTUES.get(key, key)),
    "indicators": _listed(lambda number: f"ตัวชี้วัดที่ {number}"),
    "files": _listed(str),
    "ticks": _listed(str),
}


def _table(value: Any) -> Content | None:  # noqa: ANN401 - TOML
    """Rows of named texts, lists of them and rows within, as samples are written."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        return {
            key: Verbatim(one) if key in _AS_IS and isinstance(one, str) else _table(one) or ""
            for key, one in value.items()
        }
    return tuple(_table(one) or "" for one in value) if isinstance(value, list) else None


_AS_IS = frozenset({"code", "file"})

# Kinds that papers have and forms do not.
_EXTRAS: Mapping[str, Callable[[Any], Content | None]] = {
    "rows": lambda value: None if isinstance(value, int | float) else _table(value),
    "code": lambda value: Verbatim(value) if isinstance(value, str) else None,
    "flag": lambda value: ("ใช่" if value else "") if isinstance(value, bool) else None,
}
_TABLES: Mapping[str, Callable[[str, Any], Content]] = {
    "people": given.people,
    "committees": given.committees,
    "matters": given.matters,
    "scorecard": scorecard.read,
    "survey": satisfaction.read,
}
PAPER_KINDS = frozenset({*KINDS, *_EXTRAS, *_TABLES})
