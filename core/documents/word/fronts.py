"""Parts that are counted by themselves, pages filled from top to bottom, the table of contents."""

from __future__ import annotations

from dataclasses import replace

from core.documents.word.form import (
    DEEPER,
    NORMAL,
    Edge,
    Form,
    Para,
    Piece,
    Run,
    Section,
    Tab,
)
from core.documents.word.story import Story, put, put_all
from core.documents.word.texts import form_of
from core.typeset.contents import Contents
from core.typeset.cover import FullPage
from core.typeset.matter import Matter
from core.typeset.measures import LEADING

_SLACK = 2 * LEADING  # another line than the paper has must not make another page


@put.register
def _(block: Matter, story: Story) -> None:
    pattern = "" if block.counting == "none" else block.pattern
    story.begin(Section(pattern, letters=block.counting == "letters", anew=True))


@put.register
def _(block: FullPage, story: Story) -> None:
    """Its groups share the free height of a page, on which no number stands."""
    if story.section.pattern:
        story.alone(Section(""), lambda: _fill(block, story))
    else:
        _fill(block, story)
        story.turn()


def _fill(block: FullPage, story: Story) -> None:
    heights = [sum(one.height(story.width) + one.before for one in group) for group in block.groups]
    free = max(block.points - sum(heights) - _SLACK, 0.0)
    alone = len(block.groups) == 1
    gap = free / 2 if alone else free / max(len(block.groups) - 1, 1)
    for i, group in enumerate(block.groups):
        first = len(story.items)
        put_all(group, story)
        item = story.items[first]
        if isinstance(item, Para) and (i or alone):
            item.form = replace(item.form, before=item.form.before + gap)


@put.register
def _(block: Contents, story: Story) -> None:
    """A field with the numbers of the paper, until the officer has Word count anew (F9).

    It is not marked as out of date: Word would ask about it whenever the file is opened.
    """
    highest = min((entry.level for entry in story.entries), default=1)
    deepest = highest + block.levels - 1
    wanted = block.lines_of(story.entries)
    if block.column and wanted:
        head = form_of(replace(block.style, align="right", face="text-bold"))
        story.add(NORMAL, replace(head, keep_next=True), [Run(block.column, bold=True)])
    stop = (Tab(story.width, "dot", "right"),)
    for i, entry in enumerate(wanted):
        pieces: list[Piece] = [Run(f"{entry.title}\t{story.numbers.get(entry.key, '')}")]
        if i == 0:
            pieces.insert(0, Edge(f'TOC \\o "{highest}-{deepest}" \\h \\z'))
        if i == len(wanted) - 1:
            pieces.append(Edge())
        style = f"toc {entry.level}"
        left = (entry.level - highest) * DEEPER
        story.add(style, Form(left=left, tabs=stop, size=block.style.size), pieces)
