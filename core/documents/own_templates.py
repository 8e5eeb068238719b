"""A paper for records of a template that the office changed: its words, order and parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from core.documents.document import Document, Value
from core.documents.pieces.lesson import Parts
from core.documents.pieces.piece import Piece, names_of
from core.documents.pieces.texts import Section
from core.lessons.template import Part, Template

# Where a part's heading stands: at the part's own place, at one that the paper fixes, after what
# the paper says anyway, or only on the form.
Printed: TypeAlias = Literal["follows", "fixed", "after", "form"]

# Kinds whose answer a part of a memo can print: a text, or items.
_PRINTED = frozenset("line text paragraphs list date year number decimal choice ticks".split())


def fitted(document: Document, template: Template) -> Document:
    """The document with what this template says of its parts.

    A part that the template lacks is not required, nor is its heading printed; where the document
    prints parts one after the other they stand in the template's order, with those of the same
    group that only it has.
    """
    values = [_of(value, template) for value in document.values]
    gone = {one.name for one in values if _is_gone(one)}
    pieces: list[Piece] = []
    for piece in document.pieces:
        if isinstance(piece, Parts):
            added = list(_added(piece, values, template))
            values += added
            names = (*piece.values, *(value.name for value in added))
            pieces.append(replace(piece, values=_in_order(names, values, template)))
        elif not gone.intersection(names_of(piece)):
            pieces.append(piece)
    return replace(document, values=tuple(values), pieces=tuple(pieces))


def printed(document: Document, template: Template) -> Mapping[str, Printed]:
    """Where the heading of each part stands on the paper, by the part's key."""
    document = fitted(document, template)
    parts = {value.name: value.slot.partition(".")[0] for value in document.values}
    found: dict[str, Printed] = dict.fromkeys(template.by_key, "form")
    for piece in document.pieces:
        if isinstance(piece, Parts):
            where: Printed = "after" if piece.groups else "follows"
            found |= dict.fromkeys((parts[name] for name in piece.values), where)
        elif isinstance(piece, Section):
            found[parts[piece.value]] = "fixed"
    spoken = {name for piece in document.pieces for name in names_of(piece)}
    for value in document.values:
        if value.name in spoken and value.source == f"heading.{parts[value.name]}":
            found[parts[value.name]] = "fixed"
    return found


def printed_of_new(document: Document, template: Template) -> Mapping[str, Printed]:
    """Where the heading of a part would stand that the office adds to a group, by its key."""
    found: dict[str, Printed] = dict.fromkeys((one.key for one in template.groups), "form")
    slots = {value.name: value.slot for value in document.values}
    for piece in document.pieces:
        if isinstance(piece, Parts):
            asked = (template.by_key.get(slots[name]) for name in piece.values)
            groups = piece.groups or [part.group for part in asked if part]
            found |= dict.fromkeys(groups, "after" if piece.groups else "follows")
    return found


def _is_gone(value: Value) -> bool:
    """Whether it is the heading of a part that the template lacks, with no wording instead."""
    return value.origin == "heading" and value.asked is None and not value.default


def _of(value: Value, template: Template) -> Value:
    """The value as the template asks for it, as far as the document itself says nothing else."""
    if value.origin == "heading":
        return replace(value, asked=template.asked(value.slot))
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
    groups = {*piece.groups} or {part.group for part in template.parts if part.key in slots}
    known = {value.slot.partition(".")[0] for value in values if value.origin == "part"}
    kinds = _PRINTED | ({"swot"} if piece.swot else set())
    kinds |= {"priorities"} if piece.priorities else set()
    for part in template.parts:
        if part.group in groups and part.key not in known and part.kind in kinds:
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
