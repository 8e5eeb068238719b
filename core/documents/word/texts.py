"""Paragraphs, headings, items of lists, and what only makes room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from core.documents.pieces.wrapped import Indented, Wrapped
from core.documents.word.form import (
    BODY,
    CAPTION,
    HEADINGS,
    ITEM,
    NORMAL,
    OUTSIDE,
    Form,
    Leader,
    Note,
    Piece,
    Run,
    Tab,
)
from core.documents.word.story import Story, line_of, put, put_all
from core.typeset.block import PageBreak, Rule, Spacer, Together
from core.typeset.leaders import Blanks, Ruled
from core.typeset.lists import HangingItem
from core.typeset.measures import MM
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.rows import Span
from core.typeset.style import Style
from core.typeset.tags import Tag

_HEADING = re.compile(r"H([1-6])")
_OUTSIDE = 2  # level of the headings that no table of contents lists
_WHOLE = 3  # lines kept together: a paragraph that asks for so many is never broken


@put.register
def _(block: Paragraph, story: Story) -> None:
    level, said = heading_level(block.tag), block.spans
    run_in = heading_level(said[0].tag) if said and not level else 0
    if not said and not story.is_cell:  # the paper shows nothing; a cell keeps how it is set
        return
    if level:
        _put_heading(level, block, said, story)
    elif run_in:
        _put_run_in(run_in, block, story)
    else:
        style = block.style
        item = bool(said and said[0].tag and said[0].tag.kind == "Lbl")
        body = style.first > 0 and style.align == "thai"
        plain = CAPTION if block.tag.kind == "Caption" else BODY if body else NORMAL
        name = ITEM if item else plain
        story.add(name, _form(block), runs(said, style))


@put.register
def _(block: HangingItem, story: Story) -> None:
    """The number, then the text at a tab, under which it goes on."""
    form = replace(_form(block), first=-block.room)
    label = Run(f"{block.label}\t" if block.label else "", form.bold, form.italic, form.size)
    story.add(ITEM, form, [label, *runs(block.spans, block.style)])


def _put_heading(
    level: int, block: Paragraph, spans: Sequence[Span], story: Story, *, runs_in: bool = False
) -> None:
    said = runs(spans, block.style)
    form = replace(_form(block), bold=all(one.bold for one in said if isinstance(one, Run)))
    unlisted = isinstance(block, Heading) and not block.in_contents and level == _OUTSIDE
    story.add(OUTSIDE if unlisted else f"heading {level}", form, said, runs_in=runs_in)


def _put_run_in(level: int, block: Paragraph, story: Story) -> None:
    """A heading and its text in one line: two paragraphs of which the first runs in."""
    head, *rest = (list(group) for _, group in groupby(block.spans, key=lambda span: span.tag))
    text = [span for group in rest for span in group]
    _put_heading(level, block, head, story, runs_in=bool(text))
    if text:
        story.add(BODY, _form(block), runs(text, block.style))


def _form(block: Paragraph) -> Form:
    form = form_of(block.style)
    return replace(form, before=block.before, keep_next=block.with_next)


@put.register
def _(block: Together, story: Story) -> None:
    start = len(story.items)
    put_all(block.blocks[:-1], story)
    if len(story.items) > start:
        story.keep_with_next(start)
    put_all(block.blocks[-1:], story)


@put.register
def _(block: Wrapped, story: Story) -> None:
    put(block.inner, story)


@put.register
def _(block: Indented, story: Story) -> None:
    story.left += block.left
    put(block.inner, story)
    story.left -= block.left


@put.register
def _(block: Spacer, story: Story) -> None:
    story.keep_apart(block.points)


@put.register
def _(block: PageBreak, story: Story) -> None:  # noqa: ARG001 - chosen by its class
    story.turn()


@put.register
def _(block: Rule, story: Story) -> None:
    side = (story.width - (block.length_mm * MM or story.width)) / 2
    form = Form(
        left=side,
        right=side,
        line=block.above,
        exact=True,
        after=block.below,
        keep_next=block.with_next,
        under=block.thick,
    )
    story.add(NORMAL, form, ())


@put.register
def _(block: Blanks, story: Story) -> None:
    """Dots, or a solid line, to the column's right edge."""
    leader: Leader = "underscore" if isinstance(block, Ruled) else "dot"
    for i in range(block.count):
        label = f"{block.label} " if block.label and i == 0 else ""
        form = Form(
            before=block.before if i == 0 else 0.0,
            line=block.leading,
            exact=True,  # LibreOffice would set a line without letters closer
            tabs=(Tab(story.width, leader, "right"),),
        )
        story.add(NORMAL, form, [Run(f"{label}\t")])


def heading_level(tag: Tag | None) -> int:
    """1 to 6 for a heading, 0 for anything else."""
    found = _HEADING.fullmatch(tag.kind) if tag else None
    return min(int(found[1]), HEADINGS) if found else 0


def form_of(style: Style) -> Form:
    """The paragraph's form as its style says."""
    return Form(
        align=style.align,
        size=style.size,
        bold="bold" in style.face,
        italic="italic" in style.face,
        left=style.left,
        right=style.right,
        first=style.first,
        before=style.before,
        line=line_of(style.leading, style.size),
        keep_next=style.with_next,
        keep_lines=style.keep >= _WHOLE,
    )


def runs(spans: Sequence[Span], style: Style) -> list[Piece]:
    """The spans with what each is set in; the mark of a note with the note."""
    return [
        Note(span.text, span.note)
        if span.note
        else Run(
            span.text,
            bold="bold" in (span.face or style.face),
            italic="italic" in (span.face or style.face),
            size=span.size or style.size,
            ink=span.ink or style.ink,
            under="single" if span.underlined else "",
            url=span.url,
        )
        for span in spans
    ]
