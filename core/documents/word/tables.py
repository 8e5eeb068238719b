"""Tables, and signers side by side, which Word sets in a table without lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.documents.word.form import NORMAL, SIGNATURE, Cell, Grid, Item, Para, Row
from core.documents.word.story import Story, put, put_all
from core.documents.word.texts import form_of, runs
from core.typeset.block import Block, stacked
from core.typeset.closing import Endorsements, Signature
from core.typeset.measures import LEADING
from core.typeset.paragraph import Paragraph
from core.typeset.table import TablePiece
from core.typeset.table_cells import Repeated

_GUTTER = 22.7  # points between two endorsements
_TALL = 10 * LEADING  # a row higher than this may break inside


@put.register
def _(block: TablePiece, story: Story) -> None:
    look = block.look
    widths = block.widths(story.width - story.left)
    rows = [
        Row(_cells(block, index - len(block.heads), row, widths), head=True)
        for index, row in enumerate(block.heads)
    ]
    # LibreOffice cuts off what a cell over several unbroken rows holds beyond the page.
    bound = any(
        block.merges.size(i, j)[1] > 1 for i, row in enumerate(block.body) for j in range(len(row))
    )
    for index, row in enumerate(block.body):
        tallest = max(stacked(cell, width) for cell, width in zip(row, widths, strict=True))
        rows.append(Row(_cells(block, index, row, widths), whole=tallest < _TALL and not bound))
    if rows:
        grid = Grid(widths, rows, story.left, look.grid, look.above, look.below)
        grid.tint, grid.alt, grid.row_heads = look.tint, block.alt, look.row_heads
        story.add_table(grid, block.before)


@put.register
def _(block: Repeated, story: Story) -> None:
    """What the paper shows a second time; Word turns the pages of a table itself."""


def _cells(
    block: TablePiece, index: int, row: Sequence[Sequence[Block]], widths: Sequence[float]
) -> list[Cell]:
    """The cells of the row with this number; one that others cover from the left is left out."""
    beside = block.look.beside
    cells: list[Cell] = []
    for j, blocks in enumerate(row):
        above, first = block.merges.anchor(index, j)
        if first != j:
            continue
        columns, high = block.merges.size(index, j)
        width = sum(widths[j : j + columns])
        inner = Story(width - beside * 2, is_cell=True)
        put_all(blocks, inner)
        cell = Cell(width, inner.items, beside, beside, columns)
        if high > 1:
            cell.down = "begins" if above == index else "goes on"
        cells.append(cell)
    return cells


@put.register
def _(block: Signature, story: Story) -> None:
    """From the page's centre line, under room to sign; two lines of text stay above it."""
    if story.items:
        story.keep_with_next()
    start, wide = block.place(story.width)
    for i, line in enumerate(block.lines_):
        form = replace(
            form_of(line.style),
            left=start,
            right=max(story.width - start - wide, 0.0),
            before=block.pen if i == 0 else 0.0,
            keep_next=i < len(block.lines_) - 1 or block.with_next,
            keep_lines=True,
        )
        story.add(SIGNATURE, form, runs(line.spans, line.style))


@put.register
def _(block: Endorsements, story: Story) -> None:
    """A column for each, its signer below room for handwriting, all signers at one height."""
    if block.text_above and story.items:
        story.keep_with_next()
    count = len(block.heads)
    inner = (story.width - _GUTTER * (count - 1)) / max(count, 1)
    tallest = max((head.height(inner) for head in block.heads), default=0.0)
    cells: list[Cell] = []
    for i, (head, signer) in enumerate(zip(block.heads, block.signers, strict=True)):
        left, right = (_GUTTER / 2 if i else 0.0), (_GUTTER / 2 if i < count - 1 else 0.0)
        above = Para(NORMAL, form_of(head.style), runs(head.spans, head.style))
        below = _signer(signer, block.pen + tallest - head.height(inner))
        items = [above, *below] if head.spans else below
        cells.append(Cell(inner + left + right, items, left, right))
    story.add_table(Grid([cell.width for cell in cells], [Row(cells)]), block.before)


def _signer(lines: Sequence[Paragraph], pen: float) -> list[Item]:
    return [
        Para(
            SIGNATURE,
            replace(form_of(line.style), before=pen if i == 0 else 0.0, keep_lines=True),
            runs(line.spans, line.style),
        )
        for i, line in enumerate(lines)
    ]
