"""Kinds of answer a template may ask for: how each is read from a file, checked, and given back.

A kind spreads over one or more slots. A slot holds text, a list of items, the order of rows, or
plain data; the store keeps slots and knows nothing of kinds. A test walks the kinds: each has a
widget in ``gui/form.py`` and a form on paper in ``core/documents``.
"""

from core.answers.composed import Fields, Records, new_row_id, row_ids, rows_answer
from core.answers.kind import Answer, Answers, Item, Kind, Shape, WrongAnswerError
from core.answers.kinds import (
    KINDS,
    MADE,
    OF_CHOICES,
    OF_FIELDS,
    PRIORITIES,
    SWOT,
    VIRTUES,
    Field,
    kind_of,
)
from core.answers.lists import Items, Rows
from core.answers.plain import Choices, Day, Line, Text, Year

__all__ = [
    "KINDS",
    "MADE",
    "OF_CHOICES",
    "OF_FIELDS",
    "PRIORITIES",
    "SWOT",
    "VIRTUES",
    "Answer",
    "Answers",
    "Choices",
    "Day",
    "Field",
    "Fields",
    "Item",
    "Items",
    "Kind",
    "Line",
    "Records",
    "Rows",
    "Shape",
    "Text",
    "WrongAnswerError",
    "Year",
    "kind_of",
    "new_row_id",
    "row_ids",
    "rows_answer",
]
