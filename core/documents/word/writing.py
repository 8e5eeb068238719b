"""A gathered paper as a Word file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from core.documents.drawing import about_of, composed, sheet_of
from core.documents.editable import WORD, Editable
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.word import figures, fronts, heads, tables, texts
from core.documents.word.form import Field, Form, Item, Pages, Para, Piece, Run, Section
from core.documents.word.package import HEAD_MM, WordFile
from core.documents.word.story import Story, put_all
from core.errors import UserError
from core.typeset.block import Block
from core.typeset.contents import Contents
from core.typeset.measures import LEADING, MM, Measures
from core.typeset.pages import Furniture, page_numbers
from core.typeset.style import Style

__all__ = ["NO_WORD", "figures", "fronts", "heads", "story_of", "tables", "texts", "word_of"]
NO_WORD = "เกียรติบัตรจัดวางเป็นภาพทั้งหน้า จึงไม่มีแบบ Word บันทึกเป็น PDF แทน"
_COUNTS = re.compile(r"(\{pages?\})")
_DRAFT_SIZE = 20.0
_DRAFT_LINE = 22.6
_HAIR = 1.0  # height of a line that says nothing


def word_of(gathered: Gathered) -> Editable:
    """The paper as a Word file.

    Raises:
        UserError: a certificate, whose design is a picture and no text.
    """
    if gathered.design:
        raise UserError(NO_WORD, code="no-word")
    gathered, on = composed(gathered)
    about = about_of(gathered, on)
    measures, furniture = sheet_of(gathered, on)
    blocks = on.story(gathered.document.pieces)
    story = Story(measures.column)
    story.entries = [entry for block in blocks for entry in block.entries()]
    if any(isinstance(block, Contents) for block in blocks):
        story.numbers = page_numbers(blocks, measures, furniture)
    items = fill(story, blocks)
    margins = partial(_margins, measures, furniture)
    data = WordFile(measures, margins).finished(items, story.section, about)
    name = safe_name(on.bare(gathered.document.file_name), WORD)
    return Editable(data, about.title, name, gathered.missing, gathered.notes)


def story_of(blocks: Sequence[Block], width: float) -> list[Item]:
    """The blocks as Word has them in a column of this width."""
    return fill(Story(width), blocks)


def fill(story: Story, blocks: Sequence[Block]) -> list[Item]:
    """The items of the story with the blocks in it; Word wants a paragraph at the end."""
    put_all(blocks, story)
    if not story.items or not isinstance(story.items[-1], Para):
        story.keep_apart()
    return story.items


def _margins(at: Measures, furniture: Furniture, section: Section, *, first: bool) -> Pages:
    """Draft mark, page number, motto.

    Word moves the text down where the margin's lines need more room than there is: so page two
    of a memo begins lower than page one, as the paper's does.
    """
    draft: list[Piece] = [Run("ร่าง", bold=True, size=_DRAFT_SIZE)] if furniture.draft else []
    mark = Form("right", size=_DRAFT_SIZE, bold=True, line=_DRAFT_LINE, exact=True)
    none = Para("header", mark if draft else Form("right", line=_HAIR, exact=True), draft)
    head = [none, _number(at, furniture, section)]
    motto = [Run(furniture.motto)] if furniture.motto and first else []
    empty = Para("footer", Form("center"))
    thai = "thaiNumbers" if furniture.thai_digits else "decimal"
    return Pages(
        [none] if section.from_second or not section.pattern else head,
        head if section.pattern else [none],
        [Para("footer", Form("center"), motto)],
        [empty],
        "thaiLetters" if section.letters else thai,
        section.anew,
    )


def _number(at: Measures, furniture: Furniture, section: Section) -> Para:
    """The line of the page number: the first under the margin, or in it where the paper says."""
    top = at.number_mm * MM - Style().baseline if at.number_mm else at.later_top_mm * MM
    above = HEAD_MM * MM + (_DRAFT_LINE if furniture.draft else _HAIR)
    form = Form(
        "center",
        before=max(top - above, 0.0),
        after=0.0 if at.number_mm else at.after_number_mm * MM,
        line=LEADING,
        exact=True,
    )
    second = "ข" if section.letters else "๒" if furniture.thai_digits else "2"
    codes = {"{page}": Field("PAGE", second), "{pages}": Field("SECTIONPAGES", second)}
    words = filter(None, _COUNTS.split(section.pattern))
    return Para("header", form, [codes.get(word) or Run(word) for word in words])
