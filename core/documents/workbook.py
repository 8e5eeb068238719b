"""Rows of words as a workbook: numbers where a whole column is numbers, texts everywhere else."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.thai.breaks import MARKS
from core.thai.numerals import to_arabic
from core.typeset.finish import About

FACE, SIZE = "TH SarabunPSK", 16
_AS_TEXT = "@"
_WIDEST, _NARROWEST = 60.0, 8.0  # in the letters that spreadsheets count by
_ROW, _LINE = 3.0, 21.0  # points: room in a row, and each line of text in it
_LETTER = 1.15  # such letters in one of the face's own, at its size
_LONGEST_NAME = 31  # letters that a sheet's name may have
_LONGEST_TEXT = 32767  # letters that a cell may have
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\']+")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3}){1,2})(?:\.(\d{1,6}))?")
_THIN = Side(style="thin", color="999999")
_GRID = Border(_THIN, _THIN, _THIN, _THIN)
_TINT = PatternFill("solid", fgColor="EEEEEE")
_BOLD, _PLAIN = Font(name=FACE, size=SIZE, bold=True), Font(name=FACE, size=SIZE)
_PORTRAIT = 110.0  # letters beside each other that an upright sheet shows well
_HIGHEST = 409.0  # points that a row may have
_A4 = 9  # as spreadsheets count papers


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``codes`` are the texts that are no numbers though they look it."""

    name: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    codes: frozenset[str] = frozenset()


def workbook_of(sheets: Sequence[Sheet], about: About, *, draft: bool = False) -> bytes:
    """The sheets as a file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names: set[str] = set()
    for one in sheets:
        made = book.create_sheet(_name(one.name, names))
        names.add(made.title.casefold())
        _fill(made, one)
        _for_paper(made, one, draft=draft)
    book.active = max(
        range(len(sheets)), key=lambda i: len(sheets[i].rows) if sheets[i].head else -1
    )
    said = book.properties
    said.title, said.creator, said.lastModifiedBy = about.title, about.author, about.author
    said.subject, said.language = about.subject, "th-TH"
    said.created = said.modified = about.when.replace(tzinfo=None)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _fill(made: Worksheet, one: Sheet) -> None:
    for j, words in enumerate(one.head, 1):
        cell = made.cell(1, j)
        _write(cell, words)
        cell.font, cell.fill, cell.border = _BOLD, _TINT, _GRID
        cell.alignment = Alignment("center", "center", wrap_text=True)
    first = 2 if one.head else 1
    columns = list(zip(*one.rows, strict=True))
    for j, column in enumerate(columns, 1):
        places = _decimals(column, one.codes)
        head = one.head[j - 1] if one.head else ""
        made.column_dimensions[get_column_letter(j)].width = _width([head, *column])
        for i, words in enumerate(column, first):
            cell = made.cell(i, j)
            if places is not None and words:
                _count(cell, words, places)
            else:
                _write(cell, words)
            cell.font = _PLAIN
            if one.head:
                cell.border = _GRID
    _heights(made, [*([one.head] if one.head else []), *one.rows], 1)
    if one.head:
        made.freeze_panes = "A2"
        made.auto_filter.ref = f"A1:{get_column_letter(len(one.head))}{len(one.rows) + 1}"


def _write(cell: Cell | MergedCell, words: str) -> None:
    cell.value = _NOT_XML.sub("", words)[:_LONGEST_TEXT]
    cell.data_type = "s"  # "=1+1" stays what somebody typed
    cell.number_format = _AS_TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _count(cell: Cell | MergedCell, words: str, places: int) -> None:
    number = to_arabic(words).replace(",", "")
    cell.value = float(number) if "." in number else int(number)
    whole = "#,##0" if "," in words else "0"
    cell.number_format = whole + (f".{'0' * places}" if places else "")
    cell.alignment = Alignment("right", "top", indent=1)


def _decimals(column: Sequence[str], codes: frozenset[str]) -> int | None:
    """How many decimals a column of numbers shows; nothing for a column with anything else."""
    said = [words for words in column if words]
    found = [_NUMBER.fullmatch(to_arabic(words)) for words in said]
    if not said or not all(found) or codes.intersection(said):
        return None
    return max(len(match[1] or "") for match in found if match)


def _width(column: Sequence[str]) -> float:
    widest = max((_long(line) for words in column for line in words.split("\n")), default=0.0)
    return min(max(widest + 3, _NARROWEST), _WIDEST)


def _heights(made: Worksheet, rows: Sequence[Sequence[str]], first: int) -> None:
    """Each row is as high as its text needs; not every spreadsheet finds that out by itself."""
    for i, row in enumerate(rows, first):
        lines = 1
        for j, words in enumerate(row, 1):
            room = made.column_dimensions[get_column_letter(j)].width - 2
            parts = words.split("\n")
            lines = max(lines, sum(max(1, math.ceil(_long(part) / room)) for part in parts))
        made.row_dimensions[i].height = min(_ROW + lines * _LINE, _HIGHEST)


def _long(line: str) -> float:
    """Length in the letters by which spreadsheets count; marks take no room."""
    return sum(c not in MARKS for c in line) * _LETTER


def _for_paper(made: Worksheet, one: Sheet, *, draft: bool) -> None:
    """A4, the head on every page, all columns side by side."""
    made.page_setup.paperSize = _A4
    across = sum(column.width for column in made.column_dimensions.values())
    made.page_setup.orientation = "landscape" if across > _PORTRAIT else "portrait"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if one.head:
        made.print_title_rows = "1:1"
    header = made.oddHeader  # one that is empty counts as false
    if draft and header is not None:
        header.right.text = "ร่าง"


def _name(wanted: str, taken: set[str]) -> str:
    """A name as sheets may have it, told from those that are there."""
    plain = (
        _BAD_IN_NAME.sub(" ", _NOT_XML.sub("", wanted)).strip()[:_LONGEST_NAME].strip() or "ตาราง"
    )
    name, count = plain, 1
    while name.casefold() in taken:
        count += 1
        name = f"{plain[: _LONGEST_NAME - 4]} {count}"
    return name
