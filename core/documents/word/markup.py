"""Items as WordprocessingML. Elements stand in the order that the schema wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol
from xml.sax.saxutils import escape

from core.documents.word.form import (
    FOOTNOTE,
    NORMAL,
    STYLES,
    Cell,
    Edge,
    Field,
    Form,
    Grid,
    Image,
    Item,
    Note,
    Para,
    Piece,
    Row,
    Run,
    Section,
    style_id,
)
from core.documents.word.images import attribute, clean, drawing

FONT = "TH SarabunPSK"
_ALIGN = {"left": "left", "center": "center", "right": "right", "thai": "thaiDistribute"}
_BREAKS = re.compile("([\t\n])")
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_RAISED = '<w:vertAlign w:val="superscript"/>'
_DOWN = {"": "", "begins": '<w:vMerge w:val="restart"/>', "goes on": "<w:vMerge/>"}


class Parts(Protocol):
    """The other parts of the file that the text refers to."""

    def image(self, image: Image) -> str:
        """The relation of the picture's pixels."""

    def link(self, url: str) -> str:
        """The relation of an address outside."""

    def note(self, note: Note) -> int:
        """The number under which the file keeps the note."""

    def section(self, section: Section) -> str:
        """The properties of the section, with its margins' parts."""


def twips(points: float) -> int:
    """Points as Word counts them."""
    return round(points * 20)


def items(story: Sequence[Item], parts: Parts) -> str:
    """Paragraphs and tables, one after another."""
    return "".join(
        _grid(item, parts) if isinstance(item, Grid) else _para(item, parts) for item in story
    )


def cell_items(story: Sequence[Item], parts: Parts) -> str:
    """What stands in a cell; Word wants a paragraph at its end."""
    last = [] if story and isinstance(story[-1], Para) else [Para(NORMAL, Form())]
    return items([*story, *last], parts)


def paragraph_properties(form: Form, than: Form) -> list[str]:
    """What of the form differs from another's, in order."""
    out: list[str] = []
    out += _switch("keepNext", form.keep_next, than.keep_next)
    out += _switch("keepLines", form.keep_lines, than.keep_lines)
    out += ["<w:pageBreakBefore/>"] if form.page_break else []
    if form.under:
        line = f'w:val="single" w:sz="{round(form.under * 8)}" w:space="0" w:color="auto"'
        out.append(f"<w:pBdr><w:bottom {line}/></w:pBdr>")
    out += _tabs(form)
    out += _spacing(form, than)
    out += _indents(form, than)
    if form.align != than.align:
        out.append(f'<w:jc w:val="{_ALIGN[form.align]}"/>')
    return out


def run_properties(run: Run, than: Form, *, hidden: bool = False) -> str:
    """What of the run differs from its paragraph's style, Thai letters and others alike.

    ``hidden``: of a paragraph's mark that never breaks the line, Word's style separator.
    """
    size = run.size or than.size
    out: list[str] = []
    for tag, now, usual in (("b", run.bold, than.bold), ("i", run.italic, than.italic)):
        out += [*_switch(tag, now, usual), *_switch(f"{tag}Cs", now, usual)]
    out += ["<w:vanish/>"] if hidden else []
    if run.ink:
        out.append(f'<w:color w:val="{run.ink.removeprefix("#")}"/>')
    if size != than.size:
        half = round(size * 2)
        out.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    if run.under:
        out.append(f'<w:u w:val="{run.under}"/>')
    out += ["<w:specVanish/>"] if hidden else []
    return "".join(out)


def _para(para: Para, parts: Parts) -> str:
    style = STYLES[para.style]
    inside = [] if para.style == NORMAL else [f'<w:pStyle w:val="{style_id(para.style)}"/>']
    inside += paragraph_properties(para.form, style)
    letters = Run("", para.form.bold, para.form.italic, para.form.size)
    mark = run_properties(letters, style, hidden=para.runs_in)
    inside += [f"<w:rPr>{mark}</w:rPr>"] if mark else []
    inside += [parts.section(para.ends)] if para.ends else []
    properties = f"<w:pPr>{''.join(inside)}</w:pPr>" if inside else ""
    return f"<w:p>{properties}{''.join(_piece(one, style, parts) for one in para.pieces)}</w:p>"


def _piece(piece: Piece, style: Form, parts: Parts) -> str:
    if isinstance(piece, Image):
        return f"<w:r>{drawing(piece, parts.image(piece))}</w:r>"
    if isinstance(piece, Field):
        return _begin(piece.code) + _run_text(piece.shown) + _END
    if isinstance(piece, Edge):
        return _begin(piece.code) if piece.code else _END
    if isinstance(piece, Note):
        return _note_mark(piece, parts.note(piece))
    properties = run_properties(piece, style)
    said = "".join(map(_text, filter(None, _BREAKS.split(clean(piece.text)))))
    run = f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{said}</w:r>"
    if piece.url:
        return f'<w:hyperlink r:id="{parts.link(piece.url)}">{run}</w:hyperlink>'
    return run


