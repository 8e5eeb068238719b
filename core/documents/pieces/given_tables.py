"""Tables that a file of values brings with it, merged cells and lists in cells included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.lists import entries, list_look
from core.documents.pieces.photos import shots
from core.documents.pieces.tables import table_look
from core.documents.pieces.wording import emphasised
from core.errors import UserError
from core.typeset.block import Block
from core.typeset.figures import PHOTO, Figure
from core.typeset.lists import listed
from core.typeset.style import PLAIN, Align
from core.typeset.table import Cell, Column, Merged, Table
from core.typeset.table_cells import Content as Held
from core.typeset.tags import Tag

_NUMBER = re.compile(r"[๐-๙0-9.,%/ –-]*")
_SIZE = 16.0
_TINT = "#EEEEEE"


def given_table(on: Compositor, given: Mapping[str, Content]) -> Iterator[Block]:
    """``title``, ``head`` (words), ``rows`` (cells); columns of numbers are centred.

    A cell is a text, a list of items, or a table of its own: ``text``, ``items`` and a picture
    (``file`` with its ``caption``), and the ``columns`` and ``rows`` over which it reaches; what it
    covers is left out. Rows of a table without merged cells may be short.

    Raises:
        RefusedFileError: a file is no photograph.
        UserError: a row has more cells than the head, or merged ones do not fit.
    """
    head = [item.text for item in contents.items(given.get("head", ()))]
    rows = [row for row in _cells(given.get("rows", ())) if isinstance(row, tuple)]
    title = contents.said(given.get("title", ""))
    if not head:
        return
    if title:
        above = replace(PLAIN, face="text-bold", before=6.0, with_next=True)
        yield on.paragraph(title, above, tag=Tag("Caption"))
    columns = [Column(word, align=to) for word, to in zip(head, _aligns(rows, head), strict=True)]
    look = table_look(on, _SIZE, tint=_TINT)
    merged = any(isinstance(cell, Mapping) for row in rows for cell in row)
    count = 0 if merged else len(head)
    cells = [[_cell(on, cell) for cell in (*row, *[""] * (count - len(row)))] for row in rows]
    try:
        yield Table(columns, cells, look, alt=title, before=2.0 if title else 6.0, own=on.own)
    except ValueError:
        raise UserError(
            f"จัดตาราง “{title}” ไม่ได้ เพราะจำนวนช่องของบางแถวไม่ตรงกับหัวตาราง แก้ในไฟล์แล้วพิมพ์อีกครั้ง",
            code="table",
        ) from None


def _cell(on: Compositor, cell: Content) -> Cell:
    if isinstance(cell, Mapping):
        wide, high = (int(contents.said(cell.get(key, "")) or 1) for key in ("columns", "rows"))
        return Merged(_held(on, cell), max(wide, 1), max(high, 1))
    if isinstance(cell, tuple):
        return _items(on, cell)
    return emphasised(contents.said(cell)) or ""


def _held(on: Compositor, cell: Mapping[str, Content]) -> Held:
    """What a cell of several things holds, one under the other."""
    text, items, file = (cell.get(key, "") for key in ("text", "items", "file"))
    if not items and not file:
        inner = _cell(on, text)
        return "" if isinstance(inner, Merged) else inner
    said = filter(None, contents.said(text).split("\n"))
    blocks: list[Block] = [on.paragraph(line, PLAIN) for line in said]
    blocks += _items(on, items) if items else []
    style = replace(PLAIN, leading=on.papers.leading_pt)
    pictures = shots(on, (cell,)) if file else []
    return blocks + [Figure(shot, size=PHOTO, style=style, own=on.own) for shot in pictures]


def _items(on: Compositor, items: Content) -> list[Block]:
    look = replace(list_look(on, ("๑)", "(๑)", "-"), hanging=True), indent=0.0)
    return listed(entries(contents.items(items)), look)


def _aligns(rows: Sequence[tuple[Content, ...]], head: Sequence[str]) -> list[Align]:
    """Columns of nothing but numbers are centred, as far as no merged cell hides where they are."""
    plain = [row for row in rows if not any(isinstance(cell, Mapping) for cell in row)]
    columns = [*zip_longest(*plain, fillvalue="")][: len(head)]
    numbers = [all(isinstance(c, str) and _NUMBER.fullmatch(c) for c in one) for one in columns]
    numbers += [False] * (len(head) - len(numbers))
    return ["center" if is_number else "left" for is_number in numbers]


def _cells(content: Content) -> tuple[Content, ...]:
    return content if isinstance(content, tuple) else ()
