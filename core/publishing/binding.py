"""A book's parts in order: front pages, the papers, what was not reported, the indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.answers import VIRTUES
from core.approvals.scans import Kept, read_kept
from core.documents.drawing import composed, sheet_of
from core.documents.gathered import Gathered
from core.documents.signed import on_page
from core.errors import TemplateError
from core.jobs import Progress
from core.typeset.block import Block, Entry
from core.typeset.book import Part, bind
from core.typeset.contents import Contents
from core.typeset.finish import About, Printed
from core.typeset.measures import A4_REPORT
from core.typeset.pages import Furniture
from core.typeset.paragraph import Heading, item
from core.typeset.style import HEADING, ITEM, PLAIN, TITLE
from core.typeset.tags import Tag, numbered_list

if TYPE_CHECKING:
    from core.publishing.ebook import Chapter, Ebook

_WORDS = (
    "number",
    "scan",
    "unreported",
    "virtues",
    "indicators",
    "indicator",
    "unreported_line",
    "unfinished_line",
)
_TITLE_SIZE = 20.0
_QUIET = Furniture(numbered=False, catchwords=False)


def bound(book: Ebook, about: About, progress: Progress | None = None) -> Printed:
    """The book's pages as one finished PDF.

    Raises:
        UserError: a part of a paper is too tall for a page, or the book's file lacks a wording.
        CancelledError: the work was cancelled.
    """
    binder = _Binder(book)
    parts = list(binder.parts(progress or Progress()))
    return bind(parts, binder.numbers, about, binder.words["number"], progress)


class _Binder:
    """Sets the parts of one book."""

    def __init__(self, book: Ebook) -> None:
        self.book = book
        self.words = _words_of(book.front)
        self.numbers: dict[object, str] = {}  # pages by key, known when all is laid out
        gathered, self.on = composed(book.front)
        self._front = gathered
        papers = self.on.papers
        self._line = replace(PLAIN, leading=papers.leading_pt)

    def parts(self, progress: Progress) -> Iterator[Part]:
        """All of them in the order of the book."""
        chapters = [self._chapter(one) for one in progress.each(self.book.chapters, "กำลังเรียงพิมพ์")]
        back = list(self._back())
        entries = [(part.title, part.key) for part in (*chapters, *back)]
        yield self._opening(entries)
        yield from chapters
        yield from back

    def _opening(self, entries: Sequence[tuple[str, object]]) -> Part:
        """Cover, preface and contents."""
        measures, furniture = sheet_of(self._front, self.on)
        story: list[Block] = []
        for block in self.on.story(self._front.document.pieces):
            if isinstance(block, Contents):
                story += self._lines(block, entries)
            else:
                story.append(block)
        return Part(
            story=story,
            key="front",
            measures=measures,
            furniture=replace(furniture, catchwords=False),
            counted=False,
        )

    def _lines(self, of: Contents, entries: Sequence[tuple[str, object]]) -> list[Block]:
        """Lines that lead to the parts."""
        return of.blocks([Entry(1, title, key) for title, key in entries], self.numbers)

    def _chapter(self, chapter: Chapter) -> Part:
        key = ("lesson", chapter.record_id)
        title = self.on.digits(chapter.title)
        if chapter.paper is None and chapter.signed is not None:
            heard = self._said("scan", title=title, page="{page}", pages="{pages}")
            scan = partial(_pages_of, self._front.files, chapter.signed)
            return Part(title=title, key=key, scan=scan, heard=heard)
        if chapter.paper is None:
            raise ValueError(title)
        gathered, on = composed(chapter.paper)
        measures, furniture = sheet_of(gathered, on)
        story = on.story(gathered.document.pieces)
        return Part(story=story, title=title, key=key, measures=measures, furniture=furniture)

    def _back(self) -> Iterator[Part]:
        """What stands after the papers."""
        if self.book.named and self.book.silent:
            yield self._plain("unreported", list(self._silent()))
        yield from self._index("virtues", _by_virtue(self.book.chapters))
        numbers = _by_indicator(self.book.chapters)
        named = {self._said("indicator", number=number): found for number, found in numbers.items()}
        yield from self._index("indicators", named)

    def _silent(self) -> Iterator[Block]:
        """A line for each activity without a whole report."""
        listed = numbered_list()
        style = replace(ITEM, leading=self.on.papers.leading_pt)
        for place, row in enumerate(self.book.silent, 1):
            phrase = "unfinished_line" if row.reports else "unreported_line"
            said = self._said(phrase, name=row.name)
            yield item(self.on.digits(f"{place}."), said, listed, style, own=self.on.own)

    def _index(self, name: str, found: Mapping[str, Sequence[Chapter]]) -> Iterator[Part]:
        """A part with the papers under each heading; none where nothing stands under any."""
        if not found:
            return
        blocks: list[Block] = []
        for heading, chapters in found.items():
            words = self.on.digits(heading)
            style = replace(HEADING, leading=self.on.papers.leading_pt)
            blocks.append(Heading(words, 3, style, own=self.on.own))
            lines = Contents(1, column="", style=self._line, own=self.on.own)
            titles = [(self.on.digits(one.title), ("lesson", one.record_id)) for one in chapters]
            blocks += self._lines(lines, titles)
        yield self._plain(name, blocks)

    def _plain(self, name: str, blocks: Sequence[Block]) -> Part:
        """A part of the book's own, under its title."""
        title = self.on.digits(self.words[name])
        leading = self.on.papers.leading_pt * _TITLE_SIZE / ITEM.size
        style = replace(TITLE, size=_TITLE_SIZE, with_next=True)
        head = self.on.paragraph(title, style, tag=Tag("H2"), leading=leading)
        story = [head, *blocks]
        return Part(story=story, title=title, key=name, measures=A4_REPORT, furniture=_QUIET)

    def _said(self, phrase: str, **values: object) -> str:
        return self.on.digits(self.words[phrase].format(**values))


def _pages_of(files: Path, signed: Kept) -> bytes:
    """The signed copy as a PDF.

    Raises:
        UserError: the file is gone, or is not what was kept.
    """
    data = read_kept(files, signed)
    return data if signed.ending == ".pdf" else on_page(data)


def _words_of(front: Gathered) -> Mapping[str, str]:
    """The book's wordings, every one that is needed."""
    words = front.document.words
    lacking = [name for name in _WORDS if name not in words]
    if lacking:
        raise TemplateError(
            f"ไฟล์ {front.document.key}.toml ไม่มีคำใน [words]: {', '.join(lacking)} เติมแล้วรวมเล่มอีกครั้ง"
        )
    return words


def _by_virtue(chapters: Sequence[Chapter]) -> dict[str, list[Chapter]]:
    """The papers about each virtue, the virtues in their fixed order."""
    found = {
        title: [one for one in chapters if key in one.virtues] for key, title in VIRTUES.items()
    }
    return {title: some for title, some in found.items() if some}


def _by_indicator(chapters: Sequence[Chapter]) -> dict[int, list[Chapter]]:
    """The papers that are evidence of each indicator, in the order of numbers."""
    numbers = sorted({number for one in chapters for number in one.indicators})
    return {number: [one for one in chapters if number in one.indicators] for number in numbers}
