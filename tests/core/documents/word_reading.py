"""Word files read back, and what the blocks that they are made of say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import singledispatch
from io import BytesIO
from typing import Any

import pikepdf
from docx import Document
from docx.document import Document as DocumentFile
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from core.documents.compositor import Compositor
from core.documents.drawing import composed, sheet_of
from core.documents.gathered import Gathered
from core.documents.pieces.letters import BesideEmblem
from core.documents.pieces.wrapped import Wrapped
from core.typeset import contents
from core.typeset.block import Block, Together
from core.typeset.closing import Endorsements, Signature
from core.typeset.cover import FullPage
from core.typeset.emblem import EmblemTitle
from core.typeset.figures import Beside, Figure
from core.typeset.leaders import Blanks, HeadLine
from core.typeset.lists import HangingItem
from core.typeset.pages import page_numbers
from core.typeset.paragraph import Paragraph
from core.typeset.table import TablePiece


def opened(data: bytes) -> DocumentFile:
    return Document(BytesIO(data))


def bare(text: str) -> str:
    """The text with single spaces, for tabs and line breaks are the setter's business."""
    return " ".join(text.split())


def said(file: DocumentFile) -> list[str]:
    """What each paragraph says, tables cell by cell; one that runs in goes on in the next."""
    out: list[str] = []
    open_line = ""
    for paragraph in paragraphs(file.iter_inner_content()):
        open_line += paragraph.text
        if not runs_in(paragraph):
            out.append(bare(open_line))
            open_line = ""
    return [line for line in out if line]


def paragraphs(items: Iterator[Any]) -> Iterator[WordParagraph]:
    """Every paragraph in reading order; a cell that reaches down is read once."""
    for item in items:
        if isinstance(item, WordTable):
            for cell in cells(item):
                yield from paragraphs(cell.iter_inner_content())
        else:
            yield item


def cells(table: WordTable) -> Iterator[_Cell]:
    for row in table._tbl.tr_lst:
        yield from (_Cell(one, table) for one in row.tc_lst if one.vMerge != "continue")


def runs_in(paragraph: WordParagraph) -> bool:
    return paragraph._p.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:specVanish')}") is not None


def headings(file: DocumentFile) -> list[tuple[int, str]]:
    """Level and words of every heading."""
    found = ((_level(one), bare(one.text)) for one in paragraphs(file.iter_inner_content()))
    return [(level, words) for level, words in found if level]


def _level(paragraph: WordParagraph) -> int:
    """The outline level that the paragraph's style gives it, 0 for none."""
    name = paragraph.style.name if paragraph.style else ""
    if name == "TOC Heading":
        return 2
    found = re.fullmatch(r"Heading (\d)", name or "")
    return int(found[1]) if found else 0


def signatures(items: Iterator[Any]) -> int:
    """Groups of paragraphs in the style of a signature, each under room to sign."""
    count, inside = 0, False
    for item in items:
        if isinstance(item, WordTable):
            inside = False
            count += sum(signatures(cell.iter_inner_content()) for cell in cells(item))
            continue
        is_signature = bool(item.style and item.style.name == "Signature")
        count += is_signature and (not inside or bool(item.paragraph_format.space_before))
        inside = is_signature
    return count


def signers_of(blocks: Sequence[Block]) -> int:
    """Who signs: each signature, each endorsement with a name."""
    count = sum(isinstance(block, Signature) for block in blocks)
    closing = (block for block in blocks if isinstance(block, Endorsements))
    return count + sum(bool(signer) for block in closing for signer in block.signers)


def tables_in(data: bytes) -> int:
    """Tables among the tags of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        return sum(str(one.get("/S")) == "/Table" for one in _elements(root))


def _elements(element: Any) -> Iterator[Any]:  # noqa: ANN401
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


def blocks_of(gathered: Gathered) -> list[Block]:
    """The paper's blocks, with the lines of its contents."""
    gathered, on = composed(gathered)
    story = Compositor(gathered, on.emblem).story(gathered.document.pieces)
    return contents.expanded(story, page_numbers(story, *sheet_of(gathered, on)))


def lines_of(blocks: Sequence[Block]) -> list[str]:
    """What the blocks say, one after the other."""
    return [line for block in blocks for text in words(block) if (line := bare(text))]


@singledispatch
def words(block: Block) -> list[str]:
    return []


@words.register
def _(block: Paragraph) -> list[str]:
    return ["".join(span.text for span in block.spans)]


@words.register
def _(block: HangingItem) -> list[str]:
    return [" ".join([block.label, *(span.text for span in block.spans)])]


@words.register
def _(block: BesideEmblem) -> list[str]:
    first, *rest = [line for one in block.right for line in words(one)] or [""]
    return [f"{words(block.left)[0]} {first}", *rest]


@words.register
def _(block: EmblemTitle) -> list[str]:
    return [block.title]


@words.register
def _(block: HeadLine) -> list[str]:
    return [" ".join(f"{field.label} {field.value}" for field in block.fields)]


@words.register
def _(block: Blanks) -> list[str]:
    return [block.label]


@words.register
def _(block: TablePiece) -> list[str]:
    return [line for row in (*block.heads, *block.body) for cell in row for line in lines_of(cell)]


@words.register
def _(block: Signature) -> list[str]:
    return lines_of(block.lines_)


@words.register
def _(block: Endorsements) -> list[str]:
    columns = zip(block.heads, block.signers, strict=True)
    return [line for head, signer in columns for line in lines_of([head, *signer])]


@words.register
def _(block: contents._Line) -> list[str]:
    return [f"{block._entry.title} {block._numbers[block._entry.key]}"]


@words.register
def _(block: Figure) -> list[str]:
    return lines_of([block.caption])


@words.register
def _(block: Beside) -> list[str]:
    return lines_of(block.figures)


@words.register
def _(block: FullPage) -> list[str]:
    return [line for group in block.groups for line in lines_of(group)]


@words.register
def _(block: Together) -> list[str]:
    return lines_of(block.blocks)


@words.register
def _(block: Wrapped) -> list[str]:
    return words(block.inner)
