"""What stands before a report's text: its cover, its front pages, its contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from core.documents.compositor import Compositor
from core.documents.pieces.piece import Piece
from core.typeset import block, contents, emblem, matter
from core.typeset.block import Block
from core.typeset.cover import FullPage
from core.typeset.matter import Counting
from core.typeset.measures import A4_REPORT
from core.typeset.paragraph import Heading, Paragraph
from core.typeset.style import PLAIN, TITLE, Style
from core.typeset.tags import Tag

_TITLE, _SUBTITLE, _FOOT = 26.0, 20.0, 18.0  # points
_APART = 14.0  # points between title and subtitle


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Piece):
    """A page with the title in the middle, an emblem above it and lines at its foot.

    Attributes:
        emblem_mm: height of the emblem; 0 for none.
    """

    title: str
    subtitle: str = ""
    foot: tuple[str, ...] = ()
    emblem_mm: float = 30.0

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        top: list[Block] = []
        if self.emblem_mm:
            top = [emblem.Emblem(on.emblem, self.emblem_mm, below=0.0)]
        title = [_centred(on, self.title, _TITLE, Tag("H1"))]
        under = filter(None, on.words(self.subtitle).split("\n"))
        title += [_centred(on, line, _SUBTITLE) for line in under]
        for line in title[1:2]:
            line.before = _APART
        foot = [_centred(on, line, _FOOT) for line in self.foot if on.words(line)]
        return [FullPage(top, title, foot, points=A4_REPORT.text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Piece):
    """What follows begins a page and is counted anew: ``digits``, ``letters`` or ``none``.

    Attributes:
        pattern: what stands at the top of a page, with ``[page]`` and ``[pages]``.
        name: what a viewer calls pages that are not counted.
    """

    counting: Counting = "digits"
    pattern: str = "- [page] -"
    name: str = ""

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        pattern = self.pattern.replace("[page]", "{page}").replace("[pages]", "{pages}")
        return [matter.Matter(self.counting, pattern=pattern, name=self.name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(Piece):
    """What follows begins a page."""

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        return [block.PageBreak()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Piece):
    """The table of contents, of as many levels of headings.

    Attributes:
        numbered: its lines of the highest level are counted.
    """

    title: str = "สารบัญ"
    column: str = "หน้า"
    levels: int = 2
    numbered: bool = False

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        style = replace(TITLE, size=20.0, leading=on.papers.leading_pt * 1.25, with_next=True)
        title = Heading(on.words(self.title), 2, style, own=on.own, in_contents=False)
        lines = replace(PLAIN, leading=on.papers.leading_pt)
        number = (lambda place: on.digits(f"{place}.")) if self.numbered else None
        table = contents.Contents(
            self.levels, column=self.column, style=lines, own=on.own, number=number
        )
        return [title, table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix(Piece):
    """A page that says nothing but that the appendix begins; in the contents too."""

    title: str = "ภาคผนวก"

    @override
    def blocks(self, on: Compositor) -> Iterable[Block]:
        style = replace(TITLE, size=_TITLE, leading=_leading(on, _TITLE))
        heading = Heading(on.words(self.title), 2, style, own=on.own)
        return [block.PageBreak(), FullPage([heading], points=A4_REPORT.text), block.PageBreak()]


def _centred(on: Compositor, pattern: str, size: float, tag: Tag | None = None) -> Paragraph:
    style: Style = replace(TITLE, size=size)
    return on.paragraph(on.words(pattern), style, tag=tag, leading=_leading(on, size))


def _leading(on: Compositor, size: float) -> float:
    return on.papers.leading_pt * size / 16
