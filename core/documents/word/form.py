"""What a Word document is made of: paragraphs in their forms, runs, tables. Measures are points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.typeset.measures import A4, MM
from core.typeset.style import INDENT, Align

Leader: TypeAlias = Literal["", "dot", "underscore"]


@dataclass(frozen=True, slots=True)
class Tab:
    """A stop ``at`` points from the column's left edge, with what fills the way to it."""

    at: float
    leader: Leader = ""
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph is set.

    Attributes:
        line: height of a line, 0 for single spacing; at least so high, or ``exact``.
        first: indent of the first line, negative for a hanging one.
    """

    align: Align = "left"
    size: float = 16.0
    bold: bool = False
    italic: bool = False
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    exact: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    tabs: tuple[Tab, ...] = ()
    under: float = 0.0  # thickness of a rule at its foot


def _heading(level: int) -> Form:
    if level == 1:
        return Form("center", bold=True, keep_next=True, keep_lines=True)
    first = 0.0 if level == 2 else INDENT  # noqa: PLR2004, run-in headings are indented
    before = 6.0 if level == 2 else 0.0  # noqa: PLR2004
    return Form(bold=True, first=first, before=before, keep_next=True, keep_lines=True)


HEADINGS = 6
_CONTENTS = 2  # the level of headings at which a report's contents begin
NORMAL, BODY, ITEM, SIGNATURE = "Normal", "Body Text", "List Paragraph", "Signature"
CAPTION, FOOTNOTE = "caption", "footnote text"
OUTSIDE = "TOC Heading"  # a heading of the second level that no table of contents lists
DEEPER = 8 * MM  # of the lines of a table of contents
CENTRE_LINE = (A4.width_mm / 2 - A4.left_mm) * MM
STYLES: Mapping[str, Form] = {
    NORMAL: Form(),
    BODY: Form("thai", first=INDENT),
    **{f"heading {level}": _heading(level) for level in range(1, HEADINGS + 1)},
    ITEM: Form("thai", first=INDENT),
    OUTSIDE: _heading(2),
    CAPTION: Form("center"),
    **{
        f"toc {level}": Form(left=max(level - _CONTENTS, 0) * DEEPER)
        for level in range(1, HEADINGS + 1)
    },
    SIGNATURE: Form("center", left=CENTRE_LINE, keep_lines=True),
    FOOTNOTE: Form(size=14.0, left=6 * MM, first=-6 * MM),
    "header": Form("center"),
    "footer": Form("center"),
}


def style_id(name: str) -> str:
    """The name by which Word's files call one of its own styles: ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one setting; ``size`` 0 is the paragraph's, ``url`` where it leads."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    ink: str = ""
    under: Literal["", "single", "dotted"] = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A mark as the paper writes it, and what stands at the page's foot for it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """What Word writes itself, with what stands there until it does."""

    code: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a field of several paragraphs begins, with its code, or ends."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the line, or ``floating`` at the top of its page, left or in the middle."""

    png: bytes
    width: float
    height: float
    alt: str
    floating: Literal["", "left", "center"] = ""


Piece: TypeAlias = Run | Note | Field | Edge | Image


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that are counted and headed alike.

    Attributes:
        pattern: what stands at their top, ``{page}`` and ``{pages}`` for the counts; empty for
            nothing.
        letters: counted ก ข ค.
        anew: counted from the first on.
        from_second: its first page says nothing.
    """

    pattern: str = "- {page} -"
    letters: bool = False
    anew: bool = False
    from_second: bool = False


@dataclass(slots=True)
class Para:
    """A paragraph.

    Attributes:
        runs_in: its end does not show: the next paragraph goes on in the same line.
        ends: what follows begins a page of another section than this one.
    """

    style: str
    form: Form
    pieces: Sequence[Piece] = ()
    runs_in: bool = False
    ends: Section | None = None


@dataclass(slots=True)
class Cell:
    """A cell over so many ``columns``; one that reaches down over rows ``begins`` or goes on.

    ``left`` and ``right`` are the room beside what stands in it.
    """

    width: float
    items: list[Item]
    left: float = 4.0
    right: float = 4.0
    columns: int = 1
    down: Literal["", "begins", "goes on"] = ""


@dataclass(slots=True)
class Row:
    """A row; a ``head`` stands again on each page, a ``whole`` one is never broken."""

    cells: list[Cell]
    head: bool = False
    whole: bool = True


@dataclass(slots=True)
class Grid:
    """A table ``left`` points from the column's edge; ``rule`` is the thickness of its lines."""

    widths: Sequence[float]
    rows: list[Row]
    left: float = 0.0
    rule: float = 0.0
    above: float = 0.0
    below: float = 0.0
    tint: str = ""
    alt: str = ""
    row_heads: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands in the margins of a section's first page and of the others."""

    first_head: Sequence[Item] = ()
    head: Sequence[Item] = ()
    first_foot: Sequence[Item] = ()
    foot: Sequence[Item] = ()
    counting: str = "decimal"  # as Word names it
    anew: bool = False


Item: TypeAlias = Para | Grid
