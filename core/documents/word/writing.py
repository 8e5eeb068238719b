"""A gathered paper as a Word file."""

from __future__ import annotations

from core.documents.drawing import about_of, composed, sheet_of
from core.documents.editable import WORD, Editable
from core.documents.file_name import safe_name
from core.documents.gathered import Gathered
from core.documents.word import heads, tables, texts
from core.documents.word.form import Form, Item, PageNumber, Pages, Para, Piece, Run
from core.documents.word.package import HEAD_MM, WordFile
from core.documents.word.story import Story, put_all
from core.errors import UserError
from core.typeset.block import Block
from core.typeset.measures import LEADING, MM, Measures
from core.typeset.pages import Furniture

__all__ = ["NO_WORD", "heads", "story_of", "tables", "texts", "word_of"]
NO_WORD = "เกียรติบัตรจัดวางเป็นภาพทั้งหน้า จึงไม่มีแบบ Word บันทึกเป็น PDF แทน"
_DRAFT_SIZE = 20.0
_DRAFT_LINE = 22.6


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
    items = story_of(on.story(gathered.document.pieces), measures.column)
    round_it = _round_text(measures, furniture)
    data = WordFile(measures).finished(items, round_it, about)
    name = safe_name(on.bare(gathered.document.file_name), WORD)
    return Editable(data, about.title, name, gathered.missing, gathered.notes)


def story_of(blocks: list[Block], width: float) -> list[Item]:
    """The blocks as Word has them; Word wants a paragraph at the end."""
    story = Story(width)
    put_all(blocks, story)
    if not story.items or not isinstance(story.items[-1], Para):
        story.keep_apart()
    return story.items


def _round_text(at: Measures, furniture: Furniture) -> Pages:
    """Draft mark, page number from page two, motto.

    Word moves the text down where the margin's lines need more room than there is: so page two
    begins lower than page one, as the paper's does.
    """
    draft: list[Piece] = [Run("ร่าง", bold=True, size=_DRAFT_SIZE)] if furniture.draft else []
    mark = Form("right", size=_DRAFT_SIZE, bold=True, line=_DRAFT_LINE, exact=True)
    first = Para("header", mark if draft else Form("right", line=1.0, exact=True), draft)
    above = at.later_top_mm * MM - HEAD_MM * MM - _DRAFT_LINE
    number = Para(
        "header",
        Form("center", before=above, after=at.after_number_mm * MM, line=LEADING, exact=True),
        [Run("- "), PageNumber(furniture.thai_digits), Run(" -")],
    )
    motto = Para("footer", Form("center"), [Run(furniture.motto)] if furniture.motto else [])
    empty = Para("footer", Form("center"))
    rest = [Para("header", mark, draft), number]
    return Pages([first], rest, [motto], [empty], thai_digits=furniture.thai_digits)