def _text(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    if part == "\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def _note_mark(note: Note, number: int) -> str:
    """The paper's own mark: Word would count in Arabic digits."""
    return (
        f'<w:r><w:rPr>{_RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1" '
        f'w:id="{number}"/>{_text(clean(note.mark))}</w:r>'
    )


def footnote(note: Note, number: int) -> str:
    """The note as it stands at the foot: its mark again, then what it says."""
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style_id(FOOTNOTE)}"/></w:pPr>'
        f"<w:r><w:rPr>{_RAISED}</w:rPr>{_text(clean(note.mark))}</w:r>"
        f"<w:r>{_text(' ' + clean(note.text))}</w:r></w:p></w:footnote>"
    )


def _begin(code: str) -> str:
    """The beginning of a field, up to where what it shows now is written."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _run_text(text: str) -> str:
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def _switch(tag: str, now: bool, usual: bool) -> list[str]:  # noqa: FBT001 - a thing and its pair
    if now == usual:
        return []
    return [f"<w:{tag}/>" if now else f'<w:{tag} w:val="0"/>']


def _tabs(form: Form) -> list[str]:
    if not form.tabs:
        return []
    stops = "".join(
        f'<w:tab w:val="{tab.align}"{f""" w:leader="{tab.leader}" """ if tab.leader else " "}'
        f'w:pos="{twips(tab.at)}"/>'
        for tab in form.tabs
    )
    return [f"<w:tabs>{stops}</w:tabs>"]


def _spacing(form: Form, than: Form) -> list[str]:
    out = [
        f'w:{name}="{twips(now)}"'
        for name, now, usual in (
            ("before", form.before, than.before),
            ("after", form.after, than.after),
        )
        if now != usual
    ]
    if form.line:
        rule = "exact" if form.exact else "atLeast"
        out.append(f'w:line="{twips(form.line)}" w:lineRule="{rule}"')
    return [f"<w:spacing {' '.join(out)}/>"] if out else []


def _indents(form: Form, than: Form) -> list[str]:
    out = [
        f'w:{name}="{twips(now)}"'
        for name, now, usual in (
            ("left", form.left, than.left),
            ("right", form.right, than.right),
        )
        if now != usual
    ]
    if form.first != than.first:
        name = "hanging" if form.first < 0 else "firstLine"
        out.append(f'w:{name}="{twips(abs(form.first))}"')
    return [f"<w:ind {' '.join(out)}/>"] if out else []


def _grid(grid: Grid, parts: Parts) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in grid.widths)
    properties = (
        f'<w:tblW w:w="{twips(sum(grid.widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(grid.left)}" w:type="dxa"/>{_rules(grid)}'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{twips(grid.above)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(grid.below)}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000" w:firstRow="{int(any(r.head for r in grid.rows))}" '
        f'w:lastRow="0" w:firstColumn="{int(grid.row_heads > 0)}" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
    )
    if grid.alt:
        properties += f"<w:tblDescription w:val={attribute(grid.alt)}/>"
    rows = "".join(_row(row, grid.tint, parts) for row in grid.rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _rules(grid: Grid) -> str:
    if not grid.rule:
        return ""
    line = f'w:val="single" w:sz="{round(grid.rule * 8)}" w:space="0" w:color="auto"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return f"<w:tblBorders>{''.join(f'<w:{side} {line}/>' for side in sides)}</w:tblBorders>"


def _row(row: Row, tint: str, parts: Parts) -> str:
    inside = "<w:cantSplit/>" if row.whole else ""
    inside += "<w:tblHeader/>" if row.head else ""
    properties = f"<w:trPr>{inside}</w:trPr>" if inside else ""
    shade = tint if row.head else ""
    return f"<w:tr>{properties}{''.join(_cell(cell, shade, parts) for cell in row.cells)}</w:tr>"


def _cell(cell: Cell, tint: str, parts: Parts) -> str:
    over = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    over += _DOWN[cell.down]
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint.removeprefix("#")}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(cell.width)}" w:type="dxa"/>'
        f"{over}{shade if tint else ''}"
        f'<w:tcMar><w:left w:w="{twips(cell.left)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(cell.right)}" w:type="dxa"/></w:tcMar></w:tcPr>'
        f"{cell_items(cell.items, parts)}</w:tc>"
    )
