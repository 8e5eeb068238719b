"""Where blocks become paragraphs and tables: the text of a document, or a cell of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch

from core.documents.word.form import NORMAL, Form, Grid, Item, Para, Piece, Section
from core.typeset.block import Block, Entry
from core.typeset.measures import LEADING

_NEAR = 0.3  # points by which a leading may differ from the face's own
_HAIR = 1.0  # height of a paragraph that only keeps things apart


class Story:
    """Items in their order, in a column ``width`` points wide."""

    def __init__(self, width: float, *, is_cell: bool = False) -> None:
        self.items: list[Item] = []
        self.width, self.is_cell = width, is_cell
        self.left = 0.0  # how far what comes is moved in
        self.section = Section(from_second=True)
        self.entries: Sequence[Entry] = ()  # of the contents
        self.numbers: Mapping[object, str] = {}
        self._turn = False
        self._back: Section | None = None  # to which what comes returns

    def add(
        self,
        style: str,
        form: Form,
        pieces: Sequence[Piece],
        *,
        runs_in: bool = False,
    ) -> None:
        """A paragraph follows, moved in as far as the story is."""
        self._return()
        form = replace(form, left=form.left + self.left, page_break=form.page_break or self._turn)
        self._turn = False
        self.items.append(Para(style, form, pieces, runs_in))

    def add_table(self, grid: Grid, before: float = 0.0) -> None:
        """A table follows, ``before`` points below what stands above."""
        self._return()
        last = self.items[-1] if self.items else None
        if isinstance(last, Para) and not self._turn:
            last.form = replace(last.form, after=max(last.form.after, before))
        elif last is not None:
            self.keep_apart(before)
        self.items.append(grid)

    def keep_apart(self, height: float = 0.0) -> None:
        """An empty line of this height: two tables would become one without."""
        self.add(NORMAL, Form(line=max(height, _HAIR), exact=True), ())

    def turn(self) -> None:
        """What comes begins a page."""
        self._turn = bool(self.items) and not self._back

    def begin(self, section: Section) -> None:
        """What comes begins a page of this section."""
        self._back, self._turn = None, False
        if self.items:
            last = self.items[-1]
            if not isinstance(last, Para):
                self.keep_apart()
                last = self.items[-1]
            if isinstance(last, Para) and not last.ends:
                last.ends = self.section
        self.section = section

    def alone(self, section: Section, put_it: Callable[[], object]) -> None:
        """What ``put_it`` adds stands on pages of this section; what comes then returns."""
        before = self.section
        self.begin(section)
        put_it()
        self._back = replace(before, anew=False, from_second=False)

    def _return(self) -> None:
        if self._back:
            self.begin(self._back)

    def keep_with_next(self, start: int = -1) -> None:
        """The paragraphs from the item numbered ``start`` on stay with what comes."""
        for item in self.items[start:]:
            if isinstance(item, Para):
                item.form = replace(item.form, keep_next=True)


def line_of(leading: float, size: float) -> float:
    """The height of a line, or 0 where it is the one the face has of itself."""
    return 0.0 if abs(leading - LEADING * size / 16) < _NEAR else leading


@singledispatch
def put(block: Block, story: Story) -> None:
    """The block stands at the end of the story.

    Raises:
        NotImplementedError: the class of the block has no form in Word yet.
    """
    raise NotImplementedError(type(block).__name__)


def put_all(blocks: Sequence[Block], story: Story) -> None:
    """The blocks stand at the end of the story, one under the other."""
    for block in blocks:
        put(block, story)
