"""A numbered list as fields: Enter makes the next, Backspace in an empty one takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from gui import ui
from gui.widgets.list_drag import Drag, Handle
from gui.widgets.list_item import Entry, ItemField, ItemId, ItemRow
from gui.widgets.list_order import at_edge, end_of, fitted, swap
from gui.widgets.pasted import listed

_MOST_UNDO = 100


class ListEditor(QWidget):
    """A list whose last field is always empty and waits for the next item.

    Enter splits at the cursor, Backspace at the beginning of an item joins it to the one before,
    Alt+↑↓ moves it with what stands under it, as does dragging its number, also into a list beside
    this one; Ctrl+Z where the field has nothing of its own to take back undoes what was split,
    joined, moved or pasted. Where the list has several ``levels``, Alt+← → or Tab at the beginning
    of an item change how deep it lies. A pasted list becomes one item a line, without its numbers.
    An id stays with its item through all that; a split leaves it with the first half.

    Attributes:
        friends: lists that items may move to, in the order in which they stand, this one too.
        edited: the items are new.
    """

    edited = Signal()
    number_wide = 38  # pixels
    tab_in_last = True  # Tab may make a sub-item of the empty last item

    def __init__(
        self, name: str, items: Sequence[str] = (), hint: str = "", levels: int = 1
    ) -> None:
        super().__init__()
        self._name, self._hint, self._levels = name, hint, levels
        self._rows: list[ItemRow] = []
        self.friends: Sequence[ListEditor] = ()
        self._drag = Drag(self)
        self._undo: list[list[Entry]] = []
        self._quiet = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ui.px(6))
        self.setAccessibleName(name)
        self.set_items(items)

    @property
    def entries(self) -> list[Entry]:
        """The items with their words clean; those that say nothing with all under them left out."""
        said: list[Entry] = []
        for at, one in enumerate(self._rows):
            under = self._rows[at : end_of(self._levels_now, at)]
            if any(row.field.words for row in under):
                said.append(Entry(one.id, one.field.words, one.level))
        return said

    @property
    def items(self) -> list[str]:
        """The items' words."""
        return [entry.words for entry in self.entries if entry.words]

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these items; there is nothing to take back after that."""
        self._undo.clear()
        self._show([*entries, Entry(ItemId(), "")])

    def set_items(self, items: Sequence[str]) -> None:
        """Show these new items."""
        self.set_entries([Entry(ItemId(), words) for words in items])

    @property
    def fields(self) -> list[ItemField]:
        """The fields, the empty last one too."""
        return [one.field for one in self._rows]

    def take_back(self) -> bool:
        """The list is as before the last split, join, move or paste; whether there was one."""
        if not self._undo:
            return False
        self._show(self._undo.pop())
        self.edited.emit()
        return True

    def enter(self, at: int) -> None:
        """The next item: what stands after the cursor; from an empty sub-item, out of it."""
        one, last = self._rows[at], at == len(self._rows) - 1
        if not one.field.toPlainText().strip():
            if one.level:
                self.indent(at, -1)
            return
        rest = one.field.toPlainText()[one.field.textCursor().position() :]
        after = None if last else self._rows[at + 1]
        if not rest.strip() and after is not None and not after.field.toPlainText().strip():
            after.level = max(after.level, one.level)
            self._settle(at + 1)
        else:
            self.split(at)

    def split(self, at: int) -> None:
        """What stands after the cursor becomes the next item; before sub-items, the first."""
        self._remember()
        one = self._rows[at]
        one.field.textCursor().removeSelectedText()
        words, place = one.field.toPlainText(), one.field.textCursor().position()
        level = one.level + (end_of(self._levels_now, at) > at + 1)
        one.field.setPlainText(words[:place].rstrip())
        self._insert(at + 1, Entry(ItemId(), words[place:].lstrip(), level))
        self._settle(at + 1)

    def join(self, at: int) -> None:
        """The item is joined to the one before it."""
        if at == 0:
            return
        self._remember()
        one, before = self._rows[at], self._rows[at - 1]
        words, place = one.field.toPlainText(), len(before.field.toPlainText())
        if not place and words:
            before.id = one.id
        self._drop(at)
        before.field.setPlainText(before.field.toPlainText() + words)
        self._settle(at - 1, place)

    def shift(self, at: int, step: int) -> None:
        """The item, with all under it, changes places with its neighbour of the same level.

        At the edge of the list it moves into the list beside it, if there is one.
        """
        swapped = swap(self._levels_now, at, step)
        if swapped is None:
            self._shift_out(at, step)
            return
        self._remember()
        first, middle, end = swapped
        place, state = self._rows[at].field.textCursor().position(), self._state()
        state[first:end] = [*state[middle:end], *state[first:middle]]
        self._show(state)
        self._settle(first if step < 0 else first + end - middle, place)

    def _shift_out(self, at: int, step: int) -> None:
        mine = next((i for i, one in enumerate(self.friends) if one is self), 0)
        to = mine + step
        if at_edge(self._levels_now, at, step) and 0 <= to < len(self.friends):
            beside = self.friends[to]
            self.move_item(at, beside, len(beside.fields) - 1 if step < 0 else 0)

    def may_move(self, at: int, target: ListEditor, gap: int) -> bool:
        """Whether there is an item, and it would come to lie anywhere else."""
        elsewhere = target is not self or not at <= gap <= end_of(self._levels_now, at)
        return elsewhere and at < len(self._rows) - 1

    def move_item(self, at: int, target: ListEditor, gap: int) -> None:
        """The item, with all under it, lies before the item ``gap`` of the target."""
        end = end_of(self._levels_now, at)
        place, state = self._rows[at].field.textCursor().position(), self._state()
        group, rest = state[at:end], [*state[:at], *state[end:]]
        if target is self:
            self._remember()
            self._show(rest)
            self._take_in(gap if gap <= at else gap - len(group), group, place)
            return
        self._remember()
        target._remember()
        self._show(rest)
        target._take_in(gap, group, place)
        self.edited.emit()

    def _take_in(self, gap: int, group: Sequence[Entry], place: int) -> None:
        deep = fitted(self._levels_now, gap, [one.level for one in group], self._levels - 1)
        lying = [Entry(*one[:2], level) for one, level in zip(group, deep, strict=True)]
        state = self._state()
        self._show([*state[:gap], *lying, *state[gap:]])
        self._settle(gap, place)

    def gap_at(self, y: int) -> int:
        """Before which item the gap nearest to this height lies."""
        return sum(one.geometry().center().y() < y for one in self._rows[:-1])

    def top_of(self, gap: int) -> int:
        """The height of the gap before this item."""
        return self._rows[gap].y() - self._box.spacing() // 2

    def indent(self, at: int, step: int) -> bool:
        """The item, with all under it, lies a level deeper or less deep; whether it could."""
        group, one = self._rows[at : end_of(self._levels_now, at)], self._rows[at]
        above = self._rows[at - 1].level if at else -1
        deepest = max(row.level for row in group) + step
        if not 0 <= one.level + step <= above + 1 or deepest >= self._levels:
            return False
        self._remember()
        for row in group:
            row.level += step
        self._settle(at, one.field.textCursor().position())
        return True

    def paste(self, at: int, pasted: str) -> bool:
        """A pasted list becomes items; False for plain words, which the field takes itself."""
        lines, one = listed(pasted, self._levels), self._rows[at]
        if not lines or (len(lines) == 1 and lines[0][0] == pasted):
            return False
        if len(lines) > 1:
            self._remember()
        one.field.textCursor().removeSelectedText()
        if len(lines) == 1:
            one.field.textCursor().insertText(lines[0][0])
            return True
        words, place = one.field.toPlainText(), one.field.textCursor().position()
        texts = [text for text, _level in lines]
        texts[0], end = (words[:place] + texts[0]).lstrip(), len(texts[-1])
        texts[-1] += words[place:]
        one.field.setPlainText(texts[0])
        for i, (text, (_words, level)) in enumerate(zip(texts, lines, strict=True)):
            if i:
                deep = min(one.level + level, self._levels - 1)
                self._insert(at + i, Entry(ItemId(), text, deep))
        self._settle(at + len(texts) - 1, end)
        return True

    def place_of(self, field: ItemField) -> int:
        """Which item a field holds."""
        return self.fields.index(field)

    def focus_item(self, at: int) -> None:
        """Put the keyboard into an item's field."""
        self._rows[max(0, min(at, len(self._rows) - 1))].field.setFocus()

    @override
    def setFocus(self, *reason: object) -> None:
        self.focus_item(0)

    @property
    def _levels_now(self) -> list[int]:
        return [one.level for one in self._rows]

    def _state(self) -> list[Entry]:
        return [one.entry for one in self._rows]

    def _remember(self) -> None:
        self._undo = [*self._undo, self._state()][-_MOST_UNDO:]

    def _show(self, state: Sequence[Entry]) -> None:
        self._quiet = True
        while len(self._rows) > len(state):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(state):
            self._insert(len(self._rows), Entry(ItemId(), ""))
        for one, entry in zip(self._rows, state, strict=True):
            one.id, one.level = entry.id, entry.level
            if one.field.toPlainText() != entry.words:
                one.field.setPlainText(entry.words)
        self._quiet = False
        self._number()

    def _insert(self, at: int, entry: Entry) -> None:
        field = ItemField(self, entry.words, self._hint)
        handle = Handle(self._drag, partial(self.place_of, field), self.number_wide)
        one = ItemRow(field, entry, handle)
        one.field.textChanged.connect(self._on_typed)
        self._rows.insert(at, one)
        self._box.insertWidget(at, one)
        if self.isVisible():
            one.show()  # at once, for a quick Tab finds only what is seen

    def _drop(self, at: int) -> None:
        one = self._rows.pop(at)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _settle(self, at: int, place: int = 0) -> None:
        """Keep an empty last field, number anew, put the cursor where the work goes on."""
        self._on_typed()
        self._rows[at].field.put_cursor(place)

    def _on_typed(self) -> None:
        if self._quiet:
            return
        if self._rows[-1].field.toPlainText().strip():
            self._insert(len(self._rows), Entry(ItemId(), ""))
        self._number()
        self.edited.emit()

    def _number(self) -> None:
        counts: list[int] = []
        for one in self._rows:
            one.level = min(one.level, len(counts))  # nothing lies deeper than one below the last
            counts = [*counts[: one.level + 1], 0][: one.level + 1]
            counts[one.level] += 1
            number = ".".join(map(str, counts))
            one.show_number(self._name, f"{number}." if one.level == 0 else number)
        for one, after in zip(self._rows, self._rows[1:], strict=False):
            QWidget.setTabOrder(one.field, after.field)
