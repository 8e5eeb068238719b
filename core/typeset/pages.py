"""Pages of an official paper: number, text, catchword, motto, and the mark of a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.jobs import Progress
from core.thai.numerals import to_thai
from core.typeset.block import Block
from core.typeset.catchword import catchword, spelled
from core.typeset.contents import expanded
from core.typeset.finish import About, Printed, finish
from core.typeset.flow import Placed
from core.typeset.lines import draw_centred, draw_text, item, letter
from core.typeset.matter import Page, is_parted, laid_out, page_labels
from core.typeset.measures import A4, LEADING, MM, Measures
from core.typeset.style import Style
from core.typeset.tagged_canvas import TaggedCanvas

_LINE = Style()
_OVER_MM = 3.0  # of a number on the first page over its text


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the text.

    Attributes:
        numbered: page numbers between hyphens from page two on.
        catchwords: the first words of the next page at each page's foot.
        catchword_at: what the officer wants there instead, by page; empty for nothing.
        draft: ร่าง in the upper margin of every page.
        motto: a line at the foot of the first page.
        thai_digits: of the page number.
    """

    numbered: bool = True
    catchwords: bool = True
    catchword_at: Mapping[int, str] = field(default_factory=dict)
    draft: bool = False
    motto: str = ""
    thai_digits: bool = True


STANDARD = Furniture()


def build(
    story: Sequence[Block],
    about: About,
    measures: Measures = A4,
    furniture: Furniture = STANDARD,
    progress: Progress | None = None,
    passphrase: str = "",
) -> Printed:
    """The story as a finished PDF: tagged, PDF/UA-1 and PDF/A-2a, or locked with a passphrase.

    Page numbers in a table of contents are those that stand on the pages.

    Raises:
        TooTallError: a block does not fit on a page of its own.
        CancelledError: the printing was cancelled.
    """
    sheet = Sheet(measures, furniture)
    pages, _ = sheet.lay(story)
    canvas = TaggedCanvas(measures.size)
    if is_parted(story):
        canvas.label_pages(page_labels(pages))
    for i, page in enumerate(pages, 1):
        if progress:
            progress.step(i - 1, len(pages), "กำลังจัดหน้า")
        sheet.draw(canvas, page, i, following=pages[i].placed if i < len(pages) else [])
        canvas.showPage()
    return finish(canvas, about, passphrase)


def page_numbers(
    story: Sequence[Block], measures: Measures = A4, furniture: Furniture = STANDARD
) -> Mapping[object, str]:
    """The number of the page on which each entry of the contents stands, by its key."""
    _, numbers = Sheet(measures, furniture).lay(story)
    return numbers


class Sheet:
    """Where things stand on each page."""

    def __init__(self, measures: Measures, furniture: Furniture) -> None:
        self._at, self._furniture = measures, furniture

    def top(self, page: int) -> float:
        """Top of the text in points above the lower edge."""
        if page == 1:
            return self._at.down(self._at.top_mm)
        top = self._at.down(self._at.later_top_mm)
        if not self._furniture.numbered or self._at.number_mm:
            return top
        return top - LEADING - self._at.after_number_mm * MM

    def room(self, page: int) -> float:
        """Height of the text on a page."""
        return self.top(page) - self._at.bottom_mm * MM

    def lay(self, story: Sequence[Block]) -> tuple[list[Page], Mapping[object, str]]:
        """The pages of a story, and on which of them each entry of the contents stands."""
        numbers: dict[object, str] = {}
        pages = laid_out(expanded(story, numbers), self._at.column, self.room, self.spell)
        for page in pages:
            entries = (entry for one in page.placed for entry in one.block.entries())
            numbers.update((entry.key, page.label) for entry in entries)
        return pages, numbers

    def spell(self, number: object) -> str:
        """A page number in the digits of this paper."""
        return to_thai(number) if self._furniture.thai_digits else str(number)

    def draw(self, canvas: TaggedCanvas, page: Page, number: int, following: list[Placed]) -> None:
        """All that stands on one page; the page is not ended."""
        if self._furniture.draft:
            self._draft(canvas)
        if page.number and self._furniture.numbered:
            self._number(canvas, page.number, at_first=number == 1)
        top = self.top(number)
        for block, drop in page.placed:
            block.draw(canvas, self._at.left, top - drop, self._at.column)
        if self._furniture.catchwords:
            self._catchword(canvas, number, following)
        if number == 1 and self._furniture.motto:
            self._foot(canvas, self._furniture.motto)

    def _number(self, canvas: TaggedCanvas, said: str, *, at_first: bool) -> None:
        """The number in its line; on the first page, whose text begins higher, over the text."""
        first = self._at.down(self._at.later_top_mm) - _LINE.baseline
        over = self._at.down(self._at.top_mm - _OVER_MM)
        usual = over if at_first else first
        y = self._at.down(self._at.number_mm) if self._at.number_mm else usual
        with canvas.furniture("Header"):
            draw_centred(canvas, self._at.size[0] / 2, y, said, letter())

    def _catchword(self, canvas: TaggedCanvas, page: int, following: list[Placed]) -> None:
        opening = next((said for p in following if (said := p.block.opening())), "")
        given = self._furniture.catchword_at.get(page)
        words = catchword(opening) if given is None else spelled(given)
        if words:
            x = self._at.left + self._at.column - item(words, letter()).width
            with canvas.furniture("Footer"):
                draw_text(canvas, x, self._at.catchword_mm * MM, words, letter())

    def _foot(self, canvas: TaggedCanvas, words: str) -> None:
        with canvas.furniture("Footer"):
            draw_centred(canvas, self._at.size[0] / 2, self._at.motto_mm * MM, words, letter())

    def _draft(self, canvas: TaggedCanvas) -> None:
        said = item("ร่าง", letter("text-bold", 20))
        x = self._at.left + self._at.column - said.width
        with canvas.furniture("Watermark"):
            draw_text(canvas, x, self._at.down(11), said.text, said.letter)
