"""Sets a document's blocks: fills wording with values, in the office's leading and digits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.answers import Item
from core.documents import content as contents
from core.documents.content import Content
from core.documents.document import Value
from core.documents.gathered import Gathered
from core.documents.pieces.piece import Piece
from core.documents.pieces.wording import emphasised, filled, names_in
from core.thai.numerals import printed
from core.typeset.block import Block
from core.typeset.leaders import Blanks
from core.typeset.paragraph import Paragraph
from core.typeset.pictures import Picture
from core.typeset.rows import Text
from core.typeset.style import BODY, Style
from core.typeset.tags import Tag

DOTS = "." * 30
_EMPTY_LINES = 2  # dotted lines of a draft where a text is missing


class Compositor:
    """What every piece of one document is set with."""

    def __init__(self, gathered: Gathered, emblem: Picture | None = None) -> None:
        self.papers, self.emblem, self.own = gathered.papers, emblem, gathered.own
        self.draft, self._contents = gathered.draft, gathered.contents
        self._values = {value.name: value for value in gathered.document.values}
        self._files = gathered.files

    def story(self, pieces: tuple[Piece, ...]) -> list[Block]:
        """The blocks of all pieces that have something to say."""
        return [block for piece in pieces if self._wanted(piece) for block in piece.blocks(self)]

    def value(self, name: str) -> Value:
        """The value as it is declared."""
        return self._values[name]

    def content(self, name: str) -> Content:
        """What the value holds."""
        return self._contents[name]

    def file(self, name: str) -> Path:
        """Where a picture lies: among the office's own files, unless its name leads elsewhere."""
        return self._files / name

    def dotted(self, name: str) -> bool:
        """Whether dots stand for the value: a draft without something it must have."""
        return self.draft and self.value(name).required and is_empty(self.content(name))

    def speaks(self, name: str) -> bool:
        """Whether there is something to print for the value, if only dots."""
        return not is_empty(self.content(name)) or self.dotted(name)

    def words(self, pattern: str) -> str:
        """The wording with its values, dots or room where one says nothing."""
        return filled(pattern, self._said, self.digits).strip()

    def bare(self, pattern: str) -> str:
        """The wording with its values and nothing for those that say nothing."""
        return filled(pattern, lambda name: contents.said(self.content(name)), self.digits).strip()

    def digits(self, text: object) -> str:
        """The program's own words in the digits of this paper."""
        return printed(str(text), thai=self.papers.thai_digits)

    def paragraph(
        self,
        text: str | Text,
        style: Style = BODY,
        *,
        tag: Tag | None = None,
        leading: float = 0.0,
    ) -> Paragraph:
        """A paragraph; a plain text may hold ``**bold**``. ``leading``, if not the office's."""
        words = emphasised(text) if isinstance(text, str) else text
        set_in = replace(style, leading=leading or self.papers.leading_pt)
        return Paragraph(words, set_in, tag=tag, own=self.own)

    def paragraphs(self, pattern: str, style: Style) -> list[Block]:
        """A paragraph for each line of the wording; dotted lines where a draft has no text."""
        names = names_in(pattern)
        if [f"{{{name}}}" for name in names] == [pattern] and self.dotted(names[0]):
            return [self.blanks(before=style.before)]
        lines = [line for line in self.words(pattern).split("\n") if line]
        later = replace(style, before=0.0)
        return [self.paragraph(line, later if i else style) for i, line in enumerate(lines)]

    def blanks(self, count: int = _EMPTY_LINES, before: float = 0.0) -> Blanks:
        """Dotted lines across the column."""
        return Blanks(count, leading=self.papers.leading_pt, before=before)

    def _wanted(self, piece: Piece) -> bool:
        if piece.when and not self.speaks(piece.when):
            return False
        return not (piece.unless and self.speaks(piece.unless))

    def _said(self, name: str) -> str:
        if self.dotted(name):
            return DOTS
        return contents.said(self.content(name)) or self.value(name).blank


def is_empty(content: Content) -> bool:
    """Whether it says nothing: no text, no item, no part that says something."""
    if isinstance(content, str):
        return not content
    if isinstance(content, tuple):
        return not content
    if isinstance(content, Item):
        return False
    return all(is_empty(part) for part in content.values())
