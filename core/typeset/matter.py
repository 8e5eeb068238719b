"""Parts of a document whose pages are counted by themselves: cover, front pages, body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from core.thai.numbering import thai_letter
from core.typeset.block import Block, PageBreak
from core.typeset.flow import Placed, paginate

Counting: TypeAlias = Literal["none", "letters", "digits"]


class Matter(PageBreak):
    """What follows begins a page, and its pages are counted anew: ๑ ๒ ๓, ก ข ค, or not at all.

    Attributes:
        pattern: what stands at the top of a page: ``{page}``, and ``{pages}`` for how many.
        name: what a viewer calls pages that are not counted.
    """

    def __init__(
        self, counting: Counting = "digits", *, pattern: str = "- {page} -", name: str = ""
    ) -> None:
        self.counting, self.pattern, self.name = counting, pattern, name


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, what a viewer calls it, and the number printed on it, if any."""

    placed: list[Placed]
    label: str
    number: str


def laid_out(
    story: Sequence[Block],
    width: float,
    room: Callable[[int], float],
    spell: Callable[[object], str],
) -> list[Page]:
    """The pages of a story, at least one; ``room(n)`` is the height of text on the n-th of all.

    A story without a ``Matter`` is numbered from its second page on.

    Raises:
        TooTallError: a block does not fit on a page of its own.
    """
    out: list[Page] = []
    for matter, blocks in _parts(story):
        placed = paginate(blocks, width, _after(len(out), room))
        for n, page in enumerate(placed, 1):
            out.append(_page(page, matter, (n, len(placed)), spell))
    return out


def page_labels(pages: Sequence[Page]) -> PDFDictionary:
    """What a viewer calls each page, as the catalog has it."""
    entries: list[object] = []
    for i, page in enumerate(pages):
        entries += [i, PDFDictionary({"P": PDFString(page.label)} if page.label else {})]
    return PDFDictionary({"Nums": PDFArray(entries)})


def is_parted(story: Sequence[Block]) -> bool:
    """Whether the story has parts that are counted by themselves."""
    return any(isinstance(block, Matter) for block in story)


def _after(done: int, room: Callable[[int], float]) -> Callable[[int], float]:
    """The room on pages that are counted from those before."""
    return lambda n: room(done + n)


def _page(
    placed: list[Placed],
    matter: Matter | None,
    count: tuple[int, int],
    spell: Callable[[object], str],
) -> Page:
    number, pages = count
    if matter is None:
        said = spell(number)
        return Page(placed, said, f"- {said} -" if number > 1 else "")
    if matter.counting == "none":
        return Page(placed, matter.name, "")
    letters = matter.counting == "letters"
    said, most = (thai_letter(n) if letters else spell(n) for n in (number, pages))
    silent = any(one.block.silent for one in placed)
    return Page(placed, said, "" if silent else matter.pattern.format(page=said, pages=most))


def _parts(story: Sequence[Block]) -> list[tuple[Matter | None, list[Block]]]:
    parts: list[tuple[Matter | None, list[Block]]] = [(None, [])]
    for block in story:
        if isinstance(block, Matter):
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    return [part for part in parts if part[1]] or parts[:1]
