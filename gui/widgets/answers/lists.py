"""Answers that are lists of items, whose ids outlive editing and moving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.answers import PRIORITIES, Answer, Item
from gui.ui import col, label
from gui.widgets.answers.editor import AnswerEditor, Answers, Question
from gui.widgets.list_editor import ListEditor
from gui.widgets.list_item import Entry, ItemId

LEVELS = 3
_PRIORITIES = {
    "should": ("๑. ควรจะต้องทำ", "สิ่งที่ควรทำในครั้งต่อไป"),
    "must": ("๒. จำเป็นต้องทำ", "สิ่งที่ขาดไม่ได้ในครั้งต่อไป"),
    "want": ("๓. อยากจะทำ", "สิ่งที่อยากทำเมื่อมีโอกาส"),
}


class ItemsEditor(AnswerEditor):
    """One list; an item may have items under it."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.lists = {question.key: _list(question.name, question.hint)}
        self._watch()
        self.setLayout(col(*self.lists.values()))

    def _watch(self) -> None:
        beside = tuple(self.lists.values())
        for slot, one in self.lists.items():
            one.friends = beside
            one.edited.connect(partial(self.edited.emit, slot))

    @override
    def show_answers(self, answers: Answers) -> None:
        for slot, one in self.lists.items():
            items = answers.get(slot)
            one.set_entries(list(entries_of(items)) if isinstance(items, tuple) else [])

    @override
    def answer(self, slot: str) -> Answer:
        return items_of(self.lists[slot].entries)

    @property
    @override
    def slots(self) -> Sequence[str]:
        return tuple(self.lists)

    @property
    @override
    def fields(self) -> Sequence[QWidget]:
        return [field for one in self.lists.values() for field in one.fields]

    @override
    def hold(self, slot: str) -> Callable[[Answer], None]:
        held = [entry.id for entry in self.lists[slot].entries]

        def take(stored: Answer) -> None:
            known = list(entries_of(stored)) if isinstance(stored, tuple) else []
            if len(known) == len(held):
                for one, entry in zip(held, known, strict=True):
                    one.value = entry.id.value

        return take

    @override
    def first_field(self) -> QWidget:
        empty = (one for one in self.lists.values() if not one.entries)
        return next(empty, next(iter(self.lists.values()))).fields[-1]


class PrioritiesEditor(ItemsEditor):
    """What should, must and might be done: a list each, under its name."""

    def __init__(self, question: Question) -> None:
        AnswerEditor.__init__(self, question)
        self.lists = {}
        items = []
        for key in PRIORITIES:
            name, hint = _PRIORITIES[key]
            one = _list(f"{question.name} {name}", hint)
            self.lists[f"{question.key}.{key}"] = one
            items.append(col(label(name, "small", "muted"), one, gap=3))
        self._watch()
        self.setLayout(col(*items, gap=12))


def _list(name: str, hint: str) -> ListEditor:
    return ListEditor(name, hint=hint, levels=LEVELS)


def entries_of(items: Sequence[Item], level: int = 0) -> Iterator[Entry]:
    """The items in reading order, each with how deep it lies."""
    for item in items:
        yield Entry(ItemId(item.id), item.text, level)
        yield from entries_of(item.items, level + 1)


def items_of(entries: Sequence[Entry]) -> tuple[Item, ...]:
    """The entries as items with items under them."""
    items: list[Item] = []
    at = 0
    while at < len(entries):
        end = at + 1
        while end < len(entries) and entries[end].level > entries[at].level:
            end += 1
        entry = entries[at]
        items.append(Item(entry.words, items_of(entries[at + 1 : end]), entry.id.value))
        at = end
    return tuple(items)
