"""The form of a paper: what an officer gives for it, asked for as a lesson template asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.answers import KINDS, Answer, Field, Rows
from core.assessments.ita import COUNTED, NAMES
from core.documents.document import Document, Value
from core.documents.house import House
from core.documents.reading import read_documents
from core.errors import UserError
from core.lessons.template import Group, Part, Template
from core.thai.numerals import to_thai

_GROUP = "paper"
_PEOPLE = (
    Field("name", "ชื่อ", required=True),
    Field("position", "ตำแหน่ง"),
    Field("role", "หน้าที่"),
    Field("proxy_for", "มาแทน"),
)
_SAID = (
    Field("title", "หัวข้อ"),
    Field("text", "ข้อความ", "text"),
    Field("items", "ข้อย่อย", "list"),
    Field("photos", "ภาพ", "photos"),
)
_BELOW = Field("sections", "หัวข้อย่อย", "rows", fields=_SAID, row="หัวข้อย่อยที่ {n}")
# The rows that papers know by their kind, or by the slot they are given in: the fields of each.
_ROWS: Mapping[str, tuple[Field, ...]] = {
    "people": _PEOPLE,
    "committees": (
        Field("title", "ชื่อคณะ"),
        Field("people", "รายชื่อ", "rows", fields=_PEOPLE),
        Field("duties", "หน้าที่", "list"),
    ),
    "matters": (
        Field("topic", "เรื่อง"),
        Field("text", "ข้อความ", "text"),
        Field("resolution", "มติ", "text"),
    ),
    "sections": (*_SAID, _BELOW),
    "appendices": (*_SAID, _BELOW),
    "catchwords": (Field("page", "หน้า", "number", required=True), Field("words", "คำต่อหน้า")),
}
_CALLED = {
    "committees": "คณะที่ {n}",
    "matters": "เรื่องที่ {n}",
    "sections": "หัวข้อที่ {n}",
    "appendices": "ภาคผนวกที่ {n}",
}
_PHOTOS = "photos"
_SCORES = tuple(Field(n, to_thai(f"{n}. {NAMES[n]}"), "decimal", required=True) for n in COUNTED)


def writable(house: House) -> list[Document]:
    """The kinds of papers that somebody must write, and can in a form; by title."""
    found = read_documents(house.resources, house.templates).values()
    mine = (one for one in found if one.needs == "file" and not left_out(one))
    written = (one for one in mine if any(part.required for part in form_of(one).parts))
    return sorted(written, key=lambda one: one.title)


def form_of(document: Document) -> Template:
    """A form with a part for every value that can be asked for."""
    parts = tuple(filter(None, map(_part, document.given())))
    group = Group(_GROUP, document.title)
    title = document.title
    return Template(document.key, document.version, title, title, document.key, (group,), parts)


def left_out(document: Document) -> tuple[str, ...]:
    """Slots of the values that no form can ask for."""
    return tuple(value.slot for value in document.given() if _part(value) is None)


def values_of(form: Template, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The answers in the shape that files have; what is typed and not valid yet is left out."""
    given = {key: _whole(form.by_key[key], value) for key, value in form.give(answers).items()}
    return {key: value for key, value in given.items() if _is_read(form.by_key[key], value)}


def answers_of(form: Template, values: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers by slot; values that the form does not ask for, or cannot read, are left out."""
    known = {
        key: value
        for key, value in values.items()
        if key in form.by_key and _is_read(form.by_key[key], value)
    }
    return form.read(known)


def _part(value: Value) -> Part | None:
    asked = value.asked
    if isinstance(asked, Part):
        needed = value.required and not value.default
        return replace(asked, group=_GROUP, required=needed, hint=_hint(value))
    kind = value.kind
    name = value.slot if kind == "rows" else kind
    fields, row = _ROWS.get(name, ()), _CALLED.get(name, "")
    if kind == "scorecard":
        kind, fields = "fields", _SCORES
    elif fields:
        kind = "rows"
    elif name == _PHOTOS:
        kind = _PHOTOS
    elif kind not in KINDS:
        return None
    return Part(
        group=_GROUP,
        key=value.slot,
        heading=value.label,
        kind=kind,
        short=value.label,
        hint=_hint(value),
        required=value.required and not (value.default or value.choices),
        choices=_wordings(value) if kind == "line" else (),
        fields=fields,
        row=row,
    )


def _hint(value: Value) -> str:
    """What is printed if nothing is written; else an example of one line."""
    if value.default:
        own = "{" in value.default
        return "เว้นว่างไว้ จะใช้ข้อมูลสำนักงาน" if own else f"เว้นว่างไว้ จะพิมพ์ว่า “{value.default}”"
    is_line = value.kind == "line" and isinstance(value.sample, str)
    return f"เช่น {value.sample}" if is_line and value.sample else ""


def _wordings(value: Value) -> tuple[str, ...]:
    """The words that are offered, each once."""
    return tuple(dict.fromkeys(pair.partition(" = ")[2] for pair in value.choices))


def _whole(asked: Part | Field, value: Any) -> Any:  # noqa: ANN401 - as in files
    """The value with nothing said where a row must say something and does not yet."""
    kind = KINDS.get(asked.kind)
    if isinstance(kind, Rows):
        return [{**dict.fromkeys(kind.needed, ""), **row} for row in value]
    return [_row(asked.fields, row) for row in value] if asked.kind == "rows" else value


def _row(fields: tuple[Field, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    said = {one.key: _whole(one, row[one.key]) for one in fields if one.key in row}
    silent = {one.key: "" for one in fields if one.required and one.kind == "line"}
    return {**silent, **said}


def _is_read(part: Part, value: Any) -> bool:  # noqa: ANN401 - as in files
    try:
        part.answer.read(part.key, value)
    except UserError:
        return False
    return True
