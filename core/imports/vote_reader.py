"""Rows of a form's export read through a column mapping: who, when, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.awards.rules import Round
from core.imports import cells
from core.imports.mapping import Mapped
from core.imports.sheet import Sheet, SheetRow
from core.imports.timestamps import Moment, read_times
from core.thai import names

TIME, EMAIL, NAME = "time", "email", "name"
_NOBODY = frozenset({"anonymous", "ไม่ระบุชื่อ"})  # what forms write where no address was asked


@dataclass(frozen=True, slots=True)
class Answer:
    """One filled answer of a row; ``void`` says that two columns contradict each other."""

    category: str
    written: str
    void: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One row as it is stored, before spellings have numbers."""

    row: SheetRow
    fault: str
    email: str
    name: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class VoteReader:
    """Reads rows of one sheet through one mapping."""

    round: Round
    mapped: Mapped
    sheet: Sheet

    def parse(self, row: SheetRow) -> Parsed:
        """What the row says; a row with a fault says nothing."""
        fault = self._fault(row)
        if fault:
            return Parsed(row, fault, "", "", ())
        email = self._first(row, EMAIL).casefold()
        answers = tuple(a for c in self.round.scheme.categories for a in self._answer(row, c.key))
        named = self._first(row, NAME)
        return Parsed(
            row,
            "",
            "" if email in _NOBODY else email,
            named if names.key(named) and not self.round.options.anonymous else "",
            answers,
        )

    def times(self, day_first: bool | None) -> list[Moment | None]:  # noqa: FBT001 - as asked
        """When each row was sent, read over the whole column; None where it cannot be told."""
        column = self.mapped.columns.get(TIME)
        if not column:
            return [None] * len(self.sheet.rows)
        told = [cells.at(row, column[0], self.sheet.first_column) for row in self.sheet.rows]
        return read_times(told, day_first=day_first)

    def time_written(self, row: SheetRow) -> str:
        """What the time cell says."""
        return self._first(row, TIME)

    def _fault(self, row: SheetRow) -> str:
        used = [number for numbers in self.mapped.columns.values() for number in numbers]
        if max(used) - self.sheet.first_column >= len(row.cells):
            return "too-few-cells"
        told = (cells.at(row, number, self.sheet.first_column) for number in used)
        return "control-characters" if cells.has_control(told) else ""

    def _first(self, row: SheetRow, key: str) -> str:
        for number in self.mapped.columns.get(key, ()):
            said = cells.written(cells.at(row, number, self.sheet.first_column))
            if said:
                return said
        return ""

    def _answer(self, row: SheetRow, key: str) -> Iterable[Answer]:
        """No answer if blank; of two columns the filled one counts, two different ones are void."""
        told = [
            cells.written(cells.at(row, number, self.sheet.first_column))
            for number in self.mapped.columns[key]
        ]
        said = {mark: words for words in told if words and (mark := names.spelling_key(words))}
        if len(said) > 1:
            return [Answer(key, "", "two-answers")]
        return [Answer(key, words) for words in said.values()]
