"""Every kind of answer by its name in templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.answers.composed import Fields, Records
from core.answers.kind import Kind
from core.answers.lists import Items, Rows
from core.answers.plain import (
    Choice,
    Choices,
    Day,
    DecimalNumber,
    FileName,
    Line,
    Number,
    Paragraphs,
    Text,
    Year,
    YesNo,
)

SWOT = ("strengths", "weaknesses", "opportunities", "threats")
PRIORITIES = ("should", "must", "want")
VIRTUES: Mapping[str, str] = {
    "sufficiency": "พอเพียง",
    "discipline": "วินัย",
    "honesty": "สุจริต",
    "volunteer": "จิตอาสา",
    "gratitude": "กตัญญู",
}
# Kinds of which a template must say more: the words to choose from, the fields of a record.
OF_CHOICES = frozenset({"choice", "ticks"})
OF_FIELDS = frozenset({"fields", "rows"})
MADE = OF_CHOICES | OF_FIELDS


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a record.

    Attributes:
        label: its name on the form and, if the paper says nothing else, on paper.
        default: a text with {names}, where the record stands by itself.
        choices: the words to choose from; of a line, words that are offered.
        fields: of a record, or of each of the rows.
        row: what one of the rows is called, with {n}.
        plain: the field of a row that a file may give alone.
        sums: the path of numbers in the same row of which this one is the sum.
        counts: every item names a figure.
    """

    key: str
    label: str
    kind: str = "line"
    hint: str = ""
    default: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    row: str = ""
    plain: str = ""
    sums: str = ""
    counts: bool = False

    @property
    def answer(self) -> Kind:
        """How its answer is read and checked."""
        return kind_of(self.kind, self.choices, self.fields, self.plain)


def _needed(names: tuple[str, ...], kind: str) -> tuple[Field, ...]:
    return tuple(Field(name, name, kind, required=True) for name in names)


def kind_of(
    name: str, choices: tuple[str, ...] = (), fields: tuple[Field, ...] = (), plain: str = ""
) -> Kind:
    """The kind of this name; ``choices``, ``fields`` and ``plain`` are what the template says."""
    if name == "fields":
        return Fields(fields)
    if name == "rows":
        return Records(fields, plain)
    if name == "choice":
        return Choice(choices)
    return Choices(str, choices) if name == "ticks" else KINDS[name]


KINDS: Mapping[str, Kind] = {
    "line": Line(),
    "text": Text(),
    "paragraphs": Paragraphs(),
    "list": Items(),
    "swot": Fields(_needed(SWOT, "text")),
    "priorities": Fields(_needed(PRIORITIES, "list")),
    "date": Day(),
    "year": Year(),
    "number": Number(),
    "decimal": DecimalNumber(),
    "yes-no": YesNo(),
    "file": FileName(),
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
