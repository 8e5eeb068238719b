"""A paper's tables as a workbook that any spreadsheet opens: numbers to count with, texts as texts.

Tables with the same head become one sheet, each row under the heading that it stands under; what
else the paper says stands in order in the last sheet. No cell is ever a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.documents.content import Content, Verbatim
from core.documents.drawing import about_of, composed
from core.documents.editable import EXCEL, Editable
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.word.form import Grid, Item, Para, Row, Run
from core.documents.word.writing import story_of
from core.documents.workbook import Sheet, workbook_of
from core.errors import UserError
from core.typeset.measures import A4

_HEADING_NUMBER = re.compile(r"^\d[\d.]*\.\s+")
_REST, _UNDER = "ข้อความในเอกสาร", "หัวข้อ"


@dataclass(slots=True)
class _Tables:
    """Rows of the tables with one head, each with the heading that it stands under."""

    head: tuple[str, ...]
    headings: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


def sheets_of(gathered: Gathered) -> Editable:
    """The paper as a workbook.

    Raises:
        UserError: there is no table in it.
    """
    items = [] if gathered.design else _items(gathered)
    if not any(map(_has_head, items)):
        raise UserError(
            f"{gathered.document.title}ไม่มีตาราง จึงไม่มีแบบ Excel บันทึกเป็น Word หรือ PDF แทน",
            code="no-sheet",
        )
    gathered, on = composed(gathered)
    about = about_of(gathered, on)
    codes = frozenset(_codes(gathered.contents))
    tables, rest = _sorted_out(items)
    title = gathered.document.title
    sheets = [_sheet(one, title, codes, alone=len(tables) == 1) for one in tables]
    sheets.append(Sheet(_REST, (), [(line,) for line in rest], codes))
    name = safe_name(on.bare(gathered.document.file_name), EXCEL)
    data = workbook_of(sheets, about, draft=gathered.draft)
    return Editable(data, about.title, name, gathered.missing, gathered.notes)


def _items(gathered: Gathered) -> list[Item]:
    _, on = composed(gathered)
    return story_of(on.story(gathered.document.pieces), A4.column)


def _has_head(item: Item) -> bool:
    return isinstance(item, Grid) and item.rows[0].head


def _sorted_out(items: Sequence[Item]) -> tuple[list[_Tables], list[str]]:
    """Tables by their heads, in the order of the paper, and the lines between them."""
    tables: dict[tuple[str, ...], _Tables] = {}
    rest: list[str] = []
    heading = line = ""
    for item in items:
        if isinstance(item, Grid) and item.rows[0].head:
            head = _joined(_matrix([row for row in item.rows if row.head]))
            one = tables.setdefault(head, _Tables(head))
            body = _matrix([row for row in item.rows if not row.head])
            one.rows += body
            one.headings += [heading] * len(body)
        elif isinstance(item, Grid):
            rest += [text for row in _matrix(item.rows) for text in row if text]
        else:
            line += _words([item])
            rest += [line] if line and not item.runs_in else []
            heading = line if item.style.startswith("heading") else heading
            line = line if item.runs_in else ""
    return list(tables.values()), rest


def _matrix(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The words of every place; what reaches down over rows is said in each."""
    out: list[tuple[str, ...]] = []
    for row in rows:
        words: list[str] = []
        for cell in row.cells:
            said = _words(cell.items) if cell.down != "goes on" else out[-1][len(words)]
            words += [said, *[""] * (cell.columns - 1)]
        out.append(tuple(words))
    return out


def _joined(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """One head of several rows: what stands over a column, from above."""
    filled: list[list[str]] = []
    for row in heads:
        wide = list(row)
        for j, words in enumerate(wide):
            over = j and not words and len(heads) > 1
            wide[j] = wide[j - 1] if over else words
        filled.append(wide)
    return tuple(
        " ".join(dict.fromkeys(filter(None, column))) for column in zip(*filled, strict=True)
    )


def _words(items: Sequence[Item]) -> str:
    lines: list[str] = []
    for item in items:
        if isinstance(item, Para):
            runs = (piece.text for piece in item.pieces if isinstance(piece, Run))
            lines.append(" ".join("".join(runs).split("\t")).strip())
        else:
            lines += [" ".join(filter(None, row)) for row in _matrix(item.rows)]
    return "\n".join(filter(None, lines))


def _sheet(one: _Tables, title: str, codes: frozenset[str], *, alone: bool) -> Sheet:
    """A sheet with a column for the heading where the tables stood under several.

    Several, and one that is ``alone`` in the paper, are called as the paper is.
    """
    several = len(set(one.headings)) > 1
    names = [_HEADING_NUMBER.sub("", heading) for heading in one.headings]
    head = (_UNDER, *one.head) if several else one.head
    rows = [(name, *row) for name, row in zip(names, one.rows, strict=True)]
    name = title if several or alone or not names else names[0]
    return Sheet(name or title, head, rows if several else one.rows, codes)


def _codes(content: Content | Mapping[str, Content]) -> Iterator[str]:
    """Every text that stays as it is: a row of digits in a code is no number."""
    if isinstance(content, Verbatim):
        yield content
    elif isinstance(content, Mapping):
        for one in content.values():
            yield from _codes(one)
    elif isinstance(content, tuple):
        for one in content:
            yield from _codes(one)
