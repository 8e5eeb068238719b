"""Rows of a roster file read through a column mapping: one person each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.imports import cells
from core.imports.mapping import Mapped
from core.imports.sheet import Sheet, SheetRow
from core.people.service import PersonFields
from core.thai import names
from core.thai.posts import split_post

_PLAIN = ("title", "first_name", "last_name", "group_name", "office", "email", "kind", "status")


@dataclass(frozen=True)
class RosterReader:
    """Reads one person from one row."""

    sheet: Sheet
    mapped: Mapped

    def broken(self, row: SheetRow) -> bool:
        """Whether a cell that is used holds control characters."""
        used = (n for numbers in self.mapped.columns.values() for n in numbers)
        return cells.has_control(cells.at(row, n, self.sheet.first_column) for n in used)

    def fields(self, row: SheetRow) -> PersonFields:
        """What the row says; a name in one column is split into title, first and last name."""
        values = {key: self._cell(row, key) for key in _PLAIN}
        whole = self._cell(row, "full_name")
        if whole and not values["first_name"]:
            parts = names.split_full_name(whole)
            values["title"] = values["title"] or parts.title
            values["first_name"], values["last_name"] = parts.first, parts.last
        elif not values["title"]:
            title, first = names.split_title(values["first_name"])
            values["title"], values["first_name"] = title, first
        position, level = split_post(self._cell(row, "post"))
        return PersonFields(position=position, level=level, **values)

    @cached_property
    def name_column(self) -> str:
        """The header of the column in which names stand."""
        number = (
            self.mapped.columns.get("full_name") or self.mapped.columns.get("first_name") or (0,)
        )
        return self.sheet.header[number[0] - self.sheet.first_column]

    def _cell(self, row: SheetRow, key: str) -> str:
        for number in self.mapped.columns.get(key, ()):
            said = cells.written(cells.at(row, number, self.sheet.first_column))
            if said:
                return said
        return ""
