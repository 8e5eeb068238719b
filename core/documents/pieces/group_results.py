"""The result of each group: indicators, a table of people, what waits, how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents import content as contents
from core.documents.compositor import Compositor
from core.documents.content import Content
from core.documents.pieces.piece import Piece
from core.documents.pieces.tables import table_look
from core.documents.pieces.texts import heading, numbered_items
from core.typeset import table
from core.typeset.block import Block
from core.typeset.style import HEADING, ITEM, PLAIN

_TINT = "#EEEEEE"
_RANK, _TOTAL, _NAME_AT_LEAST = 11.0, 19.0, 44.0
_COLUMN = 257.0  # of a sheet that lies on its side
_WIDEST_SCORE, _TOTALS = 20.0, ("total", "percent", "ladder", "by_item")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResults(Piece):
    """The rows of a value, each a group with ``indicators``, ``standings`` and ``audits``.

    Attributes:
        head: what stands above rank, name, total, percent, and the totals counted as ladders and
            item by item.
        score: what stands above the score of each indicator, before its number.
        audit: stands above how each score came about.
    """

    value: str
    head: tuple[str, ...]
    score: str = "ข้อ"
    audit: str = ""
    size: float = 15.0
    before: float = 14.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        rows = contents.rows(on.content(self.value))
        if not rows and on.draft:
            yield on.blanks(before=self.before)
        for i, row in enumerate(rows, 1):
            yield from self._group(on, i, row)

    def _group(self, on: Compositor, number: int, row: Mapping[str, Content]) -> Iterator[Block]:
        title = f"{on.digits(number)}. {contents.said(row.get('title', ''))}"
        yield heading(on, title, replace(HEADING, before=self.before))
        yield on.paragraph(contents.said(row.get("result", "")), replace(PLAIN, with_next=True))
        indicators = contents.items(row.get("indicators", ()))
        yield from numbered_items(on, indicators, ITEM)
        yield self._table(on, contents.rows(row.get("standings", ())), len(indicators), title)
        lines = [one.text for one in contents.items(row.get("awaited", ()))]
        lines += [one.text for one in contents.items(row.get("unsettled", ""))]
        for i, line in enumerate(lines):
            yield on.paragraph(line, replace(PLAIN, align="thai", before=0.0 if i else 4.0))
        yield from self._audits(on, contents.rows(row.get("audits", ())))

    def _audits(self, on: Compositor, rows: tuple[Mapping[str, Content], ...]) -> Iterator[Block]:
        if rows:
            yield heading(on, on.digits(self.audit), HEADING, 3)
        for row in rows:
            yield on.paragraph(
                contents.said(row.get("title", "")),
                replace(PLAIN, face="text-bold", before=3.0, with_next=True),
            )
            yield from numbered_items(on, contents.items(row.get("lines", ())), ITEM)

    def _table(
        self, on: Compositor, rows: tuple[Mapping[str, Content], ...], count: int, alt: str
    ) -> Block:
        rank, name, *totals = map(on.digits, self.head)
        room = _COLUMN - _RANK - _NAME_AT_LEAST - _TOTAL * len(_TOTALS)
        wide = min(room / max(count, 1), _WIDEST_SCORE)
        scores = [on.digits(f"{self.score} {n}") for n in range(1, count + 1)]
        columns = [
            table.Column(rank, _RANK, "center"),
            table.Column(name),
            *(table.Column(one, wide, "center") for one in scores),
            *(table.Column(one, _TOTAL, "center") for one in totals),
        ]
        cells = [_cells(row) for row in rows]
        look = table_look(on, self.size, tint=_TINT, row_heads=2)
        return table.Table(columns, cells, look, alt=alt, before=4.0, own=on.own)


def _cells(row: Mapping[str, Content]) -> list[table.Cell]:
    before = [contents.said(row.get(key, "")) for key in ("rank", "name")]
    scores = [one.text for one in contents.items(row.get("scores", ()))]
    return [*before, *scores, *(contents.said(row.get(key, "")) for key in _TOTALS)]
