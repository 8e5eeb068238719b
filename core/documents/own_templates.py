"""A paper for records of a template that the office changed: its words, order and parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.documents.document import Document, Value
from core.documents.pieces.lesson import Parts
from core.documents.pieces.piece import Piece
from core.lessons.template import Part, Template

# Kinds whose answer a part of a memo can print: a text, or items.
_PRINTED = frozenset(
    "line text paragraphs list swot priorities date year number decimal choice ticks".split()
)


def fitted(document: Document, template: Template) -> Document:
    """The document with what this template says of its parts.

    A part that the template lacks is not required; where the document prints parts one after the
    other they stand in the template's order, with those of the same group that only it has.
    """
    values = [_of(value, template) for value in document.values]
    pieces: list[Piece] = []
    for piece in document.pieces:
        if isinstance(piece, Parts):
            added = list(_added(piece, values, template))
            values += added
            names = (*piece.values, *(value.name for value in added))
            pieces.append(replace(piece, values=_in_order(names, values, template)))
        else:
            pieces.append(piece)
    return replace(document, values=tuple(values), pieces=tuple(pieces))


def follows(document: Document) -> bool:
    """Whether the document prints parts under the template's headings, in its order."""
    return any(isinstance(piece, Parts) for piece in document.pieces)


def _of(value: Value, template: Template) -> Value:
    """The value as the template asks for it, as far as the document itself says nothing else."""
    asked = template.asked(value.slot) if value.origin == "part" else None
    if asked is None:
        return replace(value, required=False) if value.origin == "part" else value
    was = value.asked or value
    return replace(
        value,
        asked=asked,
        label=asked.label if value.label == was.label else value.label,
        kind=asked.kind if value.kind == was.kind else value.kind,
        required=asked.required if value.required == was.required else value.required,
    )


def _added(piece: Parts, values: Sequence[Value], template: Template) -> Iterator[Value]:
    """A value for each part that stands among those of the piece and is printed nowhere."""
    slots = {value.slot for value in values if value.name in piece.values}
    groups = {part.group for part in template.parts if part.key in slots}
    known = {value.slot.partition(".")[0] for value in values if value.origin == "part"}
    for part in template.parts:
        if part.group in groups and part.key not in known and part.kind in _PRINTED:
            yield _new(part)


def _new(part: Part) -> Value:
    return Value(
        f"part_{part.key}",
        f"part.{part.key}",
        part.heading,
        part.kind,
        required=part.required,
        asked=part,
    )


def _in_order(names: Sequence[str], values: Sequence[Value], template: Template) -> tuple[str, ...]:
    places = {part.key: place for place, part in enumerate(template.parts)}
    slots = {value.name: value.slot for value in values}
    return tuple(sorted(names, key=lambda name: places.get(slots[name], len(places))))
